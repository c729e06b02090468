"""The table at the end of ``make bench-engine``."""

import json
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture
def report(monkeypatch, tmp_path):
    """The report over one script that notes figures and ends with a given exit code."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    import report_engine

    def run(figures, code=0):
        script = tmp_path / "script.py"
        lines = [f"figures.note(*{figure!r})" for figure in figures]
        head = f"import sys; sys.path.insert(0, {str(BENCHMARKS)!r}); import figures"
        script.write_text("\n".join([head, *lines, f"sys.exit({code})"]))
        monkeypatch.setattr(report_engine, "HERE", tmp_path)
        monkeypatch.setattr(report_engine, "commands", lambda _demo, **_: [["script.py"]])
        monkeypatch.setattr(sys, "argv", ["report_engine.py"])
        return report_engine.main()

    return run


ALL = [(number, f"figure {number}", "< 2", "1", True) for number in range(1, 8)]


def test_that_all_figures_are_shown_in_their_order_and_end_well(report, capfd):
    assert report(reversed(ALL)) == 0
    lines = capfd.readouterr().out.splitlines()
    rows = [line.split() for line in lines if line[:1].isdigit()]
    assert [row[0] for row in rows] == list("1234567")
    assert rows[0] == ["1", "figure", "1", "<", "2", "1", "yes"]


@pytest.mark.parametrize(
    ("figures", "code", "words"),
    [
        ([*ALL[:-1], (7, "figure 7", "0", "3", False)], 0, "NO"),
        (ALL[:-1], 0, "not measured: [7]"),
        (ALL, 1, "failed: script.py"),
    ],
)
def test_that_a_figure_that_is_missed_or_missing_and_a_script_that_fails_are_shown(report, capfd, figures, code, words):
    assert report(figures, code) == 1
    assert words in capfd.readouterr().out


def test_that_figures_survive_their_file(monkeypatch, tmp_path):
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    import figures

    monkeypatch.setenv(figures.PLACE, str(tmp_path / "figures"))
    figures.note(4, "faults", "200 of 200", "200", 1)
    assert json.loads((tmp_path / "figures").read_text())["reached"] is True
    assert figures.noted(tmp_path / "figures") == [figures.Figure(4, "faults", "200 of 200", "200", True)]
    assert figures.noted(tmp_path / "none") == []
