"""The review as a spreadsheet: cases go out as a table, what readers wrote in it comes back.

No cell can become a formula on the way (``radonc_models.cells``). What a reader may change are the columns behind
``verdict``; the others are there to be read. A row whose case was changed meanwhile is refused and listed.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from radonc_models.cells import neutral, original
from radonc_models.curate.cases import CuratedCase, decided
from radonc_models.curate.errors import CurationRefused, worded
from radonc_models.curate.review import Queue, Review
from radonc_models.disk import whole_file
from radonc_models.extract.rows import RowProblem
from radonc_models.tasks import MODALITY_LABELS

__all__ = ["COLUMNS", "Imported", "export_sheet", "import_sheet"]

COLUMNS = (
    "case", "version", "flags", "history", "plan", "code", "description",
    "verdict", "reason", "modality", "dose_gy", "fractions", "icd10", "plan_begins_with", "also_hide",
)  # fmt: skip
"""The header; a reader fills ``verdict`` (``accept`` or ``reject``) and, where needed, what stands behind it."""

_READ_ONLY = COLUMNS.index("verdict")
_PAGE = 200
_VERDICTS = ("accept", "reject", "")
_LONGEST = 16 << 20


@dataclass(frozen=True)
class Imported:
    """What came back: cases accepted and rejected, rows left open, and rows that could not be used."""

    accepted: int
    rejected: int
    open: int
    problems: tuple[RowProblem, ...]


_SECOND = "second:"
"""Begins the version of a row that asks for a second reading."""


def export_sheet(review: Review, path: Path, which: Queue = "waiting", limit: int | None = None) -> int:
    """Write the cases of a queue as a spreadsheet (CSV, UTF-8 with its mark) for its owner alone; return how many.

    The texts are already de-identified as far as the rules go; a reader looks for what they missed. For the queue
    ``second`` the modality, the prescription and the flags are left out: the second reader does not see the first's.

    Raises:
        CurationRefused: The file is there already or cannot be written.

    """
    if path.exists():
        raise CurationRefused(f"{path.name} is already there and was not overwritten: choose another name.")
    count = 0
    try:
        with whole_file(path) as file:
            file.write(b"\xef\xbb\xbf" + _line(COLUMNS))
            for case in _cases(review, which, limit):
                file.write(_line(_cells(case, blind=which == "second")))
                count += 1
    except OSError as error:
        raise CurationRefused(f"{path.name} cannot be written ({error.strerror}): choose another place.") from None
    return count


def import_sheet(review: Review, path: Path) -> Imported:
    """Take over what readers wrote; each row is one case and stands alone.

    Raises:
        CurationRefused: The file cannot be read or is no exported sheet; nothing was changed.

    """
    for _ in _rows(path):
        pass  # a file that breaks off changes nothing
    problems: list[RowProblem] = []
    done = {"accept": 0, "reject": 0, "": 0}
    numbered = enumerate(_rows(path), start=1)
    while page := list(islice(numbered, _PAGE)):
        with review.as_one():  # one write to the disk for many rows
            for number, row in page:
                verdict = row.get("verdict", "").strip().lower() if row else "?"
                problem = _apply(review, number, row, verdict) if row and verdict in _VERDICTS else _unread(number)
                if problem is None:
                    done[verdict] += 1
                else:
                    problems.append(problem)
    return Imported(done["accept"], done["reject"], done[""], tuple(problems))


def _unread(number: int) -> RowProblem:
    return RowProblem(
        number, "verdict", f"Row {number}, column verdict is neither accept nor reject, or cells are missing."
    )


def _cases(review: Review, which: Queue, limit: int | None) -> Iterator[CuratedCase]:
    after, left = 0, limit
    while page := review.queue(which, _PAGE if left is None else min(_PAGE, left), after):
        yield from (review.case(case_id) for case_id in page)
        after = page[-1]
        left = None if left is None else left - len(page)
        if left == 0:
            return


def _cells(case: CuratedCase, *, blind: bool) -> list[str]:
    if blind:
        return [
            str(case.id), _SECOND + version_of(case), "", case.clean_history, case.clean_plan, case.code,
            str(case.source.get("description", "")), *[""] * (len(COLUMNS) - _READ_ONLY),
        ]  # fmt: skip
    dose = "" if case.dose_gy is None else f"{case.dose_gy:g}"
    return [
        str(case.id), version_of(case), " ".join(case.flags), case.clean_history, case.clean_plan, case.code,
        str(case.source.get("description", "")), "", "", case.label, dose, str(case.fractions or ""), "", "", "",
    ]  # fmt: skip


def version_of(case: CuratedCase) -> str:
    """Return a word that changes with every decision about a case."""
    return hashlib.sha256(repr(decided(case)).encode()).hexdigest()[:12]


def _line(cells: list[str] | tuple[str, ...]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow([neutral(cell) for cell in cells])
    return out.getvalue().encode("utf-8")


def _rows(path: Path) -> Iterator[dict[str, str] | None]:
    """Yield the rows of a sheet, None for one that has not as many cells as the header."""
    before = csv.field_size_limit(_LONGEST)
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            header = file.readline()
            delimiter = ";" if header.count(";") > header.count(",") else ","
            names = [name.strip().strip('"') for name in header.strip().split(delimiter)]
            if not {"case", "version", "verdict"} <= set(names):
                raise CurationRefused(f"{path.name} is no exported sheet: it has no columns case, version and verdict.")
            for cells in csv.reader(file, delimiter=delimiter, strict=True):
                if cells:
                    yield (dict(zip(names, map(original, cells), strict=True)) if len(cells) == len(names) else None)
    except (OSError, csv.Error):
        raise CurationRefused(f"{path.name} cannot be read as a table: save it as CSV in UTF-8.") from None
    finally:
        csv.field_size_limit(before)


def _apply(review: Review, number: int, row: dict[str, str], verdict: str) -> RowProblem | None:
    """Do what one row says; a sentence where it cannot be done, and then nothing of it was."""
    if not verdict:
        return None
    try:
        with worded():
            case_id = int(row["case"])
            case = review.case(case_id)
            version = row["version"].strip()
            if version_of(case) != version.removeprefix(_SECOND):
                return RowProblem(
                    number, "version", f"Row {number}: the case was changed since the export; export again."
                )
            if version.startswith(_SECOND):
                return _read_again(review, number, case, row, verdict)
            with review.as_one():
                _corrected(review, case, row)
                if verdict == "accept":
                    review.accept(case_id)
                else:
                    review.reject(case_id, row.get("reason", "").strip() or "unspecified")
    except ValueError:
        return RowProblem(number, "", f"Row {number} has a cell that is no number where one must be: correct it.")
    except CurationRefused as refusal:
        return RowProblem(number, "verdict", f"Row {number}: {refusal}")
    return None


def _read_again(review: Review, number: int, case: CuratedCase, row: dict[str, str], verdict: str) -> RowProblem | None:
    """Write down the second reading of a row: the reader's own modality and where the plan begins."""
    label = row.get("modality", "").strip()
    if label not in {"", *MODALITY_LABELS} or (verdict == "accept" and not label):
        return RowProblem(
            number, "modality", f"Row {number}, column modality must be one of {', '.join(MODALITY_LABELS)}."
        )
    review.second(case.id, label, _beginning(case, row), accept=verdict == "accept")
    return None


