"""What identifies the database file and its write-ahead log: digests that an older page or a lost tail changes.

SQLCipher authenticates each page with an HMAC at the end of the page. Whoever has checked those (``check_pages``)
knows the whole file by its tags, so that only they are hashed: 2 % of the bytes.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from radonc_models.keyed.files import translated

__all__ = ["EMPTY", "PAGE", "Fingerprint", "LogReader", "log_prefix", "main_file"]

PAGE = 4096
_TAG = 80  # initialisation vector and HMAC-SHA512
_SALT = 16
_LOG_HEADER = 32
_FRAME_HEADER = 24
_FRAME = _FRAME_HEADER + PAGE
_FRAMES_AT_ONCE = 64
_CHUNK = 4 * 1024 * 1024


@dataclass(frozen=True)
class Fingerprint:
    """Size of a file, or of its beginning, and the SHA-256 that stands for it."""

    digest: bytes
    size: int


EMPTY = Fingerprint(sha256().digest(), 0)
"""The fingerprint of an empty or missing write-ahead log."""


def main_file(path: Path) -> Fingerprint:
    """Return size and SHA-256 over salt, initialisation vectors and HMACs of the database at ``path``."""
    import numpy as np  # late: the window that unlocks is shown without it

    hashed, size = sha256(), 0
    buffer = bytearray(_CHUNK)
    with translated(), path.open("rb", buffering=0) as file:
        while read := file.readinto(buffer):
            if not size:
                hashed.update(buffer[:_SALT])
            pages = np.frombuffer(buffer, np.uint8, read // PAGE * PAGE).reshape(-1, PAGE)
            hashed.update(pages[:, -_TAG:].tobytes())
            size += read
    return Fingerprint(hashed.digest(), size)


def log_prefix(path: Path, size: int) -> Fingerprint:
    """Return the fingerprint of the first ``size`` bytes of the log at ``path``, or of all where it is shorter."""
    hashed, left = sha256(), size
    if size and path.exists():
        with translated(), path.open("rb") as file:
            while left and (piece := file.read(min(left, _CHUNK))):
                hashed.update(piece)
                left -= len(piece)
    return Fingerprint(hashed.digest(), size - left)


class LogReader:
    """Follows the write-ahead log as it grows, one committed transaction after the other."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None
        self._hash = sha256()
        self._end = 0

    @property
    def size(self) -> int:
        """Bytes of the log that hold committed changes."""
        return self._end

    def start_over(self) -> None:
        """Follow a log that has just been emptied."""
        self._hash, self._end = sha256(), 0

    def advance(self) -> Fingerprint:
        """Read the transaction that was committed last and return the fingerprint of the log up to its end."""
        with translated():
            if self._file is None:
                self._file = os.open(self._path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
            os.lseek(self._file, self._end, os.SEEK_SET)
            if self._end == 0:
                self._take(os.read(self._file, _LOG_HEADER))
            # What lies behind a commit frame may be left from a transaction that was taken back.
            while piece := os.read(self._file, _FRAMES_AT_ONCE * _FRAME):
                ends = range(_FRAME, len(piece) + 1, _FRAME)
                last = next((end for end in ends if any(piece[end - _FRAME + 4 : end - _FRAME + 8])), None)
                self._take(piece[:last] if last is not None else piece[: len(piece) // _FRAME * _FRAME])
                if last is not None or len(piece) < _FRAMES_AT_ONCE * _FRAME:
                    break
        return Fingerprint(self._hash.digest(), self._end)

    def close(self) -> None:
        """Close the log; calling it twice is fine."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _take(self, piece: bytes) -> None:
        self._hash.update(piece)
        self._end += len(piece)
