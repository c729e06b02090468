"""Characters that a reader does not see, and a folded form of a text in which disguised words are plain."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

__all__ = ["Folded", "Hidden", "find_hidden", "fold", "without_hidden"]

# Controls other than tab and line ends, and the escape that starts a terminal command.
_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
# Directional overrides and isolates, and the tag characters that spell ASCII invisibly (UTS 39, UTR 36).
_STEERING = r"\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f"
# Zero-width and filler characters: they also come with text that is copied from web pages and word processors.
_BLANK = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0"
)
# Private characters show whatever a font likes; U+F000 to U+F0FF are the bullets of symbol fonts.
_PRIVATE = r"\ue000-\uefff\uf100-\uf8ff"

_Sort = Literal["steering", "blank"]


@dataclass(frozen=True)
class Hidden:
    """A run of invisible characters from ``start`` to ``end``; ``steering`` ones are never an accident of copying."""

    sort: _Sort
    start: int
    end: int


@dataclass(frozen=True)
class Folded:
    """A text with disguises taken off; ``places`` gives for each character its place in the original."""

    text: str
    places: tuple[int, ...]

    def span(self, match: re.Match[str]) -> tuple[int, int]:
        """Return where ``match`` lies in the original."""
        return self.places[match.start()], self.places[max(match.start(), match.end() - 1)] + 1


def find_hidden(text: str) -> Iterator[Hidden]:
    """Yield every run of characters in ``text`` that cannot be seen."""
    for match in _runs().finditer(text):
        yield Hidden("steering" if match.lastgroup == "steering" else "blank", *match.span())


def without_hidden(text: str) -> str:
    """Return ``text`` without the characters that cannot be seen."""
    return _runs().sub("", text)


def fold(text: str) -> Folded:
    """Return ``text`` in Latin letters of one width, without invisible characters and without letter spacing."""
    if text.isascii() and not _spaced().search(text) and not _controls().search(text):
        plain = _digits_in_words().sub(lambda match: _DIGITS[match[0]], text)
        return Folded(plain, tuple(range(len(text))))
    letters, places = [], []
    gone = {place for run in find_hidden(text) for place in range(run.start, run.end)}
    gone |= {place for match in _spaced().finditer(text) for place in range(*match.span()) if text[place] == " "}
    for place, character in enumerate(text):
        if place in gone:
            continue
        for letter in unicodedata.normalize("NFKC", character).translate(_LATIN):
            letters.append(letter)
            places.append(place)
    plain = _digits_in_words().sub(lambda match: _DIGITS[match[0]], "".join(letters))
    return Folded(plain, tuple(places))


# Letters of other scripts that look like Latin ones (a part of the confusables of UTS 39).
_LATIN = str.maketrans(
    "АВЕКМНОРСТУХІЈЅаеорсухіјѕԁһӏΑΒΕΖΗΙΚΜΝΟΡΤΥΧαοιν",
    "ABEKMHOPCTYXIJSaeopcyxijsdhlABEZHIKMNOPTYXaoiv",
)
_DIGITS = {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s"}


@cache
def _runs() -> re.Pattern[str]:
    return re.compile(rf"(?P<steering>[{_CONTROLS}{_STEERING}]+)|(?P<blank>[{_BLANK}{_PRIVATE}]+)")


@cache
def _controls() -> re.Pattern[str]:
    return re.compile(rf"[{_CONTROLS}]")


@cache
def _spaced() -> re.Pattern[str]:
    return re.compile(r"(?<![^\W\d_])(?:[a-z] ){3,}[a-z](?![^\W\d_])", re.IGNORECASE)


@cache
def _digits_in_words() -> re.Pattern[str]:
    return re.compile(r"(?<=[a-z]{2})[01345](?=[a-z]{2})", re.IGNORECASE)
