"""Files of the store: private, written whole or not at all, and opened by one process at a time."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from radonc_models.keyed.errors import DiskFull, VaultBusy, VaultError, VaultUnwritable

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

__all__ = [
    "FolderLock",
    "create_private",
    "make_folder",
    "new_private",
    "sync_folder",
    "translated",
    "write_synced",
    "write_whole",
]

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
_NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})


@contextmanager
def translated() -> Iterator[None]:
    """Turn an ``OSError`` of a write into the sentence that the user can act on."""
    try:
        yield
    except OSError as error:
        refusal: VaultError = DiskFull() if error.errno in _NO_SPACE else VaultUnwritable()
        raise refusal from error


def make_folder(folder: Path) -> None:
    """Create ``folder`` and what is missing above it; only the user may enter it."""
    with translated():
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)


def create_private(path: Path) -> None:
    """Create an empty file that only the user may read; an existing one is an error."""
    with translated():
        new_private(path).close()


def new_private(path: Path) -> BinaryIO:
    """Open the new file ``path``, which only the user may read, for writing.

    Raises:
        OSError: It is there already, or cannot be made.

    """
    return os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE), "wb")


def write_whole(path: Path, data: bytes) -> None:
    """Replace ``path`` by ``data`` so that a crash leaves the old or the new content, never a mixture."""
    beside = path.with_name(path.name + ".new")
    with translated():
        try:
            beside.unlink(missing_ok=True)
            write_synced(beside, data)
            beside.replace(path)
        except BaseException:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def write_synced(path: Path, data: bytes) -> None:
    """Write ``data`` to the new file ``path``, which only the user may read; an existing one is an error.

    Raises:
        OSError: It cannot be written; what was written is removed.

    """
    new = new_private(path)
    try:
        with new as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise


def sync_folder(folder: Path) -> None:
    """Make renames in ``folder`` durable (a no-op on Windows, which has no such call)."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class FolderLock:
    """The right of one process, and one ``Vault`` in it, to use a store.

    The lock belongs to the open file and ends with the process, so a crash leaves nothing to clean up.
    The file itself stays: removing it would let two processes lock two different files.
    """

    def __init__(self, folder: Path) -> None:
        """Take the lock.

        Raises:
            VaultBusy: Someone else holds it.

        """
        with translated():
            self._handle: int | None = os.open(folder / "vault.lock", os.O_CREAT | os.O_RDWR, PRIVATE_FILE)
        try:
            _lock(self._handle)
        except OSError:
            self.release()
            raise VaultBusy from None

    def release(self) -> None:
        """Give the lock back; calling it twice is fine."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
