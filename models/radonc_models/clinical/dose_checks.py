"""Checks of the doses of a regimen: its own arithmetic, what a technique gives, and the referenced regimens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from radonc_models.clinical.arithmetic import LATE, TUMOUR, AlphaBeta, alpha_beta, bed, eqd2
from radonc_models.clinical.facts import RegimenFacts, regimen_facts
from radonc_models.clinical.findings import Finding, Span
from radonc_models.clinical.prescription import DoseFact, Unreadable, read_prescription
from radonc_models.clinical.reference_regimens import ReferenceRegimen, reference_regimens
from radonc_models.clinical.treatment_sites import find_disease_groups, find_targets, find_treatment_sites

__all__ = ["check_doses", "is_continuous", "tumour_ratio", "with_implants"]

# 0.5 Gy is the usual dose per fraction of low-dose treatment of benign disease (DEGRO guideline, Ott et al.,
# Strahlenther Onkol 2015;191:1-6). 34 Gy is the largest single fraction of a lung SBRT trial (RTOG 0915,
# Videtic et al., IJROBP 2015;93:757-764). Functional radiosurgery goes beyond it (70-90 Gy for trigeminal
# neuralgia). All three need clinical confirmation.
MIN_FRACTION_GY = 0.5
MAX_FRACTION_GY = 34.0
# 86.4 Gy is the highest total external-beam dose in a large published series (prostate IMRT, Spratt et al.,
# IJROBP 2013;85:686-692). needs clinical confirmation
MAX_EXTERNAL_GY = 86.4
# No external-beam course comes near it: a digit too many. needs clinical confirmation
IMPOSSIBLE_GY = 120.0
# Reported doses are rounded to a tenth: 1 % lets 42.56 Gy in 16 fractions of 2.66 Gy pass.
ARITHMETIC_TOLERANCE = 0.01
_FUNCTIONAL = ("trigeminal", "tremor", "thalamotomy")

# Dose per fraction and number of fractions that a technique means. SBRT: at least 5 Gy in few fractions (AAPM TG-101,
# Benedict et al., Med Phys 2010;37:4078-4101; ASTRO and ACR speak of up to 5, published schedules of 8 to 10). SRS:
# one to five fractions. HDR: 2.5 to 21 Gy (ABS consensus statements). All need clinical confirmation.
_TECHNIQUE_LIMITS = (
    ("SBRT", 5.0, MAX_FRACTION_GY, 10, "AAPM TG-101, Benedict et al. 2010"),
    ("SRS", 4.0, 90.0, 5, "AAPM TG-101, Benedict et al. 2010"),
    ("HDR", 2.5, 21.0, 18, "ABS consensus statements"),
)
# More than 4 Gy twice a day is given by brachytherapy alone; needs clinical confirmation.
MAX_TWICE_DAILY_GY = 4.0
# Temporary and permanent implants of any site without a row of its own; needs clinical confirmation.
CONTINUOUS_GY = (10.0, 150.0)
_LYING = re.compile(r"\b(?:plaques?|seeds?|I-?125|Pd-?103|Cs-?131|Ru-?106|LDR)\b", re.IGNORECASE)
_LOADED = re.compile(r"\b(?:tandem|ovoids?|ring applicator|cylinder|VCB|VBT|IGABT)\b|\bT&[OR]\b", re.IGNORECASE)
_NOT_EXTERNAL = {"brachytherapy", "continuous"}


def check_doses(text: str, details: str) -> list[Finding]:
    """Check every dose of the regimen ``text`` of a case with ``details``.

    Returns:
        Findings in the order of the text. Without any definite dose: why there is none, and ``dose.missing``.

    """
    reading = read_prescription(text)
    facts = with_implants(text, regimen_facts(text, reading.doses))
    findings = [_unreadable(text, place) for place in reading.unreadable]
    if facts.main is None:
        return [*findings, Finding("stop", "dose.missing", "The regimen names no definite total dose.")]
    if facts.main.fractions:
        findings.append(_read(facts.main))
    if len(facts.doses) > 1:
        findings.append(_several(facts.main, facts.doses))
    groups = _groups(text, details)
    for dose in facts.doses:
        findings += _check_dose(dose, facts, details, groups)
    return findings


def with_implants(text: str, facts: RegimenFacts) -> RegimenFacts:
    """Add what sources and applicators mean: a plaque lies for days, a cylinder is loaded in fractions."""
    techniques = facts.techniques | ({"LDR"} if _LYING.search(text) else set())
    modalities = facts.modalities | ({"brachytherapy"} if _LYING.search(text) or _LOADED.search(text) else set())
    return replace(facts, techniques=techniques, modalities=modalities)


def tumour_ratio(text: str, details: str) -> AlphaBeta:
    """Return the alpha/beta ratio that a regimen's BED and EQD2 are told with: that of its site or disease."""
    return _told_ratio(_groups(text, details))


