"""Sealing the data key to a user's public key, so that a new data key needs nobody's passphrase.

An ephemeral X25519 key agrees with the user's, HKDF-SHA256 makes the key of an AES-256-GCM box. The chain key of the
store is the salt of the derivation: who does not know it cannot seal a data key of his own choice to a user, and so
cannot put a forged store in the place of the true one.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from radonc_models.keyed.errors import VaultDamaged
from radonc_models.keyed.keys import KEY_BYTES, from_key

__all__ = ["BOX_BYTES", "NONCE_BYTES", "Sealed", "seal", "unseal"]

NONCE_BYTES = 12
BOX_BYTES = KEY_BYTES + 16
_UNFIT = (
    "The key file slots.json of this case store does not fit its keys, so the store cannot be opened: "
    "restore slots.json from the last good backup."
)


@dataclass(frozen=True)
class Sealed:
    """The data key for one public key.

    Attributes:
        ephemeral: Public key of the sender, used once, 32 bytes.
        nonce: Nonce of the AEAD, 12 bytes.
        box: The data key and the AEAD tag, 48 bytes.

    """

    ephemeral: bytes
    nonce: bytes
    box: bytes


def seal(data_key: bytearray, chain_key: bytearray, to: bytes, bound: bytes) -> Sealed:
    """Seal ``data_key`` to the X25519 public key ``to``; ``bound`` is authenticated with it."""
    once, nonce = X25519PrivateKey.generate(), os.urandom(NONCE_BYTES)
    sender = once.public_key().public_bytes_raw()
    key = _key(once.exchange(X25519PublicKey.from_public_bytes(to)), chain_key, sender, to)
    return Sealed(sender, nonce, AESGCM(key).encrypt(nonce, bytes(data_key), bound))


def unseal(sealed: Sealed, chain_key: bytearray, private: X25519PrivateKey, bound: bytes) -> bytearray:
    """Return the data key.

    Raises:
        VaultDamaged: It was not sealed to this key by somebody who knows the chain key, or was changed since.

    """
    own = private.public_key().public_bytes_raw()
    try:
        # A point of small order makes the exchange fail with ValueError.
        shared = private.exchange(X25519PublicKey.from_public_bytes(sealed.ephemeral))
        plain = AESGCM(_key(shared, chain_key, sealed.ephemeral, own)).decrypt(sealed.nonce, sealed.box, bound)
    except (InvalidTag, ValueError):
        raise VaultDamaged(_UNFIT) from None
    return bytearray(plain)


def _key(shared: bytes, chain_key: bytearray, sender: bytes, receiver: bytes) -> bytes:
    return from_key(shared, bytes(chain_key), b"radonc-sealed-data-key-1" + sender + receiver)
