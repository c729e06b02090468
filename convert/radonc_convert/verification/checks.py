"""A finding of the verification: one line of the report."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Check", "Status", "visible"]


class Status(StrEnum):
    """How a check came out."""

    PASSED = "passed"
    WARNING = "warning"
    FAILED = "failed"
    SKIPPED = "left out"


@dataclass(frozen=True)
class Check:
    """One check: its name, how it came out, and what was seen, in a sentence."""

    name: str
    status: Status
    told: str

    @classmethod
    def of(cls, name: str, problems: list[str], fine: str, status: Status = Status.FAILED) -> Check:
        """Return a passed check that tells ``fine``, or one of ``status`` that tells the first problems."""
        if not problems:
            return cls(name, Status.PASSED, fine)
        more = f"; and {len(problems) - 3} more" if len(problems) > 3 else ""
        return cls(name, status, "; ".join(problems[:3]) + more)


def visible(text: str) -> str:
    """Return text from elsewhere so that it cannot move the cursor or colour the terminal."""
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in text)
