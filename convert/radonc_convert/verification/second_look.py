"""A second look at a tensor whose receipt or error is not as it should be, to tell what happened to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from radonc_convert.layout import rotary_row_order
from radonc_convert.quantize.kernels import Floats, Kernels
from radonc_convert.verification.noise import CAN_QUANTIZE, requantized
from radonc_convert.verification.receipt import SLACK, Coefficient, coefficient
from radonc_convert.verification.rows import RowReader
from radonc_convert.verification.subject import Subject, cut
from radonc_convert.verification.sums import RowSums

__all__ = ["Look", "find_place", "look_at"]

_MOST_SLABS = 4
_CLOSE = 0.5  # of the weights' size: nothing but the right weights is this close


@dataclass(frozen=True)
class Look:
    """Some slabs of one tensor, all of the same shape (rows, columns), whole rotary heads.

    Attributes:
        base: The base's weights.
        intended: The intended ones.
        stored: Those of the file.
        again: The intended ones after storing them once more as the file's type; None where that cannot be.

    """

    base: Floats
    intended: Floats
    stored: Floats
    again: Floats | None

    def as_quantized(self) -> bool:
        """Tell whether the file holds as much of the change as ggml's quantizer leaves of it."""
        if self.again is None:
            return False
        ours = coefficient(RowSums.of(self.base, self.intended, self.stored))
        theirs = coefficient(RowSums.of(self.base, self.intended, self.again))
        return abs(ours.value - theirs.value) <= SLACK / 2 + 2 * theirs.error

    def of_change(self, change: Floats) -> Coefficient:
        """Return how much of another change is in the file, in place of the intended one."""
        return coefficient(RowSums.of(self.base, self.base + change, self.stored))

    def distance(self, weights: Floats) -> float:
        """Return how far the file is from other weights, relative to their size."""
        size = float(np.linalg.norm(weights)) or 1.0
        return float(np.linalg.norm(self.stored - weights)) / size


def look_at(subject: Subject, reader: RowReader, kernels: Kernels, slabs: int = _MOST_SLABS) -> Look:
    """Read up to ``slabs`` slabs, spread over the tensor."""
    factors = reader.factors(subject)
    ranges = list(cut(subject.spec))
    chosen = sorted({int(place) for place in np.linspace(0, len(ranges) - 1, min(slabs, len(ranges)))})
    parts: list[tuple[Floats, Floats, Floats]] = []
    for start, stop in (ranges[place] for place in chosen):
        base = reader.base(subject, start, stop)
        intended = reader.intended(subject, base, factors, start, stop)
        parts.append((base, intended, reader.stored(subject, start, stop)))
    base, intended, stored = (np.concatenate([part[place] for part in parts]) for place in range(3))
    again = requantized(kernels, subject.type, intended) if subject.type in CAN_QUANTIZE else None
    return Look(base, intended, stored, again)


def find_place(
    subject: Subject, look: Look, others: Sequence[Subject], reader: RowReader, kernels: Kernels
) -> str | None:
    """Return in words what stands in the wrong place, or None when nothing known explains the tensor.

    Args:
        subject: The tensor.
        look: What was seen of it.
        others: Other tensors whose weights or change might be here; those of another shape are left out.
        reader: Reads them.
        kernels: Turn stored blocks into f32.

    """
    if subject.spec.heads and not subject.spec.is_vector:
        rows = len(look.base)
        back = np.argsort(rotary_row_order(rows, rows * subject.spec.heads // subject.spec.rows))
        change = look.intended - look.base
        if subject.changed and _is_there(look.of_change(change[back])):
            return "the rows of the change are not in rotary order"
        if look.distance(look.intended[back]) < _CLOSE:
            return "the rows are not in rotary order"
    for other in _alike(subject, others):
        seen = look_at(other, reader, kernels)
        if look.distance(seen.intended) < _CLOSE:
            return f"it holds the weights of {other.spec.name}"
        if other.changed and _is_there(look.of_change(seen.intended - seen.base)):
            return f"it got the change of {other.spec.name}"
    return None


def _is_there(receipt: Coefficient) -> bool:
    return receipt.may_be(1.0) and not receipt.may_be(0.0)


def _alike(subject: Subject, others: Sequence[Subject]) -> Iterator[Subject]:
    shape = (subject.spec.rows, subject.spec.columns, subject.spec.heads)
    for other in others:
        spec = other.spec
        if other is not subject and not spec.is_vector and (spec.rows, spec.columns, spec.heads) == shape:
            yield other
