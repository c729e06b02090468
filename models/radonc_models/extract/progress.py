"""An extraction under way: rows that were read, in a file beside the result, so that a run that ends early can go on.

The file is a SQLite database for its owner alone. It holds every finished row as its line of the result, which rows
were left out and why, and the counts of the funnel. An index of it sorts, so memory does not grow with the rows.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from radonc_models.disk import is_in_use
from radonc_models.errors import InputRefused
from radonc_models.extract.query import Key
from radonc_models.extract.rows import ExtractedRow, as_line
from radonc_models.extract.steps import LeftOut

__all__ = ["Progress", "part_of"]

_TABLES = (
    "CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID",
    "CREATE TABLE line (number INTEGER PRIMARY KEY, text TEXT)",
    """CREATE TABLE place
    (onset TEXT, patient TEXT, note TEXT, number INTEGER, PRIMARY KEY (onset, patient, note)) WITHOUT ROWID""",
    "CREATE TABLE seen (note TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TABLE patient (id TEXT PRIMARY KEY, diagnosis TEXT, several INTEGER) WITHOUT ROWID",
    "CREATE TABLE left_out (diagnosis TEXT, note TEXT, field TEXT, reason TEXT)",
)
_CACHE_KIB = 32_000
_BATCH = 2_000  # notes between two points from which a run can go on


def part_of(out: Path) -> Path:
    """Return the file beside ``out`` that holds an extraction under way."""
    return out.with_name(f".{out.name}.extracting")


class Progress:
    """The file of one extraction; a context manager that closes it and, once ``finish`` was called, removes it."""

    def __init__(self, out: Path, about: dict[str, str], *, fresh: bool = False) -> None:
        """Open the file of an earlier run for the same question, or begin a new one.

        Raises:
            InputRefused: Another run is at it, the earlier run asked something else, or it cannot be written.

        """
        self._path = part_of(out)
        if fresh:
            self._remove()
        try:
            self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise InputRefused(f"{out.name} cannot be written ({error.strerror}): choose another place.") from None
        if is_in_use(self._handle):
            os.close(self._handle)
            raise InputRefused(f"Another extraction writes {out.name}: wait until it ends, or choose another file.")
        try:
            self._database = sqlite3.connect(self._path, isolation_level=None)
            self._prepare(about, out.name)
        except BaseException:
            os.close(self._handle)
            raise
        self._finished = False
        self._saved = self.after is not None
        self._waiting = 0

    def _prepare(self, about: dict[str, str], name: str) -> None:
        try:
            self._database.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
            self._database.execute("PRAGMA temp_store = MEMORY")  # no row may land in a temporary folder
            self._database.execute("PRAGMA journal_mode = WAL")
            self._database.execute("PRAGMA synchronous = NORMAL")
            stored = dict(self._database.execute("SELECT name, value FROM about WHERE name <> 'state'"))
        except sqlite3.OperationalError:
            stored = {}
        except sqlite3.DatabaseError:
            raise self._other(name) from None
        if stored and stored != about:
            raise self._other(name)
        self._database.execute("BEGIN")
        if not stored:
            for statement in _TABLES:
                self._database.execute(statement)
            self._database.executemany("INSERT INTO about VALUES (?, ?)", about.items())
        self._state = json.loads(self._about("state") or "{}")

    def _other(self, name: str) -> InputRefused:
        self._database.close()
        return InputRefused(
            f"An earlier extraction to {name} was not finished and asked something else: finish it with the same "
            "options, or discard it with --fresh."
        )

    def _about(self, name: str) -> str | None:
        row = self._database.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._database.in_transaction:
            self._database.execute("ROLLBACK")
        self._database.close()
        os.close(self._handle)  # before the file goes: Windows removes no open file
        if self._finished or not self._saved:
            self._remove()

    def _remove(self) -> None:
        for ending in ("", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                Path(f"{self._path}{ending}").unlink()

    @property
    def after(self) -> Key | None:
        """Keys of the last note that an earlier run kept."""
        found = self._state.get("after")
        return None if found is None else (found[0], found[1])

    def count(self, name: str) -> int:
        """Return a count of the funnel."""
        return int(self._state.get(name, 0))

    def add(self, keys: Key, found: ExtractedRow | LeftOut, *, cleaned: bool) -> None:
        """Keep what became of one note; ``cleaned`` tells that NUL bytes were dropped from it."""
        new_diagnosis = self._state.get("diagnosis") != keys[0]
        self._state |= {"after": list(keys), "diagnosis": keys[0], "notes": self.count("notes") + 1}
        self._state["with_note"] = self.count("with_note") + new_diagnosis
        if isinstance(found, ExtractedRow):
            seen = self._database.execute("INSERT OR IGNORE INTO seen VALUES (?)", (found.note_id,)).rowcount
            if seen:
                self._keep(keys, found)
                self._state["cleaned"] = self.count("cleaned") + cleaned
            else:
                found = LeftOut("note_key", "another note has the same ID")
        if isinstance(found, LeftOut):
            self._database.execute(
                "INSERT INTO left_out VALUES (?, ?, ?, ?)", (str(keys[0]), str(keys[1]), found.column, found.reason)
            )
            self._state["left_out"] = self.count("left_out") + 1
        self._waiting += 1
        if self._waiting >= _BATCH:
            self.save()

    def _keep(self, keys: Key, row: ExtractedRow) -> None:
        number = self.count("rows") + 1
        self._state["rows"] = number
        self._database.execute("INSERT INTO line VALUES (?, ?)", (number, as_line(row)))
        self._database.execute(
            "INSERT INTO place VALUES (?, ?, ?, ?)", (row.onset_date, row.patient_id, row.note_id, number)
        )
        self._database.execute(
            "INSERT INTO patient VALUES (?, ?, 0) ON CONFLICT (id) DO UPDATE SET several = several OR diagnosis <> ?",
            (row.patient_id, str(keys[0]), str(keys[0])),
        )

    def save(self) -> None:
        """Make what was added a point from which a later run can go on."""
        self._database.execute("INSERT OR REPLACE INTO about VALUES ('state', ?)", (json.dumps(self._state),))
        self._database.execute("COMMIT")
        self._database.execute("BEGIN")
        self._saved = True
        self._waiting = 0

    def lines(self) -> Iterator[str]:
        """Return the lines of all rows, by onset date and patient ID."""
        query = "SELECT text FROM place JOIN line USING (number) ORDER BY onset, patient, note"
        with closing(self._database.cursor()) as cursor:
            for (text,) in cursor.execute(query):
                yield text

    def patients(self) -> tuple[int, int]:
        """Return the number of patients with a row, and of those with one diagnosis."""
        row = self._database.execute("SELECT count(*), coalesce(sum(NOT several), 0) FROM patient").fetchone()
        return int(row[0]), int(row[1])

    def left_out(self) -> Iterator[tuple[str, str, str, str]]:
        """Return the notes that were left out: key of the diagnosis, of the note, column and reason."""
        yield from self._database.execute("SELECT diagnosis, note, field, reason FROM left_out ORDER BY rowid")

    def reasons(self) -> dict[str, int]:
        """Return how many notes were left out for each reason."""
        rows = self._database.execute(
            "SELECT field || ': ' || reason, count(*) FROM left_out GROUP BY 1 ORDER BY 2 DESC, 1"
        )
        return {str(reason): int(count) for reason, count in rows}

    def finish(self) -> None:
        """Say that the result is written: the file goes when it is closed."""
        self._finished = True
