"""What a check has to say: one type for every clinical check, from the command line to the signed record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

__all__ = ["LEVELS", "Finding", "Level", "Span", "read_finding"]

Level = Literal["info", "caution", "stop"]

LEVELS: tuple[Level, ...] = ("stop", "caution", "info")
"""The levels, the gravest first."""

# Findings were kept with four severities before there were levels; signed records keep them as they are.
_SEVERITIES: Mapping[str, Level] = {"ok": "info", "note": "info", "warning": "caution", "error": "stop"}


@dataclass(frozen=True)
class Span:
    """A piece of a text that a finding is about.

    Attributes:
        where: The patient details or the answer.
        start: First character, counted from 0.
        end: The character after the last one.

    """

    where: Literal["details", "answer"]
    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the piece out of the text that it is a piece of."""
        return text[self.start : self.end]


@dataclass(frozen=True)
class Finding:
    """One result of a check.

    Attributes:
        level: ``info`` informs, ``caution`` asks to look, ``stop``: it cannot stand as it is.
        code: Stable name, such as ``dose.arithmetic``; the catalogue says what it means.
        sentence: One sentence for the physician; it may quote the suggestion, never the patient details.
        spans: The places that it is about.
        source: Guideline, trial or paper behind the rule; empty for a rule of plain consistency.

    """

    level: Level
    code: str
    sentence: str
    spans: tuple[Span, ...] = ()
    source: str = ""


def read_finding(kept: Mapping[str, Any]) -> Finding:
    """Return the finding of a stored record, also of one that was kept with a severity instead of a level.

    Raises:
        KeyError: A field is missing.
        TypeError: A span is not made of what a span is made of.
        ValueError: The level or severity is none that there ever was.

    """
    level = _SEVERITIES.get(kept["severity"]) if "severity" in kept else kept["level"]
    if level not in LEVELS:
        raise ValueError("a stored finding has an unknown level")
    spans = tuple(Span(**span) for span in kept.get("spans", ()))
    return Finding(level, str(kept["code"]), str(kept["sentence"]), spans, str(kept.get("source", "")))
