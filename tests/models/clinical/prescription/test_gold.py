"""Prescriptions written by hand in the ways of real notes; the rules were tuned on the development half alone."""

import pytest
from tests.gold.prescriptions import SETS, load, score


def test_that_the_two_sets_are_large_and_share_no_phrase() -> None:
    development, held_out = ({phrase.text for phrase in load(name)} for name in SETS)
    assert len(development) + len(held_out) >= 300
    assert not development & held_out


@pytest.mark.parametrize("name", SETS)
def test_that_hand_written_prescriptions_are_read_with_a_slot_f1_of_at_least_098(name: str) -> None:
    figures = score(load(name))
    assert figures.f1 >= 0.98, figures.different
