"""The IT slot: the two keys of a store, encrypted for a public key whose private half the organisation's IT keeps.

HPKE in base mode (RFC 9180: DHKEM X25519 with HKDF-SHA256, HKDF-SHA256, AES-256-GCM) makes the box. Its ``info`` binds
the box to the store, the number of the data key, the version of the slot and the public key. Who opens a store with a
slot of his own cannot open the box; an HMAC under both keys of the store tells him that it is genuine.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from radonc_models.keyed.canonical import canonical
from radonc_models.keyed.errors import EscrowRefused
from radonc_models.keyed.keys import KEY_BYTES, Keys, PersonalKeys, from_key

__all__ = [
    "BOX_BYTES",
    "MAC_BYTES",
    "SUITE_NAME",
    "EscrowSlot",
    "escrow_fingerprint",
    "open_escrow",
]

SUITE_NAME = "hpke-base-x25519-hkdf-sha256-aes-256-gcm"
BOX_BYTES = KEY_BYTES + 2 * KEY_BYTES + 16
"""Encapsulated key, data key and chain key, tag of the AEAD."""
MAC_BYTES = 32

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def escrow_fingerprint(public: bytes) -> str:
    """Return 128 bits of the SHA-256 of a public IT key as eight groups of hex digits, to compare by eye."""
    digits = sha256(b"radonc-escrow-key-1" + public).hexdigest()[:32]
    return "-".join(digits[at : at + 4] for at in range(0, len(digits), 4))


@dataclass(frozen=True)
class EscrowSlot:
    """The keys of a store for one IT key.

    Attributes:
        version: 1 for the first, one more with each new one.
        recipient: The public IT key, 32 bytes.
        box: What HPKE made of data key and chain key, 112 bytes.
        mac: Under both keys of the store, 32 bytes.

    """

    version: int
    recipient: bytes
    box: bytes = field(repr=False)
    mac: bytes = field(repr=False)

    @classmethod
    def new(
        cls, data_key: bytearray, chain_key: bytearray, vault_id: str, generation: int, recipient: bytes, version: int
    ) -> EscrowSlot:
        """Return a slot for the public key ``recipient``."""
        bound = _bound(vault_id, generation, recipient, version)
        public = X25519PublicKey.from_public_bytes(recipient)
        box = _SUITE.encrypt(bytes(data_key + chain_key), public, info=bound)
        return cls(version, recipient, box, _mac(data_key, chain_key, bound, box))

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the IT key."""
        return escrow_fingerprint(self.recipient)

    def is_genuine(self, data_key: bytearray, chain_key: bytearray, vault_id: str, generation: int) -> bool:
        """Tell whether somebody who held both keys of this store made the slot just as it is."""
        bound = _bound(vault_id, generation, self.recipient, self.version)
        return hmac.compare_digest(_mac(data_key, chain_key, bound, self.box), self.mac)


def open_escrow(slot: EscrowSlot, vault_id: str, generation: int, private: X25519PrivateKey) -> Keys:
    """Return the keys of the store, with new personal keys that are nobody's yet.

    Raises:
        EscrowRefused: It is another key, the slot of another store, or was changed.

    """
    public = private.public_key().public_bytes_raw()
    if public != slot.recipient:
        raise EscrowRefused(
            f"This case store is for the IT key {slot.fingerprint}, and the file holds the key "
            f"{escrow_fingerprint(public)}: take the file of the right key."
        )
    try:
        plain = _SUITE.decrypt(slot.box, private, info=_bound(vault_id, generation, public, slot.version))
    except (InvalidTag, ValueError):
        raise EscrowRefused from None
    keys = Keys(bytearray(plain[:KEY_BYTES]), bytearray(plain[KEY_BYTES:]), PersonalKeys.random())
    if len(plain) != 2 * KEY_BYTES or not slot.is_genuine(keys.data, keys.chain, vault_id, generation):
        keys.wipe()
        raise EscrowRefused
    return keys


def _bound(vault_id: str, generation: int, recipient: bytes, version: int) -> bytes:
    return canonical(["radonc-escrow-1", "it-escrow", vault_id, generation, version, recipient.hex()])


def _mac(data_key: bytearray, chain_key: bytearray, bound: bytes, box: bytes) -> bytes:
    # Under both: a removed user still knows the chain key, and no longer the data key.
    key = from_key(bytes(data_key + chain_key), b"", b"radonc-escrow-mac-1")
    return hmac.digest(key, bound + box, "sha256")
