"""Writing an output so that its name never stands for half a model.

Data goes to an unfinished file in the same folder, whose whole length is reserved first. Only a complete, synced and
verified file gets the final name. On a failure the unfinished file is removed; when the run is stopped or killed it
stays, so that it can be taken up again. Its name starts with a dot and ends in ``.part``: nothing takes it for a model.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from radonc_convert import past_cache
from radonc_convert.errors import OutputError
from radonc_convert.past_cache import BLOCK
from radonc_models.disk import is_in_use

__all__ = ["OutputFile", "check_room", "check_target", "disk_errors", "part_path", "room_at"]

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_RESERVE = 16 << 20


def part_path(path: Path) -> Path:
    """Return the name of the unfinished file of the output ``path``."""
    return path.with_name(f".{path.name}.part")


def check_target(path: Path, *, force: bool) -> None:
    """Check that ``path`` may become an output.

    Raises:
        OutputError: It exists and ``force`` is not set, or its folder is missing.

    """
    if path.is_dir() or (path.exists() and not force):
        raise OutputError(f"The output {path.name} exists already: choose another name or add --force.")
    if not path.parent.is_dir():
        raise OutputError(f"The folder {path.parent.name} for the output does not exist: create it first.")


def check_room(outputs: Sequence[tuple[Path, int]]) -> None:
    """Check before any work that the disks have room for (path, bytes) of all outputs.

    Raises:
        OutputError: A disk is too full.

    """
    needed: dict[int, int] = {}
    for path, size in outputs:
        with disk_errors(path):
            disk, free = path.parent.stat().st_dev, shutil.disk_usage(path.parent).free
            with contextlib.suppress(OSError):
                free += part_path(path).stat().st_blocks * 512  # what an interrupted run has taken already
        needed[disk] = needed.get(disk, 0) + size
        if free < needed[disk] + _RESERVE:
            raise OutputError(
                f"The disk is too full for {path.name}: {needed[disk] / 1e9:.2f} GB are needed and "
                f"{free / 1e9:.2f} GB are free."
            )


def room_at(offset: int, size: int) -> NDArray[np.uint8]:
    """Return memory for ``size`` bytes at ``offset`` of a file that can be written there past the system's cache."""
    whole = np.empty(size + BLOCK, np.uint8)
    skipped = (offset - whole.ctypes.data) % BLOCK  # its blocks lie like those of the file
    return whole[skipped : skipped + size]


@contextlib.contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """Turn operating-system errors about ``path`` into one sentence."""
    try:
        yield
    except OSError as problem:
        if problem.errno in _FULL:
            raise OutputError(f"The disk is full: free space for {path.name} and start again.") from None
        reason = problem.strerror or "unknown reason"
        raise OutputError(f"The output {path.name} cannot be written ({reason}): check its folder.") from None


