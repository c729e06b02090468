"""What a draft begins with when it is made from an answer, and what of it cannot be signed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from radonc_desktop.windows.findings import Match, spelled_code
from radonc_models.errors import InputRefused
from radonc_models.runtime.asking import Answer
from radonc_models.tasks import Task, format_diagnosis

__all__ = ["CUT_MARK", "first_draft", "refuse_unmarked_cut"]

CUT_MARK = "[cut off: not complete]"


def first_draft(answer: Answer, chosen: Match | None = None) -> str:
    """Return the words of a new draft.

    A label that the pack would not suggest and a code that does not exist stay out of it; a text that was cut off
    says so until the physician completes it.

    Args:
        answer: What the model said.
        chosen: The code that the physician chose for a diagnosis.

    """
    if answer.undecided:
        return ""
    if chosen is not None:
        return format_diagnosis(chosen.description, chosen.code)
    text = answer.text
    if answer.task is Task.DIAGNOSIS:
        spelled = spelled_code(text)
        text = spelled.description if spelled is not None and spelled.problem else text
    return f"{text} {CUT_MARK}" if answer.cut_off else text


def refuse_unmarked_cut(text: str, suggestion: Mapping[str, Any]) -> None:
    """Raise ``InputRefused`` for the words of a cut-off ``suggestion`` without their mark."""
    if suggestion.get("finish") == "length" and text.split() == str(suggestion.get("text", "")).split():
        raise InputRefused(f"The model's text was cut off: complete it, or write {CUT_MARK} after it, before you sign.")
