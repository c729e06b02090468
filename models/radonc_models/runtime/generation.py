"""Greedy generation and label scoring over one open model; prompts stay in memory between questions."""

from __future__ import annotations

import codecs
import time
from collections.abc import Callable, Generator, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from radonc_models.errors import EngineError, InputRefused
from radonc_models.runtime.llama import BATCH, MAX_OUTPUTS, MAX_SEQUENCES, Model
from radonc_models.runtime.protocol import Done, Finish, PromptProgress, Scored, Token

__all__ = ["Session"]

_CANCELLED: Finish = "cancelled"
_COALESCE_SECONDS = 0.03  # one message a token would freeze a window at 1,000 tokens/s


class Session:
    """One model and what it has already read.

    Only whole batches of a prompt are reused, so a warm prompt is computed in exactly the batches of a cold
    one and the same question gets the same bits, whatever was asked before.
    """

    def __init__(self, model: Model, stop: Callable[[], bool]) -> None:
        self._model = model
        self._stop = stop
        self._kept: list[int] = []
        self._ends = model.end_tokens()
        self._is_end = frozenset(int(token) for token in self._ends)

    def generate(self, prompt: str, max_new_tokens: int) -> Iterator[PromptProgress | Token | Done]:
        """Yield progress and text pieces, then exactly one ``Done``.

        Raises:
            InputRefused: Prompt and answer do not fit into the context together.

        """
        tokens = self._fitting(prompt, max_new_tokens)
        reused = self._reusable(tokens)
        started = time.perf_counter()
        complete = yield from self._read(tokens)
        read = time.perf_counter()
        text, finish, count = "", _CANCELLED, 0
        if complete:
            text, finish, count = yield from self._write(len(tokens), max_new_tokens)
        ended = time.perf_counter()
        yield Done(text, finish, len(tokens), count, read - started, ended - read, reused)

    def score(self, prompt: str, labels: Sequence[str]) -> Iterator[PromptProgress | Scored]:
        """Yield progress, then one ``Scored``: log-probability of each label as the whole answer.

        The prompt is read once and shared; all labels are rated in one batch.

        Raises:
            InputRefused: Prompt and labels do not fit into the context together.
            EngineError: There are too many or too long labels for one batch.

        """
        started = time.perf_counter()
        head = self._model.tokenize(prompt, add_special=True)
        tails = [self._continuation(prompt, head, label) for label in labels]
        size = sum(map(len, tails))
        if not all(tails) or len(tails) >= MAX_SEQUENCES or size > MAX_OUTPUTS:
            raise EngineError("The label set of this model pack cannot be scored: install a pack with fewer labels.")
        self._check_room(len(head), size)
        ratings: list[float] = []
        if (yield from self._read(head)):
            ratings = self._rate(len(head), tails)
        seconds = time.perf_counter() - started
        complete = len(ratings) == len(labels)
        yield Scored(tuple(labels), tuple(ratings), len(head), seconds, "stop" if complete else "cancelled")

    def _fitting(self, prompt: str, max_new_tokens: int) -> list[int]:
        tokens = self._model.tokenize(prompt, add_special=True)
        self._check_room(len(tokens), max_new_tokens)
        return tokens

    def _check_room(self, prompt: int, answer: int) -> None:
        room = self._model.n_ctx - answer
        if prompt > room:
            raise InputRefused(
                f"The patient details are too long: the prompt has {prompt:,} tokens and the model has "
                f"room for {room:,}; shorten the details by about {prompt - room:,} tokens and ask again."
            )

    def _reusable(self, tokens: Sequence[int]) -> int:
        """Return how many leading tokens are in memory; the last token is always computed anew."""
        common = 0
        for kept, token in zip(self._kept, tokens[:-1], strict=False):
            if kept != token:
                break
            common += 1
        return common // BATCH * BATCH

    def _read(self, tokens: Sequence[int]) -> Generator[PromptProgress, None, bool]:
        """Read a prompt into sequence 0; return whether it was read to its end."""
        total = len(tokens)
        keep = self._reusable(tokens)
        self._model.forget(0, keep)
        del self._kept[keep:]
        yield PromptProgress(keep, total)
        for start in range(keep, total, BATCH):
            part = tokens[start : start + BATCH]
            last = start + len(part) == total
            positions = range(start, start + len(part))
            wanted = [False] * (len(part) - 1) + [last]
            if self._stop() or not self._model.decode(part, positions, [0] * len(part), wanted):
                self._model.forget(0, start)
                return False
            if len(part) == BATCH:
                self._kept += part
            yield PromptProgress(start + len(part), total)
        return True

    def _write(self, position: int, max_new_tokens: int) -> Generator[Token, None, tuple[str, Finish, int]]:
        """Answer greedily after the prompt; return text, finish and number of tokens."""
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        finish = _CANCELLED
        text, waiting, count, sent = "", "", 0, 0.0
        while not self._stop():
            token = int(self._model.logits(-1).argmax())
            if token in self._is_end:
                waiting += decoder.decode(b"", final=True)
                finish = "stop"
                break
            if count == max_new_tokens:  # it would go on: what stands so far is cut off
                finish = "length"
                break
            waiting += decoder.decode(self._model.piece(token))
            count += 1
            if waiting and time.perf_counter() - sent >= _COALESCE_SECONDS:
                yield Token(waiting)
                text, waiting, sent = text + waiting, "", time.perf_counter()
            if not self._model.decode([token], [position], [0], [True]):
                break
            position += 1
        if waiting:
            yield Token(waiting)
        return text + waiting, finish, count

    def _continuation(self, prompt: str, head: Sequence[int], label: str) -> list[int]:
        """Return the tokens that ``label`` has right after the prompt.

        Tokenizing both together avoids the space that some tokenizers put before a text of its own.
        """
        whole = self._model.tokenize(prompt + label, add_special=True)
        if whole[: len(head)] == list(head):
            return whole[len(head) :]
        return self._model.tokenize(label, add_special=False)

    def _rate(self, position: int, tails: Sequence[Sequence[int]]) -> list[float]:
        """Return one log-probability per label, or nothing when it was aborted."""
        first = _log_softmax(self._model.logits(-1))
        ratings = [float(first[tail[0]]) for tail in tails]
        rows = [(number, place) for number, tail in enumerate(tails) for place in range(len(tail))]
        for number in range(len(tails)):
            self._model.share(0, number + 1)
        complete = self._model.decode(
            [tails[number][place] for number, place in rows],
            [position + place for _, place in rows],
            [number + 1 for number, _ in rows],
            [True] * len(rows),
        )
        if complete:
            for index, (number, place) in enumerate(rows):
                after = _log_softmax(self._model.logits(index))
                tail = tails[number]
                if place + 1 < len(tail):
                    ratings[number] += float(after[tail[place + 1]])
                else:
                    ratings[number] += float(np.logaddexp.reduce(after[self._ends]))
        for number in range(len(tails)):
            self._model.forget(number + 1, 0)
        return ratings if complete else []


def _log_softmax(logits: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return natural log-probabilities, shape (n_vocab,), computed in double precision."""
    shifted = logits.astype(np.float64) - logits.max()
    result: NDArray[np.float64] = shifted - np.log(np.exp(shifted).sum())
    return result
