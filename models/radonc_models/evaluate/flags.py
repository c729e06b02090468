"""Whether the clinical checks flag the answers that are wrong, and leave alone those that are right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

from radonc_models.clinical.checks import check_answer
from radonc_models.records import Case
from radonc_models.tasks import Task

__all__ = ["flags"]


class _Text(Protocol):
    @property
    def text(self) -> str: ...


def flags(
    task: Task, cases: Sequence[Case], given: Sequence[_Text], right: Sequence[bool | None]
) -> dict[str, list[bool | None]]:
    """Return whether each wrong answer, and each right one, is flagged with a caution or a stop.

    Args:
        task: What was asked.
        cases: The cases.
        given: The answers to ``cases`` in the same order.
        right: Whether each answer is right.

    Returns:
        ``wrong_flagged`` and ``right_flagged``; None where the answer is of the other kind.

    """
    found = [_flagged(task, answer.text, case.details) for case, answer in zip(cases, given, strict=True)]
    return {
        "wrong_flagged": [None if hit else flagged for hit, flagged in zip(right, found, strict=True)],
        "right_flagged": [flagged if hit else None for hit, flagged in zip(right, found, strict=True)],
    }


@lru_cache(maxsize=8192)
def _flagged(task: Task, text: str, details: str) -> bool:
    """Tell whether an answer gets a caution or a stop; the rows of a table repeat the same answers."""
    return any(one.level != "info" for one in check_answer(task, text, details))
