"""An extraction from beginning to end: read, finish each row, sort, write, count."""

from __future__ import annotations

import csv
import hashlib
import io
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as AnyMapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain, groupby
from pathlib import Path

from sqlalchemy import URL, Connection

from radonc_models.disk import whole_file
from radonc_models.errors import InputRefused
from radonc_models.extract.database import check_columns, count_diagnoses, may_write, opened, stream
from radonc_models.extract.errors import DatabaseError
from radonc_models.extract.funnel import Funnel
from radonc_models.extract.mapping import Mapping
from radonc_models.extract.progress import Progress
from radonc_models.extract.query import Key, counting, extraction
from radonc_models.extract.rows import header_lines
from radonc_models.extract.steps import finished_row

__all__ = ["Extracted", "Extraction", "extract", "left_out_of"]


@dataclass(frozen=True)
class Extraction:
    """What to extract.

    Attributes:
        url: Where the database is, without a password.
        mapping: Names of the site.
        out: CSV file to write.
        since: Only diagnoses that were changed on this day or later.
        password: For the database, when it asks for one.
        fresh: Discard what an earlier run that ended early has kept.

    """

    url: URL
    mapping: Mapping
    out: Path
    since: date | None = None
    password: str | None = None
    fresh: bool = False


@dataclass(frozen=True)
class Extracted:
    """What came of an extraction: the counts, and the hex SHA-256 of the file of rows."""

    funnel: Funnel
    sha256: str


def left_out_of(out: Path) -> Path:
    """Return the file beside ``out`` that lists what could not be read."""
    return out.with_name(f"{out.stem}.left-out.csv")


def extract(question: Extraction, say: Callable[[str], None]) -> Extracted:
    """Write the rows of a database into a file, as a whole or not at all.

    A run that ends early keeps what it read in a file beside the result; the same question goes on from there.

    Args:
        question: What to extract.
        say: Called with each thing that a person must know while it runs, one sentence.

    Raises:
        DatabaseError: The database cannot be opened or read, or lacks a table or column of the mapping.
        InputRefused: The result cannot be written, or an earlier run asked something else.

    """
    _check_since(question)
    about = {
        "database": hashlib.sha256(question.url.render_as_string().encode()).hexdigest(),
        "mapping": question.mapping.sha256,
        "since": question.since.isoformat() if question.since else "",
    }
    with opened(question.url, question.password) as connection:
        check_columns(connection, question.mapping)
        diagnoses, diagnosed = count_diagnoses(connection, counting(question.mapping, question.since))
        if may_write(connection, question.mapping):
            say("WARNING: this account may change the database; ask for one that may only read.")
        try:
            with Progress(question.out, about, fresh=question.fresh) as progress:
                if progress.after is not None:
                    say(f"Going on behind the {progress.count('notes'):,} notes that an earlier run has read.")
                _read(connection, question, progress)
                sha256 = _write(question.out, progress)
                return Extracted(_funnel(progress, diagnoses, diagnosed), sha256)
        except sqlite3.Error:  # of our own file; what a SQLite database of the hospital says arrives as a DatabaseError
            raise InputRefused(
                f"What was read cannot be kept beside {question.out.name}: make room on its disk and run the same "
                "command again."
            ) from None


def _check_since(question: Extraction) -> None:
    diagnosis = question.mapping.diagnosis
    if question.since is not None and diagnosis.changed is None and diagnosis.onset_date is None:
        raise InputRefused("--since needs the entry diagnosis.changed or diagnosis.onset_date in the mapping: add one.")


def _read(connection: Connection, question: Extraction, progress: Progress) -> None:
    query = extraction(question.mapping, progress.after, question.since)
    for keys, records in _by_note(stream(connection, query)):
        cleaned = any(isinstance(value, str) and "\0" in value for value in records[0].values())
        progress.add(keys, finished_row(records, question.mapping), cleaned=cleaned)
    progress.save()


def _by_note(
    records: Iterable[AnyMapping[str, object]],
) -> Iterator[tuple[Key, list[AnyMapping[str, object]]]]:
    """Put the records of one note, one a physician, together; a second note under the same keys stays another one."""
    for keys, found in groupby(records, key=_keys):
        notes: list[list[AnyMapping[str, object]]] = []
        for record in found:
            same = next((note for note in notes if _without_physician(note[0]) == _without_physician(record)), None)
            if same is None:
                notes.append([record])
            else:
                same.append(record)
        for note in notes:
            yield keys, note


def _without_physician(record: AnyMapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in record.items() if not name.startswith("physician_")}


def _keys(record: AnyMapping[str, object]) -> Key:
    return _key(record["diagnosis_key"]), _key(record["note_key"])


def _key(value: object) -> int | str:
    if isinstance(value, Decimal) and value == int(value):
        return int(value)
    if isinstance(value, (int, str)):
        return value
    raise DatabaseError("The keys of diagnoses and notes must be numbers or text: name other columns in the mapping.")


def _write(out: Path, progress: Progress) -> str:
    """Write the rows, and beside them what was left out, if anything was; return the SHA-256 of the rows."""
    beside, sha256 = left_out_of(out), hashlib.sha256()
    try:
        if progress.count("left_out"):
            with whole_file(beside) as file:
                file.write(_csv_line(("diagnosis_key", "note_key", "column", "reason")))
                for entry in progress.left_out():
                    file.write(_csv_line(entry))
        else:
            with suppress(FileNotFoundError):
                beside.unlink()  # of an earlier extraction to the same file
        with whole_file(out) as file:
            for line in chain([header_lines()], progress.lines()):
                data = line.encode("utf-8", "replace")
                sha256.update(data)
                file.write(data)
    except OSError as error:
        raise InputRefused(f"{out.name} cannot be written ({error.strerror}): choose another place.") from None
    progress.finish()
    return sha256.hexdigest()


def _csv_line(cells: tuple[str, ...]) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line).writerow(cells)
    return line.getvalue().encode("utf-8", "replace")


def _funnel(progress: Progress, diagnoses: int, diagnosed: int) -> Funnel:
    patients, one_diagnosis = progress.patients()
    return Funnel(
        diagnoses=diagnoses,
        diagnosed=diagnosed,
        without_note=max(0, diagnoses - progress.count("with_note")),
        notes=progress.count("notes"),
        left_out=progress.count("left_out"),
        reasons=progress.reasons(),
        cleaned=progress.count("cleaned"),
        rows=progress.count("rows"),
        patients=patients,
        one_diagnosis=one_diagnosis,
    )
