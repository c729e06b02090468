"""Table 1 of the paper in shape."""

import json

import pytest

from radonc_models.evaluate.cli import main
from radonc_models.evaluate.table1 import PAPER, table1
from radonc_models.tasks import Task


def figure(value, n=40):
    return {"value": value, "low": 0.0, "high": 1.0, "n": n}


@pytest.fixture
def report():
    def figures(value):
        names = ("rouge1", "rouge2", "rougeL", "dose_fractions_exact", "macro_f1", "icd_exact_looked_up")
        return {name: figure(value) for name in names}

    metrics = {"tuned": {task.value: figures(0.625) for task in Task}, "base": {"regimen": figures(0.125)}}
    metrics["tuned"]["modality"]["rouge2"] = {"value": None, "low": None, "high": None, "n": 0}
    head = {"format": "radonc-evaluation", "format_version": 1, "synthetic": True, "n": 40, "pack": "demo"}
    return {**head, "engine": "e", "device": "d", "metrics": metrics}


def test_that_the_figures_of_the_paper_stand_beside_ours_with_a_warning(report) -> None:
    shown = table1(report)
    lines = [line.split() for line in shown.splitlines()]
    assert ["regimen", "tuned", "0.434", "0.225", "0.427", "40", "0.625", "0.625", "0.625"] in lines
    assert ["modality", "tuned", "0.790", "0.000", "0.790", "40", "0.625", "–", "0.625"] in lines
    assert ["modality", "base", "0.0003", "–", "–", "–", "–", "–", "–"] in lines
    assert "cannot be compared" in shown
    assert ["regimen", "dose", "fractions", "exact", "12.5", "–", "62.5", "–", "–"] in lines


def test_that_the_paper_s_table_is_whole() -> None:
    assert set(PAPER) == set(Task)
    assert all(
        set(rows) == {"base", "tuned"} and all(len(row) == 3 for row in rows.values()) for rows in PAPER.values()
    )


def test_that_the_command_prints_a_report_and_refuses_another_file(report, tmp_path, capsys) -> None:
    path = tmp_path / "e.json"
    path.write_text(json.dumps(report))
    assert main(["table1", "--from", str(path), "--markdown"]) == 0
    assert "| regimen | tuned | 0.434 |" in capsys.readouterr().out
    path.write_text(json.dumps({**report, "warnings": ["Look out."]}))
    assert main(["table1", "--from", str(path), "--whole"]) == 0
    assert "! Look out." in capsys.readouterr().out
    path.write_text("[]")
    assert main(["table1", "--from", str(path)]) == 2
    assert "e.json is no evaluation report" in capsys.readouterr().err
