"""The base model asked as well as it can be: in its own chat form, after worked examples, with a choice of labels.

Asked as the paper does, a base model fails at the form of the answer before its knowledge is ever tried. What it gets
here anybody could give it without tuning: how it was taught to converse, and a few training cases with their answers.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from radonc_models.errors import InputRefused
from radonc_models.evaluate.order import spread
from radonc_models.pack.gguf import read_metadata
from radonc_models.pack.manifest import Pack
from radonc_models.records import Case, answer
from radonc_models.tasks import Task, render, template

__all__ = ["PLAIN", "Chat", "FairBase", "chat_of"]

EXAMPLES = 3
"""Worked examples before a question, of different sites; the modality has one for each label instead."""
_SYSTEM = "You are a radiation oncologist. Answer in one line, in the form of the examples."


@dataclass(frozen=True)
class Chat:
    """How a model was taught to converse; an empty ``sign`` stands for a model that was not.

    Attributes:
        name: What the report calls it.
        sign: Words in the model's own template by which the form is recognised.
        system: The words before the first turn.
        turn: A question, up to where the answer begins.
        end: What follows an answer.
        marks: The special tokens among these words.

    """

    name: str
    sign: str
    system: str
    turn: str
    end: str
    marks: tuple[str, ...]


_CHATS = (
    Chat(
        "ChatML",
        "<|im_start|>",
        "<|im_start|>system\n{}<|im_end|>\n",
        "<|im_start|>user\n{}<|im_end|>\n<|im_start|>assistant\n",
        "<|im_end|>\n",
        ("<|im_start|>", "<|im_end|>"),
    ),
    Chat(
        "Llama 3",
        "<|start_header_id|>",
        "<|start_header_id|>system<|end_header_id|>\n\n{}<|eot_id|>",
        "<|start_header_id|>user<|end_header_id|>\n\n{}<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n",
        "<|eot_id|>",
        ("<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>"),
    ),
    Chat("Zephyr", "<|user|>", "<|system|>\n{}</s>\n", "<|user|>\n{}</s>\n<|assistant|>\n", "</s>\n", ("</s>",)),
    Chat("Llama 2", "[INST]", "", "[INST] {} [/INST]", " </s><s>", ("</s>", "<s>")),
)
PLAIN = Chat("worked examples alone", "", "", "{}", "\n\n", ())


def chat_of(pack: Pack) -> Chat:
    """Return the chat form of the pack's base model; ``PLAIN`` for one without, or with a form not known here.

    Raises:
        ModelPackError: The file of the base is missing or no GGUF file.

    """
    if pack.base is None:
        return PLAIN
    words = str(read_metadata(pack.path(pack.base)).get("tokenizer.chat_template", ""))
    return next((chat for chat in _CHATS if chat.sign in words), PLAIN)


class FairBase:
    """Makes the prompts of the fair row.

    Args:
        chat: The form of the base model.
        train: Training cases; the examples are always the same ones of them.

    """

    def __init__(self, chat: Chat, train: Sequence[Case]) -> None:
        self.chat = chat
        self._fixed = {task: self._beginning(task, _examples(task, train)) for task in Task}

    def fixed(self, task: Task) -> str:
        """Return what stands before every question of ``task``: the examples with their answers."""
        return self._fixed[task]

    def identity(self, task: Task) -> str:
        """Return the hash of all words that a question has beside the details."""
        return hashlib.sha256((self._fixed[task] + self.chat.turn).encode()).hexdigest()

    def prompt(self, task: Task, details: str) -> str:
        """Return the whole prompt.

        Raises:
            InputRefused: What ``render`` raises, or the details hold a special token of the chat form.

        """
        if any(mark in details for mark in self.chat.marks):
            raise InputRefused("The patient details hold a sign that ends a turn of the chat: remove it and ask again.")
        return self._fixed[task] + self.chat.turn.format(_question(self.chat, task, details))

    def _beginning(self, task: Task, examples: Sequence[Case]) -> str:
        turns = [
            f"{self.chat.turn.format(_question(self.chat, task, case.details))}{answer(task, case)}{self.chat.end}"
            for case in examples
        ]
        return self.chat.system.format(_SYSTEM) + "".join(turns)


def _question(chat: Chat, task: Task, details: str) -> str:
    """Return the question as a turn: in a chat, the heading of the answer is not needed."""
    prompt = render(task, details)
    if not chat.sign:
        return prompt
    return prompt[: prompt.rindex("\n\n### ")] if "\n\n### " in template(task).text else prompt


def _examples(task: Task, train: Sequence[Case]) -> list[Case]:
    """Return one case of every label for the modality, the most frequent last, else cases of different sites.

    A small model leans to the label that it has seen last (Zhao et al., ICML 2021): the most frequent one costs least.
    """
    chosen: dict[str, Case] = {}
    for case in spread(train):
        chosen.setdefault(case.modality if task is Task.MODALITY else case.site, case)
    if task is not Task.MODALITY:
        return list(chosen.values())[:EXAMPLES]
    often = Counter(case.modality for case in train)
    return sorted(chosen.values(), key=lambda case: often[case.modality])
