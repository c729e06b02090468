"""From a text to its prescriptions, and to the places that could not be read with certainty."""

from __future__ import annotations

import re
from itertools import pairwise

from radonc_models.clinical.prescription.grouping import PHASE_WORDS, group, near
from radonc_models.clinical.prescription.model import DoseFact, Reading, Unreadable
from radonc_models.clinical.prescription.scanner import Quantity, scan
from radonc_models.clinical.prescription.wording import PLAIN

__all__ = ["parse_doses", "read_prescription"]

_CONE_DOWN = r"cone[- ]?down(?: \d)?|CD ?\d?"
_BOOST_AFTER = re.compile(r"[\s()]*(?:[\w-]+\s+){0,2}boost\b(?!\s*:?\s*(?:of\s+|(?:up )?to\s+)?\d)", re.IGNORECASE)
_BOOST_BEFORE = re.compile(
    r"(?:boost(?:\s+dose)?(?:\s+(?!(?:then|and|after|before|plus|follow\w*|with|to|of|omit\w*|declin\w*|not?|none)\b)[a-z-]+){0,3}"
    rf"(?:\s*\([^)]{{0,40}}\)|\s*\d+\s*MeV,?)?|{_CONE_DOWN})[\s)]*"
    r"(?:(?:of|(?:up )?to|auf|with|at|:|,|-)?\s*(?:a\s+)?|(?:to|of) (?:the )?(?:[\w-]+ ){1,4}(?:of|with|to|at) |"
    r"to (?:the )?(?:(?!(?:then|and|after|before|plus|by|in)\b)[a-z-]+ ){1,3})$",
    re.IGNORECASE,
)
"""Right before a dose; a boost that is announced further ahead may belong to a later dose."""
_UP_TO = re.compile(r"\b(?:to|auf)\s*(?:a\s+)?(?:total(?:\s+dose)?(?:\s+of)?)?\s*$", re.IGNORECASE)
_IN_ALL = re.compile(r"\s*\(?\s*(?:in\s+)?(?:total|cumulative|altogether)\b", re.IGNORECASE)
_IN_ALL_COUNT = re.compile(r"\s*(?:total|in all|overall|altogether)\b", re.IGNORECASE)
_INTEGRATED = re.compile(r"\b(?:SIB|simultaneous\w*|integrated)\b[^.;]{0,30}$", re.IGNORECASE)
_AS_INTEGRATED = re.compile(r"[^.;]{0,20}\b(?:SIB|simultaneous\w*|integrated)\b", re.IGNORECASE)

_A_DAY = r"(?:fractions?|fx|#) ?(?:(?:per|a|/) ?day|daily)\b"
_TWICE = (
    r"\bb\.?i\.?d\b\.?|\bb\.d\b\.?|\bBD\b|\btwice[- ](?:daily|a day|per day)\b|\b2 ?x ?(?:daily|/ ?d)"
    rf"|\b(?:2|two) ?{_A_DAY}"
)
_THRICE = rf"\bt\.?i\.?d\b\.?|\b(?:three times|thrice)[- ](?:daily|a day|per day)\b|\b(?:3|three) ?{_A_DAY}"
_RATES = ((2, re.compile(_TWICE, re.IGNORECASE)), (3, re.compile(_THRICE, re.IGNORECASE)))
"""Fractions a day and the words for them."""
_DRUG = re.compile(r"\b(?:mg|mcg|g/m2|tabs?|tablets?|capecitabine|xeloda|po|oral\w*)\b[^;]{0,20}$", re.IGNORECASE)

_UNIT_WORD = re.compile(
    r"(?:(?<![a-z])|(?<=\d[OlISB]))(?:c?gy(?:e|rbe)?|(?:centi|c)?grays?|cge|c?rads?(?=\s+(?:in|x|/|per)\b))(?![a-z])",
    re.IGNORECASE,
)
_NO_COUNT = re.compile(
    r"\s*(?:/|in|over|x)\s*(?:[SOIlB]\d?|\?+|_+|\.{2,}|tbd|xx?|\d+(?-i:[OolISB]))(?![\w.])"
    r"|\s*\((?:\d{1,3}\)|range\b)",
    re.IGNORECASE,
)
_WRONG_UNIT = re.compile(r"(?<![\w.,])\d+(?:\.\d+)?\s?(?:g|gv|gu|gt|gh|hy|fy)\s?(?:/|in |x)\s?\d", re.IGNORECASE)
_PLAIN_SUM = re.compile(
    r"(?<![\w.])(?:\d{2,}|[6-9])(?:\.\d+)?\s*\+\s*\d+(?:\.\d+)?(?!\s?(?:c?gy|cge)|[\w.])", re.IGNORECASE
)
_PULSES = re.compile(r"\b\d+\s*pulses\b", re.IGNORECASE)
_CHOICE = re.compile(
    r"\b(?:or|vs|versus|if|instead of|rather than|in place of|shortened|reduced|changed)\b", re.IGNORECASE
)
_CHANGE = re.compile(r"\b(?:rather than|instead of|changed from|reduced from|originally)\s*$", re.IGNORECASE)


