"""Reading an output back before it gets its name."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
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
        if header != planned.header:
            raise damaged
        whole.update(header)
        buffer = bytearray(_CHUNK)
        for tensor, expected in zip(planned.tensors, digests, strict=True):
            part = hashlib.sha256()
            for size, digest in ((tensor.size, part), (padded(tensor.size) - tensor.size, None)):
                left = size
                while left:
                    view = memoryview(buffer)[: min(left, _CHUNK)]
                    count = stream.readinto(view) or 0
                    if not count:
                        raise damaged
                    whole.update(view[:count])
                    if digest is not None:
                        digest.update(view[:count])
                    left -= count
            if part.digest() != expected:
                raise damaged
        if stream.read(1):
            raise damaged
    return whole.hexdigest()
