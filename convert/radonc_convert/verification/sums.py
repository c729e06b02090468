"""What is kept of a tensor's comparison: a few sums for each row, taken slab by slab in any order."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from radonc_convert.quantize.kernels import Floats
from radonc_convert.verification.buffers import Buffers

__all__ = ["RowSums", "Sample", "Sums"]

Doubles = NDArray[np.float64]


@dataclass(frozen=True)
class RowSums:
    """Sums over the columns, one number a row: w base, d intended change, e error (stored minus intended).

    ``worst`` is the largest magnitude of e.
    """

    ww: Doubles
    wd: Doubles
    dd: Doubles
    we: Doubles
    de: Doubles
    ee: Doubles
    worst: Doubles

    @classmethod
    def of(cls, base: Floats, intended: Floats, stored: Floats, buffers: Buffers | None = None) -> RowSums:
        """Return the sums of some rows; the three matrices have the same shape (rows, columns)."""
        buffers = buffers or Buffers()
        with np.errstate(all="ignore"):  # what is not finite is found in the sums
            error = np.subtract(stored, intended, out=buffers.floats("error", base.shape))
            changed = intended is not base
            change = np.subtract(intended, base, out=buffers.floats("change", base.shape)) if changed else base
            nothing = np.zeros(len(base))
            return cls(
                ww=_dots(base, base),
                wd=_dots(base, change) if changed else nothing,
                dd=_dots(change, change) if changed else nothing,
                we=_dots(base, error),
                de=_dots(change, error) if changed else nothing,
                ee=_dots(error, error),
                worst=np.abs(np.maximum(error.max(axis=1), -error.min(axis=1))).astype(np.float64),
            )

    @property
    def weight(self) -> Doubles:
        """The sum of squares of the intended weights."""
        return self.ww + 2 * self.wd + self.dd

    @property
    def finite(self) -> NDArray[np.bool_]:
        """Which rows hold only finite values."""
        known: NDArray[np.bool_] = np.isfinite(self.ee) & np.isfinite(self.worst)
        return known


def _dots(left: Floats, right: Floats) -> Doubles:
    sums: Doubles = np.einsum("ij,ij->i", left, right).astype(np.float64)
    return sums


@dataclass(frozen=True)
class Sample:
    """What the storage type makes of some rows of the intended weights: sums of squares over those rows.

    Attributes:
        rows: Their numbers.
        expected: Squared error when ggml quantizes them, one number a row.
        worst: Largest error of it, one number a row.

    """

    rows: NDArray[np.intp]
    expected: Doubles
    worst: Doubles


@dataclass
class Sums:
    """The parts of one tensor as they come in from the threads."""

    parts: dict[int, RowSums] = field(default_factory=dict)
    samples: dict[int, Sample] = field(default_factory=dict)

    def rows(self) -> RowSums:
        """Return the sums of all rows in order."""
        parts = [self.parts[start] for start in sorted(self.parts)]
        names = RowSums.__dataclass_fields__
        return RowSums(**{name: np.concatenate([getattr(part, name) for part in parts]) for name in names})

    def sample(self) -> Sample:
        """Return all sampled rows in order."""
        samples = [self.samples[start] for start in sorted(self.samples)]
        return Sample(
            np.concatenate([sample.rows for sample in samples]),
            np.concatenate([sample.expected for sample in samples]),
            np.concatenate([sample.worst for sample in samples]),
        )
