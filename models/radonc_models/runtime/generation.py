"""Greedy generation and label scoring over one open model; prompts stay in memory between questions."""

from __future__ import annotations

import codecs
import math
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from itertools import takewhile
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from radonc_models.errors import EngineError, InputRefused
from radonc_models.runtime.adapters import Adapter
from radonc_models.runtime.errors import too_long
from radonc_models.runtime.llama import MAX_OUTPUTS, MAX_SEQUENCES, Grammar, LoadError, Model
from radonc_models.runtime.memory import free_bytes
from radonc_models.runtime.prompts import Reader
from radonc_models.runtime.protocol import Counted, Done, Finish, PromptProgress, Scored, Token

__all__ = ["Session"]

_CANCELLED: Finish = "cancelled"
_COALESCE_SECONDS = 0.03  # one message a token would freeze a window at 1,000 tokens/s


class Session:
    """One model, its adapters, and what it has already read.

    The same question gets the same bits, whatever was asked before: see ``radonc_models.runtime.prompts``.
    ``free`` tells the bytes of memory that are free.
    """

    def __init__(self, model: Model, stop: Callable[[], bool], free: Callable[[], int] = free_bytes) -> None:
        self._model = model
        self._stop = stop
        self.reader = Reader(model, stop, free=free)
        self._ends = model.end_tokens()
        self._is_end = frozenset(int(token) for token in self._ends)

    def generate(
        self,
        prompt: str,
        max_new_tokens: int,
        *,
        fixed: str = "",
        grammar: str = "",
        marks: Sequence[str] = (),
        adapter: Adapter | None = None,
    ) -> Iterator[PromptProgress | Token | Done]:
        """Yield progress and text pieces, then exactly one ``Done``.

        Args:
            prompt: The whole prompt.
            max_new_tokens: Most tokens of the answer.
            fixed: Beginning of the prompt that is the same for every case; it is read once.
            grammar: Rules (GBNF) that the answer must keep to; empty for none.
            marks: Parts of the prompt that are special tokens; by default none.
            adapter: Compute with this adapter.

        Raises:
            InputRefused: Prompt and answer do not fit into the context together.
            EngineError: The grammar cannot be used.

        """
        tokens = self._model.tokenize(prompt, add_special=True, marks=marks)
        self._check_room(len(tokens), max_new_tokens)
        started = time.perf_counter()
        complete = yield from self.reader.read(tokens, self._fixed(tokens, fixed, marks), adapter)
        reused = self.reader.reused
        read = time.perf_counter()
        text, finish, count = "", _CANCELLED, 0
        if complete:
            with _choice(self._model, grammar) as choice:
                text, finish, count = yield from self._write(len(tokens), max_new_tokens, choice)
        ended = time.perf_counter()
        yield Done(text, finish, len(tokens), count, read - started, ended - read, reused)

    def score(
        self,
        prompt: str,
        labels: Sequence[str],
        *,
        fixed: str = "",
        marks: Sequence[str] = (),
        adapter: Adapter | None = None,
    ) -> Iterator[PromptProgress | Scored]:
        """Yield progress, then one ``Scored``: log-probability of each label as the whole answer.

        The prompt is read once and shared; all labels are rated in one batch, and what two of them begin with is
        read once. ``fixed``, ``marks`` and ``adapter`` are those of ``generate``.

        Raises:
            InputRefused: Prompt and labels do not fit into the context together.
            EngineError: There are too many or too long labels for one batch.

        """
        started = time.perf_counter()
        head = self._model.tokenize(prompt, add_special=True, marks=marks)
        tails = self._tails(prompt, head, labels, marks)
        self._check_room(len(head), sum(map(len, tails)))
        ratings: list[float] = []
        if (yield from self.reader.read(head, self._fixed(head, fixed, marks), adapter)):
            ratings = self._rate(len(head), tails)
        seconds = time.perf_counter() - started
        finish: Literal["stop", "cancelled"] = "stop" if len(ratings) == len(labels) else "cancelled"
        yield Scored(tuple(labels), tuple(ratings), len(head), seconds, finish, self.reader.reused)

    def count(self, prompt: str, max_new_tokens: int, labels: Sequence[str] = ()) -> Counted:
        """Return the tokens of ``prompt`` and how many it may have beside an answer or, if given, all labels."""
        head = self._model.tokenize(prompt, add_special=True)
        answer = sum(map(len, self._tails(prompt, head, labels))) if labels else max_new_tokens
        return Counted(len(head), max(0, self._model.n_ctx - answer))

    def _tails(
        self, prompt: str, head: Sequence[int], labels: Sequence[str], marks: Sequence[str] = ()
    ) -> list[list[int]]:
        tails = [self._continuation(prompt, head, label, marks) for label in labels]
        if not all(tails) or len(tails) >= MAX_SEQUENCES or sum(map(len, tails)) > MAX_OUTPUTS:
            raise EngineError("The label set of this model pack cannot be scored: install a pack with fewer labels.")
        return tails

    def _check_room(self, prompt: int, answer: int) -> None:
        room = self._model.n_ctx - answer
        if prompt > room:
            raise InputRefused(too_long(prompt, room))

    def _fixed(self, tokens: Sequence[int], fixed: str, marks: Sequence[str]) -> int:
        """Return how many leading tokens of the prompt are those of ``fixed``."""
        if not fixed:
            return 0
        begin = self._model.tokenize(fixed, add_special=True, marks=marks)
        same = (one == other for one, other in zip(begin, tokens, strict=False))
        return sum(1 for _ in takewhile(bool, same))

    def _write(
        self, position: int, max_new_tokens: int, choice: _Choice
    ) -> Generator[Token, None, tuple[str, Finish, int]]:
        """Answer after the prompt; return text, finish and number of tokens."""
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        finish = _CANCELLED
        text, waiting, count, sent = "", "", 0, 0.0
        logits = self.reader.logits
        while not self._stop():
            token = choice.next(logits)
            if token in self._is_end:
                waiting += decoder.decode(b"", final=True)
                finish = "stop"
                break
            if count == max_new_tokens:  # it would go on: what stands so far is cut off
                finish = "length"
                break
            choice.take(token)
            waiting += decoder.decode(self._model.piece(token))
            count += 1
            if waiting and time.perf_counter() - sent >= _COALESCE_SECONDS:
                yield Token(waiting)
                text, waiting, sent = text + waiting, "", time.perf_counter()
            if not self._model.decode([token], [position], [(0,)], [True]):
                break
            logits = self._model.logits(-1)
            position += 1
        if waiting:
            yield Token(waiting)
        return text + waiting, finish, count

    def _continuation(self, prompt: str, head: Sequence[int], label: str, marks: Sequence[str]) -> list[int]:
        """Return the tokens that ``label`` has right after the prompt.

        Tokenizing both together avoids the space that some tokenizers put before a text of its own.
        """
        whole = self._model.tokenize(prompt + label, add_special=True, marks=marks)
        if whole[: len(head)] == list(head):
            return whole[len(head) :]
        return self._model.tokenize(label, add_special=False)

    def _rate(self, position: int, tails: Sequence[Sequence[int]]) -> list[float]:
        """Return one log-probability per label, or nothing when it was aborted."""
        ratings = self._log_probabilities(self.reader.logits, [tail[0] for tail in tails])
        rows = _rows(tails)
        for number in range(len(tails)):
            self._model.share(0, number + 1)
        complete = self._model.decode(
            [words[-1] for words in rows],
            [position + len(words) - 1 for words in rows],
            [[number + 1 for number in numbers] for numbers in rows.values()],
            [True] * len(rows),
        )
        if complete:
            for index, (words, numbers) in enumerate(rows.items()):
                logits = self._model.logits(index)
                for number in numbers:
                    ratings[number] += self._rest(logits, tails[number][len(words) :])
        for number in range(len(tails)):
            self._model.forget(number + 1, 0)
        return ratings if complete else []

    def _rest(self, logits: NDArray[np.float32], rest: Sequence[int]) -> float:
        """Return the log-probability that a label goes on with the first token of ``rest``, or ends without any."""
        if rest:
            return self._log_probabilities(logits, rest[:1])[0]
        return float(np.logaddexp.reduce(self._log_probabilities(logits, self._ends)))

    def _log_probabilities(self, logits: NDArray[np.float32], tokens: Sequence[int] | NDArray[np.intp]) -> list[float]:
        """Return the natural log-probabilities of some tokens, computed in double precision."""
        highest = float(logits.max())
        _check_number(highest)
        total = float(np.log(np.exp(logits.astype(np.float64) - highest).sum()))
        return [float(logits[token]) - highest - total for token in tokens]


