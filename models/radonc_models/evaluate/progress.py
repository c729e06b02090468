"""Progress of a long run on one line, with the time that is left."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

__all__ = ["Progress"]


class Progress:
    """Counts answers and says how long the rest will take; what was on file already costs no time.

    On a terminal one line is rewritten; into a file a line is added every ``quiet_seconds``.
    """

    def __init__(
        self,
        stream: TextIO,
        *,
        clock: Callable[[], float] = time.monotonic,
        quiet_seconds: float = 30.0,
    ) -> None:
        self._stream, self._clock, self._quiet = stream, clock, quiet_seconds
        self._done = self._asked = self._total = 0
        self._started = self._last = clock()

    def begin(self, total: int) -> None:
        """Start counting to ``total`` answers."""
        self._total, self._done, self._asked = total, 0, 0
        self._started = self._clock()

    def step(self, label: str, *, asked: bool) -> None:
        """Count one answer of ``label``; ``asked`` is false when it came from the answers file."""
        self._done += 1
        self._asked += asked
        now, live = self._clock(), self._stream.isatty()
        last = self._done == self._total
        if not last and now - self._last < (0.2 if live else self._quiet):
            return
        self._last = now
        line = f"{self._done}/{self._total} answers, {label}{self._rest(now)}"
        self._stream.write(f"\r\x1b[K{line}" + ("\n" if last else "") if live else line + "\n")
        self._stream.flush()

    def _rest(self, now: float) -> str:
        if not self._asked or self._done == self._total:
            return ""
        seconds = (now - self._started) / self._asked * (self._total - self._done)
        return f", {int(seconds // 60)}:{int(seconds % 60):02d} left"
