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
_NOT_TOWNS = _DEPARTMENTS | _GENERIC | frozenset(listed("titles")) | frozenset(listed("not_towns"))
_WEAK_TAILS = frozenset(listed("weak_tails"))
_BRANDS = frozenset(listed("hospital_brands"))
_ACRONYMS = frozenset(listed("hospital_acronyms"))
_SURE_ACRONYMS = frozenset(listed("sure_acronyms"))
_DEPARTMENT_BEFORE = re.compile(
    r"(?:Department|Dept\.?|Division|Section|Institute|School|Faculty|Centre|Center) of "
    r"[A-ZÀ-Þ]\w*(?:,? (?:and |& )?[A-ZÀ-Þ]\w*){0,3},? $"
)
_TOWN_VERBS = frozenset(listed("town_verbs"))
_PLACE_CUES = frozenset({"in", "near", "from", "outside", "around", "toward", "at", "to", "on", "via", "off"})
_CUES = _TOWN_VERBS | _PLACE_CUES | {"the"}
_ROAD_CUES = frozenset({"on", "to", "off", "via"})
_ROADS = frozenset((*listed("street_suffixes"), *listed("weak_street_suffixes")))
_SUFFIXES = frozenset(listed("street_suffixes"))
_THINGS = frozenset(listed("named_things"))
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
        if token.shape == "upper" and token.text in _ACRONYMS:
            cued = number and words[number - 1].low in _PLACE_CUES and token.gap == " "
            if cued or token.text in _SURE_ACRONYMS or "@" in token.gap:
                yield Identifier(token.start, token.end, Kind.GEOGRAPHIC, "short name of a hospital")


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
    if words[number].low in _WEAK_TAILS and not _is_own(tokens, number, words[first:number]):
        return
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
        department = _DEPARTMENT_BEFORE.search(tokens.text, max(0, words[first].start - 60), words[first].start)
        start = department.start() if department else words[first].start
        yield Identifier(start, _with_s(tokens.text, words[last].end), Kind.GEOGRAPHIC, "name of a facility")


def _is_own(tokens: Tokens, number: int, before: tuple[Token, ...]) -> bool:
    """Tell whether "General", "Regional" or the like ends a name: a proper word or a known brand stands before it."""
    token, lists = tokens.all[number], lexicon()
    if token.low in {"children", "childrens"} and tokens.text[token.end : token.end + 2] not in {"'s", "’s"}:
        return False
    capitals = [one.low for one in before if one.is_capital and len(one.text) > 2]
    own = any(low in _BRANDS or low not in lists.explained for low in capitals)
    return own and (token.shape != "upper" or token.line in tokens.caps_lines)


def _with_s(text: str, end: int) -> int:
    """Take in the possessive ending of "St Mary's"."""
    return end + 2 if text[end : end + 2] in {"'s", "’s", "'S", "’S"} else end


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
        end = _with_s(tokens.text, words[last].end)
        yield Identifier(words[number].start, end, Kind.GEOGRAPHIC, "name of a facility")


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
        if not number or token.gap not in {" ", " @ ", " @", "@"}:
            continue
        if token.gap == " " and words[number - 1].low not in _CUES:
            continue
        if rule := _lone(tokens, number):
            yield Identifier(token.start, token.end, Kind.GEOGRAPHIC, rule)
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
            (words[number - 1].low in _PLACE_CUES or "@" in token.gap)
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
        end = _with_s(text, words[last].end)
        yield Identifier(token.start, end, Kind.GEOGRAPHIC, "place of living or travel")


def _lone(tokens: Tokens, number: int) -> str:
    """Return why one word alone is a town: in a line without capitals, or a common word; empty when it is none."""
    token = tokens.all[number]
    if token.shape != "lower":
        return "common word where a town is named" if _is_lone_town(tokens, number) else ""
    if token.line not in tokens.small_lines or len(token.low) < 4 or token.low in lexicon().explained:
        return ""
    lives = _TOWN_BEFORE.search(tokens.text[max(0, token.start - 48) : token.start])
    return "place of living or travel" if lives else ""


def _is_lone_town(tokens: Tokens, number: int) -> bool:
    """Tell whether a common word with a capital stands alone where a town is named: "nurse in Bath"."""
    words, token, lists = tokens.all, tokens.all[number], lexicon()
    if token.shape != "title" or len(token.text) < 4 or words[number - 1].low not in {"in", "from", "near"}:
        return False
    if token.line in tokens.heading_lines or token.line in tokens.caps_lines or words[number - 1].is_capital:
        return False
    after = words[number + 1] if number + 1 < len(words) else None
    if after and after.gap in {" ", "-", "/"} and (after.is_capital or after.shape == "number" or after.low in _TAILS):
        return False
    if after and after.gap == " " and after.low in _THINGS:
        return False
    low = token.low
    common = lists.is_common(low) or low in lists.eponyms_with_noun
    return common and low not in _NOT_TOWNS | WIDE_PLACES | _TAILS and not lists.is_clinical(low)


def _is_double(words: tuple[Token, ...], number: int) -> bool:
    """Tell whether two common words with capitals are a place ("Window Rock") and no department."""
    pair = words[number : number + 2]
    if words[number - 1].low in _ROAD_CUES and all(one.low not in _ROADS for one in words[number + 1 : number + 3]):
        return False
    return (
        len(pair) == 2
        and pair[1].gap == " "
        and all(one.shape == "title" and len(one.text) > 2 and one.low not in _NOT_TOWNS for one in pair)
        and not any(lexicon().is_clinical(one.low) for one in pair)
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
    if not lists.is_common(nxt.low) or nxt.low in _TAILS or nxt.low in _SUFFIXES:
        return True
    return last == number and nxt.shape == "title" and words[number].shape == "title"
