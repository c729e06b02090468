"""The sentences of the window are made from figures, and say nothing where there are none."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime

import pytest

from radonc_desktop.engine import EngineState
from radonc_desktop.windows.wording import (
    NOT_MEASURED,
    answer_line,
    changed_device_line,
    clock,
    day,
    device_line,
    measured,
    ran_on,
)
from radonc_models.tasks import Task

FIGURES = {
    "n": 300,
    "metrics": {
        "dose_fractions_exact": {"value": 0.713, "low": 0.66, "high": 0.76, "n": 300},
        "laterality": {"value": 0.98, "low": None, "high": None, "n": 300},
    },
    "baselines": {"nearest_neighbour": {"dose_fractions_exact": {"value": 0.4, "low": 0.3, "high": 0.5, "n": 300}}},
}


def test_that_measured_performance_names_cases_figures_interval_and_baseline():
    text = measured(FIGURES, Task.REGIMEN, synthetic=True).replace("\u00a0", " ").replace("\u2060", "")
    assert text == (
        "On 300 held-out synthetic cases: dose and fractions correct 71 % (95 % CI 66–76), "
        "copying the nearest training case 40 %; laterality correct 98 %."
    )


@pytest.mark.parametrize(
    "evaluation",
    [
        None,
        {},
        {"n": 300},
        {"n": 300, "metrics": {}},
        {"n": 0, "metrics": FIGURES["metrics"]},
        {"n": 3, "metrics": {"dose_fractions_exact": {"value": None, "low": None, "high": None, "n": 0}}},
        {"n": 3, "metrics": "broken"},
    ],
)
def test_that_a_figure_that_is_not_there_is_never_invented(evaluation):
    assert measured(evaluation, Task.REGIMEN, synthetic=True) == NOT_MEASURED


def test_that_the_share_of_suggestions_is_told_where_a_pack_abstains():
    figure = {"value": 0.9, "low": 0.8, "high": 0.95, "n": 10}
    figures = {
        "n": 10,
        "metrics": {"accuracy": figure},
        "abstention": {"below": 0.8, "test": {"coverage": {**figure, "value": 0.68}, "accuracy": figure}},
    }
    text = measured(figures, Task.MODALITY, synthetic=True).replace("\u00a0", " ").replace("\u2060", "")
    assert text.endswith("; a suggestion in 68 % (95 % CI 80–95), of these correct 90 % (95 % CI 80–95).")
    nothing = {"coverage": figure, "accuracy": {"value": None, "low": None, "high": None, "n": 0}}
    for older in (None, {}, "broken", {"test": nothing}):
        assert "suggestion" not in measured({**figures, "abstention": older}, Task.MODALITY, synthetic=True)


def test_that_real_cases_are_not_called_synthetic():
    assert "synthetic" not in measured(FIGURES, Task.REGIMEN, synthetic=False)


def test_that_a_change_of_device_or_layers_is_told_with_its_reason(answered):
    state = EngineState("Some Card + CPU AVX2", 31, 31)
    origin = answered(Task.REGIMEN).provenance
    same = dataclasses.replace(origin, device="Some Card + CPU AVX2, 31/31 layers on GPU")
    assert changed_device_line(state, same) == ""
    fewer = dataclasses.replace(origin, device="Some Card + CPU AVX2, 15/31 layers on GPU", why_not_gpu="it crashed")
    line = "Some Card + CPU AVX2, 15/31 layers on GPU (changed since the start: it crashed)"
    assert changed_device_line(state, fewer) == line


def test_that_a_kept_device_is_told_in_the_language_of_the_window_and_an_odd_one_as_it_is(german):
    assert ran_on("CPU AVX2, 0/31 layers on GPU") == "CPU AVX2, 0/31 Schichten auf GPU"
    assert [ran_on(odd) for odd in ("", "CPU", "a/b, c", "GPU, 3/x layers")] == ["", "CPU", "a/b, c", "GPU, 3/x layers"]


def test_that_the_device_line_gives_the_reason_for_the_processor():
    assert device_line(EngineState("CPU AVX2", 31, 0, "no driver")) == "CPU AVX2 · 0/31 layers on GPU (no driver)"


def test_that_a_scored_answer_without_new_tokens_claims_no_speed(answered):
    from dataclasses import replace

    line = answer_line(replace(answered(Task.MODALITY), new_tokens=0, tokens_per_second=0.0))
    assert "tok/s" not in line
    assert "model abababab" in line


def test_that_today_is_called_today_and_nonsense_is_silent():
    assert day(datetime.now(UTC).isoformat()) == "today"
    assert day("2026-03-04T12:00:00+00:00") == "4 Mar 2026"
    assert clock("not a time") == ""
