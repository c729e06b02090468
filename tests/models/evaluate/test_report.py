"""The report, its tables and the command."""

import argparse
import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from radonc_models.errors import RadOncError
from radonc_models.evaluate import cli, report, tables
from radonc_models.pack import file_sha256
from radonc_models.records import read_cases, write_cases
from radonc_models.tasks import Task, template

from .conftest import ScriptedEngine, make_cases, measured_by


@pytest.fixture
def cases_file(tmp_path, train, test_cases):
    path = tmp_path / "cases.jsonl"
    write_cases(path, [*train, *make_cases(30, "validation"), *test_cases])
    return path


def arguments(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    cli.add_arguments(parser)
    return parser.parse_args(list(words))


@pytest.fixture
def out(tmp_path):
    return tmp_path / "evaluation.json"


@pytest.fixture
def args(cases_file, out):
    return arguments("--pack", "demo-pack", "--cases", str(cases_file), "--out", str(out))


@pytest.fixture
def measured(args, pack, engine, out):
    assert measured_by(args, pack, engine) == 0
    return report.read(out)


def test_that_the_report_names_every_file_template_and_case_file_by_hash(measured, pack, cases_file) -> None:
    assert measured["models"]["base"]["sha256"] == "b" * 64
    for task in Task:
        assert measured["models"][task.value]["sha256"] == pack.tasks[task].sha256
        assert measured["templates"][task.value] == {
            "version": template(task).version,
            "sha256": template(task).sha256,
        }
    assert measured["cases"]["sha256"] == hashlib.sha256(cases_file.read_bytes()).hexdigest()
    assert (measured["n"], measured["cases"]["train"]) == (40, 60)


def test_that_every_figure_has_its_interval_and_n(measured) -> None:
    for row, by_task in measured["metrics"].items():
        for task, figures in by_task.items():
            for name, figure in figures.items():
                assert set(figure) == {"value", "low", "high", "n"}
                if figure["value"] is not None:
                    assert figure["low"] - 1e-6 <= figure["value"] <= figure["high"] + 1e-6, (row, task, name)
                    assert figure["n"] > 0


def test_that_the_report_holds_no_folder_of_the_machine_and_no_case_text(measured, tmp_path) -> None:
    text = json.dumps(measured)
    assert str(tmp_path) not in text
    assert "SYNTHETIC CASE" not in text
    assert measured["command"] == ("radonc-models evaluate --pack demo-pack --cases cases.jsonl --out evaluation.json")


def test_that_a_pack_gets_figures_only_for_exactly_the_measured_file(measured, pack) -> None:
    for task in Task:
        figures = report.task_figures(measured, task, pack.tasks[task].sha256)
        assert figures is not None
        assert figures["metrics"] == measured["metrics"]["tuned"][task.value]
        assert figures["n"] == 40
        assert report.task_figures(measured, task, "f" * 64) is None


def test_that_a_second_run_asks_nothing_and_writes_the_same_figures(measured, args, pack, out) -> None:
    idle = ScriptedEngine([])
    assert measured_by(args, pack, idle) == 0
    again = report.read(out)
    assert idle.asked == []
    assert {**again, "created": ""} == {**measured, "created": ""}


def test_that_speed_is_that_of_the_engine(measured) -> None:
    assert measured["tokens_per_second"]["tuned"]["regimen"] == 20
    assert measured["seconds"]["tuned"]["regimen"] == 20
    assert (measured["engine"], measured["device"]) == ("scripted 1", "CPU")


def test_that_the_tables_show_all_rows_values_and_intervals(measured) -> None:
    for text in (tables.markdown(measured), tables.plain(measured)):
        for words in (
            "base model",
            "tuned model",
            "constant answer",
            "nearest neighbour",
            "macro-F1",
            "ROUGE-L",
        ):
            assert words in text
        assert "100.0 [91, 100]" in text  # 40 of 40, Wilson
        assert "40 held-out synthetic cases" in text
        assert "Only 40 held-out cases" in text
    lines = tables.markdown(measured).splitlines()
    table = [line for line in lines if line.startswith("|")]
    assert all(line.endswith("|") for line in table)
    modality = next(line for line in table if line.startswith("| Modality | tuned model"))
    assert modality.count("–") == 1  # ROUGE-2 of one word


def test_that_the_report_holds_slots_tests_and_a_verdict(measured) -> None:
    behind = measured["details"]["tuned"]
    assert behind["regimen"]["slots"]["total_dose"]["f1"]["value"] == 1.0
    assert behind["regimen"]["critical"]["any"]["n"] == 40
    assert sum(map(sum, behind["modality"]["confusion"]["rows"])) == 40
    assert behind["diagnosis"]["steps"]["0"] == 40
    rows = {(one["task"], one["against"]) for one in measured["comparisons"]}
    assert {("regimen", row) for row in ("constant", "nearest_neighbour", "base", "base_fair")} <= rows
    assert all(one["tests"]["mcnemar_holm"] >= one["tests"]["mcnemar_p"] for one in measured["comparisons"])
    assert "regimen: not shown to be better than the row 'nearest neighbour'." in measured["verdict"]


def test_that_the_committed_report_of_the_demo_can_be_printed() -> None:
    old = report.read(Path(__file__).parents[3] / "models" / "demo" / "evaluation.json")
    assert "ROUGE-L" in tables.markdown(old)
    assert "Diagnosis" in tables.plain(old)


def test_that_notes_of_real_patients_leave_no_answers_file(args, pack, cases_file, out, train, test_cases) -> None:
    notes = [case.model_copy(update={"details": case.details.replace("SYNTHETIC", "A")}) for case in test_cases]
    write_cases(cases_file, [*train, *notes])
    assert measured_by(args, pack, ScriptedEngine([*train, *notes])) == 0
    assert sorted(path.name for path in out.parent.iterdir()) == ["cases.jsonl", "evaluation.json"]


def test_that_a_missing_folder_is_said_before_hours_of_work(args, pack, tmp_path, engine) -> None:
    args.out = tmp_path / "nowhere" / "evaluation.json"
    with pytest.raises(RadOncError, match="does not exist"):
        measured_by(args, pack, engine)
    assert engine.asked == []


def test_that_an_old_report_stays_whole_when_the_new_one_cannot_be_written(measured, out, monkeypatch) -> None:
    before = out.read_bytes()

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("radonc_models.disk.os.fsync", full)
    with pytest.raises(RadOncError, match="No space left"):
        report.write(out, {"format": "other"})
    assert out.read_bytes() == before
    assert not [path for path in out.parent.iterdir() if path.name.startswith((".", "tmp"))]


def test_that_a_file_that_is_no_report_is_refused(tmp_path) -> None:
    path = tmp_path / "x.json"
    for text in ("{", "[]", '{"format": "radonc-evaluation", "format_version": 99}'):
        path.write_text(text)
        with pytest.raises(RadOncError, match=r"x\.json"):
            report.read(path)


def test_that_the_command_reports_a_missing_pack_in_one_sentence(capsys, cases_file, out, tmp_path) -> None:
    code = cli.main(["--pack", str(tmp_path / "none"), "--cases", str(cases_file), "--out", str(out)])
    captured = capsys.readouterr()
    assert code == 2
    assert captured.out == ""
    assert len(captured.err.strip().splitlines()) == 1
    assert "Traceback" not in captured.err


def test_that_a_synthetic_pack_is_measured_on_the_synthetic_cases_without_naming_them(
    pack, engine, train, test_cases, out, monkeypatch
) -> None:
    cases = [*train, *make_cases(30, "validation"), *test_cases]
    monkeypatch.setattr(cli, "generate", lambda: cases)
    assert measured_by(arguments("--pack", "demo-pack", "--out", str(out)), pack, engine) == 0
    written = out.with_name("evaluation.cases.jsonl")
    assert read_cases(written) == cases
    assert report.read(out)["cases"]["sha256"] == file_sha256(written)


def test_that_a_pack_tuned_on_other_cases_needs_them_named(pack, engine, out) -> None:
    clinical = replace(pack, synthetic=False)
    with pytest.raises(RadOncError, match="--cases"):
        measured_by(arguments("--pack", "demo-pack", "--out", str(out)), clinical, engine)
    assert not list(out.parent.glob("evaluation*"))
