"""The two answers that cost nothing: the most frequent training answer and the nearest training case.

A tuned model that does not beat both has learned the format of the answers and little else.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from radonc_models.clinical.nearest import WORD, inverse_frequencies, unit
from radonc_models.errors import RadOncError
from radonc_models.records import Case, answer
from radonc_models.tasks import Task

__all__ = ["TfidfIndex", "constant_answers", "nearest_neighbour"]


def constant_answers(train: Sequence[Case], task: Task) -> str:
    """Return the most frequent answer of ``task`` in ``train``, the first in the alphabet among equals.

    Raises:
        RadOncError: There is no training case.

    """
    counts = Counter(answer(task, case) for case in train)
    if not counts:
        raise RadOncError("The baselines need training cases: give a case file that has the split 'train'.")
    return min(counts, key=lambda text: (-counts[text], text))


def nearest_neighbour(train: Sequence[Case], test: Sequence[Case]) -> list[Case]:
    """Return, for each case of ``test``, the case of ``train`` whose details are most alike.

    Likeness is the cosine of TF-IDF vectors of single words (numbers stay whole); of equally near cases the
    first of ``train`` is taken, so that the result depends on nothing but the arguments.

    Raises:
        RadOncError: There is no training case.

    """
    if not train:
        raise RadOncError("The baselines need training cases: give a case file that has the split 'train'.")
    index = TfidfIndex([case.details for case in train])
    return [train[index.nearest(case.details)] for case in test]


class TfidfIndex:
    """Inverted index of TF-IDF weights with unit-length documents.

    The weights are the usual smoothed ones, tf * (ln((1 + n) / (1 + df)) + 1), which scikit-learn uses too.
    """

    def __init__(self, documents: Sequence[str]) -> None:
        counted = [Counter(_tokens(document)) for document in documents]
        frequency = Counter(token for counts in counted for token in counts)
        size = len(documents)
        self._size = size
        self._idf = inverse_frequencies(frequency, size)
        postings: dict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
        for row, counts in enumerate(counted):
            for token, weight in self._unit(counts).items():
                rows, weights = postings[token]
                rows.append(row)
                weights.append(weight)
        self._postings = {
            token: (np.asarray(rows, dtype=np.int64), np.asarray(weights, dtype=np.float64))
            for token, (rows, weights) in postings.items()
        }

    def similarities(self, text: str) -> NDArray[np.float64]:
        """Return the cosine of ``text`` with every document; unknown words add nothing."""
        total = np.zeros(self._size)
        for token, weight in self._unit(Counter(_tokens(text))).items():
            rows, weights = self._postings[token]
            total[rows] += weight * weights
        return total

    def nearest(self, text: str) -> int:
        """Return the row of the document that is most alike to ``text``."""
        # Rounding makes the choice among equal cosines independent of the order of additions.
        return int(np.argmax(np.round(self.similarities(text), 12)))

    def _unit(self, counts: Counter[str]) -> dict[str, float]:
        return unit({token: count * self._idf[token] for token, count in counts.items() if token in self._idf})


def _tokens(text: str) -> list[str]:
    return WORD.findall(text.lower())
