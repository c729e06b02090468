"""The quantities of a prescription as regular expressions, built from its words."""

from __future__ import annotations

import re

from radonc_models.clinical.prescription.wording import (
    ADJECTIVE,
    COUNT,
    COUNT_AFTER_TIMES,
    FRACTIONS,
    FX,
    GRAY,
    GRAY_AFTER_TIMES,
    NO_COUNT,
    NUMBER,
    PER,
    RATE,
    SECOND,
    UNIT,
)

__all__ = ["ABOUT", "AFTER_DOSE", "CONTEXT", "DOSE_AT", "NOISE", "NOT_A_PAIR", "NUMBERED", "SCANNER", "SPLIT_DIGITS"]

_SINGLE = (
    r"\bone-off\b|\bsingle(?:[- ](?:hdr[- ])?(?:dose|fraction|fx|session|treatment|implant|insertion)\b)?"
    r"|\bonce\b(?![- ](?:daily|weekly|every|a\b|per))"
)
_EARLIER = (
    r"(?:\b(?:prior(?! phase| to)|previous(?:ly)?(?! phase)|earlier|completed|(?:he|she|patient|pt) had"
    r"|last (?:rt|xrt|radi\w+|course)"
    r"|(?:has|had|have|already) (?:\w+ )?(?:received|completed|undergone|been treated))\b"
    r"|\b(?:hx|h/o|history) of\b|\b(?:to date|so far|ago)\b|\b(?:rt|xrt|radi\w+|treated) in (?:19|20)\d\d\b"
    r"|\bs/p (?:\w+ ){0,3}?(?:w?b?rt|xrt|radi\w+|sbrt|srs|pci)\b)"
)
_PAIR = r"\d{1,3}(?:\.\d{1,2})?/\d{1,2}(?![\w./%])"
_IN_COUNT = rf"(?:\s*(?:in|/|over|x)\s*{COUNT}(?:\s*{FX})?)?"
_NO_PRESCRIPTION = (
    r"(?![\w/%]|\.\d|-\d|\s*(?:mm\b|cm\b|lymph|nodes? (?:positive|involved|\+)|ln\b|cores?\b|pain|strength|biops"
    r"|mmhg|positive|"
    r"involved|\+ve|months?\b|yrs?\b))"
)

