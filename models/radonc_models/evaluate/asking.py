"""One question of an evaluation to one engine."""

from __future__ import annotations

import time
from collections.abc import Iterable

from radonc_models.clinical.checks import refusal
from radonc_models.errors import EngineError, InputRefused
from radonc_models.evaluate.answers import Reply, Row
from radonc_models.evaluate.fair import FairBase
from radonc_models.pack.manifest import Pack
from radonc_models.runtime.asking import Asker, label_probabilities
from radonc_models.runtime.client import EngineClient
from radonc_models.runtime.outcome import Answer, Failed, Refused
from radonc_models.runtime.protocol import Done, Loaded, Scored
from radonc_models.tasks import MODALITY_LABELS, Task, render, template

__all__ = ["PackAsk", "reply_of"]

_GO_ON = "The answers so far are kept: run the same command again to go on."


class PackAsk:
    """Asks one engine: the tuned model as the app does, the base model as the paper does or fairly.

    Args:
        client: The engine; every model of the pack is loaded into it before its first question.
        pack: The pack whose files are asked.
        fair: The prompts of the fair row.

    """

    def __init__(self, client: EngineClient, pack: Pack, fair: FairBase) -> None:
        self._client, self._pack, self._fair = client, pack, fair
        self._asker = Asker(client, pack)
        self._loaded = False

    def __call__(self, task: Task, details: str, row: Row) -> Reply:
        """Return the reply to one question.

        Raises:
            EngineError: The engine failed; answers given so far are kept.
            ModelPackError: A file of the pack is missing or damaged.

        """
        if not self._loaded:  # an engine that has seen a case opens no file any more
            self._load_all()
        if row == "tuned":
            return reply_of(self._asker.ask(task, details))
        try:
            steered = refusal(details)
            if steered is not None:
                return Reply("", "refused")
            fair = row == "base_fair"
            prompt = self._fair.prompt(task, details) if fair else render(task, details)
            return self._base(task, prompt, fair=fair)
        except InputRefused:
            return Reply("", "refused")
        except EngineError as error:
            raise EngineError(f"{error} {_GO_ON}") from None

    def key(self, task: Task, row: Row) -> str:
        """Return the engine's key of the model that answers in ``row``."""
        return self._asker.prepare(task, base=row != "tuned").key

    def _load_all(self) -> None:
        for task in self._pack.tasks:
            self._asker.prepare(task)
        if self._pack.base is not None:
            self._asker.prepare(next(iter(self._pack.tasks)), base=True)
        self._loaded = True

    def _base(self, task: Task, prompt: str, *, fair: bool) -> Reply:
        loaded = self._asker.prepare(task, base=True)
        started = time.perf_counter()
        fixed = self._fair.fixed(task) if fair else template(task).fixed
        marks = self._fair.chat.marks if fair else ()
        if fair and task is Task.MODALITY:
            for scored in self._client.score(loaded.key, prompt, MODALITY_LABELS, fixed=fixed, marks=marks):
                if isinstance(scored, Scored) and scored.finish == "stop":
                    return _labelled(scored, loaded, time.perf_counter() - started)
        else:
            limit = self._pack.tasks[task].sampling.max_new_tokens
            for done in self._client.generate(loaded.key, prompt, limit, fixed=fixed, marks=marks):
                if isinstance(done, Done) and done.finish != "cancelled":
                    return _written(done, loaded, time.perf_counter() - started)
        raise EngineError("The engine was stopped.")


def reply_of(events: Iterable[object]) -> Reply:
    """Return the last of ``events``, what ``Asker.ask`` yields, as a reply.

    Raises:
        EngineError: There was no answer because the engine failed or was stopped.

    """
    last: object = None
    for event in events:
        last = event
    if isinstance(last, Answer):
        origin = last.provenance
        return Reply(
            # A report measures the labels; how often a pack abstains follows from their probabilities.
            max(last.probabilities, key=last.probabilities.__getitem__)
            if last.undecided and last.probabilities
            else last.text,
            last.finish,
            last.probabilities,
            last.prompt_tokens,
            last.new_tokens,
            last.seconds,
            origin.engine,
            origin.device,
        )
    if isinstance(last, Refused) and last.reason != "stopped":
        return Reply("", "empty" if last.reason == "empty" else "refused")
    sentence = last.sentence if isinstance(last, Refused | Failed) else "The engine gave no outcome."
    raise EngineError(f"{sentence} {_GO_ON}")


def _labelled(scored: Scored, loaded: Loaded, seconds: float) -> Reply:
    rated = label_probabilities(scored, 1.0)
    best = max(rated, key=rated.__getitem__)
    return Reply(best, "stop", rated, scored.prompt_tokens, 0, seconds, loaded.engine, _device(loaded))


def _written(done: Done, loaded: Loaded, seconds: float) -> Reply:
    text = done.text.strip()
    finish = done.finish if text else "empty"
    return Reply(text, finish, None, done.prompt_tokens, done.new_tokens, seconds, loaded.engine, _device(loaded))


def _device(loaded: Loaded) -> str:
    return f"{loaded.device}, {loaded.layers_on_gpu}/{loaded.layers} layers on GPU"
