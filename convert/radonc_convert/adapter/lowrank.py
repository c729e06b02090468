"""The low-rank change of one matrix: where its factors lie, and the factors themselves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from radonc_convert.checkpoint.files import OpenFiles
from radonc_convert.checkpoint.model import StoredTensor
from radonc_convert.errors import AdapterError
from radonc_convert.layout import rotary_row_order
from radonc_convert.quantize.kernels import Floats, Kernels
from radonc_convert.quantize.types import row_bytes

__all__ = ["Factors", "LowRank", "read_floats"]


@dataclass(frozen=True)
class Factors:
    """The factors of one matrix in memory, rows in GGUF order.

    Attributes:
        left: (rows, rank), f32.
        right: (rank, columns), f32.
        scale: The factor of ``left @ right``.
        magnitude: Length of each row after the change (DoRA), (rows,), f32; None for plain LoRA.
        delta_in_half: Whether the delta itself is rounded to f16 before it is added, wherever the sum is.

    """

    left: Floats
    right: Floats
    scale: float
    magnitude: Floats | None = None
    delta_in_half: bool = False


@dataclass(frozen=True)
class LowRank:
    """The low-rank change of one matrix: ``scale * (B @ A)``, for an embedding the transpose of it.

    Attributes:
        a: The factor A: (rank, input features); of an embedding (rank, tokens).
        b: The factor B: (output features, rank), rows in Hugging Face order; of an embedding (width, rank).
        rank: Their common dimension.
        scale: The factor of the product.
        heads: Rotary heads among B's rows, 0 when there are none.
        embedding: Whether the matrix is a token embedding.
        magnitude: Length of each row after the change (DoRA), in Hugging Face order; None for plain LoRA.
        delta_in_half: See ``Factors``. PEFT rounds the delta of an f16 embedding, and of nothing else.

    """

    a: StoredTensor
    b: StoredTensor
    rank: int
    scale: float
    heads: int
    embedding: bool = False
    magnitude: StoredTensor | None = None
    delta_in_half: bool = False

    def load(self, files: OpenFiles, kernels: Kernels) -> Factors:
        """Read the factors.

        Raises:
            AdapterError: A factor holds a value that is not finite.

        """
        a, b = (read_floats(tensor, files, kernels) for tensor in (self.a, self.b))
        if self.embedding:
            return Factors(_transposed(a), _transposed(b), self.scale, delta_in_half=self.delta_in_half)
        magnitude = None if self.magnitude is None else read_floats(self.magnitude, files, kernels)
        if self.heads:
            order = rotary_row_order(len(b), self.heads)
            b, magnitude = b[order], None if magnitude is None else magnitude[order]
        return Factors(b, a, self.scale, magnitude)


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


def _transposed(matrix: Floats) -> Floats:
    return np.ascontiguousarray(matrix.T)
