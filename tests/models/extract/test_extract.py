"""Extraction from SQLite and from PostgreSQL: the same file, whole or not at all, resumable, reading only."""

import csv
import hashlib
import json
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from itertools import islice

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from radonc_models.cli import main
from radonc_models.errors import InputRefused
from radonc_models.extract import run as running
from radonc_models.extract.database import opened, safe_url
from radonc_models.extract.errors import DatabaseError
from radonc_models.extract.progress import Progress, part_of
from radonc_models.extract.rows import read_rows
from radonc_models.extract.run import Extraction, extract, left_out_of
from radonc_models.synthetic.clinic import patients
from radonc_models.synthetic.clinic.sinks import rows_of

from .conftest import PATIENTS, SEED


def _extract(url, mapping, out, **more):
    said = []
    return extract(Extraction(safe_url(url), mapping, out, **more), said.append).funnel, said


@pytest.fixture
def sqlite_url(clinic):
    return f"sqlite:///{clinic}"


def test_that_the_file_holds_the_rows_of_the_clinic_in_the_order_of_the_paper(sqlite_url, mapping, tmp_path):
    out = tmp_path / "cases.csv"
    funnel, said = _extract(sqlite_url, mapping, out)
    rows = list(read_rows(out))
    expected = [row for patient in patients(SEED, PATIENTS) for row in rows_of(patient)]
    assert rows == sorted(expected, key=lambda row: (row.onset_date, row.patient_id, row.note_id))
    assert all(row.details.startswith("diagnosis details SYNTHETIC") for row in rows)
    assert {row.code_system for row in rows} == {"ICD-9", "ICD-10-CM"}
    assert out.stat().st_mode & 0o777 == 0o600
    assert said == []
    assert funnel.rows == len(rows)
    assert funnel.diagnosed == PATIENTS


def test_that_the_funnel_counts_what_is_there(sqlite_url, clinic, mapping, tmp_path):
    funnel, _ = _extract(sqlite_url, mapping, tmp_path / "cases.csv")
    rows = list(read_rows(tmp_path / "cases.csv"))
    with closing(sqlite3.connect(clinic)) as database:
        (diagnoses,) = database.execute("SELECT count(*) FROM diagnosis").fetchone()
        (notes,) = database.execute("SELECT count(*) FROM note").fetchone()
        (bare,) = database.execute(
            "SELECT count(*) FROM diagnosis WHERE diagnosis_key NOT IN (SELECT diagnosis_key FROM note)"
        ).fetchone()
    assert (funnel.diagnoses, funnel.notes, funnel.without_note) == (diagnoses, notes, bare)
    assert funnel.left_out == notes - len(rows) == sum(funnel.reasons.values())
    by_patient = {}
    for row in rows:
        by_patient.setdefault(row.patient_id, set()).add(row.note_id[:-1])  # a note's number is its diagnosis' and one
    assert funnel.patients == len(by_patient)
    assert funnel.one_diagnosis == sum(len(found) == 1 for found in by_patient.values())
    assert "15,724" in funnel.table()


def test_that_postgresql_gives_the_same_bytes(sqlite_url, postgres, mapping, tmp_path):
    first, _ = _extract(sqlite_url, mapping, tmp_path / "a.csv")
    second, said = _extract(postgres.url("reader"), mapping, tmp_path / "b.csv")
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()
    assert left_out_of(tmp_path / "a.csv").read_bytes() == left_out_of(tmp_path / "b.csv").read_bytes()
    assert first == second
    assert said == []


def test_that_an_account_that_may_write_is_told_of_and_cannot_write_here(postgres, mapping, tmp_path):
    _, said = _extract(postgres.url("writer"), mapping, tmp_path / "cases.csv")
    assert [sentence.split(":")[0] for sentence in said] == ["WARNING"]
    with opened(safe_url(postgres.url("writer")), None) as connection, pytest.raises(DBAPIError, match="read-only"):
        connection.execute(text("INSERT INTO department VALUES (99, 'x')"))