# The first alternative that fits at the leftmost place wins: longer wordings stand before their parts.
_ALTERNATIVES = {
    # Doses that are no prescription: equivalents, earlier treatment, constraints, dates, calendar counts.
    "equivalent": (
        rf"\bequivalent (?:dose )?(?:to|of)\s*{GRAY}(?:\s*(?:in|at)\s*{GRAY}(?:{PER})?)?|"
        r"\b(?:(?-i:BED)|bed\s?\d+|EQD\s*2?)\w*\s*(?:\([^)]*\)|total)?[\s=:~]*(?:of|is|about|approximately)?"
        rf"\s*(?:{GRAY}|{NUMBER}{SECOND}{UNIT})"
    ),
    "earlier": rf"{_EARLIER}[^.;,\n]{{0,60}}?(?:{GRAY}{_IN_COUNT}|{_PAIR})",
    "gone": (
        rf"{GRAY}{_IN_COUNT}(?:\s*\(?(?:in\s+)?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+)?"
        r"(?:19|20)\d\d\b|[^.;,\n]{0,40}?\b(?:ago|last (?:year|month))\b)"
    ),
    "limit": (
        r"(?:(?<!-)[<>≤≥]=?|\b(?:less than|below|under|at most|max(?:imum)?(?: dose)?(?: \w+){0,2}|plan sum"
        r"|sum plan|composite(?: \w+){0,3}|d\d+(?:\.\d+)?(?=\s*[<>≤≥=])|hot ?spot"
        r"|toleran\w+[^.;\n]{0,25}|mean(?: \w+){0,2}|"
        r"d(?:max|mean|\d+(?:\.\d+)?\s*(?:%|cc))(?: [a-z]+){0,2}|m[lh]d|"
        rf"limit\w*[^.;,\n]{{0,40}}? to))\s*[<>≤≥=:~]*\s*{GRAY}"
    ),
    "limited": (
        rf"{GRAY}\s*(?:constraint|limit|tolerance|threshold|mean\b|max(?:imum)?\b(?!\s*dose)"
        rf"|\(\s*\d+(?:\.\d+)?\s?%(?!\s*i))"
    ),
    "volume": r"\b[VD]\d+(?:\.\d+)?\s*(?:gy|cgy|cc|%)",
    "date": r"(?<![\d/])\d{1,4}/\d{1,2}/\d{1,4}(?![\d/]*\s*c?gy)",
    "calendar": (
        rf"{COUNT}\s*(?:{FX}|days?|times|x)?\s*(?:(?:per|a|/|each)\s*(?:week|wk|woche)\b|weekly\b(?!\s*{FX}))"
        rf"|\b(?:first|last|initial|every|after|before|remaining|until|within|missed|skipped|another|minus"
        rf"|less)\s+(?:the\s+)?"
        rf"{COUNT}\s*{FX}|\b\d+ of (?:the )?\d+\s*{FX}|\bfractions?\s*\d+\s*(?:of|/)\s*\d+|\b(?:day"
        rf"|week)\s*\d+\s*(?:of|/)\s*\d+"
        rf"|(?<![\w.])(?:2|two|3|three)\s*{FX}\s*(?:(?:per|a|/)\s*day\b|daily\b)"
    ),
    "progress": rf"{NUMBER}(?:{UNIT})?\s*of\s*(?:the |a )?(?:planned |prescribed |total )?{GRAY}",
    "shape": r"\d+(?:\.\d+)?(?:\s*x\s*\d+(?:\.\d+)?){1,2}\s*(?:cm|mm)\b",
    # Labels, as forms print them.
    "label_per": (
        rf"\b(?:(?:dose|gy)\s*(?:per|/)\s*{FX}|(?:fraction(?:al)?|daily) dose|(?:fx|fraction) size|einzeldosis"
        rf"|dosis por fracci[oó]n|"
        rf"dose par (?:fraction|s[eé]ance)|ED)\s*(?:of|[:=])?\s*"
        rf"(?P<label_gy>{GRAY})(?:{PER})?"
    ),
    "single_dose": rf"\bsingle dose(?:\s*:|\s+of)?\s*(?P<single_gy>{GRAY})(?!{PER})",
    "times_count": rf"\b(?:hdr|t&[or]|qd|daily)\s*x\s*(?P<times_n>{COUNT_AFTER_TIMES}){NO_COUNT}",
    "label_count": (
        rf"(?:\b(?:number|no\.?) of\s*{FX}|#\s*{FX}|(?<![\w#])#(?=\s*\d)"
        rf"|\b(?:fractions?"
        rf"|fxs?)(?=\s*[:=\d]))\s*[:=]?\s*(?P<label_n>{COUNT})"
        rf"(?!{SECOND}){NO_COUNT}"
    ),
    # Quantities.
    "broken": rf"(?<![\w.,])\d+(?:[.,]\d+){{2,}}{UNIT}|(?<![\w.,])\d{{1,3}}\.\d{{3}}\s*cgy",
    "broken_count": rf"(?<![\w.,])\d+[.,]\d+\s*-?\s*{FX}",
    "range_per": rf"{NUMBER}{SECOND}{UNIT}{PER}",
    "towards": rf"(?P<towards_gy>{GRAY})\s*to\s*(?P<towards_total>{GRAY})",
    "range_dose": rf"{NUMBER}\s*(?:gy|cgy)?{SECOND}{UNIT}|\bbetween\s+{NUMBER}\s*(?:gy|cgy)?\s*and\s*{GRAY}",
    "range_count": (
        rf"{COUNT}{SECOND}(?:\s*(?:{ADJECTIVE}\s*)?{FX})"
        rf"|(?:(?<=/)|(?<=/\s)){COUNT}{SECOND}(?!\d|\.\d|\s*c?gy)\b"
    ),
    "sum": rf"(?P<sum_gy>{GRAY})\s*\(\s*{GRAY}(?:\s*\+\s*{GRAY})+\s*\)",
    "product": (
        rf"(?P<product_gy>{GRAY})"
        rf"(?:(?:{PER}|\s*{RATE}|(?:\s+[a-z-]+){{1,2}}(?=\s*[x*]\s*\d))?\s*(?:x|\*|times)\s*"
        rf"|\s*{RATE}\s*for\s*)"
        rf"(?P<product_n>{COUNT_AFTER_TIMES})(?:\s*(?:{ADJECTIVE}\s*)?{FX}|(?<=\d)\s*days\b)?{NO_COUNT}"
    ),
    "reverse": (
        rf"(?P<reverse_n>{COUNT})"
        rf"(?:\s*-?\s*(?:{ADJECTIVE}\s*){{0,2}}{FX}\s*(?:of (?:[a-z]+ ){{1,2}}at|of|x|at|@)|\s*(?:[x*]|times))\s*"
        rf"(?P<reverse_gy>{GRAY_AFTER_TIMES})(?:{PER})?"
    ),
    "plain_product": (
        rf"(?P<plain_gy>{NUMBER})\s*(?:x|\*)\s*(?P<plain_n>\d{{1,2}})(?![\d.])(?:\s*{FX})?"
        rf"(?:\s*=\s*(?P<plain_total>{GRAY}))?"
    ),
    "per": rf"(?P<per_gy>{GRAY}){PER}",
    "rate": rf"(?P<rate_gy>{GRAY})\s*(?:hdr\s+)?{RATE}",
    "at": rf"@\s*(?P<at_gy>{GRAY})|@\s*(?P<at_plain>{NUMBER})(?![\d.]|\s*(?:cm|mm|%|x\b|\*))",
    "each_level": rf"{NUMBER}\s*(?:and|&|,)\s*{GRAY}{PER}",
    "several": rf"{NUMBER}\s*\+\s*{GRAY}|{NUMBER}(?:\s*,\s*{NUMBER})+\s*,?\s*{GRAY}",
    "listed": rf"(?P<listed_gy>{NUMBER}(?:\s*,\s*\d+(?:\.\d+)?)*\s*,?\s*(?:and|&)\s*\d+(?:\.\d+)?){UNIT}",
    "slashed": rf"(?P<slashed_gy>{GRAY})(?=\s*/\s*(?P<slashed_total>{GRAY_AFTER_TIMES}))",
    "levels": rf"(?P<levels_gy>{NUMBER}(?:\s*/\s*\d+(?:\.\d+)?){{1,5}}){UNIT}",
    "dose": rf"(?P<dose_gy>{GRAY})",
    "bare": rf"(?P<bare_gy>{NUMBER})\s*(?:in|/)\s*(?P<bare_n>{FRACTIONS})",
    "pair": rf"(?<![\w./-])(?P<pair_gy>\d{{1,4}}(?:\.\d{{1,2}})?)/(?P<pair_n>\d{{1,2}}){_NO_PRESCRIPTION}",
    "spoken": (r"(?<![\w./-])(?P<spoken_gy>\d{1,2}(?:\.\d{1,2})?) in (?P<spoken_n>\d{1,2})(?=\s+to\b|\s*[.,;)]|\s*$)"),
    "single": _SINGLE,
    "fractions": rf"(?P<fractions_n>{FRACTIONS})",
}
# Every quantity starts with a number, a sign or a word: trying nowhere else makes the search five times as fast.
_START = r"(?:(?<!\w)(?=[\d.])|(?=[<>≤≥@#])|\b(?=[a-z]))"
SCANNER = re.compile(
    f"{_START}(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _ALTERNATIVES.items())})", re.IGNORECASE
)
"""Finds the next quantity; the group that matched last names its kind."""

