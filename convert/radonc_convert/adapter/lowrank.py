"""The change of one matrix: where its factors lie, and the factors themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from radonc_convert.checkpoint.files import OpenFiles
from radonc_convert.checkpoint.model import StoredTensor
from radonc_convert.errors import AdapterError
from radonc_convert.layout import rotary_row_order
from radonc_convert.quantize.kernels import Floats, Kernels
from radonc_convert.quantize.types import row_bytes

__all__ = ["Factors", "LowRank", "TokenRows", "read_floats"]

_WEIGHTS_AT_ONCE = 1 << 20


@dataclass(frozen=True)
class TokenRows:
    """Trained rows of an embedding or output matrix.

    Attributes:
        places: The rows that they replace.
        rows: The trained rows, (number, columns).

    """

    places: tuple[int, ...]
    rows: StoredTensor


@dataclass(frozen=True)
class Factors:
    """The change of one matrix in memory, rows in GGUF order.

    Attributes:
        left: (rows, rank), f32; rank 0 when only single rows are replaced.
        right: (rank, columns), f32.
        scale: The factor of ``left @ right``.
        magnitude: Length of each row after the change (DoRA), (rows,), f32; None for plain LoRA.
        delta_in_half: Whether the delta itself is rounded to f16 before it is added, wherever the sum is.
        column_factor: What each column is multiplied with after the change (DoRA of an embedding), (columns,), f32.
        places: Rows that are replaced, ascending, or None.
        rows: What replaces them, (number, columns), f32, or None.

    """

    left: Floats
    right: Floats
    scale: float
    magnitude: Floats | None = None
    delta_in_half: bool = False
    column_factor: Floats | None = None
    places: NDArray[np.intp] | None = None
    rows: Floats | None = None


@dataclass(frozen=True)
class LowRank:
    """The change of one matrix: ``scale * (B @ A)``, for an embedding the transpose of it.

    Attributes:
        a: The factor A: (rank, input features); of an embedding (rank, tokens). None when rows are replaced.
        b: The factor B: (output features, rank), rows in Hugging Face order; of an embedding (width, rank).
        rank: Their common dimension.
        scale: The factor of the product.
        heads: Rotary heads among B's rows, 0 when there are none.
        embedding: Whether the matrix is a token embedding.
        magnitude: Length of each row after the change (DoRA), in Hugging Face order, and of each column of an
            embedding; None for plain LoRA.
        delta_in_half: See ``Factors``. PEFT rounds the delta of an f16 embedding, and of nothing else.
        base: The matrix that is changed.
        tokens: Single rows that are replaced instead, or None.

    """

    a: StoredTensor | None
    b: StoredTensor | None
    rank: int
    scale: float
    heads: int
    base: StoredTensor
    embedding: bool = False
    magnitude: StoredTensor | None = None
    delta_in_half: bool = False
    tokens: TokenRows | None = None

    def load(self, files: OpenFiles, kernels: Kernels) -> Factors:
        """Read the factors. The first pass over a weight-decomposed embedding is made here: its columns are long.

        Raises:
            AdapterError: A factor holds a value that is not finite.

        """
        if self.tokens is not None:
            return self._replaced(self.tokens, files, kernels)
        assert self.a is not None
        assert self.b is not None
        a, b = (read_floats(tensor, files, kernels) for tensor in (self.a, self.b))
        magnitude = None if self.magnitude is None else read_floats(self.magnitude, files, kernels)
        if self.embedding:
            left, right = _transposed(a), _transposed(b)
            if magnitude is None:
                return Factors(left, right, self.scale, delta_in_half=self.delta_in_half)
            lengths = self._column_lengths(left, right, files, kernels)
            with np.errstate(all="ignore"):  # what is not finite is told where it is merged
                return Factors(left, right, self.scale, column_factor=magnitude / lengths)
        if self.heads:
            order = rotary_row_order(len(b), self.heads)
            b, magnitude = b[order], None if magnitude is None else magnitude[order]
        return Factors(b, a, self.scale, magnitude)

    def _replaced(self, tokens: TokenRows, files: OpenFiles, kernels: Kernels) -> Factors:
        columns, rows = self.base.dims
        order = np.argsort(np.array(tokens.places, np.intp))
        return Factors(
            left=np.zeros((rows, 0), np.float32),
            right=np.zeros((0, columns), np.float32),
            scale=0.0,
            places=np.array(tokens.places, np.intp)[order],
            rows=read_floats(tokens.rows, files, kernels)[order],
        )

    def _column_lengths(self, left: Floats, right: Floats, files: OpenFiles, kernels: Kernels) -> Floats:
        squares = np.zeros(self.base.dims[0])
        for start, weights in _slabs(self.base, files, kernels):
            kernels.merge(weights, left[start : start + len(weights)], right, self.scale, half=False)
            squares += np.einsum("rc,rc->c", weights, weights, dtype=np.float64)
        lengths: Floats = np.sqrt(squares).astype(np.float32)
        return lengths


def read_floats(tensor: StoredTensor, files: OpenFiles, kernels: Kernels) -> Floats:
    """Return a tensor of an adapter as f32, (rows, columns) or (columns,).

    Raises:
        AdapterError: It holds a value that is not finite.

    """
    shape = tensor.dims[::-1]
    raw = np.empty(row_bytes(tensor.type, int(np.prod(shape))), np.uint8)
    files.get(tensor.file).read_into(tensor.offset, raw)
    weights = np.empty(shape, np.float32)
    kernels.to_float(tensor.type, raw, weights)
    if not np.isfinite(weights).all():
        raise AdapterError(f"The adapter tensor {tensor.name[:120]} holds a value that is not finite: train it again.")
    return weights


def _slabs(tensor: StoredTensor, files: OpenFiles, kernels: Kernels) -> Iterator[tuple[int, Floats]]:
    """Yield (first row, rows) of a matrix in f32, in order."""
    columns, rows = tensor.dims
    size, step = row_bytes(tensor.type, columns), max(_WEIGHTS_AT_ONCE // columns, 1)
    for start in range(0, rows, step):
        count = min(step, rows - start)
        raw, weights = np.empty(count * size, np.uint8), np.empty((count, columns), np.float32)
        files.get(tensor.file).read_into(tensor.offset + start * size, raw)
        kernels.to_float(tensor.type, raw, weights)
        yield start, weights


def _transposed(matrix: Floats) -> Floats:
    return np.ascontiguousarray(matrix.T)
