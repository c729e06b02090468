"""The index of the table: which names hold which words, and how much a word tells."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from string import ascii_lowercase

from radonc_models.clinical.icd10.shorthand import phrase_words
from radonc_models.clinical.icd10.table import CODE_WIDTH, Table, table
from radonc_models.clinical.icd10.words import split_words

__all__ = ["Index", "index"]

# What every neoplasm is called, and what is left out in a note, tells less than its frequency says.
_WEIGHTS = {
    "malignant": 1.6,
    "neoplasm": 0.8,
    "unspecified": 0.15,
    "site": 0.3,
    "part": 0.4,
    "other": 0.5,
    "specified": 0.5,
    "female": 0.3,
    "having": 0.1,
    "achieved": 0.1,
    "not": 0.2,
    "whether": 0.1,
    "descended": 0.2,
    "undescended": 0.3,
    "left": 2.0,
    "right": 2.0,
    "bilateral": 2.5,
}
_LARGEST_WEIGHT = 9.0
_SHORTEST_CORRECTED = 5
_MOST_BEGUN = 40


class _Weights(dict[int, float]):
    """How much a word tells, by its number; worked out when it is first asked for."""

    def __init__(self, source: Index) -> None:
        super().__init__()
        self._source = source

    def __missing__(self, word: int) -> float:
        source = self._source
        weight = _WEIGHTS.get(source.words[word])
        if weight is None:
            weight = min(math.log(1 + source.size / max(source.frequency(word), 1)), _LARGEST_WEIGHT)
        self[word] = weight
        return weight


class Index:
    """Names of the classification as sets of numbered words."""

    def __init__(self, source: Table) -> None:
        """Take the index of a table as it lies in memory; only the list of its words is unpacked."""
        self.table = source
        box = source.container
        self.words: list[str] = str(box.section("words"), "utf-8").split("\n")
        self.number: dict[str, int] = {word: place for place, word in enumerate(self.words)}
        self.rows: Sequence[int] = box.numbers("entry.rows", "H")
        self._words = box.numbers("entry.words", "H")
        self._starts = box.numbers("entry.starts", "I")
        self._holders = box.numbers("holders", "H")
        self._holder_starts = box.numbers("holders.starts", "I")
        self.size = len(self.rows)
        self.short = box.section("entry.short")
        self.weights = _Weights(self)
        self._codes = box.section("codes")
        self._inherited: dict[bytes, frozenset[int]] = {}

    def frequency(self, word: int) -> int:
        """Return how many names hold a word."""
        return self._holder_starts[word + 1] - self._holder_starts[word]

    def holders(self, word: int, most: int) -> Sequence[int]:
        """Return the likeliest names that hold a word, at most so many."""
        start = self._holder_starts[word]
        return self._holders[start : min(self._holder_starts[word + 1], start + most)]

    def entry(self, place: int) -> Sequence[int]:
        """Return the words of a name, ascending."""
        return self._words[self._starts[place] : self._starts[place + 1]]

    def length(self, place: int) -> int:
        """Return how many words a name has."""
        return self._starts[place + 1] - self._starts[place]

    def beginning(self, prefix: str, most: int) -> list[int]:
        """Return words that begin with ``prefix``, the frequent ones first."""
        first = bisect_left(self.words, prefix)
        last = bisect_left(self.words, f"{prefix}\x7f", first)
        return sorted(range(first, last), key=lambda word: -self.frequency(word))[:most]

    def is_of_neoplasms(self, row: int) -> bool:
        """Tell whether a row is of the chapters C and D."""
        return self._codes[row * CODE_WIDTH] in b"CD"

    def nearest(self, typed: str) -> str | None:
        """Return the word that ``typed`` is a slip of (one letter wrong, missing, too many, two swapped) or begins.

        Only words that neoplasms or the shorthand are named with are taken, of several the most frequent; None for
        short or unlike words.
        """
        if len(typed) < _SHORTEST_CORRECTED or not typed.isalpha():
            return None
        begun = (self.words[number] for number in self.beginning(typed, _MOST_BEGUN))
        for words in (_slips(typed), begun):
            likely = [word for word in words if word in self.number and self._is_expected(word)]
            if likely:
                return max(likely, key=lambda word: self.frequency(self.number[word]))
        return None

    def _is_expected(self, word: str) -> bool:
        first = self.holders(self.number[word], 1)[0]
        return word in phrase_words() or self.is_of_neoplasms(self.rows[first])

    def inherited(self, row: int) -> frozenset[int]:
        """Return the words of the category of three characters above a row: its codes do not repeat them all."""
        category = bytes(self._codes[row * CODE_WIDTH : row * CODE_WIDTH + 3])
        words = self._inherited.get(category)
        if words is None:
            texts = self.table.texts(self.table.find(category.decode()))
            words = frozenset(self.number[word] for word in split_words(texts[0]) if word in self.number)
            self._inherited[category] = words
        return words


def _slips(word: str) -> Iterator[str]:
    """Yield every word that is one slip of the keyboard away."""
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        for letter in ascii_lowercase:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]


@cache
def index() -> Index:
    """Return the index of the packaged table."""
    return Index(table())
