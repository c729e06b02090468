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
from radonc_convert.errors import CheckpointError
from radonc_convert.quantize.kernels import Kernels
from radonc_convert.quantize.types import row_bytes
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
    subjects: Sequence[Subject], reader: RowReader, kernels: Kernels, threads: int, progress: Progress | None
) -> list[Sums]:
    """Return the sums of every subject, in the same order.

    Raises:
        ConvertError: A file changed or is cut short, or the intended weights are not finite.

    """
    found = [Sums() for _ in subjects]
    total = sum(_bytes(subject, subject.spec.rows) for subject in subjects)
    done = 0
    for work, part, tried in _ahead(subjects, reader, kernels, threads):
        found[work.number].parts[work.start] = part
        if tried is not None:
            found[work.number].samples[work.start] = tried
        done += _bytes(subjects[work.number], work.stop - work.start)
        if progress is not None:
            progress("Weights", done, total)
    return found


Result = tuple[_Work, RowSums, Sample | None]


def _ahead(subjects: Sequence[Subject], reader: RowReader, kernels: Kernels, threads: int) -> Iterator[Result]:
    pool = ThreadPoolExecutor(threads, thread_name_prefix="verify")
    waiting: deque[Future[Result]] = deque()
    try:
        for number, subject in enumerate(subjects):
            reader.open_files(subject)
            factors = reader.factors(subject)
            for start, stop in cut(subject.spec):
                if len(waiting) >= 2 * threads:
                    yield waiting.popleft().result()
                work = _Work(number, start, stop, factors)
                waiting.append(pool.submit(_compare, subject, work, reader, kernels))
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _compare(subject: Subject, work: _Work, reader: RowReader, kernels: Kernels) -> Result:
    start, stop = work.start, work.stop
    base = reader.base(subject, start, stop)
    intended = reader.intended(subject, base, work.factors, start, stop)
    sums = RowSums.of(base, intended, reader.stored(subject, start, stop))
    if not np.isfinite(sums.weight).all():
        raise CheckpointError(
            f"The tensor {subject.spec.name} of the base or of its adapter holds a value that is not finite: "
            "download or train it again."
        )
    tried = sample(kernels, subject.type, intended, start) if subject.type in CAN_QUANTIZE else None
    return work, sums, tried


def _bytes(subject: Subject, rows: int) -> int:
    return rows * row_bytes(subject.type, subject.spec.columns)
