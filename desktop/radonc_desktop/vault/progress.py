"""How long work on the store tells how far it is, and how it is stopped."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["Progress", "unwatched"]

Progress = Callable[[int, int], None]
"""Called with the steps that are done and all of them; an exception that it raises ends the work where that is safe."""


def unwatched(_done: int, _all: int) -> None:
    """Do nothing: nobody watches the work."""
