"""Tests of paired answers: McNemar, Wilcoxon, and Holm's correction over all of them.

A p-value here says how often chance alone would part two rows of answers to the same cases as far as they are parted.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

__all__ = ["SIGNIFICANT", "holm", "mcnemar", "wilcoxon"]

SIGNIFICANT = 0.05
"""Corrected p-values below this are called significant."""
_EXACT = 500
"""Up to so many differences every sum of ranks is counted, within a tenth of a second."""


def mcnemar(mine: Sequence[bool], theirs: Sequence[bool]) -> float:
    """Return the exact two-sided p-value of McNemar's test (Psychometrika 1947;12:153-157; binomial form).

    Args:
        mine: Whether each answer of the one row is right.
        theirs: The same of the other row, for the same cases in the same order.

    Returns:
        A p-value above 0 and up to 1; 1 where the rows are right and wrong in the same cases.

    Raises:
        ValueError: The rows are of unequal length.

    """
    only_mine = sum(a and not b for a, b in zip(mine, theirs, strict=True))
    only_theirs = sum(b and not a for a, b in zip(mine, theirs, strict=True))
    n = only_mine + only_theirs
    tail = sum(math.comb(n, count) for count in range(min(only_mine, only_theirs) + 1))
    return min(1.0, tail / 2 ** (n - 1)) if n else 1.0


def wilcoxon(differences: Sequence[float], alternative: Literal["two-sided", "greater"] = "two-sided") -> float:
    """Return the p-value of Wilcoxon's signed-rank test (Biometrics Bulletin 1945;1:80-83), zeros left out.

    Exact up to 500 differences, ties included: the signs are as good as tossed for given ranks. Beyond, the normal
    approximation with the correction for ties.

    Args:
        differences: Score of the one row minus that of the other, case by case.
        alternative: ``greater`` tests whether the one row scores higher, ``two-sided`` whether they differ.

    Returns:
        A p-value; 1 where no case differs.

    """
    array = np.array(differences, dtype=np.float64).round(12)  # what differs by rounding alone is equal
    array = array[array != 0]
    if not len(array):
        return 1.0
    ranks = _doubled_ranks(np.abs(array))
    above, below = _tails(ranks, int(ranks[array > 0].sum()))
    return above if alternative == "greater" else min(1.0, 2 * min(above, below))


def _doubled_ranks(sizes: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return twice the mean rank of each size: a whole number with ties, too."""
    _, place, count = np.unique(sizes, return_inverse=True, return_counts=True)
    return (2 * np.cumsum(count) - count + 1)[place].astype(np.int64)


def _tails(ranks: NDArray[np.int64], seen: int) -> tuple[float, float]:
    """Return how likely a sum of positive ranks of at least, and of at most, ``seen`` is by chance."""
    if len(ranks) > _EXACT:
        mean, deviation = ranks.sum() / 2, math.sqrt((ranks.astype(np.float64) ** 2).sum()) / 2
        return _above((seen - mean) / deviation), _above((mean - seen) / deviation)
    chances = np.zeros(int(ranks.sum()) + 1)
    chances[0], reached = 1.0, 0
    for rank in ranks.tolist():
        reached += rank
        chances[rank : reached + 1] += chances[: reached - rank + 1].copy()
        chances[: reached + 1] /= 2
    return min(1.0, float(chances[seen:].sum())), min(1.0, float(chances[: seen + 1].sum()))


def _above(z: float) -> float:
    return math.erfc(z / math.sqrt(2)) / 2


def holm(p_values: Sequence[float]) -> list[float]:
    """Return ``p_values`` corrected for their number by Holm's step-down method (Scand J Stat 1979;6:65-70).

    The order stays; calling those below a level significant keeps the chance of any false call at that level.
    """
    corrected = [0.0] * len(p_values)
    highest = 0.0
    for place, number in enumerate(sorted(range(len(p_values)), key=p_values.__getitem__)):
        highest = max(highest, min(1.0, (len(p_values) - place) * p_values[number]))
        corrected[number] = highest
    return corrected
