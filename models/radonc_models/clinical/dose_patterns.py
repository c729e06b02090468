"""The words and signs of a prescription as regular expressions (all used without regard to case)."""

from __future__ import annotations

import re

__all__ = [
    "AFTER_DOSE",
    "BOOST_AFTER",
    "BOOST_BEFORE",
    "INTEGRATED",
    "LIST",
    "NOT_A_PAIR",
    "NUMBER_WORDS",
    "PHASE",
    "PLAIN",
    "SCANNER",
    "TOTAL",
]

_UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = (
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
NUMBER_WORDS = {word: value for value, word in enumerate([*_UNITS, *_TEENS], start=1)} | {
    f"{tens}-{unit}" if unit else tens: base + value
    for tens, base in (("twenty", 20), ("thirty", 30), ("forty", 40))
    for value, unit in enumerate(["", *_UNITS])
}

_NUMBER = r"(?<![\w.,])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d{1,3})?)"
_UNIT = r"\s*-?\s*(?:c?gy(?:e\b|\s*[(\[]?rbe[)\]]?)?|(?:centi)?grays?|cge)(?![a-z])"
_GRAY = _NUMBER + _UNIT
_COUNT_WORDS = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_COUNT_AFTER_TIMES = rf"(?:\d{{1,3}}(?!\d|[.,]\d)|(?:{_COUNT_WORDS})\b)(?:\s*\([a-z-]+\))?"
_COUNT = r"(?<![\w.,])" + _COUNT_AFTER_TIMES
_FX = r"(?:fractions?|fxns?|fxs?|frac(?:t|s|ts)?|frx?s?|treatments?|sessions?|insertions?|#)(?![a-z])"
_RATE = r"(?:once[- ]daily|twice[- ]daily|daily|twice a day|bid|b\.i\.d\.?|qd|per day|weekly|every other day)"
_ADJECTIVE = (
    rf"(?:{_RATE}|equal|consecutive|total|separate|hdr|sbrt|high[- ]dose[- ]rate|hypofractionated|"
    r"external beam)"
)
_FRACTIONS = rf"{_COUNT}\s*-?\s*(?:{_ADJECTIVE}[\s,-]*){{0,2}}{_FX}"
_PER = rf"(?:\s*(?:/|per|a)\s*{_FX}|\s*each\b|\s*(?:{_RATE}\s*)?{_FX})"
_NO_COUNT = (
    r"(?!\s*-?\s*(?:weeks?|wks?|days?|months?|minutes?|mins?|hours?|h\b|years?|cm\b|mm\b|cc\b|arcs?|beams?|"
    r"fields?|phases?|courses?|gy|cgy|/|%))"
)
_SECOND = r"\s*(?:-|to|or)\s*\d+(?:\.\d+)?"
_NO_PRESCRIPTION = (
    r"(?![\w./%]|-\d|\s*(?:lymph|nodes?\b|ln\b|cores?\b|pain|strength|biops|mmhg|positive|involved|"
    r"months?\b|yrs?\b))"
)

# The first alternative that fits at the leftmost place wins: longer wordings stand before their parts.
_ALTERNATIVES = {
    # Doses that are no prescription: equivalents, earlier treatment, constraints, dates.
    "equivalent": rf"\b(?:BED|EQD\s*2?)\w*\s*(?:\([^)]*\))?[\s=:~]*(?:of|is|about|approximately)?\s*{_GRAY}",
    "earlier": (
        rf"\b(?:prior|previous(?:ly)?|earlier)\b[^.;,\n]{{0,60}}?{_GRAY}"
        rf"(?:\s*(?:in|/|over)\s*{_COUNT}(?:\s*{_FX})?)?"
    ),
    "limit": (
        r"(?:[<>≤≥]=?|\b(?:less than|below|under|at most|max(?:imum)?(?: dose)?(?: of)?|dmax|"
        rf"limit\w*[^.;,\n]{{0,40}}? to))\s*{_GRAY}"
    ),
    "volume": r"\b[VD]\d+(?:\.\d+)?\s*(?:gy|cgy|cc|%)",
    "date": r"(?<![\d/])\d{1,4}/\d{1,2}/\d{1,4}(?![\d/]*\s*c?gy)",
    "range_per": rf"{_NUMBER}{_SECOND}{_UNIT}{_PER}",
    "range_dose": rf"{_NUMBER}\s*(?:gy|cgy)?{_SECOND}{_UNIT}",
    "range_count": rf"{_COUNT}{_SECOND}\s*(?:{_ADJECTIVE}\s*)?{_FX}",
    "product": (
        rf"(?P<product_gy>{_GRAY})"
        rf"(?:(?:{_PER}|\s*{_RATE}|(?:\s+[a-z-]+){{1,2}}(?=\s*[x*]\s*\d))?\s*(?:x|\*|times)\s*"
        rf"|\s*{_RATE}\s*for\s*)"
        rf"(?P<product_n>{_COUNT_AFTER_TIMES})(?:\s*(?:{_ADJECTIVE}\s*)?{_FX})?{_NO_COUNT}"
    ),
    "reverse": (
        rf"(?P<reverse_n>{_COUNT})(?:\s*-?\s*(?:{_ADJECTIVE}\s*){{0,2}}{_FX}\s*(?:of|x|at|@)|\s*[x*])\s*"
        rf"(?P<reverse_gy>{_GRAY})(?:{_PER})?"
    ),
    "per": rf"(?P<per_gy>{_GRAY}){_PER}",
    "levels": rf"(?P<levels_gy>{_NUMBER}(?:\s*/\s*\d+(?:\.\d+)?)+){_UNIT}",
    "dose": rf"(?P<dose_gy>{_GRAY})",
    "bare": rf"(?P<bare_gy>{_NUMBER})\s*(?:in|/)\s*(?P<bare_n>{_FRACTIONS})",
    "pair": rf"(?<![\w./-])(?P<pair_gy>\d{{1,4}}(?:\.\d{{1,2}})?)/(?P<pair_n>\d{{1,2}}){_NO_PRESCRIPTION}",
    "single": r"\bsingle(?:[- ](?:dose|fraction|fx|session|treatment)\b)?|\bonce\b(?![- ](?:daily|a|per))",
    "fractions": rf"(?P<fractions_n>{_FRACTIONS})",
}
SCANNER = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _ALTERNATIVES.items()), re.IGNORECASE)
"""Finds the next quantity; the group that matched last names its kind."""

