"""Reading base, adapter and file once, slab by slab, and keeping the sums of every tensor.

Memory stays bounded as in a conversion: at most two slabs per thread are under way.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from radonc_convert.adapter import Factors
from radonc_convert.checkpoint.files import FileIdentity, OpenFiles
from radonc_convert.errors import CheckpointError
from radonc_convert.quantize.kernels import Kernels
from radonc_convert.quantize.types import row_bytes
from radonc_convert.verification.buffers import Buffers
from radonc_convert.verification.noise import CAN_QUANTIZE, sample
from radonc_convert.verification.rows import RowReader
from radonc_convert.verification.subject import Subject, cut
from radonc_convert.verification.sums import RowSums, Sample, Sums

__all__ = ["Progress", "compare_all"]

Progress = Callable[[str, int, int], None]
"""Called with (step, bytes done, bytes in all)."""


@dataclass(frozen=True)
class _Work:
    """Rows ``start`` to ``stop`` of a subject."""

    number: int
    start: int
    stop: int
    factors: Factors | None


def compare_all(
    subjects: Sequence[Subject],
    files: OpenFiles,
    file: FileIdentity,
    kernels: Kernels,
    threads: int,
    progress: Progress | None,
) -> list[Sums]:
    """Return the sums of every subject, in the same order.

    Args:
        subjects: The tensors.
        files: The open weight files.
        file: The file under test.
        kernels: The arithmetic.
        threads: Number of threads.
        progress: Called with ("Weights", bytes done, bytes in all).

    Raises:
        ConvertError: A file changed or is cut short, or the intended weights are not finite.

    """
    buffers = Buffers(reuse=True)
    slabs = _Slabs(RowReader(files, file, kernels, buffers), kernels, buffers)
    found = [Sums() for _ in subjects]
    total = sum(_bytes(subject, subject.spec.rows) for subject in subjects)
    done = 0
    for work, part, tried in _ahead(subjects, slabs, threads):
        found[work.number].parts[work.start] = part
        if tried is not None:
            found[work.number].samples[work.start] = tried
        done += _bytes(subjects[work.number], work.stop - work.start)
        if progress is not None:
            progress("Weights", done, total)
    return found


Result = tuple[_Work, RowSums, Sample | None]


class _Slabs:
    """Compares slabs; each thread has buffers of its own."""

    def __init__(self, reader: RowReader, kernels: Kernels, buffers: Buffers) -> None:
        self.reader = reader
        self._kernels = kernels
        self._buffers = buffers

    def compare(self, subject: Subject, work: _Work) -> Result:
        """Return the sums of some rows, and what storing a few of them again gives."""
        start, stop = work.start, work.stop
        base = self.reader.base(subject, start, stop)
        intended = self.reader.intended(subject, base, work.factors, start, stop)
        sums = RowSums.of(base, intended, self.reader.stored(subject, start, stop), self._buffers)
        if not np.isfinite(sums.weight).all():
            raise CheckpointError(
                f"The tensor {subject.spec.name} of the base or of its adapter holds a value that is not finite: "
                "download or train it again."
            )
        tried = sample(self._kernels, subject.type, intended, start) if subject.type in CAN_QUANTIZE else None
        return work, sums, tried


def _ahead(subjects: Sequence[Subject], slabs: _Slabs, threads: int) -> Iterator[Result]:
    pool = ThreadPoolExecutor(threads, thread_name_prefix="verify")
    waiting: deque[Future[Result]] = deque()
    try:
        for number, subject in enumerate(subjects):
            slabs.reader.open_files(subject)
            factors = slabs.reader.factors(subject)
            for start, stop in cut(subject.spec):
                if len(waiting) >= 2 * threads:
                    yield waiting.popleft().result()
                work = _Work(number, start, stop, factors)
                waiting.append(pool.submit(slabs.compare, subject, work))
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _bytes(subject: Subject, rows: int) -> int:
    return rows * row_bytes(subject.type, subject.spec.columns)