class OutputFile:
    """The unfinished file of one output, written at given places from many threads.

    Args:
        path: The output's final name.
        size: Its bytes.
        force: Whether an existing output is replaced.
        reuse: Take up an unfinished file of the same size instead of starting anew.
        past_cache: Write whole blocks past the system's cache where it can; for outputs that memory cannot keep.

    """

    def __init__(
        self, path: Path, size: int, *, force: bool = False, reuse: bool = False, past_cache: bool = False
    ) -> None:
        self.path = path
        self.part = part_path(path)
        self.reused = False
        self._size = size
        self._force = force
        self._reuse = reuse
        self._kept = False
        self._past_cache = past_cache
        self._number = self._direct = -1
        self._lock = threading.Lock()

    def __enter__(self) -> OutputFile:
        with disk_errors(self.path):
            self._number = _open_locked(self.part)
        try:
            with disk_errors(self.path):
                self.reused = self._reuse and os.fstat(self._number).st_size == self._size
                if not self.reused:
                    os.ftruncate(self._number, 0)
                if hasattr(os, "posix_fallocate") and self._size:
                    os.posix_fallocate(self._number, 0, self._size)
                else:
                    os.ftruncate(self._number, self._size)
            if self._past_cache:
                flags = os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0)
                self._direct = past_cache.open_again(self.part, self._number, flags)
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def write(self, offset: int, data: memoryview) -> None:
        """Write ``data`` at ``offset``.

        Raises:
            OutputError: The disk is full or reports an error.

        """
        with disk_errors(self.path):
            first = -offset % BLOCK
            whole = (len(data) - first) // BLOCK * BLOCK
            if self._direct >= 0 and whole > 0 and self._write_blocks(offset + first, data[first : first + whole]):
                self._write_all(offset, data[:first])
                self._write_all(offset + first + whole, data[first + whole :])
            else:
                self._write_all(offset, data)

    def _write_blocks(self, offset: int, data: memoryview) -> bool:
        """Write whole blocks past the cache; tell whether the system took them."""
        if np.frombuffer(data, np.uint8).ctypes.data % BLOCK:
            return False
        while data:
            try:
                count = os.pwrite(self._direct, data, offset)
            except OSError as problem:
                if not past_cache.is_refusal(problem):
                    raise
                return False
            if count % BLOCK or not count:
                return False
            data, offset = data[count:], offset + count
        return True

    def _write_all(self, offset: int, data: memoryview) -> None:
        while data:
            count = self._write_some(offset, data)
            if not count:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            data, offset = data[count:], offset + count

    def read(self, offset: int, out: NDArray[np.uint8]) -> bool:
        """Fill ``out`` from ``offset``; tell whether the file reached that far."""
        with disk_errors(self.path), self._lock:
            os.lseek(self._number, offset, os.SEEK_SET)
            view = out.data
            while view:
                part = os.read(self._number, len(view))
                if not part:
                    return False
                view[: len(part)] = part
                view = view[len(part) :]
        return True

    def _write_some(self, offset: int, data: memoryview) -> int:
        if hasattr(os, "pwrite"):
            return os.pwrite(self._number, data, offset)
        with self._lock:  # no positioned write on this system: seek and write as one step
            os.lseek(self._number, offset, os.SEEK_SET)
            return os.write(self._number, data)

    def sync(self) -> None:
        """Bring everything written so far to the disk."""
        with disk_errors(self.path):
            os.fsync(self._number)

    def keep(self) -> None:
        """Leave the unfinished file for a later run."""
        self._kept = True

    def commit(self) -> None:
        """Give the synced file its final name in one step.

        Raises:
            OutputError: A file of that name appeared meanwhile and may not be replaced.

        """
        with disk_errors(self.path):
            if self._force or not hasattr(os, "link"):
                self.part.replace(self.path)
            else:
                _name_once(self.part, self.path)
            self._kept = True
            _sync_folder(self.path.parent)

    def _close(self) -> None:
        if self._number >= 0:
            if not self._kept:
                with contextlib.suppress(OSError):
                    self.part.unlink()
            os.close(self._number)
            self._number = -1
        if self._direct >= 0:
            os.close(self._direct)
            self._direct = -1


def _open_locked(part: Path) -> int:
    """Open or create the unfinished file and hold it against other processes until it is closed."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    while True:
        number = os.open(part, flags | getattr(os, "O_CLOEXEC", 0), 0o644)
        try:
            if is_in_use(number):
                raise OutputError(
                    f"Another conversion is writing {part.name[1:-5]}: wait for its end or choose another name."
                )
            if _same(part, number):
                return number
        except BaseException:
            os.close(number)
            raise
        os.close(number)  # the other process finished and took the name away: begin again


def _same(path: Path, number: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(number))
    except OSError:
        return False


def _name_once(part: Path, path: Path) -> None:
    """Rename without replacing: a hard link fails when the name is taken."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise OutputError(f"A file {path.name} appeared meanwhile: choose another name or add --force.") from None
    except OSError:  # a disk without hard links
        if path.exists():
            raise OutputError(f"A file {path.name} appeared meanwhile: choose another name or add --force.") from None
        part.replace(path)
        return
    part.unlink()


def _sync_folder(folder: Path) -> None:
    """Make a rename durable; not every system lets a folder be synced."""
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
