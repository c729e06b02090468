"""Near-duplicate texts by MinHash (Broder 1997): notes that were copied forward or filled in from one template.

Each text becomes its set of three-word shingles; 32 minimal hashes in 8 bands find the pairs that are likely to share
much, and the share of equal hashes estimates how much. One text takes 136 bytes while the search runs.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import numpy.typing as npt

__all__ = ["NEAR", "Twins", "signature"]

NEAR = 0.8
"""Share of common shingles (Jaccard) from which two texts are near duplicates."""

_HASHES = 32
_BANDS = 8
_WORD = re.compile(r"[a-z0-9.]+")
_RANDOM = np.random.default_rng(20230917)
_FACTORS = _RANDOM.integers(1, 2**63, _HASHES, dtype=np.uint64) | np.uint64(1)
_SHIFTS = _RANDOM.integers(0, 2**63, _HASHES, dtype=np.uint64)
_PLACES = _RANDOM.integers(1, 2**63, 3, dtype=np.uint64) | np.uint64(1)

_Hashes = npt.NDArray[np.uint32]


def signature(text: str) -> bytes:
    """Return the 32 minimal hashes of ``text``; capital letters and signs make no difference."""
    words = _WORD.findall(text.lower())
    codes = np.zeros(max(3, len(words)), np.uint64)
    codes[: len(words)] = [zlib.crc32(word.encode()) for word in words]
    # Whole numbers of 64 bits wrap around, which is what mixes them.
    shingles = codes[:-2] * _PLACES[0] + codes[1:-1] * _PLACES[1] + codes[2:] * _PLACES[2]
    mixed = (shingles[:, None] * _FACTORS + _SHIFTS) >> np.uint64(32)
    minimal: _Hashes = mixed.min(axis=0).astype(np.uint32)
    return minimal.tobytes()


class Twins:
    """The texts of a curation, and which of them are near duplicates of an earlier one."""

    def __init__(self) -> None:
        self._ids = array("q")
        self._hashes = bytearray()

    def add(self, case_id: int, hashes: bytes) -> None:
        """Take a text in by its ``signature``."""
        self._ids.append(case_id)
        self._hashes += hashes

    def groups(self) -> Iterator[tuple[int, int]]:
        """Yield each text that is a near duplicate with the first text of its group."""
        count = len(self._ids)
        if count == 0:
            return
        hashes = np.frombuffer(self._hashes, np.uint32).reshape(count, _HASHES)
        leader = np.arange(count)
        rows = _HASHES // _BANDS
        for band in range(_BANDS):
            part = np.ascontiguousarray(hashes[:, band * rows : (band + 1) * rows])
            keys = part.view(np.dtype((np.void, part.itemsize * rows))).ravel()
            order = np.argsort(keys, kind="stable")
            self._join(hashes, keys, order, leader)
        for place in range(count):
            first = _root(leader, place)
            if first != place:
                yield self._ids[place], self._ids[first]

    @staticmethod
    def _join(
        hashes: _Hashes, keys: npt.NDArray[np.void], order: npt.NDArray[np.intp], leader: npt.NDArray[np.intp]
    ) -> None:
        """Put texts that share a band together with the first text of the band, where they are near it."""
        ordered = keys[order]
        starts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1], [True])))
        for begin, end in pairwise(starts):
            if end - begin < 2:
                continue
            bucket = order[begin:end]
            near = (hashes[bucket] == hashes[bucket[0]]).mean(axis=1) >= NEAR
            for place in bucket[near][1:]:
                first, second = sorted((_root(leader, int(bucket[0])), _root(leader, int(place))))
                leader[second] = first


def _root(leader: npt.NDArray[np.intp], place: int) -> int:
    while leader[place] != place:
        leader[place] = leader[leader[place]]
        place = int(leader[place])
    return place
