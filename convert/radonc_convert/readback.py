"""Reading an output back before it gets its name."""

from __future__ import annotations

import contextlib
import hashlib
import io
import mmap
import os
import zlib
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from radonc_convert.checkpoint.gguf_header import read_header
from radonc_convert.errors import OutputError
from radonc_convert.metadata import padded
from radonc_convert.past_cache import FLAG
from radonc_convert.plan import PlannedFile
from radonc_convert.quantize.types import GgmlType, row_bytes
from radonc_convert.work import cut
from radonc_convert.writer import disk_errors

__all__ = ["read_back"]

_CHUNK = 1 << 23


def read_back(
    path: Path,
    planned: PlannedFile,
    header: bytes,
    checksums: Mapping[tuple[int, int], int],
    progress: Callable[[int], None],
    *,
    past_cache: bool = False,
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
        past_cache: Read what the disk holds and not what the system remembers of it, where that is possible.

    Returns:
        The SHA-256 of the whole file as hexadecimal text.

    Raises:
        OutputError: The file differs; it must not be used.

    """
    damaged = OutputError(
        f"The file {planned.path.name} did not read back as it was written: check the disk and start again."
    )
    whole, comparison = hashlib.sha256(), _Comparison([(len(header), zlib.crc32(header)), *_pieces(planned, checksums)])
    with disk_errors(planned.path), _opened(path, past_cache=past_cache) as stream, ThreadPoolExecutor(3) as others:
        parsed = others.submit(_tensors_in, path)
        # One thread reads the next chunk and one hashes the last while this one compares: the hash is the slowest.
        buffers = deque(memoryview(mmap.mmap(-1, _CHUNK)) for _ in range(3))
        hashed: Future[None] | None = None
        coming: Future[int | None] = others.submit(stream.readinto, buffers[0])
        while count := coming.result():
            data = buffers[0][:count]
            buffers.rotate(-1)
            if count == _CHUNK:  # less comes at the end only, and past the cache nothing can be asked of an odd place
                coming = others.submit(stream.readinto, buffers[0])
            else:
                coming = Future()
                coming.set_result(0)
            if not comparison.take(data):
                raise damaged
            if hashed is not None:
                hashed.result()
            hashed = others.submit(whole.update, data)
            progress(count)
        wanted = [(tensor.source.spec.name, tensor.type, tensor.offset) for tensor in planned.tensors]
        if not comparison.complete or parsed.result() != wanted:
            raise damaged
    return whole.hexdigest()


def _opened(path: Path, *, past_cache: bool) -> io.FileIO:
    """Open a file for reading in chunks of ``_CHUNK`` bytes."""
    if past_cache and FLAG:
        with contextlib.suppress(OSError):  # not every file system can
            return io.FileIO(path, opener=lambda name, flags: os.open(name, flags | FLAG))
    return io.FileIO(path)


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
