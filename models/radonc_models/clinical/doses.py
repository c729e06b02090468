"""Doses and fractions out of free text, in the ways people write a prescription.

Two steps: a scanner turns the text into quantities (total dose, dose per fraction, number of fractions, products
and pairs), and a grouper puts neighbouring quantities together into prescriptions. What the text leaves open stays
open: a range such as "54-60 Gy" gives no dose, and nothing is corrected.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

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


_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_NUMBER_WORDS = {word: value for value, word in enumerate(_WORDS, start=1)} | {
    f"{tens}{unit and '-' + unit}": base + value
    for tens, base in (("twenty", 20), ("thirty", 30), ("forty", 40))
    for value, unit in enumerate(["", *_WORDS[:9]])
}

_NUM = r"(?<![\w.,])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d{1,3})?)"
_UNIT = r"\s*-?\s*(?:c?gy(?:e\b|\s*[(\[]?rbe[)\]]?)?|(?:centi)?grays?|cge)(?![a-z])"
_COUNT_AFTER_TIMES = (
    r"(?:\d{1,3}(?!\d|[.,]\d)|(?:"
    + "|".join(sorted(_NUMBER_WORDS, key=len, reverse=True))
    + r")\b)(?:\s*\([a-z-]+\))?"
)
_COUNT = r"(?<![\w.,])" + _COUNT_AFTER_TIMES
_FX = r"(?:fractions?|fraktionen|fxns?|fxs?|frac(?:t|s|ts)?|frx?s?|treatments?|sessions?|insertions?|#)(?![a-z])"
_RATE = r"(?:once[- ]daily|twice[- ]daily|daily|twice a day|bid|b\.i\.d\.?|qd|per day|weekly|every other day)"
_ADJECTIVE = rf"(?:{_RATE}|equal|consecutive|total|separate|hdr|sbrt|high[- ]dose[- ]rate|hypofractionated|external beam)"
_FRACTIONS = rf"{_COUNT}\s*-?\s*(?:{_ADJECTIVE}[\s,-]*){{0,2}}{_FX}"
_PER = rf"(?:\s*(?:/|per|a)\s*{_FX}|\s*each\b|\s*(?:{_RATE}\s*)?{_FX})"
_TIMES = r"\s*(?:x|\*|times|for)\s*"
_NO_COUNT = r"(?!\s*-?\s*(?:weeks?|wks?|days?|months?|minutes?|mins?|hours?|h\b|years?|cm\b|mm\b|cc\b|arcs?|beams?|fields?|phases?|courses?|gy|cgy|/|%))"
_SCANNER = re.compile(
    "|".join(
        f"(?P<{name}>{pattern})"
        for name, pattern in {
            # Doses that are no prescription: equivalents, constraints, earlier treatment, dates.
            "equivalent": rf"\b(?:BED|EQD\s*2?)\w*\s*(?:\([^)]*\))?[\s=:~]*(?:of|is|about|approximately)?\s*{_NUM}{_UNIT}",
            "earlier": rf"\b(?:prior|previous(?:ly)?|earlier)\b[^.;,\n]{{0,60}}?{_NUM}{_UNIT}(?:\s*(?:in|/|over)\s*{_COUNT}(?:\s*{_FX})?)?",
            "limit": rf"(?:[<>≤≥]=?|\b(?:less than|below|under|at most|max(?:imum)?(?: dose)?(?: of)?|dmax|limit\w*[^.;,\n]{{0,40}}? to))\s*{_NUM}{_UNIT}",
            "volume": r"\b[VD]\d+(?:\.\d+)?\s*(?:gy|cgy|cc|%)",
            "date": r"(?<![\d/])\d{1,4}/\d{1,2}/\d{1,4}(?![\d/]*\s*c?gy)",
            "rangeper": rf"{_NUM}\s*(?:-|to)\s*\d+(?:\.\d+)?{_UNIT}{_PER}",
            "range": rf"{_NUM}\s*(?:gy|cgy)?\s*(?:-|to|or)\s*\d+(?:\.\d+)?{_UNIT}",
            "rangefx": rf"{_COUNT}\s*(?:-|to|or)\s*\d{{1,2}}\s*(?:{_ADJECTIVE}\s*)?{_FX}",
            "product": rf"(?P<product_gy>{_NUM}{_UNIT})(?:{_PER}|\s*{_RATE}|(?:\s+[a-z-]+){{1,2}}(?=\s*[x*]\s*\d))?{_TIMES}(?P<product_n>{_COUNT_AFTER_TIMES})(?:\s*(?:{_ADJECTIVE}\s*)?{_FX})?{_NO_COUNT}",
            "reverse": rf"(?P<reverse_n>{_COUNT})(?:\s*-?\s*(?:{_ADJECTIVE}\s*){{0,2}}{_FX}\s*(?:of|x|at|@)|\s*[x*])\s*(?P<reverse_gy>{_NUM}{_UNIT})(?:{_PER})?",
            "per": rf"(?P<per_gy>{_NUM}{_UNIT}){_PER}",
            "levels": rf"(?P<levels_gy>{_NUM}(?:\s*/\s*\d+(?:\.\d+)?)+){_UNIT}",
            "dose": rf"(?P<dose_gy>{_NUM}{_UNIT})",
            "bare": rf"(?P<bare_gy>{_NUM})\s*(?:in|/)\s*(?P<bare_n>{_FRACTIONS})",
            "pair": r"(?<![\w./-])(?P<pair_gy>\d{1,4}(?:\.\d{1,2})?)/(?P<pair_n>\d{1,2})(?![\w./%]|-\d|\s*(?:lymph|nodes?\b|ln\b|cores?\b|pain|strength|biops|mmhg|positive|involved|months?\b|yrs?\b))",
            "single": r"\bsingle(?:[- ](?:dose|fraction|fx|session|treatment)\b)?|\bonce\b(?![- ](?:daily|a|per))",
            "fractions": rf"(?P<fractions_n>{_FRACTIONS})",
        }.items()
    ),
    re.IGNORECASE,
)
_AFTER_DOSE = re.compile(
    rf"\s*(?:boost\s*)?(?:/|(?:delivered |given )?(?:in|over)\s)\s*(?P<n>{_COUNT}){_NO_COUNT}(?!\s*(?:-|to|or)\s*\d)"
    rf"(?!\s*-?\s*(?:{_ADJECTIVE}[\s,-]*){{0,2}}{_FX})",
    re.IGNORECASE,
)
_NOT_A_PAIR = re.compile(
    r"(?:gleason|ecog|score|nodes?|pain|bp|strength|grade|stage|cores?|lymph)[\s:=]*(?:\w+[\s:]+)?$",
    re.IGNORECASE,
)
_PHASE = re.compile(
    r"\b(?:followed by|then|plus|subsequent\w*|afterwards|sequential\w*)\b|[+;\n]|\.\s", re.IGNORECASE
)
_LIST = re.compile(r"\b(?:and|with|while)\b|[/,&]", re.IGNORECASE)
_TOTAL = re.compile(r"\b(?:total|sum|altogether|cumulative)\b|=", re.IGNORECASE)
_INTEGRATED = re.compile(r"\b(?:SIB|simultaneous\w*|integrated|concomitant)\b", re.IGNORECASE)
_BOOST_AFTER = re.compile(r"\s*(?:\w+\s+){0,2}boost\b(?!\s*:?\s*(?:of\s+|to\s+)?\d)", re.IGNORECASE)
# Same length each, so that spans stay those of the given text.
_PLAIN = str.maketrans(
    {
        "×": "x",
        "✕": "x",
        "·": ".",
        "–": "-",
        "—": "-",
        "‑": "-",
        "−": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\t": " ",
    }
)


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
    plain = text.translate(_PLAIN)
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
    while found := _SCANNER.search(plain, position):
        kind, start, end = found.lastgroup or "", found.start(), found.end()
        position = end
        if kind in {"equivalent", "earlier", "limit", "volume", "date", "rangeper"}:
            continue
        if kind in {"range", "rangefx"}:
            yield _Group(start, end, is_open=True, dose=None if kind == "rangefx" else -1.0)
        elif kind in {"product", "reverse"}:
            yield _Group(start, end, per=_gy(found[f"{kind}_gy"]), fractions=_count(found[f"{kind}_n"]))
        elif kind == "per":
            yield _Group(start, end, per=_gy(found["per_gy"]))
        elif kind == "single":
            yield _Group(start, end, fractions=1)
        elif kind == "fractions":
            yield _Group(start, end, fractions=_count(found["fractions_n"]))
        elif kind in {"bare", "pair"}:
            yield from _pair(plain, found, kind)
        else:
            position = yield from _total(plain, found, kind)


def _pair(plain: str, found: re.Match[str], kind: str) -> Iterator[_Group]:
    dose, fractions = _gy(found[f"{kind}_gy"]), _count(found[f"{kind}_n"])
    if dose >= 500:  # nobody prescribes 500 Gy: an unnamed unit of this size is cGy
        dose /= 100
    # A fraction line alone also means a pain score or lymph nodes: only a plausible prescription counts.
    if kind == "pair" and (
        not (dose >= 6 and 1 <= fractions <= 45 and 1 <= dose / fractions <= 34)
        or found[0] == "24/7"
        or _NOT_A_PAIR.search(plain[max(0, found.start() - 40) : found.start()])
    ):
        return
    yield _Group(found.start(), found.end(), dose=dose, fractions=fractions)


def _total(plain: str, found: re.Match[str], kind: str) -> Iterator[_Group]:
    """Yield a total dose or several levels of it, with the bare count that may follow; return the position."""
    unit_is_centi = _is_centi(found[0])
    numbers = found["levels_gy"].split("/") if kind == "levels" else [found["dose_gy"]]
    after = _AFTER_DOSE.match(plain, found.end())
    end = after.end() if after else found.end()
    for number in numbers:
        dose = _number(number) / (100 if unit_is_centi else 1)
        yield _Group(found.start(), end, dose=dose, fractions=_count(after["n"]) if after else None)
    return end  # type: ignore[return-value]


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
    if (
        item.dose is not None
        and group.dose is None
        and group.per is None
        and item.fractions == group.fractions
    ):
        group.dose = item.dose  # "5-fraction SBRT, 50 Gy in 5"
        return True
    return False


def _join_fractions(group: _Group, item: _Group, gap: str) -> bool:
    if group.fractions == item.fractions and group.fractions is not None:
        return not _PHASE.search(gap)
    if group.fractions is not None or group.is_open and group.dose is not None and group.dose > 0:
        return False
    if _PHASE.search(gap):
        return False
    group.fractions = item.fractions
    return True


def _join_per(group: _Group, item: _Group, gap: str) -> bool:
    if group.per is not None or _PHASE.search(gap):
        return False
    fractions = item.fractions or group.fractions
    if item.fractions and group.fractions and item.fractions != group.fractions:
        return False
    agrees = bool(group.dose and fractions and item.per and _near(group.dose, item.per * fractions))
    if item.fractions and not agrees and not re.search(r"\(\s*$|\b(?:as|at|in|given)\s*$", gap):
        return False
    if not agrees and _LIST.search(gap.replace(",", "")) and group.fractions:
        return False
    group.per, group.fractions = item.per, fractions
    return True


def _join_dose(group: _Group, item: _Group, gap: str) -> bool:
    if group.dose is not None or item.dose is None or _PHASE.search(gap):
        return False
    if group.per and group.fractions:
        named_total = _TOTAL.search(gap) or gap.strip() == "("
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
    for left, right in reversed(list(zip(groups, groups[1:], strict=False))):
        gap = plain[left.end : right.start]
        same_words = left.start == right.start
        listed = (
            len(gap) <= MAX_GAP
            and _LIST.search(gap)
            and not _PHASE.search(gap)
            and "boost" not in gap.lower()
        )
        if left.fractions is None and not left.is_open and left.per is None and (same_words or listed):
            left.fractions = right.fractions
    for left, right in zip(groups, groups[1:], strict=False):
        if (
            right.fractions is None
            and right.per is None
            and _INTEGRATED.search(plain[left.end : right.end + 40])
        ):
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
    before = group.gap[-60:].lower()
    boost = (
        "boost" in before[max(before.rfind("."), before.rfind(";")) + 1 :]
        or "boost" in plain[group.start : group.end].lower()
    )
    boost = boost or bool(_BOOST_AFTER.match(plain, group.end))
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
    return _NUMBER_WORDS[max((word for word in _NUMBER_WORDS if plain.startswith(word)), key=len)]
