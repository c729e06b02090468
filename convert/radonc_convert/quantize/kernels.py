"""The conversion kernels of ggml, reached by ctypes in ``libggml-base`` alone.

That library holds the reference implementation for every CPU of its architecture, so a conversion runs on
machines where the inference libraries would stop with an illegal instruction. ctypes releases the interpreter
lock during a call: slabs are converted in parallel by plain threads.

The C code ends the process when an assertion fails, so lengths are checked here before every call.
"""

from __future__ import annotations

import ctypes
import importlib.util
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from radonc_convert.errors import ConvertError
from radonc_convert.quantize.types import LAYOUTS, GgmlType, row_bytes

__all__ = ["Bytes", "Floats", "Kernels", "find_library"]

Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]

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


class Kernels:
    """The two directions, stored type -> f32 and f32 -> stored type, over rows of whole blocks.

    Raises:
        ConvertError: The library cannot be loaded, lacks a function or disagrees with our table of types.

    """

    def __init__(self, library: Path | None = None) -> None:
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
        function = getattr(self._library, LAYOUTS[kind].to_float, None)
        if function is None:
            raise ConvertError(f"The library {self.path.name} cannot read {kind.name} weights: use another base file.")
        function.argtypes, function.restype = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int64), None
        function(raw.ctypes.data, out.ctypes.data, out.size)

    def quantize(self, kind: GgmlType, weights: Floats, out: Bytes) -> None:
        """Quantize the finite f32 matrix ``weights`` (rows, columns), contiguous, into the blocks ``out``."""
        rows, columns = weights.shape
        if out.nbytes != rows * row_bytes(kind, columns) or not weights.flags.c_contiguous:
            raise ValueError("the weights and the blocks do not belong together")
        written = self._quantize(kind, weights.ctypes.data, out.ctypes.data, 0, rows, columns, None)
        if written != out.nbytes:
            raise ConvertError(f"The quantizer wrote {written} bytes instead of {out.nbytes}: report this as a bug.")
