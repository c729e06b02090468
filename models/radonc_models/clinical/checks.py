"""Checks of one suggestion against itself and against the patient details: they flag, they never correct."""

from __future__ import annotations

from radonc_models.clinical import icd10
from radonc_models.clinical.dose_checks import check_doses
from radonc_models.clinical.facts import find_sides
from radonc_models.clinical.findings import Finding, Level
from radonc_models.tasks import MODALITY_LABELS, UNDECIDED, Task

__all__ = ["Finding", "check"]


def check(task: Task, text: str, details: str, *, finish: str = "stop") -> list[Finding]:
    """Check the suggestion ``text`` of ``task`` for a case with ``details``.

    Args:
        task: The task that was asked.
        text: The suggestion, or the physician's edit of it.
        details: The patient details it was made from.
        finish: Why the model stopped; ``length`` means that it ran into its limit.

    Returns:
        Findings in the order of the checks; never empty for a text with content.

    """
    if not text.strip():
        return [Finding("stop", "answer.empty", "The answer is empty.")]
    findings = []
    if finish == "length":
        sentence = "The answer was cut off at its longest allowed length and is not complete."
        findings.append(Finding("stop", "answer.cut_off", sentence))
    if task is Task.REGIMEN:
        return [*findings, *check_doses(text, details), *_check_sides(text, details)]
    if task is Task.MODALITY:
        return findings + _check_modality(text)
    return findings + _check_diagnosis(text, details)


def _check_sides(text: str, details: str) -> list[Finding]:
    """Compare the sides of the answer with those that the details name."""
    named, known = find_sides(text), find_sides(details)
    if not named:
        if len(known) == 1:
            sentence = f"The answer names no side; the details say {next(iter(known))}."
            return [Finding("info", "side.missing", sentence)]
        return []
    said = " and ".join(sorted(named))
    if not known:
        return [Finding("caution", "side.unsupported", f"The answer says {said}; the details name no side.")]
    if _both(named) <= _both(known):
        return [Finding("info", "side.agrees", f"The side ({said}) occurs in the details.")]
    sentence = f"The answer says {said}; the details say {' and '.join(sorted(known))}."
    return [Finding("stop", "side.contradicts", sentence)]


def _both(sides: frozenset[str]) -> frozenset[str]:
    return (sides - {"bilateral"}) | {"left", "right"} if "bilateral" in sides else sides


def _check_modality(text: str) -> list[Finding]:
    if text.strip() == UNDECIDED:
        return [Finding("caution", "modality.undecided", "No modality is probable enough for a suggestion.")]
    if text.strip() in MODALITY_LABELS:
        return [Finding("info", "modality.known", f"'{text.strip()}' is one of the {len(MODALITY_LABELS)} modalities.")]
    sentence = f"The answer is none of the modalities {', '.join(MODALITY_LABELS)}."
    return [Finding("stop", "modality.unknown", sentence)]


def _check_diagnosis(text: str, details: str) -> list[Finding]:
    description, spelled = icd10.parse_diagnosis(text)
    matches = icd10.search(description, 1)
    best = matches[0] if matches and matches[0].score >= MIN_LOOKUP_SCORE else None
    findings = _check_code(spelled, best)
    if best is not None:
        certain = "equal words" if best.score == 1.0 else f"likeness {best.score:.2f}"
        sentence = f"By its description the code is {best.code}, {best.description} ({certain})."
        findings.append(Finding("info", "code.looked_up", sentence))
    else:
        findings.append(Finding("caution", "code.no_match", "No code fits the description."))
    return findings + _check_sides(description, details)


# Below this share of common words a match is chance; half of the weight must be common.
MIN_LOOKUP_SCORE = 0.5


def _check_code(spelled: str | None, best: icd10.Match | None) -> list[Finding]:
    if spelled is None:
        return [Finding("caution", "code.missing", "The answer spells no ICD-10-CM code.")]
    row = icd10.lookup(spelled)
    if row is None:
        if icd10.covered(spelled):
            return [Finding("stop", "code.unknown", f"{spelled} is no ICD-10-CM code ({icd10.release()}).")]
        sentence = f"{spelled} is outside the codes that are checked here (neoplasms and a few others)."
        return [Finding("caution", "code.not_covered", sentence)]
    findings = [Finding("info", "code.exists", f"{row.code} exists: {row.description}.")]
    if not row.billable:
        sentence = f"{row.code} is a category: a complete code needs more characters."
        findings.append(Finding("caution", "code.not_billable", sentence))
    if best is None or best.code == row.code or (best.score < 1.0 and best.code.startswith(row.code)):
        return findings
    same_category = best.code[:3] == row.code[:3]
    sentence = f"The code {row.code} means {row.description}, the words fit {best.code} better."
    level: Level = "caution" if same_category and best.score < 1.0 else "stop"
    return [*findings, Finding(level, "code.disagrees", sentence)]
