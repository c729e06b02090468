"""The fake clinic as a database: tables of our own naming, not those of any vendor, with keys between them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from radonc_models.disk import unfinished
from radonc_models.synthetic.clinic.patients import ClinicDiagnosis, ClinicPatient
from radonc_models.synthetic.clinic.people import draw_physicians
from radonc_models.synthetic.clinic.wording import Half
from radonc_models.synthetic.clinic.wording.names import FACILITIES

__all__ = ["INDEXES", "TABLES", "Table", "records", "standing_records", "write_database"]

Record = tuple[str | int | None, ...]


@dataclass(frozen=True)
class Table:
    """A table with the names and SQL types of its columns; the first column is the key where ``keyed``."""

    name: str
    columns: tuple[tuple[str, str], ...]
    keyed: bool = True

    @property
    def create(self) -> str:
        """The statement that creates it, understood by SQLite and PostgreSQL."""
        columns = [f"{name} {kind}" for name, kind in self.columns]
        if self.keyed:
            columns[0] += " PRIMARY KEY"
        return f"CREATE TABLE {self.name} ({', '.join(columns)})"

    @property
    def insert(self) -> str:
        """The statement that fills a row of it, with the places of SQLite."""
        return f"INSERT INTO {self.name} VALUES ({', '.join('?' * len(self.columns))})"  # noqa: S608 - names of this file


def _table(name: str, columns: str, *, keyed: bool = True) -> Table:
    pairs = tuple(tuple(column.split(" ")) for column in columns.split(", "))
    return Table(name, tuple((column, kind) for column, kind in pairs), keyed)


TABLES: tuple[Table, ...] = (
    _table("department", "department_key INTEGER, department_name TEXT"),
    _table("physician", "physician_key INTEGER, last_name TEXT, first_name TEXT"),
    _table(
        "patient",
        "patient_key INTEGER, record_number TEXT, last_name TEXT, first_name TEXT, middle_name TEXT, birth_date DATE, "
        "sex TEXT, phone TEXT, email TEXT, street TEXT, city TEXT, zip TEXT",
    ),
    _table(
        "diagnosis",
        "diagnosis_key INTEGER, patient_key INTEGER, code_index INTEGER, code TEXT, description TEXT, onset_date DATE, "
        "department_key INTEGER, changed_on DATE",
    ),
    _table("diagnosis_physician", "diagnosis_key INTEGER, physician_key INTEGER", keyed=False),
    _table("note", "note_key INTEGER, diagnosis_key INTEGER, note_type TEXT, written_on DATE, note_text TEXT"),
)

INDEXES = (
    "CREATE INDEX diagnosis_of_patient ON diagnosis (patient_key)",
    "CREATE INDEX physician_of_diagnosis ON diagnosis_physician (diagnosis_key)",
    "CREATE INDEX note_of_diagnosis ON note (diagnosis_key)",
)
_BATCH = 500  # patients


def standing_records(seed: int, half: Half) -> Iterator[tuple[str, Record]]:
    """Return the rows that do not depend on the number of patients, each with the name of its table."""
    for number, name in enumerate(FACILITIES[half], start=1):
        yield "department", (number, name)
    for physician in draw_physicians(seed, half):
        yield "physician", (physician.number, physician.last, physician.first)


def records(patient: ClinicPatient, half: Half) -> Iterator[tuple[str, Record]]:
    """Return the rows of one patient, each with the name of its table."""
    person = patient.person
    yield (
        "patient",
        (
            patient.number, person.mrn, person.last, person.first, person.middle or None, person.birth.isoformat(),
            person.sex[0].upper(), person.phone, person.email, person.street, person.city, person.zip,
        ),
    )  # fmt: skip
    for diagnosis in patient.diagnoses:
        yield from _diagnosis_records(patient.number, diagnosis, half)


def _diagnosis_records(patient: int, diagnosis: ClinicDiagnosis, half: Half) -> Iterator[tuple[str, Record]]:
    onset = diagnosis.onset.isoformat() if diagnosis.onset else None
    changed = max((note.day for note in diagnosis.notes), default=diagnosis.onset)
    department = FACILITIES[half].index(diagnosis.facility) + 1
    yield (
        "diagnosis",
        (
            diagnosis.number,
            patient,
            diagnosis.index,
            diagnosis.code,
            diagnosis.description or None,
            onset,
            department,
            changed.isoformat() if changed else None,
        ),
    )
    for physician in diagnosis.physicians:
        yield "diagnosis_physician", (diagnosis.number, physician.number)
    for place, note in enumerate(diagnosis.notes):
        kind = "follow-up" if place else "consult"
        text = note.written.text if note.written else ""
        yield "note", (note.number, diagnosis.number, kind, note.day.isoformat(), text)


def write_database(path: Path, seed: int, half: Half, found: Iterable[ClinicPatient]) -> None:
    """Write ``found`` into a new SQLite database, as a whole or not at all; memory does not grow with their number.

    Raises:
        OSError: It cannot be written.

    """
    statements = {table.name: table.insert for table in TABLES}
    with unfinished(path) as place, closing(sqlite3.connect(place, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = OFF")  # a failure leaves no file at all
        database.execute("PRAGMA synchronous = OFF")
        for table in TABLES:
            database.execute(table.create)
        waiting: dict[str, list[Record]] = {table.name: [] for table in TABLES}
        for name, record in standing_records(seed, half):
            waiting[name].append(record)
        for number, patient in enumerate(found, start=1):
            for name, record in records(patient, half):
                waiting[name].append(record)
            if number % _BATCH == 0:
                _flush(database, statements, waiting)
        _flush(database, statements, waiting)
        for statement in INDEXES:
            database.execute(statement)


def _flush(database: sqlite3.Connection, statements: dict[str, str], waiting: dict[str, list[Record]]) -> None:
    database.execute("BEGIN")
    for name, found in waiting.items():
        database.executemany(statements[name], found)
        found.clear()
    database.execute("COMMIT")