AFTER_DOSE = re.compile(
    rf"\s*(?:boost\s*)?(?:/|(?:delivered |given )?(?:in|over)\s)\s*(?P<n>{_COUNT}){_NO_COUNT}"
    rf"(?!\s*(?:-|to|or)\s*\d)(?!\s*-?\s*(?:{_ADJECTIVE}[\s,-]*){{0,2}}{_FX})",
    re.IGNORECASE,
)
"""The bare count of "4005 cGy in 15"; with a word for fractions the scanner finds it."""

NOT_A_PAIR = re.compile(
    r"(?:gleason|ecog|score|nodes?|pain|bp|strength|grade|stage|cores?|lymph)[\s:=]*(?:\w+[\s:]+)?$",
    re.IGNORECASE,
)
"""Words before a pair of numbers with a slash that is no dose over fractions."""

PHASE = re.compile(r"\b(?:followed by|then|plus|subsequent\w*|afterwards|sequential\w*)\b|[+;\n]|\.\s", re.IGNORECASE)
"""Words that end one phase of a treatment."""

LIST = re.compile(r"\b(?:and|with|while)\b|[/,&]", re.IGNORECASE)
TOTAL = re.compile(r"\b(?:total|sum|altogether|cumulative)\b|=", re.IGNORECASE)
INTEGRATED = re.compile(r"\b(?:SIB|simultaneous\w*|integrated|concomitant)\b", re.IGNORECASE)
BOOST_AFTER = re.compile(r"\s*(?:\w+\s+){0,2}boost\b(?!\s*:?\s*(?:of\s+|to\s+)?\d)", re.IGNORECASE)
BOOST_BEFORE = re.compile(r"boost(?:\s+dose)?\s*(?:of|to|with|at|:|,|-)?\s*(?:a\s+)?$", re.IGNORECASE)
"""Right before a dose; a boost that is announced further ahead may belong to a later dose."""

PLAIN = str.maketrans("×✕·–—‑−\u00a0\u202f\t", "xx.----   ")
"""Typographic signs to plain ones, one for one, so that spans stay those of the given text."""
