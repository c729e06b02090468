"""The de-identified study export: what a de-identifier found, what a person has reviewed, and only then a file.

Whatever finds the identifiers (the 18 classes of 45 CFR 164.514(b)(2)) fits ``DeIdentifier``; ``RuleDeIdentifier`` is
the one that comes with the program. Its findings are shown in the text, a person adds what it missed and gives back
what is no identifier, and every case must be looked at before the export is written.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from radonc_desktop.vault.exchange.errors import ExportRefused
from radonc_desktop.vault.records import CaseRecord

__all__ = ["DeIdentifier", "Identifier", "RuleDeIdentifier", "StudyCase", "StudyReview"]

_REMOVED = "[REMOVED]"


@dataclass(frozen=True)
class Identifier:
    """A place in a text that tells who the patient is.

    Attributes:
        start: First character.
        end: Character behind the last.
        kind: Class of the identifier, such as ``name`` or ``date``.
        replacement: What is written in its place.

    """

    start: int
    end: int
    kind: str
    replacement: str


class DeIdentifier(Protocol):
    """Finds identifiers; ``name`` says which one and which version, for the record."""

    @property
    def name(self) -> str:
        """Return name and version in one word, of the signs that an audit fact may have."""
        ...

    def find(self, text: str) -> Sequence[Identifier]:
        """Return the identifiers of a text in any order."""
        ...


class RuleDeIdentifier:
    """The rules of the curation, without a database row: the store keeps no names beside the text.

    They are loaded when a study is begun, not when the program starts.
    """

    @property
    def name(self) -> str:
        """Name and version of the rules."""
        from radonc_models.curate.deidentify import RULES

        return RULES

    def find(self, text: str) -> Sequence[Identifier]:
        """Return the identifiers of a text in order."""
        from radonc_models.curate.deidentify import deidentify

        spans = deidentify(text).spans
        return [Identifier(one.start, one.end, one.kind.value, one.kind.replacement) for one in spans]


@dataclass(frozen=True)
class StudyCase:
    """One case under review; ``found`` are the places that will be replaced, in order and without overlap."""

    case_id: int
    text: str
    found: tuple[Identifier, ...]
    reviewed: bool = False

    @property
    def clean(self) -> str:
        """The text as it will leave the store."""
        parts, last = list[str](), 0
        for one in self.found:
            parts += [self.text[last : one.start], one.replacement]
            last = one.end
        return "".join([*parts, self.text[last:]])


class StudyReview:
    """The cases of a study export on their way through a person's eyes; make one with ``Exchange.begin_study``."""

    def __init__(self, de_identifier: DeIdentifier, cases: Sequence[CaseRecord]) -> None:
        self.de_identifier = de_identifier.name
        self._cases = {case.id: self._begin(de_identifier, case) for case in cases}

    @staticmethod
    def _begin(de_identifier: DeIdentifier, case: CaseRecord) -> StudyCase:
        return StudyCase(case.id, case.details, _in_order(case.details, de_identifier.find(case.details)))

    @property
    def cases(self) -> tuple[StudyCase, ...]:
        """The cases in the order of the export."""
        return tuple(self._cases.values())

    @property
    def waiting(self) -> int:
        """How many cases nobody has approved yet."""
        return sum(not case.reviewed for case in self.cases)

    def add(self, case_id: int, identifier: Identifier) -> None:
        """Add what the de-identifier missed; the case must be looked at again."""
        case = self._cases[case_id]
        self._cases[case_id] = replace(case, found=_in_order(case.text, [*case.found, identifier]), reviewed=False)

    def take_out(self, case_id: int, start: int, end: int) -> int:
        """Take words out of a case, and wherever else in the review they stand as whole words.

        Returns:
            How many places were added; every case with a new one must be looked at again.

        """
        words = self._cases[case_id].text[start:end].strip()
        if not words:
            return 0
        same = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE)
        places = {case.case_id: [match.span() for match in same.finditer(case.text)] for case in self.cases}
        places[case_id] = [*places[case_id], (start, end)]
        added = 0
        for number, spans in places.items():
            case = self._cases[number]
            new = [span for span in dict.fromkeys(spans) if not any(_holds(one, *span) for one in case.found)]
            added += len(new)
            for span in new:
                self.add(number, Identifier(*span, "other", _REMOVED))
        return added

    def give_back(self, case_id: int, start: int, end: int) -> int:
        """Leave in the text what was found between ``start`` and ``end``; return how many places that were."""
        case = self._cases[case_id]
        stay = tuple(one for one in case.found if one.end <= start or end <= one.start)
        if stay != case.found:
            self._cases[case_id] = replace(case, found=stay, reviewed=False)
        return len(case.found) - len(stay)

    def approve(self, case_id: int) -> None:
        """Say that the clean text of a case was read and names nobody."""
        self._cases[case_id] = replace(self._cases[case_id], reviewed=True)

    def lines(self) -> bytes:
        """Return the clean texts as JSON lines under new random numbers, not in an order that leads back.

        Raises:
            ExportRefused: A case has not been reviewed.

        """
        if self.waiting:
            raise ExportRefused(f"{self.waiting:,} of the cases have not been reviewed: read and approve each of them.")
        records = [{"details": case.clean, "id": secrets.token_hex(8)} for case in self.cases]
        records.sort(key=lambda record: record["id"])
        return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()


def _holds(one: Identifier, start: int, end: int) -> bool:
    return one.start <= start and end <= one.end


def _in_order(text: str, found: Sequence[Identifier]) -> tuple[Identifier, ...]:
    """Sort the places and join those that overlap, so that nothing between two of them stays."""
    made: list[Identifier] = []
    for one in sorted(found, key=lambda place: (place.start, -place.end)):
        if not 0 <= one.start < one.end <= len(text):
            raise ValueError("an identifier outside the text")
        if made and one.start < made[-1].end:
            made[-1] = replace(made[-1], end=max(made[-1].end, one.end))
        else:
            made.append(one)
    return tuple(made)
