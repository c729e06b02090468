"""The adapter receipt of one tensor: how much of the intended change is in the file, and how sure that is.

Let w be the base's weights, d the intended change and y the stored weights minus w. The receipt is the
coefficient c of d in the regression y = c d + s w + noise. Quantization noise is large against d for each
weight but not along d, so c is close to 1 when the adapter was applied and close to 0 when it was not. The
term s w takes up that quantized weights are on average a little smaller than they were; without it c would be
off wherever d is correlated with w.

The standard error is computed from the scores of whole rows (clusters), so that noise may differ from row to
row and be correlated within one. Source: the sandwich estimator for clustered observations.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from radonc_convert.layout import TensorSpec
from radonc_convert.verification.sums import RowSums, Sample

__all__ = ["SLACK", "Coefficient", "ErrorSize", "coefficient", "error_size", "rounding_of", "suspicious_rows"]

SLACK = 0.05
"""How far c may be from its value beyond four standard errors: an adapter off by 5 % is not a wrong one."""

_SIGMAS = 4.0
_HARDER_ROW = 1.5
_MOST_ROWS = 256
_SINGLE = 2e-6  # relative error of f32 sums and products, with room
_HALF = 2.5e-4  # the same for weights that passed through f16, as merged models usually do


@dataclass(frozen=True)
class Coefficient:
    """The share c of the intended change that is in the file.

    Attributes:
        value: The estimate of c: 1 when all of it is there.
        error: Its standard error.
        rest: Root mean square of what the regression leaves over, relative to the stored weights'.
        energy: Sum of squares of the intended change.

    """

    value: float
    error: float
    rest: float
    energy: float

    def may_be(self, value: float) -> bool:
        """Tell whether noise can explain the distance of the estimate from ``value``."""
        return abs(self.value - value) <= SLACK + _SIGMAS * self.error


@dataclass(frozen=True)
class ErrorSize:
    """The distance between stored and intended weights, relative to the weights' root mean square.

    Attributes:
        relative: Root mean square of the error.
        largest: Largest error.
        expected: What ggml's quantizer gives on rows of this tensor.
        excess: How many times that the file's error is, in the median of those rows.
        tried: Whether rows were quantized again; without, ``expected`` is 0 and ``excess`` is 1.

    """

    relative: float
    largest: float
    expected: float
    excess: float
    tried: bool


def coefficient(rows: RowSums) -> Coefficient:
    """Return the receipt of a tensor with an intended change; all sums must be finite."""
    ww, wd, dd = rows.ww.sum(), rows.wd.sum(), rows.dd.sum()
    share = wd / ww if ww > 0 else 0.0
    across = rows.dd - share * rows.wd  # d times the part of d that is not along w
    total = across.sum()
    if not total > 0:
        return Coefficient(0.0, float("inf"), 0.0, 0.0)
    along_error = rows.de - share * rows.we
    excess = along_error.sum() / total  # c - 1
    shrink = (rows.we.sum() - excess * wd) / ww if ww > 0 else 0.0
    left_d = rows.de - excess * rows.dd - shrink * rows.wd  # rest times d
    left_w = rows.we - excess * rows.wd - shrink * rows.ww  # rest times w
    scores = left_d - share * left_w
    count = len(scores)
    variance = np.square(scores).sum() * count / max(count - 1, 1) / total**2
    rest = rows.ee.sum() - excess * rows.de.sum() - shrink * rows.we.sum()
    stored = rows.weight.sum() + 2 * (rows.we.sum() + rows.de.sum()) + rows.ee.sum()
    relative = max(float(rest), 0.0) / (float(stored) or 1.0)
    return Coefficient(float(1 + excess), float(np.sqrt(variance)), relative**0.5, float(dd))


def error_size(rows: RowSums, sample: Sample | None, spec: TensorSpec) -> ErrorSize:
    """Return the size of a tensor's error; all sums must be finite.

    Args:
        rows: The sums of the tensor.
        sample: The rows that were quantized again, None when that was not possible.
        spec: What the tensor is.

    """
    weight = rows.weight
    size = float(np.sqrt(weight.mean() / spec.columns)) or 1.0
    expected, excess = 0.0, 1.0
    if sample is not None:
        among = weight[sample.rows]
        expected = float(np.sqrt(sample.expected.sum() / (float(among.sum()) or 1.0)))
        rounding = np.maximum(rounding_of(spec) ** 2 * among, np.finfo(np.float64).tiny)
        ratios = (rows.ee[sample.rows] + rounding) / (sample.expected + rounding)
        excess = float(np.sqrt(np.median(ratios)))
    relative = float(np.sqrt(rows.ee.mean() / spec.columns)) / size
    return ErrorSize(relative, float(rows.worst.max()) / size, expected, excess, sample is not None)


def suspicious_rows(rows: RowSums) -> NDArray[np.intp]:
    """Return the numbers of rows whose error stands out among the tensor's rows, the worst ones first.

    A row may stand out because it is hard to quantize; whoever asks must quantize it again to tell.
    """
    weight = np.maximum(rows.weight, 1e-6 * float(np.median(rows.weight)))
    weight = np.maximum(weight, np.finfo(np.float64).tiny)
    found: set[int] = set()
    for ratio in (np.sqrt(rows.ee / weight), rows.worst / np.sqrt(weight)):
        limit = _HARDER_ROW * float(np.median(ratio)) + _SINGLE
        order = np.argsort(-ratio)[:_MOST_ROWS]
        found.update(int(row) for row in order[ratio[order] > limit])
    return np.array(sorted(found), np.intp)


def rounding_of(spec: TensorSpec) -> float:
    """Return the relative error that a right tensor may have beyond that of its storage type."""
    return _SINGLE if spec.is_vector else _HALF
