"""The words and signs of a prescription as regular expressions (all used without regard to case)."""

from __future__ import annotations

import re

__all__ = [
    "ADJECTIVE",
    "COUNT",
    "COUNT_AFTER_TIMES",
    "FRACTIONS",
    "FX",
    "GRAY",
    "GRAY_AFTER_TIMES",
    "NO_COUNT",
    "NUMBER",
    "NUMBER_WORDS",
    "PER",
    "PLAIN",
    "RATE",
    "SECOND",
    "UNIT",
    "count_of",
    "gray_of",
    "is_centi",
    "number_of",
]

_UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
NUMBER_WORDS = {word: value for value, word in enumerate([*_UNITS, *_TEENS], start=1)} | {
    f"{tens}-{unit}" if unit else tens: base + value
    for tens, base in (("twenty", 20), ("thirty", 30), ("forty", 40))
    for value, unit in enumerate(["", *_UNITS])
}

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d{1,3})?|\.\d{1,2})"
NUMBER = r"(?<![\w.])(?<!\d[-,])" + _DIGITS
UNIT = (
    r"\s*-?\s*(?:c?gy(?:\s?e\b|\s*-?[(\[]?(?:rbe|e)[)\]]?)?|(?:centi|c)?grays?|cge)"
    r"(?!(?!x\s?\d)[a-z])"  # "3Gyx10"
)
GRAY = NUMBER + UNIT
GRAY_AFTER_TIMES = _DIGITS + UNIT
_COUNT_WORDS = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
COUNT_AFTER_TIMES = (
    rf"(?:\d{{1,3}}(?!\d|[.,]\d|(?-i:[OolISB](?![a-z])))|(?:{_COUNT_WORDS})\b)(?:\s*\((?:\d{{1,3}}|{_COUNT_WORDS})\))?"
)
COUNT = r"(?<![\w.])(?<!\d[-,])" + COUNT_AFTER_TIMES
FX = (
    r"(?:fractions?|fraktionen|fracciones|frazioni|fxns?|fxs?|frac(?:t|s|ts)?|frx?s?|(?<=\d)\s?f|treatments?|"
    r"sessions?|insertions?|applications?|s[eé]ances|sesiones|sessioni|#(?!\d))(?![a-z])"
)
RATE = (
    r"(?:once[- ]daily|twice[- ]daily|daily|(?:once|twice|three times) (?:a|per) (?:day|week)|b\.?i\.?d\b\.?|b\.?d\b|"
    r"t\.?i\.?d\b\.?|q\.?d\b\.?|q\.?o\.?d\b\.?|/\s?d(?:ay)?\b|per day|a day|per week|"
    r"(?:once |twice )?weekly|every other day)"
)
ADJECTIVE = (
    rf"(?:{RATE}|equal|consecutive|total|separate|hdr|sbrt|high[- ]dose[- ]rate|hypofractionated|"
    r"external beam|cylinder|interstitial|intracavitary)"
)
FRACTIONS = rf"{COUNT}\s*-?\s*(?:{ADJECTIVE}[\s,-]*){{0,2}}{FX}"
PER = rf"(?:\s*(?:/|per|a)\s*{FX}|\s*/\s*f(?![a-z])|\s*each\b|\s*-?(?:{RATE}\s*)?{FX})"
NO_COUNT = (
    r"(?!\s*-?\s*(?:weeks?|wks?|days?|months?|minutes?|mins?|hours?|h\b|years?|cm\b|mm\b|cc\b|arcs?|beams?|"
    r"fields?|phases?|courses?|pulses?|cycles?|gy|cgy|/|%))"
)
SECOND = r"\s*(?:-|to|or)\s*\d+(?:\.\d+)?"

PLAIN = str.maketrans("×✕·–—‑−\u00a0\u202f\t", "xx.----   ")
"""Typographic signs to plain ones, one for one, so that spans stay those of the given text."""


_TOO_MUCH = 1e6


def number_of(words: str) -> float:
    """Return the number that ``words`` start with; a comma before three digits parts thousands ("5,000").

    A number of a million or more, which no prescription holds, is none: 0.
    """
    digits = re.sub(r",(?=\d{3}(?!\d))", "", words.strip())  # 5,000; but 40,05 is a decimal comma
    found = re.match(r"\d*(?:[.,]\d+)?", digits)
    number = float(found[0].replace(",", ".")) if found and found[0] else 0.0
    return number if number < _TOO_MUCH else 0.0


def is_centi(words: str) -> bool:
    """Tell whether the unit in ``words`` is cGy (CGE is no hundredth: it stands for cobalt gray equivalent)."""
    return bool(re.search(r"cgy|cgray|centi", words, re.IGNORECASE))


def gray_of(words: str) -> float:
    """Return the dose in Gy of a number with its unit."""
    return round(number_of(words) / (100 if is_centi(words) else 1), 6)


def count_of(words: str) -> int:
    """Return the number of fractions, in digits, as a word up to forty-nine or as both; 0 when both disagree."""
    outer, _, inner = words.strip().lower().partition("(")
    count = _count(outer)
    return count if not inner or _count(inner) in (count, 0) else 0


def _count(plain: str) -> int:
    if digits := re.match(r"\d+", plain):
        return int(digits[0])
    return NUMBER_WORDS.get(max((word for word in NUMBER_WORDS if plain.startswith(word)), key=len, default=""), 0)
