"""Several engines that answer side by side, and what each of them is asked for a row of the table.

Every engine is a process of its own with one question at a time, so that each answer has the bits that it has when it
is asked alone; one thread in each of two engines gets more done than two threads in one.
"""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Iterator, Sequence

from radonc_models.evaluate.answers import Ask, Reply, Row
from radonc_models.evaluate.asking import PackAsk
from radonc_models.evaluate.fair import FairBase
from radonc_models.pack.manifest import Pack
from radonc_models.runtime.client import EngineClient
from radonc_models.runtime.cpu import default_threads
from radonc_models.runtime.memory import free_bytes
from radonc_models.tasks import Task

__all__ = ["Engines", "Question", "SideBySide", "open_engines"]

_SMALL = 1 << 30
"""Up to this size of the weights, engines side by side are faster than threads; both share the weights in memory."""
_EACH = 1 << 30
"""Memory that an engine may take beside the weights: context, copies of what was read, buffers."""

Question = tuple[Task, str, Row]


class SideBySide:
    """Asks whatever engine is free.

    Args:
        asks: One function for each engine; each is called by one thread at a time.

    """

    def __init__(self, asks: Sequence[Ask]) -> None:
        self._asks = tuple(asks)

    def __len__(self) -> int:
        return len(self._asks)

    def replies(self, questions: Sequence[Question]) -> Iterator[tuple[int, Reply]]:
        """Yield the number of each question with its reply, in the order in which they are answered.

        After an error no further question is begun; replies that come until then are yielded before it is raised.
        """
        if len(self._asks) == 1 or len(questions) < 2:
            for number, question in enumerate(questions):
                yield number, self._asks[0](*question)
            return
        yield from _Round(self._asks, questions).replies()


class _Round:
    """One set of questions and the threads that ask them."""

    def __init__(self, asks: Sequence[Ask], questions: Sequence[Question]) -> None:
        self._questions = questions
        self._left = iter(range(len(questions)))
        self._lock = threading.Lock()
        self._stop = False
        self._answered: queue.SimpleQueue[tuple[int, Reply] | BaseException | None] = queue.SimpleQueue()
        self._threads = [threading.Thread(target=self._work, args=(ask,), daemon=True) for ask in asks]

    def replies(self) -> Iterator[tuple[int, Reply]]:
        for thread in self._threads:
            thread.start()
        error: BaseException | None = None
        running = len(self._threads)
        try:
            while running:
                item = self._answered.get()
                if isinstance(item, tuple):
                    yield item
                else:
                    running -= 1
                    error = error or item
        finally:
            self._stop = True
        if error is not None:
            raise error

    def _next(self) -> int | None:
        with self._lock:
            return None if self._stop else next(self._left, None)

    def _work(self, ask: Ask) -> None:
        try:
            while (number := self._next()) is not None:
                self._answered.put((number, ask(*self._questions[number])))
        except BaseException as error:  # noqa: BLE001 - raised again where the replies are taken
            self._stop = True
            self._answered.put(error)
        else:
            self._answered.put(None)


class Engines:
    """Open engines; ``close`` ends them."""

    def __init__(self, pack: Pack, fair: FairBase, *, count: int, threads: int, gpu: bool) -> None:
        self.threads = threads
        self._clients = [EngineClient(threads=threads, gpu=gpu) for _ in range(count)]
        self.asks = SideBySide([PackAsk(client, pack, fair) for client in self._clients])

    def close(self) -> None:
        """End all engines; what they are asked now stays unanswered."""
        for client in self._clients:
            client.close()


@contextlib.contextmanager
def open_engines(pack: Pack, fair: FairBase, *, count: int | None, threads: int | None, gpu: bool) -> Iterator[Engines]:
    """Open as many engines as compute best on this machine, or ``count``, with ``threads`` each.

    A GPU, or a model that memory holds only once, gets one engine.
    """
    cores = default_threads()
    if count is None:
        sizes = [entry.size for entry in (*pack.tasks.values(), *((pack.base,) if pack.base else ()))]
        room = (free_bytes() - sum(sizes)) // _EACH
        count = 1 if _computes_on_gpu(gpu) or max(sizes) > _SMALL else max(1, min(cores, room))
    engines = Engines(pack, fair, count=count, threads=threads or max(1, cores // count), gpu=gpu)
    try:
        yield engines
    finally:
        engines.close()


def _computes_on_gpu(wanted: bool) -> bool:
    """Tell whether an engine of this build would compute on a GPU, if that is wanted."""
    if not wanted:
        return False
    with EngineClient(threads=1) as client:
        client.start()
        return client.hello is not None and client.hello.gpu
