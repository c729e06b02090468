"""What a note says and what it denies: sentences, negation, family history, past events and entries marked as wrong.

The method is that of NegEx (Chapman et al., J Biomed Inform 2001;34:301-310) and ConText (Harkema et al., J Biomed
Inform 2009;42:839-851), cut down to the cues of oncology notes: a cue colours what follows it up to the end of its
clause; a few cues colour what stands before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Literal

from radonc_models.clinical.findings import Span
from radonc_models.clinical.vocabulary import patterns

__all__ = ["Mention", "Note", "Standing", "read_note"]

Standing = Literal["said", "denied", "wrong", "family", "past"]
"""Whether a mention holds for the patient now: ``said``. ``wrong`` stands in an entry that the note itself corrects."""


@dataclass(frozen=True)
class Mention:
    """One thing named in a note, where it stands, and whether it holds for the patient now."""

    name: str
    span: Span
    standing: Standing


@dataclass(frozen=True)
class _Stretch:
    start: int
    end: int
    standing: Standing


@dataclass(frozen=True)
class Note:
    """A text with what is known of its stretches; make one with ``read_note``."""

    text: str
    where: Literal["details", "answer"]
    stretches: tuple[_Stretch, ...]
    sentences: tuple[tuple[int, int], ...]
    _named: dict[str, tuple[Mention, ...]] = field(default_factory=dict, compare=False, repr=False)

    def standing(self, place: int) -> Standing:
        """Return whether what is said at ``place`` holds for the patient."""
        found = {one.standing for one in self.stretches if one.start <= place < one.end}
        order: tuple[Standing, ...] = ("wrong", "family", "denied", "past")
        return next((standing for standing in order if standing in found), "said")

    def without(self, *standings: Standing) -> str:
        """Return the text with every stretch of ``standings`` blanked; places stay what they are."""
        text = list(self.text)
        for one in self.stretches:
            if one.standing in standings:
                text[one.start : one.end] = " " * (one.end - one.start)
        return "".join(text)

    def sentence(self, place: int) -> str:
        """Return the sentence around ``place``."""
        start, end = next((one for one in self.sentences if one[0] <= place < one[1]), (0, len(self.text)))
        return self.text[start:end]

    def named(self, subject: str) -> tuple[Mention, ...]:
        """Return every place where a name of the vocabulary of ``subject`` is named; it is read only once."""
        if subject not in self._named:
            found = (self.mentions(name, pattern) for name, pattern in patterns(subject).items())
            self._named[subject] = tuple(chain.from_iterable(found))
        return self._named[subject]

    def mentions(self, name: str, pattern: re.Pattern[str]) -> Iterator[Mention]:
        """Yield every place where ``pattern`` is named."""
        for match in pattern.finditer(self.text):
            yield Mention(name, Span(self.where, *match.span()), self.standing(match.start()))


def read_note(text: str, where: Literal["details", "answer"] = "details") -> Note:
    """Read the sentences of ``text`` and what colours them."""
    sentences = tuple(_sentences(text))
    return Note(text, where, tuple(one for span in sentences for one in _stretches(text, *span)), sentences)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in patterns("statements")["sentence_end"].finditer(text):
        if text[start : match.end()].strip():
            yield start, match.end()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)


def _stretches(text: str, start: int, end: int) -> Iterator[_Stretch]:
    for match in patterns("statements")["wrong"].finditer(text, start, end):
        yield _Stretch(match.start() if ":" in text[match.end() : end] else start, end, "wrong")
    family = patterns("statements")["family"].search(text, start, end)
    if family:
        yield _Stretch(family.start(), end, "family")
    for match in patterns("statements")["past"].finditer(text, start, end):
        yield _Stretch(match.start(), _turn(text, match.end(), end), "past")
        if match[0][-1].isdigit() or match[0].endswith(("ago", "past")):
            yield _Stretch(_turn_before(text, start, match.start()), match.start(), "past")
    for match in patterns("statements")["denied"].finditer(text, start, end):
        yield _Stretch(match.start(), _end_of_denial(text, match, end), "denied")
    for match in patterns("statements")["denied_after"].finditer(text, start, end):
        yield _Stretch(_turn_before(text, start, match.start()), match.start(), "denied")


def _turn(text: str, start: int, end: int) -> int:
    """Return where the clause after ``start`` ends; a colon directly after a cue belongs to the cue."""
    begin = start + 1 if text[start : start + 1] == ":" else start
    match = patterns("statements")["turns"].search(text, begin, end)
    return match.start() if match else end


def _end_of_denial(text: str, cue: re.Match[str], end: int) -> int:
    """Return where a denial ends: "not operated, chemotherapy given" at the comma, "no fever, cough or pain" not."""
    last = _turn(text, cue.end(), end)
    comma = text.find(",", cue.end(), last)
    words = patterns("statements")
    lists = words["denies"].match(cue[0]) or words["list"].search(text, cue.end(), last)
    return last if comma < 0 or lists else comma


def _turn_before(text: str, start: int, end: int) -> int:
    """Return where the clause that ends at ``end`` begins."""
    last = start
    for match in patterns("statements")["turns_before"].finditer(text, start, end):
        last = match.end()
    return last
