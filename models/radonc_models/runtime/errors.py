"""Errors of the engine that a user can meet."""

from __future__ import annotations

from radonc_models.errors import EngineError

__all__ = ["EngineBusy", "EngineDied"]


class EngineDied(EngineError):
    """The child process ended or spoke nonsense; the next question starts a new one."""


class EngineBusy(EngineError):
    """A question is still being answered; the engine answers one at a time."""
