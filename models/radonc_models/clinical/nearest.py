"""The cases whose details are most like given ones: an index of words in plain Python, for some thousand cases.

Likeness is the cosine of TF-IDF vectors of single words. Before words are taken, passages that a note marks as wrong
or that are about a relative are left out (``statements``): a bag of words cannot tell what is true, and they describe
what did *not* lead to the plan. Words of more than two fifths of the cases tell nothing and are left out, too.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from radonc_models.clinical.statements import read_note

__all__ = ["WORD", "CaseIndex", "Near", "inverse_frequencies", "unit"]

WORD = re.compile(r"\w+(?:[.]\d+)?")
"""A word; a number stays whole."""
_COMMON, _FEW = 0.4, 3
"""A word tells nothing in more than this share of the cases and more than these few."""
_FUNCTION_WORDS = re.compile(
    "an?|and|are|as|at|be|but|by|for|from|had|has|he|her|his|in|is|it|no|not|of|on|or|she|that|the|their|then|this|to|"
    "was|were|which|who|with"
)
_LEAST_LIKE = 0.2
"""Below this cosine two notes share words that most notes share, and nothing is said."""
_MOST_SHARED = 5


@dataclass(frozen=True)
class Near:
    """A case that is like the given details.

    Attributes:
        row: Its place among the documents.
        likeness: Cosine, from 0.2 to 1.
        shared: The words that made it so, weightiest first, as the given details spell them.

    """

    row: int
    likeness: float
    shared: tuple[str, ...]


class CaseIndex:
    """Finds the nearest of ``documents``; nothing of it changes after it was made, so threads may share it."""

    def __init__(self, documents: Sequence[str]) -> None:
        counted = [Counter(word.lower() for word in _words(document)) for document in documents]
        frequency = Counter(word for counts in counted for word in counts)
        self._size = size = len(documents)
        self._idf = {
            word: weight
            for word, weight in inverse_frequencies(frequency, size).items()
            if frequency[word] <= max(_FEW, _COMMON * size) and not _FUNCTION_WORDS.fullmatch(word)
        }
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self._vectors = [self._unit(counts) for counts in counted]
        for row, vector in enumerate(self._vectors):
            for word, weight in vector.items():
                self._postings[word].append((row, weight))

    def nearest(self, text: str, count: int = 3) -> tuple[Near, ...]:
        """Return at most ``count`` cases, the most alike first, equal ones in their order; none that is not alike."""
        spelled: dict[str, str] = {}
        words = _words(text)
        for word in words:
            spelled.setdefault(word.lower(), word)
        query = self._unit(Counter(word.lower() for word in words))
        likeness = [0.0] * self._size
        for word, weight in query.items():
            for row, other in self._postings.get(word, ()):
                likeness[row] += weight * other
        # Rounding makes the choice among equal cosines independent of the order of additions.
        ranked = nsmallest(count, range(self._size), key=lambda row: (-round(likeness[row], 9), row))
        return tuple(
            Near(row, min(likeness[row], 1.0), tuple(spelled[word] for word in self._shared(query, row)))
            for row in ranked
            if likeness[row] >= _LEAST_LIKE
        )

    def _shared(self, query: dict[str, float], row: int) -> list[str]:
        case = self._vectors[row]
        weights = {word: query[word] * case[word] for word in query.keys() & case.keys() if not word.isdigit()}
        return sorted(weights, key=lambda word: (-weights[word], word))[:_MOST_SHARED]

    def _unit(self, counts: Counter[str]) -> dict[str, float]:
        known = self._idf
        return unit({word: (1 + math.log(count)) * known[word] for word, count in counts.items() if word in known})


def inverse_frequencies(frequency: Mapping[str, int], size: int) -> dict[str, float]:
    """Return ln((1 + n) / (1 + df)) + 1 of each word that is in df of n documents, as scikit-learn weighs them."""
    return {word: math.log((1 + size) / (1 + df)) + 1.0 for word, df in frequency.items()}


def unit(weights: Mapping[str, float]) -> dict[str, float]:
    """Return ``weights`` as a vector of length 1; nothing for no weights."""
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()} if length else {}


def _words(text: str) -> list[str]:
    return WORD.findall(read_note(text).without("wrong", "family"))
