"""Bringing one file over: into ``NAME.part``, from where it stopped, and to its name only when its hash is right."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Protocol

from radonc_models.disk import is_in_use
from radonc_models.fetch.errors import FetchError
from radonc_models.fetch.selection import HubFile

__all__ = ["PART", "Interrupted", "Source", "transfer"]

PART = ".part"
_ATTEMPTS = 5
_LONGEST_PAUSE = 60.0
_BLOCK = 1 << 20


class Interrupted(Exception):
    """The connection broke off or the hub asked for patience; ``pause`` seconds if it said how long."""

    def __init__(self, reason: str, pause: float | None = None) -> None:
        super().__init__(reason)
        self.pause = pause


class Source(Protocol):
    """Where files come from."""

    def open_at(self, file: HubFile, start: int) -> AbstractContextManager[tuple[int, Iterator[bytes]]]:
        """Return where the answer begins (``start``, or 0 when parts are not served) and its pieces.

        Raises:
            Interrupted: Trying again may help.
            FetchError: It will not.

        """


def transfer(
    source: Source,
    file: HubFile,
    folder: Path,
    report: Callable[[int], None] = lambda _: None,
    pause: Callable[[float], None] = time.sleep,
) -> str:
    """Fetch one file into ``folder`` and return its SHA-256.

    Args:
        source: Where it comes from.
        file: What to fetch, with the hash that decides.
        folder: Where it goes.
        report: Called with the number of bytes that are there.
        pause: Waits between two attempts.

    Raises:
        FetchError: The hub refuses the file, the connection stays broken, or the hash is wrong; a wrong file
            is removed, a broken-off one is kept for the next time.
        OSError: The folder cannot be written.

    """
    final, partial = folder / file.name, folder / (file.name + PART)
    if final.exists():  # from an earlier run: its bytes decide, not its name
        with _Part(final) as there:
            report(there.size)
            if there.is_whole(file):
                return there.sha256
        final.unlink()
    with _Part(partial) as part:
        resumed = part.size > 0
        _complete(source, file, part, report, pause)
        if resumed and not part.is_whole(file):  # the piece from last time was bad: once more from the start
            part.restart()
            _complete(source, file, part, report, pause)
        whole, sha256 = part.is_whole(file), part.sha256
        part.sync()
    if not whole:
        partial.unlink()
        raise FetchError(
            f"The file {file.name} arrived damaged (its hash is not the one that the hub states) and was removed: "
            "start the same command again."
        )
    partial.replace(final)
    return sha256


def _complete(
    source: Source, file: HubFile, part: _Part, report: Callable[[int], None], pause: Callable[[float], None]
) -> None:
    """Append to the part until it has the file's size, with patience for a line that breaks off."""
    failures = 0
    while part.size < file.size:
        before, wait, reason = part.size, None, "the answer ended early"
        try:
            with source.open_at(file, part.size) as (start, pieces):
                if start != part.size:
                    part.restart()
                for piece in pieces:
                    part.append(piece)
                    report(part.size)
                    if part.size > file.size:
                        return  # the hash will not be right
        except Interrupted as problem:
            wait, reason = problem.pause, str(problem)
        if part.size >= file.size:
            return
        failures = 1 if part.size > before else failures + 1
        if failures > _ATTEMPTS:
            raise FetchError(
                f"The download of {file.name} broke off ({reason}): start the same command again, "
                "it goes on where it stopped."
            )
        pause(min(2.0 ** (failures - 1) if wait is None else wait, _LONGEST_PAUSE))


class _Part:
    """An open file that knows the hashes of what it holds."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.size = 0
        self._sha256 = hashlib.sha256()

    def __enter__(self) -> _Part:
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        self._stream = os.fdopen(os.open(self._path, flags, 0o644), "r+b")
        if not stat.S_ISREG(os.fstat(self._stream.fileno()).st_mode):
            self._stream.close()
            raise FetchError(f"{self._path.name} is not a plain file: choose another output folder.")
        if is_in_use(self._stream.fileno()):
            self._stream.close()
            raise FetchError(f"Another download is writing {self._path.name}: wait for its end.")
        while block := self._stream.read(_BLOCK):
            self._sha256.update(block)
            self.size += len(block)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stream.close()

    @property
    def sha256(self) -> str:
        """The hash of what is there."""
        return self._sha256.hexdigest()

    def append(self, piece: bytes) -> None:
        """Write the next bytes."""
        self._stream.write(piece)
        self._sha256.update(piece)
        self.size += len(piece)

    def restart(self) -> None:
        """Forget everything that is there."""
        self._stream.seek(0)
        self._stream.truncate()
        self._sha256 = hashlib.sha256()
        self.size = 0

    def sync(self) -> None:
        """Bring it to the disk."""
        self._stream.flush()
        os.fsync(self._stream.fileno())

    def is_whole(self, file: HubFile) -> bool:
        """Tell whether the bytes are those that the hub states: SHA-256 of a large file, git's hash of a small one."""
        if self.size != file.size:
            return False
        if file.sha256 is not None:
            return self.sha256 == file.sha256
        git = hashlib.sha1(b"blob %d\0" % self.size, usedforsecurity=False)
        self._stream.flush()
        self._stream.seek(0)
        while block := self._stream.read(_BLOCK):
            git.update(block)
        return git.hexdigest() == file.blob
