"""The command that reads a prescription."""

import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from radonc_models.cli import main


def test_that_a_prescription_is_told_in_gy_and_fractions(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse-rx", "left lung SBRT 1200 cGy x 4"]) == 0
    told = capsys.readouterr().out
    assert "48 Gy in 4 fractions, 12 Gy each" in told
    assert "EQD2 88 Gy (alpha/beta 10)" in told
    assert "SBRT to the left lung, 48 Gy in 4 fractions." in told


def test_that_json_holds_levels_regimen_and_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse-rx", "45 Gy in 30 fractions BID, then boost 10 Gy in 5", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    first, second = found["levels"]
    assert (first["dose_gy"], first["fractions"], first["fractions_per_day"]) == (45, 30, 2)
    assert (second["dose_gy"], second["fractions"], second["boost"]) == (10, 5, True)
    assert found["target_names"] == ["PTV_4500", "PTV_Boost_1000"]
    assert found["sentence"].startswith("Radiotherapy, 45 Gy in 30 fractions twice daily")


def test_that_what_cannot_be_read_is_said_with_its_own_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse-rx", "54-60 Gy in 30 fractions"]) == 3
    assert "not read: '54-60 Gy in 30 fractions'" in capsys.readouterr().out
    assert main(["parse-rx", "observation"]) == 3
    assert capsys.readouterr().out == "no dose\n"


def test_that_each_line_of_the_input_gives_one_object(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    given = SimpleNamespace(buffer=io.BytesIO(b"50 Gy/25\n\n20 Gy in 5#\n"))
    monkeypatch.setattr("sys.stdin", given)
    assert main(["parse-rx", "-", "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one["line"], one["levels"][0]["dose_gy"]) for one in lines] == [(1, 50), (3, 20)]


def test_that_nothing_to_read_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse-rx", "  "]) == 2
    assert capsys.readouterr().err.startswith("radonc-models: There is no prescription")


def test_that_a_fhir_prescription_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse-rx", "left breast 40.05 Gy in 15 fractions, photons", "--fhir"]) == 0
    bundle = json.loads(capsys.readouterr().out)
    assert [one["resource"]["resourceType"] for one in bundle["entry"]] == ["ServiceRequest", "BodyStructure"]


def test_that_the_page_of_regimens_is_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse-rx", "--regimens"]) == 0
    page = Path(__file__).parents[3] / "docs" / "regimens.md"
    assert page.read_text("utf-8") == capsys.readouterr().out, "print it anew: parse-rx --regimens > docs/regimens.md"
