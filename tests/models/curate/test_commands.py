"""The commands, one after the other, and what they refuse."""

import builtins
import os

import pytest

from radonc_models.cli import main
from radonc_models.extract.rows import write_rows
from radonc_models.keyed import calibration
from radonc_models.keyed.keys import KdfParameters

PASSPHRASE = "plain words make a long one"


@pytest.fixture
def curate(monkeypatch, folder):
    monkeypatch.setattr(
        "radonc_models.curate.workspace.calibrated", lambda: KdfParameters(memory_kib=64, time_cost=1, parallelism=1)
    )
    assert calibration.calibrated  # the name that is replaced exists

    def run(step, *arguments, secrets=(PASSPHRASE,), user="anna"):
        reading, writing = os.pipe()
        os.write(writing, "\n".join(secrets).encode())
        os.close(writing)
        try:
            return main(
                ["curate", step, str(folder), "--user", user, "--passphrase-fd", str(reading), *map(str, arguments)]
            )
        finally:
            os.close(reading)

    return run


def test_that_the_steps_lead_from_rows_to_a_sheet(curate, rows, tmp_path, capsys):
    write_rows(tmp_path / "cases.csv", [rows(number) for number in range(1, 4)])
    assert curate("new") == 0
    assert curate("add", tmp_path / "cases.csv") == 0
    assert "3 cases added" in capsys.readouterr().out
    assert curate("split") == 0
    assert curate("label") == 0
    assert "photon 3" in capsys.readouterr().out
    assert curate("status", "--verify") == 0
    assert "labelled" in capsys.readouterr().out


def test_that_problems_are_listed_by_row_and_column(curate, rows, tmp_path, capsys):
    write_rows(tmp_path / "cases.csv", [rows(1), rows(2, note="")])
    curate("new")
    assert curate("add", tmp_path / "cases.csv", "--problems", tmp_path / "problems.csv") == 0
    assert '"2","details"' in (tmp_path / "problems.csv").read_text("utf-8-sig")


def test_that_another_reader_can_be_added(curate, capsys):
    curate("new")
    assert curate("reader", "--add", "ben", secrets=(PASSPHRASE, "other words make another one")) == 0
    assert curate("status", user="ben", secrets=("other words make another one",)) == 0


def test_that_readers_are_listed_removed_and_renamed(curate, capsys):
    curate("new")
    curate("reader", "--add", "ben", secrets=(PASSPHRASE, "other words make another one"))
    assert curate("reader", "--rename", "anna-maria") == 0
    capsys.readouterr()
    assert curate("reader", "--list", user="anna-maria") == 0
    assert sorted(capsys.readouterr().out.split()) == ["anna-maria", "ben"]
    assert curate("reader", "--remove", "ben", user="anna-maria") == 0
    assert curate("status", user="ben", secrets=("other words make another one",)) == 2


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("add", "missing.csv"), "cannot be read"),
        (("review", "--accept-unread"), "0 cases without a flag were read"),
        (("review", "--import", "missing.csv"), "cannot be read"),
    ],
)
def test_that_what_cannot_be_done_is_one_sentence(curate, capsys, arguments, sentence):
    curate("new")
    capsys.readouterr()
    assert curate(*arguments) == 2
    error = capsys.readouterr().err
    assert sentence in error
    assert error.count("\n") == 1


def test_that_a_weak_passphrase_makes_no_workspace(curate, folder, capsys):
    assert curate("new", secrets=("short",)) == 2
    assert not folder.exists()


def test_that_a_missing_part_is_named_with_its_extra(curate, monkeypatch, capsys):
    monkeypatch.setattr(builtins, "__import__", missing("sqlcipher3", builtins.__import__))
    assert curate("status") == 2
    assert "sqlcipher3 is not installed: install the package with its extra [curate]." in capsys.readouterr().err


def missing(name, real):
    def find(module, *rest, **named):
        if module.startswith("radonc_models.curate.workspace"):
            raise ModuleNotFoundError(name=name)
        return real(module, *rest, **named)

    return find
