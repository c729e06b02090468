"""How much of annotated notes is found: identifiers by class, and clinical places that stayed as they were."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from radonc_models.curate.deidentify.engine import deidentify
from radonc_models.curate.deidentify.model import Kind, Known, Redaction
from radonc_models.curate.gold import GoldNote, Mark
from radonc_models.curate.intervals import wilson

__all__ = ["CLINICAL", "IDENTIFIERS", "Figures", "Share", "measure"]

IDENTIFIERS = "all identifiers"
CLINICAL = "all clinical places"

_TITLE = re.compile(r"^(?:(?:mr|mrs|ms|mx|dr|drs|prof|sr|sra)\b\.?\s*)+", re.IGNORECASE)


@dataclass(frozen=True)
class Share:
    """How many of ``n`` places were treated as they should."""

    hits: int
    n: int

    @property
    def value(self) -> float | None:
        """The share, None of nothing."""
        return self.hits / self.n if self.n else None

    @property
    def interval(self) -> tuple[float, float]:
        """Its 95 % Wilson interval."""
        return wilson(self.hits, self.n)


@dataclass(frozen=True)
class Figures:
    """What was measured on annotated notes.

    Attributes:
        notes: How many notes.
        recall: By class of identifier and under ``IDENTIFIERS``: places that were replaced in every letter and digit.
        retention: By clinical kind and under ``CLINICAL``: places of which no character was replaced.
        precision: Replaced places that hold at least one annotated identifier.
        missed: Note and class of each identifier that was not replaced as a whole, with its place.
        hit: The same for each clinical place that was touched.

    """

    notes: int
    recall: dict[str, Share]
    retention: dict[str, Share]
    precision: Share
    missed: tuple[tuple[str, Mark], ...]
    hit: tuple[tuple[str, Mark], ...]


def measure(notes: Iterable[GoldNote], run: Callable[[str, Known], Redaction] = deidentify) -> Figures:
    """Run a de-identifier over annotated notes and count.

    Args:
        notes: Annotated notes; they may be a stream.
        run: What is measured.

    """
    count, right, places = 0, 0, 0
    found: dict[str, list[int]] = {}
    stayed: dict[str, list[int]] = {}
    missed: list[tuple[str, Mark]] = []
    hit: list[tuple[str, Mark]] = []
    for note in notes:
        count += 1
        redaction = run(note.text, note.known)
        gone = bytearray(len(note.text))
        for span in redaction.spans:
            gone[span.start : span.end] = b"\1" * (span.end - span.start)
            places += 1
            right += any(mark.start < span.end and span.start < mark.end for mark in note.identifiers)
        for mark in note.identifiers:
            caught = _is_gone(note.text, mark, gone)
            _count(found, mark.kind, IDENTIFIERS, caught)
            if not caught:
                missed.append((note.id, mark))
        for mark in note.clinical:
            whole = not any(gone[mark.start : mark.end])
            _count(stayed, mark.kind, CLINICAL, whole)
            if not whole:
                hit.append((note.id, mark))
    return Figures(
        count,
        _shares(found, [kind.value for kind in Kind]),
        _shares(stayed, sorted(stayed)),
        Share(right, places),
        tuple(missed),
        tuple(hit),
    )


def _is_gone(text: str, mark: Mark, gone: bytearray) -> bool:
    """Tell whether each letter and digit of a place was replaced; a title alone names nobody."""
    title = _TITLE.match(text[mark.start : mark.end])
    start = mark.start + (title.end() if title else 0)
    return all(gone[at] for at in range(start, mark.end) if text[at].isalnum())


def _count(counts: dict[str, list[int]], kind: str, total: str, right: bool) -> None:
    for name in (kind, total):
        counted = counts.setdefault(name, [0, 0])
        counted[0] += right
        counted[1] += 1


def _shares(counts: dict[str, list[int]], order: list[str]) -> dict[str, Share]:
    names = [name for name in order if name in counts]
    return {name: Share(*counts[name]) for name in [*names, *(name for name in counts if name not in names)]}
