"""Reading weight files: positioned reads from many threads, and identity.

Files are read with explicit reads and never mapped: a file that shrinks while it is mapped would end the
process.
"""

from __future__ import annotations

import contextlib
import os
import stat
import threading
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from radonc_convert.errors import CheckpointError, ConvertError
from radonc_convert.quantize.kernels import Bytes

__all__ = ["FileIdentity", "OpenFiles", "RandomFile", "identify"]


@dataclass(frozen=True)
class FileIdentity:
    """A file as it was when it was planned: path, size in bytes and time of its last change."""

    path: Path
    size: int
    changed: int


def identify(path: Path) -> FileIdentity:
    """Return the present identity of ``path``.

    Raises:
        CheckpointError: There is no such file or it may not be read.

    """
    try:
        status = path.stat()
    except (OSError, ValueError):  # ValueError: a NUL in a name
        raise CheckpointError(f"The file {path.name} cannot be found: check the path.") from None
    if not stat.S_ISREG(status.st_mode):
        raise CheckpointError(f"The file {path.name} is no plain file: copy or download it again.")
    return FileIdentity(path, status.st_size, status.st_mtime_ns)


class RandomFile:
    """A file that many threads read at given places."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._stream = path.open("rb", buffering=0)

    def read_into(self, offset: int, buffer: Bytes) -> None:
        """Fill ``buffer`` from ``offset``.

        Raises:
            CheckpointError: The file ends before the buffer is full, or the disk reports an error.

        """
        view = buffer.data.cast("B")
        try:
            while view:
                count = self._read_some(offset, view)
                if not count:
                    raise CheckpointError(f"The file {self.path.name} is cut short: copy or download it again.")
                view, offset = view[count:], offset + count
        except OSError:
            raise CheckpointError(f"The file {self.path.name} cannot be read to its end: check the disk.") from None

    def _read_some(self, offset: int, view: memoryview) -> int:
        if hasattr(os, "preadv"):
            return os.preadv(self._stream.fileno(), [view], offset)
        with self._lock:  # no positioned read on this system: seek and read as one step
            self._stream.seek(offset)
            return self._stream.readinto(view) or 0

    def ahead(self, offset: int, size: int) -> None:
        """Ask the system to read ``size`` bytes from ``offset`` now, so that they are there when they are wanted."""
        if hasattr(os, "posix_fadvise"):
            with contextlib.suppress(OSError):
                os.posix_fadvise(self._stream.fileno(), offset, size, os.POSIX_FADV_WILLNEED)

    def forget(self, offset: int, size: int) -> None:
        """Let the system use the memory in which it keeps these bytes for others."""
        if hasattr(os, "posix_fadvise"):
            with contextlib.suppress(OSError):
                os.posix_fadvise(self._stream.fileno(), offset, size, os.POSIX_FADV_DONTNEED)

    def close(self) -> None:
        """Close the file."""
        self._stream.close()


class OpenFiles:
    """The weight files of one run, opened once each and closed together."""

    def __init__(self) -> None:
        self._files: dict[Path, RandomFile] = {}

    def __enter__(self) -> OpenFiles:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for file in self._files.values():
            file.close()
        self._files.clear()

    def get(self, identity: FileIdentity) -> RandomFile:
        """Return the open file, which must still be the one that was planned.

        Raises:
            ConvertError: The file changed after planning, or cannot be opened.

        """
        file = self._files.get(identity.path)
        if file is None:
            if identify(identity.path) != identity:
                raise ConvertError(f"The file {identity.path.name} changed during the conversion: start it again.")
            try:
                file = RandomFile(identity.path)
            except OSError:
                raise CheckpointError(
                    f"The file {identity.path.name} cannot be opened: check its permissions."
                ) from None
            self._files[identity.path] = file
        return file
