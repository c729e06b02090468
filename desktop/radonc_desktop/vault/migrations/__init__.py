"""The shape of the database as a list of steps; each runs once and leaves its name behind."""

from __future__ import annotations

from collections.abc import Callable

from radonc_desktop.vault.audit import AuditTrail, Change
from radonc_desktop.vault.canonical import now
from radonc_desktop.vault.connection import Connection
from radonc_desktop.vault.errors import VaultTooNew
from radonc_desktop.vault.migrations.desk import desk
from radonc_desktop.vault.migrations.first_store import first_store
from radonc_desktop.vault.migrations.imports import imports
from radonc_desktop.vault.migrations.people import people

__all__ = ["MIGRATIONS", "migrate"]

Migration = Callable[[Change], None]

MIGRATIONS: tuple[tuple[str, Migration], ...] = (
    ("0001_first_store", first_store),
    ("0002_people", people),
    ("0004_imports", imports),
    ("0005_desk", desk),
)
"""Every step in the order of application; names are never changed and steps never removed."""


def migrate(connection: Connection, audit: AuditTrail, steps: tuple[tuple[str, Migration], ...] = MIGRATIONS) -> None:
    """Apply the steps that this database lacks, each in its own transaction with its own audit row.

    Raises:
        VaultTooNew: The database has a step that this version does not know.

    """
    applied = _applied(connection)
    known = [name for name, _ in steps]
    if applied != known[: len(applied)]:
        raise VaultTooNew
    for name, step in steps[len(applied) :]:
        with audit.change() as change:
            step(change)
            change.write("INSERT INTO migrations (name, applied) VALUES (?, ?)", name, now())
            change.record("store.migrate", step=name)


def _applied(connection: Connection) -> list[str]:
    if connection.row("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migrations'") is None:
        return []
    return [name for (name,) in connection.rows("SELECT name FROM migrations ORDER BY rowid")]
