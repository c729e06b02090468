"""What the database knows of the IT key, each row under an HMAC from the chain key.

The slot file says what the IT key opens; only these tables say which key may hold the store, and whose passphrase was
set with it.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from hashlib import sha256

from radonc_desktop.vault.audit import Change
from radonc_desktop.vault.errors import VaultDamaged
from radonc_models.keyed.canonical import canonical, now
from radonc_models.keyed.connection import Connection
from radonc_models.keyed.envelopes import Slot
from radonc_models.keyed.escrow import EscrowSlot, escrow_fingerprint

__all__ = ["EscrowHolder", "EscrowTable", "EscrowUse"]

_FORGED = (
    "The list of IT keys of this case store was changed outside RadOnc-GPT, so the store stays closed: "
    "keep a copy of its folder as evidence and restore the last good backup."
)


@dataclass(frozen=True)
class EscrowHolder:
    """The newest word about the IT key.

    Attributes:
        number: Version of the slot, or of the removal.
        recipient: The public IT key; empty when it was removed.

    """

    number: int
    recipient: bytes

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the key."""
        return escrow_fingerprint(self.recipient)

    def holds(self, slot: EscrowSlot | None) -> bool:
        """Tell whether ``slot`` is the one that was entered last."""
        return slot is not None and (slot.version, slot.recipient) == (self.number, self.recipient)


@dataclass(frozen=True)
class EscrowUse:
    """The IT key was used at ``time`` to set the passphrase of the user ``person``, an identifier."""

    id: int
    time: str
    person: int


class EscrowTable:
    """The tables of the IT key in one open store."""

    def __init__(self, connection: Connection, chain_key: bytearray) -> None:
        self._connection = connection
        self._chain_key = chain_key

    def newest(self) -> EscrowHolder | None:
        """Return the newest word about the IT key, which may be that it was removed; None where there never was one.

        Raises:
            VaultDamaged: The row was changed by somebody who does not hold the chain key.

        """
        row = self._connection.row("SELECT number, recipient, since, mac FROM escrow_keys ORDER BY number DESC LIMIT 1")
        if row is None:
            return None
        number, recipient, since, mac = row
        if not hmac.compare_digest(self._mac("key", number, recipient, since), mac):
            raise VaultDamaged(_FORGED)
        return EscrowHolder(number, bytes.fromhex(recipient))

    def holder(self) -> EscrowHolder | None:
        """Return the IT key that holds the store, or None."""
        newest = self.newest()
        return newest if newest and newest.recipient else None

    def was_removed(self, slot: EscrowSlot | None) -> bool:
        """Tell whether ``slot`` is still there although its key was removed, because that was cut off half way."""
        newest = self.newest()
        return slot is not None and newest is not None and not newest.recipient and slot.version < newest.number

    def enter(self, change: Change, number: int, recipient: bytes) -> None:
        """Write down that the slot ``number`` is for the key ``recipient``; an empty one: that there is none."""
        since = now()
        change.write(
            "INSERT INTO escrow_keys (number, recipient, since, mac) VALUES (?, ?, ?, ?)",
            *(number, recipient.hex(), since, self._mac("key", number, recipient.hex(), since)),
        )

    def enter_use(self, change: Change, person: int, slot: Slot) -> None:
        """Write down that the IT key is about to put ``slot`` in the place of the user's own."""
        facts = (now(), person, slot.version, slot.public.signing.hex(), slot.public.agreement.hex())
        change.write(
            "INSERT INTO escrow_uses (time, person, slot_version, signing, agreement, mac) VALUES (?, ?, ?, ?, ?, ?)",
            *facts,
            self._mac("use", *facts),
        )

    def has_set(self, person: int, slot: Slot) -> bool:
        """Tell whether ``slot`` of the user was made with the IT key.

        Raises:
            VaultDamaged: The row was changed by somebody who does not hold the chain key.

        """
        facts = (person, slot.version, slot.public.signing.hex(), slot.public.agreement.hex())
        row = self._connection.row(
            "SELECT time, mac FROM escrow_uses WHERE person = ? AND slot_version = ? AND signing = ? AND agreement = ?",
            *facts,
        )
        if row is not None and not hmac.compare_digest(self._mac("use", row[0], *facts), row[1]):
            raise VaultDamaged(_FORGED)
        return row is not None

    def unseen(self, person: int, since: str) -> list[EscrowUse]:
        """Return the uses from the time ``since`` on that a user has not confirmed, oldest first."""
        rows = self._connection.rows(
            "SELECT id, time, person FROM escrow_uses WHERE time >= ? AND id NOT IN "
            "(SELECT use FROM escrow_uses_seen WHERE person = ?) ORDER BY id",
            *(since, person),
        )
        return [EscrowUse(*row) for row in rows]

    def confirm(self, change: Change, use: int, person: int) -> None:
        """Keep that a user has seen a use."""
        change.write("INSERT INTO escrow_uses_seen (use, person, time) VALUES (?, ?, ?)", use, person, now())

    def _mac(self, *facts: object) -> str:
        key = hmac.new(self._chain_key, b"radonc-escrow-rows-1", sha256).digest()
        return hmac.new(key, canonical(["radonc-escrow-row-1", *facts]), sha256).hexdigest()
