"""A threshold from validation cases alone, and what it does to the test cases."""

import pytest

from radonc_models.evaluate import cli, report, tables
from radonc_models.evaluate.abstention import NEVER, band, choose, measure
from radonc_models.evaluate.answers import Reply
from radonc_models.pack.manifest import Abstention
from radonc_models.records import write_cases
from radonc_models.tasks import MODALITY_LABELS, Task

from .conftest import make_cases, measured_by
from .test_run import run as evaluated


def rated(*shares: tuple[float, int, int]):
    """Give cases as top probability, number of right answers and number of wrong ones."""
    return [(sure, hit) for sure, right, wrong in shares for hit in [True] * right + [False] * wrong]


def test_that_the_threshold_with_most_coverage_at_the_target_is_chosen() -> None:
    cases = rated((0.9, 30, 0), (0.8, 27, 3), (0.7, 5, 25))
    below = choose(cases, 0.95)
    assert below == pytest.approx(0.75)
    assert measure(cases, below).accuracy.value == pytest.approx(57 / 60)
    assert choose(cases, 0.96) == pytest.approx(0.85)
    assert choose(cases, 0.5) == pytest.approx(0.7)


def test_that_equally_sure_answers_are_not_torn_apart() -> None:
    assert choose(rated((0.9, 30, 0), (0.8, 20, 20)), 0.95) == pytest.approx(0.85)


def test_that_a_few_lucky_answers_choose_nothing() -> None:
    cases = rated((0.9, 19, 0), (0.6, 10, 30))
    assert choose(cases, 0.95) == NEVER
    told = band(cases, cases)
    assert told is not None
    assert "no threshold gives 95 % right suggestions on 59 validation cases" in told.measured
    assert "only a probability of 1" in told.warning()


def test_that_questions_without_probabilities_count_as_held_back() -> None:
    point = measure([(0.9, True), (0.9, False), None, None], 0.5)
    assert (point.coverage.value, point.coverage.n) == (0.5, 4)
    assert (point.accuracy.value, point.accuracy.n) == (0.5, 2)
    assert measure([None], 0.5).accuracy.value is None


def test_that_a_target_which_the_test_cases_rule_out_is_said() -> None:
    told = band(rated((0.9, 30, 30)), rated((0.9, 40, 0)))
    assert "at most 62 % against 95 %" in told.warning()
    assert band(rated((0.9, 40, 0)), rated((0.9, 40, 0))).warning() is None


class Doubtful:
    """Is sure of two of three labels and of the third wrong as often as right, but knows it."""

    def __init__(self, *splits) -> None:
        self._by_details = {case.details: case for cases in splits for case in cases}

    def __call__(self, task: Task, details: str, row: str) -> Reply:
        case = self._by_details[details]
        number = int(case.id[-4:])
        doubt = number % 3 == 2
        label = MODALITY_LABELS[0] if doubt and number % 2 else case.modality
        sure = 0.6 if doubt else 0.92
        rest = (1 - sure) / (len(MODALITY_LABELS) - 1)
        return Reply(label, "stop", {one: sure if one == label else rest for one in MODALITY_LABELS}, 10, 0, 0.1)


@pytest.fixture
def validation():
    return make_cases(60, "validation")


def test_that_the_threshold_comes_from_validation_and_its_figures_from_test(
    pack, test_cases, train, validation
) -> None:
    engine = Doubtful(test_cases, validation)
    result = evaluated(pack, test_cases, train, engine, validation=validation, base_limit=0)
    told = result.abstention
    assert told.validation.coverage.n == 60
    assert told.validation.accuracy.value == 1.0
    assert (told.test.coverage.n, told.test.coverage.value) == (40, 27 / 40)
    assert (told.test.accuracy.n, told.test.accuracy.value) == (27, 1.0)
    assert told.table[0].accuracy == result.metrics["tuned"][Task.MODALITY]["accuracy"]
    other = evaluated(pack, train, test_cases, Doubtful(train, validation), validation=validation, base_limit=0)
    assert other.abstention.below == told.below, "the measured cases have no part in the choice"


def test_that_without_validation_cases_the_threshold_of_the_pack_is_measured(pack, test_cases, train) -> None:
    from dataclasses import replace

    def run(pack):
        return evaluated(pack, test_cases, train, Doubtful(test_cases), base_limit=0).abstention

    assert run(pack) is None
    entry = replace(pack.tasks[Task.MODALITY], abstention=Abstention(0.7, "elsewhere"))
    told = run(replace(pack, tasks={**pack.tasks, Task.MODALITY: entry}))
    assert (told.below, told.measured, told.target) == (0.7, "elsewhere", None)
    assert told.test.coverage.value == 27 / 40


def test_that_report_and_tables_hold_risk_and_coverage(pack, test_cases, train, validation, tmp_path) -> None:
    import argparse

    parser = argparse.ArgumentParser()
    cli.add_arguments(parser)
    cases, out = tmp_path / "cases.jsonl", tmp_path / "evaluation.json"
    write_cases(cases, [*train, *validation, *test_cases])
    words = [
        "--pack",
        "p",
        "--cases",
        str(cases),
        "--out",
        str(out),
        "--base-limit",
        "0",
        "--selective-accuracy",
        "0.9",
    ]
    assert measured_by(parser.parse_args(words), pack, Doubtful(test_cases, validation)) == 0
    written = report.read(out)
    assert "--selective-accuracy 0.9" in written["command"]
    told = report.task_figures(written, Task.MODALITY, pack.tasks[Task.MODALITY].sha256)["abstention"]
    assert told["target"] == 0.9
    assert told["test"]["accuracy"] == {"value": 1.0, "low": 0.875445, "high": 1.0, "n": 27}
    assert sum(one["n"] for one in told["test"]["by_label"].values()) == 27
    assert {one["value"] for one in told["test"]["by_label"].values()} == {1.0}
    for text in (tables.markdown(written), tables.plain(written)):
        assert "risk and coverage (100.0 % of 40 suggestions right on 60 validation cases, target 90 %)" in text
        assert f"{told['below']:.3f}, chosen" in text
    del written["tasks"]["modality"]["abstention"]
    assert "risk and coverage" not in tables.plain(written)
