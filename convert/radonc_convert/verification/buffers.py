"""Memory for slabs: fresh pages cost more time than the arithmetic on them, so threads use theirs again."""

from __future__ import annotations

import math
import threading

import numpy as np

from radonc_convert.quantize.kernels import Bytes, Floats

__all__ = ["Buffers"]


class Buffers:
    """Gives arrays by name; each thread has its own.

    Args:
        reuse: Give the same memory for a name again and again: whoever asks must be done with the last array. Without
            it, every array is a new one.

    """

    def __init__(self, *, reuse: bool = False) -> None:
        self._local = threading.local() if reuse else None

    def floats(self, name: str, shape: tuple[int, ...]) -> Floats:
        """Return an f32 array of this shape; its content is arbitrary."""
        size = math.prod(shape)
        if self._local is None:
            return np.empty(shape, np.float32)
        buffer: Floats | None = getattr(self._local, name, None)
        if buffer is None or buffer.size < size:
            buffer = np.empty(size, np.float32)
            setattr(self._local, name, buffer)
        return buffer[:size].reshape(shape)

    def raw(self, name: str, size: int) -> Bytes:
        """Return ``size`` bytes; their content is arbitrary."""
        return self.floats(name, (size // 4 + 1,)).view(np.uint8)[:size]
