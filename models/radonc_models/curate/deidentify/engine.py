"""Putting the rules together: certain identifiers first, then clinical facts, then everything that is only likely."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from radonc_models.curate.deidentify.addresses import addresses
from radonc_models.curate.deidentify.bare_names import bare_names
from radonc_models.curate.deidentify.cued_places import cued_places
from radonc_models.curate.deidentify.dates import ages, certain_dates, days_of_month, uncertain_dates
from radonc_models.curate.deidentify.gazetteer import listed_places
from radonc_models.curate.deidentify.homes import homes, with_line_before
from radonc_models.curate.deidentify.known import known_facilities, known_names
from radonc_models.curate.deidentify.known_numbers import known_dates, known_numbers
from radonc_models.curate.deidentify.lexicon import lexicon
from radonc_models.curate.deidentify.listing import listed
from radonc_models.curate.deidentify.mending import mended
from radonc_models.curate.deidentify.model import Identifier, Kept, Known, Redaction
from radonc_models.curate.deidentify.names import NameFinder
from radonc_models.curate.deidentify.numbers import codes, labelled
from radonc_models.curate.deidentify.places import facilities, towns
from radonc_models.curate.deidentify.protected import protected
from radonc_models.curate.deidentify.tokens import Tokens, read_tokens

__all__ = ["RULES", "deidentify"]

RULES = "radonc-rules-2"
"""Name and version of the rules, for the record; the number grows with what they find."""

_DAYS = frozenset(listed("weekdays"))
_NOBODY = Known()
_STREETS = frozenset({"street address", "house number and street"})
_SURE_PLACES = _STREETS | {
    "town and state",
    "name of a facility",
    "street or county",
    "place of living or travel",
    "place behind a label",
    "place of a list",
    "postal code",
    "post box",
    "common word where a town is named",
    "part of an address",
}
_DISEASE = re.compile(
    r"[ \-](?:lymphoma|sarcoma|disease|syndrome|tumou?r|carcinoma|cell|score|stage|staging|grade|"
    r"criteria|arbor|applicator|ca\b|n(?:a)?evus)",
    re.IGNORECASE,
)
_HOUSE = re.compile(r"\d+ ?(?:[A-Za-z]|Gray)")


def deidentify(text: str, known: Known = _NOBODY) -> Redaction:
    """Replace what tells who the patient is, and keep every clinical fact.

    Identifiers of all eighteen Safe Harbor classes (45 CFR 164.514(b)(2)(i)) are looked for: what the database row
    knows, what stands behind titles and labels, and what has the form of one. Doses, stages, scores, sizes, ages up
    to 89, drugs, genes and eponyms are never touched. The result is for a person to review; it is no certification.

    Args:
        text: A note of any length.
        known: What the database row says of its people.

    Returns:
        The clean text, with the places of what was replaced and of what was protected in the original.

    """
    tokens = read_tokens(mended(text))
    finder = NameFinder(tokens, known_names(known))
    named = list(finder.certain())
    finder.known = finder.known.extended(_parts(tokens, named))
    kept = protected(tokens, finder.is_person)
    dates = [_with_weekday(tokens, one) for one in certain_dates(tokens)]
    of_row = [*known_dates(tokens, known), *known_numbers(tokens, known, long=True)]
    certain = _joined([*of_row, *labelled(tokens), *dates, *ages(tokens.text), *codes(tokens)], text)
    ends = [one.end for one in certain]
    kept = [one for one in kept if not _overlaps(one, certain, ends)]
    guessed = [*finder.unknown(), *bare_names(finder)]
    finder.known = finder.known.extended(_parts(tokens, guessed))
    likely = [
        *named,
        *known_facilities(tokens.text, known),
        *known_numbers(tokens, known, long=False),
        *listed_places(tokens),
        *finder.known_or_listed(),
        *with_line_before(tokens, list(addresses(tokens))),
        *homes(tokens),
        *facilities(tokens),
        *towns(tokens),
        *cued_places(tokens),
        *uncertain_dates(tokens),
        *days_of_month(tokens.text),
        *guessed,
    ]
    kept = _outside(kept, likely, tokens.text)
    free = _without([one for one in likely if one.start < one.end], kept)
    spans = _joined([*certain, *free], text)
    return Redaction(_replaced(text, spans), tuple(spans), tuple(kept))


def _with_weekday(tokens: Tokens, one: Identifier) -> Identifier:
    """Take in what belongs to a date in front of it: "Monday, 3 May", "the 3rd of May"."""
    number = tokens.at(one.start)
    if not 0 < number < len(tokens.all) or tokens.all[number].gap not in {" ", ", "}:
        return one
    before = tokens.all[number - 1]
    if before.low in _DAYS or (before.low == "the" and tokens.all[number].gap == " "):
        return replace(one, start=before.start)
    return one


def _parts(tokens: Tokens, found: Iterable[Identifier]) -> set[str]:
    """Return the words of found names, so that the same name is found again where nothing announces it."""
    parts: set[str] = set()
    for one in found:
        number = tokens.at(one.start)
        while number < len(tokens.all) and tokens.all[number].start < one.end:
            token = tokens.all[number]
            sure = one.rule.startswith(("name behind the title", "name behind '")) or not lexicon().is_common(token.low)
            if len(token.text) > 2 and token.is_capital and sure:
                parts.add(token.low)
            number += 1
    return parts


def _outside(kept: list[Kept], found: list[Identifier], text: str) -> list[Kept]:
    """Leave out single words that name no disease, drug or size but are part of an address: "18 Addison Road"."""
    places = sorted((one.start, one.end, one.rule in _STREETS) for one in found if one.rule in _SURE_PLACES)
    starts = [start for start, _, _ in places]
    left: list[Kept] = []
    for keep in kept:
        at = bisect_right(starts, keep.start) - 1
        inside = at >= 0 and keep.start < places[at][1]
        street = inside and places[at][2]
        word = keep.kind == "eponym" or (street and keep.kind in {"drug", "gene"})
        word = word and not _DISEASE.search(text, keep.start, keep.end)
        short = street and keep.kind != "age" and _HOUSE.fullmatch(text, keep.start, keep.end)
        if not (inside and (word or short)):
            left.append(keep)
    return left


def _overlaps(kept: Kept, spans: list[Identifier], ends: list[int]) -> bool:
    at = bisect_right(ends, kept.start)
    return at < len(spans) and spans[at].start < kept.end


def _without(found: list[Identifier], kept: list[Kept]) -> Iterator[Identifier]:
    """Cut the protected places out of what is only likely."""
    ends = [keep.end for keep in kept]
    for one in found:
        start = one.start
        for at in range(bisect_right(ends, start), len(kept)):
            keep = kept[at]
            if keep.start >= one.end:
                break
            if start < keep.start:
                yield replace(one, start=start, end=keep.start)
            start = max(start, keep.end)
        if start < one.end:
            yield one if start == one.start else replace(one, start=start)


def _joined(found: Iterable[Identifier], text: str) -> list[Identifier]:
    """Put the places in order, join those that overlap under the kind of the first, and trim their edges."""
    made: list[Identifier] = []
    for one in sorted(found, key=lambda place: (place.start, -place.end)):
        if made and one.start < made[-1].end:
            if one.end > made[-1].end:
                made[-1] = replace(made[-1], end=one.end)
        else:
            made.append(one)
    return [trimmed for one in made if (trimmed := _trimmed(one, text))]


def _trimmed(one: Identifier, text: str) -> Identifier | None:
    start, end = one.start, one.end
    while start < end and not text[start].isalnum() and text[start] not in "+(#":
        start += 1
    while end > start and not text[end - 1].isalnum() and text[end - 1] != ")":
        end -= 1
    if (start, end) == (one.start, one.end):
        return one
    return replace(one, start=start, end=end) if start < end else None


def _replaced(text: str, spans: list[Identifier]) -> str:
    parts, last = list[str](), 0
    for one in spans:
        parts += [text[last : one.start], one.kind.replacement]
        last = one.end
    return "".join([*parts, text[last:]])
