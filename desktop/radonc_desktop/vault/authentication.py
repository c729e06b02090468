"""Proof, in the middle of a session, that the person at the keyboard is the user who unlocked the store."""

from __future__ import annotations

import hmac
from pathlib import Path

from radonc_desktop.vault.errors import WrongPassphrase
from radonc_desktop.vault.keys import Keys, unwrap, wrap
from radonc_desktop.vault.passphrases import check_new_passphrase
from radonc_desktop.vault.slots import read_slots, write_slots

__all__ = ["Authentication"]


class Authentication:
    """The key slot of the unlocked user.

    The chain key of the running session is the witness: a slot file that was swapped for one with a known
    passphrase opens, but does not hold this key.
    """

    def __init__(self, slots: Path, user: str, chain_key: bytearray) -> None:
        self._slots = slots
        self._user = user
        self._chain_key = chain_key

    def check(self, passphrase: str) -> None:
        """Return if the passphrase is the user's.

        Raises:
            WrongPassphrase: It is not.

        """
        self.keys(passphrase).wipe()

    def change(self, old: str, new: str) -> None:
        """Wrap the same keys under a new passphrase; the database is not touched.

        Raises:
            WrongPassphrase: ``old`` is not the user's passphrase.
            PassphraseRefused: ``new`` does not meet the rule.

        """
        check_new_passphrase(self._user, new)
        keys = self.keys(old)
        try:
            file = read_slots(self._slots)
            slot = file.slot(self._user)
            fresh = wrap(keys, file.vault_id, slot.user, new, slot.version + 1, slot.kdf)
        finally:
            keys.wipe()
        write_slots(self._slots, file.replaced(fresh))

    @property
    def folder(self) -> Path:
        """The folder of the store."""
        return self._slots.parent

    def keys(self, passphrase: str) -> Keys:
        """Return the keys of the store for someone who has just proved to be its user; wipe them after use.

        Raises:
            WrongPassphrase: The passphrase is not the user's.

        """
        file = read_slots(self._slots)
        keys = unwrap(file.slot(self._user), file.vault_id, passphrase)
        if not hmac.compare_digest(keys.chain, self._chain_key):
            keys.wipe()
            raise WrongPassphrase
        return keys
