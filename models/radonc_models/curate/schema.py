"""The tables of a workspace, and what SQL may do to them once it is open."""

from __future__ import annotations

from sqlcipher3 import dbapi2

__all__ = ["CREATE", "FORMAT", "authorize"]

FORMAT = "1"
"""Format of the tables, kept in ``settings``."""

CREATE = (
    "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    # start, stop and resume are offsets in the note: the plan is [start, stop), the history all before and from resume.
    """CREATE TABLE cases (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        patient TEXT NOT NULL,
        note_id TEXT NOT NULL,
        code_system TEXT NOT NULL,
        code TEXT NOT NULL,
        site TEXT NOT NULL,
        text_hash TEXT NOT NULL,
        pool TEXT NOT NULL,
        state INTEGER NOT NULL DEFAULT 0,
        start INTEGER NOT NULL DEFAULT 0,
        stop INTEGER NOT NULL DEFAULT 0,
        resume INTEGER NOT NULL DEFAULT 0,
        split_confidence REAL NOT NULL DEFAULT 0,
        label TEXT NOT NULL DEFAULT '',
        label_confidence REAL NOT NULL DEFAULT 0,
        dose_gy REAL,
        fractions INTEGER,
        side TEXT NOT NULL DEFAULT 'none',
        identifiers TEXT NOT NULL DEFAULT '[]',
        flags TEXT NOT NULL DEFAULT '',
        twin INTEGER,
        verdict TEXT NOT NULL DEFAULT '',
        split TEXT NOT NULL DEFAULT '',
        provenance TEXT NOT NULL DEFAULT '{}'
    ) STRICT""",
    "CREATE UNIQUE INDEX cases_note ON cases (note_id, code_system, code, patient)",
    "CREATE INDEX cases_patient ON cases (patient)",
    "CREATE INDEX cases_text ON cases (text_hash)",
    "CREATE INDEX cases_queue ON cases (pool, state, id)",
    # Holds all that the queues and the progress of a review ask for, so that neither reads a page of the cases.
    "CREATE INDEX cases_review ON cases (pool, verdict, state, id, flags)",
    "CREATE TABLE notes (case_id INTEGER PRIMARY KEY REFERENCES cases, text TEXT NOT NULL, row TEXT NOT NULL) STRICT",
    # What a reader did; nothing is ever changed or removed here, an undo is a row of its own.
    """CREATE TABLE readings (
        id INTEGER PRIMARY KEY,
        case_id INTEGER NOT NULL REFERENCES cases,
        reader TEXT NOT NULL,
        time TEXT NOT NULL,
        action TEXT NOT NULL,
        verdict TEXT NOT NULL,
        label TEXT NOT NULL,
        start INTEGER NOT NULL,
        reason TEXT NOT NULL,
        before TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX readings_case ON readings (case_id)",
    """CREATE TABLE freezes (
        id INTEGER PRIMARY KEY, time TEXT NOT NULL, reader TEXT NOT NULL, sha256 TEXT NOT NULL, cases INTEGER NOT NULL
    ) STRICT""",
)

_INSERT = frozenset({"settings", "cases", "notes", "readings", "freezes"})
_FIXED = frozenset({"id", "uid", "patient", "note_id", "text_hash"})
_FUNCTIONS = frozenset(
    {"coalesce", "count", "max", "min", "sum", "instr", "length", "substr", "avg", "random", "total"}
)
_PRAGMAS = frozenset({"cipher_status", "cipher_integrity_check", "data_version", "quick_check", "wal_checkpoint"})
_ALWAYS = frozenset({dbapi2.SQLITE_SELECT, dbapi2.SQLITE_READ, dbapi2.SQLITE_TRANSACTION, dbapi2.SQLITE_SAVEPOINT})


def authorize(action: int, first: str | None, second: str | None, database: str | None, _trigger: str | None) -> int:
    """Answer SQLite's question; no ATTACH, no export, no deleting, and no change of a note or a reading."""
    allowed = database in {None, "main"} and (
        action in _ALWAYS
        or (action == dbapi2.SQLITE_INSERT and first in _INSERT)
        or (action == dbapi2.SQLITE_UPDATE and first == "cases" and second not in _FIXED)
        or (action == dbapi2.SQLITE_FUNCTION and second in _FUNCTIONS)
        or (action == dbapi2.SQLITE_PRAGMA and first in _PRAGMAS)
    )
    return int(dbapi2.SQLITE_OK if allowed else dbapi2.SQLITE_DENY)
