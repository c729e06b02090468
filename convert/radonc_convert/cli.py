"""The command ``radonc-convert``."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType

from radonc_convert.commands import adapter, inspect, merge, plan, verify
from radonc_models.errors import RadOncError

__all__ = ["main"]

_REFUSED, _STOPPED, _UNREAD = 2, 130, 141
_COMMANDS = (merge, adapter, plan, verify, inspect)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 done, 2 refused or failed, 130 stopped by the user.

    ``verify`` also returns 1, when a check of the model failed.
    """
    # The converter has its own threads: a second pool inside the linear algebra library would only compete.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    options = _parser().parse_args(arguments)
    previous = signal.signal(signal.SIGTERM, _stop)
    try:
        code = int(options.run(options))
        sys.stdout.flush()
        return code
    except RadOncError as problem:
        print(f"radonc-convert: {problem}", file=sys.stderr)
        return _REFUSED
    except KeyboardInterrupt as stopped:
        print(f"radonc-convert: {str(stopped) or 'Stopped; nothing was written.'}", file=sys.stderr)
        return _STOPPED
    except BrokenPipeError:  # whoever read the output has enough of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _UNREAD
    finally:
        signal.signal(signal.SIGTERM, previous)


def _stop(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the signature of a signal handler
    raise KeyboardInterrupt


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="radonc-convert",
        description="Merge LoRA adapters into a Llama base model and write quantized GGUF files, in one pass.",
    )
    commands = parser.add_subparsers(required=True, metavar="command")
    for command in _COMMANDS:
        added = commands.add_parser(command.NAME, help=command.HELP, description=command.HELP)
        command.add_arguments(added)
        added.set_defaults(run=command.run)
    return parser


if __name__ == "__main__":
    sys.exit(main())
