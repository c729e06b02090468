"""Cases as token ids: the prompt is read, only the answer and its end are learned."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from radonc_models.errors import RadOncError
from radonc_models.records import Case, answer
from radonc_models.tasks import Task, render

__all__ = ["Encoded", "Example", "Tokenizer", "batches", "encode"]

_WORD = re.compile(r"\S+\s*")


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


@dataclass(frozen=True)
class Encoded:
    """Cases of one task as examples, in the order of the cases.

    Attributes:
        examples: One a case.
        shortened: Words left out at the beginning of the details, by case id; only of the cases that were too long.

    """

    examples: tuple[Example, ...]
    shortened: dict[str, int]


def encode(task: Task, cases: Sequence[Case], tokenizer: Tokenizer, max_tokens: int) -> Encoded:
    """Return ``cases`` as examples of ``task``; the answer always keeps its EOS.

    Details that do not fit into the window lose words at their beginning, which is reported. Special-token text inside
    a note stays plain text, as in the engine.

    Raises:
        RadOncError: The tokenizer has no end token, or an answer alone does not fit.

    """
    if tokenizer.eos_token_id is None:
        raise RadOncError("The base's tokenizer has no end token, so no answer could end: use another base model.")
    examples, shortened = [], {}
    for case in cases:
        text = answer(task, case)
        reply = tokenizer(text, add_special_tokens=False, split_special_tokens=True)["input_ids"]
        end = (*reply, tokenizer.eos_token_id)
        prompt, left_out = _fitting(task, case, tokenizer, max_tokens - len(end))
        if left_out:
            shortened[case.id] = left_out
        examples.append(Example(prompt, end, f"{task}: {text}"))
    return Encoded(tuple(examples), shortened)


def _fitting(task: Task, case: Case, tokenizer: Tokenizer, room: int) -> tuple[tuple[int, ...], int]:
    """Return the prompt with the longest end of the details that fits, and the number of words left out."""

    def prompt(left_out: int) -> list[int]:
        details = case.details[starts[left_out] :] if left_out else case.details
        return tokenizer(render(task, details), add_special_tokens=True, split_special_tokens=True)["input_ids"]

    starts = [word.start() for word in _WORD.finditer(case.details)]
    whole = prompt(0)
    if len(whole) <= room:
        return tuple(whole), 0
    low, high = 0, len(starts)  # with ``low`` words left out it is too long
    while low + 1 < high:
        middle = (low + high) // 2
        low, high = (low, middle) if len(prompt(middle)) <= room else (middle, high)
    if high == len(starts):
        raise RadOncError(f"The answer of case {case.id} does not fit into the tuning window: raise max_tokens.")
    return tuple(prompt(high)), high


def batches(
    examples: Sequence[Example], size: int, balance: float, rng: random.Random, *, alike: bool = False
) -> Iterator[list[Example]]:
    """Yield one epoch of micro-batches of like length, in random order.

    Args:
        examples: The training set.
        size: Examples a batch.
        balance: 0 takes every example once; 1 draws every answer equally often; between, by power of its frequency.
        rng: Source of the order.
        alike: Put prompts with the same beginning into one batch, so that a step is about what tells them apart.

    """
    chosen = list(examples)
    if balance:
        counts = Counter(example.label for example in examples)
        chosen = rng.choices(examples, [counts[example.label] ** -balance for example in examples], k=len(examples))
    rng.shuffle(chosen)
    # Sorting within windows of some batches keeps padding small without fixing the order of an epoch.
    window = len(chosen) if alike else size * 16
    grouped: list[list[Example]] = []
    for start in range(0, len(chosen), window):
        part = sorted(chosen[start : start + window], key=(lambda one: one.prompt) if alike else len)
        grouped += [part[at : at + size] for at in range(0, len(part), size)]
    rng.shuffle(grouped)
    yield from grouped
