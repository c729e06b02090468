"""All work on weights: the reference kernels of ggml, the fast ones that give the same bytes, and numpy.

``libggml-base`` is loaded alone. It holds the reference implementation for every CPU of its architecture, so a
conversion runs on machines where the inference libraries would stop with an illegal instruction. ctypes releases
the interpreter lock during a call: slabs are converted in parallel by plain threads.

The C code ends the process when an assertion fails, so lengths are checked here before every call.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import math
import sys
import threading
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

import numpy as np

from radonc_convert.arithmetic import merge_in_half, merge_in_single, round_to_half
from radonc_convert.errors import ConvertError
from radonc_convert.quantize.lanes import Conversion, Lanes, LanesUnusableError
from radonc_convert.quantize.selftest import check
from radonc_convert.quantize.types import LAYOUTS, Bytes, Floats, GgmlType, row_bytes

__all__ = ["Bytes", "Conversion", "Floats", "Kernels", "find_library"]

_FILE_NAMES = {
    "win32": ("ggml-base.dll", "ggml.dll", "llama.dll"),
    "darwin": ("libggml-base.dylib", "libggml.dylib", "libllama.dylib"),
}
_LINUX_NAMES = ("libggml-base.so", "libggml.so", "libllama.so")


def find_library() -> Path:
    """Return the path of ``libggml-base`` inside the llama_cpp package, without importing that package.

    Older builds put all of ggml into one library; those names are tried next.

    Raises:
        ConvertError: The package is not installed or holds none of the libraries.

    """
    spec = importlib.util.find_spec("llama_cpp")
    if spec is None or not spec.submodule_search_locations:
        raise ConvertError("The conversion kernels are missing: install the package llama-cpp-python.")
    folder = Path(next(iter(spec.submodule_search_locations))) / "lib"
    for name in _FILE_NAMES.get(sys.platform, _LINUX_NAMES):
        if (folder / name).is_file():
            return folder / name
    raise ConvertError("The installed llama-cpp-python holds no ggml library: install it again.")


_STORED = tuple(kind for kind in GgmlType if kind < GgmlType.IQ2_XXS or kind is GgmlType.BF16)
_PLAIN = (GgmlType.F32, GgmlType.F16, GgmlType.BF16)
_CHUNK = 1 << 16  # weights that numpy works on at a time: its scratch stays in the cache


class Kernels:
    """All work on the weights of a slab: reading stored types, merging, rounding and quantizing.

    The methods may be called from several threads; each call releases the interpreter lock.

    Attributes:
        path: The ggml library.
        notice: One sentence why the fast kernels are not used; None when they are.

    Raises:
        ConvertError: The library cannot be loaded, lacks a function or disagrees with our table of types.

    """

    def __init__(self, library: Path | None = None, *, lanes: bool = True, level: str | None = None) -> None:
        """Load the libraries.

        Args:
            library: ``libggml-base``; by default that of the installed llama_cpp package.
            lanes: Whether the fast kernels may be used.
            level: Use these instructions of the fast kernels, one of ``LEVELS``, instead of the widest.

        """
        self._local = threading.local()
        self.path = library or find_library()
        try:
            self._library = ctypes.CDLL(str(self.path))
            self._quantize = self._library.ggml_quantize_chunk
            self._block_weights = self._library.ggml_blck_size
            self._block_bytes = self._library.ggml_type_size
        except (OSError, AttributeError):
            raise ConvertError(
                f"The library {self.path.name} cannot be used for conversion: install llama-cpp-python again."
            ) from None
        self._declare()
        self._compare_tables()
        self._lanes: Lanes | None = None
        self.notice: str | None = None
        if not lanes:
            self.notice = "The fast kernels are switched off."
            return
        try:
            fast = Lanes(self._quantize, level)
            check(fast, self._quantize_plainly)
            self._lanes = fast
        except LanesUnusableError as error:
            self.notice = f"The fast kernels are not used, a conversion takes several times longer: {error}."

    @property
    def level(self) -> str:
        """What quantizes: the widest instructions in use, or ``ggml`` for the library's own code."""
        return self._lanes.level if self._lanes else "ggml"

    def _declare(self) -> None:
        pointer, count, number = ctypes.c_void_p, ctypes.c_int64, ctypes.c_int
        self._quantize.argtypes = (number, pointer, pointer, count, count, count, pointer)
        self._quantize.restype = ctypes.c_size_t
        self._block_weights.argtypes, self._block_weights.restype = (number,), count
        self._block_bytes.argtypes, self._block_bytes.restype = (number,), ctypes.c_size_t

    def _compare_tables(self) -> None:
        for kind, layout in LAYOUTS.items():
            if (self._block_weights(kind), self._block_bytes(kind)) != (layout.weights, layout.size):
                raise ConvertError(
                    f"The library {self.path.name} stores {kind.name} differently from this program: "
                    "install the llama-cpp-python version that belongs to this release."
                )

    def to_float(self, kind: GgmlType, raw: Bytes, out: Floats) -> None:
        """Turn the stored blocks ``raw`` into the f32 weights ``out``, completely (both contiguous)."""
        if raw.nbytes != row_bytes(kind, out.size):
            raise ValueError("the bytes and the weights do not belong together")
        if kind is GgmlType.F32:
            out.reshape(-1)[:] = raw.view(np.float32)
            return
        if self._lanes and self._lanes.read(kind, raw, out):
            return
        function = getattr(self._library, LAYOUTS[kind].to_float, None)
        if function is None:
            raise ConvertError(f"The library {self.path.name} cannot read {kind.name} weights: use another base file.")
        function.argtypes, function.restype = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int64), None
        function(raw.ctypes.data, out.ctypes.data, out.size)

    @cached_property
    def fingerprint(self) -> str:
        """Hash of what the ggml library makes of a fixed row for every type: the identity of its arithmetic."""
        digest = hashlib.sha256()
        weights = _fixed_row()
        for kind in _STORED:
            out = np.empty(row_bytes(kind, weights.size), np.uint8)
            self._quantize_plainly(kind, weights, out)
            digest.update(kind.to_bytes(1, "little") + out.tobytes())
        return digest.hexdigest()

    def largest(self, weights: Floats) -> float:
        """Return the largest magnitude among ``weights``; inf or nan when one of them is not finite."""
        if self._lanes and weights.flags.c_contiguous:
            return self._lanes.largest(weights)
        return max(float(weights.max()), -float(weights.min())) if weights.size else 0.0

    def merge(self, weights: Floats, left: Floats, right: Floats, scale: float, *, half: bool) -> None:
        """Add ``scale * (left @ right)`` to ``weights`` in place, as ``arithmetic`` defines it.

        Args:
            weights: The base, (rows, columns), contiguous.
            left: The rows' factor, (rows, rank).
            right: The columns' factor, (rank, columns).
            scale: The factor of the product.
            half: Round the sums to the nearest f16 values. A sum above their range stays above it.

        """
        if left.shape != (len(weights), len(right)) or weights.shape[1:] != right.shape[1:]:
            raise ValueError("the weights and the factors do not belong together")
        if self._lanes and weights.flags.c_contiguous:
            left, right = np.ascontiguousarray(left), np.ascontiguousarray(right)
            if self._lanes.merge(weights, left, right, scale, half=half):
                return
        step = max(_CHUNK // weights.shape[1], 1)
        with np.errstate(all="ignore"):  # `largest` tells what is not finite
            for start in range(0, len(weights), step):
                rows = slice(start, min(start + step, len(weights)))
                part = weights[rows]
                if half:
                    scratch = self._scratch(part.shape)
                    part[:] = merge_in_half(part, left[rows], right, scale, scratch)
                else:
                    merge_in_single(part, left[rows], right, scale)

    def round_to_half(self, weights: Floats) -> None:
        """Round contiguous ``weights`` in place to the nearest f16 values; above their range they stay above it."""
        if not weights.flags.c_contiguous:
            raise ValueError("the weights are not contiguous")
        if self._lanes:
            self._lanes.round_to_half(weights)
            return
        flat = weights.reshape(-1)
        shift, result, _ = self._scratch((_CHUNK,))
        with np.errstate(all="ignore"):
            for start in range(0, flat.size, _CHUNK):
                part = flat[start : start + _CHUNK]
                round_to_half(part, shift[: part.size], result[: part.size])
                part[:] = result[: part.size]

    def _scratch(self, shape: tuple[int, ...]) -> tuple[Floats, Floats, Floats]:
        """Return this thread's three buffers in the given shape."""
        size = math.prod(shape)
        buffers: Floats | None = getattr(self._local, "buffers", None)
        if buffers is None or buffers.shape[1] < size:
            buffers = self._local.buffers = np.empty((3, size), np.float32)
        first, second, third = (buffer[:size].reshape(shape) for buffer in buffers)
        return first, second, third

    def quantize(self, kind: GgmlType, weights: Floats, out: Bytes) -> None:
        """Turn the finite f32 matrix ``weights`` (rows, columns), contiguous, into the stored type in ``out``."""
        rows, columns = weights.shape
        if kind not in _STORED:
            raise ValueError(f"nothing is stored as {kind.name}")
        if out.nbytes != rows * row_bytes(kind, columns) or not weights.flags.c_contiguous:
            raise ValueError("the weights and the blocks do not belong together")
        if not (self._lanes and self._lanes.store(kind, weights, out)):
            self._quantize_plainly(kind, weights, out)

    def convert(self, slab: Conversion, outputs: Sequence[tuple[GgmlType, Bytes]]) -> float | None:
        """Turn stored rows into blocks for every (type, blocks to fill) in one call.

        The bytes are those of ``to_float``, ``merge`` or ``round_to_half``, and ``quantize`` one after the other.
        Where nothing changes, neither weights nor type, the stored bytes are kept.

        Returns:
            The largest magnitude of the merged weights; when it is above the limit, inf or nan, the blocks must not
            be used. None when the fast kernels cannot do it and nothing was done of use: call the single steps.

        Raises:
            ValueError: The sizes do not belong together.

        """
        if self._lanes is None or slab.kind not in _PLAIN or any(kind not in _STORED for kind, _ in outputs):
            return None
        if any(out.nbytes != slab.rows * row_bytes(kind, slab.columns) for kind, out in outputs):
            raise ValueError("the rows and the blocks do not belong together")
        if slab.raw.nbytes != slab.rows * row_bytes(slab.kind, slab.columns) or (slab.head and slab.rows % slab.head):
            raise ValueError("the bytes are not whole rows and heads")
        if slab.left is not None and slab.right is not None:
            if slab.left.shape != (slab.rows, len(slab.right)) or slab.right.shape[1] != slab.columns:
                raise ValueError("the rows and the factors do not belong together")
            slab = replace(slab, left=np.ascontiguousarray(slab.left), right=np.ascontiguousarray(slab.right))
        return self._lanes.convert(slab, outputs)

    def _quantize_plainly(self, kind: GgmlType, weights: Floats, out: Bytes) -> None:
        rows, columns = weights.shape if weights.ndim > 1 else (1, weights.size)
        written = self._quantize(kind, weights.ctypes.data, out.ctypes.data, 0, rows, columns, None)
        if written != out.nbytes:
            raise ConvertError(f"The quantizer wrote {written} bytes instead of {out.nbytes}: report this as a bug.")


def _fixed_row() -> Floats:
    """Return 4,096 weights of very different sizes that are the same on every machine."""
    steps = np.arange(4096, dtype=np.uint64)
    mixed = (steps * steps * np.uint64(2654435761) + steps * np.uint64(40503)) % np.uint64(65537)
    values = mixed.astype(np.float64) / 32768 - 1
    return (values * 2.0 ** -(steps // np.uint64(256)).astype(np.float64)).astype(np.float32)
