"""Importing: a plan that can be looked at, and then all of it in one transaction or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from radonc_desktop.vault.audit import AuditTrail
from radonc_desktop.vault.cases import Cases
from radonc_desktop.vault.exchange.errors import ImportRefused
from radonc_desktop.vault.exchange.imports.duplicates import Fingerprints
from radonc_desktop.vault.exchange.imports.encoding import Encoding
from radonc_desktop.vault.exchange.imports.reading import Format, Reading, read_files
from radonc_desktop.vault.exchange.imports.rows import Found, ImportedCase, Problem
from radonc_desktop.vault.progress import Progress, unwatched
from radonc_desktop.vault.records import case_number
from radonc_models.keyed.canonical import now
from radonc_models.keyed.connection import Connection

__all__ = ["ImportPlan", "Imported", "Importer"]

_FILE = "INSERT INTO imports (imported, user, format, sha256, cases, left_out) VALUES (?, ?, ?, ?, ?, ?)"
_CASE = "INSERT INTO imported_cases (case_id, import_id, row, source_id) VALUES (?, ?, ?, ?)"


@dataclass(frozen=True)
class ImportPlan:
    """What would be imported; nothing has been stored.

    Attributes:
        format: What the file was read as.
        new: Cases that the store does not have.
        repeated: Cases that it has, or that are in the file twice.
        problems: Errors, duplicates and notes, the first thousand of each.
        errors: How many errors there are; with any the file cannot be imported.
        sha256: Hex SHA-256 of the file.

    """

    format: Format
    new: tuple[ImportedCase, ...]
    repeated: tuple[ImportedCase, ...]
    problems: tuple[Problem, ...]
    errors: int
    sha256: str


@dataclass(frozen=True)
class Imported:
    """What was stored: the ids of the new cases in the order of the file, and how many were left out."""

    case_ids: tuple[int, ...]
    left_out: int


class Importer:
    """Imports into one open store in the name of its user."""

    def __init__(self, connection: Connection, audit: AuditTrail, cases: Cases, user: str) -> None:
        self._connection = connection
        self._audit = audit
        self._cases = cases
        self._user = user

    def plan(
        self,
        paths: Sequence[Path],
        wanted: Format | Literal["auto"],
        encoding: Encoding,
        passphrase: str | None,
        progress: Progress = unwatched,
    ) -> ImportPlan:
        """Read files and compare them with themselves and with the store.

        Raises:
            ImportRefused: They cannot be read at all.
            WrongPassphrase: ``passphrase`` does not open the archive.

        """
        return self._compare(read_files(paths, wanted, encoding, passphrase, progress), progress)

    def _compare(self, reading: Reading, progress: Progress) -> ImportPlan:
        found, known, inside = reading.found, Fingerprints(), dict[bytes, int]()
        known.read(self._connection)
        new: list[ImportedCase] = []
        repeated: list[ImportedCase] = []
        for number, case in enumerate(found.cases, start=1):
            progress(number, len(found.cases))
            print_ = known.of(case.details)
            before = self._before(found, case, known.case(print_), inside.setdefault(print_, case.row))
            (repeated if before else new).append(case)
        order = {"error": 0, "duplicate": 1, "note": 2}
        problems = sorted(found.problems, key=lambda problem: (order[problem.kind], problem.row))
        return ImportPlan(reading.format, tuple(new), tuple(repeated), tuple(problems), found.errors, reading.sha256)

    def _before(self, found: Found, case: ImportedCase, stored: int | None, first: int) -> bool:
        if stored is not None:
            sentence = f"Row {case.row} has the details of case {case_number(stored)}, which is in the store already."
        elif first != case.row:
            sentence = f"Row {case.row} has the same details as row {first}."
        else:
            return False
        found.duplicate(case.row, "details", sentence)
        return True

    def commit(self, plan: ImportPlan, *, leave_out_duplicates: bool, progress: Progress = unwatched) -> Imported:
        """Store the cases of a plan, all of them or, after any error, none.

        Raises:
            ImportRefused: The plan has errors, or duplicates that are not to be left out, or nothing new.

        """
        self._refuse(plan, leave_out_duplicates)
        known = Fingerprints()
        ids: list[int] = []
        with self._audit.change() as change:
            known.read(self._connection)  # again: the store may have grown since the plan was made
            if any(known.case(known.of(case.details)) is not None for case in plan.new):
                raise ImportRefused("The case store has changed since the preview: look at the file again.")
            left_out = len(plan.repeated)
            import_id = change.write(_FILE, now(), self._user, plan.format, plan.sha256, len(plan.new), left_out)
            change.record("import.done", format=plan.format, cases=len(plan.new), left_out=left_out, sha256=plan.sha256)
            for number, case in enumerate(plan.new, start=1):
                case_id = self._cases.add_within(
                    change, case.title, case.site, case.details, case.plan, **{"import": import_id, "row": case.row}
                )
                change.write(_CASE, case_id, import_id, case.row, case.source_id)
                ids.append(case_id)
                progress(number, len(plan.new))
        return Imported(tuple(ids), left_out)

    def _refuse(self, plan: ImportPlan, leave_out_duplicates: bool) -> None:
        if plan.errors:
            raise ImportRefused(
                f"The file has {plan.errors:,} {'errors' if plan.errors > 1 else 'error'}, so nothing was imported: "
                "correct the rows that are listed and try again."
            )
        if plan.repeated and not leave_out_duplicates:
            raise ImportRefused(
                f"{len(plan.repeated):,} of the cases are in the store or in the file already, so nothing was "
                "imported: leave the duplicates out, or take them out of the file."
            )
        if not plan.new:
            raise ImportRefused("Every case of the file is in the store already: there is nothing to import.")
