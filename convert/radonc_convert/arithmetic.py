"""The arithmetic of merging, defined so that it gives the same bits on every machine.

A delta is ``scale * (B @ A)`` in f32, where each product ``B @ A`` is a chain of fused multiply-adds in the
order of the rank: the order in which PEFT's matrix product is computed on current processors. Linear
algebra libraries differ from each other (and with the size of the matrix) in that order, so their result is
used only as an approximation with a proven error bound. Wherever the bound leaves open to which f16 value a
weight is rounded (about one weight in a thousand), the chain itself is computed.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from radonc_convert.quantize.types import Floats

__all__ = ["chained_product", "merge_in_half", "merge_in_single", "round_to_half"]

Index = NDArray[np.intp]

_UNIT = 2.0**-24  # half the distance between 1 and the next f32 number
_HALF_STEP = np.float32(2.0**-24 / 1.5)  # turns the rounding constant into half an f16 step
_CHUNK = 1 << 15


def chained_product(b: Floats, a: Floats, rows: Index, columns: Index) -> Floats:
    """Return the elements (rows, columns) of ``B @ A``, each a chain of fused multiply-adds.

    A product of two f32 numbers is exact in f64. The sum is rounded to odd there, so that the second
    rounding, to f32, gives the correctly rounded result of the whole step.
    """
    total = np.zeros(np.broadcast(rows, columns).shape, np.float32)
    for place in range(len(a)):
        product = b[rows, place].astype(np.float64) * a[place, columns]
        before = total.astype(np.float64)
        after = product + before
        part = after - product
        error = (product - (after - part)) + (before - part)  # exact rest of the sum
        bits = after.view(np.int64)
        towards_rest = np.where((error > 0) == (after > 0), 1, -1)
        bits += np.where((error != 0) & (bits & 1 == 0), towards_rest, 0)
        total = after.astype(np.float32)
    return total


def merge_in_single(weights: Floats, b: Floats, a: Floats, scale: float) -> None:
    """Add the delta to ``weights`` (rows, columns) in place, in f32."""
    columns = np.arange(weights.shape[1])
    step = max(_CHUNK // weights.shape[1], 1)
    for start in range(0, len(weights), step):
        rows = np.arange(start, min(start + step, len(weights)))
        delta = chained_product(b, a, rows[:, None], columns[None, :])
        delta *= np.float32(scale)
        weights[rows[0] : rows[-1] + 1] += delta


def merge_in_half(
    weights: Floats, b: Floats, a: Floats, scale: float, scratch: tuple[Floats, Floats, Floats]
) -> Floats:
    """Return ``weights`` plus the delta, rounded to the nearest f16 values, in f32.

    Args:
        weights: The base, (rows, columns); left as it is.
        b: The factor B of these rows, (rows, rank).
        a: The factor A, (rank, columns).
        scale: The factor of the product.
        scratch: Three buffers of the shape of ``weights``; the result is one of them.

    """
    shift, merged, result = scratch
    np.matmul(b, a, out=shift)
    shift *= np.float32(scale)
    np.add(weights, shift, out=merged)
    round_to_half(merged, shift, result)
    np.subtract(merged, result, out=merged)
    np.abs(merged, out=merged)
    # An f16 boundary is half a step away from the result. The sum itself is off by at most 2**-23 of its
    # size, which is far less than the 2**-9 of half a step that are set aside here.
    shift *= _HALF_STEP * np.float32(1 - 2.0**-9)
    shift -= _error_bound(b, a, scale)
    open_ones = np.flatnonzero(merged >= shift)
    for start in range(0, len(open_ones), _CHUNK):
        where = open_ones[start : start + _CHUNK]
        rows, columns = np.divmod(where, weights.shape[1])
        exact = chained_product(b, a, rows, columns)
        exact *= np.float32(scale)
        exact += weights.reshape(-1)[where]
        round_to_half(exact, np.empty_like(exact), exact)
        result.reshape(-1)[where] = exact
    return result


def _error_bound(b: Floats, a: Floats, scale: float) -> Floats:
    """Return for each row how far two ways to compute ``scale * (B @ A)`` in f32 can be apart.

    Each way is off by at most rank + 1 roundings of the sum of absolute products, which is at most the
    product of the two vectors' lengths.
    """
    lengths = np.linalg.norm(b.astype(np.float64), axis=1, keepdims=True)
    longest = np.linalg.norm(a.astype(np.float64), axis=0).max()
    bound = (2 * len(a) + 8) * _UNIT * 1.01 * abs(scale) * lengths * longest
    above: Floats = np.nextafter(bound.astype(np.float32), np.float32(np.inf))
    return above


def round_to_half(weights: Floats, shift: Floats, out: Floats) -> None:
    """Round f32 to the nearest f16 value, ties to even, staying in f32 (bits equal to a conversion and back).

    Adding and subtracting 1.5 * 2**(e + 13), where 2**e is the size of the weight, leaves eleven binary
    digits; a constant of at least 0.75 does the same for the evenly spaced subnormal f16 numbers. ``out``
    may be ``weights``. The constants are left in ``shift``.
    """
    bits = shift.view(np.uint32)
    np.bitwise_and(weights.view(np.uint32), np.uint32(0x7F800000), out=bits)
    np.add(bits, np.uint32((13 << 23) | 0x400000), out=bits)
    np.maximum(bits, np.uint32(0x3F400000), out=bits)
    if out is weights:
        weights = weights.copy()
    np.add(weights, shift, out=out)
    np.subtract(out, shift, out=out)
    np.copysign(out, weights, out=out)
