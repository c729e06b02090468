"""Which set a case goes into."""

from collections import Counter

import pytest

from radonc_models.curate.partition import Unit, partition


def units(count, site="lung", first=1):
    return [Unit(number, f"uid{number}", number, site, "") for number in range(first, first + count)]


def test_that_every_site_is_shared_out_in_proportion():
    sets = partition(units(100) + units(50, "breast", 101) + units(10, "skin", 151), seed=7)
    for first, last, expected in ((1, 100, (80, 10, 10)), (101, 150, (40, 5, 5)), (151, 160, (8, 1, 1))):
        counts = Counter(sets[number] for number in range(first, last + 1))
        assert (counts["train"], counts["validation"], counts["test"]) == expected


def test_that_the_seed_decides_and_the_order_of_the_cases_does_not():
    some = units(50)
    assert partition(some, 1) == partition(some[::-1], 1)
    assert partition(some, 1) != partition(some, 2)


def test_that_near_duplicates_stay_together():
    some = [Unit(number, f"uid{number}", (number - 1) // 5 * 5 + 1, "lung", "") for number in range(1, 101)]
    sets = partition(some, 3)
    assert all(len({sets[first + at] for at in range(5)}) == 1 for first in range(1, 101, 5))
    assert len(set(sets.values())) == 3


def test_that_a_frozen_case_keeps_its_set_and_its_new_twin_joins_it():
    old = [Unit(1, "a", 1, "lung", "test"), Unit(2, "b", 2, "lung", "train")]
    new = [Unit(3, "c", 1, "lung", ""), *units(50, first=10)]
    sets = partition(old + new, seed=1)
    assert (sets[1], sets[2], sets[3]) == ("test", "train", "test")


def test_that_shares_must_add_up():
    with pytest.raises(ValueError, match="add up"):
        partition(units(3), 0, {"train": 0.5, "validation": 0.1, "test": 0.1})
