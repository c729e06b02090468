"""Figures with their uncertainty: Wilson intervals, bootstrap, macro-F1, calibration error, Brier score."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from radonc_models.curate.intervals import wilson

__all__ = [
    "UNDEFINED",
    "Bin",
    "Figure",
    "Statistic",
    "bootstrap",
    "brier_score",
    "calibration_error",
    "calibration_error_by_chance",
    "confusion",
    "macro_f1",
    "macro_f1_figure",
    "macro_f1_statistic",
    "mean_figure",
    "proportion",
    "ratio_figure",
    "reliability",
    "resampled_sums",
]

RESAMPLES = 2_000
SEED = 20_230_910
"""Every bootstrap draws the same samples for the same n: two rows of a table meet equal draws."""


@dataclass(frozen=True)
class Figure:
    """A measured value with its 95 % interval over ``n`` cases; all None where nothing can be measured."""

    value: float | None
    low: float | None
    high: float | None
    n: int

    def as_dict(self) -> dict[str, Any]:
        """Return the figure for JSON, rounded to six digits."""
        rounded = [None if x is None else round(x, 6) for x in (self.value, self.low, self.high)]
        return {"value": rounded[0], "low": rounded[1], "high": rounded[2], "n": self.n}


UNDEFINED = Figure(None, None, None, 0)


def proportion(hits: Sequence[bool]) -> Figure:
    """Return the share of true values with its Wilson score interval (Wilson, JASA 1927;22:209-212)."""
    n = len(hits)
    if n == 0:
        return UNDEFINED
    return Figure(sum(hits) / n, *wilson(sum(hits), n), n)


@lru_cache(maxsize=4)
def _draws(n: int) -> NDArray[np.intp]:
    return np.random.default_rng(SEED).integers(0, n, size=(RESAMPLES, n))


Statistic = Callable[[NDArray[np.intp]], float]
"""Gets row numbers with repetition, shape (n,), and returns the value for these rows."""


def bootstrap(statistic: Statistic, n: int) -> tuple[float, float]:
    """Return the seeded 95 % percentile interval of ``statistic`` over resamples of ``n`` rows.

    Args:
        statistic: Gets row numbers with repetition, shape (n,), and returns the value for these rows.
        n: Number of rows; rows are cases, one patient each.

    """
    values = np.array([statistic(rows) for rows in _draws(n)])
    low, high = np.percentile(values, [2.5, 97.5])
    return float(low), float(high)


@lru_cache(maxsize=4)
def _times(n: int) -> NDArray[np.float64]:
    """Return how often each resample draws each row, shape (resamples, n)."""
    return np.array([np.bincount(rows, minlength=n) for rows in _draws(n)], dtype=np.float64)


def resampled_sums(table: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the sum of every column of ``table``, shape (n, columns), in every resample of its rows.

    The resamples are those of :func:`bootstrap`; rows are cases, one patient each.
    """
    return np.asarray(_times(len(table)) @ table)


def ratio_figure(value: float | None, resampled: NDArray[np.float64], n: int) -> Figure:
    """Return ``value`` with the 95 % percentile interval of its ``resampled`` values; NaN ones are left out."""
    known = resampled[~np.isnan(resampled)]
    if value is None or not len(known):
        return UNDEFINED
    low, high = np.percentile(known, [2.5, 97.5])
    return Figure(value, float(low), float(high), n)


def mean_figure(values: Sequence[float]) -> Figure:
    """Return the mean of ``values`` with its bootstrap interval."""
    if not values:
        return UNDEFINED
    array = np.asarray(values, dtype=np.float64)
    low, high = np.percentile(array[_draws(len(array))].mean(axis=1), [2.5, 97.5])
    return Figure(float(array.mean()), float(low), float(high), len(array))


def macro_f1(truth: Sequence[str], predicted: Sequence[str]) -> float:
    """Return the unweighted mean of F1 over the labels that occur in ``truth``.

    A prediction that is no label at all counts as a miss of its true label.
    """
    labels = sorted(set(truth))
    if not labels:
        return 0.0
    total = 0.0
    for label in labels:
        hit = sum(t == label and p == label for t, p in zip(truth, predicted, strict=True))
        wanted, given = sum(t == label for t in truth), sum(p == label for p in predicted)
        total += 2 * hit / (wanted + given)
    return total / len(labels)


def macro_f1_statistic(truth: Sequence[str], predicted: Sequence[str]) -> Statistic:
    """Return macro-F1 as a function of row numbers, fast enough for a bootstrap."""
    names = sorted({*truth, *predicted})
    place = {name: number for number, name in enumerate(names)}
    size = len(names)
    cells = np.array([place[t] * size + place[p] for t, p in zip(truth, predicted, strict=True)])

    def statistic(rows: NDArray[np.intp]) -> float:
        table = np.bincount(cells[rows], minlength=size * size).reshape(size, size)
        wanted, chosen, hit = table.sum(axis=1), table.sum(axis=0), np.diag(table)
        present = wanted > 0
        return float((2 * hit[present] / (wanted + chosen)[present]).mean())

    return statistic


