"""Doses and fractions out of free text, in the ways people write a prescription.

Two steps: a scanner turns the text into quantities (total dose, dose per fraction, number of fractions,
products and pairs), and a grouper puts neighbouring quantities together into prescriptions. What the text
leaves open stays open: a range such as "54-60 Gy" gives no dose, and nothing is corrected.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from radonc_models.clinical import dose_patterns as patterns

__all__ = ["DoseFact", "parse_doses"]

MAX_GAP = 120
"""Most characters between two quantities of one prescription."""


@dataclass(frozen=True)
class DoseFact:
    """One prescribed dose.

    Attributes:
        dose_gy: Total dose in Gy: as written, or the product when only the dose per fraction is written.
        fractions: Number of fractions; None when the text names none or more than one.
        span: Start and end of the words in the text.
        per_fraction_gy: Dose per fraction in Gy as written, None when it is not written.
        boost: Tells whether the text calls it a boost.
        fractions_derived: Tells whether ``fractions`` follows from dose and dose per fraction.

    """

    dose_gy: float
    fractions: int | None
    span: tuple[int, int]
    per_fraction_gy: float | None = None
    boost: bool = False
    fractions_derived: bool = False


_OPEN_DOSE = -1.0
"""Stands for the dose of a range, which is no number."""


@dataclass
class _Group:
    """A prescription while it is put together."""

    start: int
    end: int
    dose: float | None = None
    per: float | None = None
    fractions: int | None = None
    is_open: bool = False  # a range was written: a dose or a count that names no number
    gap: str = ""


def parse_doses(text: str) -> tuple[DoseFact, ...]:
    """Return the prescribed doses of ``text`` in the order in which they are written."""
    plain = text.translate(patterns.PLAIN)
    groups: list[_Group] = []
    for item in _items(plain):
        last = groups[-1] if groups else None
        gap = plain[last.end : item.start] if last else plain[: item.start]
        if last is not None and len(gap) <= MAX_GAP and _join(last, item, gap):
            last.end = max(last.end, item.end)
        else:
            item.gap = gap
            groups.append(item)
    groups = [group for group in groups if _complete(group)]
    _share_fractions(plain, groups)
    kept = [group for group in groups if not _is_sum(group, groups)]
    return tuple(_fact(plain, group) for group in kept if group.dose is not None)


def _items(plain: str) -> Iterator[_Group]:
    """Yield the quantities of ``plain`` as groups of one."""
    position = 0
    while found := patterns.SCANNER.search(plain, position):
        items = _quantities(plain, found)
        yield from items
        position = max([found.end(), *(item.end for item in items)])


def _quantities(plain: str, found: re.Match[str]) -> list[_Group]:
    """Return what one match of the scanner states; nothing for a dose that is no prescription."""
    kind, start, end = found.lastgroup or "", found.start(), found.end()
    match kind:
        case "range_dose":
            return [_Group(start, end, dose=_OPEN_DOSE, is_open=True)]
        case "range_count":
            return [_Group(start, end, is_open=True)]
        case "product" | "reverse":
            return [_Group(start, end, per=_gy(found[f"{kind}_gy"]), fractions=_count(found[f"{kind}_n"]))]
        case "per":
            return [_Group(start, end, per=_gy(found["per_gy"]))]
        case "single":
            return [_Group(start, end, fractions=1)]
        case "fractions":
            return [_Group(start, end, fractions=_count(found["fractions_n"]))]
        case "bare" | "pair":
            return _pair(plain, found, kind)
        case "levels" | "dose":
            return _total(plain, found, kind)
    return []


def _pair(plain: str, found: re.Match[str], kind: str) -> list[_Group]:
    dose, fractions = _gy(found[f"{kind}_gy"]), _count(found[f"{kind}_n"])
    if dose >= 500:  # nobody prescribes 500 Gy: an unnamed unit of this size is cGy
        dose /= 100
    # A fraction line alone also means a pain score or lymph nodes: only a plausible prescription counts.
    if kind == "pair" and (
        not (dose >= 6 and 1 <= fractions <= 45 and 1 <= dose / fractions <= 34)
        or found[0] == "24/7"
        or patterns.NOT_A_PAIR.search(plain[max(0, found.start() - 40) : found.start()])
    ):
        return []
    return [_Group(found.start(), found.end(), dose=dose, fractions=fractions)]


def _total(plain: str, found: re.Match[str], kind: str) -> list[_Group]:
    """Return a total dose, or several levels of it, with the bare count that may follow."""
    divisor = 100 if _is_centi(found[0]) else 1
    numbers = found["levels_gy"].split("/") if kind == "levels" else [found["dose_gy"]]
    after = patterns.AFTER_DOSE.match(plain, found.end())
    end, fractions = (after.end(), _count(after["n"])) if after else (found.end(), None)
    return [_Group(found.start(), end, dose=_number(number) / divisor, fractions=fractions) for number in numbers]


def _join(group: _Group, item: _Group, gap: str) -> bool:
    """Add ``item`` to ``group`` when both belong to one prescription; tell whether it was added."""
    if item.start < group.end:  # a second level of the same words
        return False
    if item.is_open:
        if item.dose is None and group.dose is not None and group.fractions is None:
            group.is_open = True
            return True
        return False
    if item.fractions is not None and item.dose is None and item.per is None:
        return _join_fractions(group, item, gap)
    if item.per is not None and item.dose is None:
        return _join_per(group, item, gap)
    if item.dose is not None and item.fractions is None:
        return _join_dose(group, item, gap)
    if item.dose is not None and group.dose is None and group.per is None and item.fractions == group.fractions:
        group.dose = item.dose  # "5-fraction SBRT, 50 Gy in 5"
        return True
    return False


def _join_fractions(group: _Group, item: _Group, gap: str) -> bool:
    if group.fractions == item.fractions and group.fractions is not None:
        return not patterns.PHASE.search(gap)
    if group.fractions is not None or patterns.PHASE.search(gap):
        return False
    if group.is_open and group.dose != _OPEN_DOSE:
        return False
    group.fractions = item.fractions
    return True


def _join_per(group: _Group, item: _Group, gap: str) -> bool:
    if group.per is not None or patterns.PHASE.search(gap):
        return False
    fractions = item.fractions or group.fractions
    if item.fractions and group.fractions and item.fractions != group.fractions:
        return False
    agrees = bool(group.dose and fractions and item.per and _near(group.dose, item.per * fractions))
    if item.fractions and not agrees and not re.search(r"\(\s*$|\b(?:as|at|in|given)\s*$", gap):
        return False
    if not agrees and patterns.LIST.search(gap.replace(",", "")) and group.fractions:
        return False
    group.per, group.fractions = item.per, fractions
    return True


def _join_dose(group: _Group, item: _Group, gap: str) -> bool:
    if group.dose is not None or item.dose is None or patterns.PHASE.search(gap):
        return False
    if group.per and group.fractions:
        named_total = patterns.TOTAL.search(gap) or gap.strip() == "("
        if not named_total and not _near(item.dose, group.per * group.fractions):
            return False
    group.dose = item.dose
    return True


def _complete(group: _Group) -> bool:
    """Work out what follows from the written quantities; tell whether the group has a dose."""
    if group.dose is None and group.per and group.fractions:
        group.dose = round(group.per * group.fractions, 4)
    return group.dose is not None and group.dose > 0


def _share_fractions(plain: str, groups: list[_Group]) -> None:
    """Give dose levels of one plan ("70 Gy and 56 Gy in 35 fractions") the fractions that they share."""
    for left, right in reversed(list(pairwise(groups))):
        gap = plain[left.end : right.start]
        same_words = left.start == right.start
        one_phase = not patterns.PHASE.search(gap) and "boost" not in gap.lower()
        listed = len(gap) <= MAX_GAP and patterns.LIST.search(gap) and one_phase
        if left.fractions is None and not left.is_open and left.per is None and (same_words or listed):
            left.fractions = right.fractions
    for left, right in pairwise(groups):
        integrated = patterns.INTEGRATED.search(plain[left.end : right.end + 40])
        if right.fractions is None and right.per is None and not right.is_open and integrated:
            right.fractions = left.fractions


def _is_sum(group: _Group, groups: list[_Group]) -> bool:
    """Tell whether ``group`` only repeats a dose or names the sum of the phases."""
    if group.fractions is not None or group.per is not None or group.is_open or group.dose is None:
        return False
    others = [other.dose or 0.0 for other in groups if other is not group and other.fractions]
    if not others:
        return False
    repeats = group is not groups[0] and any(_near(group.dose, dose) for dose in others)
    return repeats or _near(group.dose, sum(others))


def _fact(plain: str, group: _Group) -> DoseFact:
    dose, fractions, derived = group.dose or 0.0, group.fractions, False
    if fractions is None and group.per and not group.is_open:
        quotient = dose / group.per
        if quotient >= 1 and _near(quotient, round(quotient)):
            fractions, derived = round(quotient), True
    boost = bool(
        patterns.BOOST_BEFORE.search(group.gap)
        or patterns.BOOST_AFTER.match(plain, group.end)
        or "boost" in plain[group.start : group.end].lower()
    )
    return DoseFact(dose, fractions, (group.start, group.end), group.per, boost, derived)


def _near(left: float, right: float) -> bool:
    return abs(left - right) <= 0.01 * max(abs(left), abs(right))


def _number(words: str) -> float:
    digits = re.sub(r",(?=\d{3}(?!\d))", "", words.strip())  # 5,000; but 40,05 is a decimal comma
    found = re.match(r"\d+(?:[.,]\d+)?", digits)
    return float(found[0].replace(",", ".")) if found else 0.0


def _is_centi(words: str) -> bool:
    return bool(re.search(r"cgy|centi", words, re.IGNORECASE))


def _gy(words: str) -> float:
    return _number(words) / (100 if _is_centi(words) else 1)


def _count(words: str) -> int:
    plain = words.strip().lower()
    if digits := re.match(r"\d+", plain):
        return int(digits[0])
    return patterns.NUMBER_WORDS[max((word for word in patterns.NUMBER_WORDS if plain.startswith(word)), key=len)]
