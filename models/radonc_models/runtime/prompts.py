"""Reads prompts, and keeps what was read: one state for each adapter and task, in memory only.

A prompt is computed in batches whose ends follow from the prompt alone: the end of the task's fixed words, then
every ``BATCH`` tokens, then the end. What is kept is reused up to the last end that both prompts share, so a warm
prompt is computed in exactly the batches of a cold one and gets the same bits. For the same reason only one state
lies in the engine's own memory at a time, always at the same places; the others wait as copies beside it. (As
neighbours in one cache they would be summed in another order, and every one would slow the attention of all.)
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from radonc_models.runtime.adapters import Adapter
from radonc_models.runtime.llama import BATCH, Model
from radonc_models.runtime.memory import free_bytes
from radonc_models.runtime.protocol import PromptProgress

__all__ = ["Reader"]

_SPARE = 2  # a copy is made only when memory has room for it twice

_Place = tuple[str, tuple[int, ...]]  # key of the adapter, and the task's fixed tokens


@dataclass
class _Read:
    """What was read, and how: ``ends`` are the ends of its batches.

    ``logits`` are those after the last token, ``None`` while something is missing; ``state`` is the copy, ``None``
    while the engine's own memory holds it.
    """

    tokens: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    logits: NDArray[np.float32] | None = None
    state: NDArray[np.uint8] | None = None

    def cut(self, size: int) -> None:
        """Keep only the first ``size`` tokens."""
        if size < len(self.tokens):
            del self.tokens[size:]
            self.ends = [end for end in self.ends if end <= size]
            self.logits = None


class Reader:
    """Reads prompts into sequence 0 of a model.

    Args:
        model: The model with its context.
        stop: Asked between batches; a true answer ends the reading.
        most_bytes: Most memory for copies; by default as much as the context itself takes.
        free: Tells the bytes of memory that are free.

    """

    def __init__(
        self,
        model: Model,
        stop: Callable[[], bool],
        most_bytes: int | None = None,
        free: Callable[[], int] = free_bytes,
    ) -> None:
        self._model = model
        self._stop = stop
        self._most_bytes = most_bytes
        self._free = free
        self._place: _Place = ("", ())
        self._live = _Read()
        self._parked: dict[_Place, _Read] = {}  # least recently used first
        self.reused = 0

    @property
    def logits(self) -> NDArray[np.float32]:
        """Return the logits after the prompt that was read to its end, shape (n_vocab,)."""
        assert self._live.logits is not None
        return self._live.logits

    @property
    def parked_bytes(self) -> int:
        """Return the bytes that copies take now."""
        return sum(read.state.size for read in self._parked.values() if read.state is not None)

    def read(
        self, tokens: Sequence[int], fixed: int = 0, adapter: Adapter | None = None
    ) -> Generator[PromptProgress, None, bool]:
        """Read a prompt whose first ``fixed`` tokens belong to its task; return whether it was read to its end."""
        self._move_to((adapter.key if adapter else "", tuple(tokens[:fixed])), adapter)
        total, ends = len(tokens), _batch_ends(len(tokens), fixed)
        read = self._live
        self.reused = start = _reusable(read, tokens, ends)
        self._model.forget(0, start)
        read.cut(start)
        yield PromptProgress(start, total)
        for end in ends:
            if end <= start:
                continue
            part = tokens[start:end]
            wanted = [False] * (len(part) - 1) + [end == total]
            if self._stop() or not self._model.decode(part, range(start, end), [(0,)] * len(part), wanted):
                self._model.forget(0, start)
                return False
            read.tokens += part
            read.ends.append(end)
            start = end
            if end == total:
                read.logits = self._model.logits(-1).copy()
            yield PromptProgress(end, total)
        return True

    def step_aside(self) -> None:
        """Copy what was read and empty the engine's own memory, for a computation of another kind."""
        self._park()
        self._model.forget(0, 0)
        self._place, self._live = ("", ()), _Read()

    def _move_to(self, place: _Place, adapter: Adapter | None) -> None:
        """Bring back what was read at ``place`` and compute with its adapter from now on."""
        if place != self._place:
            read = self._parked.pop(place, None)  # before another copy can push it out
            self._park()
            self._model.forget(0, 0)
            self._place, self._live = place, self._brought_back(read)
        self._model.use_adapter(adapter.handle if adapter else None)

    def _brought_back(self, read: _Read | None) -> _Read:
        if read is None or read.state is None:
            return _Read()
        try:
            self._model.restore(0, read.state)
        except RuntimeError:
            self._model.forget(0, 0)
            return _Read()
        read.state = None
        return read

    def _park(self) -> None:
        read = self._live
        if not read.tokens:
            return
        most = self._model.n_ctx * self._model.kv_bytes_per_token if self._most_bytes is None else self._most_bytes
        size = len(read.tokens) * self._model.kv_bytes_per_token
        if size > most or self._free() < _SPARE * size:
            return
        self._model.forget(0, len(read.tokens))  # the answer
        read.state = self._model.save(0)
        self._parked.pop(self._place, None)
        self._parked[self._place] = read
        while self._parked and self.parked_bytes > most:
            self._parked.pop(next(iter(self._parked)))


def _batch_ends(total: int, fixed: int) -> list[int]:
    """Return where the batches end: every ``BATCH`` tokens of the fixed words and, counted anew, of the rest."""
    fixed = min(fixed, total)
    steps = [*range(BATCH, fixed, BATCH), fixed, *range(fixed + BATCH, total, BATCH), total]
    return sorted({end for end in steps if end})


def _reusable(read: _Read, tokens: Sequence[int], ends: Sequence[int]) -> int:
    """Return how many leading tokens need not be computed again."""
    common = next(
        (place for place, (one, other) in enumerate(zip(read.tokens, tokens, strict=False)) if one != other),
        min(len(read.tokens), len(tokens)),
    )
    shared = [0]
    for known, end in zip(read.ends, ends, strict=False):
        if known != end or end > common:
            break
        shared.append(end)
    if shared[-1] < len(tokens) or (read.logits is not None and len(read.tokens) == len(tokens)):
        return shared[-1]
    return shared[-2]  # all of it was read, but the logits at its end are gone
