"""The two files of an IT key: the private half under a passphrase, to be kept away, and the public half for all."""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from radonc_models.keyed.calibration import calibrated
from radonc_models.keyed.canonical import canonical
from radonc_models.keyed.envelopes import CIPHER, SALT_BYTES
from radonc_models.keyed.errors import EscrowKeyRefused
from radonc_models.keyed.escrow import escrow_fingerprint
from radonc_models.keyed.files import make_folder, translated
from radonc_models.keyed.keys import FROM_PASSPHRASE, KEY_BYTES, KdfParameters, from_passphrase
from radonc_models.keyed.passphrases import check_new_passphrase, passphrase_bytes
from radonc_models.keyed.private_output import refuse_existing, write_new
from radonc_models.keyed.sealing import NONCE_BYTES

__all__ = ["PRIVATE_NAME", "PUBLIC_NAME", "EscrowPair", "new_escrow_pair", "read_escrow_private", "read_escrow_public"]

PRIVATE_NAME = "escrow-private.json"
PUBLIC_NAME = "escrow.pub"
_PRIVATE = "radonc-escrow-private-key"
_PUBLIC = "radonc-escrow-public-key"
_MAX_BYTES = 16 * 1024
_READABLE = 0o644
_PROBE = bytes(range(1, KEY_BYTES + 1))
"""Any private key: with a point of small order (RFC 7748, 6.1) no agreement is secret, and the library refuses it."""


@dataclass(frozen=True)
class EscrowPair:
    """A new pair: where its two files are, and the fingerprint to compare."""

    private: Path
    public: Path
    fingerprint: str


def new_escrow_pair(folder: Path, passphrase: str, kdf: KdfParameters | None = None) -> EscrowPair:
    """Make an IT key in ``folder``: the private half under ``passphrase``, the public half readable by everybody.

    Args:
        folder: Is created where it is missing; neither file may be in it.
        passphrase: By the rule for users of a store.
        kdf: Price of a guess; by default 0.5 to 1 s on this machine and at least 64 MiB.

    Raises:
        PassphraseRefused: The passphrase does not meet the rule.
        FileExists: One of the files is there; nothing was overwritten.
        DiskFull: There is no room; neither file is left.

    """
    check_new_passphrase("", passphrase)
    private, public = folder / PRIVATE_NAME, folder / PUBLIC_NAME
    for path in (private, public):
        refuse_existing(path)
    make_folder(folder)
    key = X25519PrivateKey.generate()
    open_half = key.public_key().public_bytes_raw()
    fingerprint = escrow_fingerprint(open_half)
    write_new(private, _locked(key, open_half, passphrase, kdf or calibrated()))
    try:
        facts = {"fingerprint": fingerprint, "format": _PUBLIC, "format_version": 1, "public": _base64(open_half)}
        write_new(public, canonical(facts) + b"\n")
        with translated():
            public.chmod(_READABLE)  # each user's app reads it where the policy names it
    except BaseException:
        with suppress(OSError):
            private.unlink()
        raise
    return EscrowPair(private, public, fingerprint)


def read_escrow_public(path: Path) -> bytes:
    """Return the public IT key in the file ``path``, 32 bytes.

    Raises:
        EscrowKeyRefused: It cannot be read, or is no public IT key.

    """
    try:
        facts = _read(path, _PUBLIC)
        public = _blob(facts["public"], KEY_BYTES)
        if facts["fingerprint"] != escrow_fingerprint(public):
            raise ValueError("fingerprint")
        X25519PrivateKey.from_private_bytes(_PROBE).exchange(X25519PublicKey.from_public_bytes(public))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        raise EscrowKeyRefused(
            f"The file {path} holds no public IT key: "
            f"name the file {PUBLIC_NAME} that `radonc-desktop escrow new` wrote."
        ) from None
    return public


def read_escrow_private(path: Path, passphrase: str) -> X25519PrivateKey:
    """Return the private IT key in the file ``path``.

    Raises:
        EscrowKeyRefused: It cannot be read, is no private IT key, was changed, or the passphrase is wrong.
        NotEnoughMemory: Argon2id could not get its memory.

    """
    try:
        facts = _read(path, _PRIVATE)
        if facts["cipher"] != CIPHER or facts["kdf"] != FROM_PASSPHRASE:
            raise ValueError("unknown method")
        kdf = KdfParameters(*(_whole(facts[name]) for name in ("memory_kib", "time_cost", "parallelism")))
        salt, nonce = _blob(facts["salt"], SALT_BYTES), _blob(facts["nonce"], NONCE_BYTES)
        wrapped = _blob(facts.pop("wrapped"), KEY_BYTES + 16)
        public = _blob(facts["public"], KEY_BYTES)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        raise EscrowKeyRefused(
            f"The file {path} holds no private IT key: "
            f"name the file {PRIVATE_NAME} that `radonc-desktop escrow new` wrote."
        ) from None
    opening = from_passphrase(passphrase_bytes(passphrase), salt, kdf)
    try:
        key = X25519PrivateKey.from_private_bytes(AESGCM(opening).decrypt(nonce, wrapped, canonical(facts)))
    except InvalidTag:
        raise EscrowKeyRefused(
            "The passphrase of the IT key is not right, or its file was changed: try again, or take another copy of it."
        ) from None
    if key.public_key().public_bytes_raw() != public:
        raise EscrowKeyRefused("The two halves of the IT key do not fit each other: take another copy of its file.")
    return key


def _locked(key: X25519PrivateKey, public: bytes, passphrase: str, kdf: KdfParameters) -> bytes:
    salt, nonce = os.urandom(SALT_BYTES), os.urandom(NONCE_BYTES)
    facts = {
        "cipher": CIPHER,
        "format": _PRIVATE,
        "format_version": 1,
        "kdf": FROM_PASSPHRASE,
        "memory_kib": kdf.memory_kib,
        "nonce": _base64(nonce),
        "parallelism": kdf.parallelism,
        "public": _base64(public),
        "salt": _base64(salt),
        "time_cost": kdf.time_cost,
    }
    opening = from_passphrase(passphrase_bytes(passphrase), salt, kdf)
    wrapped = AESGCM(opening).encrypt(nonce, key.private_bytes_raw(), canonical(facts))
    return canonical(facts | {"wrapped": _base64(wrapped)}) + b"\n"


def _read(path: Path, form: str) -> dict[str, Any]:
    with path.open("rb") as file:
        data = file.read(_MAX_BYTES + 1)
    if len(data) > _MAX_BYTES:
        raise ValueError("too long")
    facts = json.loads(data)
    if not isinstance(facts, dict) or facts["format"] != form or facts["format_version"] != 1:
        raise ValueError("another form")
    return facts


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("whole number expected")
    return value


def _blob(value: object, length: int) -> bytes:
    data = b64decode(str(value), validate=True)
    if len(data) != length:
        raise ValueError("length")
    return data


def _base64(data: bytes) -> str:
    return b64encode(data).decode()
