"""The rows that extraction writes and curation reads: one diagnosis of one patient with its note, as CSV.

The first line of a file says that it identifies patients; the second names the columns. Text is UTF-8, quoted as
RFC 4180 says, and may hold line breaks. Several physicians share a cell, separated by semicolons and quoted likewise.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import IO, Any

from radonc_models.disk import whole_file
from radonc_models.errors import InputRefused

__all__ = [
    "COLUMNS",
    "DETAILS_PREFIX",
    "WARNING",
    "ExtractedRow",
    "RowProblem",
    "as_line",
    "header_lines",
    "read_rows",
    "write_rows",
]

WARNING = "# IDENTIFIES PATIENTS: written by radonc-models, not de-identified; keep it where the database is kept."
"""First line of every file of rows."""

DETAILS_PREFIX = "diagnosis details "
"""First words of the details of every row (arXiv 2309.10160, section 3.1); the note of the database follows."""

LONGEST_CELL = 16 << 20  # a note of 1 MB is read; a lost quotation mark still ends before it has eaten the memory
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_NEEDS_QUOTES = re.compile(r'[;"\r\n]')
_UNDECODED = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class ExtractedRow:
    """One diagnosis of one patient with the note that tells of it, as the database has it.

    Attributes:
        patient_id: The database's own number of the patient; never empty.
        patient_name: As the database writes it, such as ``Doe, Jane A``.
        mrn: Medical record number.
        birth_date: ISO 8601 date, or empty.
        sex: As the database writes it.
        onset_date: ISO 8601 date of the diagnosis, or empty.
        code_system: ``ICD-10-CM``, ``ICD-9`` or, where the site mapping does not know the index, the raw index.
        code: Diagnosis code with its dot.
        description: Wording of the diagnosis in the database.
        details: The note behind the words ``diagnosis details``, as in arXiv 2309.10160 section 3.1.
        physicians: Every physician whom the database names for this diagnosis or note.
        facility: Department or hospital.
        note_id: The database's own number of the note; never empty.

    """

    patient_id: str
    patient_name: str
    mrn: str
    birth_date: str
    sex: str
    onset_date: str
    code_system: str
    code: str
    description: str
    details: str
    physicians: tuple[str, ...]
    facility: str
    note_id: str


COLUMNS = tuple(field.name for field in fields(ExtractedRow))
"""The columns of a file of rows, in their order."""

_PHYSICIANS = COLUMNS.index("physicians")
_NEEDED = tuple((COLUMNS.index(name), name) for name in ("patient_id", "note_id"))
_DATES = tuple((COLUMNS.index(name), name) for name in ("birth_date", "onset_date"))


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Why a row was left out.

    Attributes:
        row: Place in the file, from 1; warning and header do not count.
        column: Name of the column, or empty when the whole row is meant.
        sentence: What is wrong and what to do, without a word of the row.

    """

    row: int
    column: str
    sentence: str


def header_lines() -> str:
    """Return the first two lines of a file of rows."""
    return f"{WARNING}\r\n{','.join(COLUMNS)}\r\n"


def as_line(row: ExtractedRow) -> str:
    """Return ``row`` as one record of the file, its line end included."""
    cells = [getattr(row, name) for name in COLUMNS]
    cells[_PHYSICIANS] = _joined(row.physicians)
    return _record(cells, ",")


def write_rows(path: Path, rows: Iterable[ExtractedRow]) -> int:
    """Write ``rows`` to the file ``path``, as a whole or not at all, for its owner alone; return how many there were.

    Memory does not grow with the number of rows.

    Raises:
        InputRefused: The file cannot be written.

    """
    count = 0
    try:
        with whole_file(path) as file:
            file.write(header_lines().encode())
            for row in rows:
                file.write(as_line(row).encode("utf-8", "replace"))
                count += 1
    except OSError as error:
        raise InputRefused(
            f"The file {path.name} cannot be written ({error.strerror}): choose another place."
        ) from None
    return count


