"""What a regimen says as a small table: its fields, and each dose with its arithmetic. It reads and never corrects."""

from __future__ import annotations

from dataclasses import dataclass

from radonc_models.clinical.arithmetic import LATE, AlphaBeta, bed, eqd2
from radonc_models.clinical.dose_checks import is_continuous, tumour_ratio, with_implants
from radonc_models.clinical.facts import regimen_facts
from radonc_models.clinical.prescription import DoseFact, read_prescription
from radonc_models.clinical.regimen import TECHNIQUES, StructuredRegimen
from radonc_models.clinical.regimen_reading import structure

__all__ = ["DoseRow", "DoseTable", "Effect", "dose_table"]


@dataclass(frozen=True)
class Effect:
    """BED and EQD2 of one dose in Gy, and the ratio that they were computed with."""

    bed_gy: float
    eqd2_gy: float
    ratio: AlphaBeta


@dataclass(frozen=True)
class DoseRow:
    """One dose of a regimen.

    Attributes:
        name: ``Dose``, or ``Dose 1``, ``Boost`` and so on where there are several.
        dose_gy: Total dose in Gy.
        fractions: Number of fractions; None where the text names none.
        per_day: Fractions a day.
        cumulative: Whether the dose holds the earlier ones ("boost to 66 Gy").
        effects: BED and EQD2 for the tumour, then for late-reacting tissue; none for a dose without fractions, for a
            continuous implant and for a sum of phases, where the formula does not hold.

    """

    name: str
    dose_gy: float
    fractions: int | None
    per_day: int
    cumulative: bool
    effects: tuple[Effect, ...]

    @property
    def per_fraction_gy(self) -> float | None:
        """Dose per fraction in Gy; None where it cannot be told."""
        return None if self.fractions is None or self.cumulative else self.dose_gy / self.fractions

    @property
    def words(self) -> str:
        """The dose in words: "50 Gy in 5 fractions, 10 Gy per fraction"."""
        words = f"{'to a sum of ' if self.cumulative else ''}{self.dose_gy:g} Gy"
        if self.fractions is None:
            return words
        often = {1: "", 2: " twice daily", 3: " three times daily"}.get(self.per_day, "")
        words += f" in {self.fractions} fraction{'s' if self.fractions > 1 else ''}{often}"
        each = self.per_fraction_gy
        return words if each is None else f"{words}, {each:.4g} Gy per fraction"


@dataclass(frozen=True)
class DoseTable:
    """A regimen as a table.

    Attributes:
        fields: Name and words of each field that the text names, in the order of a prescription.
        rows: Its doses, in the order of the text.
        unreadable: Words of the text that look like part of a prescription and could not be read with certainty.

    """

    fields: tuple[tuple[str, str], ...]
    rows: tuple[DoseRow, ...]
    unreadable: tuple[str, ...]


def dose_table(text: str, details: str) -> DoseTable:
    """Return the regimen ``text`` of a case with ``details`` as a table; what it does not say is left out."""
    reading = read_prescription(text)
    facts = with_implants(text, regimen_facts(text, reading.doses))
    ratio = tumour_ratio(text, details)
    several = len(reading.doses) > 1
    rows = []
    for number, dose in enumerate(reading.doses, 1):
        name = "Boost" if dose.boost and several else f"Dose {number}" if several else "Dose"
        effects = () if is_continuous(dose, facts) else _effects(dose, ratio)
        rows.append(DoseRow(name, dose.dose_gy, dose.fractions, dose.per_day or 1, dose.cumulative, effects))
    unreadable = tuple(" ".join(text[slice(*place.span)].split()) for place in reading.unreadable)
    return DoseTable(_fields(structure(text, reading)), tuple(rows), unreadable)


def _effects(dose: DoseFact, tumour: AlphaBeta) -> tuple[Effect, ...]:
    if dose.fractions is None or dose.cumulative:
        return ()
    fractions = dose.fractions
    return tuple(
        Effect(bed(dose.dose_gy, fractions, ratio.gy), eqd2(dose.dose_gy, fractions, ratio.gy), ratio)
        for ratio in (tumour, LATE)
    )


def _fields(regimen: StructuredRegimen) -> tuple[tuple[str, str], ...]:
    fields = (
        ("Site", ", ".join(regimen.sites)),
        ("Side", regimen.side or ""),
        ("Intent", regimen.intent or ""),
        ("Modality", ", ".join(regimen.modalities)),
        ("Technique", ", ".join(TECHNIQUES[one] for one in regimen.techniques)),
        ("Concurrent", ", ".join(regimen.systemic)),
    )
    return tuple((name, words) for name, words in fields if words)
