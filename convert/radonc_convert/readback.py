"""Reading an output back before it gets its name."""

from __future__ import annotations

import hashlib
import zlib
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import numpy as np

from radonc_convert.checkpoint.gguf_header import read_header
from radonc_convert.errors import OutputError
from radonc_convert.metadata import padded
from radonc_convert.plan import PlannedFile
from radonc_convert.quantize.types import GgmlType, row_bytes
from radonc_convert.work import cut
from radonc_convert.writer import disk_errors

__all__ = ["read_back"]

_CHUNK = 1 << 22


def read_back(
    path: Path,
    planned: PlannedFile,
    header: bytes,
    checksums: Mapping[tuple[int, int], int],
    progress: Callable[[int], None],
) -> str:
    """Read the file at ``path`` completely and compare it with the plan and with what was written.

    The header must be the written one and parse to the planned tensors, each slab must have its CRC-32, and the
    padding must be zero. The SHA-256 is that of the bytes that were read.

    Args:
        path: The unfinished file.
        planned: What it was planned to be.
        header: Its header.
        checksums: The CRC-32 of every slab by (tensor, first row).
        progress: Called with the number of bytes read since the last call.

    Returns:
        The SHA-256 of the whole file as hexadecimal text.

    Raises:
        OutputError: The file differs; it must not be used.

    """
    damaged = OutputError(
        f"The file {planned.path.name} did not read back as it was written: check the disk and start again."
    )
    whole, comparison = hashlib.sha256(), _Comparison([(len(header), zlib.crc32(header)), *_pieces(planned, checksums)])
    with disk_errors(planned.path), path.open("rb", buffering=0) as stream, ThreadPoolExecutor(2) as others:
        parsed = others.submit(_tensors_in, path)
        # One thread hashes a chunk while this one reads and compares the next: the hash is the slowest step.
        buffers = deque(np.empty(_CHUNK, np.uint8).data for _ in range(2))
        hashed: Future[None] | None = None
        while count := stream.readinto(buffers[0]):
            data = buffers[0][:count]
            if not comparison.take(data):
                raise damaged
            if hashed is not None:
                hashed.result()
            hashed = others.submit(whole.update, data)
            buffers.rotate()
            progress(count)
        wanted = [(tensor.source.spec.name, tensor.type, tensor.offset) for tensor in planned.tensors]
        if not comparison.complete or parsed.result() != wanted:
            raise damaged
    return whole.hexdigest()


class _Comparison:
    """Compares a stream of bytes with the (bytes, CRC-32) pairs that it should consist of."""

    def __init__(self, pieces: Sequence[tuple[int, int]]) -> None:
        self._pieces = deque(pieces)
        self._done = 0
        self._checksum = 0

    def take(self, data: memoryview) -> bool:
        """Compare what comes next; return False when it differs or comes after the end."""
        while data:
            if not self._pieces:
                return False
            size, expected = self._pieces[0]
            part = data[: size - self._done]
            self._checksum = zlib.crc32(part, self._checksum)
            self._done += len(part)
            data = data[len(part) :]
            if self._done == size:
                if self._checksum != expected:
                    return False
                self._pieces.popleft()
                self._done = self._checksum = 0
        return True

    @property
    def complete(self) -> bool:
        """Tell whether everything has come."""
        return not self._pieces


def _tensors_in(path: Path) -> list[tuple[str, GgmlType, int]]:
    """Return name, type and place of every tensor, as the header tells a reader."""
    return [(entry.name, entry.type, entry.offset) for entry in read_header(path).tensors]


def _pieces(planned: PlannedFile, checksums: Mapping[tuple[int, int], int]) -> Iterator[tuple[int, int]]:
    """Yield (bytes, CRC-32) of what follows the header, in file order."""
    for number, tensor in enumerate(planned.tensors):
        size = row_bytes(tensor.type, tensor.source.spec.columns)
        for start, stop in cut(tensor.source):
            yield (stop - start) * size, checksums[number, start]
        gap = padded(tensor.size) - tensor.size
        if gap:
            yield gap, zlib.crc32(bytes(gap))
