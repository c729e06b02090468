"""The reference cases of a pack: cases with their plans that are shown beside an answer, in one small file.

``references.jsonl.gz`` is gzip over JSON lines in UTF-8. The first line says format and version, each other line is one
case: ``head`` (diagnosis and stage in one line), ``details`` (what the model would read) and ``plan`` (what the
physician chose). Length of the file, of its text and of each field is bounded, so that a broken file is refused before
it costs memory; the manifest holds its hash, the number of its cases and whether they are synthetic.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, TypeAdapter, ValidationError

from radonc_models.disk import write_whole
from radonc_models.errors import ModelPackError
from radonc_models.pack.files import open_verified
from radonc_models.pack.manifest import LARGEST_REFERENCES, MOST_REFERENCES, REFERENCES_NAME, Pack, ReferencesFile

if TYPE_CHECKING:
    from radonc_models.records import Case

__all__ = ["DEFAULT_COUNT", "ReferenceCase", "choose_references", "read_references", "write_references"]

DEFAULT_COUNT = 600
"""Cases that are chosen when nobody says how many."""

_HEAD = {"format": "radonc-references", "version": 1}
_LARGEST_TEXT = 16 << 20  # bytes
_MOST_HEAD, _MOST_DETAILS, _MOST_PLAN = 300, 20_000, 4_000  # characters


@dataclass(frozen=True)
class ReferenceCase:
    """One case and what was chosen for it.

    Attributes:
        head: Diagnosis, code and stage in one line.
        details: The details, as a model would read them.
        plan: The physician's plan.

    """

    head: Annotated[str, Field(min_length=1, max_length=_MOST_HEAD)]
    details: Annotated[str, Field(min_length=1, max_length=_MOST_DETAILS)] = field(repr=False)
    plan: Annotated[str, Field(min_length=1, max_length=_MOST_PLAN)] = field(repr=False)


_CASE = TypeAdapter(ReferenceCase)


def choose_references(cases: Iterable[Case], count: int = DEFAULT_COUNT, seed: int = 7) -> tuple[Case, ...]:
    """Choose at most ``count`` training cases, of every site and stage the same number as far as there are so many.

    Validation and test cases are never taken, so that what an evaluation measures stays unseen; neither are cases that
    are too long for the file and repeated details. The choice depends on identifiers and ``seed`` alone.

    Raises:
        ModelPackError: ``count`` is not between 1 and 2,000, or there is no training case to take.

    """
    if not 1 <= count <= MOST_REFERENCES:
        raise ModelPackError(f"A pack holds 1 to {MOST_REFERENCES:,} reference cases: choose a number between them.")
    groups: dict[str, dict[str, Case]] = defaultdict(dict)
    for case in sorted(cases, key=lambda case: hashlib.sha256(f"{seed} {case.id}".encode()).digest()):
        if case.split == "train" and _fits(case):
            groups[case.cell].setdefault(case.details, case)
    ranked = [(rank, cell, case) for cell, group in groups.items() for rank, case in enumerate(group.values())]
    if not ranked:
        raise ModelPackError("The reference cases are taken from the split 'train' alone: give cases that have it.")
    ranked.sort(key=lambda one: one[:2])
    return tuple(sorted((case for _, _, case in ranked[:count]), key=lambda case: case.id))


def write_references(folder: Path, cases: Sequence[Case], *, synthetic: bool) -> ReferencesFile:
    """Write ``cases`` as the file of references into ``folder`` and return what the manifest says of it.

    Raises:
        ModelPackError: The cases are too much text for one file.
        OSError: It cannot be written.

    """
    lines = [_HEAD, *(asdict(ReferenceCase(_head(case), case.details, case.regimen)) for case in cases)]
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()
    data = gzip.compress(text, mtime=0)
    if len(text) > _LARGEST_TEXT or len(data) > LARGEST_REFERENCES:
        raise ModelPackError("The reference cases are too much text for a model pack: take fewer of them.")
    write_whole(folder / REFERENCES_NAME, data, mode=0o644)
    return ReferencesFile(REFERENCES_NAME, hashlib.sha256(data).hexdigest(), len(data), len(cases), synthetic)


def read_references(pack: Pack) -> tuple[ReferenceCase, ...]:
    """Return the reference cases of ``pack``, none where it has no such file.

    Raises:
        ModelPackError: The file is missing, was changed, is longer than it may be, or is no file of references.

    """
    entry = pack.references
    if entry is None:
        return ()
    with open_verified(pack.path(entry), entry.sha256)[0] as file:
        data = file.read(LARGEST_REFERENCES + 1)
    try:
        head, *lines = _unpacked(data).decode("utf-8").removesuffix("\n").split("\n")
        if json.loads(head) != _HEAD or len(lines) != entry.cases:
            raise ValueError
        return tuple(_CASE.validate_json(line) for line in lines)
    except (ValueError, ValidationError, zlib.error):
        raise ModelPackError(
            "The reference cases of the model pack are damaged or from another version: install the model pack again."
        ) from None


def _unpacked(data: bytes) -> bytes:
    """Return what ``data`` was packed from; no more is unpacked than a file of references may hold."""
    unpacking = zlib.decompressobj(wbits=31)  # gzip with its checksum
    text = unpacking.decompress(data, _LARGEST_TEXT + 1)
    if len(data) > LARGEST_REFERENCES or len(text) > _LARGEST_TEXT or not unpacking.eof or unpacking.unused_data:
        raise ValueError
    return text


def _fits(case: Case) -> bool:
    lengths = ((_head(case), _MOST_HEAD), (case.details, _MOST_DETAILS), (case.regimen, _MOST_PLAN))
    return all(0 < len(text) <= most for text, most in lengths)


def _head(case: Case) -> str:
    stage = case.cell.partition("/")[2]
    words = f"{case.diagnosis.description} ({case.diagnosis.code})"
    return f"{words} · {stage}" if stage and not case.diagnosis.code.startswith(stage) else words
