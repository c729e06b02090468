"""What is read out of a prescription: doses that are certain, and places that could not be read."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DoseFact", "Reading", "Unreadable"]


@dataclass(frozen=True)
class DoseFact:
    """One prescribed dose.

    Attributes:
        dose_gy: Total dose in Gy: as written, or the product when only the dose per fraction is written.
        fractions: Number of fractions; None when the text names none or more than one.
        span: Start and end of the words in the text.
        per_fraction_gy: Dose per fraction in Gy as written, None when it is not written.
        boost: Tells whether the text calls it a boost.
        fractions_derived: Tells whether ``fractions`` follows from dose and dose per fraction.
        per_day: Fractions a day as written; None when the text says nothing, which means one.
        cumulative: Tells whether the dose is reached by a later phase and holds the earlier ones ("boost to 66 Gy").

    """

    dose_gy: float
    fractions: int | None
    span: tuple[int, int]
    per_fraction_gy: float | None = None
    boost: bool = False
    fractions_derived: bool = False
    per_day: int | None = None
    cumulative: bool = False


@dataclass(frozen=True)
class Unreadable:
    """A place that looks like part of a prescription and could not be read with certainty.

    Attributes:
        span: Start and end of the words in the text.
        reason: Why, as the end of a sentence: "a range is no single number".

    """

    span: tuple[int, int]
    reason: str


@dataclass(frozen=True)
class Reading:
    """Everything that one text prescribes, in the order of the text."""

    doses: tuple[DoseFact, ...]
    unreadable: tuple[Unreadable, ...] = ()
