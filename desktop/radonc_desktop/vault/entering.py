"""From the keys of a locked store to its open database: looked at, anchored, brought up to date, and restricted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from radonc_desktop.vault.anchor import Anchors, AnchorState, anchor_places
from radonc_desktop.vault.audit import AuditTrail
from radonc_desktop.vault.authorizer import authorize
from radonc_desktop.vault.checkpoints import Checkpoints
from radonc_desktop.vault.errors import VaultDamaged
from radonc_desktop.vault.inspection import Finding, inspect
from radonc_desktop.vault.migrations import KeptCopy, migrate
from radonc_desktop.vault.people import Directory
from radonc_desktop.vault.place import DATABASE
from radonc_models.keyed.connection import Connection, connect
from radonc_models.keyed.files import sync_folder, translated
from radonc_models.keyed.keys import Keys

__all__ = ["UNFINISHED", "Entered", "enter", "finish_creation"]

UNFINISHED = "cases.db.new"
"""The database of a store that is being created; it gets its name when the slot file is there."""


@dataclass(frozen=True)
class Entered:
    """An open store before anybody was let in; ``checkpoints.close`` closes it."""

    connection: Connection
    checkpoints: Checkpoints
    finding: Finding
    audit: AuditTrail
    directory: Directory
    demo: bool


def enter(
    folder: Path, vault_id: str, keys: Keys, user: str, may_accept: Callable[[Connection], None] | None = None
) -> Entered:
    """Open the database in ``folder`` for ``user``, after everything that ``inspect`` looks at.

    The personal keys are wiped; data key and chain key are still needed, and the caller's to wipe.

    Raises:
        VaultRolledBack: Entries are missing, or a file is older than it was.
        VaultDamaged: A page, or a row of the trail, was changed outside the program.
        VaultTooNew: A newer version of the program has written the database.

    """
    database = folder / DATABASE
    connection, checkpoints, finding = _connected(folder, vault_id, keys, may_accept)
    try:
        keys.personal.wipe()  # they come back when the user signs
        checkpoints.settle()
        if finding.record.state is AnchorState.CHECKPOINTING:
            connection.check_pages()
        audit = AuditTrail(connection, keys.chain, user)
        audit.check_end()
        audit.witness = checkpoints.committed
        migrate(connection, audit, copies=KeptCopy(database, keys.data))
        demo = _settings(connection, vault_id)["demo"] == "yes"
        connection.restrict(authorize)
        return Entered(connection, checkpoints, finding, audit, Directory(connection, audit, keys.chain), demo)
    except BaseException:
        checkpoints.close()
        raise


def finish_creation(folder: Path) -> None:
    """Give the database of a new store its name, unless it has one.

    Raises:
        VaultDamaged: There is none.

    """
    if (folder / DATABASE).exists():
        return
    if not (folder / UNFINISHED).exists():
        raise VaultDamaged("The database cases.db of this case store is missing: restore it from the last good backup.")
    with translated():
        (folder / UNFINISHED).rename(folder / DATABASE)
        sync_folder(folder)


def _connected(
    folder: Path, vault_id: str, keys: Keys, may_accept: Callable[[Connection], None] | None
) -> tuple[Connection, Checkpoints, Finding]:
    """Look at the locked store, then open it with its anchors."""
    database, places = folder / DATABASE, anchor_places(folder, vault_id)
    finding = inspect(database, places, keys, vault_id, may_accept)
    anchors = Anchors(places, keys.chain, vault_id, finding.record)
    try:
        connection = connect(database, keys.data)
    except BaseException:
        anchors.close()
        raise
    return connection, Checkpoints(anchors, connection, database), finding


def _settings(connection: Connection, vault_id: str) -> dict[str, str]:
    settings = dict(connection.rows("SELECT name, value FROM settings"))
    if settings.get("vault") != vault_id or "demo" not in settings:
        raise VaultDamaged("slots.json and cases.db do not belong together: restore both from the same backup.")
    return settings
