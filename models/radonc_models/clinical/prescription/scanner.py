"""The scanner: it turns a text into quantities, and sets aside doses that are no prescription."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from radonc_models.clinical.prescription import patterns
from radonc_models.clinical.prescription.wording import count_of, gray_of, is_centi, number_of

__all__ = ["Quantity", "scan"]

MAX_COUNT = 100
"""No course has more fractions; such a number is something else."""
MAX_PRODUCT_GY = 150.0
"""No prescription of fractions times dose goes beyond it: "60 Gy x 30" names the total first."""
MAX_FRACTION_OF_COURSE_GY = 4.0
"""A "single dose" up to this size is one of many."""
MAX_DAILY_GY = 8.0
"""Up to this size "3 Gy daily" is the dose of a fraction; "60 Gy daily" is not."""

MIN_RATIO = 5.0
"""From here on the smaller of two doses with a slash between them is the dose of a fraction of the other."""

_OFTEN_A_DAY = re.compile(r"\b(?:b\.?i?\.?d|t\.?i\.?d|twice|three times)\b", re.IGNORECASE)
_RANGE = "a range or a choice is no single number"
_OPEN = {
    "broken": "the number is not well formed",
    "several": "only the last of several numbers has a unit",
    "broken_count": "fractions are counted in whole numbers",
    "range_dose": _RANGE,
    "range_per": _RANGE,
    "range_count": _RANGE,
}
"""Kinds of quantities that name no number, and why."""
_MAGNITUDE = "it is not clear which number is the dose of a fraction"


@dataclass
class Quantity:
    """One written quantity, and later the prescription that grows out of it.

    Attributes:
        start: First character in the text.
        end: The character after the last one.
        dose: Total dose in Gy.
        per: Dose per fraction in Gy.
        fractions: Number of fractions.
        is_open: Tells whether a range was written, a dose or a count that names no number.
        labelled: Tells whether a label names the quantity, which then belongs to its form across full stops.
        needs_proof: Tells whether the reading holds only if another quantity agrees with it.
        trouble: Why it cannot be read with certainty; empty when it can.
        noise: Tells whether it is a number that is no prescription.
        weak: Tells whether it may as well mean something else ("single") and is not missed when it stands alone.
        is_bare: Tells whether it is the word "single" alone, which counts only right beside a dose.
        count_first: Tells whether the number of fractions stands before the dose, and may hold for later doses.
        derived: Tells whether the number of fractions follows from dose and dose per fraction.
        per_day: Fractions a day, None when nothing is written.
        gap: The words between it and the quantity before.

    """

    start: int
    end: int
    dose: float | None = None
    per: float | None = None
    fractions: int | None = None
    is_open: bool = False
    labelled: bool = False
    needs_proof: bool = False
    trouble: str = ""
    noise: bool = False
    weak: bool = False
    is_bare: bool = False
    count_first: bool = False
    derived: bool = False
    per_day: int | None = None
    gap: str = ""


def scan(plain: str) -> Iterator[Quantity]:
    """Yield the quantities of ``plain`` from left to right, those that are no prescription marked as noise."""
    position = 0
    while found := patterns.SCANNER.search(plain, position):
        items = _quantities(plain, found)
        for item in items:
            _doubt(plain, item)
        yield from items
        position = max([found.end(), *(item.end for item in items)])


def _doubt(plain: str, item: Quantity) -> None:
    """Mark a quantity whose number is cut ("5 0 Gy"), signed or only about right."""
    if item.noise or (item.dose is None and item.per is None):
        return
    before = plain[max(0, item.start - 24) : item.start]
    cut = None if plain[item.start].isalpha() else patterns.SPLIT_DIGITS.search(before)
    # "5 000 cGy", "50, 4 Gy"; but "phase 2 50 Gy" counts phases, and "cycle 6, 60 Gy" is a list.
    small = (item.dose or item.per or 0.0) < 10
    if cut and (small or not cut["sign"]) and not (cut["word"] and patterns.NUMBERED.search(cut["word"])):
        _drop(item, "the digits are cut by a space")
    elif re.search(r"(?:^|\s)-$", before):
        _drop(item, "a dose has no sign")
    elif re.match(r"\s?\?", plain[item.end :]):
        _drop(item, "it is marked with a question mark")
    elif not (item.dose or item.per):
        _drop(item, "a dose of zero is no prescription")
    elif patterns.ABOUT.search(before):
        item.trouble = item.trouble or "an approximate dose is no prescription"


def _drop(item: Quantity, why: str) -> None:
    item.dose, item.per, item.is_open, item.trouble = 0.0, None, True, item.trouble or why


def _quantities(plain: str, found: re.Match[str]) -> list[Quantity]:
    """Return what one match of the scanner states."""
    kind, start, end = found.lastgroup or "", found.start(), found.end()
    if kind in patterns.NOISE:
        return [Quantity(start, end, noise=True)]
    if reason := _OPEN.get(kind):
        dose = None if kind.endswith("_count") else 0.0
        return [Quantity(start, end, dose=dose, is_open=True, trouble=reason)]
    return _READERS[kind](plain, found)


def _sum(_: str, found: re.Match[str]) -> list[Quantity]:
    dose = gray_of(found["sum_gy"])
    return [Quantity(found.start(), found.end(), dose=dose, trouble="a sum is written inside the dose")]


def _per(_: str, found: re.Match[str]) -> list[Quantity]:
    labelled = found.lastgroup == "label_per"
    per = gray_of(found["label_gy"] if labelled else found["per_gy"])
    return [Quantity(found.start(), found.end(), per=per, labelled=labelled)]


def _single_dose(_: str, found: re.Match[str]) -> list[Quantity]:
    """Read "single dose 2 Gy", the dose of a fraction, and "single dose of 8 Gy", the whole course."""
    value = gray_of(found["single_gy"])
    if value <= MAX_FRACTION_OF_COURSE_GY:
        return [Quantity(found.start(), found.end(), per=value, labelled=True)]
    return [Quantity(found.start(), found.end(), dose=value, fractions=1)]


def _single(_: str, found: re.Match[str]) -> list[Quantity]:
    bare = found[0].lower() == "single"
    return [Quantity(found.start(), found.end(), fractions=1, weak=True, is_bare=bare)]


def _fractions(plain: str, found: re.Match[str]) -> list[Quantity]:
    if found[0][-1] in "fF" and not re.search(r"[/x*]\s*$|\bin\s$", plain[max(0, found.start() - 4) : found.start()]):
        return [Quantity(found.start(), found.end(), noise=True)]  # "62F" is a patient
    group = {"label_count": "label_n", "times_count": "times_n"}.get(found.lastgroup or "", "fractions_n")
    labelled = found.lastgroup == "label_count"
    return [_possible(Quantity(found.start(), found.end(), fractions=count_of(found[group]), labelled=labelled))]


def _possible(item: Quantity) -> Quantity:
    """Take a number of fractions back that no course has."""
    if item.fractions is not None and not 1 <= item.fractions <= MAX_COUNT:
        item.fractions, item.is_open, item.trouble = None, True, "it is no possible number of fractions"
    return item


def _product(_: str, found: re.Match[str]) -> list[Quantity]:
    kind, start, end = found.lastgroup, found.start(), found.end()
    per, fractions = gray_of(found[f"{kind}_gy"]), count_of(found[f"{kind}_n"])
    if not 1 <= fractions <= MAX_COUNT:
        return [Quantity(start, end, dose=0.0, is_open=True, trouble=_MAGNITUDE)]
    if _OFTEN_A_DAY.search(found[0]) and found[0].rstrip().endswith("days"):
        return [
            Quantity(start, end, dose=0.0, is_open=True, trouble="days are no fractions when there are several a day")
        ]
    if per * fractions > MAX_PRODUCT_GY and fractions > 1:
        # "36.9 Gy x 9 fractions of 4.1 Gy" names the total first: certain only when the rest says so.
        return [Quantity(start, end, dose=per, fractions=fractions, needs_proof=True, trouble=_MAGNITUDE)]
    return [Quantity(start, end, per=per, fractions=fractions)]


def _plain_product(plain: str, found: re.Match[str]) -> list[Quantity]:
    """Read "180 x 28" without a unit only where a total proves it; two small numbers may be a size."""
    value, fractions = number_of(found["plain_gy"]), int(found["plain_n"])
    before = patterns.DOSE_AT.search(plain[max(0, found.start() - 30) : found.start()])
    total = gray_of(found["plain_total"]) if found["plain_total"] else gray_of(before[1]) if before else 0.0
    for per in (value, value / 100):
        if total and abs(per * fractions - total) <= 0.01 * total:
            proven = Quantity(found.start(), found.end(), per=per, fractions=fractions)
            proven.dose = total if found["plain_total"] else None
            return [proven]
    if total or (value >= 100 and fractions > 1):
        return [Quantity(found.start(), found.end(), is_open=True, dose=0.0, trouble="no unit is written")]
    return [Quantity(found.start(), found.end(), noise=True)]


def _rate(_: str, found: re.Match[str]) -> list[Quantity]:
    value = gray_of(found["rate_gy"])
    if value > MAX_DAILY_GY:  # "60 Gy BID at 1.2 Gy per fraction"
        return [Quantity(found.start("rate_gy"), found.end("rate_gy"), dose=value)]
    return [Quantity(found.start(), found.end(), per=value)]


def _at(_: str, found: re.Match[str]) -> list[Quantity]:
    if found["at_gy"]:
        return [Quantity(found.start("at_gy"), found.end(), per=gray_of(found["at_gy"]))]
    value = number_of(found["at_plain"])
    each = value / 100 if value >= 100 else value
    return [Quantity(found.start(), found.end(), per=each, needs_proof=True, trouble="no unit is written")]


def _pair(plain: str, found: re.Match[str]) -> list[Quantity]:
    kind = found.lastgroup or ""
    dose, fractions = gray_of(found[f"{kind}_gy"]), count_of(found[f"{kind}_n"])
    if dose >= 500:  # nobody prescribes 500 Gy: an unnamed unit of this size is cGy
        dose /= 100
    item = Quantity(found.start(), found.end(), dose=dose, fractions=fractions)
    if kind == "bare":
        item.noise = dose < fractions  # "20/30 fractions so far"
        return [item]
    item.noise = not _plausible(plain, found, dose, fractions, kind)
    date_like = kind == "pair" and dose <= 12 and dose == int(dose) and fractions > 1
    around = plain[max(0, found.start() - 25) : found.end() + 25]
    if not item.noise and date_like and not patterns.CONTEXT.search(around):
        return [Quantity(found.start(), found.end(), is_open=True, dose=0.0, trouble="it may be a date")]
    return [item]


def _plausible(plain: str, found: re.Match[str], dose: float, fractions: int, kind: str) -> bool:
    """Tell whether a fraction line alone is a prescription: it also means a pain score or lymph nodes."""
    each = dose / max(fractions, 1)
    if kind == "spoken":
        return dose >= 8 and 1 <= fractions <= 35 and 1.5 <= each <= 12
    if patterns.NOT_A_PAIR.search(plain[max(0, found.start() - 40) : found.start()]) or found[0] == "24/7":
        return False
    if 19 <= dose < 21 and re.match(r"(?:19|20)\d\d/", found[0]) and not found[0].startswith("2000/"):
        return False  # a year
    boost = re.match(r"\s*\(?boost\b", plain[found.end() :], re.IGNORECASE)
    boost = boost or re.search(r"\bboost(?: of| to)?\s*$", plain[: found.start()], re.IGNORECASE)
    return (3 if boost else 6) <= dose <= 90 and 1 <= fractions <= 45 and 1.1 <= each <= (34 if fractions == 1 else 20)


def _towards(_: str, found: re.Match[str]) -> list[Quantity]:
    """Read "1.8 Gy to 45 Gy", where one dose is the dose of a fraction of the other; "45 Gy to 50 Gy" is a range."""
    start, end, per, dose = found.start(), found.end(), gray_of(found["towards_gy"]), gray_of(found["towards_total"])
    if _is_multiple(dose, per):
        return [Quantity(start, end, dose=dose, per=per)]
    return [Quantity(start, end, dose=0.0, is_open=True, trouble=_RANGE)]


def _is_multiple(dose: float, per: float) -> bool:
    return bool(per) and dose / per >= MIN_RATIO and abs(dose / per - round(dose / per)) < 0.01


def _slashed(plain: str, found: re.Match[str]) -> list[Quantity]:
    """Read "200 cGy/6000 cGy", where one dose is the dose of a fraction of the other; "70 Gy/60 Gy" are two levels."""
    first, second = gray_of(found["slashed_gy"]), gray_of(found["slashed_total"])
    if _is_multiple(second, first):
        return [Quantity(found.start(), found.end("slashed_total"), dose=second, per=first)]
    return _total(plain, found)


def _total(plain: str, found: re.Match[str]) -> list[Quantity]:
    """Return a total dose, or several levels of it, with the bare count that may follow."""
    divisor = 100 if is_centi(found[0]) else 1
    words = found[f"{found.lastgroup}_gy"]
    numbers = re.split(r"/|,|and|&", words) if found.lastgroup in {"levels", "listed"} else [words]
    numbers = [number for number in numbers if number.strip()]
    after = patterns.AFTER_DOSE.match(plain, found.end())
    end, fractions = (after.end(), count_of(after["n"])) if after else (found.end(), None)
    return [
        _possible(Quantity(found.start(), end, dose=round(number_of(number) / divisor, 6), fractions=fractions))
        for number in numbers
    ]


_READERS: dict[str, Callable[[str, re.Match[str]], list[Quantity]]] = {
    "sum": _sum,
    "product": _product,
    "reverse": _product,
    "plain_product": _plain_product,
    "label_per": _per,
    "per": _per,
    "rate": _rate,
    "at": _at,
    "single_dose": _single_dose,
    "single": _single,
    "label_count": _fractions,
    "times_count": _fractions,
    "fractions": _fractions,
    "bare": _pair,
    "pair": _pair,
    "spoken": _pair,
    "towards": _towards,
    "slashed": _slashed,
    "levels": _total,
    "listed": _total,
    "dose": _total,
}
"""What reads each kind of match."""
