"""Hand-written cases pass, and errors that are planted into them do not; ``bench_findings.py`` measures many more."""

import importlib.util
import sys
from collections import Counter
from pathlib import Path

import pytest

from radonc_models.clinical.checks import check
from radonc_models.tasks import Task

PLANTING = Path(__file__).parents[2] / "benchmarks" / "clinical" / "planting.py"


@pytest.fixture(scope="module")
def planting():
    spec = importlib.util.spec_from_file_location("planting", PLANTING)
    module = importlib.util.module_from_spec(spec)
    sys.modules["planting"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["planting"]


def flags(case, task: Task, text: str, details: str) -> set[str]:
    others = {other: answer for other, answer in case.answers.items() if other is not task}
    return {one.code for one in check(task, text, details, others=others) if one.level != "info"}


@pytest.mark.parametrize(("half", "least"), [("dev", 0.99), ("held_out", 0.98)])
def test_that_planted_errors_are_flagged(planting, half: str, least: float) -> None:
    planted, flagged = Counter(), Counter()
    for one in planting.plant(planting.gold(half)[-25:], seed=11):
        if one.kind in planting.KINDS:
            right = flags(one.case, one.task, one.case.answers[one.task], one.case.details)
            planted[one.kind] += 1
            flagged[one.kind] += bool(flags(one.case, one.task, one.text, one.details) - right)
    assert set(planted) == set(planting.KINDS)
    assert flagged.total() >= least * planted.total(), planted - flagged


@pytest.mark.parametrize(("half", "most"), [("dev", 0.05), ("held_out", 0.07)])
def test_that_right_answers_are_hardly_ever_flagged(planting, half: str, most: float) -> None:
    cases = planting.gold(half)
    alarms = [
        (sorted(found), case.details)
        for case in cases
        for task in Task
        if (found := {code for code in flags(case, task, case.answers[task], case.details) if code[:6] != "scope."})
    ]
    assert len(alarms) <= most * 3 * len(cases), alarms
