"""Blinded review: what goes out tells nothing, what comes back is checked, decoded and counted."""

import csv
import io
import json

import pytest

from radonc_models.errors import RadOncError
from radonc_models.evaluate import report, tables
from radonc_models.evaluate.cli import main
from radonc_models.evaluate.engines import SideBySide
from radonc_models.evaluate.human_review import export
from radonc_models.evaluate.human_review_figures import disputed, figures
from radonc_models.evaluate.human_review_items import COLUMNS, make_items, read_key
from radonc_models.evaluate.human_review_readings import read_reading
from radonc_models.records import answer
from radonc_models.tasks import Task

from .conftest import ScriptedEngine, make_cases
from .test_table1 import figure

CASES = make_cases(12, "test")


def wrong(task: Task, case) -> str | None:
    return "=10 Gy in 1 fraction" if int(case.id[-4:]) % 2 else None


@pytest.fixture
def folder(pack, tmp_path):
    """A review of 12 plans, every second of them wrong."""
    asks = SideBySide([ScriptedEngine(CASES, wrong)])
    export(tmp_path / "review", pack, [Task.REGIMEN], CASES, asks, 1)
    return tmp_path / "review"


@pytest.fixture
def key(folder):
    return read_key(folder / "key.json")


def filled(folder, key, name, judge):
    """Write the table as a reader fills it in; ``judge`` gets the item and the model's side."""
    rows = list(csv.DictReader(io.StringIO((folder / "review.csv").read_text("utf-8-sig"))))
    for row in rows:
        said = judge(int(row["item"]), key.sides[int(row["item"])], row)
        if said:
            row["wrong"], row["correctness_a"], row["correctness_b"] = said
    path = folder.parent / f"{name}.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS, delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return path


def rightly(item, model, row):
    """A reader who sees every wrong plan."""
    if "10 Gy in 1 fraction" not in row[model]:
        return "none", "4", "4"
    return (model, "1", "4") if model == "a" else (model, "4", "1")


def test_that_what_goes_out_does_not_tell_which_side_is_the_model(folder, key) -> None:
    review = json.loads((folder / "review.json").read_text())
    rows = list(csv.DictReader(io.StringIO((folder / "review.csv").read_text("utf-8-sig"))))
    assert [int(row["item"]) for row in rows] == [one["item"] for one in review["items"]] == list(range(1, 13))
    for text in ((folder / "review.json").read_text(), (folder / "review.csv").read_text()):
        assert "test-00" not in text, "the number of a case could lead to its reference"
        assert '"model"' not in text
    assert set(key.sides.values()) == {"a", "b"}
    assert not any(cell.startswith("=") for row in rows for cell in row.values()), "no cell may become a formula"
    assert {path.stat().st_mode & 0o77 for path in folder.iterdir()} == {0}
    by_details = {case.details: case for case in CASES}
    for one in review["items"]:
        other = "b" if key.sides[one["item"]] == "a" else "a"
        assert one[other] == answer(Task.REGIMEN, by_details[one["details"]])


def test_that_order_and_sides_follow_from_the_seed_alone() -> None:
    answers = {Task.REGIMEN: [answer(Task.REGIMEN, case) for case in CASES]}
    assert make_items(CASES, answers, 1) == make_items(CASES, answers, 1)
    assert [one.case for one in make_items(CASES, answers, 1)] != [one.case for one in make_items(CASES, answers, 2)]


def test_that_verdicts_are_decoded_with_the_key(folder, key) -> None:
    found = figures(key, [read_reading(filled(folder, key, "one", rightly), key)], None)
    final = found["final"]["regimen"]
    assert final["verdicts"]["model error"]["value"] == final["verdicts"]["agreement"]["value"] == 0.5
    assert (final["model"]["value"], final["reference"]["value"], final["difference"]["value"]) == (2.5, 4, -1.5)
    assert (found["read"], found["open"], found["agreement"]) == (12, 0, None)


def test_that_two_readers_are_compared_and_disputes_go_to_a_third(folder, key) -> None:
    def other(item, model, row):
        return ("unclear", "2", "2") if item == 3 else rightly(item, model, row)

    readings = [read_reading(filled(folder, key, name, judge), key) for name, judge in (("r1", rightly), ("r2", other))]
    assert disputed(readings) == [3]
    found = figures(key, readings, None)
    assert (found["open"], found["final"]["regimen"]["n"]) == (1, 11)
    assert found["agreement"]["agreed"] == 11
    assert 0.8 < found["agreement"]["kappa"] < 1
    third = read_reading(filled(folder, key, "r3", lambda i, m, r: rightly(i, m, r) if i == 3 else None), key)
    decided = figures(key, readings, third)
    assert (decided["open"], decided["final"]["regimen"]["n"]) == (0, 12)
    same = figures(key, [readings[0], readings[0]], None)["agreement"]
    assert (same["kappa"], same["kappa_correctness"]) == (1, 1)


