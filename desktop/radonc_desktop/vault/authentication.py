"""Proof, in the middle of a session, that the person at the keyboard is the user who unlocked the store."""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from radonc_desktop.vault.errors import VaultMissing, WrongPassphrase
from radonc_desktop.vault.place import SLOTS
from radonc_models.keyed.envelopes import Slot, SlotKind, open_slot, secret_for
from radonc_models.keyed.failures import Failures
from radonc_models.keyed.files import FolderLock
from radonc_models.keyed.first_slots import open_first_slot
from radonc_models.keyed.keys import Keys, PersonalKeys
from radonc_models.keyed.passphrases import check_new_passphrase, same_user
from radonc_models.keyed.slots import SlotFile, read_slots, write_slots

__all__ = ["Authentication", "brought_forward", "change_passphrase"]


def change_passphrase(folder: Path, user: str, old: str, new: str) -> None:
    """Change a user's passphrase without opening the database: one slot is written, whatever the store's size.

    The audit row is written when the store is next unlocked; the slot's version tells that it is due.

    Raises:
        VaultMissing: There is no store in ``folder``.
        VaultBusy: The store is open.
        WrongPassphrase: ``old`` does not open the user's slot.
        TooManyAttempts: After too many of them, for a while.
        PassphraseRefused: ``new`` does not meet the rule.
        VaultDamaged: The slot file is damaged.

    """
    path = folder / SLOTS
    if not path.exists():
        raise VaultMissing(f"There is no case store in the folder {folder}: choose its folder or create one.")
    lock = FolderLock(folder)
    try:
        check_new_passphrase(user, new)
        file = read_slots(path)
        known = file.find(user)
        with Failures(folder).attempt(known.user if known else user if file.first else None):
            file = brought_forward(path, file, user, old)
            slot = file.slot(user)
            keys = open_slot(slot, file.vault_id, file.generation, old)
        try:
            write_slots(path, _changed(file, slot, keys, new))
        finally:
            keys.wipe()
    finally:
        lock.release()


def brought_forward(path: Path, file: SlotFile, user: str, passphrase: str) -> SlotFile:
    """Return ``file``; one of the first format is rewritten in the present one, with the same passphrase.

    Raises:
        WrongPassphrase: A file of the first format holds another user's slot, or the passphrase does not fit.

    """
    if file.first is None:
        return file
    if not same_user(file.first.user, user):
        raise WrongPassphrase
    first = file.first
    keys = open_first_slot(first, file.vault_id, passphrase)
    try:
        slot = Slot.new(keys, file.vault_id, 1, first.user, passphrase, version=first.version, kdf=first.kdf)
    finally:
        keys.wipe()
    new = SlotFile(file.vault_id, 1, (slot,))
    write_slots(path, new)
    return new


class Authentication:
    """The key slot of the unlocked user.

    The chain key of the running session is the witness: a slot file that was swapped for one with a known
    passphrase opens, but does not hold this key.
    """

    def __init__(self, folder: Path, user: str, kind: SlotKind, chain_key: bytearray) -> None:
        self._folder = folder
        self._path = folder / SLOTS
        self._user = user
        # Who came in by the keychain proves himself with the passphrase all the same.
        self._kind = SlotKind.USER if kind is SlotKind.KEYCHAIN else kind
        self._chain_key = chain_key

    @property
    def folder(self) -> Path:
        """The folder of the store."""
        return self._folder

    @property
    def kind(self) -> SlotKind:
        """What the user must type: a passphrase or a printed key."""
        return self._kind

    def check(self, secret: str) -> None:
        """Return if the passphrase (or the printed key with which the store was unlocked) is the user's.

        Raises:
            WrongPassphrase: It is not.
            TooManyAttempts: After too many wrong ones, for a while.

        """
        with self.unlocked(secret):
            pass

    @contextmanager
    def unlocked(self, secret: str) -> Iterator[Keys]:
        """Give the user's keys for the length of a block, then wipe them; refusals as for ``check``."""
        keys = self.keys(secret)
        try:
            yield keys
        finally:
            keys.wipe()

    def keys(self, secret: str) -> Keys:
        """Return the keys of someone who has just proved to be the user; wipe them after use; refusals as ``check``."""
        return self._keys(read_slots(self._path), secret)

    def change(self, old: str, new: str) -> int:
        """Wrap the user's keys under a new passphrase, without touching the database; return the slot's version.

        Raises:
            WrongPassphrase: ``old`` is not the user's passphrase.
            PassphraseRefused: ``new`` does not meet the rule.

        """
        check_new_passphrase(self._user, new)
        if self._kind is not SlotKind.USER:
            raise WrongPassphrase
        file = read_slots(self._path)
        keys = self._keys(file, old)
        try:
            slot = file.slot(self._user)
            write_slots(self._path, _changed(file, slot, keys, new))
        finally:
            keys.wipe()
        return slot.version + 1

    def own_slot(self) -> Slot:
        """Return the user's slot as it lies on the disk."""
        return read_slots(self._path).slot(self._user, self._kind)

    def _keys(self, file: SlotFile, secret: str) -> Keys:
        slot = file.slot(self._user, self._kind)
        with Failures(self._folder).attempt(slot.user):
            keys = open_slot(slot, file.vault_id, file.generation, secret_for(self._kind, secret))
            if not hmac.compare_digest(keys.chain, self._chain_key):
                keys.wipe()
                raise WrongPassphrase
        return keys


def _changed(file: SlotFile, slot: Slot, keys: Keys, new: str) -> SlotFile:
    # Who set a temporary passphrase could have opened the envelope: the user's own one gets keys nobody has seen.
    personal = PersonalKeys.random() if slot.temporary else keys.personal
    fresh = Slot.new(
        Keys(keys.data, keys.chain, personal),
        file.vault_id,
        file.generation,
        slot.user,
        new,
        version=slot.version + 1,
        kdf=slot.kdf,
    )
    kept = file.without(slot.user, SlotKind.KEYCHAIN) if slot.temporary else file
    return kept.replaced(fresh)
