"""A child process for checks of model files: token ids of texts, and how two models differ on them.

Start it with ``python -m radonc_models.runtime.compare``. It takes one request, a line of JSON on stdin, and
answers with lines of JSON on stdout: any number of ``{"progress": [done, total]}``, then one ``{"result": ...}``
or one ``{"problem": "sentence"}``. Texts travel through the pipes only; neither arguments nor logs hold any.

Requests: ``{"task": "tokens", "model": path, "texts": [...]}`` and ``{"task": "language", "model": path,
"reference": path, "texts": [[prompt, answer], ...], "window": tokens, "positions": at most so many,
"threads": count}``.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO, NoReturn

import numpy as np
from numpy.typing import NDArray

from radonc_models.errors import EngineError, ModelPackError, RadOncError
from radonc_models.runtime.isolation import leave_no_traces, take_pipes

if TYPE_CHECKING:
    from radonc_models.runtime.llama import EngineLog, Model

__all__ = ["compare_models", "divergence", "main", "token_ids"]

_MEMORY = 512 << 20  # bytes for the reference's log-probabilities
_STEP = 64  # tokens a decode call: as many logits as a context gives out at once

Tell = Callable[[int, int], None]
Rows = NDArray[np.float32]


def token_ids(request: dict[str, Any]) -> list[list[int]]:
    """Return the token ids of each text, without the tokens that begin or end a prompt."""
    model = _open(request["model"], 1, _log(), vocab_only=True)
    try:
        return [model.tokenize(text, add_special=False) for text in request["texts"]]
    finally:
        model.close()


def compare_models(request: dict[str, Any], tell: Tell) -> dict[str, float]:
    """Evaluate both models over the same tokens, one after the other, and return how they differ.

    The result holds ``positions``, ``kl_mean``, ``kl_p99``, ``kl_max`` (nats) and ``same_top`` (share) over all
    tokens, and ``answer_tokens``, ``perplexity`` and ``reference_perplexity`` over the answers.

    Raises:
        ModelPackError: A file is no model, the vocabularies differ, or the texts are too short.

    """
    log, threads, size = _log(), request["threads"], request["window"]
    reference = _open(request["reference"], threads, log)
    try:
        most = min(request["positions"], _MEMORY // (4 * reference.n_vocab))
        windows = _windows(reference, request["texts"], size, most)
        total = 2 * sum(len(tokens) - 1 for tokens, _ in windows)
        told = _Counter(tell, total)
        expected = [list(_log_probabilities(reference, tokens, size, told)) for tokens, _ in windows]
        vocabulary = reference.n_vocab
    finally:
        reference.close()
    model = _open(request["model"], threads, log)
    try:
        if model.n_vocab != vocabulary:
            raise ModelPackError("The two models have vocabularies of different size: compare files of one model.")
        parts = []
        for (tokens, _), known in zip(windows, expected, strict=True):
            seen = _log_probabilities(model, tokens, size, told)
            pairs = zip(known, seen, strict=True)
            parts.append(np.concatenate([divergence(before, after, target) for (before, target), (after, _) in pairs]))
    finally:
        model.close()
    return _summary(parts, [answer for _, answer in windows])


def divergence(reference: Rows, other: Rows, target: NDArray[np.intp]) -> NDArray[np.float64]:
    """Return for each position: KL divergence, whether the first choice is the same, both log-probabilities.

    Args:
        reference: Log-probabilities, (positions, vocabulary).
        other: Those of the other model.
        target: The token that follows each position.

    """
    with np.errstate(under="ignore"):
        terms = np.exp(reference) * (reference - other)
    divergences = np.maximum(terms.sum(axis=1, dtype=np.float64), 0.0)
    same = reference.argmax(axis=1) == other.argmax(axis=1)
    place = np.arange(len(target))
    return np.stack([divergences, same, reference[place, target], other[place, target]], axis=1)


def _summary(parts: list[NDArray[np.float64]], answers: list[int]) -> dict[str, float]:
    rows = np.concatenate(parts)
    scored = np.concatenate([part[max(answer - 1, 0) :] for part, answer in zip(parts, answers, strict=True)])
    scored = scored if len(scored) else rows
    return {
        "positions": len(rows),
        "kl_mean": float(rows[:, 0].mean()),
        "kl_p99": float(np.quantile(rows[:, 0], 0.99)),
        "kl_max": float(rows[:, 0].max()),
        "same_top": float(rows[:, 1].mean()),
        "answer_tokens": len(scored),
        "perplexity": float(np.exp(-scored[:, 3].mean())),
        "reference_perplexity": float(np.exp(-scored[:, 2].mean())),
    }


class _Counter:
    """Counts positions over both models."""

    def __init__(self, tell: Tell, total: int) -> None:
        self._tell, self._total, self._done = tell, total, 0

    def add(self, count: int) -> None:
        """Report ``count`` more positions."""
        self._done += count
        self._tell(self._done, self._total)


def _log() -> EngineLog:
    # Imported late: loading native code is the first thing that can kill the process.
    from radonc_models.runtime import llama

    return llama.EngineLog()


def _open(path: str, threads: int, log: EngineLog, *, vocab_only: bool = False) -> Model:
    from radonc_models.runtime import backends, llama, variants

    known = variants.remembered()
    try:
        backends.load(known.variant or None if known else None)
        return llama.Model(path, gpu_layers=0, threads=threads, stop=lambda: False, log=log, vocab_only=vocab_only)
    except backends.BackendError as error:
        raise EngineError(f"The engine cannot start, {error}: install llama-cpp-python again.") from None
    except llama.LoadError:
        raise ModelPackError(
            f"The engine cannot open {os.path.basename(path)}: it is damaged or of an unsupported kind."  # noqa: PTH119
        ) from None


def _windows(model: Model, texts: list[list[str]], size: int, most: int) -> list[tuple[list[int], int]]:
    """Return windows of at most ``size`` tokens with at most ``most`` predictions altogether.

    Each comes with the index of the first token of its answer.
    """
    windows: list[tuple[list[int], int]] = []
    for prompt, answer in texts:
        tokens = model.tokenize(prompt + answer, add_special=True)
        first = len(model.tokenize(prompt, add_special=True)) if prompt else 0
        for start in range(0, len(tokens), size):
            window = tokens[start : start + min(size, most + 1)]
            if len(window) > 1:
                windows.append((window, min(max(first - start, 0), len(window))))
                most -= len(window) - 1
            if most <= 0:
                return windows
    if not windows:
        raise ModelPackError("The text for the comparison is too short: give at least a few sentences.")
    return windows


def _log_probabilities(
    model: Model, window: list[int], size: int, told: _Counter
) -> Iterator[tuple[Rows, NDArray[np.intp]]]:
    """Yield log-probabilities after each token but the last, and the token that follows, a few rows at a time."""
    if not model.n_ctx:
        try:
            model.open_context(size)
        except Exception:  # noqa: BLE001 - whatever the engine says, the cause is memory
            raise ModelPackError("There is not enough memory to evaluate the model: close other programs.") from None
    model.forget(0, 0)
    for start in range(0, len(window) - 1, _STEP):
        tokens = window[start : min(start + _STEP, len(window) - 1)]
        count = len(tokens)
        model.decode(tokens, range(start, start + count), [(0,)] * count, [True] * count)
        rows = np.stack([model.logits(index) for index in range(count)])
        rows -= rows.max(axis=1, keepdims=True)
        rows -= np.log(np.exp(rows).sum(axis=1, keepdims=True, dtype=np.float64)).astype(np.float32)
        told.add(count)
        yield rows, np.array(window[start + 1 : start + 1 + count], np.intp)


def main() -> NoReturn:
    """Answer the one request and end."""
    leave_no_traces()
    pipe, out = take_pipes()
    line = pipe.readline()
    threading.Thread(target=_end_with, args=(pipe,), daemon=True).start()

    def say(answer: dict[str, Any]) -> None:
        out.write(json.dumps(answer).encode() + b"\n")
        out.flush()

    try:
        request = json.loads(line)
        if request["task"] == "tokens":
            say({"result": token_ids(request)})
        else:
            say({"result": compare_models(request, lambda done, total: say({"progress": [done, total]}))})
    except BrokenPipeError:
        pass  # nobody listens any more
    except RadOncError as problem:
        say({"problem": str(problem)})
    except Exception as error:  # noqa: BLE001 - its text could quote the text under test
        say({"problem": f"The comparison met an internal error ({type(error).__name__}): report this as a bug."})
    sys.stdout.flush()
    os._exit(0)


def _end_with(pipe: BinaryIO) -> None:
    """End the process when the asker closes its end, so that it cannot outlive the command."""
    pipe.read()
    os._exit(0)


if __name__ == "__main__":
    main()
