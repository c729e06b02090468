"""The verdict on each tensor, as data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from radonc_convert.verification.receipt import Coefficient, ErrorSize

__all__ = ["TensorResult", "Verdict", "pooled"]


class Verdict(StrEnum):
    """What became of a tensor."""

    APPLIED = "applied"
    UNCHANGED = "unchanged"
    UNCLEAR = "unclear"
    WEAKENED = "weakened"
    MISSING = "missing"
    WRONG_SCALE = "wrong scale"
    WRONG_PLACE = "wrong place"
    WRONG_WEIGHTS = "wrong weights"
    DAMAGED = "damaged"
    NOT_FINITE = "not finite"

    @property
    def good(self) -> bool:
        """Tell whether the tensor is what base, adapter and storage type make it."""
        return self in {Verdict.APPLIED, Verdict.UNCHANGED, Verdict.UNCLEAR, Verdict.WEAKENED}


@dataclass(frozen=True)
class TensorResult:
    """The verdict on one tensor and the figures behind it.

    Attributes:
        name: GGUF name.
        type: Storage type.
        weights: Number of weights.
        verdict: The verdict.
        detail: More words about the verdict, or nothing.
        receipt: How much of the intended change is there; None without one.
        error: Distance from the intended weights; None when the tensor is not finite.

    """

    name: str
    type: str
    weights: int
    verdict: Verdict
    detail: str
    receipt: Coefficient | None
    error: ErrorSize | None


def pooled(results: Sequence[TensorResult]) -> Coefficient | None:
    """Return the receipt of the whole adapter: the part of the change's energy that is in the file."""
    receipts = [r.receipt for r in results if r.receipt is not None and np.isfinite(r.receipt.error)]
    total = sum(receipt.energy for receipt in receipts)
    if not total:
        return None
    shares = [receipt.energy / total for receipt in receipts]
    value = sum(share * receipt.value for share, receipt in zip(shares, receipts, strict=True))
    error = sum((share * receipt.error) ** 2 for share, receipt in zip(shares, receipts, strict=True)) ** 0.5
    return Coefficient(value, error, 0.0, total)
