"""Split the answer of the diagnosis task into words and code, and compare words."""

from __future__ import annotations

import re

from radonc_models.clinical.icd10.index import index
from radonc_models.clinical.icd10.reading import CODE_WORDS, read
from radonc_models.clinical.icd10.table import lookup

__all__ = ["covered", "normalise", "parse_diagnosis"]

_CODE = r"[A-Z]\d[\dAB]"
_DOTTED = re.compile(rf"\b({_CODE})\.([0-9A-Z]{{1,4}})\b")
_PLAIN = re.compile(rf"\b({_CODE})([0-9A-Z]{{0,4}})\b")
_ANNOUNCED = re.compile(
    rf"\bICD[- ]?10(?:[- ]?CM)?(?:\s*code)?\s*[:\s]\s*({_CODE})\.?([0-9A-Z]{{0,4}})\b", re.IGNORECASE
)
_WHOLE = re.compile(rf"{_CODE}\.?[0-9A-Z]{{0,4}}")


def covered(code: str) -> bool:
    """Tell whether ``code`` has the shape of an ICD-10-CM code; the table holds all of them."""
    return _WHOLE.fullmatch(code.strip().upper()) is not None


def parse_diagnosis(text: str) -> tuple[str, str | None]:
    """Split the answer of the diagnosis task into its description and the code that it spells, if any."""
    found = _ANNOUNCED.search(text) or _DOTTED.search(text)
    if found is None:
        # A bare word such as T10 is a vertebra, and M1A a stage: only complete codes and neoplasms count without
        # dot and announcement.
        found = next((match for match in _PLAIN.finditer(text) if _counts(match[0])), None)
    code = None
    if found is not None:
        stem, rest = found[1].upper(), found[2].upper()
        code = f"{stem}.{rest}" if rest else stem
        text = text.replace(found[0], " ", 1)
    description = CODE_WORDS.sub(" ", text)
    return re.sub(r"[\s()\[\]]+", " ", description).strip(" .,;:-"), code


def _counts(word: str) -> bool:
    row = lookup(word)
    return row is not None and (row.billable or row.code[0] == "C")


def normalise(text: str) -> tuple[str, ...]:
    """Return the words of ``text`` that carry meaning, in lower case, with shorthand spelled out.

    Two texts with the same words name the same diagnosis, whatever their order of words within a phrase.
    """
    question = read(text, index())
    words = [word for slot in question.slots for word in sorted(slot.alternatives[0].words)]
    return (*words, *question.unknown)
