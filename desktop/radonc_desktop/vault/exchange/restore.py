"""Restore: a backup becomes a store beside the present one, is checked, and takes its place; the old one is kept."""

from __future__ import annotations

import shutil
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from radonc_desktop.policy import POLICY
from radonc_desktop.vault.anchor import ANCHOR, anchor_places, newest_anchor
from radonc_desktop.vault.audit import AuditTrail
from radonc_desktop.vault.checkpoints import anchor_closed
from radonc_desktop.vault.errors import VaultDamaged
from radonc_desktop.vault.exchange.backup import backup_key
from radonc_desktop.vault.exchange.container import Manifest, check_mac, read_container, unpack
from radonc_desktop.vault.exchange.errors import BackupDamaged, RestoreRefused
from radonc_desktop.vault.exchange.verification import Census, check_copy
from radonc_desktop.vault.people import Directory
from radonc_desktop.vault.place import DATABASE, READY, SLOTS, finish_restore
from radonc_desktop.vault.records import AuditEntry
from radonc_desktop.vault.roles import Right, Rights
from radonc_models.keyed.connection import Connection, connect
from radonc_models.keyed.envelopes import open_slot
from radonc_models.keyed.files import FolderLock, make_folder, sync_folder, translated
from radonc_models.keyed.keys import Keys
from radonc_models.keyed.slots import read_slots

__all__ = ["BackupContents", "RestoreReport", "inspect_backup", "restore_backup"]

_UNPACKED = ".restoring"
_KEPT = ".before-restore-"


@dataclass(frozen=True)
class BackupContents:
    """What a backup says of itself without a passphrase; every byte of it was checked against its hash.

    Attributes:
        created: Time in UTC, ISO 8601.
        app: Version of the program that wrote it.
        cases: How many cases it holds.
        entries: How many rows its audit trail has.
        size: Bytes of the database inside.

    """

    created: str
    app: str
    cases: int
    entries: int
    size: int


@dataclass(frozen=True)
class RestoreReport:
    """A finished restore; ``kept`` is the folder of the store that was there before, if there was one."""

    folder: Path
    contents: BackupContents
    kept: Path | None


def inspect_backup(file: Path) -> BackupContents:
    """Check a backup file without a passphrase and tell what is in it.

    Raises:
        BackupDamaged: It is no backup or not exactly what was written.

    """
    return _contents(read_container(file))


def restore_backup(file: Path, folder: Path, user: str, passphrase: str) -> RestoreReport:
    """Make ``folder`` the store that ``file`` holds; a store that is there now is renamed and kept.

    ``user`` must be one of its admins with the passphrase of that time.

    Raises:
        BackupDamaged: The file is damaged or forged; nothing was changed.
        WrongPassphrase: User name or passphrase does not open the backup.
        VaultBusy: The present store is open.
        RestoreRefused: The folder holds something that is no store.
        DiskFull: There is no room; nothing was changed.

    """
    manifest = read_container(file)
    _refuse_foreign(folder)
    unpacked = folder.with_name(folder.name + _UNPACKED)
    with suppress(OSError):
        shutil.rmtree(unpacked)  # of a restore that was cut off
    make_folder(unpacked)
    try:
        unpack(file, manifest, unpacked)
        keys, vault_id, last = _check(unpacked, manifest, user, passphrase)
        try:
            # Its statement is later than what this machine remembers, so the older state that it tells of is no loss.
            before = newest_anchor(anchor_places(folder, vault_id), keys.chain, vault_id).record
            anchor_closed((unpacked / ANCHOR,), unpacked / DATABASE, keys.chain, vault_id, last, before)
            _keep_policy(folder, unpacked)
            kept = _swap(unpacked, folder)
        finally:
            keys.wipe()
    finally:
        with suppress(OSError):
            shutil.rmtree(unpacked)
    return RestoreReport(folder, _contents(manifest), kept)


def _contents(manifest: Manifest) -> BackupContents:
    names = [member.name for member in manifest.members]
    try:
        census = Census.from_facts(manifest.facts["census"])
        created, app = str(manifest.facts["created"]), str(manifest.facts["app"])
        size = manifest.members[names.index(DATABASE)].size
        names.index(SLOTS)
    except (KeyError, TypeError, ValueError) as error:
        raise BackupDamaged from error
    return BackupContents(created, app, census.cases, census.audit, size)


def _check(unpacked: Path, manifest: Manifest, user: str, passphrase: str) -> tuple[Keys, str, AuditEntry]:
    """Check the whole unpacked store and note the restore in its audit trail; return keys, identifier and that row."""
    _contents(manifest)
    try:
        slots = read_slots(unpacked / SLOTS)
    except VaultDamaged as error:
        raise BackupDamaged from error
    slot = slots.slot(user)
    keys = open_slot(slot, slots.vault_id, slots.generation, passphrase)
    try:
        check_mac(manifest, backup_key(keys.chain))
        connection = _connect(unpacked / DATABASE, keys)
        try:
            check_copy(connection, keys.chain, Census.from_facts(manifest.facts["census"]))
            trail = AuditTrail(connection, keys.chain, slot.user)
            Rights(Directory(connection, trail, keys.chain).admit(slot).roles).require(Right.BACKUP)
            with trail.change() as change:
                change.record("restore.done", sha256=manifest.members[0].sha256)
            connection.checkpoint()
            return keys, slots.vault_id, trail.newest()
        except VaultDamaged as error:
            raise BackupDamaged from error
        finally:
            connection.close()
    except BaseException:
        keys.wipe()
        raise


def _connect(database: Path, keys: Keys) -> Connection:
    try:
        return connect(database, keys.data)
    except VaultDamaged as error:
        raise BackupDamaged from error


def _keep_policy(folder: Path, unpacked: Path) -> None:
    """Take over what this place allows: a policy belongs to the place, not to the cases."""
    with translated(), suppress(FileNotFoundError, NotADirectoryError):
        shutil.copyfile(folder / POLICY, unpacked / POLICY)


def _refuse_foreign(folder: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise RestoreRefused(f"{folder} is a file, and nothing was overwritten: choose a folder for the case store.")
    if any(folder.iterdir()) and not any((folder / name).exists() for name in (DATABASE, SLOTS)):
        raise RestoreRefused(
            f"The folder {folder} holds other files than a case store, and nothing was changed: "
            "choose an empty folder or a new name."
        )


def _swap(unpacked: Path, folder: Path) -> Path | None:
    """Put the checked store in the place of the present one; the lock proves that nobody has that open."""
    finish_restore(folder)
    ready = folder.with_name(folder.name + READY)
    with translated():
        if not folder.exists():
            unpacked.rename(folder)
            sync_folder(folder.parent)
            return None
        lock = FolderLock(folder)
        try:
            if ready.exists():
                shutil.rmtree(ready)  # made ready by a restore that was cut off before its first rename
            kept = _free_name(folder)
            unpacked.rename(ready)
            sync_folder(folder.parent)  # or a power cut could keep the next rename without this one
            if sys.platform == "win32":
                lock.release()  # Windows renames no folder in which a file is open
            # A crash from here on is made up for by finish_restore at the next opening.
            folder.rename(kept)
            sync_folder(folder.parent)
            ready.rename(folder)
            sync_folder(folder.parent)
        finally:
            lock.release()
    return kept


def _free_name(folder: Path) -> Path:
    moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    first = folder.with_name(f"{folder.name}{_KEPT}{moment}")
    names = [first, *(first.with_name(f"{first.name}-{number}") for number in range(2, 100))]
    return next(name for name in names if not name.exists())
