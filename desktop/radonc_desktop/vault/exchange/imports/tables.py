"""CSV: a header row with ``details`` and any of ``id``, ``title``, ``site`` and ``plan`` (or ``regimen``)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from radonc_desktop.marking import marked
from radonc_desktop.vault.exchange.columns import EXPORT_COLUMNS
from radonc_desktop.vault.exchange.errors import ImportRefused
from radonc_desktop.vault.exchange.imports.checks import check_case
from radonc_desktop.vault.exchange.imports.names import CURATED, FIELDS, named_title, plain_list
from radonc_desktop.vault.exchange.imports.rows import Found, ImportedCase
from radonc_models.cells import original

__all__ = ["read_csv"]

_DELIMITERS = {",": marked("commas"), ";": marked("semicolons"), "\t": marked("tabs")}


def read_csv(text: str, found: Found) -> None:
    """Add the cases of a CSV text, and what is wrong with it, to ``found``.

    Raises:
        ImportRefused: The first row does not name the columns that are needed.

    """
    delimiter = _delimiter(text.partition("\n")[0])
    if delimiter != ",":
        found.note(0, "", f"The cells of the file are separated by {_DELIMITERS[delimiter]}.")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    header = _header(reader)
    columns = _columns(header, found)
    ours = header == list(EXPORT_COLUMNS)
    seen: dict[str, int] = {}
    for number, cells in _rows(reader, found):
        if len(cells) != len(header):
            sentence = f"Row {number} has {len(cells)} cells, the first row has {len(header)}: check commas and quotes."
            found.error(number, "", sentence)
            continue
        texts = [original(cell) for cell in cells] if ours else cells
        case = _case(number, texts, columns)
        if check_case(found, case) and _own_id(found, case, seen):
            found.cases.append(case)


def _delimiter(header: str) -> str:
    # Spreadsheets of many countries write semicolons; a comma in the header decides.
    return next((sign for sign in _DELIMITERS if sign in header), ",")


def _header(reader: Iterator[list[str]]) -> list[str]:
    try:
        return [cell.strip().casefold() for cell in next(reader, [])]
    except csv.Error:
        return []


def _columns(header: Sequence[str], found: Found) -> dict[str, int]:
    columns: dict[str, int] = {}
    for place, name in enumerate(header):
        meaning = FIELDS.get(name)
        if meaning is None:
            continue
        if meaning in columns:
            raise ImportRefused(f"The first row names the column {meaning} twice: keep one of them.")
        columns[meaning] = place
    if "details" not in columns:
        raise ImportRefused(
            "The first row must name the columns, details among them: "
            "details is needed; id, title, site and plan are welcome."
        )
    known = sorted(set(header) & CURATED)
    if known:
        found.note(0, "", f"Not imported: {plain_list(known)}.")
    others = [str(place) for place, name in enumerate(header, start=1) if name not in FIELDS and name not in CURATED]
    if others:
        found.note(0, "", f"Not imported, because their names are not known: the columns number {plain_list(others)}.")
    if "title" not in columns:
        found.note(0, "title", "There is no column title: the cases are called by their id or row.")
    return columns


def _rows(reader: Iterator[list[str]], found: Found) -> Iterator[tuple[int, list[str]]]:
    number = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            number += 1
            found.error(number, "", f"Row {number} is no valid CSV: check its quotation marks and its length.")
            continue
        if cells:  # an empty line is no row
            number += 1
            yield number, cells


def _case(number: int, cells: Sequence[str], columns: dict[str, int]) -> ImportedCase:
    texts = {name: cells[place] for name, place in columns.items()}
    source_id = texts.get("id", "").strip()
    title = texts.get("title", "").strip() or named_title(source_id, number)
    site = texts.get("site", "").strip()
    return ImportedCase(number, source_id, title, site, texts["details"], texts.get("plan", ""))


def _own_id(found: Found, case: ImportedCase, seen: dict[str, int]) -> bool:
    if not case.source_id:
        return True
    first = seen.setdefault(case.source_id, case.row)
    if first != case.row:
        found.error(case.row, "id", f"Row {case.row} has the id of row {first}: give every case an id of its own.")
    return first == case.row
