"""Files that are there as a whole or not at all, and files that only one process may write."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

if sys.platform != "win32":
    import fcntl

__all__ = ["is_in_use", "unfinished", "whole_file", "write_whole"]


def write_whole(path: Path, data: bytes, *, mode: int = 0o600) -> None:
    """Put ``data`` into the file ``path`` in one step: a crash leaves the old or the new content.

    Args:
        path: The file.
        data: Its whole content.
        mode: Who may read it; by default its owner alone.

    Raises:
        OSError: It cannot be written; nothing is left beside it.

    """
    with whole_file(path, mode=mode) as file:
        file.write(data)


@contextlib.contextmanager
def whole_file(path: Path, *, mode: int = 0o600) -> Iterator[IO[bytes]]:
    """Hand over a file to write into that becomes ``path`` in one step when the block ends without an error.

    Args:
        path: The file.
        mode: Who may read it; by default its owner alone.

    Raises:
        OSError: It cannot be written; as after any other error in the block, nothing is left beside it.

    """
    with unfinished(path, mode=mode) as place, place.open("wb") as file:
        yield file


@contextlib.contextmanager
def unfinished(path: Path, *, mode: int = 0o600) -> Iterator[Path]:
    """Hand over the place of an empty file that becomes ``path`` in one step when the block ends without an error.

    For libraries that open files by themselves; otherwise as ``whole_file``.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        os.close(handle)
        yield Path(name)
        with Path(name).open("rb+") as file:
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def is_in_use(number: int) -> bool:
    """Lock the open file ``number`` until it is closed; tell whether another process has it locked."""
    if sys.platform == "win32":
        return False
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        return problem.errno in {errno.EWOULDBLOCK, errno.EACCES}  # a disk without locks holds nothing
    return False