def _beginning(case: CuratedCase, row: dict[str, str]) -> int:
    """Return where the plan begins by the words of a row, as it stands where there are none.

    Raises:
        CurationRefused: The words do not stand in the note exactly once.

    """
    begins = row.get("plan_begins_with", "").strip()
    if begins and case.note.count(begins) != 1:
        raise CurationRefused("the words of plan_begins_with must stand in the note exactly once: give more of them.")
    return case.note.index(begins) if begins else case.start


def _corrected(review: Review, case: CuratedCase, row: dict[str, str]) -> None:
    """Do the corrections of a row before its verdict."""
    if row.get("plan_begins_with", "").strip():
        review.move_split(case.id, _beginning(case, row))
    for words in filter(None, (part.strip() for part in row.get("also_hide", "").split("|"))):
        places = list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", case.note))
        if not places:
            raise CurationRefused("the words of also_hide do not stand in the note: copy them from it.")
        for place in places:
            review.hide(case.id, *place.span())
    label = row.get("modality", "").strip()
    if label not in {"", "none", case.label}:
        review.set_label(case.id, label)
    dose, fractions = row.get("dose_gy", "").strip(), row.get("fractions", "").strip()
    shown = ("" if case.dose_gy is None else f"{case.dose_gy:g}", str(case.fractions or ""))
    if (dose, fractions) != shown and dose and fractions:
        review.set_prescription(case.id, float(dose.replace(",", ".")), int(fractions))
    if row.get("icd10", "").strip():
        review.set_code(case.id, row["icd10"])
