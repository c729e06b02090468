"""Places smaller than a state, and the names of clinics, schools and homes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from radonc_models.curate.deidentify.lexicon import lexicon
from radonc_models.curate.deidentify.listing import listed
from radonc_models.curate.deidentify.model import Identifier, Kind
from radonc_models.curate.deidentify.tokens import Token, Tokens

__all__ = ["WIDE_PLACES", "facilities", "towns"]

WIDE_PLACES = frozenset(listed("wide_places"))
_FACILITY = listed("facility")
_TAILS = frozenset(_FACILITY)
_STRONG = frozenset(listed("strong_facilities"))
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
    plain = words[number].line in tokens.heading_lines and all(lexicon().is_common(one.low) for one in own)
    if own and not (plain and words[number].low not in _STRONG):
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


def _town_of(words: tuple[Token, ...], number: int) -> bool:
    """Tell whether "Town of" or the like stands before the token."""
    return (
        number > 1
        and words[number - 1].low == "of"
        and words[number - 2].is_capital
        and words[number - 2].low in {"town", "city", "village", "township", "county", "borough", "municipality"}
    )


def towns(tokens: Tokens) -> Iterator[Identifier]:
    """Find capitalised words behind "lives in", "from" and the like that are no state and no country."""
    words, text, lists = tokens.all, tokens.text, lexicon()
    for number, token in enumerate(words):
        if not number or words[number - 1].low not in _TOWN_VERBS | {"the"} or token.gap != " ":
            continue
        if token.is_capital and _town_of(words, number):
            yield Identifier(words[number - 2].start, token.end, Kind.GEOGRAPHIC, "town by its name")
            continue
        if not token.is_capital or (token.line in tokens.caps_lines and token.low in lists.common):
            continue
        if token.low in WIDE_PLACES or (token.shape == "upper" and len(token.text) < 5):
            continue
        if token.low in lists.common and not _is_double(words, number) and _linked(words, number) == number:
            continue
        double = (
            words[number - 1].low in {"in", "near", "from", "outside", "around", "toward"}
            and token.line not in tokens.heading_lines
            and _is_double(words, number)
        )
        if not double and not _TOWN_BEFORE.search(text[max(0, token.start - 48) : token.start]):
            continue
        last = _linked(words, number)
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


def _linked(words: tuple[Token, ...], number: int) -> int:
    """Return the last token of "Truth or Consequences" or "Fond du Lac", else ``number``."""
    three = words[number : number + 3]
    small = (
        len(three) == 3 and three[1].low in {"or", "du", "de", "of", "le", "la", "del"} and three[1].shape == "lower"
    )
    linked = small and three[1].gap == three[2].gap == " " and three[2].shape == "title" and len(three[2].text) > 2
    return number + 2 if linked and three[2].low not in WIDE_PLACES else number


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
    if not lists.is_common(nxt.low) or nxt.low in _TAILS:
        return True
    return last == number and nxt.shape == "title" and words[number].shape == "title"
