"""A whole evaluation with a scripted engine: rows, warnings, resuming, calibration."""

import io
import json
from dataclasses import replace

import pytest

from radonc_models.errors import EngineError, RadOncError
from radonc_models.evaluate.answers import AnswerBook, Reply, all_synthetic
from radonc_models.evaluate.asking import reply_of
from radonc_models.evaluate.comparison import HEADLINE
from radonc_models.evaluate.engines import SideBySide
from radonc_models.evaluate.fair import PLAIN, FairBase
from radonc_models.evaluate.order import select
from radonc_models.evaluate.progress import Progress
from radonc_models.evaluate.run import evaluate
from radonc_models.runtime.outcome import Failed, Refused
from radonc_models.tasks import MODALITY_LABELS, Task

from .conftest import ScriptedEngine, make_cases


def silent() -> Progress:
    return Progress(io.StringIO())


def run(pack, test_cases, train, engine, book=None, **more):
    book = AnswerBook(None) if book is None else book
    asks, fair = SideBySide([engine]), FairBase(PLAIN, train)
    return evaluate(pack, test_cases, train, asks, book, silent(), fair=fair, **more)


def test_that_every_row_is_measured_on_every_case(pack, test_cases, train, engine) -> None:
    result = run(pack, test_cases, train, engine)
    for row in ("base", "base_fair", "tuned", "constant", "nearest_neighbour"):
        for task in Task:
            assert result.metrics[row][task]["rouge1"].n == len(test_cases), (row, task)


def test_that_a_right_model_beats_the_constant_but_not_a_neighbour_that_is_right_too(
    pack, test_cases, train, engine
) -> None:
    result = run(pack, test_cases, train, engine)
    assert result.metrics["tuned"][Task.REGIMEN]["dose_fractions_exact"].value == 1.0
    assert result.metrics["tuned"][Task.MODALITY]["macro_f1"].value == 1.0
    beaten = {(one.task, one.against) for one in result.comparisons if one.beats}
    assert beaten == {(task, row) for task in Task for row in ("constant", "base", "base_fair")} | {
        (task, "nearest_neighbour")
        for task, metric in HEADLINE.items()
        if (result.metrics["nearest_neighbour"][task][metric].value or 0) < 0.9
    }
    assert (Task.MODALITY, "nearest_neighbour") not in beaten


def test_that_a_constant_model_is_scored_as_one_and_said_to_be_no_better(pack, test_cases, train) -> None:
    result = run(pack, test_cases, train, ScriptedEngine([*train, *test_cases], wrong=lambda task, case: "photon"))
    figures = result.metrics["tuned"][Task.MODALITY]
    assert figures["macro_f1"].value == result.metrics["constant"][Task.MODALITY]["macro_f1"].value or (
        figures["macro_f1"].value < 0.25
    )
    assert figures["accuracy"].value == pytest.approx(14 / 40)
    assert any("modality: the tuned model does not beat the row 'constant'" in text for text in result.warnings)
    assert any(text.startswith("Only 40 held-out cases") for text in result.warnings)


def test_that_the_base_model_is_scored_as_the_paper_does_and_by_its_labels(pack, test_cases, train, engine) -> None:
    result = run(pack, test_cases, train, engine)
    assert result.metrics["base"][Task.MODALITY]["accuracy"].value == 0.0
    assert result.metrics["base_fair"][Task.MODALITY]["accuracy"].value == pytest.approx(14 / 40)


def test_that_the_base_model_may_be_asked_for_fewer_cases_or_none(pack, test_cases, train, engine) -> None:
    assert run(pack, test_cases, train, engine, base_limit=10).metrics["base"][Task.REGIMEN]["rouge1"].n == 10
    assert "base" not in run(pack, test_cases, train, engine, base_limit=0).metrics


def test_that_our_own_reader_finds_the_facts_of_the_references(pack, test_cases, train, engine) -> None:
    reference = run(pack, test_cases, train, engine).reference
    assert reference[Task.REGIMEN]["dose_fractions_exact"].value == 1.0
    assert reference[Task.DIAGNOSIS]["icd_exact_looked_up"].value == 1.0


def test_that_a_killed_run_goes_on_without_asking_twice(pack, test_cases, train, engine, tmp_path) -> None:
    whole = run(pack, test_cases, train, engine)
    path = tmp_path / "answers.jsonl"
    again = ScriptedEngine(test_cases)
    again.stop_after = 57
    with pytest.raises(KeyboardInterrupt):
        run(pack, test_cases, train, again, AnswerBook(path))
    with path.open("a") as file:
        file.write('{"key": "half a li')
    again.stop_after = None
    resumed = run(pack, test_cases, train, again, AnswerBook(path))
    assert resumed == whole
    assert len(again.asked) == len(engine.asked) == 3 * 3 * len(test_cases)
    assert len(AnswerBook(path)) == len(engine.asked)


