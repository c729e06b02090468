"""A note as words and numbers with their places, read once for all rules."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from radonc_models.curate.deidentify.listing import listed

__all__ = ["Token", "Tokens", "read_tokens"]

_TOKEN = re.compile(r"(?P<word>[^\W\d_]+(?:['’\-‑][^\W\d_]+)*)|(?P<number>\d+)")
_SENTENCE_END = re.compile(r"[.!?:;\n|•\[\]\"“”]|(?:^|\s)[-–—/*>]+\s|->|→")
_SHORT_FORMS = frozenset(listed("short_forms"))
_LETTERED = frozenset(listed("lettered"))
_CAPS_SHARE = 0.8
_TITLES_SHARE = 0.65
_SMALL_SHARE = 0.93
_MOST_OF_HEADING = 8
_ANY = 1 << 30


@dataclass(slots=True)
class Token:
    """A word without its possessive ending, or the digits of a number.

    Attributes:
        start: First character.
        end: Character behind the last.
        text: As written.
        low: In small letters; empty for a number.
        shape: ``title`` (Ann), ``upper`` (ANN), ``mixed`` (McCoy), ``lower`` or ``number``.
        first: Whether a sentence, a line or an entry begins with it.
        gap: What stands between the token before and this one.
        line: Number of its line.
        is_capital: Whether it begins with a capital letter.

    """

    start: int
    end: int
    text: str
    low: str
    shape: str
    first: bool
    gap: str
    line: int
    is_capital: bool = False


@dataclass(frozen=True)
class Tokens:
    """The tokens of a text in order."""

    text: str
    all: tuple[Token, ...]

    @cached_property
    def starts(self) -> list[int]:
        """First characters of the tokens."""
        return [token.start for token in self.all]

    @cached_property
    def lows(self) -> frozenset[str]:
        """All words in small letters."""
        return frozenset(token.low for token in self.all)

    @cached_property
    def caps_lines(self) -> frozenset[int]:
        """Lines that are written in capitals, so that a capital says nothing."""
        return self._lines(1, _CAPS_SHARE, 4)

    @cached_property
    def small_lines(self) -> frozenset[int]:
        """Lines that are written without capitals, as after dictation."""
        return self._lines(3, _SMALL_SHARE, 3)

    @cached_property
    def heading_lines(self) -> frozenset[int]:
        """Lines On Which Most Words Have a Capital."""
        return self._lines(2, _TITLES_SHARE, 2, _MOST_OF_HEADING)

    @cached_property
    def _counts(self) -> dict[int, list[int]]:
        """Of each line the number of words, of those in capitals, with a capital and without any."""
        seen: dict[int, list[int]] = {}
        for token in self.all:
            if token.low:
                of_line = seen.setdefault(token.line, [0, 0, 0, 0])
                of_line[0] += 1
                of_line[1] += token.shape == "upper" or len(token.text) == 1
                of_line[2 if token.is_capital else 3] += 1
        return seen

    def _lines(self, column: int, share: float, least: int, most: int = _ANY) -> frozenset[int]:
        counts = self._counts.items()
        return frozenset(line for line, of in counts if least <= of[0] <= most and of[column] >= share * of[0])

    def at(self, place: int) -> int:
        """Return the number of the token that holds or follows the character ``place``."""
        number = bisect_right(self.starts, place) - 1
        return number if number >= 0 and place < self.all[number].end else number + 1


def read_tokens(text: str) -> Tokens:
    """Read the words and numbers of ``text``."""
    made: list[Token] = []
    last, line = 0, 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        gap = text[last:start]
        line += gap.count("\n")
        if match.lastgroup == "number":
            made.append(Token(start, end, match[0], "", "number", first=False, gap=gap, line=line))
            last = end
            continue
        word = match[0]
        if word[-2:] in {"'s", "’s", "'S", "’S"}:
            word, end = word[:-2], end - 2
        first = not made or (gap != " " and bool(_SENTENCE_END.search(gap)) and not _is_short_form(made, gap))
        shape = _shape(word)
        made.append(Token(start, end, word, word.lower(), shape, first, gap, line, shape != "lower"))
        last = end
    return Tokens(text, tuple(made))


def _is_short_form(made: list[Token], gap: str) -> bool:
    """Tell whether the full stop belongs to an initial or a title and ends no sentence, as it does in "vitamin D."."""
    if gap not in {". ", "."}:
        return False
    before = made[-1]
    if len(before.text) == 1 and before.is_capital:
        return len(made) < 2 or made[-2].low not in _LETTERED
    return before.low in _SHORT_FORMS


def _shape(word: str) -> str:
    if word.islower():
        return "lower"
    if word.isupper():
        return "upper" if len(word) > 1 else "title"
    return "title" if word[:1].isupper() and word[1:].islower() else "mixed"
