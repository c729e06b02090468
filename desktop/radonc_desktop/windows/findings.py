"""The one door from the windows to the clinical checks and the catalogue of diagnoses."""

from __future__ import annotations

from dataclasses import dataclass

from radonc_models.clinical import icd10
from radonc_models.clinical.checks import check
from radonc_models.clinical.findings import LEVELS, Finding, Level, read_finding
from radonc_models.clinical.icd10 import MIN_LOOKUP_SCORE, Match
from radonc_models.tasks import Task

__all__ = [
    "LEVELS",
    "Finding",
    "Level",
    "Match",
    "Spelled",
    "findings_for",
    "how_matched",
    "read_finding",
    "spelled_code",
]


@dataclass(frozen=True)
class Spelled:
    """A code in a text; ``problem`` says why it is none, empty for one that exists or cannot be checked here."""

    code: str
    description: str
    problem: str = ""


def findings_for(task: Task, text: str, details: str, *, finish: str = "stop") -> tuple[Finding, ...]:
    """Return what the checks say about ``text``; an empty tuple is shown as no findings, never as "ok"."""
    return tuple(check(task, text, details, finish=finish))


def spelled_code(text: str) -> Spelled | None:
    """Return the code that ``text`` spells, with the description beside it; None when it spells none."""
    description, code = icd10.parse_diagnosis(text)
    if code is None:
        return None
    row = icd10.lookup(code)
    unknown = row is None and icd10.covered(code)
    return Spelled(code, description, f"{code} is no ICD-10-CM code: do not use it." if unknown else "")


def how_matched(match: Match) -> str:
    """Return how the catalogue came from the words of a description to a code."""
    if match.score == 1.0:
        return "same words"
    return f"likeness {match.score:.2f}" + ("" if match.score >= MIN_LOOKUP_SCORE else ", may be chance")
