"""``radonc-models synth``: the same clinic as a database and as files, as a whole or not at all."""

import json
import sqlite3
from contextlib import closing

import pytest

from radonc_models.cli import main
from radonc_models.extract.rows import DETAILS_PREFIX, read_rows
from radonc_models.synthetic.clinic import patients


def _synth(path, form, *more):
    return main(["synth", "--cases", "60", "--seed", "3", "--as", form, "-o", str(path), *more])


def test_that_database_and_files_hold_the_same_notes(tmp_path, capsys):
    assert [_synth(tmp_path / form, form, "--gold", str(tmp_path / "gold")) for form in ("sqlite", "csv", "jsonl")] == [
        0, 0, 0,
    ]  # fmt: skip
    assert "60 invented patients" in capsys.readouterr().out
    with closing(sqlite3.connect(tmp_path / "sqlite")) as database:
        stored = dict(database.execute("SELECT note_key, note_text FROM note WHERE note_text <> ''"))
        counted = database.execute("SELECT count(*) FROM patient").fetchone()
    rows = list(read_rows(tmp_path / "csv"))
    objects = [json.loads(line) for line in (tmp_path / "jsonl").read_text("utf-8").splitlines()]
    gold = [json.loads(line) for line in (tmp_path / "gold").read_text("utf-8").splitlines()]
    assert counted == (60,)
    assert {int(row.note_id): row.details.removeprefix(DETAILS_PREFIX) for row in rows} == stored
    assert [entry["details"] for entry in objects] == [row.details for row in rows]
    assert [entry["text"] for entry in gold] == [row.details.removeprefix(DETAILS_PREFIX) for row in rows]
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in tmp_path.iterdir())
    assert len(list(tmp_path.iterdir())) == 4


def test_that_offsets_of_the_gold_are_those_of_its_text(tmp_path):
    _synth(tmp_path / "rows", "csv", "--gold", str(tmp_path / "gold"))
    expected = {
        str(note.number): note.written
        for patient in patients(3, 60)
        for diagnosis in patient.diagnoses
        for note in diagnosis.notes
    }
    for line in (tmp_path / "gold").read_text("utf-8").splitlines():
        entry = json.loads(line)
        written = expected[entry["row"]["note_id"]]
        assert entry["text"] == written.text
        assert entry["plan_start"] == written.plan_start
        marked = [(entry["text"][start:end], kind) for start, end, kind in entry["identifiers"]]
        assert marked == [(written.text[m.start : m.end], m.kind) for m in written.identifiers]
        if entry["row"]["mrn"] in entry["text"]:
            assert (entry["row"]["mrn"], "mrn") in marked


def test_that_what_cannot_be_written_is_one_sentence_and_leaves_nothing(tmp_path, capsys):
    for form in ("sqlite", "csv"):
        assert _synth(tmp_path / "no" / "file", form) == 2
    assert main(["synth", "--cases", "0", "--as", "csv", "-o", str(tmp_path / "file")]) == 2
    assert _synth(tmp_path / "file", "csv", "--gold", str(tmp_path / "no" / "gold")) == 2
    assert _synth(tmp_path / "file", "csv", "--mapping", str(tmp_path / "site.toml")) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 5
    assert all(line.startswith("radonc-models: ") and line.endswith(".") for line in lines)
    assert not list(tmp_path.iterdir())


def test_that_held_out_words_are_asked_for_by_name(tmp_path):
    _synth(tmp_path / "a", "csv")
    _synth(tmp_path / "b", "csv", "--wording", "held_out")
    names = [{row.patient_name.split(",")[0] for row in read_rows(tmp_path / name)} for name in ("a", "b")]
    assert not names[0] & names[1]


@pytest.mark.parametrize("form", ["sqlite", "csv"])
def test_that_a_clinic_that_breaks_off_leaves_no_file(tmp_path, form, monkeypatch):
    def broken(*_):
        yield next(patients(1, 1))
        raise KeyboardInterrupt

    monkeypatch.setattr("radonc_models.synthetic.clinic.cli.patients", broken)
    assert _synth(tmp_path / "file", form, "--gold", str(tmp_path / "gold")) == 130
    assert not list(tmp_path.iterdir())
