"""Reading an output back before it gets its name."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import numpy as np

from radonc_convert.checkpoint.gguf_header import read_header
from radonc_convert.errors import OutputError
from radonc_convert.metadata import padded
from radonc_convert.plan import PlannedFile
from radonc_convert.quantize.types import row_bytes
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
    found = [(entry.name, entry.type, entry.offset) for entry in read_header(path).tensors]
    if found != [(tensor.source.spec.name, tensor.type, tensor.offset) for tensor in planned.tensors]:
        raise damaged
    whole = hashlib.sha256()
    pieces = [(len(header), zlib.crc32(header)), *_pieces(planned, checksums)]
    buffer = np.empty(_CHUNK, np.uint8).data
    with disk_errors(planned.path), path.open("rb", buffering=0) as stream:
        for size, expected in pieces:
            checksum, left = 0, size
            while left:
                count = stream.readinto(buffer[: min(left, _CHUNK)]) or 0
                if not count:
                    raise damaged
                whole.update(buffer[:count])
                checksum = zlib.crc32(buffer[:count], checksum)
                left -= count
                progress(count)
            if checksum != expected:
                raise damaged
        if stream.read(1):
            raise damaged
    return whole.hexdigest()


def _pieces(planned: PlannedFile, checksums: Mapping[tuple[int, int], int]) -> Iterator[tuple[int, int]]:
    """Yield (bytes, CRC-32) of what follows the header, in file order."""
    for number, tensor in enumerate(planned.tensors):
        size = row_bytes(tensor.type, tensor.source.spec.columns)
        for start, stop in cut(tensor.source):
            yield (stop - start) * size, checksums[number, start]
        gap = padded(tensor.size) - tensor.size
        if gap:
            yield gap, zlib.crc32(bytes(gap))
