"""How dear a guess at a passphrase can be made on this machine without the user minding the wait."""

from __future__ import annotations

import os
import time

import psutil

from radonc_models.keyed.keys import KdfParameters, from_passphrase

__all__ = ["LONGEST", "SHORTEST", "calibrated", "seconds_of"]

SHORTEST = 0.5
"""Seconds that a guess should take at least, where the floor of RFC 9106 allows a choice."""
LONGEST = 1.0
"""Seconds that it should not exceed, where the floor allows it."""

_AIM = 0.7
_FLOOR = KdfParameters()
_MOST_MEMORY_KIB = 256 * 1024
_MOST_PASSES = 16
_SHARE_OF_FREE_MEMORY = 8


def calibrated() -> KdfParameters:
    """Return parameters that take 0.5 to 1 s here, never less than 64 MiB and 3 passes.

    More memory is preferred to more passes, as memory is what an attacker's hardware lacks. At most an eighth of the
    free memory is taken, so that a store made on a busy day opens on a busier one.
    """
    memory = _FLOOR.memory_kib
    roomy = max(memory, min(_MOST_MEMORY_KIB, psutil.virtual_memory().available // 1024 // _SHARE_OF_FREE_MEMORY))
    taken = seconds_of(_FLOOR)
    while memory * 2 <= roomy and 2 * taken <= _AIM:
        memory, taken = memory * 2, 2 * taken
    passes = max(_FLOOR.time_cost, min(_MOST_PASSES, round(_FLOOR.time_cost * _AIM / taken)))
    chosen = KdfParameters(memory, passes, _FLOOR.parallelism)
    return _corrected(chosen, seconds_of(chosen))


def seconds_of(kdf: KdfParameters) -> float:
    """Return how long one derivation takes now: the shorter of two, as other programs only make it longer."""
    times = []
    for _ in range(2):
        start = time.perf_counter()
        from_passphrase(b"calibration", os.urandom(16), kdf)
        times.append(time.perf_counter() - start)
    return min(times)


def _corrected(chosen: KdfParameters, taken: float) -> KdfParameters:
    """Scale the passes once by what they really took; memory does not grow in proportion to time."""
    if SHORTEST <= taken <= LONGEST:
        return chosen
    passes = max(_FLOOR.time_cost, min(_MOST_PASSES, round(chosen.time_cost * _AIM / taken)))
    return KdfParameters(chosen.memory_kib, passes, chosen.parallelism)
