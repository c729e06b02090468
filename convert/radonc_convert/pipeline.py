"""Carrying out a plan: slabs are converted by a few threads and written in file order.

Memory stays bounded: at most two slabs per thread are under way, and a tensor's factors are read when its
first slab is. The output is a function of base, adapter and type; neither threads nor slab size change a
byte.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass

from radonc_convert.checkpoint.files import OpenFiles
from radonc_convert.metadata import padded
from radonc_convert.plan import Plan, plan
from radonc_convert.quantize.kernels import Bytes, Kernels
from radonc_convert.slabs import Slab, SlabConverter, cut
from radonc_convert.verify import verify_output
from radonc_convert.writer import OutputFile

__all__ = ["Progress", "Receipt", "execute", "plan"]

Progress = Callable[[int, int], None]
"""Called with (bytes written, bytes of the whole file)."""


@dataclass(frozen=True)
class Receipt:
    """What a finished conversion has produced.

    Attributes:
        file: Name of the output file.
        sha256: Its hash, taken while it was read back.
        size: Its bytes.
        type: Its file type.
        tensors: Number of its tensors.
        merged: How many of them got a delta.
        base_sha256: Identity of the base.
        adapter_sha256: Identity of the adapter, None without one.
        seconds: Wall-clock time of the execution.

    """

    file: str
    sha256: str
    size: int
    type: str
    tensors: int
    merged: int
    base_sha256: str
    adapter_sha256: str | None
    seconds: float

    def as_dict(self) -> dict[str, str | int | float | None]:
        """Return the receipt for JSON."""
        return asdict(self)


def execute(planned: Plan, progress: Progress | None = None, *, threads: int | None = None) -> Receipt:
    """Write the planned file, read it back, and give it its name.

    Args:
        planned: What ``plan`` returned.
        progress: Called after every slab.
        threads: Number of converting threads; all usable cores by default.

    Raises:
        ConvertError: An input changed, a value is not finite, the disk is full, or the file did not read
            back as written. No output is left then.

    """
    started = time.monotonic()
    count = threads or _usable_cores()
    kernels = Kernels()
    with OpenFiles() as files, OutputFile(planned.out, planned.size) as out:
        converter = SlabConverter(files, kernels, through_half=planned.recipe.through_half)
        with contextlib.closing(_converted(planned, converter, files, kernels, count)) as slabs:
            digests = _write(planned, out, slabs, progress)
        out.sync()
        sha256 = verify_output(out.temporary, planned, digests)
        out.commit()
    return Receipt(
        file=planned.out.name,
        sha256=sha256,
        size=planned.size,
        type=planned.recipe.name,
        tensors=len(planned.tensors),
        merged=planned.merged,
        base_sha256=planned.base_sha256,
        adapter_sha256=planned.adapter_sha256,
        seconds=round(time.monotonic() - started, 3),
    )


def _write(
    planned: Plan, out: OutputFile, slabs: Iterator[tuple[int, Bytes]], progress: Progress | None
) -> list[bytes]:
    """Write header, tensors and padding in file order; return each tensor's SHA-256."""
    out.write(planned.header)
    digests = [hashlib.sha256() for _ in planned.tensors]
    for number, data in slabs:
        tensor = planned.tensors[number]
        digests[number].update(data.data)
        out.write(data.data)
        if out.written == len(planned.header) + tensor.offset + tensor.size:
            out.write(bytes(padded(tensor.size) - tensor.size))
        if progress is not None:
            progress(out.written, planned.size)
    return [digest.digest() for digest in digests]


def _converted(
    planned: Plan, converter: SlabConverter, files: OpenFiles, kernels: Kernels, threads: int
) -> Generator[tuple[int, Bytes], None, None]:
    """Yield (index of the tensor, bytes of its next slab) in file order, two slabs per thread ahead."""
    pool = ThreadPoolExecutor(threads, thread_name_prefix="convert")
    waiting: deque[tuple[int, Future[Bytes]]] = deque()
    try:
        for number, slab in _slabs(planned, files, kernels):
            if len(waiting) >= 2 * threads:
                index, future = waiting.popleft()
                yield index, future.result()
            waiting.append((number, pool.submit(converter.convert, slab)))
        while waiting:
            index, future = waiting.popleft()
            yield index, future.result()
    finally:
        pool.shutdown(cancel_futures=True)


def _slabs(planned: Plan, files: OpenFiles, kernels: Kernels) -> Iterator[tuple[int, Slab]]:
    for number, tensor in enumerate(planned.tensors):
        files.get(tensor.source.stored.file)  # opened here, so that threads only read
        factors = tensor.pair.load(files, kernels) if tensor.pair is not None else None
        for start, stop in cut(tensor):
            yield number, Slab(tensor, start, stop, factors)


def _usable_cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return max(len(os.sched_getaffinity(0)), 1)
    return os.cpu_count() or 1
