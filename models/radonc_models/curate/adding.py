"""From the rows of an extraction to cases of a workspace: all that can be read, and a list of what cannot."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from radonc_models.curate.sites import site_of
from radonc_models.curate.states import Pool, State
from radonc_models.curate.workspace import Workspace
from radonc_models.extract.rows import ExtractedRow, RowProblem, read_rows

__all__ = ["LONGEST_NOTE", "Added", "add_file", "add_rows"]

LONGEST_NOTE = 1_000_000
"""Most characters of a note; a longer one is a file that went wrong."""

_PREFIX = "diagnosis details"
_INSERT = (
    "INSERT INTO cases (uid, patient, note_id, code_system, code, site, text_hash, pool, provenance) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_SAME = "SELECT id, text_hash FROM cases WHERE note_id = ? AND code_system = ? AND code = ? AND patient = ?"
_PROVENANCE = json.dumps({"code": "database", "note": "database"}, separators=(",", ":"))
# A patient with more than one diagnosis has a note from which it cannot be told what was treated (the paper's rule).
_SEVERAL = """UPDATE cases SET pool = ? WHERE id > ? AND id <= ? AND +pool = ? AND +state < ? AND EXISTS
    (SELECT 1 FROM cases AS other WHERE other.patient = cases.patient
     AND (other.code <> cases.code OR other.code_system <> cases.code_system))"""
_REPEATED = """UPDATE cases SET pool = ? WHERE id > ? AND id <= ? AND +pool = ? AND +state < ? AND EXISTS
    (SELECT 1 FROM cases AS other WHERE other.text_hash = cases.text_hash AND other.patient <> cases.patient
     AND +other.pool = ? AND other.id < cases.id)"""


@dataclass(frozen=True)
class Added:
    """What an addition did.

    Attributes:
        added: New cases, whatever their set.
        known: Rows that were in the workspace already.
        problems: What could not be used, by row and column.

    """

    added: int
    known: int
    problems: tuple[RowProblem, ...]


def add_file(workspace: Workspace, path: Path, progress: Callable[[int], None] = lambda _count: None) -> Added:
    """Add the rows of a file of an extraction; see ``add_rows``.

    Raises:
        RadOncError: The file cannot be read or is none of an extraction; nothing was added.

    """
    problems: list[RowProblem] = []
    return add_rows(workspace, read_rows(path, problems.append), problems, progress)


def add_rows(
    workspace: Workspace,
    rows: Iterable[ExtractedRow],
    problems: list[RowProblem] | None = None,
    progress: Callable[[int], None] = lambda _count: None,
) -> Added:
    """Add ``rows`` as one change and apply the rules of the sets; memory does not grow with their number.

    A row with an empty note is kept in a set of its own, because its diagnosis counts for the one-diagnosis rule.

    Args:
        workspace: Where to.
        rows: The rows; one that is there already is left as it is.
        problems: List to which problems are appended.
        progress: Told the number of rows now and then.

    """
    found = [] if problems is None else problems
    added = known = 0
    with workspace.transaction():
        for number, row in enumerate(rows, start=1):
            outcome = _add(workspace, number, row)
            if isinstance(outcome, RowProblem):
                found.append(outcome)
            elif outcome:
                added += 1
            else:
                known += 1
            if number % 1000 == 0:
                progress(number)
        for rule, pool, others in ((_SEVERAL, Pool.SEVERAL, ()), (_REPEATED, Pool.REPEATED, (Pool.MAIN,))):
            for above, last in workspace.parts():
                workspace.write(rule, pool, above, last, Pool.MAIN, State.FROZEN, *others)
    workspace.checkpoint()
    return Added(added, known, tuple(found))


def _add(workspace: Workspace, number: int, row: ExtractedRow) -> bool | RowProblem:
    """Add one row; False where it is known."""
    note = row.details.replace("\r\n", "\n").replace("\r", "\n")
    if note[: len(_PREFIX)].lower() == _PREFIX:
        note = note[len(_PREFIX) :].lstrip(" :")
    if "\0" in note:
        return RowProblem(number, "details", f"Row {number}, column details holds NUL bytes: extract the row again.")
    if len(note) > LONGEST_NOTE:
        return RowProblem(number, "details", f"Row {number}, column details is longer than a million characters.")
    text_hash = hashlib.sha256(" ".join(note.lower().split()).encode("utf-8", "replace")).hexdigest()[:32]
    same = workspace.row(_SAME, row.note_id, row.code_system, row.code, row.patient_id)
    if same is not None:
        if same[1] == text_hash:
            return False
        return RowProblem(
            number, "note_id", f"Row {number}: this note has changed since it was added; the first is kept."
        )
    _insert(workspace, row, note, text_hash)
    if not note.strip():
        return RowProblem(number, "details", f"Row {number}, column details is empty: only its diagnosis is counted.")
    return True


def _insert(workspace: Workspace, row: ExtractedRow, note: str, text_hash: str) -> None:
    pool = Pool.MAIN if note.strip() else Pool.NO_NOTE
    site = site_of(row.code_system, row.code)
    case_id = workspace.write(
        _INSERT, secrets.token_hex(8), row.patient_id, row.note_id, row.code_system, row.code, site,
        text_hash, pool, _PROVENANCE,
    )  # fmt: skip
    source = {
        name: getattr(row, name)
        for name in (
            "patient_id",
            "patient_name",
            "mrn",
            "birth_date",
            "sex",
            "onset_date",
            "description",
            "facility",
            "note_id",
        )
    }
    source["physicians"] = list(row.physicians)
    # A lone surrogate cannot be stored as text: it is replaced, as a file of rows would have done.
    clean = note.encode("utf-8", "replace").decode("utf-8")
    workspace.write("INSERT INTO notes (case_id, text, row) VALUES (?, ?, ?)", case_id, clean, json.dumps(source))
