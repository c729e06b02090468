"""Which of the model packs on this computer is asked in a case store: the policy's, the chosen one, else the usual one.

The choice lets no pack in: whether one may be asked is decided for the hash of its manifest (``pack_gate``).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from radonc_desktop.paths import Folders, default_folders, demo_folders
from radonc_models.disk import write_whole
from radonc_models.errors import ModelPackError, RadOncError
from radonc_models.machine_folders import packs_folder
from radonc_models.pack import Pack
from radonc_models.pack.manifest import MANIFEST_NAME
from radonc_models.pack.trust import open_pack

__all__ = ["CHOICE", "FoundPack", "PackChoice", "Place", "places"]

CHOICE = "pack-choice.json"
"""Name of the file in the folder of a vault that remembers what was chosen: a hash and folders, no word of a case."""
_MAX_BYTES = 64 * 1024
_MOST_FOLDERS = 20
_PINNED = (
    "The policy says which model pack is asked, and that one is not installed on this computer: have the "
    "administrator install it."
)
_GONE = "The model pack that was chosen for this case store is not there any more: choose another one under Models."
_DAMAGED = "The note of which model pack this case store asks cannot be read: choose one again under Models."
_MANAGED = "The policy says which model pack is asked: have the administrator change it there."


class Place(StrEnum):
    """Where a pack was found."""

    NAMED = "named"
    MACHINE = "machine"
    USER = "user"
    DEMO = "demo"
    OTHER = "other"


@dataclass(frozen=True)
class FoundPack:
    """A folder with a manifest.

    Attributes:
        folder: Where it lies.
        place: Whose folder that is.
        sha256: Hex SHA-256 of the manifest as it is; empty where it cannot be read.
        pack: The pack; None where it cannot be used.
        problem: Why it cannot be used, in one sentence; empty where it can.

    """

    folder: Path
    place: Place
    sha256: str
    pack: Pack | None
    problem: str = ""

    @property
    def name(self) -> str:
        """Its name, or that of its folder where the manifest tells none."""
        return self.pack.name if self.pack else self.folder.name


def places(folders: Folders) -> list[tuple[Place, Path]]:
    """Return the folders in which a pack may lie, in the order in which they are shown.

    Folders that hold several packs are given with each folder in them; ``current`` leads to one of its neighbours.
    """
    own = default_folders().vault.parent
    found = [(Place.NAMED, folders.pack)] if folders.pack_named else []
    found += [(Place.MACHINE, folder) for folder in _inside(packs_folder())]
    found += [(Place.USER, own / "pack"), *((Place.USER, folder) for folder in _inside(own / "packs"))]
    return [*found, (Place.DEMO, demo_folders().pack), (Place.OTHER, folders.pack)]


class PackChoice:
    """The choice of one case store.

    Args:
        vault: Folder of the store; it need not exist yet.
        usual: Folder of the pack that is asked where nobody chose.
        known: The folders in which packs are looked for, as ``places`` gives them.
        pinned: Hex SHA-256 of the manifest that the policy names; empty where it leaves the choice free.
        named: The command named ``usual``, which therefore goes before what was chosen in the store.

    """

    def __init__(
        self,
        vault: Path,
        usual: Path,
        known: Sequence[tuple[Place, Path]] = (),
        *,
        pinned: str = "",
        named: bool = False,
    ) -> None:
        self._file = vault / CHOICE
        self._usual = usual
        self._known = tuple(known)
        self._named = named
        self.pinned = pinned

    def folder(self) -> Path:
        """Return the folder of the pack that is asked in this store.

        Raises:
            ModelPackError: The one that is wanted is not there; none is asked in its place.

        """
        wanted = self.pinned or ("" if self._named else self._read()[0])
        if not wanted:
            return self._usual
        for _place, folder in self._folders():
            if _manifest_sha256(folder) == wanted:
                return folder
        raise ModelPackError(_PINNED if self.pinned else _GONE)

    def found(self) -> list[FoundPack]:
        """Return every folder with a manifest, each once, with the pack in it or why it cannot be used."""
        return [_look(place, folder) for place, folder in self._folders()]

    def look(self, folder: Path) -> FoundPack:
        """Return what is in ``folder``, wherever that lies."""
        return _look(Place.OTHER, folder)

    def use(self, found: FoundPack) -> None:
        """Remember for this store that this pack is asked from now on.

        Raises:
            ModelPackError: The policy names the pack, this one cannot be used, or the note cannot be written.

        """
        if self.pinned:
            raise ModelPackError(_MANAGED)
        if found.pack is None:
            raise ModelPackError(found.problem)
        try:
            others = self._read()[1]
        except ModelPackError:
            others = []  # the damaged note is replaced by a whole one
        folder = str(found.folder.absolute())
        if found.place is Place.OTHER:
            others = [*(other for other in others if other != folder), folder][-_MOST_FOLDERS:]
        said = {"manifest": found.sha256, "folders": others}
        try:
            write_whole(self._file, json.dumps(said, indent=1).encode())
        except OSError:
            raise ModelPackError(
                f"The choice of the model pack cannot be written to {self._file}: free some space and choose again."
            ) from None

    def _read(self) -> tuple[str, list[str]]:
        """Return the hash that was chosen, empty where nothing was, and the folders that were added by hand."""
        try:
            with self._file.open("rb") as file:
                said = json.loads(file.read(_MAX_BYTES))
            wanted, folders = said["manifest"], said["folders"]
        except (FileNotFoundError, NotADirectoryError):
            return "", []
        except (OSError, ValueError, KeyError, TypeError):
            raise ModelPackError(_DAMAGED) from None
        whole = isinstance(wanted, str) and re.fullmatch(r"[0-9a-f]{64}", wanted) and isinstance(folders, list)
        if not whole or not all(isinstance(folder, str) for folder in folders):
            raise ModelPackError(_DAMAGED)
        return wanted, folders

    def _folders(self) -> list[tuple[Place, Path]]:
        try:
            others = [(Place.OTHER, Path(folder)) for folder in self._read()[1]]
        except ModelPackError:
            others = []
        found: dict[Path, tuple[Place, Path]] = {}
        for place, folder in (*self._known, (Place.OTHER, self._usual), *others):
            if (folder / MANIFEST_NAME).is_file():
                found.setdefault(folder.resolve(), (place, folder))
        return list(found.values())


def _inside(root: Path) -> list[Path]:
    try:
        return sorted(folder for folder in root.iterdir() if not folder.name.startswith(".") and folder.is_dir())
    except OSError:
        return []


def _look(place: Place, folder: Path) -> FoundPack:
    sha256 = _manifest_sha256(folder)
    try:
        return FoundPack(folder, place, sha256, open_pack(folder))
    except RadOncError as error:
        return FoundPack(folder, place, sha256, None, str(error))


def _manifest_sha256(folder: Path) -> str:
    try:
        with (folder / MANIFEST_NAME).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
