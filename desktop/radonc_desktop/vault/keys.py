"""The keys of the store and how a passphrase wraps them.

A random data key encrypts the database and a second random key, not derivable from the first, chains the
audit trail. Both lie in one AEAD envelope per user, whose key comes from the passphrase by Argon2id.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from radonc_desktop.vault.canonical import canonical
from radonc_desktop.vault.errors import NotEnoughMemory, WrongPassphrase
from radonc_desktop.vault.passphrases import passphrase_bytes

__all__ = ["CIPHER", "KDF", "KdfParameters", "Keys", "Slot", "unwrap", "wrap"]

KDF = "argon2id-19"
CIPHER = "aes-256-gcm"
SALT_BYTES = 16
NONCE_BYTES = 12
_KEY_BYTES = 32
_TAG_BYTES = 16
WRAPPED_BYTES = 2 * _KEY_BYTES + _TAG_BYTES

_MAX_MEMORY_KIB = 1024 * 1024
_MAX_TIME_COST = 20
_MAX_PARALLELISM = 16


@dataclass(frozen=True)
class KdfParameters:
    """The price of one guess at a passphrase; the defaults are RFC 9106's second choice.

    Attributes:
        memory_kib: Memory in KiB, at most 1 GiB.
        time_cost: Passes over the memory, at most 20.
        parallelism: Lanes, at most 16.

    """

    memory_kib: int = 64 * 1024
    time_cost: int = 3
    parallelism: int = 4

    def __post_init__(self) -> None:
        # The upper bounds keep a forged slot file from stalling the machine.
        if not 1 <= self.parallelism <= _MAX_PARALLELISM:
            raise ValueError("parallelism out of range")
        if not 8 * self.parallelism <= self.memory_kib <= _MAX_MEMORY_KIB:
            raise ValueError("memory out of range")
        if not 1 <= self.time_cost <= _MAX_TIME_COST:
            raise ValueError("time cost out of range")


@dataclass
class Keys:
    """The two secret keys of a store, 32 bytes each; ``wipe`` them when they are no longer needed."""

    data: bytearray = field(repr=False)
    chain: bytearray = field(repr=False)

    @classmethod
    def random(cls) -> Keys:
        """Return new keys from the operating system's generator."""
        return cls(bytearray(os.urandom(_KEY_BYTES)), bytearray(os.urandom(_KEY_BYTES)))

    def wipe(self) -> None:
        """Overwrite both keys with zeros."""
        for key in (self.data, self.chain):
            key[:] = bytes(len(key))


@dataclass(frozen=True)
class Slot:
    """One user's envelope around the keys.

    Attributes:
        user: User name in normal form.
        version: 1 for the first passphrase, one more with each change.
        kdf: Argon2id parameters.
        salt: Salt of the key derivation, 16 bytes.
        nonce: Nonce of the AEAD, 12 bytes.
        wrapped: Both keys and the AEAD tag, 80 bytes.

    """

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
                "cipher": CIPHER,
                "kdf": KDF,
                "memory_kib": self.kdf.memory_kib,
                "parallelism": self.kdf.parallelism,
                "salt": self.salt.hex(),
                "time_cost": self.kdf.time_cost,
                "user": self.user,
                "vault": vault_id,
                "version": self.version,
            }
        )


def wrap(keys: Keys, vault_id: str, user: str, passphrase: str, version: int, kdf: KdfParameters) -> Slot:
    """Return a new slot that opens with ``passphrase``; salt and nonce are fresh."""
    empty = Slot(user, version, kdf, os.urandom(SALT_BYTES), os.urandom(NONCE_BYTES), b"")
    plain = bytes(keys.data) + bytes(keys.chain)
    wrapped = AESGCM(_derive(passphrase, empty)).encrypt(empty.nonce, plain, empty.bound(vault_id))
    return Slot(user, version, kdf, empty.salt, empty.nonce, wrapped)


def unwrap(slot: Slot, vault_id: str, passphrase: str) -> Keys:
    """Return the keys in ``slot``.

    Raises:
        WrongPassphrase: The passphrase does not fit, or a field of the slot was changed.
        NotEnoughMemory: Argon2id could not get its memory.

    """
    try:
        plain = AESGCM(_derive(passphrase, slot)).decrypt(slot.nonce, slot.wrapped, slot.bound(vault_id))
    except InvalidTag:
        raise WrongPassphrase from None
    return Keys(bytearray(plain[:_KEY_BYTES]), bytearray(plain[_KEY_BYTES:]))


def _derive(passphrase: str, slot: Slot) -> bytes:
    try:
        return hash_secret_raw(
            passphrase_bytes(passphrase),
            slot.salt,
            time_cost=slot.kdf.time_cost,
            memory_cost=slot.kdf.memory_kib,
            parallelism=slot.kdf.parallelism,
            hash_len=_KEY_BYTES,
            type=Type.ID,
        )
    except (HashingError, MemoryError):
        raise NotEnoughMemory from None
