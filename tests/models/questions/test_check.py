"""The command ``check`` tells what is wrong with an answer and says so with its exit code."""

import io
import json
import sys

import pytest

from radonc_models.cli import main
from radonc_models.clinical.catalogue import as_markdown

DETAILS = "71-year-old man, stage I non-small cell lung cancer of the left lower lobe, T1b N0. Fit for SBRT."
GOOD = "Photon SBRT to the left lower lobe, 50 Gy in 5 fractions."


@pytest.fixture
def files(tmp_path):
    def write(answer):
        (tmp_path / "details.txt").write_text(DETAILS)
        (tmp_path / "answer.txt").write_text(answer)
        return ["--details", str(tmp_path / "details.txt"), "--answer", str(tmp_path / "answer.txt")]

    return write


def feed(monkeypatch, text):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


def test_that_a_right_answer_ends_with_0_and_a_wrong_one_with_3(files, capsys):
    assert main(["check", "--task", "regimen", *files(GOOD)]) == 0
    assert "[info] " in capsys.readouterr().out
    assert main(["check", "--task", "regimen", *files(GOOD.replace("left", "right"))]) == 3
    assert capsys.readouterr().out.startswith("[stop] ")


def test_that_json_carries_level_code_and_spans(files, capsys):
    main(["check", "--json", "--task", "regimen", *files(GOOD.replace("left", "right"))])
    told = json.loads(capsys.readouterr().out)
    assert (told["task"], told["level"]) == ("regimen", "stop")
    assert "side.contradicts" in {one["code"] for one in told["findings"]}


def test_that_an_answer_can_come_from_standard_input(files, capsys, monkeypatch):
    given = files("")
    feed(monkeypatch, GOOD + "\n")
    assert main(["check", "--task", "regimen", *given[:2], "--answer", "-"]) == 0
    assert main(["check", "--task", "regimen", "--details", "-", "--answer", "-"]) == 2
    assert "Only one of" in capsys.readouterr().err


def test_that_a_batch_answers_line_by_line_and_survives_bad_lines(capsys, monkeypatch):
    good = {"id": "a", "task": "regimen", "details": DETAILS, "answer": GOOD}
    bad = {**good, "id": "b", "answer": "Photon SBRT to the left lower lobe, 5 Gy in 50 fractions."}
    feed(monkeypatch, "\n".join([json.dumps(good), "{", json.dumps(bad), json.dumps({"task": "regimen"}), ""]))
    assert main(["check", "--batch", "-"]) == 3
    first, broken, second, empty = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["id"], first["level"]) == ("a", "info")
    assert (second["id"], second["level"]) == ("b", "stop")
    assert broken["error"].startswith("Line 2 is not JSON")
    assert "Line 4 lacks" in empty["error"]


def test_that_missing_arguments_are_one_sentence(capsys):
    assert main(["check", "--task", "regimen"]) == 2
    assert capsys.readouterr().err == "radonc-models: Name --task, --details and --answer, or give a --batch.\n"


def test_that_the_catalogue_is_printed(capsys):
    assert main(["check", "--catalogue"]) == 0
    assert capsys.readouterr().out == as_markdown()


def test_that_a_batch_compares_the_answers_of_one_case(capsys, monkeypatch):
    line = {"task": "modality", "details": DETAILS, "answer": "proton", "others": {"regimen": GOOD}}
    feed(monkeypatch, json.dumps(line) + "\n" + json.dumps({**line, "others": ["x"]}))
    assert main(["check", "--batch", "-"]) == 3
    found, refused = map(json.loads, capsys.readouterr().out.splitlines())
    assert "modality.other_answer" in {one["code"] for one in found["findings"]}
    assert refused["error"].startswith("Line 2 has others that are no texts")
