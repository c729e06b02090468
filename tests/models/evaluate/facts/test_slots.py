"""Slots out of a plan, how two plans agree, and how well the hand-written plans are read."""

import pytest
from tests.gold import plans
from tests.models.evaluate.conftest import make_case

from radonc_models.evaluate.facts.agreement import Counts, best_reference, compare_slots, references, tally, total
from radonc_models.evaluate.facts.slots import SLOTS, Dosed, PlanSlots, read_slots
from radonc_models.records import Prescription

FLOORS = {"dev": 0.96, "dev_late": 0.97, "dev_last": 0.97, "dev_slots": 0.93, "held_out": 0.96, "held_out_final": 0.94}
"""A little below what was reached; `tests/benchmarks/clinical/bench_slots.py` prints all figures."""
TOTALS = {"dev_slots": 0.96}
"""All slots together; 0.97 for the sets that are not about what was read worst."""
FEWEST_ITEMS = 20
"""Below this the share of a slot is chance: 0.97 cannot be told from 0.90."""


@pytest.mark.parametrize("name", plans.SETS)
def test_that_the_slots_of_hand_written_plans_are_read(name: str) -> None:
    counts = plans.score(plans.load(name))
    read = {slot: round(one.f1 or 0, 3) for slot, one in counts.items() if one.right + one.missed >= FEWEST_ITEMS}
    assert len(read) >= 4
    assert {slot: f1 for slot, f1 in read.items() if f1 < FLOORS[name]} == {}
    assert (sum(counts.values(), Counts()).f1 or 0) >= TOTALS.get(name, 0.97)


def test_that_there_are_enough_plans_and_none_is_written_twice() -> None:
    texts = [plan.text for name in plans.SETS for plan in plans.load(name)]
    assert len(texts) == len(set(texts)) >= 150


def test_that_a_course_is_taken_apart_into_main_boost_and_brachytherapy() -> None:
    slots = read_slots(
        "Pelvis 45 Gy in 25 fractions, then a boost to 54 Gy in 30 fractions, then HDR 15 Gy in 1 fraction."
    )
    assert (slots.total_dose, slots.fractions, slots.per_fraction) == ((45.0,), (25,), (1.8,))
    assert slots.boost == (Dosed(9.0, 5),)
    assert slots.brachytherapy == (Dosed(15.0, 1),)


def test_that_brachytherapy_alone_is_main_and_brachytherapy_part() -> None:
    slots = read_slots("Vaginal cuff HDR brachytherapy, 21 Gy in 3 fractions.")
    assert (slots.total_dose, slots.fractions) == ((21.0,), (3,))
    assert slots.brachytherapy == (Dosed(21.0, 3),)


def test_that_what_is_named_without_particulars_is_an_item_of_its_own() -> None:
    slots = read_slots("Left breast 50 Gy in 25 fractions followed by a boost, with concurrent chemotherapy.")
    assert slots.boost == (Dosed(None, None),)
    assert slots.systemic == ("chemotherapy",)
    without = read_slots("Left breast 50 Gy in 25 fractions, no boost, no chemotherapy.")
    assert (without.boost, without.systemic) == ((), ())


def test_that_an_empty_text_states_nothing() -> None:
    assert read_slots("") == PlanSlots()


def test_that_items_are_matched_once_and_doses_within_one_percent() -> None:
    assert tally((42.56,), (42.5,)) == Counts(1, 0, 0)
    assert tally((50.0,), (51.0,)) == Counts(0, 1, 1)
    assert tally(("cisplatin",), ("cisplatin", "cisplatin")) == Counts(1, 1, 0)
    assert tally((Dosed(15.0, 1),), (Dosed(15.1, 1), Dosed(15.0, 2))) == Counts(1, 1, 0)
    assert tally((), ()) == Counts()


def test_that_shares_are_undefined_where_nothing_is_named() -> None:
    assert Counts().f1 is Counts().precision is Counts().recall is None
    assert (Counts(1, 1, 0).precision, Counts(1, 1, 0).recall) == (0.5, 1.0)
    assert Counts(1, 1, 2).f1 == pytest.approx(0.4)


def test_that_any_acceptable_prescription_is_the_reference_where_it_comes_nearer() -> None:
    case = make_case(0, "test", side="left", dose=54, fractions=3)
    assert len(references(case)) == 2
    given = read_slots("Treatment of the left lower lobe, 48 Gy in 4 fractions.")
    counts = compare_slots(best_reference(case, given), given)
    assert all(counts[slot].exact for slot in SLOTS)
    mixed = read_slots("Treatment of the left lower lobe, 48 Gy in 3 fractions.")
    counts = compare_slots(best_reference(case, mixed), mixed)
    assert not (counts["total_dose"].exact and counts["fractions"].exact)


def test_that_an_acceptable_prescription_brings_its_modality() -> None:
    case = make_case(0, "test", side="none", dose=60, fractions=20)
    other = Prescription(dose_gy=27, fractions=2, modality="brachytherapy")
    case = case.model_copy(update={"acceptable": (case.prescription, other)})
    given = read_slots("HDR brachytherapy of the prostate, 27 Gy in 2 fractions.")
    counts = compare_slots(best_reference(case, given), given)
    assert counts["modality"].exact
    assert counts["brachytherapy"].exact
    assert counts["total_dose"].exact


def test_that_counts_of_plans_are_added_slot_by_slot() -> None:
    one = compare_slots(read_slots("left breast 50 Gy in 25"), read_slots("right breast 50 Gy in 25"))
    sums = total([one, one])
    assert sums["laterality"] == Counts(0, 2, 2)
    assert sums["total_dose"] == Counts(2, 0, 0)
    assert set(sums) == set(SLOTS)
