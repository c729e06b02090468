"""The command ``radonc-models icd``."""

import io
import json

import pytest

from radonc_models.cli import main


def test_that_words_give_ranked_codes_with_reasons(capsys) -> None:
    assert main(["icd", "NSCLC LUL", "-n", "2", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [one["code"] for one in answer["codes"]] == ["C34.12", "C34.10"]
    assert "the side agrees: left" in answer["codes"][0]["reasons"]
    assert main(["icd", "NSCLC LUL"]) == 0
    assert capsys.readouterr().out.startswith("C34.12")


def test_that_a_code_gives_its_place_in_the_classification(capsys) -> None:
    assert main(["icd", "c34.1"]) == 0
    text = capsys.readouterr().out
    assert "a category, not complete" in text
    assert "subdivisions: C34.12" in text
    assert "ICD-O-3 C34.1, behaviour /3" in text


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("C34.99", "C34.99 is no ICD-10-CM code (ICD-10-CM April 2026). C34.9 has C34.90"),
        ("T40.7X1A", "was deleted after the release of January 2021"),
        ("185", "ICD-9-CM: Malignant neoplasm of prostate; by these words ICD-10-CM has C61"),
        ("qwertz", "Nothing fits: write it in other words."),
    ],
)
def test_that_what_is_no_code_says_so_and_exits_3(query: str, words: str, capsys) -> None:
    assert main(["icd", query]) == 3
    assert words in capsys.readouterr().out


def test_that_standard_input_is_answered_line_by_line(capsys, monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO('PCa\n\n{"query": "brain mets", "id": "7"}\n'))
    assert main(["icd", "-"]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["codes"][0]["code"] == "C61"
    assert (second["id"], second["codes"][0]["code"]) == ("7", "C79.31")


def test_that_a_broken_line_is_a_sentence_and_exits_2(capsys, monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO('{"query": 3}\n'))
    assert main(["icd", "-"]) == 2
    assert capsys.readouterr().err == "radonc-models: Line 1 lacks the text query.\n"
