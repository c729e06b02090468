"""The key-slot file: one envelope per user, in one canonical JSON form with a checksum.

The checksum needs no key. It tells a damaged file from a wrong passphrase, nothing more: a forged slot with
a right checksum still fails at the AEAD.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from radonc_desktop.vault import keys
from radonc_desktop.vault.canonical import canonical
from radonc_desktop.vault.errors import VaultDamaged, VaultTooNew, WrongPassphrase
from radonc_desktop.vault.files import write_whole
from radonc_desktop.vault.keys import KdfParameters, Slot
from radonc_desktop.vault.passphrases import same_user

__all__ = ["SlotFile", "read_slots", "write_slots"]

_FORMAT = "radonc-slots"
_FORMAT_VERSION = 1
_MAX_BYTES = 256 * 1024
_DAMAGED = (
    "The key file slots.json of this case store is damaged, so no passphrase can open it: "
    "restore slots.json from the last good backup."
)


@dataclass(frozen=True)
class SlotFile:
    """All key slots of one store; ``vault_id`` ties them to its database."""

    vault_id: str
    slots: tuple[Slot, ...]

    def slot(self, user: str) -> Slot:
        """Return the slot of ``user``.

        Raises:
            WrongPassphrase: There is none; the message does not tell which of the two was wrong.

        """
        for slot in self.slots:
            if same_user(slot.user, user):
                return slot
        raise WrongPassphrase

    def replaced(self, new: Slot) -> SlotFile:
        """Return a copy in which ``new`` stands in the place of the same user's old slot."""
        kept = tuple(new if same_user(slot.user, new.user) else slot for slot in self.slots)
        return SlotFile(self.vault_id, kept)


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
        slots = _decode(data)
        intact = _encode(slots) == data
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise VaultDamaged(_DAMAGED) from error
    if not intact:
        raise VaultDamaged(_DAMAGED)
    return slots


def _encode(slots: SlotFile) -> bytes:
    body = {
        "format": _FORMAT,
        "format_version": _FORMAT_VERSION,
        "slots": [_slot_to_json(slot) for slot in slots.slots],
        "vault": slots.vault_id,
    }
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
    if checksum != _checksum(file) or file["format"] != _FORMAT:
        raise ValueError("checksum")
    if file["format_version"] != _FORMAT_VERSION:
        raise VaultTooNew
    return SlotFile(_text(file["vault"]), tuple(_slot_from_json(slot) for slot in file["slots"]))


def _slot_to_json(slot: Slot) -> dict[str, Any]:
    return {
        "cipher": keys.CIPHER,
        "kdf": keys.KDF,
        "memory_kib": slot.kdf.memory_kib,
        "nonce": b64encode(slot.nonce).decode(),
        "parallelism": slot.kdf.parallelism,
        "salt": b64encode(slot.salt).decode(),
        "time_cost": slot.kdf.time_cost,
        "user": slot.user,
        "version": slot.version,
        "wrapped": b64encode(slot.wrapped).decode(),
    }


def _slot_from_json(entry: dict[str, Any]) -> Slot:
    if entry["cipher"] != keys.CIPHER or entry["kdf"] != keys.KDF:
        raise ValueError("unknown method")
    return Slot(
        user=_text(entry["user"]),
        version=_whole(entry["version"]),
        kdf=KdfParameters(_whole(entry["memory_kib"]), _whole(entry["time_cost"]), _whole(entry["parallelism"])),
        salt=_blob(entry["salt"], keys.SALT_BYTES),
        nonce=_blob(entry["nonce"], keys.NONCE_BYTES),
        wrapped=_blob(entry["wrapped"], keys.WRAPPED_BYTES),
    )


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
