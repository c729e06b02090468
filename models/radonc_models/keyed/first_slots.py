"""The first format of the key-slot file: one user, whose passphrase wraps both keys of the store directly.

It is only read. The next unlock with the passphrase gives the user keys of his own and writes the present format.
"""

from __future__ import annotations

from base64 import b64decode
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from radonc_models.keyed.canonical import canonical
from radonc_models.keyed.errors import WrongPassphrase
from radonc_models.keyed.keys import KEY_BYTES, KdfParameters, Keys, PersonalKeys, from_passphrase
from radonc_models.keyed.passphrases import passphrase_bytes

__all__ = ["FirstSlot", "first_slot_from_json", "open_first_slot"]

_CIPHER = "aes-256-gcm"
_METHOD = "argon2id-19"
_LENGTHS = {"salt": 16, "nonce": 12, "wrapped": 2 * KEY_BYTES + 16}


@dataclass(frozen=True)
class FirstSlot:
    """The slot of a file of the first format; see ``Slot`` for the fields."""

    user: str
    version: int
    kdf: KdfParameters
    salt: bytes
    nonce: bytes
    wrapped: bytes

    def bound(self, vault_id: str) -> bytes:
        """Return everything that the envelope authenticates besides the keys."""
        return canonical(
            {
                "cipher": _CIPHER,
                "kdf": _METHOD,
                "memory_kib": self.kdf.memory_kib,
                "parallelism": self.kdf.parallelism,
                "salt": self.salt.hex(),
                "time_cost": self.kdf.time_cost,
                "user": self.user,
                "vault": vault_id,
                "version": self.version,
            }
        )


def open_first_slot(slot: FirstSlot, vault_id: str, passphrase: str) -> Keys:
    """Return the keys of the store with new personal keys.

    Raises:
        WrongPassphrase: The passphrase does not fit, or a field of the slot was changed.

    """
    key = from_passphrase(passphrase_bytes(passphrase), slot.salt, slot.kdf)
    try:
        plain = AESGCM(key).decrypt(slot.nonce, slot.wrapped, slot.bound(vault_id))
    except InvalidTag:
        raise WrongPassphrase from None
    return Keys(bytearray(plain[:KEY_BYTES]), bytearray(plain[KEY_BYTES:]), PersonalKeys.random())


def first_slot_from_json(entry: dict[str, Any]) -> FirstSlot:
    """Return the slot as it stands in the file.

    Raises:
        ValueError, KeyError, TypeError: It is not one.

    """
    if entry["cipher"] != _CIPHER or entry["kdf"] != _METHOD or not isinstance(entry["user"], str):
        raise ValueError("unknown method")
    numbers = [entry[name] for name in ("version", "memory_kib", "time_cost", "parallelism")]
    if any(type(number) is not int for number in numbers):
        raise TypeError("whole number expected")
    blobs = {name: b64decode(entry[name], validate=True) for name in _LENGTHS}
    if any(len(blobs[name]) != length for name, length in _LENGTHS.items()):
        raise ValueError("length")
    return FirstSlot(entry["user"], numbers[0], KdfParameters(*numbers[1:]), **blobs)
