"""Install a signed pack for all users of a machine: verified while it is copied, read-only, and never an older one.

Below the packs' folder each release has a folder ``NAME-RELEASE``; ``current`` leads to the one in use.
``installed.json`` keeps the highest release of each pack, also after the pack was removed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from radonc_models.disk import write_whole
from radonc_models.errors import ModelPackError
from radonc_models.machine_folders import packs_folder
from radonc_models.pack.keys import TrustedKey
from radonc_models.pack.manifest import Sha256
from radonc_models.pack.reading import read_pack
from radonc_models.pack.release import (
    RELEASE_NAME,
    SIGNATURE_NAME,
    Release,
    blocks_of,
    read_release,
    sync_folder,
)

__all__ = ["install"]

_CURRENT = "current"
_HISTORY = "installed.json"


@dataclass(frozen=True)
class _Installed:
    release: Annotated[int, Field(gt=0)]
    sha256: Sha256


_Book = TypeAdapter(dict[str, _Installed])


def install(source: Path, keys: Sequence[TrustedKey], root: Path | None = None) -> tuple[Release, Path]:
    """Install a signed pack, whole or in parts, and put it into use.

    Args:
        source: Folder with the release, such as on a USB stick.
        keys: Public keys whose signature counts.
        root: Folder of the packs; by default ``packs_folder()``.

    Returns:
        The release and its folder.

    Raises:
        ModelPackError: The release is not signed or was changed, is older than one that was installed before, was
            made for another version of the app, or cannot be written.

    """
    release = read_release(source, keys)
    place = root or packs_folder()
    book = _read_book(place)
    identity = hashlib.sha256((source / RELEASE_NAME).read_bytes()).hexdigest()
    _check_age(release, identity, book.get(release.pack))
    target = place / f"{release.pack}-{release.release}"
    try:
        place.mkdir(parents=True, exist_ok=True)
        _place(source, release, keys, target)
        book[release.pack] = _Installed(release.release, identity)
        data = json.dumps(_Book.dump_python(book), indent=1, sort_keys=True)
        write_whole(place / _HISTORY, f"{data}\n".encode(), mode=0o644)
        _put_into_use(place, target)
        for old in place.glob(f"{release.pack}-*"):
            if old != target and old.name.removeprefix(f"{release.pack}-").isdecimal():
                _remove(old)
    except PermissionError:
        raise ModelPackError(f"Only an administrator may install a pack into {place}: use sudo.") from None
    except OSError as error:
        raise ModelPackError(f"The model pack cannot be installed ({error.strerror}): check the free space.") from None
    return release, target


def _check_age(release: Release, identity: str, known: _Installed | None) -> None:
    if known is None or release.release > known.release:
        return
    if release.release < known.release:
        raise ModelPackError(
            f"Release {release.release} of the pack {release.pack} is older than release {known.release}, which this "
            "computer has had: install a newer one."
        )
    if identity != known.sha256:
        raise ModelPackError(
            f"Another release {release.release} of the pack {release.pack} was installed before: ask the signer for a "
            "release with a number of its own."
        )


def _place(source: Path, release: Release, keys: Sequence[TrustedKey], target: Path) -> None:
    """Copy and verify in one reading, check the copy as the app will, and give it its name."""
    part = target.with_name(f".{target.name}.part")
    _remove(part)
    part.mkdir()
    try:
        for name in (RELEASE_NAME, SIGNATURE_NAME):
            shutil.copyfile(source / name, part / name)
        if read_release(part, keys) != release:
            raise ModelPackError("The model pack was changed while it was read: copy it again.")
        for held in release.files:
            with (part / held.name).open("wb") as file:
                for block in blocks_of(held, source):
                    file.write(block)
                file.flush()
                os.fsync(file.fileno())
        pack = read_pack(part)  # made for this version of the app, complete
        if pack.name != release.pack:
            raise ModelPackError("The manifest of the pack has another name than its release: ask for the pack again.")
        for file_path in part.iterdir():
            file_path.chmod(0o444)
        part.chmod(0o755)
        sync_folder(part)
        _remove(target)
        part.rename(target)
        sync_folder(target.parent)
    finally:
        _remove(part)


def _put_into_use(place: Path, target: Path) -> None:
    if sys.platform == "win32":  # see machine_folders.pack_in_use
        write_whole(place / _CURRENT, f"{target.name}\n".encode(), mode=0o644)
        return
    link = place / f".{_CURRENT}.part"
    link.unlink(missing_ok=True)
    link.symlink_to(target.name)
    link.replace(place / _CURRENT)


def _remove(folder: Path) -> None:
    if folder.is_dir() and not folder.is_symlink():
        for file in folder.iterdir() if sys.platform == "win32" else ():
            file.chmod(0o644)  # Windows removes no read-only file
        shutil.rmtree(folder)


def _read_book(place: Path) -> dict[str, _Installed]:
    try:
        return _Book.validate_json((place / _HISTORY).read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValidationError):
        raise ModelPackError(
            f"The list of installed packs {place / _HISTORY} is damaged: have the administrator restore or remove it."
        ) from None
