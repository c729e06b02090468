"""Streets, towns with their state, postal codes, counties, boxes and rooms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from radonc_models.curate.deidentify.lexicon import lexicon
from radonc_models.curate.deidentify.listing import listed
from radonc_models.curate.deidentify.model import Identifier, Kind
from radonc_models.curate.deidentify.places import WIDE_PLACES
from radonc_models.curate.deidentify.tokens import Token, Tokens

__all__ = ["addresses"]

_STATES = frozenset(listed("states"))
_CAP = r"[A-ZÀ-ÖØ-ÞŁŚŻČŠŽ][\w'’\-]*"
_TOWN = r"(?:(?:St\.|Ft\.|Mt\.|[A-ZÀ-Þ][a-zà-ÿ'’\-]+)[ ]){0,3}[A-ZÀ-Þ][a-zà-ÿ'’\-]+"
_STREET = (
    r"(?:St(?:reet)?|STREET|Ave(?:nue)?|AVENUE|AVE|R(?:oa)?d|ROAD|RD|Blvd|BLVD|Boulevard|Lane|LANE|Ln|Dr(?:ive)?|DRIVE|C(?:our)?t|COURT|Way|"
    r"WAY|Pl(?:ace)?|Terrace|Ter|Circle|Cir|Hwy|Highway|HIGHWAY|Parkway|Pkwy|Crescent|Crest|Row|Square|Sq|Trail|Loop|Mews|Close|Gardens|Hill|"
    r"straße|strasse|gade|vej|gatan)"
)
_UNIT = r"(?:,?\s*(?:Apt|Apartment|Suite|Ste|Unit|Flat|Fl|Floor|Rm|Bldg|#)\.?\s*#?\s*\w+)"
_POSTCODE = r"[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b"
_ZIP = r"\d{5}(?:-\d{4})?"
_CITY_STATE = rf"{_TOWN},?[ ]+[A-Z]{{2}}\b(?:[ ,]+{_ZIP})?"
_ADDRESS = re.compile(
    rf"\d{{1,5}}(?:-?[a-zA-Z])?,?[ ](?:[NSEW]{{1,2}}\.?[ ])?(?:(?:{_CAP}|\d{{1,3}}(?:st|nd|rd|th|ST|ND|RD|"
    rf"TH))[ ]){{1,4}}?{_STREET}\b\.?"
    rf"(?:[ ][NSEW]{{1,2}}\b)?{_UNIT}?"
    rf"(?:,\s*{_CITY_STATE}|[ ]in[ ]{_TOWN}|(?:,\s*{_CAP}(?:[ ]{_CAP}){{0,2}})?(?:,?\s*(?:{_POSTCODE}|{_ZIP}))?)?"
)
_FOREIGN_STREET = "|".join(listed("spanish_streets"))
_RUE = re.compile(
    rf"\d{{1,5}}\s?(?:bis|ter)?,?\s(?i:{_FOREIGN_STREET})\s"
    rf"(?:(?:del|de|des|du|las|los|la|le|les|el|l['’])\s?)*{_CAP}(?:\s{_CAP}){{0,3}}(?:,?\s*\d{{4,5}}\s{_CAP}(?:\s{_CAP})?)?"
)
_BOX = re.compile(
    r"(?:P\.?\s?O\.?\s?Box|Rural\sRoute|RR|(?:US|State|County|Interstate)?\s?(?:Highway|Hwy|Route|Road|Rd)|Box)\s*#?\s*\d+",
    re.IGNORECASE,
)
_COUNTY_ROAD = re.compile(
    r"\d{1,5}[ ](?:[NSEW]\.?[ ])?(?:County|State|Farm|Ranch|Forest|Old|US)[ ](?:Road|Rd|Route|Highway|Hwy)[ ]\d{1,4}"
)
_NUMBERED_STREET = re.compile(r"\d{1,3}(?:st|nd|rd|th)[ ](?:Street|Avenue|Ave|Road|Blvd|Place|Lane|Drive)\b")
_LABELLED_ZIP = re.compile(
    rf"(?:zip(?:\s?code)?|postcode|postal code|plz)\s*[:#]?\s*(?P<value>\d{{4,5}}(?:-\d{{4}})?|{_POSTCODE})",
    re.IGNORECASE,
)
_BARE_POSTCODE = re.compile(_POSTCODE)
_ROOM = re.compile(
    r"\w+\s*[#:]?\s*(?P<value>[A-Za-z]{0,3}-?\d[\w\-]*(?:\s+(?:north|south|east|west|[nsew])\b)?(?:\s*,?\s*bed\s*\d+)?|[A-Z]{2,4}-\d+)",
    re.IGNORECASE,
)
_LOCATION = re.compile(
    rf"\w+[ ]?:[ ]*(?P<value>(?:\d+[ ])?{_CAP}(?:[ ](?:of|the|de|and|&|{_CAP}))*(?:,[ ]{_CAP}(?:[ ]{_CAP})*){{0,2}})"
)
_LABELS = {
    **dict.fromkeys(
        ("po", "p", "rural", "state", "county", "us", "interstate", "highway", "hwy", "route", "box"),
        (_BOX, "post box"),
    ),
    **dict.fromkeys(("zip", "zipcode", "postcode", "postal", "plz"), (_LABELLED_ZIP, "postal code")),
    **dict.fromkeys(("rm", "room", "bed", "ward", "unit", "bay"), (_ROOM, "room or bed")),
}
_PLACE_LABELS = frozenset(listed("place_labels"))
_ZIP_DIGITS = 5
_ZIP_BEHIND = re.compile(rf"[ ,;]+{_ZIP}(?!\d)")
_DIGIT_BEHIND = re.compile(r"[ \-]*\d")
_ALSO_DEGREES = frozenset(listed("states_that_are_words"))
_HALF_STATES = frozenset({"new", "north", "south", "west", "rhode"})
_STATE_HALVES = frozenset({"mexico", "york", "jersey", "hampshire", "carolina", "dakota", "virginia", "island"})
_TOWN_LINKS = frozenset({"or", "du", "de", "of", "la", "le", "del", "the"})
_MOST_OF_TOWN = 4
_PIECE = rf"(?:Ste\.|St\.|Ft\.|Mt\.|{_CAP})"
_TOWN_BEHIND = re.compile(
    rf"(?:[,;]\s+|\s+in\s+)(?:in\s+)?{_PIECE}(?:[ ](?:(?:or|du|de|of|la|le)[ ])?{_PIECE}){{0,2}}(?!\w|:)"
    rf"(?:,?[ ](?:[A-Z]{{2}}\b|(?:New|North|South|West|Rhode)[ ]{_CAP}))?(?:[,;]?[ ]{_ZIP}(?!\d))?"
)
_COUNTIES = frozenset({"county", "parish", "township", "borough"})
_STREETS = frozenset(listed("streets"))


def addresses(tokens: Tokens) -> Iterator[Identifier]:
    """Find what tells a place smaller than a state by its form or by a label."""
    text, words = tokens.text, tokens.all
    for number, token in enumerate(words):
        if token.shape == "number":
            if text[token.start - 1 : token.start] not in {"/", ".", "-"} and number + 1 < len(words):
                yield from _at_number(text, token)
            if number and len(token.text) == _ZIP_DIGITS and _follows_town(words[number - 1], token):
                yield Identifier(token.start, token.end, Kind.GEOGRAPHIC, "postal code")
            continue
        yield from _behind_label(text, token)
        if token.is_capital:
            yield from _at_capital(tokens, number)


def _behind_label(text: str, token: Token) -> Iterator[Identifier]:
    if token.low in _PLACE_LABELS and (match := _LOCATION.match(text, token.start)):
        yield Identifier(*match.span("value"), Kind.GEOGRAPHIC, "place behind a label")
    elif token.low in _LABELS and token.text != "BED":
        pattern, rule = _LABELS[token.low]
        if labelled := pattern.match(text, token.start):
            group = "value" if "value" in pattern.groupindex else 0
            town = _TOWN_BEHIND.match(text, labelled.end()) if rule == "post box" else None
            start, end = labelled.span(group)
            yield Identifier(start, town.end() if town else end, Kind.GEOGRAPHIC, rule)


def _at_capital(tokens: Tokens, number: int) -> Iterator[Identifier]:
    words, token = tokens.all, tokens.all[number]
    after = words[number + 1].low if number + 1 < len(words) else ""
    whole = token.low in WIDE_PLACES or (token.low in _HALF_STATES and after in _STATE_HALVES)
    if whole and token.gap == ", " and number and words[number - 1].shape == "title":
        yield from _town_and_state(tokens, number)
    elif token.low in _COUNTIES or token.low in _STREETS:
        yield from _before(tokens, number)
    elif token.text in _STATES:
        yield from _town_and_state(tokens, number)
    if len(token.text) <= 2 and (match := _BARE_POSTCODE.match(tokens.text, token.start)):
        yield Identifier(*match.span(), Kind.GEOGRAPHIC, "postal code")


def _follows_town(before: Token, token: Token) -> bool:
    town = before.text in _STATES or (before.shape == "title" and not lexicon().is_common(before.low))
    return town and token.gap in {" ", ", "}


def _at_number(text: str, token: Token) -> Iterator[Identifier]:
    for pattern in (_COUNTY_ROAD, _ADDRESS, _RUE, _NUMBERED_STREET):
        if match := pattern.match(text, token.start):
            town = _TOWN_BEHIND.match(text, match.end())
            end = town.end() if town else match.end()
            yield Identifier(match.start(), end, Kind.GEOGRAPHIC, "street address")
            return


def _before(tokens: Tokens, number: int) -> Iterator[Identifier]:
    """Find "Old Mill Road" and "Apache County": one or two capitalised words before a street or a county."""
    words, first = tokens.all, number
    if words[number].line in tokens.caps_lines:
        return
    while first and number - first < 3 and words[first].gap == " " and words[first - 1].shape in {"title", "mixed"}:
        first -= 1
    if first == number or all(lexicon().is_clinical(word.low) for word in words[first:number]):
        return
    own = [word for word in words[first:number] if not lexicon().is_common(word.low)]
    if own or (words[number].low in _STREETS and not words[first].first):
        yield Identifier(words[first].start, words[number].end, Kind.GEOGRAPHIC, "street or county")


def _town_and_state(tokens: Tokens, number: int) -> Iterator[Identifier]:
    """Find "Mesa, AZ", "Mesa AZ 85201" and "Yellow Springs, New Mexico", whose state is the token ``number``."""
    text, words, lists = tokens.text, tokens.all, lexicon()
    zipped = _ZIP_BEHIND.match(text, words[number].end)
    whole = words[number].low in WIDE_PLACES or words[number].low in _HALF_STATES
    if not number or words[number].gap not in ({", ", " ", "; "} if zipped else {", "}):
        return
    if not zipped and (words[number].text in _ALSO_DEGREES or _DIGIT_BEHIND.match(text, words[number].end)):
        return  # "Ann Lee, MD" and "SMV, CA 19-9"
    first = _town_before(words, number, zipped=zipped is not None)
    own = [word for word in words[first:number] if not lists.is_common(word.low) and not lists.is_clinical(word.low)]
    if first < number and (own or zipped or whole):
        end = zipped.end() if zipped else words[number].end
        yield Identifier(words[first].start, end, Kind.GEOGRAPHIC, "town and state")


def _town_before(words: tuple[Token, ...], number: int, *, zipped: bool) -> int:
    """Return the first token of the capitalised words before a state, ``number`` when there are none."""
    first = number
    while first and number - first < _MOST_OF_TOWN:
        if words[first].gap not in ({" ", ", ", "; "} if first == number else {" ", ". "}):
            break
        before = words[first - 1]
        small = before.low in _TOWN_LINKS and before.shape == "lower" and first < number
        capitals = before.shape == "upper" and zipped and len(before.text) > 3
        if not (small or capitals or before.shape in {"title", "mixed"}):
            break
        first -= 1
        if before.first:
            break
    while first < number and words[first].shape == "lower":
        first += 1
    return first
