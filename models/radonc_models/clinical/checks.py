"""Checks of one suggestion against itself and against the patient details: they flag, they never correct."""

from __future__ import annotations

from radonc_models.clinical import icd10
from radonc_models.clinical.arithmetic import bed, eqd2
from radonc_models.clinical.facts import DoseFact, RegimenFacts, find_sides, parse_regimen
from radonc_models.clinical.findings import Finding, Level
from radonc_models.tasks import MODALITY_LABELS, UNDECIDED, Task

__all__ = ["Finding", "check"]

# 0.5 Gy is the usual dose per fraction of low-dose treatment of benign disease (DEGRO guideline, Ott et al.,
# Strahlenther Onkol 2015;191:1-6). 34 Gy is the largest single fraction of a lung SBRT trial (RTOG 0915,
# Videtic et al., IJROBP 2015;93:757-764). Functional radiosurgery goes beyond it (70-90 Gy for trigeminal
# neuralgia). All three need clinical confirmation.
MIN_FRACTION_GY = 0.5
MAX_FRACTION_GY = 34.0
# 86.4 Gy is the highest total external-beam dose in a large published series (prostate IMRT, Spratt et al.,
# IJROBP 2013;85:686-692). needs clinical confirmation
MAX_EXTERNAL_GY = 86.4
# Reported doses are rounded to a tenth: 1 % lets 42.56 Gy in 16 fractions of 2.66 Gy pass.
ARITHMETIC_TOLERANCE = 0.01
# Usual alpha/beta of tumours and of late-reacting tissue (Fowler 1989); some tumours differ (prostate).
TUMOUR_ALPHA_BETA = 10.0
LATE_ALPHA_BETA = 3.0
_FUNCTIONAL = ("trigeminal", "tremor", "thalamotomy")


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
        return findings + _check_regimen(text, details)
    if task is Task.MODALITY:
        return findings + _check_modality(text)
    return findings + _check_diagnosis(text, details)


def _check_regimen(text: str, details: str) -> list[Finding]:
    facts = parse_regimen(text)
    if facts.main is None:
        sentence = "The regimen names no definite total dose."
        return [Finding("stop", "dose.missing", sentence), *_check_sides(text, details)]
    findings = [_read(facts.main)] if facts.main.fractions else []
    if len(facts.doses) > 1:
        others = "; ".join(_words(dose) for dose in facts.doses if dose is not facts.main)
        sentence = f"Several doses are named: {_words(facts.main)} is taken as the main one, beside {others}."
        findings.append(Finding("info", "dose.several", sentence))
    for dose in facts.doses:
        findings += _check_dose(dose, facts, details)
    return findings + _check_sides(text, details)


def _read(dose: DoseFact) -> Finding:
    each = dose.dose_gy / (dose.fractions or 1)
    return Finding("info", "dose.read", f"Main prescription: {_words(dose)}, {each:.4g} Gy per fraction.")


def _check_dose(dose: DoseFact, facts: RegimenFacts, details: str) -> list[Finding]:
    continuous = "LDR" in facts.techniques or "brachytherapy" in facts.modalities
    if "LDR" in facts.techniques or ("brachytherapy" in facts.modalities and "HDR" not in facts.techniques):
        return []  # a plaque or a seed implant gives its dose continuously: fractions and BED say nothing
    if dose.fractions is None:
        return [
            Finding(
                "stop",
                "fractions.missing",
                f"No definite number of fractions is named for {dose.dose_gy:g} Gy.",
            )
        ]
    findings = []
    each = dose.dose_gy / dose.fractions
    if dose.per_fraction_gy and abs(each / dose.per_fraction_gy - 1) > ARITHMETIC_TOLERANCE:
        product = dose.fractions * dose.per_fraction_gy
        sentence = (
            f"The numbers contradict each other: {dose.fractions} x {dose.per_fraction_gy:g} Gy is "
            f"{product:g} Gy, but {dose.dose_gy:g} Gy is written."
        )
        findings.append(Finding("stop", "dose.arithmetic", sentence))
    if not MIN_FRACTION_GY <= each <= MAX_FRACTION_GY:
        functional = each > MAX_FRACTION_GY and any(word in details.lower() for word in _FUNCTIONAL)
        limits = f"{MIN_FRACTION_GY:g} to {MAX_FRACTION_GY:g} Gy"
        sentence = f"{each:.4g} Gy per fraction ({_words(dose)}) is outside {limits}."
        findings.append(Finding("caution" if functional else "stop", "dose.per_fraction", sentence))
    if dose.dose_gy > MAX_EXTERNAL_GY and not continuous:
        sentence = f"{dose.dose_gy:g} Gy is above {MAX_EXTERNAL_GY:g} Gy, the highest usual external-beam dose."
        findings.append(Finding("caution", "dose.total", sentence))
    return [*findings, _equivalent(dose)]


def _equivalent(dose: DoseFact) -> Finding:
    fractions = dose.fractions or 1
    parts = [
        f"BED {bed(dose.dose_gy, fractions, ratio):.1f} Gy and "
        f"EQD2 {eqd2(dose.dose_gy, fractions, ratio):.1f} Gy with alpha/beta {ratio:g} Gy"
        for ratio in (TUMOUR_ALPHA_BETA, LATE_ALPHA_BETA)
    ]
    return Finding("info", "dose.equivalent", f"{_words(dose)}: {'; '.join(parts)}.")


def _words(dose: DoseFact) -> str:
    if dose.fractions is None:
        return f"{dose.dose_gy:g} Gy"
    return f"{dose.dose_gy:g} Gy in {dose.fractions} fraction{'s' if dose.fractions > 1 else ''}"


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
