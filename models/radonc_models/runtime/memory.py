"""How much memory is free, also for a process that may open nothing any more."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable

import psutil

__all__ = ["free_bytes", "free_bytes_for_good"]

_TABLE = "/proc/meminfo"
_AVAILABLE = re.compile(rb"^MemAvailable:\s+(\d+) kB", re.MULTILINE)
_LONGEST = 8192


def free_bytes() -> int:
    """Return the bytes that programs can still get without others being pushed out of memory."""
    return int(psutil.virtual_memory().available)


def free_bytes_for_good() -> Callable[[], int]:
    """Return ``free_bytes`` in a form that opens no file when it is called.

    On Linux the kernel's table is opened here and stays open as long as the process lives; what cannot be read there
    counts as nothing. Elsewhere, no file is needed anyway.
    """
    if sys.platform == "win32":  # Wine shows the table, but Windows has no call to read it from its start
        return free_bytes
    try:
        table = os.open(_TABLE, os.O_RDONLY)
    except OSError:
        return free_bytes

    def read() -> int:
        try:
            found = _AVAILABLE.search(os.pread(table, _LONGEST, 0))
        except OSError:
            return 0
        return int(found[1]) * 1024 if found else 0

    return read
