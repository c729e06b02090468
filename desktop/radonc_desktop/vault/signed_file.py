"""A signed record outside the store: one canonical JSON line that anybody can verify without the store.

It holds the record, the signer's public key and an Ed25519 signature (RFC 8032) over the record's canonical form. To be
sure who signed, compare the fingerprint with the one that the hospital has on paper.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from radonc_desktop.vault.errors import SignedFileRefused
from radonc_desktop.vault.people import fingerprint
from radonc_models.keyed.canonical import canonical

__all__ = ["SignedFile", "open_signed_file", "signed_file"]

_FORMAT = "radonc-signed-file-1"
_MOST_BYTES = 16 * 1024 * 1024
_NOT_GENUINE = (
    "This file is not what was signed: do not use it, and ask for it again where it was exported from the case store."
)


@dataclass(frozen=True)
class SignedFile:
    """A signed record whose signature is right.

    Attributes:
        record: What was signed; ``signed_by`` and ``signed_at`` name the signer as the store knew him.
        fingerprint: Of the key that signed.
        sha256: Hex SHA-256 of the canonical record, the same as in the store's audit trail.

    """

    record: dict[str, Any]
    fingerprint: str
    sha256: str


def signed_file(record: str, public_key: str, signature: str) -> bytes:
    """Return the file for a canonical record, hex public key and hex signature as the store keeps them."""
    body = {
        "fingerprint": fingerprint(bytes.fromhex(public_key)),
        "format": _FORMAT,
        "public_key": public_key,
        "record": json.loads(record),
        "signature": signature,
    }
    return canonical(body) + b"\n"


def open_signed_file(data: bytes, expected_fingerprint: str | None = None) -> SignedFile:
    """Verify a signed file with nothing but its bytes and, where it is known, the signer's fingerprint.

    Args:
        data: The whole file.
        expected_fingerprint: The fingerprint that the key must have, as printed by ``radonc-desktop vault users``.

    Raises:
        SignedFileRefused: A bit was changed, or another key signed.

    """
    try:
        if len(data) > _MOST_BYTES:
            raise ValueError("too long")
        body = json.loads(data)
        public, signature = bytes.fromhex(body["public_key"]), bytes.fromhex(body["signature"])
        record, text = body["record"], canonical(body["record"])
        Ed25519PublicKey.from_public_bytes(public).verify(signature, text)
        exact = data == signed_file(text.decode(), public.hex(), signature.hex())
    except (ValueError, KeyError, TypeError, RecursionError, InvalidSignature) as error:
        raise SignedFileRefused(_NOT_GENUINE) from error
    if not exact or record.get("public_key") != public.hex():
        raise SignedFileRefused(_NOT_GENUINE)
    mark = fingerprint(public)
    if expected_fingerprint is not None and expected_fingerprint.strip().lower() != mark:
        raise SignedFileRefused(f"The key {mark} signed this file, not the one that you expected: do not use it.")
    return SignedFile(record, mark, sha256(text).hexdigest())