def read_prescription(text: str) -> Reading:
    """Return the doses that ``text`` prescribes, and every place that could not be read with certainty."""
    plain = text.translate(PLAIN)
    quantities = list(scan(plain))
    spans = [(one.start, one.end) for one in quantities]
    groups = group(plain, [one for one in quantities if not one.noise])
    dosed = [one for one in groups if one.dose]
    _count_per_day(plain, dosed)
    unreadable = [
        *_doubtful(plain, groups, dosed),
        *_choices(plain, dosed),
        *_left_over(plain, spans),
    ]
    unreadable.sort(key=lambda one: one.span)
    return Reading(tuple(_fact(plain, one, dosed) for one in dosed), tuple(unreadable))


def parse_doses(text: str) -> tuple[DoseFact, ...]:
    """Return the prescribed doses of ``text`` in the order in which they are written."""
    return read_prescription(text).doses


def _fact(plain: str, one: Quantity, dosed: list[Quantity]) -> DoseFact:
    boost = bool(
        _BOOST_BEFORE.search(one.gap)
        or _BOOST_AFTER.match(plain, one.end)
        or "boost" in plain[one.start : one.end].lower()
    )
    integrated = _INTEGRATED.search(one.gap) or _AS_INTEGRATED.match(plain, one.end)
    named = _UP_TO.search(one.gap) and not integrated
    smaller = any(other is not one and (other.dose or 0) < (one.dose or 0) for other in dosed)
    cumulative = bool(smaller and (named or _IN_ALL.match(plain, one.end)))
    return DoseFact(
        one.dose or 0.0,
        one.fractions,
        (one.start, one.end),
        one.per,
        boost,
        one.derived,
        one.per_day,
        cumulative,
    )


def _count_per_day(plain: str, dosed: list[Quantity]) -> None:
    """Give each "BID" to the prescription that it stands in or beside, never the one of a drug."""
    for rate, words in _RATES:
        for found in words.finditer(plain):
            if _DRUG.search(plain[max(0, found.start() - 40) : found.start()]):
                continue
            nearest = min(dosed, key=lambda one: _distance(one, found), default=None)
            if nearest is None or _distance(nearest, found) > 40:
                continue
            for one in dosed:
                if one is nearest or (one.fractions == nearest.fractions and one.start == nearest.start):
                    one.per_day = rate


def _distance(one: Quantity, found: re.Match[str]) -> int:
    if one.start <= found.start() <= one.end:
        return 0
    return found.start() - one.end if found.start() > one.end else 10 + one.start - found.end()


def _counts_all(plain: str, one: Quantity, dosed: list[Quantity]) -> bool:
    """Tell whether "30 fractions in all" stands behind the last of several doses that have no count of their own."""
    before = any(other.end <= one.start and other.fractions is None for other in dosed)
    return bool(one.dose and one.fractions and before and _IN_ALL_COUNT.match(plain, one.end))


def _doubtful(plain: str, groups: list[Quantity], dosed: list[Quantity]) -> list[Unreadable]:
    """Return the quantities that were marked as doubtful, and those that belong to no dose."""
    found = []
    for one in groups:
        span = (one.start, one.end)
        if _counts_all(plain, one, dosed):
            found.append(Unreadable(span, "the fractions are those of several doses"))
        elif one.trouble:
            found.append(Unreadable(span, one.trouble))
        elif one.dose is None and not one.weak and not _said_before(one, dosed):
            what = "number of fractions" if one.per is None else "dose per fraction"
            found.append(Unreadable(span, f"a {what} stands alone and belongs to no dose"))
    return found


def _said_before(one: Quantity, dosed: list[Quantity]) -> bool:
    """Tell whether a count or a dose per fraction only repeats what a prescription says."""
    for other in dosed:
        each = (other.dose or 0.0) / other.fractions if other.fractions else 0.0
        if one.fractions in (None, other.fractions) and (one.per is None or near(one.per, each)):
            return True
    return False


def _choices(plain: str, dosed: list[Quantity]) -> list[Unreadable]:
    found = []
    for left, right in pairwise(dosed):
        gap = plain[left.end : right.start]
        if len(gap) > 60:
            continue
        changed = _CHANGE.search(plain[max(0, left.start - 20) : left.start])
        if changed or (_CHOICE.search(gap) and not re.search(PHASE_WORDS, gap, re.IGNORECASE)):
            found.append(Unreadable((left.start, right.end), "two prescriptions are offered as a choice"))
    return found


def _left_over(plain: str, spans: list[tuple[int, int]]) -> list[Unreadable]:
    """Return the units of dose that no quantity holds: "5O Gy", "?? Gy", "fifty Gy"."""
    found = [
        Unreadable((max(0, unit.start() - 12), unit.end()), "no number can be read before the unit")
        for unit in _UNIT_WORD.finditer(plain)
        if not any(start <= unit.start() < end for start, end in spans)
    ]
    found += [
        Unreadable((start, blank.end()), "no number of fractions can be read")
        for start, end in spans
        if (blank := _NO_COUNT.match(plain, end))
    ]
    found += [Unreadable(one.span(), "a sum is written without units") for one in _PLAIN_SUM.finditer(plain)]
    found += [Unreadable(one.span(), "the unit is no unit of dose") for one in _WRONG_UNIT.finditer(plain)]
    pulses = [Unreadable(one.span(), "pulses are no fractions") for one in _PULSES.finditer(plain)]
    return found + pulses
