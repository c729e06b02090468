"""Who the patient is, as far as a note says it: age, sex and stage."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from radonc_models.clinical.findings import Span
from radonc_models.clinical.statements import Note
from radonc_models.clinical.vocabulary import patterns

__all__ = ["Age", "Stage", "find_ages", "find_sex", "find_stages", "is_transgender"]

Sex = Literal["man", "woman"]

_TIERS = 3  # of words for a sex: the first that says anything decides
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4"}


@dataclass(frozen=True)
class Age:
    """An age of the patient in years and where it is written."""

    years: float
    span: Span


@dataclass(frozen=True)
class Stage:
    """A stage: ``kind`` is ``stage``, ``T``, ``N`` or ``M``; ``minor`` is empty where only the figure is given."""

    kind: str
    figure: str
    minor: str
    span: Span

    def contradicts(self, other: Stage) -> bool:
        """Tell whether both cannot be true of one tumour at one time."""
        if self.kind != other.kind or "x" in (self.figure, other.figure):
            return False
        return self.figure != other.figure or bool(self.minor and other.minor and self.minor != other.minor)


def find_ages(note: Note) -> list[Age]:
    """Return the ages of the patient, in years, that ``note`` names; those of relatives are none."""
    found = []
    for match in patterns("patient")["age"].finditer(note.text):
        number = float(next(value for name, value in match.groupdict().items() if name != "unit" and value))
        unit = (match["unit"] or "year").strip(" -")
        years = number / {"m": 12, "w": 52, "d": 365}.get(unit[:1].lower(), 1)
        if years <= 120 and note.standing(match.start()) not in ("family", "wrong"):
            found.append(Age(years, Span(note.where, *match.span())))
    return found


def find_sex(note: Note) -> tuple[Sex, Span] | None:
    """Return the sex of the patient and where it is written; None when nothing or both is said."""
    words = patterns("patient")
    for tier in range(1, _TIERS + 1):
        spans = {sex: _first(note, words[f"{sex}_{tier}"]) for sex in ("man", "woman")}
        if spans["man"] and spans["woman"]:
            return None
        if spans["man"]:
            return "man", spans["man"]
        if spans["woman"]:
            return "woman", spans["woman"]
    return None


def is_transgender(note: Note) -> bool:
    """Tell whether the organs cannot be told from the sex that is written."""
    return bool(patterns("patient")["transgender"].search(note.text))


def find_stages(note: Note) -> list[Stage]:
    """Return the stages that ``note`` names for the disease, without those of entries that it corrects."""
    found = []
    for match in patterns("patient")["stage"].finditer(note.text):
        if note.standing(match.start()) in ("wrong", "family"):
            continue
        span = Span(note.where, *match.span())
        if match["group"]:
            figure = _ROMAN.get(match["group"].upper(), match["group"])
            found.append(Stage("stage", figure, (match["sub"] or "").lower(), span))
        elif match["letter"]:
            found.append(Stage(match["letter"].upper(), match["digit"].lower(), (match["minor"] or "").lower(), span))
        else:
            found.append(Stage("T", match["t"], (match["t_minor"] or "").lower(), span))
            found.append(Stage("N", match["n"], (match["n_minor"] or "").lower(), span))
            found += [Stage("M", match["m"], "", span)] if match["m"] else []
    return found


def _first(note: Note, pattern: re.Pattern[str]) -> Span | None:
    for match in pattern.finditer(note.text):
        if note.standing(match.start()) not in ("family", "wrong"):
            return Span(note.where, *match.span())
    return None
