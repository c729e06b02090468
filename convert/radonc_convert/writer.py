"""Writing the output file so that its name never stands for half a model.

Data goes to a temporary file in the same folder, whose whole length is reserved first. Only a complete, synced and
verified file gets the final name; on any failure the temporary file is removed. A process that is killed cannot do
that, so the next conversion to the same name removes what no living process holds.
"""

from __future__ import annotations

import contextlib
import errno
import glob
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from radonc_convert.errors import OutputError

if sys.platform != "win32":
    import fcntl

__all__ = ["OutputFile", "check_target", "disk_errors"]

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_RESERVE = 16 << 20


def check_target(path: Path, size: int, *, force: bool) -> None:
    """Check before any work that ``size`` bytes can be written to ``path``.

    Raises:
        OutputError: The file exists and ``force`` is not set, its folder is missing, or the disk is too full.

    """
    if path.is_dir() or (path.exists() and not force):
        raise OutputError(f"The output {path.name} exists already: choose another name or add --force.")
    if not path.parent.is_dir():
        raise OutputError(f"The folder {path.parent.name} for the output does not exist: create it first.")
    with disk_errors(path):
        free = shutil.disk_usage(path.parent).free
    if free < size + _RESERVE:
        raise OutputError(
            f"The disk is too full for {path.name}: {size / 1e9:.2f} GB are needed and {free / 1e9:.2f} GB are free."
        )


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
    """A file under a temporary name; a context manager that removes it unless ``commit`` was called."""

    def __init__(self, path: Path, size: int) -> None:
        self.path = path
        self.written = 0
        self._size = size
        self._temporary: Path | None = None
        self._stream: BinaryIO | None = None

    def __enter__(self) -> OutputFile:
        with disk_errors(self.path):
            _remove_abandoned(self.path)
            number, name = tempfile.mkstemp(prefix=f".{self.path.name}.", suffix=".part", dir=self.path.parent)
            self._temporary = Path(name)
            self._stream = os.fdopen(number, "w+b", buffering=0)
        try:
            with disk_errors(self.path):
                _mark_as_used(number)
                if hasattr(os, "posix_fallocate"):
                    os.posix_fallocate(number, 0, self._size)
        except BaseException:
            self._discard()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._discard()

    @property
    def temporary(self) -> Path:
        """The name under which the file can be read back before it is committed."""
        assert self._temporary is not None
        return self._temporary

    def write(self, data: bytes | memoryview) -> None:
        """Append ``data``.

        Raises:
            OutputError: The disk is full or reports an error.

        """
        assert self._stream is not None
        view = memoryview(data)
        with disk_errors(self.path):
            while view:
                count = self._stream.write(view)
                if not count:
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                self.written += count
                view = view[count:]

    def sync(self) -> None:
        """Bring everything written so far to the disk."""
        assert self._stream is not None
        with disk_errors(self.path):
            self._stream.truncate(self.written)
            os.fsync(self._stream.fileno())

    def commit(self) -> None:
        """Give the synced file its final name, replacing an older file in one step."""
        assert self._stream is not None
        with disk_errors(self.path):
            self._stream.close()
            os.chmod(self.temporary, 0o644)  # noqa: PTH101 - mkstemp makes it private; a model file is not secret
            self.temporary.replace(self.path)
            self._temporary = None
            _sync_folder(self.path.parent)

    def _discard(self) -> None:
        if self._stream is not None:
            self._stream.close()
        if self._temporary is not None:
            with contextlib.suppress(OSError):
                self._temporary.unlink()
            self._temporary = None


def _mark_as_used(number: int) -> bool:
    """Lock an open file until it is closed; return False when another process has it locked."""
    if sys.platform == "win32":
        return True  # an open file cannot be removed there anyway
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        return problem.errno not in {errno.EWOULDBLOCK, errno.EACCES}
    return True


def _remove_abandoned(path: Path) -> None:
    """Remove temporary files for ``path`` whose writer was killed."""
    for left in path.parent.glob(f".{glob.escape(path.name)}.*.part"):
        with contextlib.suppress(OSError), left.open("rb") as stream:
            if sys.platform != "win32" and _mark_as_used(stream.fileno()):
                left.unlink()
        if sys.platform == "win32":
            with contextlib.suppress(OSError):
                left.unlink()


def _sync_folder(folder: Path) -> None:
    """Make a rename durable; not every system lets a folder be synced."""
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
