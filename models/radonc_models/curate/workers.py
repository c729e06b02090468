"""Many cases through one step on all processors, in their order, with little of them in memory at a time.

Texts travel to the workers through pipes and never through a file. The workers are new processes: they do not inherit
the open database, nor its key.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import chain, islice
from typing import TypeVar

from radonc_models.curate.errors import CurationRefused

__all__ = ["mapped", "processors"]

_T = TypeVar("_T")
_R = TypeVar("_R")
_WORTH_IT = 4
"""Batches below which starting processes costs more than it saves."""


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def mapped(step: Callable[[_T], _R], batches: Iterable[list[_T]], workers: int | None = None) -> Iterator[list[_R]]:
    """Yield the results of ``step`` for each batch, in order.

    Args:
        step: A function of a module, so that another process finds it.
        batches: Read in this thread, a few ahead.
        workers: Processes; by default one for each processor. Few batches are done in this process.

    Raises:
        CurationRefused: A process ended; the batches before are done.

    """
    count = processors() if workers is None else workers
    source = iter(batches)
    first = list(islice(source, _WORTH_IT))
    if count < 2 or len(first) < _WORTH_IT:
        for batch in chain(first, source):
            yield [step(one) for one in batch]
        return
    # Not forked: a copy of this process would hold the key of the database.
    with ProcessPoolExecutor(count, multiprocessing.get_context("spawn")) as pool:
        pending: deque[Future[list[_R]]] = deque()
        try:
            for batch in chain(first, source):
                pending.append(pool.submit(partial(_all, step), batch))
                if len(pending) > 2 * count:
                    yield pending.popleft().result()
            while pending:
                yield pending.popleft().result()
        except BrokenProcessPool:
            raise CurationRefused(
                "A process of this step was ended, perhaps for want of memory; what was finished is kept: start again."
            ) from None
        finally:
            for future in pending:
                future.cancel()


def _all(step: Callable[[_T], _R], batch: list[_T]) -> list[_R]:
    return [step(one) for one in batch]
