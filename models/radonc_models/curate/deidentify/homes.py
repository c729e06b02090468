"""Addresses by what stands around them: behind "lives at", before a town with its state, above a postal code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from radonc_models.curate.deidentify.lexicon import lexicon
from radonc_models.curate.deidentify.listing import listed
from radonc_models.curate.deidentify.model import Identifier, Kind
from radonc_models.curate.deidentify.tokens import Token, Tokens

__all__ = ["homes", "with_line_before"]

_HOME_WORDS = frozenset(listed("home_words"))
_SUFFIXES = frozenset(listed("street_suffixes"))
_WEAK_SUFFIXES = frozenset(listed("weak_street_suffixes"))
_SMALL = frozenset({"de", "la", "las", "los", "del", "of", "the", "el", "y", "st", "le", "du", "and", "or", "in"})
_GAPS = {" ", ", ", ". ", "., ", " #", ", #", "-", "; ", " & "}
_MOST = 9
_LEAST_WEAK = 3
_NEAR = 3
_UNITS = frozenset(listed("units_of_houses"))
_UNIT = re.compile(
    r"\b(?:[Aa]pt|[Aa]partment|[Ss]te|[Ss]uite|APT|[Tt]railer|[Ss]pace|[Ss]pc|SPC|[Ff]lat|[Ll]ot)\b\.?,?\s?#?\s?(?P<value>[A-Z]?-?\d{1,4}[A-Z]?|[A-Z])(?!\w|\.\d|\s?%)"
)
_TRACT = re.compile(r"\b(?:census tract|tract|block group|geoid|fips)\s*[:#]?\s*(?P<value>\d[\d.]{3,})", re.IGNORECASE)
_PART_ZIP = re.compile(
    r"\bzip(?: ?code)?(?: starts?| begin\w*)?(?: with)?[:\s]+(?P<value>\d{3}(?:xx|\*\*|--)?)(?!\w)", re.IGNORECASE
)
_ROUTE = re.compile(
    r"\b(?P<value>(?:[Mm]ile(?: [Mm]arker)? \d+(?:, )?)?(?:I-\d{1,3}|(?:US|SR|CR|FM|Hwy|HWY|Highway)[ -]\d{1,4})"
    r"(?:,? (?:near|at|mile|milepost|space|exit) [A-Z\d]\w*)*)"
)
_SPOKEN_STREET = re.compile(
    r"\b(?P<value>(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[ -](?:hundred|one|"
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|"
    r"fifty|oh))*(?: [A-Za-z][\w']+){1,3} "
    r"(?:[Ss]treet|[Aa]venue|[Rr]oad|[Ll]ane|[Dd]rive|[Cc]ourt|[Bb]oulevard|[Pp]lace|[Tt]errace))\b"
)
_FOREIGN = re.compile(
    r"\b(?P<value>(?:ul\.|ulica|al\.|os\.|Str\.|Via|Rua|Av\.|Avda\.|C/)\s?[A-ZŁŚŻ][\w\-]+(?: [A-ZŁŚŻ][\w\-]+)?,? "
    r"\d+\w?(?:[/-]\d+)?(?:, (?:\d\d-\d{3} )?[A-ZŁŚŻ][\w\-]+)?)"
)

# Each form with the words of which one is in every text that has it: asking for them is many times as fast.
_FORMS = (
    (frozenset({"apt", "apartment", "ste", "suite", "trailer", "space", "spc", "flat", "lot"}), _UNIT),
    (frozenset({"tract", "group", "geoid", "fips"}), _TRACT),
    (frozenset({"zip", "zipcode"}), _PART_ZIP),
    (frozenset({"i", "us", "sr", "cr", "fm", "hwy", "highway"}), _ROUTE),
    (
        frozenset({"street", "avenue", "road", "lane", "drive", "court", "boulevard", "place", "terrace"}),
        _SPOKEN_STREET,
    ),
    (frozenset({"ul", "ulica", "al", "os", "str", "via", "rua", "av", "avda", "c"}), _FOREIGN),
)


def homes(tokens: Tokens) -> Iterator[Identifier]:
    """Find house numbers with the words behind them, numbers of flats, parts of postal codes, highways and tracts."""
    words, text = tokens.all, tokens.text
    for number, token in enumerate(words):
        if token.shape == "number" and 1 < len(token.text) < 6 and number + 1 < len(words):
            end = _behind(words, number)
            if end > number + 1 and any(rule(words, number, end) for rule in (_is_home, _is_street, _is_letterhead)):
                yield Identifier(token.start, words[end - 1].end, Kind.GEOGRAPHIC, "house number and street")
    for triggers, pattern in _FORMS:
        if tokens.lows.isdisjoint(triggers):
            continue
        for match in pattern.finditer(text):
            yield Identifier(*match.span("value"), Kind.GEOGRAPHIC, "part of an address")


def _behind(words: tuple[Token, ...], number: int) -> int:
    """Return the number of the token behind the capitalised words and the units that follow a house number."""
    at = number + 1
    if words[at].gap not in {" ", ", "} or words[at].line != words[number].line:
        return number
    while at < len(words) and at - number <= _MOST and words[at].line == words[number].line:
        token = words[at]
        if token.gap not in _GAPS and at > number + 1:
            break
        unit = token.shape == "number" and (words[at - 1].low in _UNITS or "#" in token.gap or len(token.text) == 5)
        small = token.shape == "lower" and (token.low in _SMALL or token.low in _UNITS)
        if not (token.is_capital or unit or small) or (token.gap == ". " and len(words[at - 1].text) > 4):
            break
        if token.first and token.gap != ". ":
            break
        at += 1
    while at > number + 1 and words[at - 1].shape == "lower":
        at -= 1
    return at


def _is_home(words: tuple[Token, ...], number: int, end: int) -> bool:
    """Tell whether a word for living somewhere stands shortly before the number."""
    near = [one.low for one in words[max(0, number - _NEAR) : number] if one.line == words[number].line]
    return any(low in _HOME_WORDS for low in near) and end > number + 1 and not words[number + 1].first


def _is_letterhead(words: tuple[Token, ...], number: int, end: int) -> bool:
    """Tell whether a line or an entry begins with a house number and two or more words with capitals."""
    token, lists = words[number], lexicon()
    run = [one for one in words[number + 1 : end] if one.low]
    if not token.first or len(run) < 2 or words[number + 1].low in {"m", "f"}:
        return False
    if not all(one.shape in {"title", "mixed"} or one.low in _SMALL for one in run[:2]):
        return False
    if any(lists.is_clinical(one.low) for one in run) or words[number + 1].gap != " ":
        return False
    own = any(one.low not in lists.explained for one in run)
    return own or (len(token.text) >= _LEAST_WEAK and not 1900 <= int(token.text) < 2100)


def _is_street(words: tuple[Token, ...], number: int, end: int) -> bool:
    """Tell whether one of the words is a word for a street; a clinical one, such as "Bridge", needs a long number."""
    lists = lexicon()
    for at in range(number + 2, min(end, number + 6)):
        token = words[at]
        own = [one for one in words[number + 1 : at] if not lists.is_clinical(one.low)]
        if token.low in _SUFFIXES and own and (token.shape != "upper" or len(token.text) > 2):
            return True
        if token.low in _WEAK_SUFFIXES and own and len(words[number].text) >= _LEAST_WEAK:
            return not all(lists.is_common(one.low) and one.shape == "upper" for one in own)
    return False


def with_line_before(tokens: Tokens, found: list[Identifier]) -> list[Identifier]:
    """Take the house number and street in front of a town with its state or of a postal code into its place."""
    return [replace(one, start=_start(tokens, one)) if one.rule in _ENDS else one for one in found]


_ENDS = {"town and state", "postal code"}


def _start(tokens: Tokens, one: Identifier) -> int:
    words, number = tokens.all, tokens.at(one.start)
    if number >= len(words) or words[number].start != one.start:
        return one.start
    best, at = number, number
    while at and number - at < _MOST and words[at].gap in {" ", ", ", ". ", "., "} and not words[at].first:
        before = words[at - 1]
        if before.shape == "number":
            best = at - 1 if 0 < len(before.text) < 6 and at < number else best
            break
        if not before.is_capital and before.low not in _SMALL:
            break
        at -= 1
        if words[at].is_capital and words[at].gap in {", ", ". "} and one.rule == "postal code":
            best = at
    if one.rule == "postal code" and words[at].is_capital and at < number:
        best = at if not words[at].first or best == at else best
    return words[best].start
