"""What a reader makes of a file: cases, and problems that name a row and a column but no word of a case."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

__all__ = ["Found", "ImportedCase", "Kind", "Problem"]

Kind = Literal["error", "duplicate", "note"]
"""An error stops the import, a duplicate stops it unless it is left out on purpose, a note tells something."""

_MOST_LISTED = 1000


@dataclass(frozen=True)
class Problem:
    """Something about a row or, with row 0, about the whole file.

    Attributes:
        kind: How bad it is.
        row: Number of the row, line, note or entry, from 1; 0 for the file.
        column: Name of the column or field; empty where there is none.
        sentence: What is wrong and what to do, without text of a case.

    """

    kind: Kind
    row: int
    column: str
    sentence: str


@dataclass(frozen=True)
class ImportedCase:
    """One case as the file has it.

    Attributes:
        row: Where it stands in the file, from 1.
        source_id: Its name in the file, or an empty text.
        title: Short title.
        site: Disease site, or an empty text.
        details: Patient details.
        plan: The physician's own plan, or an empty text.

    """

    row: int
    source_id: str
    title: str
    site: str
    details: str
    plan: str


@dataclass
class Found:
    """What has been read so far; a file of nothing but mistakes does not fill the memory with sentences."""

    cases: list[ImportedCase] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    errors: int = 0
    duplicates: int = 0

    def error(self, row: int, column: str, sentence: str) -> None:
        """Note something that stops the import."""
        self.errors += 1
        self._list(Problem("error", row, column, sentence), self.errors)

    def duplicate(self, row: int, column: str, sentence: str) -> None:
        """Note a case that is there already."""
        self.duplicates += 1
        self._list(Problem("duplicate", row, column, sentence), self.duplicates)

    def note(self, row: int, column: str, sentence: str) -> None:
        """Tell something that stops nothing."""
        self._list(Problem("note", row, column, sentence), len(self.problems))

    def _list(self, problem: Problem, count: int) -> None:
        if count <= _MOST_LISTED:
            self.problems.append(problem)
