"""Every element of a date but the year, and every age over 89."""

from __future__ import annotations

import re
from collections.abc import Iterator

from radonc_models.curate.deidentify.listing import listed
from radonc_models.curate.deidentify.model import Identifier, Kind
from radonc_models.curate.deidentify.tokens import Token, Tokens

__all__ = ["MONTHS", "ages", "certain_dates", "days_of_month", "uncertain_dates"]

_ENGLISH = listed("months")
_OTHERS = listed("months_of_other_languages")
MONTHS = frozenset((*_ENGLISH, *_OTHERS))
_ALSO_WORDS = frozenset({"may", "march", "mar", "mars", "mai", "august", "sep", "dec", "jan", "juli"})
_NOT_ALONE = frozenset(
    {"may", "march", "mars", "mai", "mar", "juli", "dec", "sep", "jan", "jun", "april", "june", "august"}
)

_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")(?![a-zà-ÿ])\.?"
_YEAR = r"(?:\d{4}|['’]\d{2})(?!\d)"
_SHORT_YEAR = r"(?:\d{4}|['’]?\d{2})(?!\d|\s*[./:x]?\d|\s*(?:mg|c?gy|cm|mm|fx|%))"
_TH = r"(?:st|nd|rd|th|er|\.)?"
_ORDINALS = listed("ordinals")
_ORDINAL = "(?:twenty |thirty )?(?:" + "|".join(sorted(_ORDINALS, key=len, reverse=True)) + r")\b"
_SPOKEN_YEAR = (
    r"(?:\s+(?:nineteen|twenty|two thousand)(?:\s+(?:and\s+)?(?:oh\s+)?[a-z]+(?:ty|een|one|two|three|four|"
    r"five|six|seven|eight|nine|ten|eleven|twelve))?(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine)\b)?)?"
)
_FULL = re.compile(
    r"(?P<a>\d{1,4})(?P<s>[/.\-‑]|\.[ ]|[ ]|[ ][/\-.][ ])(?P<b>\d{1,2})(?:(?P=s)(?P<c>\d{4}|['’]?\d{2})|"
    r"[/.\-‑](?P<y>\d{4}))(?!\d|[/.]\d|-\d{1,3}(?![\d/.]))"
)
_DAY_MONTH = re.compile(
    rf"\d{{1,2}}{_TH}(?:[\s\-]+(?:of\s+|de\s+)?|\s?){_MONTH}(?:[\s,\-]*(?:de\s)?{_SHORT_YEAR})?", re.IGNORECASE
)
_MONTH_YEAR = re.compile(r"(?P<m>\d{1,2})[/.\-](?P<y>(?:19|20)\d\d)(?!\d|[/.\-]\d)")
_ROMAN = re.compile(r"(?:I{1,3}|I?V|VI{1,3}|I?X|XI{1,2})[./]\s?(?:19|20)\d\d\b")
_DAY_ROMAN = re.compile(r"\d{1,2}[./]\s?(?:I{1,3}|I?V|VI{1,3}|I?X|XI{1,2})[./]\s?(?:19|20)\d\d\b")
_COMPACT = re.compile(r"(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)")
_NO_UNIT = r"(?!\d|\.\d|\s*(?:mg|c?gy|cm|mm|fx|fractions|weeks|months|%|/(?!\s?\d{2,4})))"
_DAY = rf"\d{{1,2}}(?:st|nd|rd|th)?{_NO_UNIT}"
_FROM_MONTH = re.compile(
    rf"{_MONTH}(?:[\s\-/]*(?:the\s)?{_DAY}(?:\s?(?:-|–|and|&|to)\s?{_DAY})?(?:,?[\s\-/]*{_YEAR}|(?<=[a-z])\s\d{{2}}{_NO_UNIT})?|"
    rf"[,\s\-]*(?:of\s+)?{_YEAR}|\s+(?:the\s)?{_ORDINAL}{_SPOKEN_YEAR})",
    re.IGNORECASE,
)
_ORDINAL_MONTH = re.compile(rf"{_ORDINAL}\s+(?:of\s+)?{_MONTH}{_SPOKEN_YEAR}", re.IGNORECASE)
_HOLIDAY = re.compile(
    r"(?:Christmas(?: Eve| Day)?|Xmas|New Year['’]?s?(?: Eve| Day)?|Hogmanay|Thanksgiving(?: Day)?|"
    r"Easter(?: Sunday| Monday)?|Good Friday|Halloween|"
    r"Independence Day|Memorial Day|Labor Day|Labour Day|Veterans Day|Valentine['’]?s(?: Day)?|"
    r"Mother['’]?s Day|Father['’]?s Day|"
    r"St\.? Patrick['’]?s Day|Boxing Day|Bastille Day|Diwali|Ramadan|Eid(?: al-\w+)?|Hanukkah|Chanukah|"
    r"Passover|Yom Kippur|Rosh Hashanah|"
    r"Ash Wednesday|Mardi Gras|Juneteenth|Columbus Day|Presidents['’]? Day|MLK Day|Cinco de Mayo|Kwanzaa|"
    r"Pentecost|Whitsun|Groundhog Day)\b",
    re.IGNORECASE,
)
_ROMAN_MONTHS = frozenset(listed("roman_months"))
_ORDINAL_WORDS = frozenset({word for ordinal in _ORDINALS for word in (ordinal, ordinal.split("-")[0])})
_BEGINNINGS = MONTHS | _ROMAN_MONTHS | _ORDINAL_WORDS | frozenset(listed("holidays"))
_PAIR = re.compile(
    r"(?P<a>\d{1,2})(?P<s>[/\-.])(?P<b>\d{1,2})(?P<end>\.?)(?![/.]?\d|-\d(?!\d?/)|\s*(?:%|weeks?\b|wks?\b|days?\b|months?\b|mos?\b|years?\b|yrs?\b|hours?\b|hrs?\b|cm\b|mm\b|"
    r"c?gy\b|fx\b|fractions\b|drinks\b|beers\b|packs\b|times\b))"
)
_DATE_CUE = re.compile(
    r"(?:\b(?:insertion|on|since|from|until|til|till|to|dated?|seen|visit|mri?|ct|pet(?:-ct)?|ct/pet|scan|bx|biopsy|surgery|start\w*|begin\w*|began|sim|appt|"
    r"ended|ending|last|recheck|fu|f/u|trus|op|placed|by|am|vom|bis|seit|rtc|psma|xrt|date|dob|born|done|next|and|am|imaging|cxr|addendum|"
    r"note|week of|wk of|through|thru|labs?)\s*:?\s*|[(\[&,;]\s?)$",
    re.IGNORECASE,
)
_IMAGING_CUE = re.compile(r"\b(?:mri|ct|pet|scan|biopsy|bx|labs?|xray)\b[^.;\n\d]{0,14}$", re.IGNORECASE)
_AGE = re.compile(
    r"(?P<age>9\d|1[01]\d)(?:\s*-?\s*(?:y\.?\s*/?-?o\b|y\.?o\.?|y-o\b|yrs?\b|years?\b|year-old|y\b|ans\b|jahre|j\.|lat\b|a[ñn]os)|"
    r"\s?[mf]\b|,?\s+(?:male|female|man|woman|gentleman|lady)\b)",
    re.IGNORECASE,
)
_AGE_OF_PERSON = re.compile(
    r"\b(?:he|she|who|mother|father|mom|mum|dad|now|turned|turning|turns|nearly|almost)\s+(?:is\s+|was\s+)?(?:now\s+)?"
    r"(?P<age>9\d|1[01]\d)(?![\d%/]|\.\d|\s*(?:kg|lbs?|cm|mm|c?gy|mg|percent|of|days|weeks|months|fractions|fx))",
    re.IGNORECASE,
)
_AGE_LABEL = re.compile(
    r"\b(?:age[ds]?|alter)\s*(?:/\s*sex)?\s*(?:of|is|:|=|at \w+:?)?\s*(?P<age>9\d|1[01]\d)(?![\d%/]|\.\d|"
    r"\s*(?:gy|mg|cm))",
    re.IGNORECASE,
)
_AGE_WORDS = re.compile(
    r"\b(?P<age>(?:ninety|(?:one |a )?hundred)(?:[\s-](?:and )?(?:one|two|three|four|five|six|seven|eight|"
    r"nine|ten))?)[\s-]+(?:years?|yo\b|y/o)",
    re.IGNORECASE,
)