def read_rows(path: Path, on_problem: Callable[[RowProblem], None] | None = None) -> Iterator[ExtractedRow]:
    """Read the rows of the file ``path`` one by one; memory does not grow with the length of the file.

    Columns may stand in any order, and others are ignored. Of two rows that cannot be told apart both are handed over.

    Args:
        path: The file.
        on_problem: Called for each row that is left out; without it the first such row ends the reading.

    Raises:
        InputRefused: The file cannot be read, is no file of rows, or, without ``on_problem``, a row is wrong.

    """
    try:
        with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
            places = _places(file, path.name)
            for number, cells in enumerate(_records(file), start=1):
                row = _row(number, cells, places)
                if isinstance(row, ExtractedRow):
                    yield row
                elif on_problem is None:
                    raise InputRefused(row.sentence)
                else:
                    on_problem(row)
    except OSError as error:
        raise InputRefused(f"The file {path.name} cannot be read ({error.strerror}): check the path.") from None


@dataclass(frozen=True)
class _Places:
    """Where each of ``COLUMNS`` stands in a record of ``width`` cells."""

    indices: tuple[int, ...]
    width: int


def _places(file: IO[str], name: str) -> _Places:
    """Read the warning, which may be missing, and the names of the columns."""
    start = file.read(1)
    if start == "#":
        file.readline()
        start = ""
    try:
        header = [cell.strip() for cell in next(csv.reader([start + file.readline()]), [])]
    except csv.Error:
        header = []
    missing = [column for column in COLUMNS if header.count(column) != 1]
    if missing:
        raise InputRefused(
            f"The file {name} has no column {missing[0]}, or has it twice: give a file of radonc-models extract."
        )
    return _Places(tuple(header.index(column) for column in COLUMNS), len(header))


def _records(lines: Iterable[str]) -> Iterator[list[str] | None]:
    """Return the records of a CSV file, None for one that is no CSV; an empty line is none."""
    reader = csv.reader(lines, strict=True)
    while True:
        before = csv.field_size_limit(LONGEST_CELL)  # the limit belongs to the whole process: others keep theirs
        try:
            cells: list[str] | None = next(reader)
        except StopIteration:
            return
        except csv.Error:
            cells = None
        finally:
            csv.field_size_limit(before)
        if cells or cells is None:
            yield cells


def _row(number: int, cells: list[str] | None, places: _Places) -> ExtractedRow | RowProblem:
    if cells is None:
        return RowProblem(number, "", f"Row {number} is no valid CSV: check its quotation marks and its length.")
    if len(cells) != places.width:
        return RowProblem(
            number, "", f"Row {number} has {len(cells)} fields, the header has {places.width}: check commas and quotes."
        )
    values = [cells[index] for index in places.indices]
    problem = _problem(number, values)
    if problem is not None:
        return problem
    physicians = _parted(values[_PHYSICIANS])
    if physicians is None:
        return RowProblem(number, "physicians", f"Row {number}, column physicians: the quotation marks do not close.")
    named: dict[str, Any] = dict(zip(COLUMNS, values, strict=True))
    return ExtractedRow(**(named | {"physicians": physicians}))


def _problem(number: int, values: Sequence[str]) -> RowProblem | None:
    """Return what is wrong with the cells of a row, None when nothing is."""
    if _UNDECODED.search("".join(values)):
        column = next(name for name, value in zip(COLUMNS, values, strict=True) if _UNDECODED.search(value))
        return RowProblem(number, column, f"Row {number}, column {column} is not UTF-8 text: extract the row again.")
    for index, column in _NEEDED:
        if not values[index].strip():
            return RowProblem(number, column, f"Row {number}, column {column} is empty: extract the row again.")
    for index, column in _DATES:
        if values[index] and not _is_iso_date(values[index]):
            return RowProblem(number, column, f"Row {number}, column {column} is no date written as 2026-01-31.")
    return None


def _is_iso_date(text: str) -> bool:
    """Tell whether ``text`` is a day that exists, written as ``2026-01-31``."""
    if not _ISO_DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _joined(names: Sequence[str]) -> str:
    if not any(_NEEDS_QUOTES.search(name) for name in names):
        return ";".join(names)
    return _record(names, ";").rstrip("\r\n")


def _parted(cell: str) -> tuple[str, ...] | None:
    if '"' not in cell:
        return tuple(name.strip() for name in cell.split(";") if name.strip())
    try:
        names = next(csv.reader(io.StringIO(cell, newline=""), delimiter=";", strict=True), [])
    except csv.Error:
        return None
    return tuple(name for name in names if name)


def _record(cells: Sequence[str], delimiter: str) -> str:
    line = io.StringIO(newline="")
    csv.writer(line, delimiter=delimiter).writerow(cells)
    return line.getvalue()
