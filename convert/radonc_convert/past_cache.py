"""Reading and writing past the system's cache (``O_DIRECT``), where the system and the file system know it.

It spares a copy and keeps the memory of other programs where it is; the bytes are the same either way. Places, lengths
and memory must lie on blocks, so callers keep an ordinary descriptor for what does not.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

__all__ = ["BLOCK", "FLAG", "is_refusal", "open_again"]

BLOCK = 4096
"""What transfers past the cache are aligned to; disks ask for this or less."""

FLAG: int = getattr(os, "O_DIRECT", 0)
"""Opens a file past the cache; 0 where the system knows no such thing."""


def open_again(path: Path, number: int, flags: int) -> int:
    """Open the file that is open as ``number`` once more, past the cache; return -1 where that is not possible."""
    if not FLAG or not hasattr(os, "preadv"):
        return -1
    try:
        direct = os.open(path, flags | FLAG | os.O_CLOEXEC)
    except OSError:  # not every file system can
        return -1
    if not os.path.samestat(os.fstat(direct), os.fstat(number)):  # replaced in between
        os.close(direct)
        return -1
    return direct


def is_refusal(problem: OSError) -> bool:
    """Tell whether a file system that took the flag refuses the transfer itself; the ordinary way is open then."""
    return problem.errno in {errno.EINVAL, errno.EOPNOTSUPP}
