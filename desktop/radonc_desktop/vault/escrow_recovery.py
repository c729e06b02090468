"""Break glass with the IT key: one administrator gets a temporary passphrase; nothing else of the store is changed.

The order lets nobody be locked out by a crash. First the database learns, with an audit row and a notice for every
user, which slot is about to come; that alone changes nobody's passphrase. Then one rename puts the slot file in place,
which decides. What the database knows of the user is brought up to it afterwards, or when that user unlocks.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from radonc_desktop.vault.entering import Entered, enter, finish_creation
from radonc_desktop.vault.errors import EscrowRefused, NotAllowed, VaultMissing
from radonc_desktop.vault.escrow_table import EscrowTable
from radonc_desktop.vault.people import Person
from radonc_desktop.vault.place import SLOTS, vault_exists
from radonc_desktop.vault.roles import Role
from radonc_desktop.vault.rotation import finish_rotation
from radonc_models.keyed.calibration import calibrated
from radonc_models.keyed.envelopes import Slot, SlotKind
from radonc_models.keyed.escrow import open_escrow
from radonc_models.keyed.files import FolderLock
from radonc_models.keyed.keys import Keys, PersonalKeys
from radonc_models.keyed.passphrases import check_new_passphrase, same_user
from radonc_models.keyed.slots import SlotFile, read_slots, write_slots

__all__ = ["set_passphrase_with_escrow"]

_NO_SLOT = "No IT key holds this case store: use a printed recovery key, or ask an administrator of the store."


def set_passphrase_with_escrow(folder: Path, private: X25519PrivateKey, administrator: str, passphrase: str) -> Person:
    """Give one administrator of the store in ``folder`` a temporary passphrase with the private IT key.

    The administrator chooses an own one at the next unlock, which brings new signing keys that nobody else has seen, so
    that IT signs nothing in anybody's name; every user is told.

    Raises:
        VaultMissing: There is no store.
        VaultBusy: It is open.
        EscrowRefused: The key does not open this store, or another user of the computer owns its files.
        NotAllowed: There is no such administrator.
        PassphraseRefused: ``passphrase`` does not meet the rule.
        VaultDamaged: A file of the store was changed outside the program.

    """
    if not vault_exists(folder):
        raise VaultMissing(f"There is no case store in the folder {folder}: choose its folder or create one.")
    check_new_passphrase(administrator, passphrase)
    _refuse_foreign(folder)
    lock = FolderLock(folder)
    try:
        file = read_slots(folder / SLOTS)
        if file.escrow is None:
            raise EscrowRefused(_NO_SLOT)
        keys = open_escrow(file.escrow, file.vault_id, file.generation, private)
        try:
            finish_creation(folder)
            finish_rotation(folder, keys.data)
            entered = enter(folder, file.vault_id, keys, SlotKind.ESCROW)
            try:
                return _set(folder, entered, file, keys, administrator, passphrase)
            finally:
                entered.checkpoints.close()
        finally:
            keys.wipe()
    finally:
        lock.release()


def _refuse_foreign(folder: Path) -> None:
    """Refuse another user than the one who owns the store: its files would change hands, and be closed to him."""
    if sys.platform == "win32":
        return  # there a new file has the rights of its folder
    if os.geteuid() != folder.stat().st_uid:
        raise EscrowRefused(
            "Another user of this computer owns this case store, so nothing was changed: "
            "run the command as that user, for example with sudo -u NAME."
        )


def _set(folder: Path, entered: Entered, file: SlotFile, keys: Keys, name: str, passphrase: str) -> Person:
    table = EscrowTable(entered.connection, keys.chain)
    holder = table.holder()
    if holder is None or not holder.holds(file.escrow):
        raise EscrowRefused(_NO_SLOT)
    person = _administrator(entered, name)
    slot = _new_slot(file, keys, person, passphrase)
    with entered.audit.change() as change:
        table.enter_use(change, person.id, slot)
        change.record("escrow.open", person=person.id, version=slot.version, key=holder.fingerprint)
    write_slots(folder / SLOTS, file.without(person.name, SlotKind.KEYCHAIN).replaced(slot))
    return entered.directory.admit(slot)


def _administrator(entered: Entered, name: str) -> Person:
    users = [person for person in entered.directory.everyone() if person.kind is SlotKind.USER]
    able = [person for person in users if Role.ADMIN in person.roles]
    found = next((person for person in able if same_user(person.name, name)), None)
    if found is None:
        names = ", ".join(person.name for person in able)
        raise NotAllowed(f"{name} is no administrator of this case store: choose one of {names}.")
    return found


def _new_slot(file: SlotFile, keys: Keys, person: Person, passphrase: str) -> Slot:
    old = file.find(person.name)
    own = Keys(keys.data, keys.chain, PersonalKeys.random())
    try:
        return Slot.new(
            own,
            file.vault_id,
            file.generation,
            person.name,
            passphrase,
            version=1 + max(person.slot_version, old.version if old else 0),
            kdf=(old.kdf if old else None) or calibrated(),
            temporary=True,
        )
    finally:
        own.personal.wipe()
