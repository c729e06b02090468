"""Asking llama.cpp about model files, in a child process: a crash there is one sentence here."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from radonc_convert.errors import ConvertError
from radonc_models.runtime.process import child_environment, how_it_ended

__all__ = ["EngineRefusalError", "ask_engine"]

_LONGEST_LINE = 64 << 20
# -P: neither the working folder nor the script's place is searched for modules.
_CHILD = (sys.executable, "-P", "-m", "radonc_models.runtime.compare")


class EngineRefusalError(ConvertError):
    """The engine cannot work with the model file: it refused it, or came to its end over it."""


def ask_engine(
    request: dict[str, Any],
    progress: Callable[[int, int], None] | None = None,
    *,
    argv: tuple[str, ...] = _CHILD,
) -> Any:
    """Return the result of one request to ``radonc_models.runtime.compare``.

    Args:
        request: What that module describes; texts travel through a pipe and nowhere else.
        progress: Called with (done, total).
        argv: Command that starts the child.

    Raises:
        EngineRefusalError: The child refused, or ended without an answer.
        ConvertError: It cannot be started.

    """
    try:
        child = subprocess.Popen(
            argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=child_environment(), cwd=Path(__file__).parent,
        )  # fmt: skip
    except OSError:
        raise ConvertError("The engine could not be started: install llama-cpp-python again.") from None
    with child:
        try:
            return _talk(child, request, progress)
        finally:
            child.kill()
            with contextlib.suppress(OSError):
                assert child.stdin is not None
                child.stdin.close()


def _talk(child: subprocess.Popen[bytes], request: dict[str, Any], progress: Callable[[int, int], None] | None) -> Any:
    assert child.stdin is not None
    assert child.stdout is not None
    with contextlib.suppress(BrokenPipeError):  # how it ended is told below
        child.stdin.write(json.dumps(request).encode() + b"\n")
        child.stdin.flush()
    while line := child.stdout.readline(_LONGEST_LINE):
        try:
            answer = json.loads(line)
        except ValueError:
            break
        if "result" in answer:
            return answer["result"]
        if "problem" in answer:
            raise EngineRefusalError(answer["problem"])
        if progress is not None:
            progress(*answer["progress"])
    try:
        status = child.wait(5.0)
    except subprocess.TimeoutExpired:
        raise EngineRefusalError(
            "The engine sent data that makes no sense and was stopped: report this as a bug."
        ) from None
    raise EngineRefusalError(
        f"The engine ended while it read the model ({how_it_ended(status)}): "
        "make the file again, and look for a hardware fault if it stays."
    )