def macro_f1_figure(truth: Sequence[str], predicted: Sequence[str]) -> Figure:
    """Return macro-F1 with its bootstrap interval."""
    if not truth:
        return UNDEFINED
    low, high = bootstrap(macro_f1_statistic(truth, predicted), len(truth))
    return Figure(macro_f1(truth, predicted), low, high, len(truth))


def brier_score(probabilities: Sequence[dict[str, float]], truth: Sequence[str]) -> Figure:
    """Return the mean squared distance between the probabilities and the true label (Brier 1950; 0 to 2)."""
    values = [
        sum((p - (label == true)) ** 2 for label, p in row.items()) + (true not in row)
        for row, true in zip(probabilities, truth, strict=True)
    ]
    return mean_figure(values)


def calibration_error(probabilities: Sequence[dict[str, float]], truth: Sequence[str], bins: int = 10) -> Figure:
    """Return the expected calibration error of the top label over ``bins`` bins of equal width.

    The interval is a bootstrap of the same statistic, which is biased upwards for few cases.
    """
    if not truth:
        return UNDEFINED
    best = [max(row, key=row.__getitem__) for row in probabilities]
    sure = np.array([row[label] for row, label in zip(probabilities, best, strict=True)])
    right = np.array([label == true for label, true in zip(best, truth, strict=True)], dtype=np.float64)
    place = np.minimum((sure * bins).astype(np.intp), bins - 1)

    def statistic(rows: NDArray[np.intp]) -> float:
        count = np.bincount(place[rows], minlength=bins)
        gap = np.bincount(place[rows], weights=right[rows] - sure[rows], minlength=bins)
        return float(np.abs(gap).sum() / max(1, count.sum()))

    low, high = bootstrap(statistic, len(truth))
    return Figure(statistic(np.arange(len(truth))), low, high, len(truth))


def calibration_error_by_chance(probabilities: Sequence[dict[str, float]], bins: int = 10) -> Figure:
    """Return the calibration error that a model with these probabilities has when they are exactly right.

    With few cases it is far from zero: an error within the range given here shows no fault of the probabilities
    (Vaicenavicius et al., AISTATS 2019). Mean and 95 % range of seeded draws of the labels.
    """
    if not probabilities:
        return UNDEFINED
    sure = np.array([max(row.values()) for row in probabilities])
    place = np.minimum((sure * bins).astype(np.intp), bins - 1)
    inside = np.eye(bins)[place]
    right = np.random.default_rng(SEED).random((RESAMPLES, len(sure))) < sure
    errors = np.abs((right - sure) @ inside).sum(axis=1) / len(sure)
    low, high = np.percentile(errors, [2.5, 97.5])
    return Figure(float(errors.mean()), float(low), float(high), len(sure))


@dataclass(frozen=True)
class Bin:
    """Answers of which the model was about equally sure.

    Attributes:
        low: Least probability of the bin.
        high: Greatest probability of the bin.
        sure: Mean probability of its top labels; None in an empty bin.
        right: Share of right ones, with its Wilson interval.

    """

    low: float
    high: float
    sure: float | None
    right: Figure

    def as_dict(self) -> dict[str, Any]:
        """Return the bin for JSON."""
        sure = None if self.sure is None else round(self.sure, 6)
        return {"low": self.low, "high": self.high, "sure": sure, "right": self.right.as_dict()}


def reliability(probabilities: Sequence[dict[str, float]], truth: Sequence[str], bins: int = 10) -> tuple[Bin, ...]:
    """Return the bins of a reliability curve: those that :func:`calibration_error` is made of."""
    best = [max(row, key=row.__getitem__) for row in probabilities]
    sure = [row[label] for row, label in zip(probabilities, best, strict=True)]
    place = [min(int(one * bins), bins - 1) for one in sure]
    rows = []
    for number in range(bins):
        inside = [case for case, one in enumerate(place) if one == number]
        mean = sum(sure[case] for case in inside) / len(inside) if inside else None
        right = proportion([best[case] == truth[case] for case in inside])
        rows.append(Bin(number / bins, (number + 1) / bins, mean, right))
    return tuple(rows)


def confusion(truth: Sequence[str], predicted: Sequence[str], labels: Sequence[str]) -> list[list[int]]:
    """Return how often each label (rows) was called each label (columns); a last column counts other answers."""
    place = {label: number for number, label in enumerate(labels)}
    table = [[0] * (len(labels) + 1) for _ in labels]
    for true, named in zip(truth, predicted, strict=True):
        table[place[true]][place.get(named, len(labels))] += 1
    return table