@dataclass(frozen=True)
class _Groups:
    """The groups of the regimen table that a regimen belongs to, by its target and by the disease.

    Attributes:
        wanted: All of them.
        said: Those that the answer names. The others come from the patient details and are never put into words.

    """

    wanted: frozenset[str]
    said: frozenset[str]

    @property
    def words(self) -> str:
        named = " or ".join(sorted(self.said))
        if self.wanted <= self.said:
            return named
        return f"{named} or the disease in the details" if named else "the site or disease in the details"


def _groups(text: str, details: str) -> _Groups:
    mentions = find_targets(text)
    said = frozenset(mention.site.group for mention in mentions) | find_disease_groups(text)
    known = find_disease_groups(details)
    if not mentions:
        known |= {mention.site.group for mention in find_treatment_sites(details)}
    return _Groups(said | known, said)


def _unreadable(text: str, place: Unreadable) -> Finding:
    words = " ".join(text[slice(*place.span)].split())
    sentence = f"'{words}' could not be read with certainty: {place.reason}."
    return Finding("caution", "dose.unreadable", sentence, (Span("answer", *place.span),))


def _read(dose: DoseFact) -> Finding:
    each = dose.dose_gy / (dose.fractions or 1)
    sentence = f"Main prescription: {_words(dose)}, {each:.4g} Gy per fraction."
    return Finding("info", "dose.read", sentence, _place(dose))


def _several(main: DoseFact, doses: tuple[DoseFact, ...]) -> Finding:
    others = "; ".join(_words(dose) for dose in doses if dose is not main)
    sentence = f"Several doses are named: {_words(main)} is taken as the main one, beside {others}."
    return Finding("info", "dose.several", sentence, tuple(Span("answer", *dose.span) for dose in doses))


def _check_dose(dose: DoseFact, facts: RegimenFacts, details: str, groups: _Groups) -> Iterator[Finding]:
    if is_continuous(dose, facts):
        yield from _continuous(dose, facts, groups)
        return
    if dose.fractions is None:
        if not dose.cumulative:
            sentence = f"No definite number of fractions is named for {dose.dose_gy:g} Gy."
            yield Finding("stop", "fractions.missing", sentence, _place(dose))
        return
    yield from _own_numbers(dose, facts, details, groups)
    if not dose.cumulative:
        yield from _technique(dose, facts)
    yield from _reference(dose, facts, groups)
    yield _equivalent(dose, groups)


def is_continuous(dose: DoseFact, facts: RegimenFacts) -> bool:
    """Tell whether a dose is that of a plaque or of seeds; brachytherapy in several fractions is another thing."""
    if "HDR" in facts.techniques or "brachytherapy" not in facts.modalities:
        return "LDR" in facts.techniques
    return "LDR" in facts.techniques or (dose.fractions or 1) == 1


def _continuous(dose: DoseFact, facts: RegimenFacts, groups: _Groups) -> Iterator[Finding]:
    """Check a plaque or a seed implant, which gives its dose continuously: fractions and BED say nothing."""
    if (dose.fractions or 1) > 1:
        if "photon" not in facts.modalities and len(facts.doses) == 1:
            sentence = f"A continuous implant has no fractions, but {_words(dose)} is written."
            yield Finding("caution", "dose.technique", sentence, _place(dose))
        return
    rows = [row for row in reference_regimens(groups.wanted) if row.technique == "continuous"]
    limits = [row.dose_gy for row in rows] or [CONTINUOUS_GY]
    if any(low <= dose.dose_gy <= high for low, high in limits):
        return
    named = " or ".join(f"{low:g} to {high:g} Gy" for low, high in limits)
    sentence = f"{dose.dose_gy:g} Gy is outside the referenced doses of a continuous implant: {named}."
    yield Finding("caution", "dose.not_referenced", sentence, _place(dose), _source(rows[0], groups) if rows else "")


def _own_numbers(dose: DoseFact, facts: RegimenFacts, details: str, groups: _Groups) -> Iterator[Finding]:
    each = dose.dose_gy / (dose.fractions or 1)
    if dose.per_fraction_gy and abs(each / dose.per_fraction_gy - 1) > ARITHMETIC_TOLERANCE:
        product = (dose.fractions or 1) * dose.per_fraction_gy
        sentence = (
            f"The numbers contradict each other: {dose.fractions} x {dose.per_fraction_gy:g} Gy is "
            f"{product:g} Gy, but {dose.dose_gy:g} Gy is written."
        )
        yield Finding("stop", "dose.arithmetic", sentence, _place(dose))
    known = each < MIN_FRACTION_GY and any(
        row.holds(dose.dose_gy, dose.fractions or 1, dose.per_day or 1) for row in reference_regimens(groups.wanted)
    )
    if not (dose.cumulative or known or MIN_FRACTION_GY <= each <= MAX_FRACTION_GY):
        functional = each > MAX_FRACTION_GY and any(word in details.lower() for word in _FUNCTIONAL)
        limits = f"{MIN_FRACTION_GY:g} to {MAX_FRACTION_GY:g} Gy"
        sentence = f"{each:.4g} Gy per fraction ({_words(dose)}) is outside {limits}."
        yield Finding("caution" if functional else "stop", "dose.per_fraction", sentence, _place(dose))
    if dose.dose_gy > MAX_EXTERNAL_GY and "brachytherapy" not in facts.modalities:
        sentence = f"{dose.dose_gy:g} Gy is above {MAX_EXTERNAL_GY:g} Gy, the highest usual external-beam dose."
        yield Finding("stop" if dose.dose_gy > IMPOSSIBLE_GY else "caution", "dose.total", sentence, _place(dose))


