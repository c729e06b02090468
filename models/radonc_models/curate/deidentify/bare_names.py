"""Names that no title and no label announces: by the place they have in a sentence, and in notes without capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from radonc_models.curate.deidentify.lexicon import lexicon
from radonc_models.curate.deidentify.listing import listed
from radonc_models.curate.deidentify.model import Identifier, Kind
from radonc_models.curate.deidentify.name_words import PARTICLES, PERSONAL_VERBS, NameWords
from radonc_models.curate.deidentify.tokens import Token

__all__ = ["bare_names"]

_SPECIALTIES = frozenset(listed("specialties"))
_SHORT_NAMES = frozenset(listed("short_names"))
_SHORT_GIVEN = frozenset(listed("short_given"))
_DOTTED = frozenset(listed("dotted"))
_CUES_OF_PEOPLE = frozenset(listed("cues_of_people"))
_TASKS = frozenset(listed("tasks"))
_OPEN_PARTICLES = frozenset(listed("open_particles"))
_SPECIALTY_GAP = re.compile(r"\s?(?:\(|[:–-]\s)|\s[-–]\s|\s")
_AGE_BEHIND = re.compile(
    r",? \(?(?:age[d]? )?\d{1,3}(?![\d%/.+-]|\s?(?:c?Gy|mg|mcg|cm|mm|fx|mL|ml|kg|lbs?|of|to|x|fractions|weeks?|days?|"
    r"months?|Gray)\b)[,;.) ]|, (?:is|was) an?\b"
)
_COMMA_INITIAL = re.compile(r"(?m)^(?P<name>[A-Z][a-z]{2,}(?:[-'’][A-Z][a-z]+)?, [A-Z]\.?(?: ?[A-Z]\.?)?)(?=\s|$)")
_SPELLED = re.compile(r"\b[Ss]pel(?:led|t|ling)(?: as)?:? (?P<name>(?:[A-Z][ .\-]{1,2}){2,}[A-Z])\b")
_DOTTED_INITIALS = re.compile(r"(?<![\w.])(?P<name>[A-Z]\.\s?(?:[A-Z]\.\s?)?[A-Z]\.)(?!\w)")
_INITIALS_OF = re.compile(
    r"(?:\b[Ii]nitials:?\s|\b(?:[Pp]t|[Pp]atient)\.?:?\s(?=[A-Z]{2,3},\s\d))(?P<name>[A-Z][.\-]?[A-Z][.\-]?[A-Z]?\b\.?)"
)
_LAST_INITIALS = re.compile(r"[.!?\n/]\s*(?P<name>[a-z]{2,3}|[A-Z]{2,3})\s*\Z")
_LOGIN = re.compile(
    r"\b(?:login|log-in|user(?:name| id)?|userid|account name|signed in as)"
    r"(?: for| of| is)?:? (?P<name>[a-z][\w.]*\d\w*)"
)
_FORMS = (
    (_SPELLED, "spelled name", frozenset({"spelled", "spelt", "spelling"})),
    (_INITIALS_OF, "initials", frozenset({"initials", "pt", "patient"})),
    (_LOGIN, "name of a user", frozenset({"login", "log-in", "user", "username", "userid", "account", "signed"})),
)
_LEAST_SMALL = {"given": 4, "surname": 5}


def bare_names(names: NameWords) -> Iterator[Identifier]:
    """Find names by what stands beside them; a word that is also a common one needs more than an unknown one."""
    for number, token in enumerate(names.tokens.all):
        if not token.low:
            continue
        if token.is_capital:
            if rule := _rule(names, number):
                yield from names.grown(number, rule)
        elif token.line in names.tokens.small_lines:
            yield from _in_small_letters(names, number)
        elif token.low in _OPEN_PARTICLES:
            yield from _behind_particle(names, number)
    yield from _written_forms(names)


def _rule(names: NameWords, number: int) -> str:
    """Return why a capitalised word is taken for a name; empty when it is not."""
    token, words = names.tokens.all[number], names.tokens.all
    before = words[number - 1] if number and words[number - 1].line == token.line else None
    if len(token.text) == 2:
        return "short name behind a word for people" if _is_short_name(names, number, before) else ""
    if len(token.text) < 2 or names.in_capitals(token) or token.shape == "upper" or token.low in PARTICLES:
        return ""
    if before and before.low in _SHORT_GIVEN and token.gap in {". ", " "} and not names.is_plain(token):
        return "name behind a short first name"
    if before and before.low in _SPECIALTIES and _SPECIALTY_GAP.fullmatch(token.gap) and not names.is_plain(token):
        return "name behind a specialty"
    if before and before.low in {"by", "per"} and token.low in lexicon().eponyms and names.is_person(number):
        return "name before a degree"
    if not token.first or token.shape == "upper":
        return ""
    return _rule_of_first(names, number)


def _rule_of_first(names: NameWords, number: int) -> str:
    """Return why the first word of a sentence, line or entry is a name."""
    token, lists, text = names.tokens.all[number], lexicon(), names.tokens.text
    after = names.after(number)
    verb = bool(after and after.gap == " " and after.low in PERSONAL_VERBS)
    if token.low in lists.eponyms or token.low in lists.eponyms_with_noun:
        return "name before a verb of people" if names.is_person(number) else ""
    word_name = token.shape == "title" and token.low in lists.word_names
    if not word_name and (names.is_explained(token) or token.line in names.tokens.heading_lines):
        return ""
    if verb or _is_asked(names, number):
        return "name before a verb of people"
    possessive = text[token.end : token.end + 2] in {"'s", "’s", "' "}
    if possessive and after and after.line == token.line:
        return "name with a possessive ending"
    if _AGE_BEHIND.match(text, token.end):
        return "name before an age"
    return "name before what it said" if _says(token, after) else ""


def _is_asked(names: NameWords, number: int) -> bool:
    """Tell whether somebody is to do something: "Price to see", "Huang to call"."""
    two = names.tokens.all[number + 1 : number + 3]
    if len(two) < 2 or names.tokens.all[number].low == "hope":
        return False
    return two[0].low == "to" and two[0].gap == two[1].gap == " " and two[1].low in _TASKS


def _says(token: Token, after: Token | None) -> bool:
    """Tell whether the words that follow a colon are said by the one before it: "Price: would try"."""
    if after is None or after.gap not in {": ", ': "', ": “"} or after.line != token.line:
        return False
    return after.low in PERSONAL_VERBS or after.low in {"would", "will", "agree", "ok", "okay", "i", "thinks"}


def _is_short_name(names: NameWords, number: int, before: Token | None) -> bool:
    """Tell whether a name of two letters stands where a person does: "TACE by An", "Neurosurg (Ng)"."""
    token, after = names.tokens.all[number], names.after(number)
    if token.shape != "title" or token.low not in _SHORT_NAMES or names.beside_digit(token):
        return False
    if before and before.low in _CUES_OF_PEOPLE and token.gap in {" ", "/ ", "/"}:
        return True
    if before and before.low in _SPECIALTIES and _SPECIALTY_GAP.fullmatch(token.gap):
        return True
    acts = after is not None and after.gap == " " and after.low in PERSONAL_VERBS
    return acts and token.low not in {"an", "oh", "ha", "la", "de", "al"}


def _in_small_letters(names: NameWords, number: int) -> Iterator[Identifier]:
    """Find names of the lists in a line without capitals, with the particles in front of them."""
    words, token, lists = names.tokens.all, names.tokens.all[number], lexicon()
    given = len(token.low) >= _LEAST_SMALL["given"] and lists.is_first_name(token.low)
    surname = len(token.low) >= _LEAST_SMALL["surname"] and lists.is_surname(token.low)
    if not (given or surname) or token.low in lists.explained or names.beside_digit(token):
        return
    first, last = number, number
    while first and words[first].gap == " " and words[first - 1].low in PARTICLES:
        first -= 1
    if given:
        last = _behind_given(names, number)
    yield names.span(first, last + 1, "name of a list in small letters")


def _behind_particle(names: NameWords, number: int) -> Iterator[Identifier]:
    """Find "de la Cruz" and "van der Meer", which begin with a small letter."""
    words, at = names.tokens.all, number + 1
    while at < len(words) and words[at].gap == " " and words[at].low in PARTICLES and at - number < 3:
        at += 1
    if at == len(words) or words[at].gap != " " or words[at].shape not in {"title", "mixed"}:
        return
    if not names.is_explained(words[at]) and words[at].low not in lexicon().places:
        yield names.span(number, at + 1, "name behind a particle")


def _behind_given(names: NameWords, number: int) -> int:
    """Return the last token of the unknown words and particles behind a first name in small letters."""
    words, lists, last = names.tokens.all, lexicon(), number
    for at in range(number + 1, min(number + 5, len(words))):
        token = words[at]
        if token.gap not in {" ", "-"} or not token.low:
            break
        if token.low in PARTICLES:
            continue
        if names.is_explained(token) and token.low not in lists.word_names:
            break
        last = at
    return last


def _written_forms(names: NameWords) -> Iterator[Identifier]:
    """Find names by their form alone: "Smith, J.", "K.W.", spelled letters, initials at the end, names of users."""
    text, lists = names.tokens.text, lexicon()
    for match in _COMMA_INITIAL.finditer(text):
        low = re.split(r"[,\-'’]", match["name"])[0].lower()
        if lists.is_surname(low) or low in lists.word_names or low not in lists.explained:
            yield Identifier(*match.span("name"), Kind.NAME, "name and an initial")
    for match in _DOTTED_INITIALS.finditer(text):
        if "".join(filter(str.isalpha, match["name"])).lower() not in _DOTTED:
            yield Identifier(*match.span("name"), Kind.NAME, "initials with full stops")
    for match in _LAST_INITIALS.finditer(text):
        if not lists.is_common(match["name"].lower()) and match["name"].lower() not in _DOTTED:
            yield Identifier(*match.span("name"), Kind.NAME, "initials at the end")
    for pattern, rule, triggers in _FORMS:
        if names.tokens.lows.isdisjoint(triggers):
            continue
        for match in pattern.finditer(text):
            yield Identifier(*match.span("name"), Kind.NAME, rule)
