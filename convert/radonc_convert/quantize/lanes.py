"""The fast kernels, reached by ctypes: vector code that gives the bytes of libggml-base.

Each vector lane goes through the operations of the scalar definition for a sub-block of its own, so every rounding
is the same; see ``native/lanes.c``. The library is compiled when the package is installed. It is used only when it
was made from the source that lies beside it, when this processor has its instructions, and when it passes
``selftest``; otherwise ``LanesUnusableError`` says why in a clause.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from radonc_convert.quantize.native.compiling import LIBRARY, source_hash
from radonc_convert.quantize.types import Bytes, Floats, GgmlType, row_bytes

__all__ = ["LEVELS", "Conversion", "Lanes", "LanesUnusableError"]

LEVELS = {"avx2": 1, "avx512": 2}
"""The levels by name, slowest first, with their numbers in the library."""


class LanesUnusableError(Exception):
    """Why the fast kernels cannot be used: the end of a sentence."""


@dataclass(frozen=True)
class Conversion:
    """What becomes of a slab on its way from stored rows to blocks.

    Attributes:
        kind: Type of the stored rows.
        raw: The rows without gaps.
        columns: Weights of a row.
        limit: The largest magnitude that the outputs can hold; the conversion ends at a larger one.
        head: Rows of a rotary head, whose two halves are interleaved; 0 keeps the order.
        left: (rows, rank) of the change ``scale * (left @ right)`` that is added, or None.
        right: (rank, columns), or None.
        scale: The factor of the product.
        half: Whether the merged weights are rounded to f16 values.

    """

    kind: GgmlType
    raw: Bytes
    columns: int
    limit: float
    head: int = 0
    left: Floats | None = None
    right: Floats | None = None
    scale: float = 1.0
    half: bool = False

    @property
    def rows(self) -> int:
        """Number of rows."""
        return self.raw.nbytes // row_bytes(self.kind, self.columns)


class _Conversion(ctypes.Structure):
    """``conversion`` of lanes.h."""

    _fields_ = (
        ("raw", ctypes.c_void_p),
        ("left", ctypes.c_void_p),
        ("right", ctypes.c_void_p),
        ("rows", ctypes.c_int64),
        ("columns", ctypes.c_int64),
        ("rank", ctypes.c_int64),
        ("head", ctypes.c_int64),
        ("scale", ctypes.c_float),
        ("limit", ctypes.c_float),
        ("stored", ctypes.c_int32),
        ("half", ctypes.c_int32),
    )


class _Output(ctypes.Structure):
    """``output`` of lanes.h."""

    _fields_ = (("blocks", ctypes.c_void_p), ("row_size", ctypes.c_int64), ("type", ctypes.c_int64))


class Lanes:
    """The fast kernels of one level. Arrays are contiguous; the caller has compared their sizes.

    Attributes:
        level: The name of the instructions in use.

    """

    def __init__(self, definition: Any, level: str | None = None, library: Path | None = None) -> None:
        """Load the library for the best level of this processor, or for ``level``.

        Args:
            definition: ``ggml_quantize_chunk``, for the rare blocks whose range f32 sums cannot hold.
            level: One of ``LEVELS``.
            library: The compiled library; by default the one beside this module.

        Raises:
            LanesUnusableError: It is missing, stale, for another machine or for a newer processor.

        """
        library = library or LIBRARY
        if not library.is_file():
            raise LanesUnusableError("they were not compiled when the program was installed")
        try:
            self._library = ctypes.CDLL(str(library))
            self._declare()
        except (OSError, AttributeError):
            raise LanesUnusableError("their library cannot be loaded on this machine") from None
        made_from: bytes = self._library.lanes_source()
        if source_hash() not in (None, made_from.decode("ascii", "replace")):
            raise LanesUnusableError("their library was compiled from another source, install the program again")
        highest = self._library.lanes_level()
        number = highest if level is None else LEVELS[level]
        if not 0 < number <= highest:
            raise LanesUnusableError("this processor lacks the instructions they use")
        self.level = next(name for name, known in LEVELS.items() if known == number)
        self._number = number
        self._definition = ctypes.cast(definition, ctypes.c_void_p)

    def _declare(self) -> None:
        pointer, count, number, single = ctypes.c_void_p, ctypes.c_int64, ctypes.c_int, ctypes.c_float
        for name, arguments, result in (
            ("source", (), ctypes.c_char_p),
            ("level", (), number),
            ("store", (number, number, pointer, pointer, count, pointer), number),
            ("read", (number, number, pointer, pointer, count), number),
            ("largest", (number, pointer, count), single),
            ("round_to_half", (number, pointer, count), None),
            ("merge", (number, pointer, pointer, pointer, single, count, count, count, number), number),
            ("convert", (number, pointer, pointer, count, pointer, pointer), number),
        ):
            function = getattr(self._library, f"lanes_{name}")
            function.argtypes, function.restype = arguments, result

    def store(self, kind: GgmlType, weights: Floats, out: Bytes) -> bool:
        """Turn f32 ``weights``, whole blocks, into the stored type; False when there is no kernel for it."""
        pointers = weights.ctypes.data, out.ctypes.data
        return bool(self._library.lanes_store(self._number, kind, *pointers, weights.size, self._definition))

    def read(self, kind: GgmlType, raw: Bytes, out: Floats) -> bool:
        """Turn stored ``raw`` into f32; False when there is no kernel for the type."""
        return bool(self._library.lanes_read(self._number, kind, raw.ctypes.data, out.ctypes.data, out.size))

    def largest(self, weights: Floats) -> float:
        """Return the largest magnitude; inf or nan when one weight is not finite."""
        return float(self._library.lanes_largest(self._number, weights.ctypes.data, weights.size))

    def round_to_half(self, weights: Floats) -> None:
        """Round in place to the nearest f16 values, infinity above their range."""
        self._library.lanes_round_to_half(self._number, weights.ctypes.data, weights.size)

    def merge(self, weights: Floats, left: Floats, right: Floats, scale: float, *, half: bool) -> bool:
        """Add ``scale * (left @ right)`` in place as ``arithmetic`` defines it; False without memory for it."""
        pointers = weights.ctypes.data, left.ctypes.data, right.ctypes.data
        sizes = *weights.shape, right.shape[0]
        return bool(self._library.lanes_merge(self._number, *pointers, scale, *sizes, half))

    def convert(self, slab: Conversion, outputs: Sequence[tuple[GgmlType, Bytes]]) -> float | None:
        """Convert contiguous rows stored as F32, F16 or BF16 for every (type, blocks to fill).

        Returns:
            The largest magnitude of the merged weights. When it is above the limit or not a number, the blocks are
            not all written. None when there is no kernel for a type, or no memory.

        """
        left, right = slab.left, slab.right
        told = _Conversion(
            slab.raw.ctypes.data,
            None if left is None else left.ctypes.data,
            None if right is None else right.ctypes.data,
            slab.rows,
            slab.columns,
            0 if right is None else len(right),
            slab.head,
            slab.scale,
            slab.limit,
            slab.kind,
            slab.half,
        )
        into = (_Output * len(outputs))(
            *(_Output(out.ctypes.data, row_bytes(kind, slab.columns), kind) for kind, out in outputs)
        )
        largest = ctypes.c_float()
        done = self._library.lanes_convert(
            self._number, ctypes.byref(told), into, len(outputs), self._definition, ctypes.byref(largest)
        )
        return largest.value if done else None
