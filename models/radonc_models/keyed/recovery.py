"""Printed keys: 256 random bits as groups of letters and digits that a person can copy from paper.

Base32 (RFC 4648) has no 0, 1, 8 and 9; they are read as the letters that they look like. Twenty bits of a SHA-256 at
the end find a slip of the pen before anything is tried.
"""

from __future__ import annotations

import hashlib
import os
from base64 import b32decode, b32encode

from radonc_models.keyed.errors import PrintedKeyRefused
from radonc_models.keyed.keys import KEY_BYTES

__all__ = ["GROUPS", "new_printed_key", "printed_key_bytes"]

_GROUP = 4
_LETTERS = 52  # 256 bits in fives, rounded up
_CHECK = 4
GROUPS = (_LETTERS + _CHECK) // _GROUP
"""Number of groups on the paper."""

_LOOKS_LIKE = str.maketrans({"0": "O", "1": "I", "8": "B"})


def new_printed_key() -> str:
    """Return a new key as it is printed: 14 groups of 4 signs with hyphens between them."""
    return _printed(os.urandom(KEY_BYTES))


def printed_key_bytes(text: str) -> bytes:
    """Return the 32 bytes of a printed key; spaces, hyphens and capital letters make no difference.

    Raises:
        PrintedKeyRefused: A sign is wrong or missing.

    """
    signs = "".join(sign for sign in text.upper() if sign.isalnum()).translate(_LOOKS_LIKE)
    if len(signs) != _LETTERS + _CHECK or not signs.isascii():
        raise PrintedKeyRefused(
            f"This printed key has {len(signs)} letters and digits and must have {_LETTERS + _CHECK}: "
            "compare it with the paper, group by group."
        )
    try:
        key = b32decode(signs[:_LETTERS] + "====")
    except ValueError:
        raise PrintedKeyRefused from None
    if _printed(key).replace("-", "") != signs:
        raise PrintedKeyRefused
    return key


def _printed(key: bytes) -> str:
    letters = b32encode(key).decode().rstrip("=")
    check = b32encode(hashlib.sha256(b"radonc-printed-key-1" + key).digest()).decode()[:_CHECK]
    signs = letters + check
    return "-".join(signs[at : at + _GROUP] for at in range(0, len(signs), _GROUP))
