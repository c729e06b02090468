"""How many threads compute best."""

from __future__ import annotations

import os

import psutil

__all__ = ["default_threads"]


def default_threads() -> int:
    """Return the number of threads that computes best: the physical cores that this process may use."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    physical = psutil.cpu_count(logical=False) or allowed
    return max(1, min(allowed, max(physical, 2)))  # two logical cores are worth two threads
