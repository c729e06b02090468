"""The vocabulary of the synthetic generator: a site, its cells, its clinical situations and its plans.

A case is drawn in this order: site, cell (stage), place (anatomy and ICD-10-CM code), arm (the clinical situation
that decides the plan), prescription (with documented practice variation), wording family. The note states the
situation in words; it never states dose, fractions, modality or code.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from radonc_models.records import Laterality

__all__ = ["FAMILIES", "Arm", "Option", "Place", "Plan", "Site"]

FAMILIES = ("A", "B", "C", "D", "E", "F")
"""Wording families. Every bank of phrases has one phrase a family, in this order; A-D are for training, E for
validation, F for testing, so that a held-out note shares no phrase with a training note."""


@dataclass(frozen=True)
class Option:
    """One prescription: total dose in Gy, number of fractions, share of departments that would choose it."""

    dose_gy: float
    fractions: int
    share: float = 1.0


@dataclass(frozen=True)
class Plan:
    """What the department does in one situation.

    Attributes:
        modality: One of ``MODALITY_LABELS``.
        technique: Words that open the plan, such as ``Photon SBRT``.
        options: Acceptable prescriptions; the first is the usual one.
        extra: Words after the prescription, such as concurrent systemic therapy or a boost; starts with a comma.

    """

    modality: str
    technique: str
    options: tuple[Option, ...]
    extra: str = ""


@dataclass(frozen=True)
class Arm:
    """A clinical situation, in one phrase a wording family, and the plan that follows from it.

    The plan's text begins with the indication, so that a reader sees what was taken from the note before any number,
    and tells a wrong reading at a glance.

    Attributes:
        indication: The situation in the few words in which a physician's plan names it; none are the answer's numbers.
        phrases: One sentence a family; together they say the same thing.
        plan: What follows.
        weight: Relative frequency within the site.
        ages: Inclusive age range in years, when the situation implies one.
        side: Only for places on this side, when the situation implies one.

    """

    indication: str
    phrases: tuple[str, ...]
    plan: Plan
    weight: float = 1.0
    ages: tuple[int, int] | None = None
    side: Laterality | None = None


@dataclass(frozen=True)
class Place:
    """Where the disease is: words for the note, words for the plan, and the diagnosis code.

    Attributes:
        words: Two or three ways to write it in a note: formal first, shorthand last.
        target: The words of the plan after ``to the``.
        code: ICD-10-CM code.
        side: Laterality of the target.

    """

    words: tuple[str, ...]
    target: str
    code: str
    side: Laterality = "none"


@dataclass(frozen=True)
class Site:
    """A disease site with everything that varies within it.

    Attributes:
        name: Identifier, such as ``lung-sbrt``.
        weight: Relative frequency in the data set.
        histology: Ways to name the disease; formal first, shorthand last.
        cells: Stage texts; each is one site-stage cell of the split. At least four.
        places: Anatomical places.
        arms: Situations.
        sex: Who is affected.
        ages: Inclusive age range in years.

    """

    name: str
    weight: float
    histology: tuple[str, ...]
    cells: tuple[str, ...]
    places: tuple[Place, ...]
    arms: tuple[Arm, ...]
    sex: Literal["any", "female", "male"] = "any"
    ages: tuple[int, int] = (45, 84)


def sided(words: tuple[str, ...], target: str, right: str, left: str) -> tuple[Place, Place]:
    """Return the right and the left place of a paired organ; ``{side}`` and ``{s}`` (R/L) are filled in."""
    sides: tuple[tuple[Laterality, str, str], ...] = (("right", "R", right), ("left", "L", left))
    places = tuple(
        Place(
            tuple(w.format(side=side, s=letter) for w in words),
            target.format(side=side, s=letter),
            code,
            side,
        )
        for side, letter, code in sides
    )
    return places[0], places[1]
