"""How the engine's threads wait for each other: spinning where cores are free, asleep where they are not."""

from __future__ import annotations

import os
from collections.abc import Mapping

import psutil

__all__ = ["wait_settings"]

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
