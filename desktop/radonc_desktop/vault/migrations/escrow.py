"""The IT key of a store: which one holds it, since when, and every use of it, which all users are told once."""

from __future__ import annotations

from radonc_desktop.vault.audit import Change
from radonc_desktop.vault.migrations.statements import append_only

__all__ = ["escrow"]

_TABLES = (
    """
    CREATE TABLE escrow_keys (
        number INTEGER PRIMARY KEY,
        recipient TEXT NOT NULL,
        since TEXT NOT NULL,
        mac TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE escrow_uses (
        id INTEGER PRIMARY KEY,
        time TEXT NOT NULL,
        person INTEGER NOT NULL REFERENCES people (id),
        slot_version INTEGER NOT NULL,
        signing TEXT NOT NULL,
        agreement TEXT NOT NULL,
        mac TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE escrow_uses_seen (
        use INTEGER NOT NULL REFERENCES escrow_uses (id),
        person INTEGER NOT NULL REFERENCES people (id),
        time TEXT NOT NULL,
        PRIMARY KEY (use, person)
    ) STRICT
    """,
)


def escrow(change: Change) -> None:
    """Make the tables of the IT key; nothing is ever changed in them or removed from them."""
    for statement in _TABLES:
        change.write(statement)
    for table in ("escrow_keys", "escrow_uses", "escrow_uses_seen"):
        for statement in append_only(table, "UPDATE", "DELETE"):
            change.write(statement)
