"""One user's envelope: a secret opens the private keys, and these unseal the data key of the store.

``wrapped`` depends on the user's secret alone and ``sealed`` on the data key alone. So a new passphrase rewrites the
first and a new data key the second, and neither needs the other.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from enum import StrEnum

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from radonc_models.keyed.canonical import canonical
from radonc_models.keyed.errors import VaultDamaged, WrongPassphrase
from radonc_models.keyed.keys import (
    FROM_KEY,
    FROM_PASSPHRASE,
    KEY_BYTES,
    KdfParameters,
    Keys,
    PersonalKeys,
    PublicKeys,
    from_key,
    from_passphrase,
)
from radonc_models.keyed.passphrases import passphrase_bytes
from radonc_models.keyed.recovery import printed_key_bytes
from radonc_models.keyed.sealing import NONCE_BYTES, Sealed, seal, unseal

__all__ = ["CIPHER", "PRINTED", "SALT_BYTES", "WRAPPED_BYTES", "Secret", "Slot", "SlotKind", "open_slot", "secret_for"]

CIPHER = "aes-256-gcm"
SALT_BYTES = 16
WRAPPED_BYTES = 3 * KEY_BYTES + 16

Secret = str | bytes
"""A passphrase as it was typed, or the 32 bytes of a random key."""


class SlotKind(StrEnum):
    """What opens a slot, and who is taken to hold it."""

    USER = "user"
    RECOVERY = "recovery"
    BREAK_GLASS = "break-glass"
    KEYCHAIN = "keychain"
    ESCROW = "it-escrow"


PRINTED = (SlotKind.RECOVERY, SlotKind.BREAK_GLASS)
"""The kinds that a key on paper opens; such a slot's user has the name of the kind."""


@dataclass(frozen=True)
class Slot:
    """One user's envelope.

    Attributes:
        kind: What opens it.
        user: User name in normal form.
        version: 1 for the first secret, one more with each change.
        temporary: Somebody else chose the passphrase.
        kdf: Argon2id parameters; None for a random key, which needs no price.
        public: The public halves of the keys inside.
        salt: Salt of the key derivation, 16 bytes.
        nonce: Nonce of the AEAD, 12 bytes.
        wrapped: Signing seed, agreement key, chain key and the AEAD tag, 112 bytes.
        sealed: The data key, sealed to ``public.agreement``.

    """

    kind: SlotKind
    user: str
    version: int
    temporary: bool
    kdf: KdfParameters | None
    public: PublicKeys
    salt: bytes
    nonce: bytes
    wrapped: bytes
    sealed: Sealed

    @classmethod
    def new(
        cls,
        keys: Keys,
        vault_id: str,
        generation: int,
        user: str,
        secret: Secret,
        *,
        kind: SlotKind = SlotKind.USER,
        version: int = 1,
        kdf: KdfParameters | None = None,
        temporary: bool = False,
    ) -> Slot:
        """Return a slot for ``keys`` that opens with ``secret``; ``kdf`` belongs to a passphrase and only to it."""
        sealed = seal(
            keys.data, keys.chain, keys.personal.public.agreement, _seal_bound(vault_id, generation, kind, user)
        )
        salt, nonce = os.urandom(SALT_BYTES), os.urandom(NONCE_BYTES)
        empty = cls(kind, user, version, temporary, kdf, keys.personal.public, salt, nonce, b"", sealed)
        plain = bytes(keys.personal.signing_seed + keys.personal.agreement_secret + keys.chain)
        wrapped = AESGCM(_opening_key(empty, secret)).encrypt(nonce, plain, empty.bound(vault_id))
        return replace(empty, wrapped=wrapped)

    def resealed(self, data_key: bytearray, chain_key: bytearray, vault_id: str, generation: int, to: bytes) -> Slot:
        """Return the slot with another data key inside, for the public key ``to`` of the same user."""
        bound = _seal_bound(vault_id, generation, self.kind, self.user)
        return replace(self, sealed=seal(data_key, chain_key, to, bound))

    def bound(self, vault_id: str) -> bytes:
        """Return everything that the envelope of the private keys authenticates besides them."""
        return canonical(
            {
                "agreement": self.public.agreement.hex(),
                "cipher": CIPHER,
                "kind": self.kind,
                "method": FROM_KEY if self.kdf is None else FROM_PASSPHRASE,
                "price": None if self.kdf is None else [self.kdf.memory_kib, self.kdf.time_cost, self.kdf.parallelism],
                "salt": self.salt.hex(),
                "signing": self.public.signing.hex(),
                "temporary": self.temporary,
                "user": self.user,
                "vault": vault_id,
                "version": self.version,
            }
        )


def open_slot(slot: Slot, vault_id: str, generation: int, secret: Secret) -> Keys:
    """Return the keys in ``slot``.

    Raises:
        WrongPassphrase: The secret does not fit, or a field of the slot was changed.
        VaultDamaged: The secret fits, and the sealed data key does not.
        NotEnoughMemory: Argon2id could not get its memory.

    """
    try:
        plain = AESGCM(_opening_key(slot, secret)).decrypt(slot.nonce, slot.wrapped, slot.bound(vault_id))
    except InvalidTag:
        raise WrongPassphrase from None
    seed, agreement, chain = (bytearray(plain[at : at + KEY_BYTES]) for at in range(0, len(plain), KEY_BYTES))
    personal = PersonalKeys(seed, agreement)
    if personal.public != slot.public:
        raise VaultDamaged
    bound = _seal_bound(vault_id, generation, slot.kind, slot.user)
    return Keys(unseal(slot.sealed, chain, personal.agreement, bound), chain, personal)


def secret_for(kind: SlotKind, text: str) -> Secret:
    """Return what opens a slot of ``kind`` from what was typed.

    Raises:
        PrintedKeyRefused: The slot takes a printed key, and this is none.

    """
    return printed_key_bytes(text) if kind in PRINTED else text


def _opening_key(slot: Slot, secret: Secret) -> bytes:
    if isinstance(secret, str):
        if slot.kdf is None:
            raise WrongPassphrase
        return from_passphrase(passphrase_bytes(secret), slot.salt, slot.kdf)
    if slot.kdf is not None:
        raise WrongPassphrase
    return from_key(secret, slot.salt, f"radonc-slot-{slot.kind}-1".encode())


def _seal_bound(vault_id: str, generation: int, kind: SlotKind, user: str) -> bytes:
    return canonical(["radonc-seal-1", vault_id, generation, kind, user])