def test_that_a_sqlite_file_is_opened_for_reading(clinic):
    before = clinic.read_bytes()
    with opened(safe_url(f"sqlite:///{clinic}"), None) as connection, pytest.raises(DBAPIError, match="readonly"):
        connection.execute(text("DELETE FROM patient"))
    assert clinic.read_bytes() == before


def test_that_days_which_python_does_not_know_cost_their_row_alone(postgres, mapping, tmp_path):
    import psycopg

    with psycopg.connect(f"host={postgres.folder} user=owner dbname=postgres", autocommit=True) as connection:
        connection.execute("CREATE SCHEMA odd")
        connection.execute("CREATE TABLE odd.diagnosis AS SELECT * FROM diagnosis ORDER BY diagnosis_key LIMIT 12")
        connection.execute("ALTER TABLE odd.diagnosis ALTER onset_date TYPE timestamptz")
        for place, day in enumerate(("infinity", "0044-03-15 BC", "1999-12-31 23:59")):
            with_note = "SELECT diagnosis_key FROM note GROUP BY 1 HAVING min(length(note_text)) > 0 ORDER BY 1"
            connection.execute(
                f"UPDATE odd.diagnosis SET onset_date = %s WHERE diagnosis_key = ({with_note} OFFSET %s LIMIT 1)",
                (day, place),
            )
        connection.execute("GRANT USAGE ON SCHEMA odd TO reader; GRANT SELECT ON odd.diagnosis TO reader")
    odd = mapping.diagnosis.model_copy(update={"table": "odd.diagnosis"})
    funnel, _ = _extract(postgres.url("reader"), mapping.model_copy(update={"diagnosis": odd}), tmp_path / "cases.csv")
    days = {row.onset_date for row in read_rows(tmp_path / "cases.csv")}
    assert "1999-12-31" in days
    assert len(days) > 5
    assert funnel.reasons["onset_date: the date fits no format of text.dates"] >= 2


def test_that_missing_rights_are_one_sentence(postgres, mapping, tmp_path):
    with pytest.raises(DatabaseError, match="ask for the right to read"):
        _extract(postgres.url("stranger"), mapping, tmp_path / "cases.csv")
    with pytest.raises(DatabaseError, match="cannot be opened"):
        _extract(postgres.url("nobody_there"), mapping, tmp_path / "cases.csv")
    assert not list(tmp_path.iterdir())


@pytest.fixture
def breaking(monkeypatch):
    """Let the database break off after 60 records; give a way to mend it."""
    whole = running.stream
    monkeypatch.setattr("radonc_models.extract.progress._BATCH", 7)

    def broken(connection, query):
        yield from islice(whole(connection, query), 60)
        raise DatabaseError("The database broke off.")

    monkeypatch.setattr(running, "stream", broken)
    return lambda: monkeypatch.setattr(running, "stream", whole)


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_that_an_extraction_that_broke_off_goes_on_and_ends_with_the_same_file(
    kind, sqlite_url, request, mapping, tmp_path, breaking
):
    url = sqlite_url if kind == "sqlite" else request.getfixturevalue("postgres").url("reader")
    out = tmp_path / "cases.csv"
    for _ in range(2):
        with pytest.raises(DatabaseError, match="broke off"):
            _extract(url, mapping, out)
        assert not out.exists()
        assert part_of(out).stat().st_mode & 0o777 == 0o600
    breaking()
    _, said = _extract(url, mapping, out)
    assert "Going on behind" in said[0]
    _extract(url, mapping, tmp_path / "whole.csv")
    assert out.read_bytes() == (tmp_path / "whole.csv").read_bytes()
    assert {path.name for path in tmp_path.iterdir()} == {
        "cases.csv", "cases.left-out.csv", "whole.csv", "whole.left-out.csv",
    }  # fmt: skip