def test_that_a_program_may_answer_in_json(folder, key) -> None:
    rows = [{"item": 1, "wrong": "both", "correctness_a": 1, "correctness_b": 2, "comment": "x"}]
    found = {
        "format": "radonc-review-reading",
        "format_version": 1,
        "review": key.review,
        "reader": "R7",
        "readings": rows,
    }
    path = folder.parent / "r.json"
    path.write_text(json.dumps(found))
    reading = read_reading(path, key)
    judged = reading.judgements[1]
    assert (reading.reader, judged.verdict) == ("R7", "both wrong")
    assert {judged.model, judged.reference} == {1, 2}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"wrong": "maybe"}, "Row 1 of bad.csv, column wrong, is none of none, a, b, both, unclear"),
        ({"correctness_a": "5"}, "outside of 1 to 4"),
        ({"correctness_b": ""}, "column correctness_b, is no whole number"),
        ({"review": "0"}, "belongs to another review"),
        ({"item": "99"}, "item 99, which the review does not have"),
        ({"item": "2"}, "item 2 a second time"),
    ],
)
def test_that_a_row_that_is_not_understood_is_refused_by_its_number(folder, key, change, words) -> None:
    path = filled(folder, key, "bad", lambda *_: ("none", "4", "4"))
    rows = list(csv.DictReader(io.StringIO(path.read_text()), delimiter=";"))
    rows[0].update(change)
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    with pytest.raises(RadOncError, match=words):
        read_reading(path, key)


def test_that_the_results_come_into_the_report_and_its_tables(folder, key, pack, tmp_path, capsys) -> None:
    metrics = {row: {task.value: {"rouge1": figure(0.5), "rouge2": figure(0.5), "rougeL": figure(0.5)} for task in Task}
               for row in ("tuned",)}  # fmt: skip
    told = {
        "format": report.FORMAT,
        "format_version": report.FORMAT_VERSION,
        "models": {"regimen": {"sha256": "1" * 64}},
    }
    told |= {"metrics": metrics, "warnings": [], "synthetic": True, "n": 12, "pack": "p", "engine": "", "device": ""}
    report.write(tmp_path / "e.json", told)
    one, two = filled(folder, key, "r1", rightly), filled(folder, key, "r2", lambda *_: ("none", "4", "4"))
    words = [
        "review",
        "import",
        str(one),
        str(two),
        "--key",
        str(folder / "key.json"),
        "--report",
        str(tmp_path / "e.json"),
    ]
    assert main([*words, "--disputed", str(tmp_path / "disputed.csv")]) == 0
    assert "6 disputed" in capsys.readouterr().out
    rows = list(csv.DictReader(io.StringIO((tmp_path / "disputed.csv").read_text("utf-8-sig"))))
    assert len(rows) == 6
    assert all("reader 1: wrong" in row["comment"] and row["a"] and row["wrong"] == "" for row in rows)
    assert "Blinded review: 12 of 12 pairs read" in tables.plain(report.read(tmp_path / "e.json"))
    assert "SYNTHETIC CASE" not in (tmp_path / "e.json").read_text()
    report.write(tmp_path / "e.json", {**told, "models": {"regimen": {"sha256": "2" * 64}}})
    assert main(words) == 2
    assert "not about the model of the review" in capsys.readouterr().err


def test_that_wrong_files_are_refused_in_one_sentence(folder, key, pack, tmp_path, capsys) -> None:
    for name, text in (("a.csv", "x,y\n1,2\n"), ("b.csv", ""), ("c.json", "{}"), ("d.csv", '"open')):
        (tmp_path / name).write_text(text)
        with pytest.raises(RadOncError, match=name):
            read_reading(tmp_path / name, key)
    with pytest.raises(RadOncError, match="no key of a review"):
        read_key(folder / "review.json")
    with pytest.raises(RadOncError, match="is there already"):
        export(folder, pack, [Task.REGIMEN], CASES, SideBySide([ScriptedEngine(CASES)]), 1)
    assert main(["review", "export", str(folder), "--pack", "p", "--cases", "c"]) == 2
    assert "new folder" in capsys.readouterr().err
