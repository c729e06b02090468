"""The key-slot file: one envelope per user, in one canonical JSON form with a checksum.

The checksum needs no key. It tells a damaged file from a wrong passphrase, nothing more: a forged slot with
a right checksum still fails at the AEAD.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode, b64encode
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from radonc_models.keyed import envelopes, escrow, keys, sealing
from radonc_models.keyed.canonical import canonical
from radonc_models.keyed.envelopes import Slot, SlotKind
from radonc_models.keyed.errors import VaultDamaged, VaultTooNew, WrongPassphrase
from radonc_models.keyed.escrow import EscrowSlot
from radonc_models.keyed.files import write_whole
from radonc_models.keyed.first_slots import FirstSlot, first_slot_from_json
from radonc_models.keyed.keys import KdfParameters, PublicKeys
from radonc_models.keyed.passphrases import same_user
from radonc_models.keyed.sealing import Sealed

__all__ = ["SlotFile", "read_slots", "write_slots"]

_FORMAT = "radonc-slots"
_FORMAT_VERSION = 2
_WITH_ESCROW = 3
_MAX_BYTES = 256 * 1024
_DAMAGED = (
    "The key file slots.json of this case store is damaged, so no passphrase can open it: "
    "restore slots.json from the last good backup."
)


@dataclass(frozen=True)
class SlotFile:
    """All key slots of one store.

    A file with an IT slot has the format 3, which versions that know of none refuse as newer; without one it is 2.

    Attributes:
        vault_id: Ties the file to its database.
        generation: Number of the data key, one more with each rotation.
        slots: The envelopes.
        first: The one slot of a file of the first format; the next unlock with its passphrase brings it forward.
        escrow: The keys of the store for the organisation's IT, or None.

    """

    vault_id: str
    generation: int
    slots: tuple[Slot, ...]
    first: FirstSlot | None = None
    escrow: EscrowSlot | None = None

    @property
    def count(self) -> int:
        """How many slots there are."""
        return len(self.slots) + (self.first is not None)

    def find(self, user: str, kind: SlotKind = SlotKind.USER) -> Slot | None:
        """Return the slot of ``user``, or None."""
        return next((slot for slot in self.slots if slot.kind is kind and same_user(slot.user, user)), None)

    def slot(self, user: str, kind: SlotKind = SlotKind.USER) -> Slot:
        """Return the slot of ``user``.

        Raises:
            WrongPassphrase: There is none; the message does not tell which of the two was wrong.

        """
        found = self.find(user, kind)
        if found is None:
            raise WrongPassphrase
        return found

    def replaced(self, new: Slot) -> SlotFile:
        """Return a copy in which ``new`` stands in the place of the same user's slot of this kind, or at the end."""
        old = self.find(new.user, new.kind)
        slots = (*self.slots, new) if old is None else tuple(new if slot is old else slot for slot in self.slots)
        return replace(self, slots=slots)

    def without(self, user: str, *kinds: SlotKind) -> SlotFile:
        """Return a copy without the slots of ``user`` of these kinds."""
        kept = tuple(slot for slot in self.slots if slot.kind not in kinds or not same_user(slot.user, user))
        return replace(self, slots=kept)


def write_slots(path: Path, slots: SlotFile) -> None:
    """Write the slot file durably: old or new, never half."""
    write_whole(path, _encode(slots))


def read_slots(path: Path) -> SlotFile:
    """Read and check the slot file.

    Raises:
        VaultDamaged: It is missing, was changed by as much as one bit, or asks for an absurd key derivation.
        VaultTooNew: A newer version of the program has written it.

    """
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES + 1)
    except OSError as error:
        raise VaultDamaged(_DAMAGED) from error
    try:
        return _decode(data)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise VaultDamaged(_DAMAGED) from error


def _encode(slots: SlotFile) -> bytes:
    body: dict[str, Any] = {
        "format": _FORMAT,
        "format_version": _WITH_ESCROW if slots.escrow else _FORMAT_VERSION,
        "generation": slots.generation,
        "slots": [_slot_to_json(slot) for slot in slots.slots],
        "vault": slots.vault_id,
    }
    return _signed(body | ({"escrow": _escrow_to_json(slots.escrow)} if slots.escrow else {}))


def _signed(body: dict[str, Any]) -> bytes:
    return canonical(body | {"sha256": _checksum(body)}) + b"\n"


def _checksum(body: dict[str, Any]) -> str:
    return hashlib.sha256(canonical(body)).hexdigest()


