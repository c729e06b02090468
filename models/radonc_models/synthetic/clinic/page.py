"""A page that is written from left to right and remembers where each identifier and each clinical fact stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from string import Formatter

__all__ = ["CLINICAL_KINDS", "IDENTIFIER_KINDS", "Mark", "Page", "Words", "clinical_words", "pieces"]

IDENTIFIER_KINDS = (
    "name", "geographic", "date", "phone", "fax", "email", "ssn", "mrn", "health_plan", "account", "licence", "vehicle",
    "device", "url", "ip", "biometric", "photo", "other",
)  # fmt: skip
"""The classes of the Safe Harbor rule, 45 CFR 164.514(b)(2)(i)(A) to (R), in its order; ages over 89 are a ``date``."""

CLINICAL_KINDS = (
    "dose", "tnm", "gleason", "psa", "size", "age", "drug", "gene", "eponym", "score", "nodes", "lab", "year",
)  # fmt: skip
"""What a reader must still find in a note without identifiers."""

Words = tuple[str, str]
"""Some text and its kind; the kind is empty for text that is neither identifier nor clinical fact."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a text: characters ``start`` to ``end`` (exclusive) are of the class ``kind``."""

    start: int
    end: int
    kind: str


class Page:
    """Text under way, with the marks in it."""

    def __init__(self) -> None:
        self.identifiers: list[Mark] = []
        self.clinical: list[Mark] = []
        self._parts: list[str] = []
        self.length = 0

    def write(self, words: str, kind: str = "") -> None:
        """Add ``words``, marked when they have a kind."""
        if not words:
            return
        end = self.length + len(words)
        if kind:
            marks = self.clinical if kind in _CLINICAL else self.identifiers
            marks.append(Mark(self.length, end, kind))
        self._parts.append(words)
        self.length = end

    def text(self) -> str:
        """Return all that was written."""
        return "".join(self._parts)


_CLINICAL = frozenset(CLINICAL_KINDS)


@cache
def pieces(template: str) -> tuple[tuple[str, str], ...]:
    """Return a template with ``{fields}`` as pairs of the words before a field and the field, empty at the end."""
    return tuple((words, field or "") for words, field, _, _ in Formatter().parse(template))


_FACTS = re.compile(
    r"(?P<dose>\b\d+(?:\.\d+)? Gy in \d+ fractions?)"
    r"|(?P<gleason>\bGleason \d ?\+ ?\d)"
    r"|(?P<psa>\bPSA (?:of )?\d+(?:\.\d+)?)"
    r"|(?P<size>\b\d+(?:\.\d+)? ?[cm]m\b)"
    r"|(?P<score>\b(?:FIGO [IV]+[ABC]?\d?|WHO grade \d|grade \d|stage (?:group )?[IV]+[ABC]?)\b)"
    r"|(?P<tnm>\bp?T\d(?:mi)?[a-d]?(?: N\d?[a-c]?(?:mi| \(i\+\))?(?: M\d[a-c]?)?)?(?!\w)|\bN\d M0\b|\bN0\b)"
    r"|(?P<drug>\b(?:carboplatin|paclitaxel|cisplatin|etoposide|capecitabine|5-FU|mitomycin|temozolomide|cetuximab|"
    r"memantine|dexamethasone)\b)"
)


@cache
def clinical_words(phrase: str) -> tuple[Words, ...]:
    """Return a phrase of the regimen table with its stages, sizes, scores and drugs told apart from its other words.

    The table has a few hundred phrases; each is taken apart once.
    """
    found: list[Words] = []
    last = 0
    for match in _FACTS.finditer(phrase):
        found += [(phrase[last : match.start()], ""), (match.group(), str(match.lastgroup))]
        last = match.end()
    found.append((phrase[last:], ""))
    return tuple(words for words in found if words[0])
