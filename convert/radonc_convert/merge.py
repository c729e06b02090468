"""Adding an adapter's change to rows of a matrix, with the roundings of the reference.

Source of the formulas: PEFT's merge of LoRA layers and of their weight-decomposed variant (DoRA).
"""

from __future__ import annotations

import numpy as np

from radonc_convert.adapter.lowrank import Factors
from radonc_convert.quantize.kernels import Floats, Kernels

__all__ = ["apply"]


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
    if factors is None:
        if half:
            kernels.round_to_half(weights)
        return
    left = factors.left[start:stop]
    if half and factors.delta_in_half:
        delta = np.zeros_like(weights)
        kernels.merge(delta, left, factors.right, factors.scale, half=True)
        weights += delta
        kernels.round_to_half(weights)
    elif factors.magnitude is None:
        kernels.merge(weights, left, factors.right, factors.scale, half=half)
    else:
        kernels.merge(weights, left, factors.right, factors.scale, half=False)
        _stretch(weights, factors.magnitude[start:stop])
        if half:
            kernels.round_to_half(weights)


def _stretch(weights: Floats, magnitude: Floats) -> None:
    """Give each row the length ``magnitude``: the sum of squares in f64, every other step in f32."""
    squares = np.einsum("rc,rc->r", weights, weights, dtype=np.float64)
    length = np.sqrt(squares).astype(np.float32)
    weights *= (magnitude / length)[:, None]
