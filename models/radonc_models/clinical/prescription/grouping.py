"""The grouper: it puts neighbouring quantities together into prescriptions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from radonc_models.clinical.prescription.scanner import MIN_RATIO, Quantity

__all__ = ["PHASE_WORDS", "group", "near"]

MIN_COURSE_GY = 6.0
"""No course has a smaller total without saying in how many fractions."""
MIN_FRACTION_GY = 0.24
"""The smallest dose per fraction that is given to anything (an enlarged spleen)."""
MAX_GAP = 120
"""Most characters between two quantities of one prescription."""

PHASE_WORDS = (
    r"\b(?:followed by|f/b|then|plus|subsequent\w*|afterwards|zuvor|danach|sequential\w*|phase|cone[- ]?down)\b|->"
)
_PHASE = re.compile(rf"{PHASE_WORDS}|[+;\n]|(?<!\.)\.\s", re.IGNORECASE)
_PHASE_OF_FORM = re.compile(PHASE_WORDS, re.IGNORECASE)
"""Words that end one phase of a treatment; in a form with labels a full stop ends nothing."""

_LIST = re.compile(r"\b(?:and|with|while)\b|[/,&]", re.IGNORECASE)
_TOTAL = re.compile(r"\b(?:total|sum|altogether|cumulative)\b|=", re.IGNORECASE)
_ALL_PHASES = re.compile(r"(?:\b(?:total(?: dose)?(?: of)?|altogether|sum)\b[\s:]*|[=(]\s*)$", re.IGNORECASE)
_INTEGRATED = re.compile(r"\b(?:SIB|simultaneous\w*|integrated|concomitant)\b", re.IGNORECASE)


def group(plain: str, quantities: Iterable[Quantity]) -> list[Quantity]:
    """Return the prescriptions that the quantities of ``plain`` form, with those that stayed incomplete."""
    groups: list[Quantity] = []
    for item in quantities:
        last = groups[-1] if groups else None
        gap = plain[last.end : item.start] if last else plain[: item.start]
        if last is not None and len(gap) <= MAX_GAP and _join(last, item, gap):
            last.end = max(last.end, item.end)
        else:
            item.gap = gap
            groups.append(item)
    groups = _with_dose_per_fraction(plain, groups)
    for one in groups:
        _complete(one)
    dosed = [one for one in groups if one.dose is not None]
    _share_fractions(plain, dosed)
    _share_dose_per_fraction(plain, dosed)
    for one in dosed:
        if one.dose and one.dose < MIN_COURSE_GY and one.fractions is None and one.per is None:
            one.dose, one.is_open, one.trouble = 0.0, True, one.trouble or "it is too small for a whole course"
    return [one for one in groups if not _is_sum(one, dosed)]


def _with_dose_per_fraction(plain: str, groups: list[Quantity]) -> list[Quantity]:
    """Take "66 Gy, 2 Gy" as one prescription: a dose too small for a course that divides the dose before it."""
    kept: list[Quantity] = []
    for one in groups:
        last = kept[-1] if kept else None
        if last is not None and _is_fraction_of(last, one) and not _PHASE.search(plain[last.end : one.start]):
            last.per, last.end = one.dose, one.end
        else:
            kept.append(one)
    return kept


def _is_fraction_of(whole: Quantity, part: Quantity) -> bool:
    lone = all(one.dose and one.fractions is None and one.per is None and not one.is_open for one in (whole, part))
    quotient = (whole.dose or 0.0) / part.dose if part.dose else 0.0
    small = (part.dose or 0.0) < MIN_COURSE_GY
    return lone and small and quotient >= MIN_RATIO and near(quotient, round(quotient)) and part.start - whole.end < 20


def near(left: float, right: float) -> bool:
    """Tell whether two doses are equal but for the rounding of reported figures (1 %)."""
    return abs(left - right) <= 0.01 * max(abs(left), abs(right))


def _join(whole: Quantity, item: Quantity, gap: str) -> bool:
    """Add ``item`` to ``whole`` when both belong to one prescription; tell whether it was added."""
    if item.start < whole.end:  # a second level of the same words
        return False
    phase = _PHASE_OF_FORM if item.labelled or whole.labelled else _PHASE
    if item.is_bare and gap.strip(" ,(") not in {"", "of", "as"}:
        return False
    if whole.is_bare and gap.strip(" ,") not in {"", "of"}:
        return False
    if (gap.strip(" )") != ";" and phase.search(gap)) or not _fits(whole, item, gap):
        return False
    whole.needs_proof = whole.needs_proof or item.needs_proof
    whole.labelled = whole.labelled or item.labelled
    whole.weak = whole.weak and item.weak
    whole.trouble = whole.trouble or item.trouble
    return True


def _fits(whole: Quantity, item: Quantity, gap: str) -> bool:
    if item.is_open:
        return _join_open(whole, item)
    if item.fractions is not None and item.dose is None and item.per is None:
        return _join_fractions(whole, item)
    if item.per is not None and item.dose is None:
        return _join_per(whole, item, gap)
    if item.dose is not None and item.fractions is None:
        return _join_dose(whole, item, gap)
    if item.dose is not None and whole.dose is None and whole.per is None and item.fractions == whole.fractions:
        whole.dose = item.dose  # "5-fraction SBRT, 50 Gy in 5"
        return True
    return False


def _join_open(whole: Quantity, item: Quantity) -> bool:
    if item.dose is None and whole.dose is not None and whole.fractions is None:
        whole.is_open = True
        return True
    return False


def _join_fractions(whole: Quantity, item: Quantity) -> bool:
    if whole.fractions is not None:
        return whole.fractions == item.fractions
    if whole.is_open and whole.dose:
        return False
    whole.fractions = item.fractions
    return True


def _join_per(whole: Quantity, item: Quantity, gap: str) -> bool:
    if whole.per is not None:
        return False
    fractions = item.fractions or whole.fractions
    if item.fractions and whole.fractions and item.fractions != whole.fractions:
        return False
    agrees = bool(whole.dose and fractions and item.per and near(whole.dose, item.per * fractions))
    if item.fractions and not agrees and not re.search(r"\(\s*$|\b(?:as|at|in|given)\s*$|@\s*$", gap):
        return False
    if not agrees and not item.labelled and whole.fractions and _LIST.search(gap.replace(",", "")):
        return False
    whole.per, whole.fractions = item.per, fractions
    return True


def _join_dose(whole: Quantity, item: Quantity, gap: str) -> bool:
    if whole.needs_proof and whole.per is None and re.search(r"\b(?:of|at)\s*$|@\s*$", gap):
        whole.per = item.dose
        return True
    proves = whole.dose and whole.fractions and whole.per is None and item.dose
    if proves and near(whole.dose or 0.0, (item.dose or 0.0) * (whole.fractions or 0)) and whole.fractions != 1:
        whole.per = item.dose  # "45 Gy/25 fx/1.8 Gy": only the dose of a fraction fits
        return True
    if whole.dose is not None or item.dose is None:
        return False
    if whole.per and whole.fractions:
        named_total = _TOTAL.search(gap) or gap.strip() == "("
        if not named_total and not near(item.dose, whole.per * whole.fractions):
            return False
    whole.dose = item.dose
    whole.count_first = whole.fractions is not None
    return True


def _complete(one: Quantity) -> None:
    """Work out what follows from the written quantities; drop what needed a proof and has none."""
    proven = bool(one.dose and one.per and one.fractions and near(one.dose, one.per * one.fractions))
    if one.dose and one.per and not one.fractions and not one.is_open:
        quotient = one.dose / one.per
        if quotient >= 1 and near(quotient, round(quotient)):
            one.fractions, one.derived, proven = round(quotient), True, True
    if one.needs_proof and proven:
        one.trouble = ""
    elif one.needs_proof and one.per is not None:
        one.per = None
    elif one.needs_proof:
        one.dose, one.is_open = 0.0, True
    if one.dose is None and one.per and one.fractions:
        one.dose = round(one.per * one.fractions, 4)
    if one.dose and one.fractions and one.dose / one.fractions < MIN_FRACTION_GY:
        one.trouble = one.trouble or "dose and fractions cannot belong together"


def _share_fractions(plain: str, groups: list[Quantity]) -> None:
    """Give dose levels of one plan ("70 Gy and 56 Gy in 35 fractions") the fractions that they share."""
    for left, right in reversed(list(pairwise(groups))):
        gap = plain[left.end : right.start]
        same_words = left.start == right.start
        one_phase = not _PHASE.search(gap) and not _TOTAL.search(gap) and "boost" not in (left.gap[-20:] + gap).lower()
        listed = len(gap) <= MAX_GAP and _LIST.search(gap) and one_phase
        if left.fractions is None and not left.is_open and left.per is None and (same_words or listed):
            left.fractions = right.fractions
    for left, right in pairwise(groups):
        gap = plain[left.end : right.start]
        listed = len(gap) <= MAX_GAP and _LIST.search(gap) and not _PHASE.search(gap) and "boost" not in gap.lower()
        lone = right.fractions is None and right.per is None and not right.is_open
        if left.count_first and listed and lone:
            right.fractions, right.count_first = left.fractions, True
    for left, right in pairwise(groups):
        integrated = _INTEGRATED.search(plain[left.end : right.end + 40])
        if right.fractions is None and right.per is None and not right.is_open and integrated:
            right.fractions = left.fractions


def _share_dose_per_fraction(plain: str, groups: list[Quantity]) -> None:
    """Give the first phase of "45 Gy + 9 Gy boost, 1.8 Gy per fraction" the dose per fraction of the second."""
    for left, right in pairwise(groups):
        if left.fractions or left.per or left.is_open or not right.per or not left.dose:
            continue
        fractions = left.dose / right.per
        if re.search(r"\+|\bthen\b", plain[left.end : right.start]) and near(fractions, round(fractions)):
            left.per, left.fractions, left.derived = right.per, round(fractions), True


def _is_sum(one: Quantity, groups: list[Quantity]) -> bool:
    """Tell whether ``one`` only repeats a dose or names the sum of the phases."""
    if one.per is not None or one.is_open or not one.dose:
        return False
    others = [other for other in groups if other is not one and other.fractions and other.dose]
    total = sum(other.dose or 0.0 for other in others)
    if one.fractions is not None:
        counted = sum(other.fractions or 0 for other in others)
        named = _ALL_PHASES.search(one.gap)
        return bool(named) and len(others) > 1 and near(one.dose, total) and one.fractions == counted
    repeats = one is not groups[0] and any(near(one.dose, other.dose or 0.0) for other in others)
    return bool(others) and (repeats or near(one.dose, total))
