"""The fast kernels, reached by ctypes: vector code that gives the bytes of libggml-base.

Each vector lane goes through the operations of the scalar definition for a sub-block of its own, so every rounding
is the same; see ``native/lanes.c``. The library is compiled when the package is installed. It is used only when it
was made from the source that lies beside it, when this processor has its instructions, and when it passes
``selftest``; otherwise ``LanesUnusableError`` says why in a clause.
"""

from __future__ import annotations

import ctypes
from pathlib import Path
from typing import Any

from radonc_convert.quantize.native.compiling import LIBRARY, source_hash
from radonc_convert.quantize.types import Bytes, Floats, GgmlType

__all__ = ["LEVELS", "Lanes", "LanesUnusableError"]

LEVELS = {"avx2": 1, "avx512": 2}
"""The levels by name, slowest first, with their numbers in the library."""


class LanesUnusableError(Exception):
    """Why the fast kernels cannot be used: the end of a sentence."""


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
