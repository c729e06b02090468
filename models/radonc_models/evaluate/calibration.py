"""One temperature for the label probabilities of the modality task, fitted on validation cases alone.

Guo et al., On Calibration of Modern Neural Networks, ICML 2017: dividing all scores by one number changes how
sure the model sounds and never which label it picks.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from radonc_models.errors import RadOncError

__all__ = ["fit_temperature", "softmax"]

LOWEST, HIGHEST = 0.05, 20.0


def softmax(scores: NDArray[np.float64], temperature: float = 1.0) -> NDArray[np.float64]:
    """Return the probabilities of log-probabilities, shape (cases, labels), at ``temperature``."""
    scaled = scores / temperature
    powers = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def fit_temperature(scores: Sequence[Sequence[float]], labels: Sequence[int]) -> float:
    """Return the temperature with the least negative log-likelihood of ``labels``.

    Args:
        scores: Log-probabilities of every label per case, up to a constant per case; shape (cases, labels).
        labels: Number of the true label of each case.

    Returns:
        A temperature between 0.05 and 20; a bound is returned when the labels are all right or all wrong.

    Raises:
        RadOncError: There is no case.

    """
    table, truth = np.asarray(scores, dtype=np.float64), np.asarray(labels, dtype=np.intp)
    if table.ndim != 2 or len(table) == 0 or len(table) != len(truth):
        raise RadOncError("The temperature needs validation cases with scores: give a file with that split.")

    def loss(log_temperature: float) -> float:
        chosen = softmax(table, math.exp(log_temperature))[np.arange(len(truth)), truth]
        return float(-np.log(np.maximum(chosen, 1e-300)).mean())

    return math.exp(_least(loss, math.log(LOWEST), math.log(HIGHEST)))


def _least(function: object, low: float, high: float) -> float:
    """Find the minimum of a function with one valley by golden section."""
    assert callable(function)
    ratio = (math.sqrt(5) - 1) / 2
    left, right = high - ratio * (high - low), low + ratio * (high - low)
    for _ in range(60):
        if function(left) <= function(right):
            high, right = right, left
            left = high - ratio * (high - low)
        else:
            low, left = left, right
            right = low + ratio * (high - low)
    return (low + high) / 2