_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
_CUED_DAY = re.compile(
    rf"(?:\b(?:on|until|till|til|by|before|since|after|from)\s|(?P<week>\b{_WEEKDAY},?\s))$", re.IGNORECASE
)
_THE_NTH = re.compile(
    r"\bthe\s(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)\b(?!\s+(?:[a-z]+\s+)?(?:fractions?|cycles?|days?|weeks?|months?|doses?|"
    r"treatments?|percentile|ribs?|nerves?|cranial|intercostal|edition|floor|line|time|visit|decade|century|year|vertebra|lumbar|thoracic|"
    r"cervical|toe|finger|digit|ventricle|hour|infusion|course|session|insertion|anniversary|lesion|tumou?r|metatarsal|metacarpal)\b)",
    re.IGNORECASE,
)


def certain_dates(tokens: Tokens) -> Iterator[Identifier]:
    """Find what can be nothing but a date."""
    text = tokens.text
    for token in tokens.all:
        span: tuple[int, int] | None = None
        if token.shape == "number":
            span = _at_number(text, token)
        elif token.low in _BEGINNINGS or "-" in token.low:
            span = _at_word(tokens, token)
        if span:
            yield Identifier(*span, Kind.DATE, "date")


def _at_word(tokens: Tokens, token: Token) -> tuple[int, int] | None:
    pieces = token.low.split("-")
    if pieces[0] in MONTHS or pieces[-1] in MONTHS:
        return _at_month(tokens, token)
    if token.low in _ORDINAL_WORDS and (match := _ORDINAL_MONTH.match(tokens.text, token.start)):
        article = tokens.text[token.start - 4 : token.start].lower() == "the "
        return token.start - 4 * article, match.end()
    if not token.is_capital:
        return None
    pattern = _ROMAN if token.low in _ROMAN_MONTHS else _HOLIDAY
    match = pattern.match(tokens.text, token.start)
    return match.span() if match else None


