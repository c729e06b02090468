"""Reading an output back before it gets its name."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
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
    digests: Mapping[tuple[int, int], bytes],
    progress: Callable[[int], None],
) -> str:
    """Read the file at ``path`` completely and compare it with the plan and with what was written.

    The header must be the written one and parse to the planned tensors, each slab must have its SHA-256, and the
    padding must be zero.

    Args:
        path: The unfinished file.
        planned: What it was planned to be.
        header: Its header.
        digests: The SHA-256 of every slab by (tensor, first row).
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
    pieces = [(len(header), hashlib.sha256(header).digest()), *_pieces(planned, digests)]
    buffer = np.empty(_CHUNK, np.uint8).data
    with disk_errors(planned.path), path.open("rb", buffering=0) as stream, ThreadPoolExecutor(1) as second:
        for size, expected in pieces:
            part, left = hashlib.sha256(), size
            while left:
                count = stream.readinto(buffer[: min(left, _CHUNK)]) or 0
                if not count:
                    raise damaged
                hashed = second.submit(whole.update, buffer[:count])  # two hashes at once, on two cores
                part.update(buffer[:count])
                hashed.result()
                left -= count
                progress(count)
            if part.digest() != expected:
                raise damaged
        if stream.read(1):
            raise damaged
    return whole.hexdigest()


def _pieces(planned: PlannedFile, digests: Mapping[tuple[int, int], bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield (bytes, SHA-256) of what follows the header, in file order."""
    for number, tensor in enumerate(planned.tensors):
        size = row_bytes(tensor.type, tensor.source.spec.columns)
        for start, stop in cut(tensor.source):
            yield (stop - start) * size, digests[number, start]
        gap = padded(tensor.size) - tensor.size
        if gap:
            yield gap, hashlib.sha256(bytes(gap)).digest()
