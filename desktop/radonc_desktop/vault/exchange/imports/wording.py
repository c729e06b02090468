"""The words about an import that command and window share."""

from __future__ import annotations

from radonc_desktop.vault.exchange.imports.importing import ImportPlan

__all__ = ["counted", "totals"]


def counted(number: int, word: str) -> str:
    """Return ``1 case``, ``2 cases``, ``no cases``."""
    return f"{number:,} {word}{'' if number == 1 else 's'}" if number else f"no {word}s"


def totals(plan: ImportPlan) -> str:
    """Return how much of a file is new, is there already or is wrong."""
    errors = counted(plan.errors, "error")
    return f"{counted(len(plan.new), 'new case')}, {counted(len(plan.repeated), 'duplicate')}, {errors}.".capitalize()
