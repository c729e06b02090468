"""What every child process does before it loads native code: private pipes and no traces on the disk."""

from __future__ import annotations

import os
import signal
import sys
from typing import BinaryIO

__all__ = ["leave_no_traces", "take_pipes"]


def take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Keep the two pipes under private numbers and leave nothing of them to native code."""
    requests, events = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.close(nothing)
    return os.fdopen(requests, "rb"), os.fdopen(events, "wb")


def leave_no_traces() -> None:
    """Forbid core dumps, which would hold case text, and leave Ctrl-C to the app."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
