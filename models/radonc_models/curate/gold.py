"""Notes that a person has annotated by hand: identifiers, clinical facts, where the plan begins, the modality.

A file holds notes one after the other. A note begins with ``@@ id | style | modality``; lines with ``@ patient``,
``@ physician``, ``@ facility``, ``@ id`` and ``@ date`` say what the database row knows of it. Its text carries marks:
``[[name|Ann Lee]]`` an identifier of a Safe Harbor class, ``{{dose|60 Gy in 30 fx}}`` a clinical fact that must stay,
``<<plan>>`` the place where the plan begins and, where more than a signature follows it, ``<<end>>`` where it ends.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from radonc_models.curate.deidentify.model import Kind, Known
from radonc_models.errors import RadOncError
from radonc_models.tasks import MODALITY_LABELS

__all__ = ["CLINICAL_KINDS", "NO_MODALITY", "GoldNote", "Mark", "read_gold", "read_planted"]

NO_MODALITY = "none"
"""Label of a note without a treatment by radiation."""

CLINICAL_KINDS = frozenset(
    {"dose", "tnm", "gleason", "psa", "size", "age", "drug", "gene", "eponym", "score", "nodes", "lab"}
)

_MARK = re.compile(
    r"\[\[(?P<kind>[a-z_]+)\|(?P<text>[^\[\]]+)\]\]|\{\{(?P<fact>[a-z]+)\|(?P<words>[^{}]+)\}\}|<<(?P<side>plan|end)>>"
)
_STRAY = re.compile(r"\[\[|\]\]|\{\{|\}\}|<<|>>")
_FIELDS = {
    "patient": "patient",
    "physician": "physicians",
    "facility": "facilities",
    "id": "identifiers",
    "date": "dates",
}


@dataclass(frozen=True)
class Mark:
    """An annotated place: ``kind`` is a value of ``Kind`` or one of ``CLINICAL_KINDS``."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class GoldNote:
    """One annotated note.

    Attributes:
        id: Its name in the file.
        style: What sort of note it is, such as ``consult`` or ``letter``.
        modality: One of ``MODALITY_LABELS``, or ``NO_MODALITY``.
        text: The note without marks.
        plan_start: First character of the plan, its header included; None when the note has no plan.
        known: What its database row knows.
        identifiers: What must go.
        clinical: What must stay.
        plan_stop: Character behind the plan; None where only a signature or nothing follows it.

    """

    id: str
    style: str
    modality: str
    text: str
    plan_start: int | None
    known: Known
    identifiers: tuple[Mark, ...]
    clinical: tuple[Mark, ...]
    plan_stop: int | None = None


def read_gold(path: Path) -> tuple[GoldNote, ...]:
    """Read the annotated notes of a file.

    Raises:
        RadOncError: The file cannot be read, or a note in it is not annotated as described above.

    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise RadOncError(
            f"The annotated file {path.name} cannot be read: check the path and that it is UTF-8 text."
        ) from None
    notes = tuple(_note(number, block, path.name) for number, block in _blocks(lines, path.name))
    if len({note.id for note in notes}) != len(notes):
        raise RadOncError(f"Two notes of {path.name} have the same name: give each its own.")
    return notes


def read_planted(path: Path) -> Iterator[GoldNote]:
    """Read the gold of ``radonc-models synth --gold`` note by note, in constant memory.

    Raises:
        RadOncError: The file cannot be read, or a line in it is no such note.

    """
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, start=1):
                try:
                    yield _planted(number, json.loads(line))
                except (ValueError, KeyError, TypeError):
                    raise RadOncError(
                        f"Line {number} of {path.name} is no planted note: write the file again with --gold."
                    ) from None
    except (OSError, UnicodeDecodeError):
        raise RadOncError(f"The file {path.name} cannot be read: check the path and that it is UTF-8 text.") from None


def _planted(number: int, gold: dict[str, Any]) -> GoldNote:
    row = gold["row"]
    known = Known(
        patient=(row["patient_name"],),
        physicians=tuple(row["physicians"]),
        facilities=tuple(filter(None, [row["facility"]])),
        identifiers=tuple(filter(None, [row["mrn"]])),
        dates=tuple(filter(None, [row["birth_date"], row["onset_date"]])),
    )
    marks = [tuple(Mark(*place) for place in gold[name]) for name in ("identifiers", "clinical")]
    return GoldNote(
        str(number), "planted", gold["modality"], gold["text"], gold["plan_start"], known, marks[0], marks[1]
    )


def _blocks(lines: list[str], file: str) -> Iterator[tuple[int, list[str]]]:
    begins = [number for number, line in enumerate(lines) if line.startswith("@@ ")]
    if not begins or any(line.strip() and not line.startswith("#") for line in lines[: begins[0]]):
        raise RadOncError(f"{file} does not begin with an annotated note: begin it with '@@ id | style | modality'.")
    for begin, end in zip(begins, [*begins[1:], len(lines)], strict=True):
        yield begin + 1, lines[begin:end]


def _note(number: int, block: list[str], file: str) -> GoldNote:
    head = [part.strip() for part in block[0][3:].split("|")]
    if len(head) != 3 or head[2] not in {*MODALITY_LABELS, NO_MODALITY}:
        raise RadOncError(f"Line {number} of {file} is not '@@ id | style | modality': correct it.")
    fields: dict[str, list[str]] = {name: [] for name in _FIELDS.values()}
    at = 1
    while at < len(block) and block[at].startswith("@ "):
        word, _, value = block[at][2:].partition(" ")
        if word not in _FIELDS or not value:
            raise RadOncError(f"Line {number + at} of {file} names no field of a database row: correct it.")
        fields[_FIELDS[word]].append(value.strip())
        at += 1
    text, identifiers, clinical, sides = _strip_marks("\n".join(block[at:]).strip("\n"), number, file)
    known = Known(**{name: tuple(values) for name, values in fields.items()})
    start, stop = sides.get("plan"), sides.get("end")
    return GoldNote(head[0], head[1], head[2], text, start, known, identifiers, clinical, stop)


def _strip_marks(marked: str, number: int, file: str) -> tuple[str, tuple[Mark, ...], tuple[Mark, ...], dict[str, int]]:
    parts, length, last = list[str](), 0, 0
    found: dict[bool, list[Mark]] = {True: [], False: []}
    sides = dict[str, int]()
    for match in _MARK.finditer(marked):
        before = marked[last : match.start()]
        parts.append(before)
        length += len(before)
        last = match.end()
        kind, words = match["kind"] or match["fact"], match["text"] or match["words"]
        if kind is None:
            sides[match["side"]] = length
            continue
        if kind not in ({one.value for one in Kind} if match["kind"] else CLINICAL_KINDS):
            raise RadOncError(f"The note at line {number} of {file} has a mark of an unknown kind: correct it.")
        found[bool(match["kind"])].append(Mark(length, length + len(words), kind))
        parts.append(words)
        length += len(words)
    text = "".join([*parts, marked[last:]])
    if _STRAY.search(text):
        raise RadOncError(f"The note at line {number} of {file} has a mark that is not closed: correct it.")
    return text, tuple(found[True]), tuple(found[False]), sides
