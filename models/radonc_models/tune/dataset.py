"""Cases as token ids: the prompt is read, only the answer and its end are learned."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from radonc_models.errors import RadOncError
from radonc_models.records import Case, answer
from radonc_models.tasks import Task, render

__all__ = ["Example", "Tokenizer", "batches", "encode"]


class Tokenizer(Protocol):
    """The part of a transformers tokenizer that is used here."""

    eos_token_id: int

    def __call__(self, text: str, *, add_special_tokens: bool, split_special_tokens: bool) -> dict[str, list[int]]:
        """Return ``input_ids`` of ``text``."""


@dataclass(frozen=True)
class Example:
    """One case ready for the model: prompt ids, then answer ids that end in EOS."""

    prompt: tuple[int, ...]
    answer: tuple[int, ...]
    label: str

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.prompt) + len(self.answer)


def encode(task: Task, cases: Sequence[Case], tokenizer: Tokenizer, max_tokens: int) -> list[Example]:
    """Return ``cases`` as examples of ``task``; the answer always keeps its EOS.

    Special-token text inside a note stays plain text, as in the engine.

    Raises:
        RadOncError: A case is longer than ``max_tokens``; nothing is trimmed silently.

    """
    examples = []
    for case in cases:
        prompt = tokenizer(render(task, case.details), add_special_tokens=True, split_special_tokens=True)["input_ids"]
        text = answer(task, case)
        reply = tokenizer(text, add_special_tokens=False, split_special_tokens=True)["input_ids"]
        example = Example(tuple(prompt), (*reply, tokenizer.eos_token_id), text)
        if len(example) > max_tokens:
            raise RadOncError(
                f"Case {case.id} has {len(example)} tokens, more than the {max_tokens} of the tuning window: "
                "shorten its details or raise the window."
            )
        examples.append(example)
    return examples


def batches(examples: Sequence[Example], size: int, balance: float, rng: random.Random) -> Iterator[list[Example]]:
    """Yield one epoch of micro-batches of like length, in random order.

    Args:
        examples: The training set.
        size: Examples a batch.
        balance: 0 takes every example once; 1 draws every answer equally often; between, by power of its frequency.
        rng: Source of the order.

    """
    chosen = list(examples)
    if balance:
        counts = Counter(example.label for example in examples)
        chosen = rng.choices(examples, [counts[example.label] ** -balance for example in examples], k=len(examples))
    rng.shuffle(chosen)
    # Sorting within windows of some batches keeps padding small without fixing the order of an epoch.
    window = size * 16
    grouped: list[list[Example]] = []
    for start in range(0, len(chosen), window):
        part = sorted(chosen[start : start + window], key=len)
        grouped += [part[at : at + size] for at in range(0, len(part), size)]
    rng.shuffle(grouped)
    yield from grouped
