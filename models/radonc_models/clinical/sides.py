"""The side of an answer against the sides that the details name, each beside its organ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from radonc_models.clinical.facts import find_sides
from radonc_models.clinical.findings import Finding, Span
from radonc_models.clinical.sites import find_organs, find_parts
from radonc_models.clinical.statements import Mention, Note
from radonc_models.clinical.vocabulary import patterns

__all__ = ["check_side", "find_side_words"]

_REACH = 32  # characters between a side and its organ: "left, lower and outer quadrant of the breast"
_AFTER = re.compile(
    r"\w*(?: (?:RT|bed|side|tumou?r|cancer|ca|lesion|mass|nodes?|met|radiotherapy))?[ ,(:]*(?:on the |of the )?",
    re.IGNORECASE,
)
_APART = re.compile(r"[.;\n]|\band\b|\bwith\b")


def check_side(answer: Note, details: Note) -> list[Finding]:
    """Compare the side of ``answer`` with ``details``; statements that are denied or marked as wrong do not count.

    Elective nodes on both sides say nothing about the side of the disease.
    """
    named = find_sides(patterns("sides")["elective"].sub(" ", answer.text))
    known = find_sides(details.without("wrong", "denied", "family")) | {side for _, side in _pairs(details)}
    if not named:
        if len(known) == 1:
            sentence = f"The answer names no side; the details say {next(iter(known))}."
            return [Finding("info", "side.missing", sentence, _spans(details, known))]
        return []
    said, spans = " and ".join(sorted(named)), _spans(answer, named)
    wrong = _against_organ(answer, details, _both(named))
    if wrong is not None:
        sentence = f"The answer says {said}; the details say {wrong[0]} of the same organ."
        return [Finding("stop", "side.contradicts", sentence, (*spans, wrong[1]))]
    if not known and not _both(named) <= _both(find_sides(details.text)):
        sentence = f"The answer says {said}; the details name no side."
        return [Finding("caution", "side.unsupported", sentence, spans)]
    if not known or _both(named) <= _both(known):
        sentence = f"The side ({said}) occurs in the details."
        return [Finding("info", "side.agrees", sentence, (*spans, *_spans(details, named)))]
    sentence = f"The answer says {said}; the details say {' and '.join(sorted(known))}."
    return [Finding("stop", "side.contradicts", sentence, (*spans, *_spans(details, known)))]


def find_side_words(note: Note) -> list[Mention]:
    """Return every side that ``note`` names, as a word or in an abbreviation such as RUL or OS."""
    words = patterns("sides")
    found = [mention for side in ("left", "right") for mention in note.mentions(side, words[side])]
    if any(organ.name == "eye" for organ in find_organs(note)):
        found += [eye for side in ("left", "right") for eye in note.mentions(side, words[f"{side} of the eyes"])]
    return found


def _against_organ(answer: Note, details: Note, named: frozenset[str]) -> tuple[str, Span] | None:
    """Return the other side, and where it is written, when the details give the organ of the answer only that one."""
    pairs = _pairs(details)
    asked = {place.name for place in _places(answer)} if len(named) == 1 else {name for name, _ in _pairs(answer)}
    for name in sorted(asked):
        sides = {side for other, side in pairs if other == name}
        if sides and not sides & named:
            return next((side.name, side.span) for side in find_side_words(details) if side.name in sides)
    return None


def _pairs(note: Note) -> set[tuple[str, str]]:
    """Return (organ or part, side) for each one of ``note`` beside a side; present ones go before past ones."""
    found: dict[str, set[tuple[str, str]]] = {"said": set(), "past": set()}
    sides = find_side_words(note)
    for place in _places(note):
        beside = _beside(place, sides, note.text)
        if beside is not None and place.standing in found:
            found[place.standing].add((place.name, beside.name))
    present = {name for name, _ in found["said"]}
    return found["said"] | {pair for pair in found["past"] if pair[0] not in present}


def _places(note: Note) -> Iterator[Mention]:
    yield from find_organs(note)
    for _, part in find_parts(note):
        yield part


def _beside(place: Mention, sides: Iterable[Mention], text: str) -> Mention | None:
    """Return the side that belongs to ``place``: the nearest before it in the same breath, or directly after it."""
    nearest, distance = None, _REACH
    for side in sides:
        if side.span.start <= place.span.start:
            gap, between = place.span.start - side.span.end, text[side.span.end : place.span.start]
        else:
            gap, between = side.span.start - place.span.end, text[place.span.end : side.span.start]
            if not _AFTER.fullmatch(between):
                continue
        if gap < distance and not _APART.search(between):
            nearest, distance = side, gap
    return nearest


def _spans(note: Note, sides: Iterable[str]) -> tuple[Span, ...]:
    wanted = _both(frozenset(sides))
    return tuple(
        side.span for side in find_side_words(note) if side.name in wanted and side.standing in ("said", "past")
    )


def _both(sides: frozenset[str]) -> frozenset[str]:
    return (sides - {"bilateral"}) | {"left", "right"} if "bilateral" in sides else sides
