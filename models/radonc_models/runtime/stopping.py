"""The flag that ends a computation early, in a form that native code reads without calling into Python."""

from __future__ import annotations

import ctypes
import sys
from typing import Any

__all__ = ["StopFlag"]


class StopFlag:
    """One byte: zero to go on, one to stop; set and read from any thread.

    llama.cpp asks before each of the thousand operations of a token. Through Python that costs milliseconds a
    token; ``strlen`` of a one-byte string answers the same question in nanoseconds.
    """

    def __init__(self) -> None:
        self._byte = ctypes.create_string_buffer(2)

    def __call__(self) -> bool:
        """Tell whether to stop."""
        return self._byte.raw[0] != 0

    def set(self, stop: bool) -> None:
        """Ask to stop, or take it back."""
        self._byte[0] = b"\x01" if stop else b"\x00"

    @property
    def pointer(self) -> ctypes.c_void_p:
        """Return the data argument for ``function``; valid as long as this object."""
        return ctypes.cast(self._byte, ctypes.c_void_p)

    @staticmethod
    def function() -> int:
        """Return the address of a C function that tells whether the byte behind its argument is not zero."""
        library: Any = ctypes.cdll.msvcrt if sys.platform == "win32" else ctypes.CDLL(None)
        return ctypes.cast(library.strlen, ctypes.c_void_p).value or 0
