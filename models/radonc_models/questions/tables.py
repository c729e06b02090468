"""Tables of cases: CSV with a header row, or one JSON object a line."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from radonc_models.errors import InputRefused

__all__ = ["Row", "Table", "read_table"]

_LONGEST_ID = 200


@dataclass(frozen=True)
class Row:
    """One case of a table.

    Attributes:
        number: Place in the table, from 1; the header of a CSV file does not count.
        id: Name of the case; empty when the row has none.
        details: Patient details.
        problem: Why it cannot be asked, a sentence without a word of the case; empty when it can.

    """

    number: int
    id: str
    details: str
    problem: str = ""


@dataclass(frozen=True)
class Table:
    """The cases of a file; ``sha256`` is the hash of its bytes."""

    rows: tuple[Row, ...]
    sha256: str


def read_table(path: Path) -> Table:
    """Read the cases of a CSV file or, by the ending ``.jsonl``, of JSON lines.

    A row that cannot be asked is part of the table, with its problem. Columns other than ``id`` and ``details``
    are ignored.

    Raises:
        InputRefused: The file cannot be read, is not UTF-8, is empty, or lacks a column.

    """
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise InputRefused(f"The table {path.name} cannot be read ({error.strerror}): check the path.") from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputRefused(f"Line {line} of {path.name} is not UTF-8 text: save the table as UTF-8.") from None
    rows = list(_json_rows(text) if path.suffix in (".jsonl", ".ndjson") else _csv_rows(text, path.name))
    if not rows:
        raise InputRefused(f"The table {path.name} holds no cases.")
    return Table(tuple(_checked(rows)), hashlib.sha256(data).hexdigest())


def _csv_rows(text: str, name: str) -> Iterator[Row]:
    header = text.partition("\n")[0]
    delimiter = ";" if ";" in header and "," not in header else ","  # spreadsheets of many countries write these
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = [column.strip() for column in next(reader, [])]
    except csv.Error:
        columns = []
    missing = [column for column in ("id", "details") if columns.count(column) != 1]
    if missing:
        raise InputRefused(
            f"The first row of {name} must name the columns id and details, each once: {missing[0]} is not there once."
        )
    number = 0
    while True:
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error:
            number += 1
            yield Row(number, "", "", f"Row {number} is no valid CSV: check its quotation marks and its length.")
            continue
        if fields:  # an empty line is no row
            number += 1
            yield _csv_row(number, fields, columns)


def _csv_row(number: int, fields: Sequence[str], columns: Sequence[str]) -> Row:
    if len(fields) != len(columns):
        sentence = f"Row {number} has {len(fields)} fields, the header has {len(columns)}: check commas and quotes."
        return Row(number, "", "", sentence)
    return Row(number, fields[columns.index("id")].strip(), fields[columns.index("details")])


def _json_rows(text: str) -> Iterator[Row]:
    for number, line in enumerate((line for line in text.split("\n") if line.strip()), start=1):
        try:
            record = json.loads(line)
            name, details = record["id"], record["details"]
        except (ValueError, KeyError, TypeError, RecursionError):
            name = details = None
        if isinstance(name, str) and isinstance(details, str):
            yield Row(number, name.strip(), details)
        else:
            yield Row(number, "", "", f"Row {number} is no JSON object with the texts id and details.")


def _checked(rows: Sequence[Row]) -> Iterator[Row]:
    """Refuse rows whose answer could not be told apart."""
    seen: dict[str, int] = {}
    for row in rows:
        if row.problem:
            yield row
        elif not row.id or len(row.id) > _LONGEST_ID:
            yield Row(row.number, "", "", f"Row {row.number} has no id of 1 to {_LONGEST_ID} characters.")
        elif row.id in seen:
            sentence = f"Row {row.number} has the same id as row {seen[row.id]}: give every case an id of its own."
            yield Row(row.number, row.id, "", sentence)
        else:
            seen[row.id] = row.number
            yield row
