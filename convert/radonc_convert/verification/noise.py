"""How far a storage type may move weights: measured with ggml's own quantizer, never looked up.

Two measurements are used. On Gaussian weights they give the well-known figure of a type. On rows of the very
tensor they say what is normal for it, since weights with outliers suffer more than Gaussian ones.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from radonc_convert.quantize.kernels import Floats, Kernels
from radonc_convert.quantize.types import GgmlType, row_bytes
from radonc_convert.verification.sums import Sample

__all__ = ["CAN_QUANTIZE", "gaussian_error", "judged", "requantized", "sample"]

_T = GgmlType
CAN_QUANTIZE = frozenset(
    {
        _T.F32, _T.F16, _T.BF16, _T.Q8_0, _T.Q4_0, _T.Q4_1, _T.Q5_0, _T.Q5_1,
        _T.Q2_K, _T.Q3_K, _T.Q4_K, _T.Q5_K, _T.Q6_K,
    }
)  # fmt: skip
"""Types that ggml quantizes without an importance matrix."""

_SHARE = 32  # one weight in so many is quantized again
_LEAST = 1 << 12


def gaussian_error(kernels: Kernels, kind: GgmlType) -> float:
    """Return the root mean square error of ``kind`` on Gaussian weights, relative to their size."""
    weights = np.random.default_rng(0).standard_normal((64, 1024), np.float32)
    error = requantized(kernels, kind, weights) - weights
    return float(np.sqrt(np.mean(np.square(error)) / np.mean(np.square(weights))))


def requantized(kernels: Kernels, kind: GgmlType, weights: Floats) -> Floats:
    """Return what is left of ``weights`` (rows, columns) after storing them as ``kind``."""
    weights = np.ascontiguousarray(weights)
    if kind is GgmlType.F32:
        return weights
    raw = np.empty(len(weights) * row_bytes(kind, weights.shape[1]), np.uint8)
    kernels.quantize(kind, weights, raw)
    back = np.empty_like(weights)
    kernels.to_float(kind, raw, back)
    return back


def sample(kernels: Kernels, kind: GgmlType, intended: Floats, start: int) -> Sample:
    """Quantize the first rows of a slab again and return what it does to them.

    Args:
        kernels: The quantizer.
        kind: The storage type, one of ``CAN_QUANTIZE``.
        intended: The slab, (rows, columns).
        start: Number of its first row.

    """
    rows, columns = intended.shape
    count = min(max(rows // _SHARE, -(-_LEAST // columns), 1), rows)
    return judged(kernels, kind, intended[:count], np.arange(start, start + count))


def judged(kernels: Kernels, kind: GgmlType, intended: Floats, rows: NDArray[np.intp]) -> Sample:
    """Return what storing the matrix ``intended``, whose rows have the numbers ``rows``, does to it."""
    error = np.abs(requantized(kernels, kind, intended) - intended)
    squares = np.einsum("ij,ij->i", error, error).astype(np.float64)
    return Sample(rows, squares, error.max(axis=1).astype(np.float64))
