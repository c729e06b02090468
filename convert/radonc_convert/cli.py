"""The command ``radonc-convert``."""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType

from radonc_models.errors import RadOncError

__all__ = ["main"]

_REFUSED, _STOPPED = 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 done, 2 refused or failed, 130 stopped by the user."""
    # The converter has its own threads: a second pool inside the linear algebra library would only compete.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    options = _parser().parse_args(arguments)
    previous = signal.signal(signal.SIGTERM, _stop)
    try:
        return _merge(options)
    except RadOncError as problem:
        print(f"radonc-convert: {problem}", file=sys.stderr)
        return _REFUSED
    except KeyboardInterrupt:
        print("radonc-convert: Stopped; no output was written.", file=sys.stderr)
        return _STOPPED
    finally:
        signal.signal(signal.SIGTERM, previous)


def _stop(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
    raise KeyboardInterrupt


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="radonc-convert",
        description="Merge a LoRA adapter into a Llama base model and write one quantized GGUF file.",
    )
    commands = parser.add_subparsers(required=True, metavar="command")
    merge = commands.add_parser("merge", help="merge (or only quantize) in one pass")
    merge.add_argument("--base", type=Path, required=True, help="GGUF file or Hugging Face folder")
    merge.add_argument("--adapter", type=Path, help="PEFT LoRA folder; without it the base is only quantized")
    merge.add_argument("--out", type=Path, required=True, help="GGUF file to write")
    merge.add_argument("--type", default="Q8_0", help="file type, such as Q8_0, F16 or Q4_K_M (default: %(default)s)")
    merge.add_argument("--name", help="name of the model in the output")
    merge.add_argument("--threads", type=_count, help="number of threads (default: all usable cores)")
    merge.add_argument("--force", action="store_true", help="replace an existing output")
    merge.add_argument("--json", action="store_true", help="print the receipt as one line of JSON")
    return parser


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 1024:
        raise argparse.ArgumentTypeError("give a whole number from 1 to 1024")
    return int(text)


def _merge(options: argparse.Namespace) -> int:
    from radonc_convert.pipeline import execute, plan

    planned = plan(options.base, options.adapter, options.out, options.type, name=options.name, force=options.force)
    receipt = execute(planned, _bar(sys.stderr.isatty()), threads=options.threads)
    if options.json:
        print(json.dumps(receipt.as_dict(), sort_keys=True))
    else:
        print(
            f"{receipt.file}: {receipt.type}, {receipt.size / 1e6:.1f} MB, {receipt.merged} "
            f"of {receipt.tensors} tensors "
            f"merged, {receipt.seconds:.1f} s, SHA-256 {receipt.sha256}"
        )
    return 0


def _bar(visible: bool) -> Callable[[int, int], None] | None:
    """Return a progress display for a terminal, or None when nobody watches."""
    if not visible:
        return None

    def show(done: int, total: int) -> None:
        end = "\n" if done == total else ""
        print(
            f"\r{100 * done // total:3d} %  {done / 1e6:.0f} of {total / 1e6:.0f} MB",
            end=end,
            file=sys.stderr,
        )

    return show


if __name__ == "__main__":
    sys.exit(main())
