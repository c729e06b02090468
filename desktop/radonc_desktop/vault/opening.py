"""Creating and unlocking a case store: one folder with ``cases.db``, ``slots.json``, ``anchor`` and a lock file."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path

from radonc_desktop.vault.administration import People
from radonc_desktop.vault.anchor import ANCHOR, Anchors, AnchorState, anchor_places
from radonc_desktop.vault.audit import AuditTrail, Change
from radonc_desktop.vault.authentication import Authentication, brought_forward
from radonc_desktop.vault.authorizer import authorize
from radonc_desktop.vault.checkpoints import Checkpoints, anchor_closed
from radonc_desktop.vault.errors import (
    KeychainRefused,
    VaultDamaged,
    VaultExists,
    VaultMissing,
    WrongPassphrase,
)
from radonc_desktop.vault.inspection import Finding, inspect
from radonc_desktop.vault.keychain import Keychain
from radonc_desktop.vault.migrations import KeptCopy, migrate
from radonc_desktop.vault.people import Directory, Person
from radonc_desktop.vault.place import DATABASE, SLOTS, vault_exists
from radonc_desktop.vault.roles import FIRST_ROLES, Right, Rights
from radonc_desktop.vault.rotation import Rotation, finish_rotation
from radonc_desktop.vault.store import Vault
from radonc_models.keyed.calibration import calibrated
from radonc_models.keyed.canonical import now
from radonc_models.keyed.connection import Connection, connect
from radonc_models.keyed.envelopes import PRINTED, Secret, Slot, SlotKind, open_slot, secret_for
from radonc_models.keyed.failures import Failures
from radonc_models.keyed.files import FolderLock, create_private, make_folder, sync_folder, translated
from radonc_models.keyed.keys import KdfParameters, Keys
from radonc_models.keyed.passphrases import check_new_passphrase, check_new_user
from radonc_models.keyed.slots import SlotFile, read_slots, write_slots

__all__ = [
    "create_vault",
    "open_vault",
    "open_with_break_glass",
    "open_with_keychain",
    "open_with_recovery",
]

_UNFINISHED = "cases.db.new"


def create_vault(
    folder: Path, user: str, passphrase: str, *, demo: bool = False, kdf: KdfParameters | None = None
) -> Vault:
    """Create a case store in ``folder`` with its first user, an administrator and physician; return it unlocked.

    Args:
        folder: Is created with the folders above it where they are missing.
        user: Name of the first user.
        passphrase: At least 15 characters, see ``check_new_passphrase``.
        demo: Mark the store as a demo with synthetic cases, for ever.
        kdf: Price of a guess; by default 0.5 to 1 s on this machine and at least 64 MiB.

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
        slot = Slot.new(keys, vault_id, 1, user, passphrase, kdf=kdf or calibrated())
        _build(folder / _UNFINISHED, keys, vault_id, slot, demo)
        # With the slot file the store exists; a rename that a crash prevented is made up by ``open_vault``.
        file = SlotFile(vault_id, 1, (slot,))
        write_slots(folder / SLOTS, file)
        _finish(folder)
        return _unlock(_Entry(folder, lock, file, slot, keys))
    except BaseException:
        lock.release()
        raise


def open_vault(folder: Path, user: str, passphrase: str, *, accept_loss: bool = False) -> Vault:
    """Unlock the case store in ``folder`` after checking every page of it and its head anchor.

    Args:
        folder: Folder of the store.
        user: Name of a user.
        passphrase: Passphrase of this user.
        accept_loss: Go on although entries are missing, as long as what is left is sound; for admins, and audited.

    Raises:
        VaultMissing: There is no store; nothing was created.
        VaultBusy: Another process has it open.
        WrongPassphrase: User name or passphrase is wrong; the database was not touched.
        TooManyAttempts: After five wrong ones in a row, for a while that doubles; nothing was tried.
        VaultDamaged: A file of the store is missing or was changed outside the program.
        VaultRolledBack: Entries are missing, or a file is an older one.
        VaultTooNew: A newer version of the program has written it.
        DiskFull: The audit row of the unlocking could not be written.

    """
    return _open(folder, SlotKind.USER, user, passphrase, accept_loss=accept_loss)


def open_with_recovery(folder: Path, key: str, *, accept_loss: bool = False) -> Vault:
    """Unlock with the printed recovery key, as an administrator named ``recovery``; refusals as ``open_vault``.

    Raises:
        PrintedKeyRefused: What was typed is not a whole printed key.

    """
    return _open(folder, SlotKind.RECOVERY, SlotKind.RECOVERY, key, accept_loss=accept_loss)


def open_with_break_glass(folder: Path, key: str) -> Vault:
    """Unlock with the key from the sealed envelope, as a physician named ``break-glass``.

    It is written into the audit trail, and every user is told at the next login. Refusals as ``open_with_recovery``.
    """
    return _open(folder, SlotKind.BREAK_GLASS, SlotKind.BREAK_GLASS, key)


def open_with_keychain(folder: Path, user: str, keychain: Keychain) -> Vault:
    """Unlock with the key that the keychain of the operating system keeps for ``user``; refusals as ``open_vault``.

    Raises:
        KeychainRefused: The policy forbids it, there is no such key, or it opens nothing any more.

    """
    if not vault_exists(folder):
        raise VaultMissing(f"There is no case store in the folder {folder}: choose its folder or create one.")
    try:
        return _open(folder, SlotKind.KEYCHAIN, user, keychain.key(read_slots(folder / SLOTS).vault_id, user))
    except WrongPassphrase:
        raise KeychainRefused from None


@dataclass(frozen=True)
class _Entry:
    """An opened slot on the way to an unlocked store."""

    folder: Path
    lock: FolderLock
    file: SlotFile
    slot: Slot
    keys: Keys
    failures: int = 0


