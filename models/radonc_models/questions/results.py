"""What comes back for one case and task, in the shape that ``run --json`` and ``batch`` write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Literal

from radonc_models.clinical.checks import check
from radonc_models.runtime.outcome import Answer, Failed, Outcome, Refused
from radonc_models.tasks import Task

__all__ = ["Kind", "describe", "kind_of", "not_asked"]

Kind = Literal["answer", "cut", "undecided", "refused", "failed"]


def kind_of(outcome: Outcome) -> Kind:
    """Return in one word what a question ended with; ``cut`` and ``undecided`` texts are no full answers."""
    if isinstance(outcome, Refused):
        return "refused"
    if isinstance(outcome, Failed):
        return "failed"
    if outcome.cut_off:
        return "cut"
    return "undecided" if outcome.undecided else "answer"


def describe(
    outcome: Outcome, task: Task, details: str, seconds: float, *, others: Mapping[Task, str] | None = None
) -> dict[str, Any]:
    """Return the JSON object of one outcome.

    Args:
        outcome: What the question ended with.
        task: What was asked.
        details: The patient details, which the clinical checks read; they are not part of the result.
        seconds: Wall time of the question.
        others: The answers of the other tasks for the same details, as far as there are any.

    """
    if not isinstance(outcome, Answer):
        sort = outcome.reason if isinstance(outcome, Refused) else "engine"
        return _result(task, kind_of(outcome), seconds) | {"error": {"sort": sort, "sentence": outcome.sentence}}
    findings = check(task, outcome.text, details, finish=outcome.finish, others=others)
    return _result(task, kind_of(outcome), outcome.seconds) | {
        "text": outcome.text,
        "probabilities": outcome.probabilities,
        "suggests_from": outcome.suggests_from,
        "codes": [asdict(match) for match in outcome.codes],
        "findings": [asdict(finding) for finding in findings],
        "provenance": asdict(outcome.provenance),
        "prompt_tokens": outcome.prompt_tokens,
        "new_tokens": outcome.new_tokens,
    }


def not_asked(task: Task, sentence: str) -> Mapping[str, Any]:
    """Return the JSON object of a row that cannot be asked at all."""
    return _result(task, "refused", 0.0) | {"error": {"sort": "row", "sentence": sentence}}


def _result(task: Task, kind: Kind, seconds: float) -> dict[str, Any]:
    return {
        "task": task.value,
        "outcome": kind,
        "text": None,
        "probabilities": None,
        "suggests_from": None,
        "codes": [],
        "findings": [],
        "provenance": None,
        "seconds": round(seconds, 3),
        "error": None,
    }
