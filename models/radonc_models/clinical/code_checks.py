"""Checks of the diagnosis code that a suggestion spells."""

from __future__ import annotations

from radonc_models.clinical import icd10
from radonc_models.clinical.findings import Finding, Level

__all__ = ["MIN_LOOKUP_SCORE", "check_code"]

# Below this share of common words a match is chance; half of the weight must be common.
MIN_LOOKUP_SCORE = 0.5


def check_code(text: str) -> list[Finding]:
    """Check the code that the diagnosis ``text`` spells against its description."""
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
    return findings


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