def _open(folder: Path, kind: SlotKind, user: str, secret: Secret, *, accept_loss: bool = False) -> Vault:
    if not vault_exists(folder):
        raise VaultMissing(f"There is no case store in the folder {folder}: choose its folder or create one.")
    lock = FolderLock(folder)
    try:
        file = read_slots(folder / SLOTS)
        known = file.find(user, kind) or file.first
        with Failures(folder).attempt(known.user if known else None) as failures:
            if kind is SlotKind.USER and isinstance(secret, str):
                file = brought_forward(folder / SLOTS, file, user, secret)
            slot = file.slot(user, kind)
            keys = open_slot(
                slot, file.vault_id, file.generation, secret_for(kind, secret) if isinstance(secret, str) else secret
            )
        if not (folder / DATABASE).exists():
            _finish(folder)
        finish_rotation(folder, keys.data)
        return _unlock(_Entry(folder, lock, file, slot, keys, failures), accept_loss=accept_loss)
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


def _build(path: Path, keys: Keys, vault_id: str, slot: Slot, demo: bool) -> None:
    for rest in path.parent.glob(path.name + "*"):
        rest.unlink()  # of a creation that was cut off before it had keys: nobody can ever open it
    create_private(path)
    connection = connect(path, keys.data)
    try:
        audit = AuditTrail(connection, keys.chain, slot.user)
        migrate(connection, audit)
        with audit.change() as change:
            for name, value in (("vault", vault_id), ("demo", "yes" if demo else "no")):
                change.write("INSERT INTO settings (name, value) VALUES (?, ?)", name, value)
            change.record("store.create", anchor=1)
            Directory(connection, audit, keys.chain).add(change, slot, FIRST_ROLES, slot.user)
        connection.checkpoint()
        last = audit.newest()
    finally:
        connection.close()
    anchor_closed((path.with_name(ANCHOR),), path, keys.chain, vault_id, last)


def _finish(folder: Path) -> None:
    if not (folder / _UNFINISHED).exists():
        raise VaultDamaged("The database cases.db of this case store is missing: restore it from the last good backup.")
    with translated():
        (folder / _UNFINISHED).rename(folder / DATABASE)
        sync_folder(folder)


def _unlock(entry: _Entry, *, accept_loss: bool = False) -> Vault:
    keys = entry.keys
    connection, checkpoints, finding = _connected(entry, accept_loss=accept_loss)
    try:
        keys.personal.wipe()  # they come back when the user signs
        checkpoints.settle()
        if finding.record.state is AnchorState.CHECKPOINTING:
            connection.check_pages()
        audit = AuditTrail(connection, keys.chain, entry.slot.user)
        audit.check_end()
        audit.witness = checkpoints.committed
        migrate(connection, audit, copies=KeptCopy(entry.folder / DATABASE, keys.data))
        keys.data[:] = bytes(len(keys.data))  # SQLCipher has its own copy
        demo = _settings(connection, entry.file.vault_id)["demo"] == "yes"
        directory = Directory(connection, audit, keys.chain)
        person = directory.admit(entry.slot)
        rights = Rights(person.roles)
        connection.restrict(authorize)
        audit.limit_to(rights)
        with audit.change() as change:
            _record_unlock(change, entry, person, finding)
        authentication = Authentication(entry.folder, person.name, entry.slot.kind, keys.chain)
        rotation = Rotation(entry.folder, connection, checkpoints, directory, keys.chain, person.name)
        people = People(entry.folder, connection, audit, directory, authentication, rotation, person)
        people.finish_removal()
        vault_id = entry.file.vault_id
        return Vault(connection, entry.lock, audit, authentication, checkpoints, keys.chain, people, vault_id, demo)
    except BaseException:
        checkpoints.close()
        keys.wipe()
        raise


def _connected(entry: _Entry, *, accept_loss: bool) -> tuple[Connection, Checkpoints, Finding]:
    """Look at the locked store, then open it with its anchors."""
    database, keys = entry.folder / DATABASE, entry.keys

    def admit(reading: Connection) -> None:
        directory = Directory(reading, AuditTrail(reading, keys.chain, ""), keys.chain)
        Rights(directory.person(entry.slot.user, entry.slot.kind).roles).require(Right.BACKUP)

    try:
        places = anchor_places(entry.folder, entry.file.vault_id)
        finding = inspect(database, places, keys, entry.file.vault_id, admit if accept_loss else None)
        anchors = Anchors(places, keys.chain, entry.file.vault_id, finding.record)
        try:
            connection = connect(database, keys.data)
        except BaseException:
            anchors.close()
            raise
    except BaseException:
        keys.wipe()
        raise
    return connection, Checkpoints(anchors, connection, database), finding


def _record_unlock(change: Change, entry: _Entry, person: Person, finding: Finding) -> None:
    if finding.adopted:
        change.record("anchor.start")
    if finding.loss is not None:
        change.record("loss.accept", missing=finding.loss.missing)
    if entry.failures:
        change.record("unlock.refused", count=entry.failures)
    if entry.slot.kind is SlotKind.KEYCHAIN:
        change.record("store.unlock", by="keychain")
    else:
        change.record("store.unlock")
    if entry.slot.kind in PRINTED:
        change.write("INSERT INTO notices (time, kind) VALUES (?, ?)", now(), person.kind)
        change.record("break_glass.unlock" if entry.slot.kind is SlotKind.BREAK_GLASS else "recovery.unlock")


def _settings(connection: Connection, vault_id: str) -> dict[str, str]:
    settings = dict(connection.rows("SELECT name, value FROM settings"))
    if settings.get("vault") != vault_id or "demo" not in settings:
        raise VaultDamaged("slots.json and cases.db do not belong together: restore both from the same backup.")
    return settings
