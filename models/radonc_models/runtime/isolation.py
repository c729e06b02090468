"""What every child process does before it loads native code: private pipes and no traces on the disk."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Self

__all__ = ["Confinement", "end_with", "forbid_dumps", "leave_no_traces", "prctl", "take_pipes"]

_SET_PARENT_DEATH_SIGNAL = 1
_SET_DUMPABLE = 4


@dataclass(frozen=True)
class Confinement:
    """What a child may do, told to it by its command line.

    Attributes:
        folders: Where it may read model files; nowhere else if the system can enforce that.
        gpu: Whether it may use a GPU, whose driver needs more than files of models.
        variant: The CPU variant of the engine that it loads; empty for the widest that the processor has.

    """

    folders: tuple[Path, ...] = ()
    gpu: bool = False
    variant: str = ""

    def arguments(self, parent: int) -> list[str]:
        """Return this, and the process number of the parent, as a command line."""
        return [str(parent), "gpu" if self.gpu else "cpu", self.variant, *map(str, self.folders)]

    @classmethod
    def from_arguments(cls, arguments: list[str]) -> tuple[Self, int]:
        """Return what ``arguments`` say, and the parent."""
        parent, device, variant, *folders = arguments
        return cls(tuple(map(Path, folders)), device == "gpu", variant), int(parent)


def take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Keep the two pipes under private numbers and leave nothing of them to native code."""
    requests, events = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.close(nothing)
    return os.fdopen(requests, "rb"), os.fdopen(events, "wb")


def leave_no_traces() -> list[str]:
    """Forbid core dumps, which would hold case text, and leave Ctrl-C to the app; return what is enforced."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    return forbid_dumps()


def forbid_dumps() -> list[str]:
    """Keep this process's memory out of core dumps and other processes' reach; return what is enforced."""
    if sys.platform == "win32":
        return []
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # A dump through a pipe to a crash collector ignores the limit, but not this; nor may others read our memory.
    return ["no core dump", *(["not dumpable"] if prctl(_SET_DUMPABLE, 0) else [])]


def end_with(parent: int) -> list[str]:
    """Have the kernel end this process with the thread that started it; return what is enforced.

    Args:
        parent: Process number of the starter; if it is gone already, this process ends here.

    """
    if sys.platform != "linux" or not prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL):
        return []
    if os.getppid() != parent:  # it ended before the line above
        os._exit(0)
    return ["ends with the app"]


def prctl(option: int, value: int) -> bool:
    """Set one property of this process; return whether the system has it (Linux) and took it."""
    if sys.platform != "linux":
        return False
    return bool(ctypes.CDLL(None, use_errno=True).prctl(option, ctypes.c_ulong(value), 0, 0, 0) == 0)
