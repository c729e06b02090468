"""How the engine's threads wait for each other: spinning where cores are free, asleep where they are not."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping

import psutil

from radonc_models.runtime.cpu import default_threads

__all__ = ["threads_now", "wait_settings"]

_SWITCH = "RADONC_SPIN"
_SPINS = "2000"
"""Rounds of a spinning wait before a thread sleeps, tens of microseconds.

On two free cores this makes a token of a 135M model three times and of a 1.1B model half as fast again as sleeping at
once; more rounds gain nothing there, and on busy cores they take away the very time that is waited for.
"""

_SHARE_BUSY = 50.0  # per cent


def wait_settings(environment: Mapping[str, str] = os.environ, look_seconds: float = 0.1) -> dict[str, str]:
    """Return the OpenMP settings that are fastest on this computer now.

    Args:
        environment: ``RADONC_SPIN`` in it, 1 or 0, decides instead of the processor's use.
        look_seconds: How long the use of the processor is watched.

    """
    chosen = environment.get(_SWITCH)
    free = psutil.cpu_percent(interval=look_seconds) < _SHARE_BUSY if chosen not in ("0", "1") else chosen == "1"
    return {"GOMP_SPINCOUNT": _SPINS} if free else {"OMP_WAIT_POLICY": "PASSIVE"}


def threads_now(look_seconds: float = 0.2) -> int:
    """Return the number of threads that computes best now: on Windows fewer while other programs use the cores.

    The engine for Windows has no OpenMP. Its threads wait for each other by spinning alone, and where one of them gets
    no core the others take away the time that it waits for: two threads on two busy cores wrote nothing, one 12 to 23
    tokens a second.

    Args:
        look_seconds: How long the use of the processor is watched; this process's own share does not count.

    """
    count = default_threads()
    return _left_free(count, look_seconds) if sys.platform == "win32" and count > 1 else count


def _left_free(count: int, look_seconds: float) -> int:
    """Return how many of ``count`` threads get a core beside what other programs do now."""
    own = time.process_time()
    busy = psutil.cpu_percent(interval=look_seconds)
    own = time.process_time() - own
    others = busy - 100 * own / (look_seconds * (psutil.cpu_count() or 1))
    return count if others < _SHARE_BUSY else max(1, int(count * (100 - others) / 100))
