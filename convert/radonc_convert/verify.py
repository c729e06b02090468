"""Reading an output back before it gets its name."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from io import FileIO
from pathlib import Path

from radonc_convert.checkpoint.gguf_header import read_header
from radonc_convert.errors import OutputError
from radonc_convert.metadata import padded
from radonc_convert.plan import Plan
from radonc_convert.writer import disk_errors

__all__ = ["verify_output"]

_CHUNK = 1 << 22


def verify_output(path: Path, planned: Plan, digests: Sequence[bytes]) -> str:
    """Read the file at ``path`` completely and compare it with the plan and with what was written.

    The header must parse to the planned tensors, and each tensor's bytes must have the SHA-256 in
    ``digests``.

    Returns:
        The SHA-256 of the whole file as hexadecimal text.

    Raises:
        OutputError: The file differs; it must not be used.

    """
    damaged = OutputError(
        f"The file {planned.out.name} did not read back as it was written: check the disk and start again."
    )
    found = [(entry.name, entry.type, entry.offset) for entry in read_header(path).tensors]
    wanted = [(tensor.source.spec.name, tensor.type, tensor.offset) for tensor in planned.tensors]
    if found != wanted:
        raise damaged
    whole = hashlib.sha256()
    with disk_errors(planned.out), path.open("rb", buffering=0) as stream:
        header = stream.read(len(planned.header))
        whole.update(header)
        if header != planned.header:
            raise damaged
        for tensor, expected in zip(planned.tensors, digests, strict=True):
            part = hashlib.sha256()
            complete = _hash_next(stream, tensor.size, (part, whole))
            padding = _hash_next(stream, padded(tensor.size) - tensor.size, (whole,))
            if not (complete and padding) or part.digest() != expected:
                raise damaged
        if stream.read(1):
            raise damaged
    return whole.hexdigest()


def _hash_next(stream: FileIO, size: int, digests: Sequence[hashlib._Hash]) -> bool:
    """Feed the next ``size`` bytes to each of ``digests``; return False when the file ends before."""
    buffer = memoryview(bytearray(min(size, _CHUNK)))
    while size:
        count = stream.readinto(buffer[: min(size, _CHUNK)]) or 0
        if not count:
            return False
        for digest in digests:
            digest.update(buffer[:count])
        size -= count
    return True