def test_that_an_extraction_that_was_killed_goes_on(sqlite_url, mapping, mapping_path, tmp_path):
    out = tmp_path / "cases.csv"
    program = f"""
import os, signal
from itertools import islice
from radonc_models.cli import main
from radonc_models.extract import progress, run
whole, progress._BATCH = run.stream, 7
def killed(connection, query):
    yield from islice(whole(connection, query), 60)
    os.kill(os.getpid(), signal.SIGKILL)
run.stream = killed
main(["extract", "--url", {sqlite_url!r}, "--mapping", {str(mapping_path)!r}, "-o", {str(out)!r}])
"""
    ended = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True)
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    hidden = list(tmp_path.iterdir())
    assert part_of(out) in hidden
    assert all(path.stat().st_mode & 0o077 == 0 for path in hidden)
    _, said = _extract(sqlite_url, mapping, out)
    assert "Going on behind" in said[0]
    _extract(sqlite_url, mapping, tmp_path / "whole.csv")
    assert out.read_bytes() == (tmp_path / "whole.csv").read_bytes()


def test_that_another_question_does_not_mix_with_an_unfinished_one(sqlite_url, mapping, tmp_path, breaking):
    out = tmp_path / "cases.csv"
    with pytest.raises(DatabaseError):
        _extract(sqlite_url, mapping, out)
    breaking()
    with pytest.raises(InputRefused, match="asked something else"):
        _extract(sqlite_url, mapping, out, since=date(2020, 1, 1))
    funnel, _ = _extract(sqlite_url, mapping, out, since=date(2020, 1, 1), fresh=True)
    assert funnel.rows == len(list(read_rows(out)))
    assert not part_of(out).exists()


def test_that_two_extractions_do_not_write_one_file(sqlite_url, mapping, tmp_path):
    out = tmp_path / "cases.csv"
    with Progress(out, {}), pytest.raises(InputRefused, match="Another extraction"):
        _extract(sqlite_url, mapping, out)
    assert not part_of(out).exists()


def test_that_a_foreign_file_in_the_place_of_an_unfinished_one_is_refused(sqlite_url, mapping, tmp_path):
    out = tmp_path / "cases.csv"
    part_of(out).write_bytes(b"no database, but longer than a hundred bytes " * 9)
    with pytest.raises(InputRefused, match="--fresh"):
        _extract(sqlite_url, mapping, out)
    assert _extract(sqlite_url, mapping, out, fresh=True)[0].rows


def test_that_since_takes_what_changed_on_that_day_or_later(sqlite_url, postgres, clinic, mapping, tmp_path):
    day = date(2019, 6, 1)
    funnel, _ = _extract(sqlite_url, mapping, tmp_path / "a.csv", since=day)
    _extract(postgres.url("reader"), mapping, tmp_path / "b.csv", since=day)
    with closing(sqlite3.connect(clinic)) as database:
        expected = database.execute(
            "SELECT count(*) FROM note JOIN diagnosis USING (diagnosis_key) WHERE changed_on >= '2019-06-01'"
        ).fetchone()
    assert (funnel.notes,) == expected
    assert 0 < funnel.diagnoses < PATIENTS
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_that_only_rows_with_the_wanted_values_are_taken(sqlite_url, mapping, tmp_path):
    note = mapping.note.model_copy(update={"where": {"note_type": "follow-up"}})
    funnel, _ = _extract(sqlite_url, mapping.model_copy(update={"note": note}), tmp_path / "cases.csv")
    rows = list(read_rows(tmp_path / "cases.csv"))
    assert funnel.rows == len(rows) > 0
    assert {row.note_id[-1] for row in rows} == {"1"}


def test_that_the_command_prints_the_funnel_and_whom_the_file_identifies(sqlite_url, mapping_path, tmp_path, capsys):
    out, report = tmp_path / "cases.csv", tmp_path / "counts.json"
    options = ["extract", "--url", sqlite_url, "--mapping", str(mapping_path), "-o", str(out)]
    assert main([*options, "--report", str(report)]) == 0
    printed = capsys.readouterr()
    assert printed.out.splitlines()[-1].endswith("IDENTIFIES PATIENTS: it is not de-identified; only you can read it")
    assert "9,799" in printed.out
    told = json.loads(report.read_text())
    assert told["counts"]["rows"] == len(list(read_rows(out)))
    assert told["file_sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    assert list(told["steps"]) == ["text", "markup", "names", "dates", "code-system", "details-prefix", "order"]
    with left_out_of(out).open(newline="") as file:
        assert {line["reason"] for line in csv.DictReader(file)} == {"the note is empty"}
