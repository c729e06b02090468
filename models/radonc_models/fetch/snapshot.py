"""snapshot.json: what a fetched folder holds, written last; a folder without it is unfinished."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from radonc_models.fetch.errors import FetchError
from radonc_models.fetch.selection import is_plain_name

__all__ = ["DRAFT", "NEW", "RECORD", "Snapshot", "check_snapshot", "read_draft", "read_snapshot", "write_json"]

RECORD = "snapshot.json"
DRAFT = "snapshot.unfinished.json"
NEW = ".new"
_FORMAT = 1
_MAX_BYTES = 4 << 20
_SHA256 = re.compile(r"[0-9a-f]{64}")
_COMMIT = re.compile(r"[0-9a-f]{40}")


@dataclass(frozen=True)
class Snapshot:
    """A fetched model.

    Attributes:
        repo: Name of the repository.
        revision: Branch, tag or commit that was asked for.
        commit: The commit that it stood for.
        files: Size in bytes and SHA-256 of every file by name; empty while unfinished.

    """

    repo: str
    revision: str
    commit: str
    files: dict[str, tuple[int, str]]

    @property
    def size(self) -> int:
        """The bytes of all files."""
        return sum(size for size, _ in self.files.values())

    def as_dict(self) -> dict[str, Any]:
        """Return the record for JSON."""
        files = {name: {"size": size, "sha256": digest} for name, (size, digest) in sorted(self.files.items())}
        return {
            "format": _FORMAT,
            "repo": self.repo,
            "revision": self.revision,
            "commit": self.commit,
            "files": files,
        }


def read_snapshot(folder: Path) -> Snapshot:
    """Return the record of a fetched folder; its files are not read.

    Raises:
        FetchError: The folder is missing or unfinished, or its record is damaged.

    """
    if not folder.is_dir():
        raise FetchError(f"The folder {folder.name} cannot be found: check the path.")
    if not (folder / RECORD).is_file():
        if (folder / DRAFT).is_file():
            raise FetchError(f"The download in {folder.name} is unfinished: run the same fetch command again.")
        raise FetchError(f"The folder {folder.name} was not fetched by this program: it holds no {RECORD}.")
    return _read(folder / RECORD)


def read_draft(folder: Path) -> Snapshot | None:
    """Return what an unfinished download is after, or None when there is none in the folder.

    Raises:
        FetchError: The note about it is damaged.

    """
    return _read(folder / DRAFT) if (folder / DRAFT).is_file() else None


def check_snapshot(folder: Path, report: Callable[[str], None] = lambda _: None) -> Snapshot:
    """Read every file of a fetched folder and compare it with the record.

    Args:
        folder: A fetched folder.
        report: Called with the name of every file that is right.

    Raises:
        FetchError: The folder is unfinished, or a file is missing, added or differs; the message names it.

    """
    snapshot = read_snapshot(folder)
    for name, (size, digest) in sorted(snapshot.files.items()):
        path = folder / name
        try:
            with path.open("rb") as stream:
                same = os.fstat(stream.fileno()).st_size == size
                same = same and hashlib.file_digest(stream, "sha256").hexdigest() == digest
        except OSError:
            raise FetchError(f"The file {name} of {folder.name} is missing or unreadable: fetch it again.") from None
        if not same:
            raise FetchError(f"The file {name} of {folder.name} is damaged or was changed: remove it and fetch again.")
        report(name)
    added = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    for name in added:
        if name != RECORD and name not in snapshot.files:
            raise FetchError(f"The folder {folder.name} holds {name[:80]!r}, which was not fetched: move it away.")
    return snapshot


def write_json(path: Path, value: dict[str, Any]) -> None:
    """Write a JSON file in one step: it is there as a whole or not at all.

    Raises:
        OSError: The folder cannot be written.

    """
    new = path.with_name(f".{path.name}{NEW}")
    try:
        with new.open("w", encoding="utf-8") as stream:
            stream.write(json.dumps(value, indent=2) + "\n")
            stream.flush()
            os.fsync(stream.fileno())
        new.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            new.unlink()
        raise


def _read(path: Path) -> Snapshot:
    damaged = FetchError(f"The file {path.name} of {path.parent.name} is damaged: fetch the model into a new folder.")
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise damaged
        return _parse(json.loads(path.read_bytes()))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise damaged from None


def _parse(raw: Any) -> Snapshot:
    """Return the checked record.

    Raises:
        ValueError, KeyError, TypeError, AttributeError: It is no record.

    """
    files = {name: (entry["size"], entry["sha256"]) for name, entry in raw["files"].items()}
    for name, (size, digest) in files.items():
        if not is_plain_name(name) or type(size) is not int or size < 0 or not _SHA256.fullmatch(digest):
            raise ValueError("not a file entry")
    texts = (raw["repo"], raw["revision"], raw["commit"])
    if raw["format"] != _FORMAT or not all(isinstance(text, str) for text in texts) or not _COMMIT.fullmatch(texts[2]):
        raise ValueError("not a snapshot record")
    return Snapshot(*texts, files)
