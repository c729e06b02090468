"""The shorthand of physicians: phrases, and what each means in words of the classification."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from radonc_models.clinical.icd10.words import split_words

__all__ = ["LONGEST_PHRASE", "Alternative", "Part", "Phrase", "phrase", "phrase_words"]

LONGEST_PHRASE = 6
"""Words of the longest phrase."""
_LITERAL_QUALITY = 0.97


@dataclass(frozen=True)
class Alternative:
    """Words that together stand for a part of a phrase; ``quality`` is 1 for the best way to say it."""

    words: frozenset[str]
    quality: float


@dataclass(frozen=True)
class Part:
    """One thing that a phrase says, in one or more ways; ``kind`` is that of the phrase, ``text`` the first way."""

    alternatives: tuple[Alternative, ...]
    kind: str = ""
    text: str = ""


@dataclass(frozen=True)
class Phrase:
    """A shorthand.

    Attributes:
        meaning: What it stands for, in words to show.
        parts: The same, to compare; empty for words that say nothing about a code.

    """

    meaning: str
    parts: tuple[Part, ...]


def phrase(words: Sequence[str]) -> Phrase | None:
    """Return what a phrase means, by its words as ``split_words`` returns them; None when it is no shorthand."""
    line = _lines().get(" ".join(words))
    return None if line is None else _read(" ".join(words), *line)


@cache
def _lines() -> dict[str, tuple[str, str]]:
    """Return the columns of the file by its phrases, which are written as ``split_words`` returns them."""
    found = {}
    for line in files(__package__).joinpath("shorthand.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            said, meaning, kind = (*line.split("\t"), "")[:3]
            found[said] = (meaning, kind)
    return found


@cache
def phrase_words() -> frozenset[str]:
    """Return every word that a phrase has."""
    return frozenset(word for said in _lines() for word in said.split())


@cache
def _read(phrase: str, meaning: str, kind: str) -> Phrase:
    texts = [part.split(" | ")[0].partition(" *")[0] for part in meaning.split(" + ") if part]
    parts = [_alternatives(part) for part in meaning.split(" + ") if part]
    literal = frozenset(split_words(phrase))
    if kind not in ("only", "entity") and len(parts) == 1 and literal not in {one.words for one in parts[0]}:
        parts[0] = (*parts[0], Alternative(literal, _LITERAL_QUALITY))
    kind = "" if kind == "only" else kind
    return Phrase(" ".join(texts), tuple(Part(part, kind, text) for part, text in zip(parts, texts, strict=True)))


def _alternatives(part: str) -> tuple[Alternative, ...]:
    found = []
    for alternative in part.split(" | "):
        words, _, quality = alternative.partition(" *")
        found.append(Alternative(frozenset(split_words(words)), float(quality or 1)))
    return tuple(found)
