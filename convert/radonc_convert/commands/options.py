"""Argument types and signs of progress that several subcommands share."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable

__all__ = ["count", "progress_bar"]

_REDRAW_SECONDS = 0.1


def count(text: str) -> int:
    """Return the number of threads that ``text`` asks for."""
    if not text.isdecimal() or not 1 <= int(text) <= 1024:
        raise argparse.ArgumentTypeError("give a whole number from 1 to 1024")
    return int(text)


def progress_bar() -> Callable[[str, int, int], None] | None:
    """Return a display of (step, bytes done, bytes in all) for a terminal, or None when nobody watches."""
    if not sys.stderr.isatty():
        return None
    started: dict[str, float] = {}
    drawn = 0.0

    def show(step: str, done: int, total: int) -> None:
        nonlocal drawn
        now = time.monotonic()
        begun = started.setdefault(step, now)
        if done < total and now - drawn < _REDRAW_SECONDS:
            return
        drawn = now
        filled = 24 * done // max(total, 1)
        left = (now - begun) * (total - done) / done if done else 0.0
        text = f"\r{step:<12} [{'█' * filled}{'·' * (24 - filled)}] {100 * done // max(total, 1):3d} %  "
        text += f"{done / 1e6:,.0f} of {total / 1e6:,.0f} MB  "
        text += f"{int(left) // 60}:{int(left) % 60:02d} left " if done < total else f"{now - begun:.1f} s    "
        print(text, end="\n" if done >= total else "", file=sys.stderr, flush=True)

    return show
