"""The folder that ``radonc-models curate freeze`` writes, read back: nothing in it may have changed since.

Its manifest holds the hash of every file and says how each case was reviewed and searched for identifiers. Whoever
tunes or measures takes the cases from here, so that no unreviewed or altered row is learned from, and no test row.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from radonc_models.errors import RadOncError
from radonc_models.pack import file_sha256
from radonc_models.records import Case, parse_cases, read_cases

__all__ = ["ALL_CASES", "CURATED", "FORMAT", "MANIFEST", "Data", "is_synthetic", "read_data", "read_frozen_set"]

ALL_CASES = "cases.jsonl"
MANIFEST = "manifest.json"
FORMAT = "radonc-frozen-set/1"
CURATED = "curated"
"""Wording family of a case that went through curation."""

_AGAIN = "take the folder from its backup, or freeze the cases again"
_MOST_MANIFEST = 1 << 20


@dataclass(frozen=True)
class Data:
    """Cases to learn from or to measure on.

    Attributes:
        cases: All of them, of every split.
        sha256: Hash of the manifest of a frozen set, or of a plain file.
        source: The file with that hash.

    """

    cases: tuple[Case, ...]
    sha256: str
    source: Path

    def of(self, split: str) -> list[Case]:
        """Return the cases of one split."""
        return [case for case in self.cases if case.split == split]


def read_data(path: Path, *, only_synthetic: bool) -> Data:
    """Return the cases of a frozen set (a folder) or of a plain file of JSON lines.

    Args:
        path: Folder or file.
        only_synthetic: Refuse a plain file with any case that is not synthetic: nobody vouches for its review.

    Raises:
        RadOncError: What ``read_frozen_set`` or ``read_cases`` refuses, or the plain file holds other cases.

    """
    if path.is_dir() or not path.suffix:
        return read_frozen_set(path)
    cases = tuple(read_cases(path))
    if only_synthetic and not all(is_synthetic(case) for case in cases):
        raise RadOncError(
            f"{path.name} holds cases that are not synthetic, and no frozen set vouches for their review: give the "
            "folder that `radonc-models curate freeze` wrote."
        )
    return Data(cases, file_sha256(path), path)


def is_synthetic(case: Case) -> bool:
    """Tell whether ``case`` was invented: its details say so, and it did not come out of curation."""
    return case.family != CURATED and "SYNTHETIC" in case.details


def read_frozen_set(folder: Path) -> Data:
    """Return the cases of the frozen set in ``folder`` after checking every file against the manifest.

    Raises:
        RadOncError: There is no such set, a file is missing, changed or was added, or the manifest does not say of
            every case that it was reviewed and searched for identifiers, and in which split it is.

    """
    data, manifest = _manifest(folder)
    content = _checked(folder, manifest["files"])
    cases = parse_cases(content, ALL_CASES)
    _check_counts(cases, manifest)
    return Data(tuple(cases), hashlib.sha256(data).hexdigest(), folder / MANIFEST)


def _manifest(folder: Path) -> tuple[bytes, dict[str, Any]]:
    try:
        with (folder / MANIFEST).open("rb") as file:
            data = file.read(_MOST_MANIFEST)
        manifest = json.loads(data)
        if manifest["format"] != FORMAT or ALL_CASES not in manifest["files"]:
            raise ValueError
        for name, wanted in manifest["files"].items():
            if Path(name).is_absolute() or ".." in Path(name).parts or set(wanted) != {"bytes", "sha256"}:
                raise ValueError
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise RadOncError(
            f"The folder {folder.name} is no frozen set: give the folder that `radonc-models curate freeze` wrote."
        ) from None
    return data, manifest


def _checked(folder: Path, files: dict[str, dict[str, Any]]) -> str:
    """Compare every file with the manifest and return the content of that of all cases, as it was hashed."""
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*.jsonl")}
    if added := sorted(present - set(files)):
        raise RadOncError(f"{added[0]} was not in the frozen set {folder.name} when it was frozen: remove it.")
    if missing := sorted(set(files) - present):
        raise RadOncError(f"{missing[0]} of the frozen set {folder.name} is missing: {_AGAIN}.")
    content = b""
    for name, wanted in files.items():
        if name == ALL_CASES:
            content = _content(folder / name)
            found = hashlib.sha256(content).hexdigest()
        else:
            found = file_sha256(folder / name)
        if found != wanted["sha256"]:
            raise RadOncError(f"{name} of the frozen set {folder.name} was changed since it was frozen: {_AGAIN}.")
    return content.decode("utf-8", "replace")


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise RadOncError(f"The file {path.name} cannot be read: check that it is there and readable.") from None


def _check_counts(cases: list[Case], manifest: dict[str, Any]) -> None:
    """Compare the cases with what the manifest says of them.

    Raises:
        RadOncError: They differ: some case was not reviewed, not searched for identifiers, or stands in two splits.

    """
    reviewed = _sum(manifest, "read_one_by_one", "accepted_unread")
    searched = sum(_numbers(manifest.get("deidentified_by")))
    if not (len(cases) == manifest.get("cases") == reviewed == searched and len(cases) > 0):
        raise RadOncError(
            f"The manifest does not say of every case that it was reviewed and searched for identifiers: {_AGAIN}."
        )
    if Counter(case.split for case in cases) != Counter(manifest.get("splits")):
        raise RadOncError(f"The splits of the cases are not those of the manifest: {_AGAIN}.")
    if len({case.id for case in cases}) != len(cases):
        raise RadOncError(f"A case stands twice in the frozen set, perhaps in two splits: {_AGAIN}.")


def _sum(manifest: dict[str, Any], *names: str) -> int:
    return sum(_numbers({name: manifest.get(name) for name in names}))


def _numbers(table: object) -> list[int]:
    """Return the whole numbers of a table, none where it is no table or holds something else."""
    values = list(table.values()) if isinstance(table, dict) else []
    return values if all(isinstance(value, int) for value in values) else []
