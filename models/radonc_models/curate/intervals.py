"""The interval of a share that was counted."""

from __future__ import annotations

import math

__all__ = ["Z95", "wilson"]

Z95 = 1.959963984540054


def wilson(hits: int, n: int) -> tuple[float, float]:
    """Return the 95 % Wilson score interval of ``hits`` out of ``n`` (Wilson, JASA 1927;22:209-212).

    Without any case nothing is known: 0 to 1.

    Raises:
        ValueError: ``hits`` is negative or more than ``n``.

    """
    if not 0 <= hits <= n:
        raise ValueError("the hits of a share lie between none and all")
    if n == 0:
        return 0.0, 1.0
    share, square = hits / n, Z95 * Z95
    centre = (share + square / (2 * n)) / (1 + square / n)
    half = Z95 / (1 + square / n) * math.sqrt(share * (1 - share) / n + square / (4 * n * n))
    return max(0.0, centre - half), min(1.0, centre + half)
