"""What a reader filled in, from the table or from a program; every row is checked before any counts."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from radonc_models.cells import original
from radonc_models.errors import RadOncError
from radonc_models.evaluate.human_review_items import COLUMNS, CORRECTNESS, READING, VERSION, WRONG, Key

__all__ = ["Judgement", "Reading", "read_reading"]

_LONGEST = 64 << 20


@dataclass(frozen=True)
class Judgement:
    """What a reader says of one pair, decoded with the key.

    Attributes:
        verdict: ``agreement``, ``model error``, ``reference error``, ``both wrong`` or ``indeterminate``.
        model: Correctness of the model's answer, 1 to 4.
        reference: Correctness of the reference, 1 to 4.
        wrong: What the reader wrote: which side is wrong.
        comment: Free words.

    """

    verdict: str
    model: int
    reference: int
    wrong: str
    comment: str


@dataclass(frozen=True)
class Reading:
    """One reader's judgements by item; items left open are not among them."""

    reader: str
    judgements: Mapping[int, Judgement]


def read_reading(path: Path, key: Key) -> Reading:
    """Return what a reader filled in; the reader is called as the file says, a table as its name.

    Raises:
        RadOncError: The file cannot be read, belongs to another review, or a row is not understood.

    """
    data = _text(path)
    reader, rows = _from_program(path, data) if data.lstrip().startswith("{") else (path.stem, _from_table(path, data))
    judgements: dict[int, Judgement] = {}
    for place, row in enumerate(rows, start=1):
        where = f"Row {place} of {path.name}"
        if row.get("review") != key.review:
            raise RadOncError(f"{where} belongs to another review than the key: name the files of one review.")
        item = _whole(row.get("item"), where, "item")
        if item not in key.sides:
            raise RadOncError(f"{where} has item {item}, which the review does not have: fill in the exported file.")
        if item in judgements:
            raise RadOncError(f"{where} has item {item} a second time: keep one row of each item.")
        judged = _judged(row, where, key.sides[item])
        if judged is not None:
            judgements[item] = judged
    return Reading(reader, judgements)


def _text(path: Path) -> str:
    try:
        return path.read_bytes()[:_LONGEST].decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise RadOncError(f"{path.name} cannot be read: check the path and save it as UTF-8.") from None


def _from_program(path: Path, data: str) -> tuple[str, list[dict[str, str]]]:
    try:
        found: dict[str, Any] = json.loads(data)
        if (found["format"], found["format_version"]) != (READING, VERSION):
            raise ValueError
        rows = [{name: str(cell) for name, cell in row.items()} for row in found["readings"]]
        return str(found["reader"]), [{**row, "review": str(found["review"])} for row in rows]
    except (ValueError, KeyError, TypeError, AttributeError):
        raise RadOncError(f"{path.name} is no reading of a review: export it from the review again.") from None


def _from_table(path: Path, data: str) -> Iterable[dict[str, str]]:
    try:
        first = data.partition("\n")[0]
        separator = ";" if first.count(";") > first.count(",") else ","  # as spreadsheets of some countries save it
        rows = list(csv.DictReader(io.StringIO(data, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        raise RadOncError(f"{path.name} is no table of a review: save the sheet as CSV again.") from None
    if not rows or not set(COLUMNS) <= set(rows[0]):
        raise RadOncError(f"{path.name} is no table of a review: fill in the exported sheet and keep its columns.")
    return [{name: original(row[name] or "") for name in COLUMNS} for row in rows]


def _judged(row: Mapping[str, str], where: str, model: str) -> Judgement | None:
    """Return the judgement of a row, None for one that was left open."""
    wrong = row.get("wrong", "").strip().lower()
    points = [row.get(f"correctness_{side}", "").strip() for side in ("a", "b")]
    if not wrong and not any(points):
        return None
    if wrong not in WRONG:
        raise RadOncError(f"{where}, column wrong, is none of {', '.join(WRONG)}: choose one of them.")
    a, b = (_whole(point, where, f"correctness_{side}") for point, side in zip(points, ("a", "b"), strict=True))
    if a not in CORRECTNESS or b not in CORRECTNESS:
        raise RadOncError(f"{where} rates an answer outside of 1 to 4: 1 is wrong and 4 is right.")
    of_model, of_reference = (a, b) if model == "a" else (b, a)
    return Judgement(_verdict(wrong, model), of_model, of_reference, wrong, row.get("comment", ""))


def _verdict(wrong: str, model: str) -> str:
    if wrong in {"a", "b"}:
        return "model error" if wrong == model else "reference error"
    return {"none": "agreement", "both": "both wrong", "unclear": "indeterminate"}[wrong]


def _whole(text: str | None, where: str, column: str) -> int:
    try:
        return int((text or "").strip())
    except ValueError:
        raise RadOncError(f"{where}, column {column}, is no whole number: fill in a number.") from None