def test_that_answers_of_another_file_or_text_are_not_reused(pack, test_cases, engine) -> None:
    book = AnswerBook(None)
    book.add("1" * 64, Task.REGIMEN, test_cases[0], Reply("x", "stop"))
    assert book.get("1" * 64, Task.REGIMEN, test_cases[0]) is not None
    assert book.get("2" * 64, Task.REGIMEN, test_cases[0]) is None
    assert book.get("1" * 64, Task.MODALITY, test_cases[0]) is None
    changed = test_cases[0].model_copy(update={"details": "SYNTHETIC other"})
    assert book.get("1" * 64, Task.REGIMEN, changed) is None


def test_that_a_damaged_answers_file_is_refused_with_its_line(tmp_path) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_text('{"nonsense": 1}\n')
    with pytest.raises(RadOncError, match=r"Line 1 of the answers file answers\.jsonl"):
        AnswerBook(path)


def test_that_the_answers_file_holds_no_patient_details(pack, test_cases, train, engine, tmp_path) -> None:
    path = tmp_path / "answers.jsonl"
    run(pack, test_cases, train, engine, AnswerBook(path))
    text = path.read_text()
    assert "SYNTHETIC CASE" not in text
    assert all(json.loads(line)["task"] in set(Task) for line in text.splitlines())


def test_that_cases_that_do_not_say_synthetic_are_recognised(test_cases) -> None:
    assert all_synthetic(test_cases)
    assert not all_synthetic([*test_cases, test_cases[0].model_copy(update={"details": "A real note"})])


def test_that_held_out_cases_that_were_trained_on_are_refused(pack, test_cases, train, engine) -> None:
    with pytest.raises(RadOncError, match="1 of the held-out cases"):
        run(pack, [*test_cases, train[0]], train, engine)
    with pytest.raises(RadOncError, match="no case to evaluate"):
        run(pack, [], train, engine)


def test_that_the_temperature_is_fitted_on_validation_cases_and_lowers_the_error(pack, test_cases, train) -> None:
    def overconfident(task: Task, details: str, row: str) -> Reply:
        case = by_details[details]
        number = int(case.id[-4:])
        label = case.modality if number % 10 < 7 else MODALITY_LABELS[(number + 1) % 3]
        sure = {one: 0.996 if one == label else 0.001 for one in MODALITY_LABELS}
        return Reply(label, "stop", sure, 10, 0, 0.1)

    validation = make_cases(50, "validation")
    by_details = {case.details: case for case in [*train, *test_cases, *validation]}
    before = run(pack, test_cases, train, overconfident)
    after = run(pack, test_cases, train, overconfident, validation=validation)
    assert before.temperature is None
    assert after.temperature is not None
    assert after.temperature > 1.5
    old, new = before.metrics["tuned"][Task.MODALITY], after.metrics["tuned"][Task.MODALITY]
    assert new["ece"].value < old["ece"].value / 2
    assert new["brier"].value < old["brier"].value
    assert new["accuracy"] == old["accuracy"]

    def wrong_on_the_measured(task: Task, details: str, row: str) -> Reply:
        reply = overconfident(task, details, row)
        if by_details[details] not in test_cases:
            return reply
        turned = dict(zip(MODALITY_LABELS, reversed(list((reply.probabilities or {}).values())), strict=True))
        return replace(reply, probabilities=turned)

    few = run(pack, test_cases[:5], train, wrong_on_the_measured, validation=validation)
    assert few.temperature == after.temperature  # no measured case has a part in it


def test_that_a_limit_takes_the_same_cases_in_any_order_of_the_file(test_cases) -> None:
    assert select(test_cases, 10) == select(test_cases[::-1], 10)
    assert len(select(test_cases, None)) == 40


def test_that_a_refused_question_is_a_wrong_answer_and_a_failure_ends_the_run() -> None:
    assert reply_of([Refused("Too long.")]) == Reply("", "refused")
    assert reply_of([Refused("Nothing.", "empty")]).finish == "empty"
    for outcome in (Failed("The engine died."), Refused("Stopped.", "stopped")):
        with pytest.raises(EngineError, match="run the same command again"):
            reply_of([outcome])


def test_that_cut_off_and_refused_answers_are_reported(pack, test_cases, train) -> None:
    def ask(task: Task, details: str, row: str) -> Reply:
        return Reply("", "refused") if task is Task.DIAGNOSIS else Reply("50 Gy", "length")

    result = run(pack, test_cases, train, ask, base_limit=0)
    assert "regimen, tuned model: 40 of 40 answers were cut off." in result.warnings
    assert "diagnosis, tuned model: 40 of 40 questions were refused." in result.warnings


def test_that_progress_says_how_much_is_left_and_answers_on_file_cost_no_time() -> None:
    now = iter([0.0, 0.0, 10.0, 10.0, 20.0, 40.0])
    stream = io.StringIO()
    progress = Progress(stream, clock=lambda: next(now), quiet_seconds=1)
    progress.begin(4)
    progress.step("regimen", asked=False)
    progress.step("regimen", asked=False)
    progress.step("regimen", asked=True)
    progress.step("regimen", asked=True)
    lines = stream.getvalue().splitlines()
    assert lines[0] == "1/4 answers, regimen"
    assert lines[1] == "3/4 answers, regimen, 0:20 left"
    assert lines[-1] == "4/4 answers, regimen"
