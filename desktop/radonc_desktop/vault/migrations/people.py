"""Users, their public keys, the generations of the data key, and what every user must be told once."""

from __future__ import annotations

from radonc_desktop.vault.audit import Change
from radonc_desktop.vault.migrations.statements import append_only

__all__ = ["people"]

_TABLES = (
    """
    CREATE TABLE people (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('user', 'recovery', 'break-glass')),
        name TEXT NOT NULL,
        folded TEXT NOT NULL,
        roles TEXT NOT NULL,
        slot_version INTEGER NOT NULL,
        temporary INTEGER NOT NULL CHECK (temporary IN (0, 1)),
        added TEXT NOT NULL,
        added_by TEXT NOT NULL,
        removed TEXT,
        mac TEXT NOT NULL
    ) STRICT
    """,
    "CREATE UNIQUE INDEX one_of_each_name ON people (folded) WHERE removed IS NULL",
    """
    CREATE TABLE person_keys (
        person INTEGER NOT NULL REFERENCES people (id),
        number INTEGER NOT NULL,
        signing TEXT NOT NULL,
        agreement TEXT NOT NULL,
        since TEXT NOT NULL,
        mac TEXT NOT NULL,
        PRIMARY KEY (person, number)
    ) STRICT
    """,
    "CREATE INDEX person_keys_by_signing ON person_keys (signing)",
    "CREATE TABLE key_generations (number INTEGER PRIMARY KEY, since TEXT NOT NULL, reason TEXT NOT NULL) STRICT",
    """
    CREATE TABLE notices (
        id INTEGER PRIMARY KEY,
        time TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('break-glass', 'recovery'))
    ) STRICT
    """,
    """
    CREATE TABLE notices_seen (
        notice INTEGER NOT NULL REFERENCES notices (id),
        person INTEGER NOT NULL REFERENCES people (id),
        time TEXT NOT NULL,
        PRIMARY KEY (notice, person)
    ) STRICT
    """,
    """
    CREATE TRIGGER people_removed BEFORE UPDATE ON people WHEN OLD.removed IS NOT NULL BEGIN
        SELECT RAISE(ABORT, 'a removed user stays removed');
    END
    """,
)


def people(change: Change) -> None:
    """Make the tables of users; the user who unlocks a store without any becomes the first."""
    both = ("UPDATE", "DELETE")
    statements = (
        *_TABLES,
        *append_only("people", "DELETE"),
        *append_only("person_keys", *both),
        *append_only("key_generations", *both),
        *append_only("notices", *both),
        *append_only("notices_seen", *both),
    )
    for statement in statements:
        change.write(statement)