def _technique(dose: DoseFact, facts: RegimenFacts) -> Iterator[Finding]:
    """Compare a dose with the technique; where a text names several phases only the one beside it can be meant."""
    each, count = dose.dose_gy / (dose.fractions or 1), dose.fractions or 1
    external = "HDR" not in facts.techniques
    for technique, low, high, most, source in _TECHNIQUE_LIMITS:
        if technique not in facts.techniques or len(facts.doses) > 1 or (low <= each <= high and count <= most):
            continue
        sentence = (
            f"{_words(dose)} ({each:.4g} Gy per fraction) is unusual for {technique}: "
            f"{low:g} to {high:g} Gy in up to {most} fractions."
        )
        yield Finding("caution", "dose.technique", sentence, _place(dose), source)
    if (dose.per_day or 1) > 1 and each > MAX_TWICE_DAILY_GY and external:
        sentence = f"{each:.4g} Gy per fraction is unusual more than once a day ({_words(dose)})."
        yield Finding("caution", "dose.technique", sentence, _place(dose))


def _reference(dose: DoseFact, facts: RegimenFacts, groups: _Groups) -> Iterator[Finding]:
    """Look for the dose among the referenced regimens of its site."""
    brachytherapy = "brachytherapy" in facts.modalities
    left_out = {"continuous"} if brachytherapy else _NOT_EXTERNAL
    rows = [row for row in reference_regimens(groups.wanted) if row.technique not in left_out]
    if not rows:
        return
    fractions, per_day = dose.fractions or 1, dose.per_day or 1
    fitting = [row for row in rows if row.holds(dose.dose_gy, fractions, per_day)]
    if fitting:
        row = min(fitting, key=lambda row: row.group not in groups.said)
        sentence = f"{_words(dose)} is within a referenced regimen for {groups.words}{_named(row, groups, ': ')}."
        yield Finding("info", "dose.referenced", sentence, _place(dose), _source(row, groups))
        return
    row = min(rows, key=lambda row: _distance(row, dose))
    sentence = (
        f"{_words(dose)} is within none of the {len(rows)} referenced regimens for {groups.words}"
        f"{_named(row, groups, '; the nearest is ')}."
    )
    yield Finding("caution", "dose.not_referenced", sentence, _place(dose), _source(row, groups))


def _named(row: ReferenceRegimen, groups: _Groups, before: str) -> str:
    """Return a row in words; nothing for a row whose group only the patient details name."""
    return f"{before}{row.words}" if row.group in groups.said else ""


def _source(row: ReferenceRegimen, groups: _Groups) -> str:
    return row.source if row.group in groups.said else ""


def _distance(row: ReferenceRegimen, dose: DoseFact) -> float:
    fractions = dose.fractions or 1
    return (
        _gap(dose.dose_gy, row.dose_gy) + _gap(fractions, row.fractions) + _gap(dose.dose_gy / fractions, row.each_gy)
    )


def _gap(value: float, limits: tuple[float, float]) -> float:
    """Return by how large a share of itself ``value`` is outside the limits."""
    nearest = min(max(value, limits[0]), limits[1])
    return abs(value - nearest) / max(value, nearest)


def _equivalent(dose: DoseFact, groups: _Groups) -> Finding:
    fractions, ratios = dose.fractions or 1, (_told_ratio(groups), LATE)
    parts = [
        f"BED {bed(dose.dose_gy, fractions, ratio.gy):.1f} Gy and "
        f"EQD2 {eqd2(dose.dose_gy, fractions, ratio.gy):.1f} Gy with alpha/beta {ratio.gy:g} Gy ({ratio.tissue})"
        for ratio in ratios
    ]
    source = "; ".join(dict.fromkeys(ratio.source for ratio in ratios if ratio.source))
    return Finding("info", "dose.equivalent", f"{_words(dose)}: {'; '.join(parts)}.", _place(dose), source)


def _told_ratio(groups: _Groups) -> AlphaBeta:
    tumour = alpha_beta(groups.wanted)
    return tumour if groups.wanted == groups.said else AlphaBeta(tumour.gy, TUMOUR.tissue, "")


def _words(dose: DoseFact) -> str:
    often = {2: " twice daily", 3: " three times daily"}.get(dose.per_day or 1, "")
    if dose.fractions is None:
        return f"{dose.dose_gy:g} Gy{often}"
    return f"{dose.dose_gy:g} Gy in {dose.fractions} fraction{'s' if dose.fractions > 1 else ''}{often}"


def _place(dose: DoseFact) -> tuple[Span, ...]:
    return (Span("answer", *dose.span),)