def _at_number(text: str, token: Token) -> tuple[int, int] | None:
    before = text[max(0, token.start - 2) : token.start]
    if before[-1:] in {"/", "."} and before[:1].isdigit():
        return None
    if before[-1:] == "-" and before[:1].isdigit():
        match = _FULL.match(text, token.start)
        return match.span() if match and _is_full(match) else None
    for pattern, check in (
        (_FULL, _is_full),
        (_COMPACT, None),
        (_MONTH_YEAR, _is_month_year),
        (_DAY_ROMAN, None),
        (_DAY_MONTH, _is_day_month),
    ):
        match = pattern.match(text, token.start)
        if match and (check is None or check(match)):
            return match.span()
    return None


def _is_full(match: re.Match[str]) -> bool:
    a, b, c = int(match["a"]), int(match["b"]), match["c"] or match["y"]
    if len(match["a"]) == 3 or (" " in match["s"] and not 1900 <= int(c.lstrip("'’")) < 2100):
        return False
    if len(match["a"]) == 4 and " " not in match["s"]:
        return len(c) <= 2 and 1900 <= a < 2100 and 1 <= b <= 12 and 1 <= int(c) <= 31
    return (1 <= a <= 31 and 1 <= b <= 12) or (1 <= a <= 12 and 1 <= b <= 31)


def _is_month_year(match: re.Match[str]) -> bool:
    return 1 <= int(match["m"]) <= 12


