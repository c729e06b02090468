"""Blinded pairs for readers: the model's answer and the reference side by side, nobody knows which is which.

A review is a folder with three files: ``review.json`` (for a program) and ``review.csv`` (for a spreadsheet) hold the
same items, ``key.json`` tells which side is the model and stays with whoever reads the results back. Format of
``review.json``::

    {"format": "radonc-review", "format_version": 1, "review": "<id>",
     "correctness": {"1": "Wrong", ...}, "wrong": ["none", "a", "b", "both", "unclear"],
     "items": [{"item": 1, "task": "regimen", "details": "...", "a": "...", "b": "..."}, ...]}

and of a reader's answer, ``radonc-review-reading`` of the same version, beside the filled table::

    {"format": "radonc-review-reading", "format_version": 1, "review": "<id>", "reader": "R1",
     "readings": [{"item": 1, "wrong": "a", "correctness_a": 1, "correctness_b": 4, "comment": ""}, ...]}
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from radonc_models.cells import table
from radonc_models.disk import write_whole
from radonc_models.errors import RadOncError
from radonc_models.evaluate.outcomes import cases_sha256
from radonc_models.records import Case, answer
from radonc_models.tasks import Task

__all__ = ["CORRECTNESS", "WRONG", "Item", "Key", "Side", "make_items", "read_key", "read_texts", "write_review"]

Side = Literal["a", "b"]
CORRECTNESS = {1: "Wrong", 2: "Partly right", 3: "Right with small changes", 4: "Right"}
WRONG = ("none", "a", "b", "both", "unclear")
"""What a reader says of a pair: which answer is wrong."""
REVIEW, KEY, READING = "radonc-review", "radonc-review-key", "radonc-review-reading"
VERSION = 1
COLUMNS = ("review", "item", "task", "details", "a", "b", "wrong", "correctness_a", "correctness_b", "comment")
"""The header of the table; a reader fills what stands behind ``b``."""


@dataclass(frozen=True)
class Item:
    """One pair; ``model`` is the side that the model has."""

    item: int
    task: Task
    case: Case
    a: str
    b: str
    model: Side


@dataclass(frozen=True)
class Key:
    """What the key file says: of each item the side of the model, and its task."""

    review: str
    cases_sha256: str
    models: Mapping[str, str]
    sides: Mapping[int, Side]
    tasks: Mapping[int, str]


def make_items(cases: Sequence[Case], answers: Mapping[Task, Sequence[str]], seed: int) -> list[Item]:
    """Return a pair for each case and task, in an order and with sides that follow from ``seed`` alone.

    Args:
        cases: The cases.
        answers: The model's answers of each task, in the order of ``cases``.
        seed: Any integer.

    """
    rng = random.Random(seed)  # noqa: S311 - repeatable on purpose; the key is what keeps the secret
    pairs = [(task, case, text) for task, texts in answers.items() for case, text in zip(cases, texts, strict=True)]
    rng.shuffle(pairs)
    items = []
    for number, (task, case, text) in enumerate(pairs, start=1):
        model: Side = rng.choice(("a", "b"))
        sides = (text, answer(task, case)) if model == "a" else (answer(task, case), text)
        items.append(Item(number, task, case, *sides, model))
    return items


def write_review(folder: Path, items: Sequence[Item], cases: Sequence[Case], models: Mapping[str, str]) -> str:
    """Write the three files for their owner alone and return the name of the review.

    Args:
        folder: A folder that does not exist yet, so that no key is lost under a new one.
        items: The pairs.
        cases: The cases they are about, in their own order.
        models: SHA-256 of the model of each task.

    Raises:
        RadOncError: There is nothing to review, the folder is there already, or it cannot be written.

    """
    if not items:
        raise RadOncError("There is no answer to review: name held-out cases and a task of the pack.")
    shown = [{"item": i.item, "task": i.task.value, "details": i.case.details, "a": i.a, "b": i.b} for i in items]
    name = hashlib.sha256(json.dumps(shown).encode()).hexdigest()[:16]
    scale = {"correctness": {str(point): words for point, words in CORRECTNESS.items()}, "wrong": list(WRONG)}
    review = {"format": REVIEW, "format_version": VERSION, "review": name, **scale, "items": shown}
    key = {
        "format": KEY,
        "format_version": VERSION,
        "review": name,
        "cases_sha256": cases_sha256(cases),
        "models": dict(models),
        "items": [{"item": i.item, "task": i.task.value, "case": i.case.id, "model": i.model} for i in items],
    }
    rows = [[name, str(i.item), i.task.value, i.case.details, i.a, i.b, "", "", "", ""] for i in items]
    try:
        folder.mkdir(mode=0o700)
        write_whole(folder / "key.json", _json(key))
        write_whole(folder / "review.json", _json(review))
        write_whole(folder / "review.csv", table(COLUMNS, rows))
    except FileExistsError:
        raise RadOncError(f"{folder.name} is there already: name a new folder, so that no key is lost.") from None
    except OSError as error:
        raise RadOncError(f"{folder.name} cannot be written ({error.strerror}): choose another place.") from None
    return name


def read_key(path: Path) -> Key:
    """Return what a key file says.

    Raises:
        RadOncError: It is missing or no key of this version.

    """
    try:
        found: dict[str, Any] = json.loads(path.read_text("utf-8"))
        if (found["format"], found["format_version"]) != (KEY, VERSION):
            raise ValueError
        sides = {int(one["item"]): one["model"] for one in found["items"]}
        tasks = {int(one["item"]): str(one["task"]) for one in found["items"]}
        if not set(sides.values()) <= {"a", "b"}:
            raise ValueError
        return Key(str(found["review"]), str(found["cases_sha256"]), dict(found["models"]), sides, tasks)
    except (OSError, ValueError, KeyError, TypeError):
        raise RadOncError(f"{path.name} is no key of a review: name the key.json that was written with it.") from None


def read_texts(path: Path, review: str) -> dict[int, tuple[str, str, str]]:
    """Return details and both answers of every item of a review file.

    Raises:
        RadOncError: It is missing or not that of ``review``.

    """
    try:
        found = json.loads(path.read_text("utf-8"))
        if (found["format"], found["format_version"], found["review"]) != (REVIEW, VERSION, review):
            raise ValueError
        return {int(one["item"]): (one["details"], one["a"], one["b"]) for one in found["items"]}
    except (OSError, ValueError, KeyError, TypeError):
        raise RadOncError(f"{path.name} is not that of the review: keep it beside its key.json.") from None


def _json(content: object) -> bytes:
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode()
