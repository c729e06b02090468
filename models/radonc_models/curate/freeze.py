"""The frozen set: a folder of JSON lines for each task and set, with a card, hashes, seed and counts.

Only what a person answers for goes in: accepted, de-identified, complete. Cases are written under random names in the
order of these names, so that neither leads back to the database. ``cases.jsonl`` holds all of them for ``tune`` and
``evaluate``.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from sys import intern
from typing import IO, Any

from radonc_models.clinical import icd10
from radonc_models.curate.card import card
from radonc_models.curate.cases import SELECT, CuratedCase, case_from_row
from radonc_models.curate.errors import CurationRefused
from radonc_models.curate.partition import SHARES, Unit, partition
from radonc_models.curate.sections import without_header
from radonc_models.curate.states import BLOCKING, Pool, State, Verdict
from radonc_models.curate.workspace import BATCH, Workspace
from radonc_models.frozen_set import ALL_CASES, CURATED, FORMAT, MANIFEST
from radonc_models.keyed.canonical import now
from radonc_models.keyed.files import new_private
from radonc_models.pack import file_sha256
from radonc_models.records import Case, Diagnosis, Prescription, Split
from radonc_models.tasks import Task, template

__all__ = ["Frozen", "freeze"]

_LARGE_BATCH = 5_000
_READY = "pool = 'main' AND state >= 4 AND verdict = 'accepted'"
# By id: the indexes do not yield ids in order for several states, so each batch would sort all cases.
_UNITS = (
    "SELECT id, uid, coalesce(twin, id), site, split FROM cases "
    "WHERE +pool = 'main' AND +state >= 4 AND +verdict = 'accepted' AND id > ? ORDER BY id LIMIT ?"
)


@dataclass
class Frozen:
    """What a frozen set holds.

    Attributes:
        folder: Where it lies.
        cases: Cases in it.
        splits: Cases of each set.
        modalities: Cases of each label.
        sites: Cases of each site.
        left_out: Cases of the curated set that are not in it, by reason.
        read: Cases that a reader accepted one by one.
        unread: Cases that were accepted unread after a sample had been read.
        searched: Cases by the version of the rules that searched them for identifiers, or that a reader corrected.
        sha256: Hash of the manifest, which holds the hashes of all files.

    """

    folder: Path
    cases: int = 0
    splits: Counter[str] = field(default_factory=Counter)
    modalities: Counter[str] = field(default_factory=Counter)
    sites: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    read: int = 0
    unread: int = 0
    searched: Counter[str] = field(default_factory=Counter)
    sha256: str = ""


def freeze(
    workspace: Workspace,
    folder: Path,
    *,
    seed: int = 0,
    shares: dict[Split, float] | None = None,
    leave_out_unreviewed: bool = False,
) -> Frozen:
    """Write the accepted cases of ``workspace`` as a frozen set into the new ``folder``.

    Args:
        workspace: The curation.
        folder: Is created as a whole or not at all.
        seed: Decides which new case goes into which set.
        shares: Shares of train, validation and test; by default 80, 10 and 10 %.
        leave_out_unreviewed: Go on although cases wait for a reader, without them.

    Raises:
        CurationRefused: Cases wait or are disputed, one is not de-identified, none is accepted, a page is damaged, or
            the folder is there or cannot be written.

    """
    workspace.verify()
    _refuse(workspace, leave_out_unreviewed=leave_out_unreviewed)
    units = _units(workspace)
    sets = partition(units, seed, shares)
    if folder.exists():
        raise CurationRefused(f"{folder} is already there, and nothing was overwritten: choose another folder.")
    unfinished = folder.with_name(f".{folder.name}.part")
    try:
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700, parents=True)
        frozen = Frozen(folder, left_out=_left_out(workspace))
        _write(workspace, unfinished, [unit.id for unit in units], sets, frozen)
        if not frozen.cases:
            raise CurationRefused("No case is complete, reviewed and accepted, so there is nothing to freeze.")
        _describe(workspace, unfinished, frozen, seed, shares or SHARES)
        with workspace.transaction():
            _note(workspace, sets, frozen)
            unfinished.rename(folder)
    except OSError as error:
        raise CurationRefused(f"{folder} cannot be written ({error.strerror}): choose another place.") from None
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    workspace.checkpoint()
    return frozen


def _refuse(workspace: Workspace, *, leave_out_unreviewed: bool) -> None:
    waiting = _count(workspace, "pool = 'main' AND state < 4")
    if waiting and not leave_out_unreviewed:
        raise CurationRefused(
            f"{waiting:,} cases have not been reviewed: review them, or go on without them by --leave-out-unreviewed."
        )
    disputed = _count(workspace, "pool = 'main' AND verdict = 'disputed'")
    if disputed:
        raise CurationRefused(f"{disputed:,} cases are disputed between two readers: settle them first.")
    bare = _count(workspace, f"{_READY} AND instr(provenance, '\"identifiers\"') = 0")
    if bare:
        raise CurationRefused(f"{bare:,} accepted cases were never searched for identifiers: run `curate deidentify`.")


def _count(workspace: Workspace, condition: str) -> int:
    return int(workspace.rows(f"SELECT count(*) FROM cases WHERE {condition}")[0][0])  # noqa: S608 - fixed conditions


def _units(workspace: Workspace) -> list[Unit]:
    """Return the accepted cases in the order of their names; few words occur in many of them and are kept once."""
    units, last = list[Unit](), 0
    while rows := workspace.rows(_UNITS, last, _LARGE_BATCH):
        units += [Unit(number, uid, group, intern(site), intern(split)) for number, uid, group, site, split in rows]
        last = units[-1].id
    return sorted(units, key=lambda unit: unit.uid)


def _left_out(workspace: Workspace) -> Counter[str]:
    """Return how many curated cases are not accepted, by what they are."""
    return Counter(
        {
            name: count
            for name, condition in (("not reviewed", "state < 4"), ("rejected", "verdict = 'rejected'"))
            if (count := _count(workspace, f"pool = 'main' AND {condition}"))
        }
    )


def _write(workspace: Workspace, folder: Path, case_ids: list[int], sets: dict[int, Split], frozen: Frozen) -> None:
    """Write every case, in the order of ``case_ids``, into the file of all cases and those of its set."""
    with ExitStack() as files:
        everything = files.enter_context(_file(folder / ALL_CASES))
        parts: dict[str, list[IO[bytes]]] = {
            split: [files.enter_context(_file(folder / task / f"{split}.jsonl")) for task in Task] for split in SHARES
        }
        for start in range(0, len(case_ids), BATCH):
            # By number: asked for the next names, SQLite would sort all accepted cases for each batch.
            batch = case_ids[start : start + BATCH]
            rows = workspace.rows(f"{SELECT} WHERE id IN ({', '.join('?' * len(batch))})", *batch)
            found = {row[0]: row for row in rows}
            for case_id in batch:
                if not _put(case_from_row(found[case_id]), sets[case_id], everything, parts, frozen):
                    del sets[case_id]


def _put(
    case: CuratedCase, split: Split, everything: IO[bytes], parts: dict[str, list[IO[bytes]]], frozen: Frozen
) -> bool:
    """Write one case; tell whether it was complete."""
    record = _record(case, split)
    if record is None or _names_somebody(case, record):
        frozen.left_out["incomplete" if record is None else "a record number or birth date stands in the text"] += 1
        return False
    line = record.model_dump_json().encode() + b"\n"
    for file in (everything, *parts[split]):
        file.write(line)
    frozen.cases += 1
    frozen.splits[split] += 1
    frozen.modalities[record.modality] += 1
    frozen.sites[record.site] += 1
    verdict = case.provenance.get("verdict", "")
    frozen.read += verdict.startswith("reader:")
    frozen.unread += verdict.startswith("unread:")
    rules = case.provenance["identifiers"]
    frozen.searched[rules.removeprefix("rule:") if rules.startswith("rule:") else "corrected by a reader"] += 1
    return True


def _record(case: CuratedCase, split: Split) -> Case | None:
    """Return the case as tuning reads it, None where something is missing that a reader could not have accepted."""
    code = icd10.lookup(case.code)
    description = code.description if code else str(case.source.get("description", "")).strip()
    if BLOCKING & set(case.flags) or case.dose_gy is None or case.fractions is None or not description:
        return None
    if case.verdict is not Verdict.ACCEPTED or case.state < State.REVIEWED or case.pool is not Pool.MAIN:
        raise AssertionError("a case that nobody accepted")
    prescription = Prescription(dose_gy=case.dose_gy, fractions=case.fractions, modality=case.label)
    values: dict[str, Any] = {
        "id": case.uid,
        "split": split,
        "family": CURATED,
        "cell": f"{case.site}/{case.code[:3]}",
        "site": case.site,
        "details": case.clean_history,
        "regimen": without_header(case.clean_plan),
        "modality": case.label,
        "diagnosis": Diagnosis(description=description, code=code.code if code else case.code),
        "prescription": prescription,
        "acceptable": (prescription,),
        "laterality": case.side,
    }
    return Case(**values)


def _names_somebody(case: CuratedCase, record: Case) -> bool:
    """Tell whether a number or birth date of the database row stands in the text in spite of all."""
    text = f"{record.details}\n{record.regimen}"
    source = case.source
    return any(
        word and len(word) >= 5 and word in text for word in (source.get("mrn", ""), source.get("birth_date", ""))
    )


def _file(path: Path) -> IO[bytes]:
    path.parent.mkdir(mode=0o700, exist_ok=True)
    return new_private(path)


def _describe(workspace: Workspace, folder: Path, frozen: Frozen, seed: int, shares: dict[Split, float]) -> None:
    """Write the manifest and the card."""
    files = sorted(path for path in folder.rglob("*.jsonl"))
    manifest = {
        "format": FORMAT,
        "made": now(),
        "seed": seed,
        "shares": shares,
        "cases": frozen.cases,
        "read_one_by_one": frozen.read,
        "accepted_unread": frozen.unread,
        "splits": dict(sorted(frozen.splits.items())),
        "modalities": dict(sorted(frozen.modalities.items())),
        "sites": dict(sorted(frozen.sites.items())),
        "deidentified_by": dict(sorted(frozen.searched.items())),
        "left_out": dict(sorted(frozen.left_out.items())),
        "templates": {task.value: template(task).sha256 for task in Task},
        "files": {
            path.relative_to(folder).as_posix(): {"bytes": path.stat().st_size, "sha256": file_sha256(path)}
            for path in files
        },
    }
    data = json.dumps(manifest, indent=2, sort_keys=True).encode() + b"\n"
    frozen.sha256 = hashlib.sha256(data).hexdigest()
    for name, content in ((MANIFEST, data), ("README.md", card(workspace, manifest).encode())):
        with _file(folder / name) as file:
            file.write(content)


def _note(workspace: Workspace, sets: dict[int, Split], frozen: Frozen) -> None:
    """Note in the workspace what was frozen, and in which set, for the next time."""
    for case_id, split in sets.items():
        workspace.write("UPDATE cases SET state = ?, split = ? WHERE id = ?", State.FROZEN, split, case_id)
    insert = "INSERT INTO freezes (time, reader, sha256, cases) VALUES (?, ?, ?, ?)"
    workspace.write(insert, now(), workspace.reader, frozen.sha256, frozen.cases)
