"""How well the slots of an answer agree with those of a reference: true, invented and missed items."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from radonc_models.evaluate.facts.slots import SLOTS, Dosed, Item, PlanSlots, read_slots
from radonc_models.records import Case, Prescription

__all__ = ["DOSE_TOLERANCE", "Counts", "best_reference", "compare_slots", "references", "tally", "total"]

DOSE_TOLERANCE = 0.01
"""Reported doses are rounded (42.56 or 42.5 Gy in 16 fractions): 1 % more or less is the same dose."""


@dataclass(frozen=True)
class Counts:
    """Items that both name, that only the answer names, and that only the reference names."""

    right: int = 0
    invented: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Return the counts of both together."""
        return Counts(self.right + other.right, self.invented + other.invented, self.missed + other.missed)

    @property
    def precision(self) -> float | None:
        """Share of the answer's items that are right; None where it names none."""
        return _share(self.right, self.right + self.invented)

    @property
    def recall(self) -> float | None:
        """Share of the reference's items that the answer names; None where there are none."""
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both; None where neither text names anything."""
        return _share(2 * self.right, 2 * self.right + self.invented + self.missed)

    @property
    def exact(self) -> bool:
        """Tells whether both name the same."""
        return not self.invented and not self.missed


def tally(wanted: Iterable[Item], given: Iterable[Item]) -> Counts:
    """Count the items of one slot; each item of the reference is matched at most once.

    Doses may differ by 1 % of the wanted one; names, sides and fractions have to be equal.
    """
    left, right, invented = list(wanted), 0, 0
    for item in given:
        hit = next((one for one in left if _same(one, item)), None)
        if hit is None:
            invented += 1
        else:
            left.remove(hit)
            right += 1
    return Counts(right, invented, len(left))


def compare_slots(wanted: PlanSlots, given: PlanSlots) -> dict[str, Counts]:
    """Return the counts of every slot."""
    return {slot: tally(wanted.items(slot), given.items(slot)) for slot in SLOTS}


def total(counts: Iterable[Mapping[str, Counts]]) -> dict[str, Counts]:
    """Return the counts of several plans added up, slot by slot."""
    sums = dict.fromkeys(SLOTS, Counts())
    for one in counts:
        for slot in SLOTS:
            sums[slot] = sums[slot] + one[slot]
    return sums


@lru_cache(maxsize=4096)
def references(case: Case) -> tuple[PlanSlots, ...]:
    """Return what a right plan of ``case`` may state: the physician's plan, and it with each acceptable prescription.

    An acceptable prescription takes the place of dose and fractions, and of the modality where its own differs.
    """
    own = read_slots(case.regimen)
    same = [one for one in case.acceptable if one.same_dose(case.prescription.dose_gy, case.prescription.fractions)]
    others = [_instead(own, case.prescription, one) for one in case.acceptable if one not in same]
    return (own, *others)


def best_reference(case: Case, given: PlanSlots) -> PlanSlots:
    """Return the reference of ``case`` that ``given`` comes nearest to: the most items of all slots in common."""
    return max(references(case), key=lambda one: _likeness(one, given))


def _likeness(wanted: PlanSlots, given: PlanSlots) -> float:
    sums = sum(compare_slots(wanted, given).values(), Counts())
    return sums.f1 or 0.0


def _instead(own: PlanSlots, usual: Prescription, other: Prescription) -> PlanSlots:
    modality = tuple(other.modality.split("+")) if other.modality != usual.modality else own.modality
    changed = replace(
        own,
        modality=modality,
        total_dose=(other.dose_gy,),
        fractions=(other.fractions,),
        per_fraction=(round(other.dose_gy / other.fractions, 4),),
    )
    if modality == ("brachytherapy",):
        changed = replace(changed, brachytherapy=(Dosed(other.dose_gy, other.fractions),))
    return changed


def _same(wanted: Item, given: Item) -> bool:
    if isinstance(wanted, Dosed) and isinstance(given, Dosed):
        return wanted.fractions == given.fractions and _same_dose(wanted.dose_gy, given.dose_gy)
    if isinstance(wanted, float) and isinstance(given, float):
        return _same_dose(wanted, given)
    return wanted == given


def _same_dose(wanted: float | None, given: float | None) -> bool:
    if wanted is None or given is None:
        return wanted is given
    return abs(wanted - given) <= DOSE_TOLERANCE * wanted + 1e-9


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
