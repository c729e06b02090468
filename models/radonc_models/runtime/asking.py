"""The one way to ask a task: the same prompts, models and results for evaluation and for the app."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version

from radonc_models.clinical.checks import refusal
from radonc_models.clinical.icd10 import Match, parse_diagnosis, search
from radonc_models.errors import EngineError, InputRefused, ModelPackError, RadOncError
from radonc_models.pack import BaseModelFile, Pack, TaskModel
from radonc_models.runtime.client import EngineClient
from radonc_models.runtime.outcome import Answer, Failed, Outcome, Provenance, Refused, TokenCount
from radonc_models.runtime.protocol import AdapterFile, Done, Loaded, PromptProgress, Scored, Token
from radonc_models.tasks import MODALITY_LABELS, UNDECIDED, Task, render, template

__all__ = [
    "Answer",
    "Asker",
    "Failed",
    "Outcome",
    "PromptProgress",
    "Provenance",
    "Refused",
    "Token",
    "TokenCount",
    "label_probabilities",
]


_STOPPED = Refused("Stopped before the answer was complete: ask again when you are ready.", reason="stopped")
_EMPTY = Refused(
    "The model gave an empty answer: check that the patient details are complete and ask again.",
    reason="empty",
)


def label_probabilities(scored: Scored, temperature: float) -> dict[str, float]:
    """Return the softmax of the label log-probabilities divided by ``temperature``; the values sum to 1."""
    scaled = [value / temperature for value in scored.log_probabilities]
    highest = max(scaled)
    weights = [math.exp(value - highest) for value in scaled]
    total = sum(weights)
    return {label: weight / total for label, weight in zip(scored.labels, weights, strict=True)}


class Asker:
    """Asks the models of one pack; one question at a time.

    Args:
        client: The engine; it is started when the first question needs it.
        pack: A pack that was read with ``read_pack``.

    """

    def __init__(self, client: EngineClient, pack: Pack) -> None:
        self._client = client
        self._pack = pack
        self._stopped = False
        self._counters: dict[str, str] = {}  # by the base of an adapter: the last model loaded of it

    @property
    def pack(self) -> Pack:
        """Return the pack that answers."""
        return self._pack

    def prepare(self, task: Task, *, base: bool = False) -> Loaded:
        """Verify and load the model of ``task``; instant when it is loaded already.

        Raises:
            ModelPackError: The pack lacks the model, or its file is missing or damaged.
            EngineError: The engine cannot run or lacks memory.

        """
        entry, plain = self._entry(task, base=base), self._pack.base
        path = self._pack.path(entry)
        if not isinstance(entry, TaskModel) or plain is None:
            loaded = self._client.load(path, entry.sha256)
        elif entry.kind == "adapter":
            adapter = AdapterFile(str(path.absolute()), entry.sha256, plain.source_sha256)
            loaded = self._client.load(self._pack.path(plain), plain.sha256, adapter)
        else:
            loaded = self._client.load(path, entry.sha256, compare_with=plain.sha256)
        if isinstance(entry, TaskModel):
            self._counters[entry.base_sha256] = loaded.key
        return loaded

    def count(self, task: Task, details: str, *, base: bool = False) -> TokenCount:
        """Return the tokens that the prompt for ``details`` has and may have, before anything is asked.

        Raises:
            InputRefused: The details are empty or cannot be put into a prompt.
            ModelPackError: What ``prepare`` raises.
            EngineError: What ``prepare`` raises, or a question is being answered.

        """
        prompt = render(task, details)
        loaded = self.prepare(task, base=base)
        labels = _labels(self._pack) if task is Task.MODALITY and not base else ()
        counted = self._client.count(loaded.key, prompt, _limit(self._pack, task), labels)
        return TokenCount(counted.tokens, counted.room)

    def count_all(self, details: str) -> dict[Task, TokenCount]:
        """Return the counts of all tasks, as far as a loaded model can give them; nothing is loaded or started.

        Models tuned from one base share its tokenizer and have the same room, so one that is loaded counts for all.

        Raises:
            InputRefused: The details are empty or cannot be put into a prompt.
            EngineError: The engine does not run, or a question is being answered.

        """
        prompts = {task: render(task, details) for task in self._pack.tasks}
        counts: dict[Task, TokenCount] = {}
        for task, prompt in prompts.items():
            key = self._counters.get(self._pack.tasks[task].base_sha256, "")
            labels = _labels(self._pack) if task is Task.MODALITY else ()
            counted = self._client.count_if_loaded(key, prompt, _limit(self._pack, task), labels)
            if counted is not None:
                counts[task] = TokenCount(counted.tokens, counted.room)
        if not counts:
            raise EngineError("The engine does not run now; the next question starts it.")
        return counts

    def ask(self, task: Task, details: str, *, base: bool = False) -> Iterator[Token | PromptProgress | Outcome]:
        """Yield progress and text pieces, then exactly one outcome; expected errors become outcomes.

        Args:
            task: What to ask.
            details: The patient details as they stand in the case.
            base: Ask the untuned base model instead, for comparison.

        """
        self._stopped = False
        return self._ask(task, details, base=base)

    def cancel(self) -> None:
        """Stop the running question; from any thread. It ends as ``Refused`` with reason ``stopped``."""
        self._stopped = True
        self._client.cancel()

    def close(self) -> None:
        """End the engine; from any thread."""
        self._stopped = True
        self._client.close()

    def _ask(self, task: Task, details: str, *, base: bool) -> Generator[Token | PromptProgress | Outcome, None, None]:
        started = time.monotonic()
        try:
            prompt = render(task, details)
            steered = refusal(details)
            if steered is not None:
                raise InputRefused(f"{steered.sentence} Take it out and ask again.")
            loaded = self.prepare(task, base=base)
            if self._stopped:
                yield _STOPPED
                return
            entry = self._entry(task, base=base)
            question = _Question(self._client, self._pack, entry, task, loaded, started, self._is_stopped)
            outcome: Outcome
            if task is Task.MODALITY:
                outcome = yield from question.modality(prompt, free_text=base)
            else:
                outcome = yield from question.generate(prompt)
        except InputRefused as refused:
            outcome = Refused(str(refused))
        except RadOncError as error:
            outcome = _STOPPED if self._stopped else Failed(str(error))
        yield outcome

    def _is_stopped(self) -> bool:
        return self._stopped

    def _entry(self, task: Task, *, base: bool) -> TaskModel | BaseModelFile:
        entry = self._pack.base if base else self._pack.tasks.get(task)
        if entry is None:
            name = self._pack.name
            raise ModelPackError(
                f"The model pack {name} has no base model: install a complete model pack."
                if base
                else f"The model pack {name} has no model for the task '{task.value}': install a complete model pack."
            )
        return entry


@dataclass(frozen=True)
class _Question:
    """One question to one loaded model."""

    client: EngineClient
    pack: Pack
    entry: TaskModel | BaseModelFile
    task: Task
    loaded: Loaded
    started: float
    stopped: Callable[[], bool]

    def generate(self, prompt: str) -> Generator[Token | PromptProgress, None, Outcome]:
        """Answer with free text."""
        done = yield from self._generated(prompt)
        return self._outcome(done, None)

    def modality(self, prompt: str, *, free_text: bool) -> Generator[Token | PromptProgress, None, Outcome]:
        """Answer with the most probable label, or with free text beside the label probabilities."""
        done = (yield from self._generated(prompt)) if free_text else None
        if done is not None and done.finish == "cancelled":
            return _STOPPED
        scored = yield from self._scored(prompt)
        if scored.finish == "cancelled":
            return _STOPPED
        temperature = self.entry.temperature if isinstance(self.entry, TaskModel) else 1.0
        probabilities = label_probabilities(scored, temperature)
        if done is not None:
            return self._outcome(done, probabilities)
        best = max(probabilities, key=probabilities.__getitem__)
        needed = self._suggests_from
        undecided = needed is not None and probabilities[best] < needed
        text = UNDECIDED if undecided else best
        yield Token(text)
        answer = Done(text, "stop", scored.prompt_tokens, 0, scored.seconds, 0.0, scored.reused_tokens)
        return self._outcome(answer, probabilities, undecided=undecided)

    def _generated(self, prompt: str) -> Generator[Token | PromptProgress, None, Done]:
        limit, words = _limit(self.pack, self.task), template(self.task)
        grammar = "" if isinstance(self.entry, BaseModelFile) else words.grammar
        for event in self.client.generate(self.loaded.key, prompt, limit, fixed=words.fixed, grammar=grammar):
            if isinstance(event, Done):
                return event
            self._insist()
            yield event
        raise AssertionError("a generation ends with Done")

    def _scored(self, prompt: str) -> Generator[PromptProgress, None, Scored]:
        for event in self.client.score(self.loaded.key, prompt, _labels(self.pack), fixed=template(self.task).fixed):
            if isinstance(event, Scored):
                return event
            self._insist()
            yield event
        raise AssertionError("a scoring ends with Scored")

    def _insist(self) -> None:
        """Cancel again: the first time may have fallen between two requests."""
        if self.stopped():
            self.client.cancel()

    def _outcome(self, done: Done, probabilities: dict[str, float] | None, *, undecided: bool = False) -> Outcome:
        if done.finish == "cancelled":
            return _STOPPED
        text = done.text.strip()
        if not text:
            return _EMPTY
        speed = done.new_tokens / done.generate_seconds if done.new_tokens and done.generate_seconds else 0.0
        return Answer(
            task=self.task,
            text=text,
            finish=done.finish,
            probabilities=probabilities,
            prompt_tokens=done.prompt_tokens,
            new_tokens=done.new_tokens,
            tokens_per_second=speed,
            seconds=time.monotonic() - self.started,
            provenance=self._provenance(),
            undecided=undecided,
            suggests_from=self._suggests_from if probabilities else None,
            codes=_candidates(text) if self.task is Task.DIAGNOSIS else (),
            reused_tokens=done.reused_tokens,
        )

    @property
    def _suggests_from(self) -> float | None:
        """Return the probability that a label needs to be suggested, None when every label is."""
        tuned = self.entry if isinstance(self.entry, TaskModel) else None
        return tuned.abstention.below if tuned and tuned.abstention else None

    def _provenance(self) -> Provenance:
        tuned = self.entry if isinstance(self.entry, TaskModel) else None
        on_base = tuned is not None and tuned.kind == "adapter"
        base = tuned.base_sha256 if tuned else self.entry.source_sha256  # type: ignore[union-attr]
        prompt = template(self.task)
        loaded = self.loaded
        return Provenance(
            app_version=version("radonc-gpt"),
            engine=loaded.engine,
            device=f"{loaded.device}, {loaded.layers_on_gpu}/{loaded.layers} layers on GPU",
            pack=self.pack.name,
            model_file_sha256=loaded.key.partition("+")[0] if on_base else self.entry.sha256,
            adapter_sha256=tuned.adapter_sha256 if tuned else None,
            base_sha256=base,
            prompt_sha256=prompt.sha256,
            prompt_version=prompt.version,
            temperature=tuned.sampling.temperature if tuned else 0.0,
            seed=tuned.sampling.seed if tuned else 0,
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            adapter_file_sha256=self.entry.sha256 if on_base else None,
            pack_sha256=self.pack.sha256,
            variant=loaded.variant,
            why_not_gpu=loaded.reason,
        )


def _limit(pack: Pack, task: Task) -> int:
    tuned = pack.tasks.get(task)
    return tuned.sampling.max_new_tokens if tuned else template(task).max_new_tokens


def _labels(pack: Pack) -> Sequence[str]:
    tuned = pack.tasks.get(Task.MODALITY)
    return tuned.labels if tuned and tuned.labels else MODALITY_LABELS


def _candidates(text: str) -> tuple[Match, ...]:
    """Return the codes that fit the generated description best; the code that the model spelled plays no part."""
    description, _ = parse_diagnosis(text)
    return tuple(search(description))
