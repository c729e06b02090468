"""How long threads of this process waited while other programs had the processors; Linux alone tells it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def waits() -> dict[str, float]:
    """Return the seconds that each thread was ready to run and did not; nothing where the system does not tell."""
    told = {}
    for place in Path("/proc/self/task").glob("*/schedstat"):
        with suppress(OSError):  # a thread that has just ended
            told[place.parent.name] = int(place.read_text().split()[1]) / 1e9
    return told


def held_up(before: Mapping[str, float], after: Mapping[str, float]) -> float:
    """Return for how many seconds other programs held the threads up between two readings of ``waits``.

    Whoever computes may have waited for a processor with Python's lock in hand, so the waits of all threads count.
    """
    return sum(seconds - before.get(thread, 0.0) for thread, seconds in after.items())
