"""Reading weight files: positioned reads from many threads, and identity.

Files are read with explicit reads and never mapped: a file that shrinks while it is mapped would end the
process.
"""

from __future__ import annotations

import mmap
import os
import stat
import threading
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import numpy as np

from radonc_convert import past_cache
from radonc_convert.errors import CheckpointError, ConvertError
from radonc_convert.past_cache import BLOCK
from radonc_convert.quantize.kernels import Bytes

__all__ = ["FileIdentity", "OpenFiles", "RandomFile", "identify", "room_for"]


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


def room_for(size: int) -> Bytes:
    """Return memory into which ``RandomFile.read_past_cache`` can put any ``size`` bytes of a file."""
    kind = {"flags": mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS} if hasattr(mmap, "MAP_PRIVATE") else {}
    return np.frombuffer(mmap.mmap(-1, size + 2 * BLOCK, **kind), np.uint8)


class RandomFile:
    """A file that many threads read at given places."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._stream = path.open("rb", buffering=0)
        self._direct: int | None = None  # opened when it is first wanted; -1 where that is not possible

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
            raise _unreadable(self.path) from None

    def _read_some(self, offset: int, view: memoryview) -> int:
        if hasattr(os, "preadv"):
            return os.preadv(self._stream.fileno(), [view], offset)
        with self._lock:  # no positioned read on this system: seek and read as one step
            self._stream.seek(offset)
            return self._stream.readinto(view) or 0

    def read_past_cache(self, offset: int, size: int, room: Bytes) -> Bytes:
        """Return ``size`` bytes from ``offset``, read into ``room`` without filling the system's cache where it can.

        Reading past the cache spares a copy and keeps the memory of other programs where it is. The bytes are the
        same either way.

        Args:
            offset: First byte.
            size: Number of bytes.
            room: What ``room_for`` returned for at least ``size`` bytes.

        Raises:
            CheckpointError: The file ends before, or the disk reports an error.

        """
        skipped = offset % BLOCK
        with self._lock:
            if self._direct is None:
                self._direct = past_cache.open_again(self.path, self._stream.fileno(), os.O_RDONLY)
        if self._direct >= 0 and offset % 8 == 0:  # kernels read the values where they lie
            try:
                done = _read_blocks(self._direct, offset - skipped, room.data[: -(-(skipped + size) // BLOCK) * BLOCK])
            except OSError as problem:
                if not past_cache.is_refusal(problem):
                    raise _unreadable(self.path) from None
                done = 0
            if done >= skipped + size:
                return room[skipped : skipped + size]
        raw = room[:size]
        self.read_into(offset, raw)
        return raw

    def close(self) -> None:
        """Close the file."""
        self._stream.close()
        if self._direct is not None and self._direct >= 0:
            os.close(self._direct)
        self._direct = None


def _read_blocks(number: int, offset: int, room: memoryview) -> int:
    """Read whole blocks from the open file ``number`` and return how many bytes came; fewer at the end of the file."""
    done = 0
    while done < len(room):
        count = os.preadv(number, [room[done:]], offset + done)
        done += count
        if count % BLOCK or not count:
            break
    return done


def _unreadable(path: Path) -> CheckpointError:
    return CheckpointError(f"The file {path.name} cannot be read to its end: check the disk.")


class OpenFiles:
    """The weight files of one run, opened once each and closed together."""

    def __init__(self) -> None:
        self._files: dict[Path, RandomFile] = {}
        self._lock = threading.Lock()

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
        with self._lock:
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
