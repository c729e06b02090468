"""One download from beginning to end: descriptions, weights, and the record last."""

from __future__ import annotations

import errno
import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from radonc_models.fetch.errors import FetchError
from radonc_models.fetch.selection import INDEX, HubFile, descriptions, weights
from radonc_models.fetch.snapshot import (
    DRAFT,
    NEW,
    RECORD,
    Snapshot,
    check_snapshot,
    read_draft,
    read_snapshot,
    write_json,
)
from radonc_models.fetch.transfer import PART, Source, transfer

__all__ = ["Progress", "fetch"]

Progress = Callable[[str, int, int], None]
"""Called with (name of the file, bytes that are there of all files, bytes of all files so far known)."""

_RESERVE = 64 << 20


class Repository(Source, Protocol):
    """What ``fetch`` needs of a hub."""

    repo: str
    revision: str
    commit: str

    def listing(self, commit: str | None = None) -> list[HubFile]:
        """Return every file of the commit that the revision stands for."""


def fetch(
    hub: Repository,
    out: Path,
    report: Progress = lambda *_: None,
    pause: Callable[[float], None] = time.sleep,
) -> Snapshot:
    """Fetch a Llama model into the folder ``out``; a download that was broken off goes on.

    Args:
        hub: The repository.
        out: New or empty folder, or one with an unfinished download of the same model.
        report: Called as bytes arrive.
        pause: Waits between two attempts.

    Raises:
        FetchError: The hub refuses, the repository holds no Llama model, a hash is wrong, the disk is full, or
            ``out`` holds something else.

    """
    with _disk_errors(out):
        if (out / RECORD).is_file():
            return _complete_already(hub, out)
        draft = _draft(hub, out)
        files = hub.listing(draft.commit if draft else None)
        small = descriptions(files)
        _check_folder(out, draft, files)
        _check_room(out, small)
        out.mkdir(parents=True, exist_ok=True)
        write_json(out / DRAFT, Snapshot(hub.repo, hub.revision, hub.commit, {}).as_dict())
        run = _Run(hub, out, report, pause)
        run.bring(small)
        _check_architecture(out, hub.repo)
        index = _json(out / INDEX) if (out / INDEX).is_file() else None
        large = weights(files, index, hub.repo)
        _check_room(out, large)
        run.bring(large)
        snapshot = Snapshot(hub.repo, hub.revision, hub.commit, run.done)
        write_json(out / RECORD, snapshot.as_dict())
        (out / DRAFT).unlink()
    return snapshot


class _Run:
    """The files that this run has brought."""

    def __init__(self, hub: Repository, out: Path, report: Progress, pause: Callable[[float], None]) -> None:
        self._hub, self._out, self._report, self._pause = hub, out, report, pause
        self.done: dict[str, tuple[int, str]] = {}

    def bring(self, files: list[HubFile]) -> None:
        """Fetch the files one after the other."""
        before = sum(size for size, _ in self.done.values())
        total = before + sum(file.size for file in files)
        for file in files:

            def tell(count: int, name: str = file.name, start: int = before) -> None:
                self._report(name, start + count, total)

            self.done[file.name] = (file.size, transfer(self._hub, file, self._out, tell, self._pause))
            before += file.size


def _complete_already(hub: Repository, out: Path) -> Snapshot:
    """Check a folder that was fetched before."""
    there = read_snapshot(out)
    if there.repo != hub.repo or hub.revision not in {there.revision, there.commit}:
        raise FetchError(f"The folder {out.name} holds another model ({there.repo}): choose another folder.")
    return check_snapshot(out)


def _draft(hub: Repository, out: Path) -> Snapshot | None:
    """Return what the unfinished download in ``out`` is after, which must be the same."""
    draft = read_draft(out)
    if draft and (draft.repo != hub.repo or hub.revision not in {draft.revision, draft.commit}):
        raise FetchError(
            f"The folder {out.name} holds an unfinished download of {draft.repo}: choose another folder or remove it."
        )
    return draft


def _check_folder(out: Path, draft: Snapshot | None, files: list[HubFile]) -> None:
    """Refuse a folder with anything that is not part of this download."""
    if not out.exists():
        return
    listed = {file.name for file in files}
    known = {f".{DRAFT}{NEW}"}
    if draft:
        known |= listed | {name + PART for name in listed} | {DRAFT, f".{RECORD}{NEW}"}
    if not out.is_dir() or any(path.name not in known or not path.is_file() for path in out.iterdir()):
        raise FetchError(f"The folder {out.name} holds something else: choose a new or empty folder.")


def _check_room(out: Path, files: list[HubFile]) -> None:
    """Refuse before the first byte when the disk is too small."""
    place = next(folder for folder in (out, *out.absolute().parents) if folder.is_dir())
    there = sum(path.stat().st_size for file in files for path in _present(out, file))
    needed, free = sum(file.size for file in files) - there, shutil.disk_usage(place).free
    if free < needed + _RESERVE:
        raise FetchError(f"The disk is too full: {needed / 1e9:.2f} GB are needed and {free / 1e9:.2f} GB are free.")


def _present(out: Path, file: HubFile) -> Iterator[Path]:
    yield from (path for path in (out / file.name, out / (file.name + PART)) if path.is_file())


def _check_architecture(out: Path, repo: str) -> None:
    if not (out / "config.json").is_file():
        raise FetchError(f"The repository {repo} has no config.json: it holds no model that can be converted.")
    if (kind := _json(out / "config.json").get("model_type")) != "llama":
        raise FetchError(f"The model {repo} is of the kind {str(kind)[:40]!r}: only Llama models can be converted.")


def _json(path: Path) -> dict[str, Any]:
    try:
        value = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise FetchError(f"The file {path.name} of the repository is no valid JSON: report it to its owner.")
    return value


@contextmanager
def _disk_errors(out: Path) -> Iterator[None]:
    """Turn operating-system errors about the folder into one sentence."""
    try:
        yield
    except OSError as problem:
        if problem.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise FetchError(
                "The disk is full: make room and start the same command again, it goes on where it stopped."
            ) from None
        reason = os.strerror(problem.errno) if problem.errno else "unknown reason"
        raise FetchError(f"The folder {out.name} cannot be written ({reason}): check its path.") from None
