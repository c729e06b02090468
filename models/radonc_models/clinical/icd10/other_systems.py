"""Codes of other classifications, recognised as such: ICD-9-CM, and topography and morphology of ICD-O-3.

Sources: ICD-9-CM, last release (CMS version 32, public domain); the relation of ICD-O-3 topography and behaviour to
the second chapter of ICD-10 (Fritz et al., International Classification of Diseases for Oncology, 3rd edition,
WHO 2000, "Differences between ICD-O and ICD-10").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from radonc_models.clinical.icd10.ranking import Match, search
from radonc_models.clinical.icd10.table import Code, lookup, ninth_name, plain_code

__all__ = ["Foreign", "Oncology", "find_foreign", "oncology_hint"]

System = Literal["ICD-9-CM", "ICD-O-3 topography", "ICD-O-3 morphology"]


@dataclass(frozen=True)
class Foreign:
    """A code of another classification.

    Attributes:
        system: The classification.
        code: The code as it is written there.
        meaning: Its description, or what its behaviour digit says; in words.
        match: ICD-10-CM code by that description, None where the words do not say enough. It is a hint, never a
            translation.
        start: First character in the text.
        end: The character after the last one.

    """

    system: System
    code: str
    meaning: str
    match: Match | None
    start: int
    end: int


@dataclass(frozen=True)
class Oncology:
    """How a tumour registry would begin to code what an ICD-10-CM code says; a hint.

    Attributes:
        topography: ICD-O-3 topography code, empty where the ICD-10-CM code does not name the place.
        behaviour: ICD-O-3 behaviour digit: 0 benign, 1 uncertain, 2 in situ, 3 malignant, 6 metastatic.

    """

    topography: str
    behaviour: str


_ANNOUNCED_NINTH = re.compile(
    r"\bICD[- ]?9(?:[- ]?CM)?(?:\s*code)?\s*[:\s]\s*([VE]?\d{2,4}(?:\.\d{1,2})?)\b", re.IGNORECASE
)
# A bare number counts only with the dot of a neoplasm or history code, and without a unit after it.
_BARE_NINTH = re.compile(
    r"(?<![\d.,/-])((?:1[4-9]\d|2[0-3]\d)\.\d{1,2}|V\d{2}\.\d{1,2})"
    r"(?![\d.]*\s*(?:c?Gy|mg|ml|mm|cm|cc|%|ng|U|MU|kg|lb)\b)(?![\d,/]|\.\d)"
)
_MORPHOLOGY = re.compile(r"\b([89]\d{3})/([012369])\b")
_TOPOGRAPHY = re.compile(r"\b(C\d{2}\.\d)\b")
_BEHAVIOURS = {
    "0": "benign",
    "1": "uncertain whether benign or malignant",
    "2": "in situ",
    "3": "malignant, primary",
    "6": "malignant, metastatic",
    "9": "malignant, uncertain whether primary or metastatic",
}
_WITHOUT_PLACE = ("C45", "C46", "C77", "C78", "C79")
_SIDED_ONLY = ("C56", "C64", "C65", "C66")
"""Their fourth character tells the side, not the place."""


def find_foreign(text: str) -> tuple[Foreign, ...]:
    """Return the codes of other classifications that ``text`` spells, in its order."""
    found = [
        _ninth(match)
        for pattern in (_ANNOUNCED_NINTH, _BARE_NINTH)
        for match in pattern.finditer(text)
        if ninth_name(match[1])
    ]
    found += [
        Foreign("ICD-O-3 morphology", match[0], f"behaviour {_BEHAVIOURS[match[2]]}", None, match.start(), match.end())
        for match in _MORPHOLOGY.finditer(text)
    ]
    found += [one for match in _TOPOGRAPHY.finditer(text) if (one := _topography(match)) is not None]
    kept: dict[int, Foreign] = {}
    for one in found:
        kept.setdefault(one.end, one)
    return tuple(sorted(kept.values(), key=lambda one: one.start))


def oncology_hint(code: str) -> Oncology | None:
    """Return where a tumour registry would begin for ``code``; None for what is no neoplasm or no code."""
    row = lookup(code)
    plain = plain_code(code)
    if row is None or not (plain.startswith("C") or re.match(r"D[0-4]", plain)):
        return None
    return Oncology(_place(plain), _behaviour(plain))


def _behaviour(plain: str) -> str:
    if plain[:3] in ("C77", "C78", "C79", "C7B"):
        return "6"
    if plain.startswith("C"):
        return "3"
    number = int(plain[1:3])
    return "2" if number < 10 else "0" if number < 37 else "1"


def _place(plain: str) -> str:
    """Return the topography of a primary malignant neoplasm whose code names a place; else nothing."""
    category, number = plain[:3], plain[1:3]
    if category in ("C43", "C44", "C4A"):
        return f"C44.{plain[3:4] or '9'}"
    if category == "C80":
        return "C80.9"
    if plain[0] != "C" or not number.isdigit() or category in _WITHOUT_PLACE:
        return ""
    if int(number) > 80:
        return _region(plain) if int(number) <= 86 else _marrow(plain)
    whole = lookup(category)
    undivided = whole is not None and (whole.billable or category in _SIDED_ONLY)
    return f"{category}.9" if undivided else f"{category}.{plain[3:4] or '9'}"


def _marrow(plain: str) -> str:
    in_marrow = "C90" <= plain[:3] <= "C95" and plain[:4] not in ("C902", "C903")
    return "C42.1" if in_marrow else ""


def _region(plain: str) -> str:
    """Return the topography of a lymphoma by the nodal region that its fifth character names."""
    region = plain[4:5]
    if region == "7":
        return "C42.2"
    if region and region in "123456":
        return f"C77.{int(region) - 1}"
    return {"0": "C77.9", "8": "C77.8"}.get(region, "")


def _ninth(match: re.Match[str]) -> Foreign:
    name = ninth_name(match[1]) or ""
    found = search(name, 1)
    return Foreign("ICD-9-CM", match[1].upper(), name, found[0] if found else None, match.start(1), match.end(1))


def _topography(match: re.Match[str]) -> Foreign | None:
    """Take a code that ICD-10-CM has not, but that would be its category with ".9", or blood and marrow, C42."""
    code = match[1]
    if lookup(code) is not None:
        return None
    whole = lookup(code[:3])
    if code[:3] == "C42":
        return Foreign("ICD-O-3 topography", code, "blood, bone marrow or spleen", None, match.start(), match.end())
    if whole is None or not code.endswith(".9"):
        return None
    words = whole.description
    return Foreign("ICD-O-3 topography", code, f"place of: {words}", _matched(whole), match.start(), match.end())


def _matched(whole: Code) -> Match | None:
    if whole.billable:
        return Match(whole.code, whole.description, 1.0, billable=True)
    found = search(f"{whole.description}, unspecified", 1)
    return found[0] if found else None
