"""The one door from the windows to the clinical checks and the catalogue of diagnoses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from radonc_desktop.windows.language import tr
from radonc_models.clinical import icd10
from radonc_models.clinical.catalogue import catalogue
from radonc_models.clinical.checks import check, check_answer
from radonc_models.clinical.dose_table import DoseRow, DoseTable, Effect, dose_table
from radonc_models.clinical.findings import LEVELS, Finding, Level, Span, read_finding
from radonc_models.clinical.icd10 import MIN_LOOKUP_SCORE, Match
from radonc_models.tasks import Task

__all__ = [
    "LEVELS",
    "DoseRow",
    "DoseTable",
    "Effect",
    "Finding",
    "Level",
    "Match",
    "Span",
    "Spelled",
    "advice",
    "dose_table",
    "findings_for",
    "flags_for",
    "how_matched",
    "read_finding",
    "spelled_code",
    "suggest_codes",
]


@dataclass(frozen=True)
class Spelled:
    """A code in a text; ``problem`` says why it is none, empty for one that exists or cannot be checked here."""

    code: str
    description: str
    problem: str = ""


def findings_for(
    task: Task, text: str, details: str, *, finish: str = "stop", others: Mapping[Task, str] | None = None
) -> tuple[Finding, ...]:
    """Return what the checks say about ``text``; an empty tuple is shown as no findings, never as "ok".

    ``others`` are the suggestions of the other tasks for the same details: a regimen and a modality must agree.
    """
    return tuple(check(task, text, details, finish=finish, others=others))


def flags_for(task: Task, text: str, details: str) -> tuple[Finding, ...]:
    """Return what the checks warn of in ``text`` itself, without what only informs."""
    return tuple(one for one in check_answer(task, text, details) if one.level != "info")


def suggest_codes(typed: str, most: int) -> list[Match]:
    """Return codes for an unfinished diagnosis; none for one that names a code which exists, or too little."""
    spelled = spelled_code(typed)
    if len(typed.strip()) < 2 or (spelled is not None and spelled.description and not spelled.problem):
        return []
    return [one.match for one in icd10.suggest(spelled.description if spelled and spelled.description else typed, most)]


def advice(finding: Finding) -> str:
    """Return what to do about ``finding`` and the source of its rule; empty for a kind of another version."""
    entry = catalogue().get(finding.code)
    if entry is None:
        return finding.source
    source = tr(finding.source or entry.source) if finding.source or entry.source else ""
    return f"{tr(entry.meaning)}\n{tr(entry.advice)}" + ("\n" + tr("Source: {source}", source=source) if source else "")


def spelled_code(text: str) -> Spelled | None:
    """Return the code that ``text`` spells, with the description beside it; None when it spells none."""
    description, code = icd10.parse_diagnosis(text)
    if code is None:
        return None
    row = icd10.lookup(code)
    unknown = row is None and icd10.covered(code)
    return Spelled(code, description, tr("{code} is no ICD-10-CM code: do not use it.", code=code) if unknown else "")


def how_matched(match: Match) -> str:
    """Return how the catalogue came from the words of a description to a code."""
    if match.score == 1.0:
        return tr("same words")
    return tr("likeness {score}", score=f"{match.score:.2f}") + (
        "" if match.score >= MIN_LOOKUP_SCORE else tr(", may be chance")
    )
