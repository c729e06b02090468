"""The hand-written plans beside this file, and how well their slots are read.

A line is the plan, then its treatment sites, side, intent, modality, technique, doses and concurrent drugs, parted by
tabs; "-" is nothing. A dose is "Gy/fractions" with "-" for what is not named, and a mark: b for what a boost adds, i
for a part given from inside.
"""

from dataclasses import dataclass
from pathlib import Path

from radonc_models.evaluate.facts.agreement import Counts, compare_slots, total
from radonc_models.evaluate.facts.slots import SLOTS, Dosed, PlanSlots, read_slots

HERE = Path(__file__).parent
SETS = ("dev", "dev_late", "dev_last", "dev_slots", "held_out", "held_out_final")
"""No rule is tuned on the sets that are held out."""


@dataclass(frozen=True)
class Plan:
    """One plan and what a reader wrote down as its slots."""

    text: str
    slots: PlanSlots


def load(name: str) -> list[Plan]:
    """Return the plans of one set."""
    lines = (HERE / f"plans_{name}.tsv").read_text("utf-8").splitlines()
    return [_plan(*line.split("\t")) for line in lines if not line.startswith("#")]


def score(plans: list[Plan]) -> dict[str, Counts]:
    """Return the counts of every slot over all plans."""
    return total(compare_slots(plan.slots, read_slots(plan.text)) for plan in plans)


def differences(plan: Plan) -> dict[str, tuple[object, object]]:
    """Return, for each slot that is not read as wanted, what is wanted and what is read."""
    given = read_slots(plan.text)
    counts = compare_slots(plan.slots, given)
    return {slot: (plan.slots.items(slot), given.items(slot)) for slot in SLOTS if not counts[slot].exact}


def _plan(
    text: str, target: str, side: str, intent: str, modality: str, technique: str, doses: str, systemic: str
) -> Plan:
    parts = [_part(words) for words in _listed(doses, "; ")]
    inside = [one for mark, one in parts if mark == "i"]
    main = [one for mark, one in parts if mark == ""] or inside
    return Plan(
        text.replace("\\n", "\n"),
        PlanSlots(
            target=_listed(target),
            laterality=_listed(side),
            intent=_listed(intent),
            modality=_listed(modality),
            technique=_listed(technique),
            total_dose=tuple(one.dose_gy for one in main if one.dose_gy),
            fractions=tuple(dict.fromkeys(one.fractions for one in main if one.fractions)),
            per_fraction=tuple(one.dose_gy / one.fractions for one in main if one.dose_gy and one.fractions),
            boost=tuple(one for mark, one in parts if mark == "b"),
            systemic=_listed(systemic),
            brachytherapy=tuple(inside),
        ),
    )


def _listed(words: str, between: str = ",") -> tuple[str, ...]:
    return () if words == "-" else tuple(words.split(between))


def _part(words: str) -> tuple[str, Dosed]:
    numbers, _, mark = words.partition(" ")
    dose, _, count = numbers.partition("/")
    assert mark in {"", "b", "i"}, words
    return mark, Dosed(None if dose == "-" else float(dose), None if count == "-" else int(count))
