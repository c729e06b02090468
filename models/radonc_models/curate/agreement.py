"""Agreement of two readers beyond chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Agreement", "agreement"]


@dataclass(frozen=True)
class Agreement:
    """How two readers agree.

    Attributes:
        cases: Cases that both have read.
        agreed: Those on which they agree.
        kappa: Cohen's kappa; None where there is no case or chance alone would agree always.

    """

    cases: int
    agreed: int
    kappa: float | None


def agreement(pairs: Sequence[tuple[str, str]]) -> Agreement:
    """Return Cohen's kappa of two readers' labels (Cohen, Educ Psychol Meas 1960;20:37-46)."""
    n = len(pairs)
    agreed = sum(first == second for first, second in pairs)
    if n == 0:
        return Agreement(0, 0, None)
    ours, theirs = Counter(first for first, _ in pairs), Counter(second for _, second in pairs)
    chance = sum(ours[label] * theirs[label] for label in ours) / n**2
    kappa = None if chance == 1 else (agreed / n - chance) / (1 - chance)
    return Agreement(n, agreed, kappa)
