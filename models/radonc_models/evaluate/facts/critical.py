"""Critical errors of a plan: what would harm the patient if it were carried out as written.

Wrong side, wrong site, total dose off by more than 5 %, another number of fractions, and a biologically effective dose
that no referenced regimen of the site has. An answer that names no dose has no wrong one: that it is missing shows in
the recall of the slots.

Severity follows the thresholds of the report of medical events, 10 CFR 35.3045 (United States Nuclear Regulatory
Commission; written for sources, taken over here for every beam): ``severe`` is a wrong place, or a dose that differs by
20 % or more; the others are ``major``. 5 % is the accuracy asked of a delivered dose (ICRU report 24, 1976).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Literal

from radonc_models.clinical.arithmetic import TUMOUR, alpha_beta, eqd2
from radonc_models.clinical.facts import find_sides, parse_regimen
from radonc_models.clinical.prescription import DoseFact
from radonc_models.clinical.reference_regimens import ReferenceRegimen, reference_regimens
from radonc_models.clinical.treatment import read_modalities
from radonc_models.clinical.treatment_sites import find_disease_groups, find_targets
from radonc_models.records import Case, Prescription

__all__ = ["DOSE_OFF", "KINDS", "CriticalError", "Kind", "critical_errors", "eqd2_range"]

Kind = Literal["wrong_side", "wrong_site", "dose_off", "fractions_wrong", "eqd2_outside"]
KINDS: tuple[Kind, ...] = ("wrong_side", "wrong_site", "dose_off", "fractions_wrong", "eqd2_outside")
DOSE_OFF = 0.05
"""Relative difference of the total dose that is still no critical error."""
_SEVERE = 0.20
_ROUNDING = 0.01
"""Reported doses are rounded; the limits of the reference table are widened by as much."""
_OPPOSITE = {"left": {"right", "bilateral"}, "right": {"left", "bilateral"}}
_NEAR_GROUPS = frozenset(
    frozenset(pair)
    for pair in (
        ("spine", "bone"), ("bone", "soft tissue"), ("bone", "benign joint"), ("soft tissue", "benign joint"),
        ("skin", "soft tissue"), ("skin", "head and neck"), ("skin", "eye"), ("pelvis", "bone"),
        ("brain", "brain metastasis"), ("brain", "craniospinal"), ("brain", "meninges"), ("brain", "skull base"),
        ("brain", "pituitary"), ("brain", "vestibular"), ("brain", "trigeminal"), ("meninges", "skull base"),
        ("pituitary", "skull base"), ("nasopharynx", "skull base"), ("vestibular", "skull base"), ("eye", "orbit"),
        ("orbit", "meninges"), ("larynx", "head and neck"), ("nasopharynx", "head and neck"),
        ("thyroid", "head and neck"), ("prostate", "prostate bed"), ("prostate", "pelvis"),
        ("prostate bed", "pelvis"), ("cervix", "pelvis"), ("endometrium", "pelvis"), ("cervix", "endometrium"),
        ("bladder", "pelvis"), ("rectum", "pelvis"), ("anus", "pelvis"), ("anus", "rectum"), ("vulva", "pelvis"),
        ("vulva", "cervix"), ("vulva", "lymph node"), ("anus", "lymph node"), ("penis", "lymph node"),
        ("pelvis", "lymph node"), ("testis", "pelvis"), ("testis", "lymph node"), ("esophagus", "stomach"),
        ("lung", "pleura"), ("lung", "thymus"), ("lung", "oligometastasis"), ("liver", "oligometastasis"),
        ("kidney", "oligometastasis"), ("kidney", "paediatric abdomen"), ("lymph node", "paediatric abdomen"),
    )
)  # fmt: skip
"""Groups of treatment sites that one plan can be about: what is written as the one may be meant as the other."""
_NODES = frozenset(
    {"regional nodes", "neck", "hilum", "pelvic nodes", "para-aortic nodes", "inguinal nodes", "abdominal nodes"}
)
"""Sites that many diseases share: they tell where a plan is only when nothing else does."""
_NEAR_NODES = frozenset(
    frozenset(pair)
    for pair in (
        ("breast", "head and neck"), ("breast", "lung"), ("head and neck", "lung"), ("breast", "skin"),
        ("lymph node", "skin"), ("lymph node", "soft tissue"), ("head and neck", "soft tissue"),
        ("breast", "soft tissue"), ("lymph node", "stomach"), ("lymph node", "pancreas"), ("lymph node", "kidney"),
        ("lymph node", "cervix"), ("lymph node", "endometrium"), ("lymph node", "prostate"),
    )
)  # fmt: skip
"""Groups that plans for nodes alone can be about, too."""
_BOOST_ROW = re.compile(
    r"^(?:\w+ )?boost\b|^(?:sequential|nodal|parametrial|external|stereotactic|HDR) boost", re.IGNORECASE
)


@dataclass(frozen=True)
class CriticalError:
    """One critical error: what kind, how bad, and the sentence for a report. The sentence holds no patient details."""

    kind: Kind
    severity: Literal["severe", "major"]
    sentence: str


@lru_cache(maxsize=16384)
def critical_errors(case: Case, text: str) -> tuple[CriticalError, ...]:
    """Return the critical errors of the plan ``text`` for ``case``, the severe ones first.

    Where several prescriptions are acceptable, the dose is compared with the one that leaves the fewest errors, and
    among these with the nearest dose.
    """
    errors = [*_side(case, text), *_site(case, text)]
    main = parse_regimen(text).main
    if main is not None:
        wanted = min((case.prescription, *case.acceptable), key=partial(_weight, main))
        errors += _dose(main, wanted)
        errors += _effect(case, text, main)
    return tuple(sorted(errors, key=lambda one: (one.severity != "severe", KINDS.index(one.kind))))


def eqd2_range(rows: Iterable[ReferenceRegimen], alpha_beta_gy: float) -> tuple[float, float] | None:
    """Return the lowest and highest EQD2 in Gy of ``rows``, widened by the rounding of reported doses.

    EQD2 at one alpha/beta is BED divided by a constant: a dose is outside of the one range exactly where it is outside
    of the other.
    """
    ends = []
    for row in rows:
        low = max(row.each_gy[0], row.dose_gy[0] / row.fractions[1])
        high = min(row.each_gy[1], row.dose_gy[1] / row.fractions[0])
        ends.append((_at(row.dose_gy[0], low, alpha_beta_gy), _at(row.dose_gy[1], max(low, high), alpha_beta_gy)))
    if not ends:
        return None
    return min(low for low, _ in ends) * (1 - _ROUNDING), max(high for _, high in ends) * (1 + _ROUNDING)


def _side(case: Case, text: str) -> list[CriticalError]:
    named = find_sides(text)
    wrong = named & _OPPOSITE.get(case.laterality, set())
    if not wrong:
        return []
    told = " and ".join(sorted(named))
    return [CriticalError("wrong_side", "severe", f"The side is {told}, the reference says {case.laterality}.")]


def _site(case: Case, text: str) -> list[CriticalError]:
    """Find a target that has nothing in common with that of the reference."""
    if _groups(case.regimen) & _groups(text):
        return []
    wanted, given = _places(case.regimen), _places(text)
    near = _NEAR_GROUPS if wanted and given else _NEAR_GROUPS | _NEAR_NODES
    wanted, given = wanted or _groups(case.regimen), given or _groups(text)
    pairs = {frozenset((one, other)) for one in wanted for other in given}
    if not pairs or pairs & near:
        return []
    told = f"The target is {' and '.join(sorted(given))}, the reference says {' and '.join(sorted(wanted))}."
    return [CriticalError("wrong_site", "severe", told)]


def _places(text: str) -> frozenset[str]:
    """Return the groups of the sites that ``text`` names beside nodes."""
    return frozenset(one.site.group for one in find_targets(text) if one.site.name not in _NODES)


@lru_cache(maxsize=4096)
def _groups(text: str) -> frozenset[str]:
    return frozenset(one.site.group for one in find_targets(text))


@lru_cache(maxsize=4096)
def _diseases(text: str) -> frozenset[str]:
    return find_disease_groups(text)


def _dose(main: DoseFact, wanted: Prescription) -> list[CriticalError]:
    errors = []
    off = main.dose_gy / wanted.dose_gy - 1
    if abs(off) > DOSE_OFF:
        told = f"{main.dose_gy:g} Gy is {abs(off):.0%} {'more' if off > 0 else 'less'} than {wanted.dose_gy:g} Gy."
        errors.append(CriticalError("dose_off", "severe" if abs(off) >= _SEVERE else "major", told))
    if main.fractions is not None and main.fractions != wanted.fractions:
        change = abs(
            eqd2(main.dose_gy, main.fractions, TUMOUR.gy) / eqd2(wanted.dose_gy, wanted.fractions, TUMOUR.gy) - 1
        )
        told = f"{main.fractions} fractions, the reference says {wanted.fractions}."
        errors.append(CriticalError("fractions_wrong", "severe" if change >= _SEVERE else "major", told))
    return errors


def _weight(main: DoseFact, wanted: Prescription) -> tuple[int, int, float]:
    errors = _dose(main, wanted)
    severe = sum(one.severity == "severe" for one in errors)
    return len(errors), severe, abs(main.dose_gy / wanted.dose_gy - 1)


def _effect(case: Case, text: str, main: DoseFact) -> list[CriticalError]:
    """Compare the EQD2 of the main prescription with those of the referenced regimens of the site."""
    if main.fractions is None:
        return []
    groups = _groups(case.regimen) | _diseases(case.details) | _diseases(case.regimen)
    inside = read_modalities(text) == {"brachytherapy"}
    wanted = {"brachytherapy", "any"} if inside else {"external", "intraoperative", "any"}
    rows = [one for one in reference_regimens(groups) if one.technique in wanted]
    rows = [one for one in rows if not _BOOST_ROW.search(one.setting)] or rows
    ratio = alpha_beta(_groups(case.regimen))
    limits = eqd2_range(rows, ratio.gy)
    if limits is None:
        return []
    value = eqd2(main.dose_gy, main.fractions, ratio.gy)
    own = [eqd2(one.dose_gy, one.fractions, ratio.gy) for one in (case.prescription, *case.acceptable)]
    limits = min(limits[0], *own), max(limits[1], *own)  # what the physician prescribes is never outside
    if limits[0] <= value <= limits[1]:
        return []
    nearest = limits[0] if value < limits[0] else limits[1]
    severity: Literal["severe", "major"] = "severe" if abs(value / nearest - 1) >= _SEVERE else "major"
    told = (
        f"EQD2 of {value:.1f} Gy (alpha/beta {ratio.gy:g} Gy) is outside of {limits[0]:.1f} to {limits[1]:.1f} Gy, "
        "the referenced regimens of the site."
    )
    return [CriticalError("eqd2_outside", severity, told)]


def _at(dose_gy: float, each_gy: float, alpha_beta_gy: float) -> float:
    return dose_gy * (each_gy + alpha_beta_gy) / (2 + alpha_beta_gy)
