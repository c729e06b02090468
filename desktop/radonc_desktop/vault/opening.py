"""Creating and unlocking a case store: one folder with ``cases.db``, ``slots.json``, ``anchor`` and a lock file."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path

from radonc_desktop.policy import Policy, read_policy
from radonc_desktop.vault.administration import People
from radonc_desktop.vault.anchor import ANCHOR
from radonc_desktop.vault.audit import AuditTrail, Change
from radonc_desktop.vault.authentication import Authentication, brought_forward
from radonc_desktop.vault.checkpoints import anchor_closed
from radonc_desktop.vault.entering import UNFINISHED, Entered, enter, finish_creation
from radonc_desktop.vault.errors import KeychainRefused, VaultExists, VaultMissing, WrongPassphrase
from radonc_desktop.vault.escrow import bring_up_to_date
from radonc_desktop.vault.inspection import Finding
from radonc_desktop.vault.keychain import Keychain
from radonc_desktop.vault.migrations import migrate
from radonc_desktop.vault.people import Directory, Person
from radonc_desktop.vault.place import SLOTS, vault_exists
from radonc_desktop.vault.roles import FIRST_ROLES, Right, Rights
from radonc_desktop.vault.rotation import Rotation, finish_rotation
from radonc_desktop.vault.store import Vault
from radonc_models.keyed.calibration import calibrated
from radonc_models.keyed.canonical import now
from radonc_models.keyed.connection import Connection, connect
from radonc_models.keyed.envelopes import PRINTED, Secret, Slot, SlotKind, open_slot, secret_for
from radonc_models.keyed.failures import Failures
from radonc_models.keyed.files import FolderLock, create_private, make_folder
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
        _build(folder / UNFINISHED, keys, vault_id, slot, demo)
        # With the slot file the store exists; a rename that a crash prevented is made up by ``open_vault``.
        file = SlotFile(vault_id, 1, (slot,))
        write_slots(folder / SLOTS, file)
        finish_creation(folder)
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
        PolicyError: The policy of the machine or of the store is not valid.

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
        finish_creation(folder)
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


def _unlock(entry: _Entry, *, accept_loss: bool = False) -> Vault:
    keys, folder, vault_id = entry.keys, entry.folder, entry.file.vault_id

    def admit(reading: Connection) -> None:
        directory = Directory(reading, AuditTrail(reading, keys.chain, ""), keys.chain)
        Rights(directory.person(entry.slot.user, entry.slot.kind).roles).require(Right.BACKUP)

    try:
        policy = read_policy(folder)
        entered = enter(folder, vault_id, keys, entry.slot.user, admit if accept_loss else None)
        try:
            return _let_in(entry, entered, policy)
        except BaseException:
            entered.checkpoints.close()
            raise
    except BaseException:
        keys.wipe()
        raise


def _let_in(entry: _Entry, entered: Entered, policy: Policy) -> Vault:
    keys, folder, connection, checkpoints = entry.keys, entry.folder, entered.connection, entered.checkpoints
    audit, directory = entered.audit, entered.directory
    person = directory.admit(entry.slot)
    audit.limit_to(Rights(person.roles))
    with audit.change() as change:
        _record_unlock(change, entry, person, entered.finding)
    asked = Policy() if entered.demo else policy  # there is nothing to win back in a demo
    escrow = bring_up_to_date(folder, audit, directory.escrow, keys, asked)
    keys.data[:] = bytes(len(keys.data))  # SQLCipher has its own copy
    authentication = Authentication(folder, person.name, entry.slot.kind, keys.chain)
    rotation = Rotation(folder, connection, checkpoints, directory, keys.chain, person.name)
    people = People(folder, connection, audit, directory, authentication, rotation, person, escrow)
    people.finish_removal()
    vault_id, demo = entry.file.vault_id, entered.demo
    return Vault(connection, entry.lock, audit, authentication, checkpoints, keys.chain, people, vault_id, demo)


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
