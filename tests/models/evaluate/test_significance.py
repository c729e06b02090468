"""Tests of paired answers against scipy and against what must hold for any rows."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest
from scipy.stats import wilcoxon as scipy_wilcoxon

from radonc_models.evaluate.significance import holm, mcnemar, wilcoxon


@pytest.mark.parametrize(("mine", "theirs"), [(10, 3), (1, 9), (6, 6), (0, 5), (40, 22)])
def test_that_mcnemar_is_the_binomial_test_of_the_cases_that_differ(mine: int, theirs: int) -> None:
    first = [True] * mine + [False] * theirs + [True, False] * 20
    second = [False] * mine + [True] * theirs + [True, False] * 20
    assert mcnemar(first, second) == pytest.approx(binomtest(mine, mine + theirs).pvalue, rel=1e-12)
    assert mcnemar(second, first) == mcnemar(first, second)


def test_that_rows_that_agree_everywhere_are_not_told_apart() -> None:
    assert mcnemar([True, False], [True, False]) == 1.0
    assert wilcoxon([0.0, 0.0]) == 1.0
    assert wilcoxon([0.0, 0.0], "greater") == 1.0


@pytest.mark.parametrize("alternative", ["two-sided", "greater"])
@pytest.mark.parametrize("n", [1, 4, 12, 45])
def test_that_wilcoxon_is_that_of_scipy_without_ties(n: int, alternative: str) -> None:
    differences = np.random.default_rng(n).normal(0.3, 1, n)
    expected = scipy_wilcoxon(differences, alternative=alternative, method="exact").pvalue
    assert wilcoxon(differences.tolist(), alternative) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("alternative", ["two-sided", "greater"])
def test_that_wilcoxon_counts_every_change_of_signs_where_there_are_ties(alternative: str) -> None:
    differences = [0.5, 0.5, -0.5, 0.25, 1.0, 1.0, 0.25, -0.25, 0.5]
    ranks = [2 * (sum(abs(b) < abs(a) for b in differences)) + sum(abs(b) == abs(a) for b in differences) + 1
             for a in differences]  # fmt: skip
    seen = sum(rank for rank, one in zip(ranks, differences, strict=True) if one > 0)
    sums = [sum(r for bit, r in enumerate(ranks) if signs >> bit & 1) for signs in range(2 ** len(ranks))]
    above, below = (sum(test) / len(sums) for test in ([s >= seen for s in sums], [s <= seen for s in sums]))
    expected = above if alternative == "greater" else min(1, 2 * min(above, below))
    assert wilcoxon(differences, alternative) == pytest.approx(expected, rel=1e-12)


def test_that_the_approximation_for_many_cases_is_that_of_scipy() -> None:
    differences = np.random.default_rng(7).integers(-3, 5, 900).astype(float)
    different = differences[differences != 0]
    expected = scipy_wilcoxon(different, method="approx", correction=False).pvalue
    assert len(different) > 500
    assert wilcoxon(differences.tolist()) == pytest.approx(expected, rel=1e-9)


def test_that_exact_and_approximate_agree_where_they_meet() -> None:
    differences = np.random.default_rng(8).integers(-4, 5, 560).astype(float)
    different = differences[differences != 0].tolist()[:480]
    assert wilcoxon(different) == pytest.approx(scipy_wilcoxon(different, method="approx").pvalue, abs=0.003)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(-5, 5), min_size=1, max_size=30))
def test_that_a_p_value_is_a_chance_and_does_not_know_which_row_came_first(differences: list[float]) -> None:
    turned = [-one for one in differences]
    assert 0 < wilcoxon(differences) <= 1
    assert wilcoxon(differences) == pytest.approx(wilcoxon(turned))
    assert wilcoxon(differences, "greater") + wilcoxon(turned, "greater") >= 1 - 1e-9


def test_that_holm_is_worked_out_as_in_the_textbook() -> None:
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert holm([]) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(1e-9, 1), min_size=1, max_size=12))
def test_that_holm_never_lowers_a_p_value_and_keeps_their_order(values: list[float]) -> None:
    corrected = holm(values)
    assert all(
        value <= one <= min(1, len(values) * value) + 1e-12 for value, one in zip(values, corrected, strict=True)
    )
    assert sorted(range(len(values)), key=lambda n: (values[n], n)) == sorted(
        range(len(values)), key=lambda n: (corrected[n], values[n], n)
    )
    assert math.isclose(min(corrected), min(1.0, len(values) * min(values)))
