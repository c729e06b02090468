"""Errors of the engine that a user can meet."""

from __future__ import annotations

from radonc_models.errors import EngineError

__all__ = ["EngineBusy", "EngineDied", "too_long"]


class EngineDied(EngineError):
    """The child process ended or spoke nonsense; the next question starts a new one."""


class EngineBusy(EngineError):
    """A question is still being answered; the engine answers one at a time."""


def too_long(tokens: int, room: int) -> str:
    """Return why a prompt of ``tokens`` cannot be asked when there is room for fewer."""
    return (
        f"The patient details are too long: the prompt has {tokens:,} tokens and the model has "
        f"room for {room:,}; shorten the details by about {tokens - room:,} tokens and ask again."
    )
