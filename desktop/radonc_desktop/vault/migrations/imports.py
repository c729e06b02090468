"""Where imported cases came from: the file by its hash, the row, and the name that the case had there."""

from __future__ import annotations

from radonc_desktop.vault.audit import Change
from radonc_desktop.vault.migrations.statements import append_only

__all__ = ["imports"]

_TABLES = (
    """
    CREATE TABLE imports (
        id INTEGER PRIMARY KEY,
        imported TEXT NOT NULL,
        user TEXT NOT NULL,
        format TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        cases INTEGER NOT NULL,
        left_out INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE imported_cases (
        case_id INTEGER PRIMARY KEY REFERENCES cases (id),
        import_id INTEGER NOT NULL REFERENCES imports (id),
        row INTEGER NOT NULL,
        source_id TEXT NOT NULL
    ) STRICT
    """,
    # The window asks for the last backup at every unlock.
    "CREATE INDEX audit_of_backups ON audit (seq) WHERE event = 'backup.create'",
)


def imports(change: Change) -> None:
    """Make the tables of imports."""
    both = ("UPDATE", "DELETE")
    for statement in (*_TABLES, *append_only("imports", *both), *append_only("imported_cases", *both)):
        change.write(statement)
