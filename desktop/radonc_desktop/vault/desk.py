"""What a physician had on the desk when the vault was locked: typed text that is no record yet, and where they were.

It lies in the store, one row for each user. Where the disk does not take it, it is sealed instead, for the memory of
the process that follows: a locked vault keeps no readable text, and a full disk loses none.
"""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from radonc_desktop.marking import marked
from radonc_desktop.vault.audit import AuditTrail
from radonc_desktop.vault.cases import storable
from radonc_desktop.vault.errors import VaultDamaged
from radonc_models.keyed.canonical import now
from radonc_models.keyed.connection import Connection

__all__ = ["Desk"]

_NONCE_BYTES = 12
_PURPOSE = b"radonc-sealed-desk-1"
_NOT_OURS = "The text that was kept when the vault was locked belongs to another user or vault, so it was not opened."


class Desk:
    """The desk of the unlocked user."""

    def __init__(self, connection: Connection, audit: AuditTrail, chain_key: bytearray, user: str) -> None:
        self._connection = connection
        self._audit = audit
        self._chain_key = chain_key
        self._user = user

    def save(self, content: str) -> None:
        """Store ``content`` in place of the last one; the same again writes nothing."""
        storable(content, marked("The text on the desk"))
        if content == self.read():
            return
        with self._audit.change() as change:
            if self._row() is None:
                change.write("INSERT INTO desks (user, content, saved) VALUES (?, ?, ?)", self._user, content, now())
            else:
                change.write(
                    "UPDATE desks SET content = ?, saved = ? WHERE user = ?",
                    *(content, now(), self._user),
                )
            change.record("desk.save")

    def read(self) -> str:
        """Return what was stored last; empty when nothing was."""
        return self._row() or ""

    def seal(self, content: str) -> bytes:
        """Return ``content`` encrypted for this user of this vault, without touching the disk."""
        nonce = os.urandom(_NONCE_BYTES)
        return nonce + AESGCM(self._key()).encrypt(nonce, content.encode("utf-8", "surrogatepass"), self._bound())

    def unseal(self, parcel: bytes) -> str:
        """Return what ``seal`` was given.

        Raises:
            VaultDamaged: It was sealed for another user or vault, or changed since.

        """
        nonce, sealed = parcel[:_NONCE_BYTES], parcel[_NONCE_BYTES:]
        try:
            return AESGCM(self._key()).decrypt(nonce, sealed, self._bound()).decode("utf-8", "surrogatepass")
        except (InvalidTag, ValueError):
            raise VaultDamaged(_NOT_OURS) from None

    def _row(self) -> str | None:
        row = self._connection.row("SELECT content FROM desks WHERE user = ?", self._user)
        return None if row is None else str(row[0])

    def _key(self) -> bytes:
        return HKDF(SHA256(), 32, None, _PURPOSE).derive(bytes(self._chain_key))

    def _bound(self) -> bytes:
        return _PURPOSE + self._user.encode("utf-8", "surrogatepass")
