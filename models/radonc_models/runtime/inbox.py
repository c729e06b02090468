"""What a child says, until the asking thread takes it: bounded, so that no child can fill the app's memory."""

from __future__ import annotations

import threading
import time
from collections import deque
from enum import Enum, auto

from radonc_models.runtime.protocol import Reply

__all__ = ["Inbox", "Said", "Sign"]

_MOST_BYTES = 16 << 20  # some of the longest lines that an honest child sends; the rest waits in the pipe


class Sign(Enum):
    """What can come out of the inbox besides replies."""

    WAKE = auto()
    GARBAGE = auto()
    END = auto()
    TIMEOUT = auto()


Said = tuple[int, Reply]
"""Number of the request and a reply to it."""


class Inbox:
    """A line of replies and signs; every method may be called from any thread.

    Args:
        most_bytes: Most bytes of replies that wait; the writer waits beyond.

    """

    def __init__(self, most_bytes: int = _MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._line: deque[tuple[int, Said | Sign]] = deque()
        self._bytes = 0
        self._closed = False
        self._changed = threading.Condition()

    @property
    def silent(self) -> bool:
        """Tell whether nothing that the child said waits; a ``WAKE`` that came too late is not its word."""
        with self._changed:
            return all(said is Sign.WAKE for _, said in self._line)

    def put(self, reply: Said, size: int) -> bool:
        """Add a reply of ``size`` bytes when there is room; return whether more may follow."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or not self._line or self._bytes + size <= self._most_bytes)
            self._add(size, reply)
            return not self._closed

    def sign(self, sign: Sign) -> None:
        """Add a sign, without waiting."""
        with self._changed:
            self._add(0, sign)

    def get(self, seconds: float) -> Said | Sign:
        """Wait up to ``seconds`` for the next reply or sign; ``Sign.TIMEOUT`` if none came."""
        deadline = time.monotonic() + max(0.0, seconds)
        with self._changed:
            while not self._line:
                if not self._changed.wait(max(0.0, deadline - time.monotonic())) and time.monotonic() >= deadline:
                    return Sign.TIMEOUT
            size, said = self._line.popleft()
            self._bytes -= size
            self._changed.notify_all()
            return said

    def close(self) -> None:
        """Let the writer wait no more."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _add(self, size: int, said: Said | Sign) -> None:
        self._line.append((size, said))
        self._bytes += size
        self._changed.notify_all()