AFTER_DOSE = re.compile(
    rf"\s*(?:boost\s*)?(?:/|#(?=\d)|(?:delivered |given )?(?:in|en|over)\s"
    rf"|\(\s*(?=\d+\s*{FX}\s*\)))\s*(?P<n>{COUNT}){NO_COUNT}"
    rf"(?!\s*\(\d+\)\s*{FX})(?!\s*(?:-|to|or)\s*\d+(?![\d.]*\s*(?:c?gy"
    rf"|cge)))(?!\s*-?\s*(?:{ADJECTIVE}[\s,-]*){{0,2}}{FX})",
    re.IGNORECASE,
)
"""The bare count of "4005 cGy in 15"; with a word for fractions the scanner finds it."""

DOSE_AT = re.compile(rf"({GRAY})\s*@\s*$", re.IGNORECASE)
"""The total right before "@ 180 x 28"."""

NOT_A_PAIR = re.compile(
    r"\b(?:gleason|ecog|score|nodes?|pain|bp|strength|grade|stage|cores?|lymph|ln|er|pr|her2|on|seen|since"
    r"|mri|ct|pet|pressure|room|case|phone|bed)\b"
    r"[\s:=]*(?:\w+[\s:]+)?$",
    re.IGNORECASE,
)
"""Words before a pair of numbers with a slash that is no dose over fractions."""

CONTEXT = re.compile(
    r"\b(?:boost|rt|xrt|sbrt|sabr|srs|hdr|brachy\w*|radi\w+|gy|fx|cavity|palliat\w*|rx)\b", re.IGNORECASE
)
SPLIT_DIGITS = re.compile(r"(?P<word>\b[a-z]+\.?)?\s*(?<![\w.,-])\d{1,3}(?P<sign>[.,]?)\s+$", re.IGNORECASE)
NUMBERED = re.compile(
    r"(?:phase|course|plan|arm|level|grade|stage|type|cd|ptv|ctv|gtv|figo|ecog|lesion|met|target|site|area|field|age|"
    r"who|x|gs|psa|kps|karnofsky|ps|day|week|of|to|at|in)$",
    re.IGNORECASE,
)
ABOUT = re.compile(
    r"(?:~|\b(?:approx\.?|approximately|about|around|roughly|circa|at least|minimum(?: of)?|no less than"
    r"|more than))\s*$",
    re.IGNORECASE,
)

NOISE = frozenset(
    {
        "equivalent",
        "earlier",
        "gone",
        "limit",
        "limited",
        "volume",
        "date",
        "calendar",
        "shape",
        "progress",
        "each_level",
    }
)
"""Kinds of quantities that are no prescription."""
