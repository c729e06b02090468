"""What lies behind the figures: worked out by hand on a few answers."""

import json

import pytest
from tests.models.evaluate.conftest import make_case, make_cases

from radonc_models.evaluate.detail import detail
from radonc_models.evaluate.facts.slots import SLOTS
from radonc_models.evaluate.scores import Given
from radonc_models.evaluate.statistics import calibration_error, confusion, reliability
from radonc_models.evaluate.tables import markdown, plain
from radonc_models.tasks import MODALITY_LABELS, Task


def test_that_precision_and_recall_of_a_slot_are_those_counted_by_hand() -> None:
    case = make_case(0, "test", side="left", dose=54, fractions=3)
    texts = ("left lower lobe, 54 Gy in 3 fractions", "right lower lobe, 54 Gy in 3 fractions", "lower lobe", "left")
    found = detail(Task.REGIMEN, [case] * 4, [Given(text) for text in texts])
    side, dose = found["slots"]["laterality"], found["slots"]["total_dose"]
    assert (side["precision"]["value"], side["recall"]["value"]) == (pytest.approx(2 / 3, abs=1e-6), 0.5)
    assert side["f1"]["value"] == pytest.approx(4 / 7, abs=1e-6)
    assert (dose["precision"]["value"], dose["recall"]["value"], dose["f1"]["n"]) == (1.0, 0.5, 4)
    assert found["slots"]["boost"]["f1"] == {"value": None, "low": None, "high": None, "n": 0}
    named = [found["slots"][slot]["f1"]["value"] for slot in SLOTS if found["slots"][slot]["f1"]["value"] is not None]
    assert found["slots"]["macro"]["f1"]["value"] == pytest.approx(sum(named) / len(named), abs=1e-6)
    assert found["slots"]["macro"]["f1"]["low"] < found["slots"]["macro"]["f1"]["value"]


def test_that_critical_errors_are_shares_with_intervals_and_listed_when_asked_for() -> None:
    case = make_case(0, "test", side="left", dose=54, fractions=3)
    texts = ("left lower lobe, 54 Gy in 3 fractions", "right lower lobe, 70 Gy in 3 fractions")
    found = detail(Task.REGIMEN, [case] * 2, [Given(text) for text in texts], list_errors=True)
    assert found["critical"]["any"]["value"] == found["critical"]["wrong_side"]["value"] == 0.5
    assert found["critical"]["any"]["low"] > 0
    assert {one["kind"] for one in found["errors"]} >= {"wrong_side", "dose_off"}
    assert "errors" not in detail(Task.REGIMEN, [case], [Given(texts[1])])


def test_that_sites_are_told_apart() -> None:
    cases = [make_case(0, "test", side="left"), make_case(2, "test", side="none")]
    found = detail(Task.REGIMEN, cases, [Given(cases[0].regimen), Given("")])["sites"]
    assert (found["lung"]["micro"], found["prostate"]["micro"]) == (1.0, 0.0)
    assert "laterality" not in found["prostate"]


def test_that_confusion_counts_every_answer_once() -> None:
    table = confusion(["a", "a", "b"], ["a", "b", "neither"], ["a", "b"])
    assert table == [[1, 1, 0], [0, 0, 1]]
    cases = make_cases(9, "test")
    rows = detail(Task.MODALITY, cases, [Given("photon")] * 8 + [Given("")])["confusion"]["rows"]
    assert sum(map(sum, rows)) == 9
    assert sum(row[-1] for row in rows) == 1


def test_that_the_bins_of_reliability_make_up_the_calibration_error() -> None:
    rows = [{"a": sure, "b": 1 - sure} for sure in (0.55, 0.62, 0.68, 0.91, 0.97, 1.0)]
    truth = ["a", "b", "a", "a", "b", "a"]
    bins = reliability(rows, truth)
    assert sum(one.right.n for one in bins) == 6
    gap = sum(one.right.n * abs((one.right.value or 0) - (one.sure or 0)) for one in bins) / 6
    assert gap == pytest.approx(calibration_error(rows, truth).value)


def test_that_steps_of_codes_are_counted() -> None:
    case = make_case(0, "test", side="left")
    codes = ("C34.32", "C34.31", "C50.912", "nothing")
    found = detail(Task.DIAGNOSIS, [case] * 4, [Given(f"lung cancer (ICD-10-CM {code})") for code in codes])
    assert found == {"steps": {"0": 1, "1": 1, "2": 0, "3": 1, "4": 0, "5": 1}}


def test_that_the_tables_show_what_lies_behind_and_a_report_without_it_stays_readable() -> None:
    cases = make_cases(12, "test")
    probabilities = {label: 0.8 if label == "photon" else 0.05 for label in MODALITY_LABELS}
    tuned = {
        "regimen": detail(Task.REGIMEN, cases, [Given(case.regimen) for case in cases]),
        "modality": detail(Task.MODALITY, cases, [Given("photon", probabilities)] * 12),
        "diagnosis": detail(Task.DIAGNOSIS, cases, [Given("prostate cancer (ICD-10-CM C61)")] * 12),
    }
    report = {"n": 12, "synthetic": True, "pack": "p", "engine": "", "device": "", "metrics": {}, "warnings": []}
    without = plain(report)
    report["details"] = json.loads(json.dumps({"tuned": tuned}))
    for render in (plain, markdown):
        text = render(report)
        for words in ("slot F1 by site", "dose per fraction", "photon+brachytherapy", "0.8 to 0.9", "same code"):
            assert words in text
    assert "slot F1 by site" not in without
