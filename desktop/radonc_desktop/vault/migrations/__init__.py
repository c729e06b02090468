"""The shape of the database as a list of steps; each runs once and leaves its name behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from radonc_desktop.vault.audit import AuditTrail, Change
from radonc_desktop.vault.errors import VaultDamaged, VaultTooNew
from radonc_desktop.vault.migrations.desk import desk
from radonc_desktop.vault.migrations.escrow import escrow
from radonc_desktop.vault.migrations.first_store import first_store
from radonc_desktop.vault.migrations.imports import imports
from radonc_desktop.vault.migrations.judgements import judgements
from radonc_desktop.vault.migrations.packs import packs
from radonc_desktop.vault.migrations.people import people
from radonc_desktop.vault.migrations.records import records
from radonc_desktop.vault.migrations.retention import retention
from radonc_desktop.vault.migrations.search_index import search_index
from radonc_models.keyed.canonical import now
from radonc_models.keyed.connection import Connection, connect
from radonc_models.keyed.files import create_private, translated

__all__ = ["MIGRATIONS", "KeptCopy", "migrate"]

Migration = Callable[[Change], None]

_NEWEST = "SELECT seq, digest FROM audit ORDER BY seq DESC LIMIT 1"

MIGRATIONS: tuple[tuple[str, Migration], ...] = (
    ("0001_first_store", first_store),
    ("0002_people", people),
    ("0004_imports", imports),
    ("0005_desk", desk),
    ("0006_records", records),
    ("0007_retention", retention),
    ("0008_search_index", search_index),
    ("0009_packs", packs),
    ("0010_judgements", judgements),
    ("0011_escrow", escrow),
)
"""Every step in the order of application; names are never changed and steps never removed."""


@dataclass(frozen=True)
class KeptCopy:
    """Where the store is copied to before a step, and the key of both; the copy goes when the step has succeeded."""

    database: Path
    key: bytearray

    @contextmanager
    def beside(self, connection: Connection, step: str) -> Iterator[None]:
        """Copy the store, verify the copy, run the block, and remove the copy unless the block failed.

        Raises:
            VaultDamaged: The copy is not what the store is; nothing was changed.
            DiskFull: There is no room for it; nothing was changed.

        """
        path = self.database.with_name(f"{self.database.name}.before-{step}")
        with translated():
            path.unlink(missing_ok=True)  # of a step that was cut off: the store is as it was then, or further
        create_private(path)
        copy = connect(path, self.key)
        try:
            connection.copy_to(copy)
            copy.check_file()
            if copy.rows(_NEWEST) != connection.rows(_NEWEST):
                raise VaultDamaged
        finally:
            copy.close()
        yield
        with translated():
            path.unlink()


def migrate(
    connection: Connection,
    audit: AuditTrail,
    steps: tuple[tuple[str, Migration], ...] = MIGRATIONS,
    copies: KeptCopy | None = None,
) -> None:
    """Apply the steps that this database lacks, each in its own transaction with its own audit row.

    Args:
        connection: The open store.
        audit: Its audit trail.
        steps: All steps there are.
        copies: Where a verified copy of a store in use is made before each step; it is kept if the step fails.

    Raises:
        VaultTooNew: The database has a step that this version does not know.
        DiskFull: There is no room for a copy; what was applied before stays.

    """
    applied = _applied(connection)
    known = [name for name, _ in steps]
    if applied != known[: len(applied)]:
        raise VaultTooNew
    for name, step in steps[len(applied) :]:
        with copies.beside(connection, name) if copies and applied else nullcontext(), audit.change() as change:
            step(change)
            change.write("INSERT INTO migrations (name, applied) VALUES (?, ?)", name, now())
            change.record("store.migrate", step=name)


def _applied(connection: Connection) -> list[str]:
    if connection.row("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migrations'") is None:
        return []
    return [name for (name,) in connection.rows("SELECT name FROM migrations ORDER BY rowid")]
