"""Adding an adapter's change to rows of a matrix, with the roundings of the reference.

Source of the formulas: PEFT's merge of LoRA layers and of their weight-decomposed variant (DoRA).
"""

from __future__ import annotations

import numpy as np

from radonc_convert.adapter.lowrank import Factors
from radonc_convert.quantize.kernels import Floats, Kernels

__all__ = ["apply", "is_a_sum"]


def apply(
    kernels: Kernels,
    weights: Floats,
    factors: Factors | None,
    start: int,
    stop: int,
    *,
    half: bool,
) -> None:
    """Change rows ``start`` to ``stop`` of a tensor in place.

    Args:
        kernels: The arithmetic.
        weights: Those rows of the base, (stop - start, columns), f32, in GGUF order.
        factors: The change of the whole tensor, or None.
        start: First row.
        stop: Row after the last.
        half: Whether the result is rounded to f16 values.

    """
    rounded = False
    with np.errstate(all="ignore"):  # whoever takes the result looks for what is not finite
        if factors is not None:
            rounded = _change(kernels, weights, factors, start, stop, half=half)
    if half and not rounded:
        kernels.round_to_half(weights)


def is_a_sum(factors: Factors, *, half: bool) -> bool:
    """Tell whether a change is ``Kernels.merge`` with these factors and nothing else."""
    special = factors.places, factors.magnitude, factors.column_factor
    return all(part is None for part in special) and not (half and factors.delta_in_half)


def _change(kernels: Kernels, weights: Floats, factors: Factors, start: int, stop: int, *, half: bool) -> bool:
    """Change the rows; return whether the result has been rounded already."""
    left, right, scale = factors.left[start:stop], factors.right, factors.scale
    if factors.places is not None and factors.rows is not None:
        first, last = np.searchsorted(factors.places, (start, stop))
        weights[factors.places[first:last] - start] = factors.rows[first:last]
    elif factors.magnitude is not None:
        kernels.merge(weights, left, right, scale, half=False)
        _stretch(weights, factors.magnitude[start:stop])
    elif factors.column_factor is not None:
        kernels.merge(weights, left, right, scale, half=False)
        weights *= factors.column_factor
    elif half and factors.delta_in_half:
        delta = np.zeros_like(weights)
        kernels.merge(delta, left, right, scale, half=True)
        weights += delta
    else:
        kernels.merge(weights, left, right, scale, half=half)
        return half
    return False


def _stretch(weights: Floats, magnitude: Floats) -> None:
    """Give each row the length ``magnitude``: the sum of squares in f64, every other step in f32."""
    squares = np.einsum("rc,rc->r", weights, weights, dtype=np.float64)
    length = np.sqrt(squares).astype(np.float32)
    weights *= (magnitude / length)[:, None]
