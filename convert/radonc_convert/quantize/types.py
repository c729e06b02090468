"""The storage types of ggml: identity, block length and block size.

Source: the enumeration and the type traits of ggml; ``Kernels`` compares every row of this table with the
loaded library before it is used.
"""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["LAYOUTS", "BlockLayout", "Bytes", "Floats", "GgmlType", "row_bytes"]

Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]


class GgmlType(IntEnum):
    """A tensor type with its number in a GGUF file."""

    F32 = 0
    F16 = 1
    Q4_0 = 2
    Q4_1 = 3
    Q5_0 = 6
    Q5_1 = 7
    Q8_0 = 8
    Q2_K = 10
    Q3_K = 11
    Q4_K = 12
    Q5_K = 13
    Q6_K = 14
    IQ2_XXS = 16
    IQ2_XS = 17
    IQ3_XXS = 18
    IQ1_S = 19
    IQ4_NL = 20
    IQ3_S = 21
    IQ2_S = 22
    IQ4_XS = 23
    IQ1_M = 29
    BF16 = 30


class BlockLayout(NamedTuple):
    """How many weights a block holds, in how many bytes, and which function turns it into f32."""

    weights: int
    size: int
    to_float: str


LAYOUTS: dict[GgmlType, BlockLayout] = {
    GgmlType.F32: BlockLayout(1, 4, ""),
    GgmlType.F16: BlockLayout(1, 2, "ggml_fp16_to_fp32_row"),
    GgmlType.BF16: BlockLayout(1, 2, "ggml_bf16_to_fp32_row"),
    GgmlType.Q4_0: BlockLayout(32, 18, "dequantize_row_q4_0"),
    GgmlType.Q4_1: BlockLayout(32, 20, "dequantize_row_q4_1"),
    GgmlType.Q5_0: BlockLayout(32, 22, "dequantize_row_q5_0"),
    GgmlType.Q5_1: BlockLayout(32, 24, "dequantize_row_q5_1"),
    GgmlType.Q8_0: BlockLayout(32, 34, "dequantize_row_q8_0"),
    GgmlType.Q2_K: BlockLayout(256, 84, "dequantize_row_q2_K"),
    GgmlType.Q3_K: BlockLayout(256, 110, "dequantize_row_q3_K"),
    GgmlType.Q4_K: BlockLayout(256, 144, "dequantize_row_q4_K"),
    GgmlType.Q5_K: BlockLayout(256, 176, "dequantize_row_q5_K"),
    GgmlType.Q6_K: BlockLayout(256, 210, "dequantize_row_q6_K"),
    GgmlType.IQ4_NL: BlockLayout(32, 18, "dequantize_row_iq4_nl"),
    GgmlType.IQ4_XS: BlockLayout(256, 136, "dequantize_row_iq4_xs"),
    GgmlType.IQ3_S: BlockLayout(256, 110, "dequantize_row_iq3_s"),
    GgmlType.IQ3_XXS: BlockLayout(256, 98, "dequantize_row_iq3_xxs"),
    GgmlType.IQ2_S: BlockLayout(256, 82, "dequantize_row_iq2_s"),
    GgmlType.IQ2_XS: BlockLayout(256, 74, "dequantize_row_iq2_xs"),
    GgmlType.IQ2_XXS: BlockLayout(256, 66, "dequantize_row_iq2_xxs"),
    GgmlType.IQ1_S: BlockLayout(256, 50, "dequantize_row_iq1_s"),
    GgmlType.IQ1_M: BlockLayout(256, 56, "dequantize_row_iq1_m"),
}


def row_bytes(kind: GgmlType, columns: int) -> int:
    """Return the bytes of one row of ``columns`` weights; the row must be a whole number of blocks."""
    layout = LAYOUTS[kind]
    if columns % layout.weights:
        raise ValueError(f"a row of {columns} is not a whole number of {kind.name} blocks of {layout.weights}")
    return columns // layout.weights * layout.size
