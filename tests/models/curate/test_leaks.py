"""What of the answer a history states."""

import pytest

from radonc_models.curate.leaks import find_leaks
from radonc_models.curate.states import Flag


@pytest.mark.parametrize(
    ("history", "flags"),
    [
        ("Earlier he received 60 Gy to the chest.", {Flag.LEAK_DOSE}),
        ("A course of 6000 cGy was given.", {Flag.LEAK_DOSE}),
        ("Referred for 20 fractions.", {Flag.LEAK_FRACTIONS}),
        ("Referred for 60/20.", {Flag.LEAK_FRACTIONS}),
        ("Asks for photons.", {Flag.LEAK_MODALITY}),
        ("Diagnosis C61.", {Flag.LEAK_CODE}),
        ("60 years old, PSA 20, 20 pack years, seen on 6/20, C6 radiculopathy, C611.", set()),
        ("He received 50 Gy in 25 fractions with electrons.", set()),
    ],
)
def test_that_a_history_is_flagged_for_what_it_states(history, flags):
    assert set(find_leaks(history, "photon", 60.0, 20, "C61")) == flags


def test_that_both_parts_of_a_combined_modality_are_looked_for():
    assert find_leaks("Brachytherapy was mentioned.", "photon+brachytherapy", None, None, "") == (Flag.LEAK_MODALITY,)
