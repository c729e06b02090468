"""Places smaller than a state, and the names of clinics, schools and homes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from radonc_models.curate.deidentify.lexicon import lexicon
from radonc_models.curate.deidentify.listing import listed
from radonc_models.curate.deidentify.model import Identifier, Kind
from radonc_models.curate.deidentify.tokens import Token, Tokens

__all__ = ["WIDE_PLACES", "addresses", "facilities", "towns"]

WIDE_PLACES = frozenset(listed("wide_places"))
_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|"
    "TN|TX|UT|VT|VA|WA|WV|WI|WY|DC|ON|QC|BC|AB"
)
_CAP = r"[A-ZÀ-ÖØ-ÞŁŚŻČŠŽ][\w'’\-]*"
_STREET = (
    r"(?:St(?:reet)?|Ave(?:nue)?|R(?:oa)?d|Blvd|Boulevard|Lane|Ln|Dr(?:ive)?|C(?:our)?t|Way|Pl(?:ace)?|Terrace|Ter|Circle|Cir|Hwy|Highway|"
    r"Parkway|Pkwy|Crescent|Crest|Row|Square|Sq|Trail|Loop|Mews|Close|Gardens|Hill|straße|strasse|gade|vej|gatan)"
)
_UNIT = r"(?:,?\s*(?:Apt|Apartment|Suite|Ste|Unit|Flat|Fl|Floor|Rm|Bldg|#)\.?\s*#?\s*\w+)"
_POSTCODE = r"[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}"
_TOWN = r"(?:(?:St\.|Ft\.|Mt\.|[A-ZÀ-Þ][a-zà-ÿ'’\-]+)[ ]){0,3}[A-ZÀ-Þ][a-zà-ÿ'’\-]+"
_CITY_STATE = (
    rf"(?:{_TOWN},[ ]*(?:{_STATES})\b(?![ \-]*\d(?!\d{{4}}))(?:[ ,]+\d{{5}}(?:-\d{{4}})?)?|(?:{_TOWN}|"
    rf"{_CAP}),?[ ](?:{_STATES})[ ]\d{{5}}(?:-\d{{4}})?)"
)
_ADDRESS = re.compile(
    rf"(?<![\w/.])\d{{1,5}}[a-zA-Z]?,?[ ](?:[NSEW]{{1,2}}\.?[ ])?(?:{_CAP}[ ]){{1,4}}?{_STREET}\b\.?"
    rf"(?:[ ][NSEW]{{1,2}}\b)?{_UNIT}?"
    rf"(?:,\s*{_CITY_STATE}|(?:,\s*{_CAP}(?:[ ]{_CAP}){{0,2}})?(?:,?\s*(?:{_POSTCODE}|\d{{5}}(?:-\d{{4}})?))?)?"
)
_RUE = re.compile(
    rf"(?<![\w/.])\d{{1,5}}\s?(?:bis|ter)?,?\s(?:rue|avenue|boulevard|chemin|place|calle|via|avenida|allée|quai)\s(?:(?:de|des|du|la|le|les|l['’])\s?)*{_CAP}(?:\s{_CAP}){{0,3}}"
    rf"(?:,?\s*\d{{4,5}}\s{_CAP}(?:\s{_CAP})?)?",
    re.IGNORECASE,
)
_ROAD = re.compile(
    rf"(?:(?:Old|New|North|South|East|West|Upper|Lower)\s)?(?:{_CAP}\s){{1,2}}(?:Street|Avenue|Road|Rd|Blvd|Boulevard|Lane|Drive|Court|Parkway|Highway|Terrace)\b"
)
_BOX = re.compile(r"\bP\.?\s?O\.?\s?Box\s*#?\s*\d+", re.IGNORECASE)
_ZIP = re.compile(
    r"\b(?:zip(?:\s?code)?|postcode|postal code|plz)\s*[:#]?\s*(?P<value>\d{4,5}(?:-\d{4})?|"
    r"[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})",
    re.IGNORECASE,
)
_LOCATION = re.compile(
    rf"\b(?:location|loc|facility|clinic|hospital|city|town|county|address|addr|residence|practice|institution|"
    rf"pharmacy|school|department)[ ]?:[ ]*"
    rf"(?P<value>(?:\d+[ ])?{_CAP}(?:[ ](?:of|the|de|and|&|{_CAP}))*(?:,[ ]{_CAP}(?:[ ]{_CAP})*){{0,2}})",
    re.IGNORECASE,
)
_UK = re.compile(rf"\b{_POSTCODE}\b")
_TOWN_STATE = re.compile(rf"\b{_CITY_STATE}")
_COUNTY = re.compile(rf"\b{_CAP}(?:\s{_CAP})?\s(?:County|Parish|Township|Borough)\b")
_ROOM = re.compile(
    r"\b(?P<label>rm|room|bed|ward|unit|bay)\b\s*[#:]?\s*(?P<value>(?:[A-Za-z]{0,3}-?\d[\w\-]*)(?:\s+(?:north|south|east|west|[nsew]))?(?:\s*,?\s*bed\s*\d+)?|[A-Z]{2,4}-\d+)",
    re.IGNORECASE,
)
_FACILITY = listed("facility")
_TAILS = frozenset(_FACILITY)
_GENERIC = frozenset(listed("generic"))
_HEADS = frozenset(listed("heads"))
_DEPARTMENTS = frozenset(listed("departments"))
_TOWN_VERBS = frozenset(listed("town_verbs"))
_TOWN_BEFORE = re.compile(
    r"\b(?:(?:lives?|living|resides?|residing|born|raised|grew up|moved|relocated|stays?|staying|based|works?|"
    r"hospital|hospitali[sz]ed|seen|treated|surgery|clinic|winters?|summers?|sister|brother|"
    r"mother|family|home|gp|office|imaging|center)\s+(?:\w+\s+)?(?:in|from|near|to|at|outside(?: of)?|of)|"
    r"from|flew in from|native of|trip to|"
    r"travel(?:s|ing|ling|ed)? (?:to|from)|commutes? (?:from|to)|back to|drove from|drives? from|comes from|"
    r"visiting|visit to|near)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def addresses(text: str) -> Iterator[Identifier]:
    """Find streets, towns with their state, postal codes, counties, boxes and rooms."""
    for pattern, rule in (
        (_ADDRESS, "street address"), (_RUE, "street address"), (_BOX, "post box"), (_UK, "postal code"),
        (_TOWN_STATE, "town and state"),
        (_COUNTY, "county"), (_ROAD, "street"),
    ):  # fmt: skip
        for match in pattern.finditer(text):
            yield Identifier(match.start(), match.end(), Kind.GEOGRAPHIC, rule)
    for match in _LOCATION.finditer(text):
        yield Identifier(*match.span("value"), Kind.GEOGRAPHIC, "place behind a label")
    for match in _ZIP.finditer(text):
        yield Identifier(*match.span("value"), Kind.GEOGRAPHIC, "postal code")
    for match in _ROOM.finditer(text):
        yield Identifier(*match.span("value"), Kind.GEOGRAPHIC, "room or bed")


def facilities(tokens: Tokens) -> Iterator[Identifier]:
    """Find runs of capitalised words that end or begin as the names of clinics, schools and homes do."""
    words = tokens.all
    for number, token in enumerate(words):
        if token.low in _TAILS and token.is_capital:
            yield from _ending_at(tokens, number)
        if token.low in _HEADS and token.is_capital:
            yield from _beginning_at(tokens, number)


def _ending_at(tokens: Tokens, number: int) -> Iterator[Identifier]:
    words, first = tokens.all, number
    caps = words[number].line in tokens.caps_lines
    while (
        first
        and _joined(words[first])
        and not (caps and lexicon().is_common(words[first - 1].low) and words[first - 1].low not in {"st", "of"})
        and (words[first - 1].is_capital or words[first - 1].low in {"of", "the", "and", "for", "on"})
    ):
        first -= 1
        if words[first].first:
            break
    while first < number and not words[first].is_capital:
        first += 1
    own = [one for one in words[first:number] if one.is_capital and one.low not in _GENERIC and one.low not in _TAILS]
    if own and not (words[number].line in tokens.heading_lines and all(lexicon().is_common(one.low) for one in own)):
        last = number
        while (
            last + 1 < len(words)
            and words[last + 1].low in _TAILS | {"center", "centre"}
            and _joined(words[last + 1])
            and words[last + 1].is_capital
        ):
            last += 1
        yield Identifier(words[first].start, words[last].end, Kind.GEOGRAPHIC, "name of a facility")


def _beginning_at(tokens: Tokens, number: int) -> Iterator[Identifier]:
    words, last = tokens.all, number
    while last + 1 < len(words) and last - number < 5 and re.fullmatch(r"\.?[ ]|['’]", words[last + 1].gap):
        nxt = words[last + 1]
        if not (nxt.is_capital or nxt.low in {"of", "the", "de", "du", "la", "san", "del", "des", "and"}):
            break
        if nxt.is_capital and lexicon().is_common(nxt.low) and nxt.low not in _TAILS | _GENERIC and last > number:
            break
        last += 1
    while last > number and not words[last].is_capital:
        last -= 1
    own = [
        one
        for one in words[number + 1 : last + 1]
        if one.is_capital and one.low not in _GENERIC and not lexicon().is_common(one.low)
    ]
    if own and words[number].line not in tokens.caps_lines:
        yield Identifier(words[number].start, words[last].end, Kind.GEOGRAPHIC, "name of a facility")


def _joined(token: Token) -> bool:
    return token.gap.lower() in {" ", " & ", "'s ", "’s ", ". "}


def towns(tokens: Tokens) -> Iterator[Identifier]:
    """Find capitalised words behind "lives in", "from" and the like that are no state and no country."""
    words, text, lists = tokens.all, tokens.text, lexicon()
    for number, token in enumerate(words):
        if not number or words[number - 1].low not in _TOWN_VERBS | {"the"} or token.gap != " ":
            continue
        if not token.is_capital or (token.line in tokens.caps_lines and token.low in lists.common):
            continue
        if token.low in WIDE_PLACES or (token.shape == "upper" and len(token.text) < 5):
            continue
        if token.low in lists.common and not _is_double(words, number):
            continue
        double = (
            words[number - 1].low in {"in", "near"}
            and token.line not in tokens.heading_lines
            and _is_double(words, number)
        )
        if not double and not _TOWN_BEFORE.search(text[max(0, token.start - 48) : token.start]):
            continue
        last = number
        while (
            last + 1 < len(words)
            and words[last + 1].gap in {" ", "-", ", "}
            and words[last + 1].is_capital
            and _goes_on(words, last, number)
        ):
            last += 1
        yield Identifier(token.start, words[last].end, Kind.GEOGRAPHIC, "place of living or travel")


def _is_double(words: tuple[Token, ...], number: int) -> bool:
    """Tell whether two common words with capitals are a place ("Window Rock") and no department."""
    pair = words[number : number + 2]
    return (
        len(pair) == 2
        and pair[1].gap == " "
        and all(one.shape == "title" and len(one.text) > 2 and one.low not in _DEPARTMENTS for one in pair)
    )


def _goes_on(words: tuple[Token, ...], last: int, number: int) -> bool:
    nxt, lists = words[last + 1], lexicon()
    if nxt.gap == ", ":
        return (
            nxt.shape == "title"
            and len(nxt.text) > 2
            and not lists.is_common(nxt.low)
            and not lists.is_clinical(nxt.low)
            and nxt.low not in WIDE_PLACES
        )
    if (nxt.shape == "upper" and len(nxt.text) < 4) or nxt.low in _DEPARTMENTS:
        return False
    return last == number or not lists.is_common(nxt.low) or nxt.low in _TAILS
