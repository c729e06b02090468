"""Intervals and scores against values that were worked out elsewhere."""

import numpy as np
import pytest
from scipy.stats import binomtest
from sklearn.metrics import f1_score

from radonc_models.errors import RadOncError
from radonc_models.evaluate.calibration import fit_temperature, softmax
from radonc_models.evaluate.statistics import (
    UNDEFINED,
    bootstrap,
    brier_score,
    calibration_error,
    calibration_error_by_chance,
    macro_f1,
    macro_f1_figure,
    mean_figure,
    proportion,
    reliability,
)


@pytest.mark.parametrize(("hits", "n"), [(0, 10), (10, 10), (7, 10), (77, 200), (1, 1)])
def test_that_the_wilson_interval_is_that_of_scipy(hits: int, n: int) -> None:
    figure = proportion([True] * hits + [False] * (n - hits))
    expected = binomtest(hits, n).proportion_ci(0.95, method="wilson")
    assert (figure.value, figure.n) == (hits / n, n)
    assert figure.low == pytest.approx(expected.low, abs=1e-9)
    assert figure.high == pytest.approx(expected.high, abs=1e-9)


def test_that_a_proportion_of_nothing_is_undefined() -> None:
    assert proportion([]) == UNDEFINED
    assert mean_figure([]) == UNDEFINED


def test_that_the_bootstrap_of_a_mean_agrees_with_the_normal_interval() -> None:
    values = np.random.default_rng(1).normal(0.5, 0.1, 400)
    figure = mean_figure(values.tolist())
    half = 1.96 * values.std() / 20
    assert figure.low == pytest.approx(values.mean() - half, abs=0.0012)
    assert figure.high == pytest.approx(values.mean() + half, abs=0.0012)


def test_that_the_bootstrap_is_the_same_every_time() -> None:
    values = np.arange(50) / 50
    first = bootstrap(lambda rows: float(values[rows].mean()), 50)
    assert first == bootstrap(lambda rows: float(values[rows].mean()), 50)


def test_that_macro_f1_is_that_of_scikit_learn() -> None:
    rng = np.random.default_rng(2)
    truth = rng.choice(["photon", "proton", "electron"], 200, p=[0.7, 0.2, 0.1]).tolist()
    named = [one if rng.random() < 0.7 else "photon" for one in truth]
    expected = f1_score(truth, named, average="macro")
    figure = macro_f1_figure(truth, named)
    assert macro_f1(truth, named) == pytest.approx(expected)
    assert figure.value == pytest.approx(expected)
    assert figure.low < expected < figure.high


def test_that_a_constant_label_has_a_low_macro_f1_however_often_it_is_right() -> None:
    truth = ["photon"] * 80 + ["proton"] * 10 + ["electron"] * 10
    assert macro_f1(truth, ["photon"] * 100) == pytest.approx((2 * 80 / 180) / 3)


def test_that_answers_outside_the_labels_cost_their_true_label_alone() -> None:
    assert macro_f1(["photon", "proton"], ["photon", ""]) == pytest.approx(0.5)


def test_that_calibration_error_and_brier_score_are_those_worked_out_by_hand() -> None:
    rows = [{"a": 0.9, "b": 0.1}, {"a": 0.8, "b": 0.2}, {"a": 0.35, "b": 0.65}, {"a": 1.0, "b": 0.0}]
    truth = ["a", "b", "b", "a"]
    # bins: 0.9 and 1.0 share the last (gap +0.1), 0.8 alone (gap -0.8), 0.65 alone (gap +0.35)
    assert calibration_error(rows, truth).value == pytest.approx((0.1 + 0.8 + 0.35) / 4)
    brier = (0.02 + 1.28 + 2 * 0.35**2 + 0.0) / 4
    assert brier_score(rows, truth).value == pytest.approx(brier)


def test_that_right_probabilities_have_a_calibration_error_by_chance_that_shrinks_with_the_cases() -> None:
    rng = np.random.default_rng(5)
    found = {}
    for n in (30, 3000):
        sure = rng.uniform(0.5, 1, n)
        found[n] = calibration_error_by_chance([{"a": float(one), "b": float(1 - one)} for one in sure])
    assert found[3000].value < 0.03 < 0.08 < found[30].value
    rows = [{"a": float(one), "b": float(1 - one)} for one in rng.uniform(0.5, 1, 60)]
    limits = calibration_error_by_chance(rows)
    inside = 0
    for _ in range(40):
        hit = rng.random(60) < [row["a"] for row in rows]
        bins = reliability(rows, ["a" if one else "b" for one in hit])
        error = sum(one.right.n * abs((one.right.value or 0) - (one.sure or 0)) for one in bins) / 60
        inside += limits.low <= error <= limits.high
    assert inside >= 34
    wrong = [{"a": 0.99, "b": 0.01}] * 200
    assert calibration_error(wrong, ["a", "b"] * 100).value > calibration_error_by_chance(wrong).high
    assert calibration_error_by_chance([]) == UNDEFINED


def test_that_the_fitted_temperature_is_the_one_the_labels_were_drawn_with() -> None:
    rng = np.random.default_rng(3)
    scores = rng.normal(0, 2, (4000, 5))
    labels = [int(rng.choice(5, p=row)) for row in softmax(scores, 2.5)]
    assert fit_temperature(scores.tolist(), labels) == pytest.approx(2.5, rel=0.08)


def test_that_the_temperature_stays_in_its_bounds_and_needs_cases() -> None:
    assert 0.05 <= fit_temperature([[0.0, -5.0]], [0]) <= 20
    assert 0.05 <= fit_temperature([[0.0, -5.0]], [1]) <= 20
    with pytest.raises(RadOncError, match="validation"):
        fit_temperature([], [])
