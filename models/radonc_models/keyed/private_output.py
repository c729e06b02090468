"""Writing a file with case text for the user: whole, private, never over another file, never under a second name."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from radonc_models.keyed.errors import FileExists
from radonc_models.keyed.files import PRIVATE_FILE, sync_folder, translated, write_synced

__all__ = ["refuse_existing", "write_new"]


def write_new(path: Path, data: bytes) -> None:
    """Write ``data`` to the new file ``path``, readable and writable by its owner only, and sync it.

    On Linux the content gets its name when it is complete, so not even a crash leaves a part of it. Elsewhere, and
    on file systems without unnamed files, it is written in place and removed after an error.

    Raises:
        FileExists: There is a file of this name; it was not touched.
        DiskFull: There is no room.
        VaultUnwritable: The folder is missing or cannot be written.

    """
    refuse_existing(path)
    with translated():
        if not (sys.platform == "linux" and _write_unnamed(path, data)):
            write_synced(path, data)
        sync_folder(path.parent)


def refuse_existing(path: Path) -> None:
    """Raise ``FileExists`` if something of this name is there."""
    if path.exists() or path.is_symlink():
        raise FileExists(f"{path.name} is already there and was not overwritten: choose another name.")


def _write_unnamed(path: Path, data: bytes) -> bool:
    try:
        handle = os.open(path.parent, os.O_TMPFILE | os.O_WRONLY, PRIVATE_FILE)
    except OSError as error:
        if error.errno in {errno.EOPNOTSUPP, errno.EISDIR, errno.EINVAL}:
            return False
        raise
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
        try:
            os.link(f"/proc/self/fd/{file.fileno()}", path, follow_symlinks=True)
        except FileExistsError:
            refuse_existing(path)
            raise
        except OSError as error:
            if error.errno in {errno.ENOENT, errno.EXDEV, errno.EPERM} and path.parent.is_dir():
                return False  # no /proc here, or a file system without links
            raise
    return True