def _is_day_month(match: re.Match[str]) -> bool:
    words = re.findall(r"[^\W\d_]+", match[0])
    month = next(word for word in words if word.lower() in MONTHS)
    day = int(re.match(r"\d+", match[0])[0])  # type: ignore[index]
    return 1 <= day <= 31 and not (month.islower() and month in _ALSO_WORDS and len(words) == 1 and " " in match[0])


def _at_month(tokens: Tokens, token: Token) -> tuple[int, int] | None:
    text = tokens.text
    at = token.start + (token.low.rfind("-") + 1 if token.low.split("-")[0] not in MONTHS else 0)
    match = _FROM_MONTH.match(text, at)
    word = token.low.split("-")[-1]
    if match and (
        not token.text[at - token.start :].islower()
        or word not in _ALSO_WORDS
        or " of " in match[0]
        or re.search(r"\b(?:19|20)\d\d$", match[0])
    ):
        return match.span()
    if match and word in _ALSO_WORDS and re.search(_ORDINAL, match[0], re.IGNORECASE):
        return match.span()
    if not token.is_capital and "-" not in token.low:
        return None
    if word in _NOT_ALONE:
        cue = re.search(
            r"(?:\b(?:in|of|last|since|until|till|this|next|by|early|late|mid|from|to|through|during|born|[a-z]+ing)[\s\-(]*)$",
            text[max(0, at - 16) : at],
            re.IGNORECASE,
        )
        if not cue or (
            token.line in tokens.caps_lines
            and word in {"may", "mar", "march"}
            and not cue[0].lower().startswith(("in", "since", "last"))
        ):
            return None
    return at, token.end


def uncertain_dates(tokens: Tokens) -> Iterator[Identifier]:
    """Find pairs such as "9/14" and "12-9", which are dates unless a clinical fact claims them."""
    text = tokens.text
    for token in tokens.all:
        if token.shape != "number" or len(token.text) > 2:
            continue
        if token.start and (
            (text[token.start - 1] in "/.-+=<>x~^" and text[max(0, token.start - 2)].isdigit())
            or text[token.start - 1] in "=<>~+"
        ):
            continue
        match = _PAIR.match(text, token.start)
        if match is None or not _is_pair(match):
            continue
        cued = match["s"] == "-" and _IMAGING_CUE.search(text[max(0, match.start() - 26) : match.start()])
        cued = cued or match["s"] == "/" or _DATE_CUE.search(text[max(0, match.start() - 16) : match.start()])
        # "5.11." and "22.03" behind a word for a date are days, "5.11" is a number
        if cued and (match["s"] != "." or match["end"] or match["b"][0] == "0"):
            yield Identifier(match.start(), match.end("b"), Kind.DATE, "day and month")


def days_of_month(text: str) -> Iterator[Identifier]:
    """Find "Friday the 8th" and "until the 20th"."""
    for match in _THE_NTH.finditer(text):
        before = text[max(0, match.start() - 14) : match.start()]
        if cue := _CUED_DAY.search(before):
            start = match.start() - len(cue["week"] or "")
            yield Identifier(start, match.end(), Kind.DATE, "day of a month")


def _is_pair(match: re.Match[str]) -> bool:
    a, b = int(match["a"]), int(match["b"])
    return 1 <= a <= 31 and 1 <= b <= 31 and min(a, b) <= 12


def ages(text: str) -> Iterator[Identifier]:
    """Find ages over 89 (45 CFR 164.514(b)(2)(i)(C))."""
    for pattern in (_AGE, _AGE_LABEL, _AGE_OF_PERSON, _AGE_WORDS):
        for match in pattern.finditer(text):
            start, end = match.span("age")
            if start and (
                text[start - 1].isdigit() or (text[start - 1] in ".,/" and text[max(0, start - 2)].isdigit())
            ):
                continue
            yield Identifier(start, end, Kind.DATE, "age over 89")
