"""A file that a passphrase opens, apart from any store: Argon2id, then AES-256-GCM over numbered pieces.

Layout: magic | length of the head, 4 bytes big endian | head, canonical JSON | pieces of 1 MiB and the last one, each
with its tag | SHA-256 of all bytes before it, which tells damage from a wrong passphrase. The nonce of a piece is a
random prefix, its number and whether it is the last (the STREAM construction of Hoang, Reyhanitabar, Rogaway and
Vizar, 2015), so pieces can be neither swapped nor cut off; the head is authenticated with each of them.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from radonc_desktop.vault.errors import VaultTooNew, WrongPassphrase
from radonc_desktop.vault.exchange.errors import ArchiveDamaged
from radonc_models.keyed.canonical import canonical
from radonc_models.keyed.keys import KdfParameters, from_passphrase
from radonc_models.keyed.passphrases import passphrase_bytes

__all__ = ["open_sealed", "seal_to_passphrase"]

_MAGIC = b"RADONC-ARCHIVE-1\n"
_FAMILY = b"RADONC-ARCHIVE-"
_LENGTH_BYTES = 4
_MAX_HEAD = 4096
_PIECE = 1024 * 1024
_TAG = 16
_DIGEST = 32
_PREFIX_BYTES = 7
_SALT_BYTES = 16
_WRONG = "The passphrase does not open this archive: it has one of its own, chosen when it was exported."


def seal_to_passphrase(data: bytes, passphrase: str, kdf: KdfParameters) -> bytes:
    """Return ``data`` as the content of a file that ``passphrase`` opens.

    Raises:
        NotEnoughMemory: Argon2id could not get its memory.

    """
    salt, prefix = os.urandom(_SALT_BYTES), os.urandom(_PREFIX_BYTES)
    head = canonical({"cipher": "aes-256-gcm", "kdf": asdict(kdf), "prefix": prefix.hex(), "salt": salt.hex()})
    bound = _MAGIC + len(head).to_bytes(_LENGTH_BYTES, "big") + head
    cipher = AESGCM(from_passphrase(passphrase_bytes(passphrase), salt, kdf))
    made = [bound]
    for number, start in enumerate(range(0, max(1, len(data)), _PIECE)):
        last = start + _PIECE >= len(data)
        made.append(cipher.encrypt(_nonce(prefix, number, last=last), data[start : start + _PIECE], bound))
    whole = b"".join(made)
    return whole + sha256(whole).digest()


def open_sealed(sealed: bytes, passphrase: str) -> bytes:
    """Return what was sealed, after every piece of it has passed its check.

    Raises:
        ArchiveDamaged: It is no archive, or not the bytes that were written.
        WrongPassphrase: The passphrase is wrong.
        VaultTooNew: A newer version of the program has written it.

    """
    sealed, digest = sealed[:-_DIGEST], sealed[-_DIGEST:]
    try:
        bound, salt, prefix, kdf = _head(sealed)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ArchiveDamaged from error
    if sha256(sealed).digest() != digest:
        raise ArchiveDamaged
    cipher = AESGCM(from_passphrase(passphrase_bytes(passphrase), salt, kdf))
    step, made = _PIECE + _TAG, list[bytes]()
    starts = range(len(bound), len(sealed), step)
    if not starts:
        raise ArchiveDamaged
    for number, start in enumerate(starts):
        nonce = _nonce(prefix, number, last=number == len(starts) - 1)
        try:
            made.append(cipher.decrypt(nonce, sealed[start : start + step], bound))
        except InvalidTag:
            raise (ArchiveDamaged() if number else WrongPassphrase(_WRONG)) from None
    return b"".join(made)


def _head(sealed: bytes) -> tuple[bytes, bytes, bytes, KdfParameters]:
    magic = sealed[: len(_MAGIC)]
    if magic != _MAGIC:
        if magic.startswith(_FAMILY) and magic[len(_FAMILY) : -1].isdigit() and magic.endswith(b"\n"):
            raise VaultTooNew
        raise ValueError("magic")
    start = len(_MAGIC) + _LENGTH_BYTES
    length = int.from_bytes(sealed[len(_MAGIC) : start], "big")
    if not 0 < length <= _MAX_HEAD or start + length > len(sealed):
        raise ValueError("length")
    head: dict[str, Any] = json.loads(sealed[start : start + length])
    if head["cipher"] != "aes-256-gcm" or canonical(head) != sealed[start : start + length]:
        raise ValueError("head")
    kdf = KdfParameters(**{name: _whole(value) for name, value in head["kdf"].items()})
    salt, prefix = bytes.fromhex(head["salt"]), bytes.fromhex(head["prefix"])
    if len(salt) != _SALT_BYTES or len(prefix) != _PREFIX_BYTES:
        raise ValueError("salt")
    return sealed[: start + length], salt, prefix, kdf


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("whole number")
    return value


def _nonce(prefix: bytes, number: int, *, last: bool) -> bytes:
    return prefix + number.to_bytes(4, "big") + bytes([last])
