"""The keys of the store and of its users, and what one guess at a passphrase costs.

A random data key encrypts the database; a second random key, not derivable from the first, chains the audit trail.
Each user has a signing key (Ed25519) and an agreement key (X25519) to which the data key is sealed.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from radonc_models.keyed.errors import NotEnoughMemory

__all__ = [
    "FROM_KEY",
    "FROM_PASSPHRASE",
    "KEY_BYTES",
    "KdfParameters",
    "Keys",
    "PersonalKeys",
    "PublicKeys",
    "from_key",
    "from_passphrase",
]

FROM_PASSPHRASE = "argon2id-19"  # noqa: S105 - the name of the method
FROM_KEY = "hkdf-sha256"
KEY_BYTES = 32

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


@dataclass(frozen=True)
class PublicKeys:
    """What anybody may know of a user's keys, 32 bytes each."""

    signing: bytes
    agreement: bytes


@dataclass
class PersonalKeys:
    """The private keys of one user as raw bytes, 32 each; ``wipe`` them when they are no longer needed."""

    signing_seed: bytearray = field(repr=False)
    agreement_secret: bytearray = field(repr=False)

    @classmethod
    def random(cls) -> PersonalKeys:
        """Return new keys from the operating system's generator."""
        return cls(_random(), _random())

    @property
    def signing(self) -> Ed25519PrivateKey:
        """The key that signs."""
        return Ed25519PrivateKey.from_private_bytes(bytes(self.signing_seed))

    @property
    def agreement(self) -> X25519PrivateKey:
        """The key that unseals."""
        return X25519PrivateKey.from_private_bytes(bytes(self.agreement_secret))

    @property
    def public(self) -> PublicKeys:
        """The halves that are stored in the open."""
        return PublicKeys(self.signing.public_key().public_bytes_raw(), self.agreement.public_key().public_bytes_raw())

    def wipe(self) -> None:
        """Overwrite both keys with zeros."""
        for key in (self.signing_seed, self.agreement_secret):
            key[:] = bytes(len(key))


@dataclass
class Keys:
    """What an opened slot gives: the two keys of the store, 32 bytes each, and the user's own."""

    data: bytearray = field(repr=False)
    chain: bytearray = field(repr=False)
    personal: PersonalKeys = field(repr=False)

    @classmethod
    def random(cls) -> Keys:
        """Return the keys of a new store with its first user."""
        return cls(_random(), _random(), PersonalKeys.random())

    @property
    def signing(self) -> Ed25519PrivateKey:
        """The key with which this user signs."""
        return self.personal.signing

    def wipe(self) -> None:
        """Overwrite all keys with zeros."""
        for key in (self.data, self.chain):
            key[:] = bytes(len(key))
        self.personal.wipe()


def from_passphrase(passphrase: bytes, salt: bytes, kdf: KdfParameters) -> bytes:
    """Return the key that a passphrase and ``salt`` give by Argon2id (RFC 9106), 32 bytes.

    Raises:
        NotEnoughMemory: Argon2id could not get its memory.

    """
    try:
        return hash_secret_raw(
            passphrase,
            salt,
            time_cost=kdf.time_cost,
            memory_cost=kdf.memory_kib,
            parallelism=kdf.parallelism,
            hash_len=KEY_BYTES,
            type=Type.ID,
        )
    except (HashingError, MemoryError):
        raise NotEnoughMemory from None


def from_key(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    """Return the key that a random 256-bit ``key`` gives for one purpose by HKDF-SHA256 (RFC 5869), 32 bytes."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=purpose).derive(key)


def _random() -> bytearray:
    return bytearray(os.urandom(KEY_BYTES))