def _decode(data: bytes) -> SlotFile:
    if len(data) > _MAX_BYTES:
        raise ValueError("too long")
    file = json.loads(data)
    if not isinstance(file, dict):
        raise TypeError("object expected")
    checksum = file.pop("sha256")
    if checksum != _checksum(file) or _signed(file) != data or file["format"] != _FORMAT:
        raise ValueError("checksum")
    vault_id, slots = _text(file["vault"]), file["slots"]
    if file["format_version"] == 1:
        (only,) = slots
        return SlotFile(vault_id, 1, (), first_slot_from_json(only))
    if file["format_version"] not in (_FORMAT_VERSION, _WITH_ESCROW):
        raise VaultTooNew
    for_it = _escrow_from_json(file["escrow"]) if file["format_version"] == _WITH_ESCROW else None
    kept = tuple(_slot_from_json(slot) for slot in slots)
    read = SlotFile(vault_id, _whole(file["generation"]), kept, escrow=for_it)
    if _encode(read) != data:
        raise ValueError("not the canonical form")
    return read


def _slot_to_json(slot: Slot) -> dict[str, Any]:
    price = slot.kdf and {
        "memory_kib": slot.kdf.memory_kib,
        "parallelism": slot.kdf.parallelism,
        "time_cost": slot.kdf.time_cost,
    }
    return {
        "agreement": _base64(slot.public.agreement),
        "cipher": envelopes.CIPHER,
        "kdf": keys.FROM_PASSPHRASE if price else keys.FROM_KEY,
        "kind": slot.kind.value,
        "nonce": _base64(slot.nonce),
        "salt": _base64(slot.salt),
        "sealed": {
            "box": _base64(slot.sealed.box),
            "ephemeral": _base64(slot.sealed.ephemeral),
            "nonce": _base64(slot.sealed.nonce),
        },
        "signing": _base64(slot.public.signing),
        "temporary": slot.temporary,
        "user": slot.user,
        "version": slot.version,
        "wrapped": _base64(slot.wrapped),
    } | (price or {})


def _slot_from_json(entry: dict[str, Any]) -> Slot:
    kind = SlotKind(entry["kind"])
    if kind is SlotKind.ESCROW:
        raise ValueError("the IT key has a place of its own")
    by_passphrase = kind is SlotKind.USER
    expected = keys.FROM_PASSPHRASE if by_passphrase else keys.FROM_KEY
    if entry["cipher"] != envelopes.CIPHER or entry["kdf"] != expected or not isinstance(entry["temporary"], bool):
        raise ValueError("unknown method")
    price = KdfParameters(*(_whole(entry[name]) for name in _PRICE)) if by_passphrase else None
    sealed = entry["sealed"]
    return Slot(
        kind=kind,
        user=_text(entry["user"]),
        version=_whole(entry["version"]),
        temporary=entry["temporary"],
        kdf=price,
        public=PublicKeys(_blob(entry["signing"], keys.KEY_BYTES), _blob(entry["agreement"], keys.KEY_BYTES)),
        salt=_blob(entry["salt"], envelopes.SALT_BYTES),
        nonce=_blob(entry["nonce"], sealing.NONCE_BYTES),
        wrapped=_blob(entry["wrapped"], envelopes.WRAPPED_BYTES),
        sealed=Sealed(
            ephemeral=_blob(sealed["ephemeral"], keys.KEY_BYTES),
            nonce=_blob(sealed["nonce"], sealing.NONCE_BYTES),
            box=_blob(sealed["box"], sealing.BOX_BYTES),
        ),
    )


def _escrow_to_json(slot: EscrowSlot) -> dict[str, Any]:
    return {
        "box": _base64(slot.box),
        "mac": _base64(slot.mac),
        "recipient": _base64(slot.recipient),
        "suite": escrow.SUITE_NAME,
        "version": slot.version,
    }


def _escrow_from_json(entry: dict[str, Any]) -> EscrowSlot:
    if entry["suite"] != escrow.SUITE_NAME:
        raise ValueError("unknown method")
    return EscrowSlot(
        version=_whole(entry["version"]),
        recipient=_blob(entry["recipient"], keys.KEY_BYTES),
        box=_blob(entry["box"], escrow.BOX_BYTES),
        mac=_blob(entry["mac"], escrow.MAC_BYTES),
    )


_PRICE = ("memory_kib", "time_cost", "parallelism")


def _base64(data: bytes) -> str:
    return b64encode(data).decode()


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text expected")
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("whole number expected")
    return value


def _blob(value: object, length: int) -> bytes:
    data = b64decode(_text(value), validate=True)
    if len(data) != length:
        raise ValueError("length")
    return data
