"""The three tasks of RadOnc-GPT: their prompt templates, label set and the texts they answer with."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from radonc_models.errors import InputRefused

__all__ = ["MODALITY_LABELS", "UNDECIDED", "Task", "Template", "format_diagnosis", "parse_task", "render", "template"]

MODALITY_LABELS = ("photon", "proton", "electron", "brachytherapy", "photon+brachytherapy")
"""The closed label set of the modality task (arXiv 2309.10160, section 3.2, with its combination)."""

UNDECIDED = "undecided"
"""Text of a modality answer that names no label because none is probable enough."""

# A pasted note must not be able to open a section of the prompt (fake "### Regimen:" headings).
_SECTION_MARK = "###"


class Task(StrEnum):
    """One of the three things a physician can ask about a case."""

    REGIMEN = "regimen"
    MODALITY = "modality"
    DIAGNOSIS = "diagnosis"


@dataclass(frozen=True)
class Template:
    """The prompt of one task.

    Attributes:
        task: The task that it asks for.
        version: Grows with every change of the text.
        text: The words, with one ``{details}`` place.
        max_new_tokens: Most tokens that an answer may have; a longer one is reported as cut off.
        grammar: Rules (GBNF, start symbol ``root``) that the answer must keep to; empty for none.

    """

    task: Task
    version: int
    text: str
    max_new_tokens: int
    grammar: str = ""

    @property
    def sha256(self) -> str:
        """Hex SHA-256 of the UTF-8 text, and of the grammar if any: the identity that a model pack must match."""
        return hashlib.sha256((self.text + self.grammar).encode()).hexdigest()

    @property
    def fixed(self) -> str:
        """The words before the details, the same for every case."""
        return self.text.partition("{details}")[0]


@cache
def _templates() -> dict[Task, Template]:
    data = tomllib.loads(files(__package__).joinpath("templates.toml").read_text("utf-8"))
    return {
        task: Template(
            task, entry["version"], entry["text"].lstrip("\n"), entry["max_new_tokens"], entry.get("grammar", "")
        )
        for task, entry in ((task, data[task.value]) for task in Task)
    }


def template(task: Task) -> Template:
    """Return the current template of ``task``."""
    return _templates()[task]


def parse_task(name: str) -> Task:
    """Return the task called ``name``.

    Raises:
        InputRefused: No task has this name.

    """
    try:
        return Task(name)
    except ValueError:
        known = ", ".join(task.value for task in Task)
        raise InputRefused(f"There is no task named '{name[:40]}'; choose one of: {known}.") from None


def render(task: Task, details: str) -> str:
    """Return the one prompt text that tuning, evaluation and the app send for ``task``.

    Args:
        task: The task to ask.
        details: The patient details as they stand in the case; outer white space is not part of the prompt.

    Raises:
        InputRefused: The details are empty, or a line of them starts with the mark that separates the
            sections of a prompt.

    """
    text = details.replace("\r\n", "\n").strip()
    if not text:
        raise InputRefused("The patient details are empty: enter the history before asking.")
    for number, line in enumerate(text.split("\n"), start=1):
        if line.lstrip().startswith(_SECTION_MARK):
            raise InputRefused(
                f"Line {number} of the patient details starts with '{_SECTION_MARK}', which separates the parts "
                "of a prompt: remove these signs and ask again."
            )
    return template(task).text.replace("{details}", text)


def format_diagnosis(description: str, code: str) -> str:
    """Return the answer text of the diagnosis task, description first so that a code never leads."""
    return f"{description} (ICD-10-CM {code})"
