"""Converting one slab of rows: read, unpack, rotate, add the delta, round, quantize.

A slab is small enough to stay in a core's cache. Its result does not depend on how rows are cut into slabs.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from radonc_convert.adapter import Factors
from radonc_convert.checkpoint.files import OpenFiles
from radonc_convert.errors import CheckpointError, ConvertError
from radonc_convert.layout import rotary_row_order
from radonc_convert.merge import apply
from radonc_convert.plan import PlannedTensor
from radonc_convert.quantize.kernels import Bytes, Floats, Kernels
from radonc_convert.quantize.types import GgmlType, row_bytes

__all__ = ["Slab", "SlabConverter", "cut"]

_WEIGHTS_PER_SLAB = 1 << 18
_LARGEST_HALF = 65504.0


@dataclass(frozen=True)
class Slab:
    """Rows ``start`` to ``stop`` of a tensor, with the factors of its delta."""

    tensor: PlannedTensor
    start: int
    stop: int
    factors: Factors | None


def cut(tensor: PlannedTensor) -> Iterator[tuple[int, int]]:
    """Yield the row ranges of a tensor; rotary heads are never cut through."""
    spec = tensor.source.spec
    unit = 1
    if tensor.source.rotate and not spec.is_vector:
        unit = spec.rows // spec.heads
    step = max(_WEIGHTS_PER_SLAB // (spec.columns * unit), 1) * unit
    for start in range(0, spec.rows, step):
        yield start, min(start + step, spec.rows)


class SlabConverter:
    """Converts slabs in any number of threads; each thread reuses its own buffers."""

    def __init__(self, files: OpenFiles, kernels: Kernels, *, through_half: bool) -> None:
        self._files = files
        self._kernels = kernels
        self._through_half = through_half
        self._local = threading.local()

    def convert(self, slab: Slab) -> Bytes:
        """Return the stored bytes of a slab in the output.

        Raises:
            ConvertError: The base is cut short or holds a value that is not finite.

        """
        tensor = slab.tensor
        spec = tensor.source.spec
        raw = self._read(slab)
        if tensor.copied:
            return raw.copy()
        weights = self._floats("weights", (slab.stop - slab.start, spec.columns))
        self._kernels.to_float(tensor.source.stored.type, raw, weights)
        if tensor.source.rotate:
            weights = self._rotate(slab, weights)
        self._merge(slab, weights)
        self._check_finite(slab, weights)
        return self._store(tensor.type, weights)

    def _read(self, slab: Slab) -> Bytes:
        stored = slab.tensor.source.stored
        size = row_bytes(stored.type, slab.tensor.source.spec.columns)
        raw = self._floats("raw", ((slab.stop - slab.start) * size // 4 + 1,)).view(np.uint8)
        raw = raw[: (slab.stop - slab.start) * size]
        self._files.get(stored.file).read_into(stored.offset + slab.start * size, raw)
        return raw

    def _rotate(self, slab: Slab, weights: Floats) -> Floats:
        spec = slab.tensor.source.spec
        if spec.is_vector:  # a bias: its values are the rows of the matrix it belongs to
            return np.ascontiguousarray(weights[:, rotary_row_order(spec.columns, spec.heads)])
        heads = len(weights) * spec.heads // spec.rows
        rotated = self._floats("rotated", weights.shape)
        by_half = weights.reshape(heads, 2, -1, spec.columns)
        rotated.reshape(heads, -1, 2, spec.columns)[:] = by_half.swapaxes(1, 2)
        return rotated

    def _merge(self, slab: Slab, weights: Floats) -> None:
        """Add the delta to the weights, rounded to f16 values where the file type asks for it."""
        half = self._through_half and not slab.tensor.source.spec.is_vector
        apply(self._kernels, weights, slab.factors, slab.start, slab.stop, half=half)

    def _check_finite(self, slab: Slab, weights: Floats) -> None:
        largest = self._kernels.largest(weights)
        tensor = slab.tensor
        limit = _LARGEST_HALF if self._through_half or tensor.type is GgmlType.F16 else 3.4e38
        if not largest <= limit:  # false for NaN too
            raise (ConvertError if tensor.pair else CheckpointError)(
                f"The tensor {tensor.source.spec.name} holds a value that is not finite or too large: "
                "the model is damaged, download or train it again."
            )

    def _store(self, kind: GgmlType, weights: Floats) -> Bytes:
        out = np.empty(len(weights) * row_bytes(kind, weights.shape[1]), np.uint8)
        self._kernels.quantize(kind, weights, out)
        return out

    def _floats(self, name: str, shape: tuple[int, ...]) -> Floats:
        """Return this thread's buffer of that name, at least as large as needed, in the given shape."""
        size = int(np.prod(shape))
        buffer: Floats | None = getattr(self._local, name, None)
        if buffer is None or buffer.size < size:
            buffer = np.empty(size, np.float32)
            setattr(self._local, name, buffer)
        return buffer[:size].reshape(shape)