def _rows(tails: Sequence[Sequence[int]]) -> dict[tuple[int, ...], list[int]]:
    """Return every beginning of a label, shortest first, with the numbers of the labels that begin so."""
    rows: dict[tuple[int, ...], list[int]] = {}
    for length in range(1, max(map(len, tails)) + 1):
        for number, tail in enumerate(tails):
            if length <= len(tail):
                rows.setdefault(tuple(tail[:length]), []).append(number)
    return rows


def _check_number(highest: float) -> None:
    """Refuse logits by their highest value: one that is no number, or has no end, is always it."""
    if not math.isfinite(highest):
        raise EngineError(
            "The engine computed values that are no numbers, so there is no answer: ask again, and install the model "
            "pack again if it stays."
        )


class _Choice:
    """Chooses the most probable token."""

    def next(self, logits: NDArray[np.float32]) -> int:
        best = int(logits.argmax())  # the first that is no number, if there is one
        _check_number(float(logits[best]))
        return best

    def take(self, token: int) -> None:
        """Let the answer grow by ``token``."""


class _ChoiceByRules(_Choice):
    """Chooses the most probable token that a grammar allows."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar

    def next(self, logits: NDArray[np.float32]) -> int:
        _check_number(float(logits.max()))
        token = self._grammar.choose(logits)
        if token is None:
            raise EngineError("The model cannot answer in the form that the task asks for: install another model pack.")
        return token

    def take(self, token: int) -> None:
        self._grammar.accept(token)


@contextmanager
def _choice(model: Model, rules: str) -> Iterator[_Choice]:
    if not rules:
        yield _Choice()
        return
    try:
        grammar = model.grammar(rules)
    except LoadError:
        raise EngineError("The form that the task asks for cannot be understood: install the app again.") from None
    try:
        yield _ChoiceByRules(grammar)
    finally:
        grammar.close()
