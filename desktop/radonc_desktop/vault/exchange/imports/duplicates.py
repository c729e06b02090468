"""Finding a case that is there already: by a keyed hash of its details in a form that spelling does not change."""

from __future__ import annotations

import os
import unicodedata
from hashlib import blake2b

from radonc_models.keyed.connection import Connection

__all__ = ["Fingerprints"]

_BATCH = 2000
_NEXT = """
    SELECT rowid, case_id, details FROM details_versions WHERE rowid > ? ORDER BY rowid LIMIT ?
"""


class Fingerprints:
    """The details of a store, every kept version of them, as keyed hashes.

    The key is random and lives as long as this object: a hash alone tells nothing about a text, and nothing of it
    is stored.
    """

    def __init__(self) -> None:
        self._key = os.urandom(32)
        self._cases: dict[bytes, int] = {}
        self._last = 0

    def read(self, connection: Connection) -> None:
        """Take in what the store has got since the last call."""
        while found := connection.rows(_NEXT, self._last, _BATCH):
            for rowid, case_id, details in found:
                self._cases.setdefault(self.of(details), case_id)
                self._last = rowid

    def of(self, details: str) -> bytes:
        """Return the hash of patient details: case, white space and composed letters make no difference."""
        return blake2b(_normal(details).encode("utf-8", "surrogatepass"), key=self._key, digest_size=24).digest()

    def case(self, fingerprint: bytes) -> int | None:
        """Return the case of the store with these details, or None."""
        return self._cases.get(fingerprint)


def _normal(details: str) -> str:
    text = details if details.isascii() else unicodedata.normalize("NFKC", details)
    return " ".join(text.casefold().split())
