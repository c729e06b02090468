"""Creating and unlocking a case store: one folder with ``cases.db``, ``slots.json`` and a lock file."""

from __future__ import annotations

import secrets
from pathlib import Path

from radonc_desktop.vault.audit import AuditTrail
from radonc_desktop.vault.authentication import Authentication
from radonc_desktop.vault.connection import Connection, connect
from radonc_desktop.vault.errors import VaultDamaged, VaultExists, VaultMissing
from radonc_desktop.vault.exchange.restore import finish_restore
from radonc_desktop.vault.files import FolderLock, create_private, make_folder, sync_folder, translated
from radonc_desktop.vault.keys import KdfParameters, Keys, unwrap, wrap
from radonc_desktop.vault.migrations import migrate
from radonc_desktop.vault.passphrases import check_new_passphrase, check_new_user
from radonc_desktop.vault.slots import SlotFile, read_slots, write_slots
from radonc_desktop.vault.store import Vault

__all__ = ["create_vault", "open_vault", "vault_exists"]

_DATABASE = "cases.db"
_UNFINISHED = "cases.db.new"
_SLOTS = "slots.json"


def vault_exists(folder: Path) -> bool:
    """Tell whether ``folder`` holds a case store, whole or damaged; a restore that was cut off is finished first."""
    finish_restore(folder)
    return (folder / _SLOTS).exists() or (folder / _DATABASE).exists()


def create_vault(
    folder: Path, user: str, passphrase: str, *, demo: bool = False, kdf: KdfParameters | None = None
) -> Vault:
    """Create a case store in ``folder`` with its first user and return it unlocked.

    Args:
        folder: Is created with the folders above it where they are missing.
        user: Name of the first user.
        passphrase: At least 15 characters, see ``check_new_passphrase``.
        demo: Mark the store as a demo with synthetic cases, for ever.
        kdf: Price of a guess; the default needs 64 MiB for each.

    Raises:
        VaultExists: There is a store, or a part of one, in the folder already.
        PassphraseRefused: The passphrase does not meet the rule.
        UserNameRefused: The user name cannot be used.
        VaultBusy: Another process is creating or using a store here.
        DiskFull: There is no room for it.

    """
    user = check_new_user(user)
    check_new_passphrase(user, passphrase)
    _refuse_existing(folder)
    make_folder(folder)
    lock = FolderLock(folder)
    try:
        _refuse_existing(folder)
        keys, vault_id = Keys.random(), secrets.token_hex(16)
        slot = wrap(keys, vault_id, user, passphrase, 1, kdf or KdfParameters())
        _build(folder / _UNFINISHED, keys, vault_id, user, demo)
        # With the slot file the store exists; a rename that a crash prevented is made up by ``open_vault``.
        write_slots(folder / _SLOTS, SlotFile(vault_id, (slot,)))
        _finish(folder)
        return _unlock(folder, lock, keys, vault_id, user)
    except BaseException:
        lock.release()
        raise


def open_vault(folder: Path, user: str, passphrase: str) -> Vault:
    """Unlock the case store in ``folder`` after checking every page of it.

    Raises:
        VaultMissing: There is no store; nothing was created.
        VaultBusy: Another process has it open.
        WrongPassphrase: User name or passphrase is wrong; the database was not touched.
        VaultDamaged: A file of the store is missing or was changed outside the program.
        VaultTooNew: A newer version of the program has written it.
        DiskFull: The audit row of the unlocking could not be written.

    """
    if not vault_exists(folder):
        raise VaultMissing(f"There is no case store in the folder {folder}: choose its folder or create one.")
    lock = FolderLock(folder)
    try:
        slots = read_slots(folder / _SLOTS)
        slot = slots.slot(user)
        keys = unwrap(slot, slots.vault_id, passphrase)
        if not (folder / _DATABASE).exists():
            _finish(folder)
        return _unlock(folder, lock, keys, slots.vault_id, slot.user)
    except BaseException:
        lock.release()
        raise


def _refuse_existing(folder: Path) -> None:
    if vault_exists(folder):
        raise VaultExists(
            f"The folder {folder} already holds a case store, and nothing was overwritten: "
            "open it or choose another folder."
        )
    if folder.exists() and not folder.is_dir():
        raise VaultExists(f"{folder} is a file, and nothing was overwritten: choose a folder for the case store.")


def _build(path: Path, keys: Keys, vault_id: str, user: str, demo: bool) -> None:
    for rest in path.parent.glob(path.name + "*"):
        rest.unlink()  # of a creation that was cut off before it had keys: nobody can ever open it
    create_private(path)
    connection = connect(path, keys.data)
    try:
        audit = AuditTrail(connection, keys.chain, user)
        migrate(connection, audit)
        with audit.change() as change:
            for name, value in (("vault", vault_id), ("demo", "yes" if demo else "no")):
                change.write("INSERT INTO settings (name, value) VALUES (?, ?)", name, value)
            change.record("store.create")
        connection.checkpoint()
    finally:
        connection.close()


def _finish(folder: Path) -> None:
    if not (folder / _UNFINISHED).exists():
        raise VaultDamaged("The database cases.db of this case store is missing: restore it from the last good backup.")
    with translated():
        (folder / _UNFINISHED).rename(folder / _DATABASE)
        sync_folder(folder)


def _unlock(folder: Path, lock: FolderLock, keys: Keys, vault_id: str, user: str) -> Vault:
    connection = connect(folder / _DATABASE, keys.data)
    try:
        keys.data[:] = bytes(len(keys.data))  # SQLCipher has its own copy now
        connection.check_file()
        audit = AuditTrail(connection, keys.chain, user)
        audit.check_end()
        migrate(connection, audit)
        demo = _settings(connection, vault_id)["demo"] == "yes"
        connection.restrict()
        with audit.change() as change:
            change.record("store.unlock")
        authentication = Authentication(folder / _SLOTS, user, keys.chain)
        return Vault(connection, lock, audit, authentication, keys.chain, user, demo)
    except BaseException:
        connection.close()
        keys.wipe()
        raise


def _settings(connection: Connection, vault_id: str) -> dict[str, str]:
    settings = dict(connection.rows("SELECT name, value FROM settings"))
    if settings.get("vault") != vault_id or "demo" not in settings:
        raise VaultDamaged("slots.json and cases.db do not belong together: restore both from the same backup.")
    return settings
