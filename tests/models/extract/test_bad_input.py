"""What real databases hold: each fault is one sentence, what can be read is kept, what cannot is listed."""

import csv
import random
import sqlite3
import sys
from contextlib import closing

import pytest

from radonc_models.cli import main
from radonc_models.errors import InputRefused
from radonc_models.extract.database import opened, read_password, safe_url
from radonc_models.extract.errors import DatabaseError
from radonc_models.extract.mapping import read_mapping
from radonc_models.extract.progress import Progress
from radonc_models.extract.rows import read_rows
from radonc_models.extract.run import Extraction, extract, left_out_of

TABLES = (
    "CREATE TABLE patient (patient_key, record_number, last_name, first_name, middle_name, birth_date, sex)",
    """CREATE TABLE diagnosis
    (diagnosis_key, patient_key, code_index, code, description, onset_date, department_key, changed_on)""",
    "CREATE TABLE note (note_key, diagnosis_key, note_text)",
    "CREATE TABLE department (department_key, department_name)",
    "CREATE TABLE physician (physician_key, last_name, first_name)",
    "CREATE TABLE diagnosis_physician (diagnosis_key, physician_key)",
)


@pytest.fixture
def site(tmp_path):
    """Give a database without keys or types, so that anything can stand in it."""
    with closing(sqlite3.connect(tmp_path / "site.db")) as database:
        for statement in TABLES:
            database.execute(statement)
        database.execute("INSERT INTO patient VALUES (1, '7', 'Doe', 'Jane', NULL, '1950-01-02', 'F')")
        database.commit()
    return tmp_path / "site.db"


def _add(site, *notes, onset="2020-01-02", index=2):
    with closing(sqlite3.connect(site)) as database:
        for number, note in enumerate(notes, start=1):
            database.execute(
                "INSERT INTO diagnosis VALUES (?, 1, ?, 'C61', 'x', ?, NULL, NULL)", (number, index, onset)
            )
            database.execute("INSERT INTO note VALUES (?, ?, ?)", (number, number, note))
        database.commit()


def _extract(site, mapping, **text):
    out = site.with_name("cases.csv")
    if text:
        mapping = mapping.model_copy(update={"text": mapping.text.model_copy(update=text)})
    funnel = extract(Extraction(safe_url(f"sqlite:///{site}"), mapping, out), lambda _: None).funnel
    return list(read_rows(out)), funnel.reasons


def test_that_empty_notes_are_listed_and_long_ones_kept(site, mapping):
    _add(site, "first", "", None, " \n", "x" * 1_100_000, "y" * (17 << 20))
    rows, reasons = _extract(site, mapping)
    assert [(row.note_id, len(row.details)) for row in rows] == [("1", 23), ("5", 1_100_018)]
    assert reasons == {
        "note: the note is empty": 3,
        "note: the note is longer than 16 million characters": 1,
    }
    with left_out_of(site.with_name("cases.csv")).open(newline="") as file:
        assert [line["note_key"] for line in csv.DictReader(file)] == ["2", "3", "4", "6"]


def test_that_notes_in_a_markup_become_their_words_and_broken_ones_are_listed(site, mapping):
    broken = ("{\\rtf1\\ansi Seen", "<html><!-- Seen", "{\\rtf1 \\ansicpg99999 Seen.}")
    _add(site, "{\\rtf1\\ansi Seen today.}", " <HTML><body>Seen today.", "Seen <today>.", "<html></html>", *broken)
    rows, reasons = _extract(site, mapping)
    assert [row.details for row in rows] == [
        "diagnosis details Seen today.", "diagnosis details Seen today.", "diagnosis details Seen <today>.",
    ]  # fmt: skip
    assert reasons == {
        "note: the note is empty": 1,
        "note: the note is RTF or HTML that cannot be read: the RTF breaks off": 1,
        "note: the note is RTF or HTML that cannot be read: the HTML breaks off": 1,
        "note: the note is RTF or HTML that cannot be read: a code page that is not known": 1,
    }


def test_that_text_which_is_not_utf8_costs_its_row_unless_the_mapping_knows_better(site, mapping):
    _add(site, "plain")
    with closing(sqlite3.connect(site)) as database:
        database.execute("INSERT INTO diagnosis VALUES (8, 1, 2, 'C61', 'x', '2020-01-02', NULL, NULL)")
        database.execute("INSERT INTO note VALUES (8, 8, CAST(x'4DFC6C6C6572' AS TEXT))")  # Müller in Windows-1252
        database.commit()
    rows, reasons = _extract(site, mapping)
    assert [row.note_id for row in rows] == ["1"]
    assert list(reasons) == ["note: the text is not UTF-8 and the mapping has no text.fallback_encoding"]
    rows, reasons = _extract(site, mapping, fallback_encoding="windows-1252")
    assert [row.details for row in rows] == ["diagnosis details plain", "diagnosis details Müller"]
    assert not reasons


def test_that_nul_bytes_are_dropped_and_counted(site, mapping, mapping_path, capsys):
    _add(site, "a\0b", "c")
    assert [row.details[-2:] for row in _extract(site, mapping)[0]] == ["ab", " c"]
    assert main(_command(f"sqlite:///{site}", mapping_path, site.with_name("again.csv"))) == 0
    assert "1 rows had NUL bytes" in capsys.readouterr().out


def test_that_dates_are_read_in_the_formats_of_the_mapping_alone(site, mapping):
    for number, onset in enumerate(
        ("2020-03-04", "04.03.2020", "03/04/2020", "31/12/2020", "soon", None, "2020-02-30")
    ):
        with closing(sqlite3.connect(site)) as database:
            database.execute("INSERT INTO diagnosis VALUES (?, 1, 2, 'C61', 'x', ?, NULL, NULL)", (number, onset))
            database.execute("INSERT INTO note VALUES (?, ?, 'n')", (number, number))
            database.commit()
    rows, reasons = _extract(site, mapping, dates=["%Y-%m-%d", "%d.%m.%Y", "%m/%d/%Y", "%d/%m/%Y"])
    assert {row.note_id: row.onset_date for row in rows} == {
        "0": "2020-03-04", "1": "2020-03-04", "3": "2020-12-31", "5": "",
    }  # fmt: skip
    assert [row.note_id for row in rows] == ["5", "0", "1", "3"]
    assert reasons == {
        "onset_date: the date fits no format of text.dates": 2,
        "onset_date: the date fits two formats of text.dates and means different days": 1,
    }


def test_that_a_second_note_with_the_same_id_is_listed_not_merged(site, mapping):
    _add(site, "first")
    with closing(sqlite3.connect(site)) as database:
        database.execute("INSERT INTO note VALUES (1, 1, 'second')")
        database.execute("INSERT INTO diagnosis VALUES (2, 1, 2, 'C61', 'x', NULL, NULL, NULL)")
        database.execute("INSERT INTO note VALUES (1, 2, 'third')")
        database.commit()
    rows, reasons = _extract(site, mapping)
    assert len(rows) == 1
    assert reasons == {"note_key: another note has the same ID": 2}


def test_that_code_systems_are_named_and_unknown_ones_left_as_they_are(site, mapping):
    for place, index in enumerate((1, 2, "2", 7, None)):
        with closing(sqlite3.connect(site)) as database:
            database.execute("INSERT INTO diagnosis VALUES (?, 1, ?, 'C61', 'x', NULL, NULL, NULL)", (place, index))
            database.execute("INSERT INTO note VALUES (?, ?, 'n')", (place, place))
            database.commit()
    rows, _ = _extract(site, mapping)
    assert [row.code_system for row in rows] == ["ICD-9", "ICD-10-CM", "ICD-10-CM", "7", ""]


def test_that_physicians_share_a_cell_and_nobody_is_doubled(site, mapping):
    _add(site, "n")
    with closing(sqlite3.connect(site)) as database:
        database.executemany(
            "INSERT INTO physician VALUES (?, ?, ?)", [(1, "Roe", "Ann"), (2, "Poe", None), (3, "; x", "")]
        )
        database.executemany("INSERT INTO diagnosis_physician VALUES (1, ?)", [(1,), (2,), (3,), (1,)])
        database.commit()
    assert _extract(site, mapping)[0][0].physicians == ("; x", "Poe", "Roe, Ann")


def _command(url, mapping_path, out):
    return ["extract", "--url", url, "--mapping", str(mapping_path), "-o", str(out)]


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("nonsense", "cannot be read"),
        ("postgresql://ann:secret@host/db", "holds a password"),
        ("mssql://host/db?password=secret", "holds a password"),
        ("oracle://ann@host/db", "SQLite, PostgreSQL and SQL Server"),
        ("sqlite:///nothing.db", "no SQLite database nothing.db"),
        ("sqlite://", "no SQLite database"),
        ("postgresql://ann@/db?host=/nowhere", "cannot be opened"),
    ],
)
def test_that_a_wrong_url_is_one_sentence_without_its_secret(url, words, mapping_path, tmp_path, capsys):
    assert main(_command(url, mapping_path, tmp_path / "cases.csv")) == 2
    told = capsys.readouterr().err
    assert words in told
    assert told.count("\n") == 1
    assert "secret" not in told
    assert not list(tmp_path.iterdir())


def test_that_a_host_which_does_not_answer_is_waited_for_a_short_time_unless_told():
    assert safe_url("postgresql://ann@host/db").query["connect_timeout"] == "20"
    assert safe_url("postgresql://ann@host/db?connect_timeout=90").query["connect_timeout"] == "90"


def test_that_a_file_which_is_no_database_is_one_sentence(mapping_path, tmp_path, capsys):
    (tmp_path / "x.db").write_bytes(b"no database " * 100)
    assert main(_command(f"sqlite:///{tmp_path}/x.db", mapping_path, tmp_path / "cases.csv")) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_that_a_missing_driver_is_named_with_its_extra(monkeypatch, mapping_path, tmp_path, capsys):
    def missing(*_, **__):
        raise ModuleNotFoundError("pymssql")

    monkeypatch.setattr("radonc_models.extract.database.create_engine", missing)
    assert main(_command("mssql://ann@host/db", mapping_path, tmp_path / "cases.csv")) == 2
    assert "radonc-gpt[mssql]" in capsys.readouterr().err


def test_that_missing_sqlalchemy_is_named_with_its_extra(monkeypatch, mapping_path, tmp_path, capsys):
    for name in ("radonc_models.extract.run", "radonc_models.extract.database"):
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "sqlalchemy", None)
    assert main(_command("sqlite:///x.db", mapping_path, tmp_path / "cases.csv")) == 2
    assert "radonc-gpt[extract]" in capsys.readouterr().err


def test_that_a_day_or_a_place_that_cannot_be_used_is_one_sentence(site, mapping_path, tmp_path, capsys):
    url = f"sqlite:///{site}"
    assert main([*_command(url, mapping_path, tmp_path / "cases.csv"), "--since", "31.01.2026"]) == 2
    assert main(_command(url, mapping_path, tmp_path / "no" / "cases.csv")) == 2
    assert main(_command(url, tmp_path / "no.toml", tmp_path / "cases.csv")) == 2
    told = capsys.readouterr().err.splitlines()
    expected = ["--since", "cannot be written", "cannot be read"]
    assert all(words in line for words, line in zip(expected, told, strict=True))
    assert not (tmp_path / "cases.csv").exists()


def test_that_a_full_disk_is_one_sentence_and_leaves_no_half_file(site, mapping, monkeypatch):
    prepare = Progress._prepare

    def small(progress, *arguments):
        prepare(progress, *arguments)
        progress._database.execute("PRAGMA max_page_count = 40")

    monkeypatch.setattr(Progress, "_prepare", small)
    _add(site, *("a note of some length " * 200 for _ in range(200)))
    with pytest.raises(InputRefused, match="make room on its disk"):
        _extract(site, mapping)
    assert not site.with_name("cases.csv").exists()
    monkeypatch.setattr(Progress, "_prepare", prepare)
    assert len(_extract(site, mapping)[0]) == 200


def test_that_a_missing_table_or_column_is_named_with_its_entry(site, mapping):
    diagnosis = mapping.diagnosis.model_copy(update={"onset_date": "begun"})
    with pytest.raises(DatabaseError, match=r"no column begun: correct the entry diagnosis\.onset_date"):
        _extract(site, mapping.model_copy(update={"diagnosis": diagnosis}))
    note = mapping.note.model_copy(update={"table": "letters"})
    with pytest.raises(DatabaseError, match="shows no table letters"):
        _extract(site, mapping.model_copy(update={"note": note}))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("version = 1", "version = 2"), "entry version has a wrong value"),
        (('code = "code"\n', ""), "entry diagnosis.code is missing"),
        (('sex = "sex"', 'gender = "sex"'), "entry patient.gender is not known"),
        (('name = ["last_name", "first_name"]', "name = []"), "entry physicians.name has a wrong value"),
        (("# fallback_encoding", "fallback_encoding"), None),
        (
            ('# fallback_encoding = "windows-1252"', 'fallback_encoding = "martian"'),
            "fallback_encoding has a wrong",
        ),
        (("[patient]", "[patient"), "is no TOML"),
    ],
)
def test_that_a_wrong_mapping_names_its_entry(change, words, mapping_path, tmp_path):
    path = tmp_path / "site.toml"
    text = mapping_path.read_text()
    assert change[0] in text
    path.write_text(text.replace(*change))
    if words is None:
        assert read_mapping(path).text.fallback_encoding == "windows-1252"
        return
    with pytest.raises(InputRefused, match=words):
        read_mapping(path)


def test_that_the_password_comes_from_a_file_or_the_environment(monkeypatch, tmp_path):
    seen = []
    monkeypatch.setattr(
        "radonc_models.extract.database.create_engine", lambda url, **_: seen.append(url.password) or 1 / 0
    )
    (tmp_path / "word").write_text("of the file\nmore")
    monkeypatch.setenv("RADONC_DATABASE_PASSWORD", "of the environment")
    for file in (tmp_path / "word", None):
        with pytest.raises(ZeroDivisionError), opened(safe_url("postgresql://ann@host/db"), read_password(file)):
            pass
    assert seen == ["of the file", "of the environment"]
    with pytest.raises(InputRefused, match="password file nowhere"):
        read_password(tmp_path / "nowhere")


def test_that_no_value_of_any_kind_stops_the_others(site, mapping):
    rng = random.Random(4)
    kinds = (
        lambda: None, lambda: rng.randrange(-5, 5), lambda: rng.random() * 1e300, lambda: rng.randbytes(12),
        lambda: "".join(map(chr, rng.choices(range(1, 0xD7FF), k=9))), lambda: "\0", lambda: '";\r\n,', lambda: "",
    )  # fmt: skip
    with closing(sqlite3.connect(site)) as database:
        for number in range(400):
            values = [rng.choice(kinds)() for _ in range(6)]
            database.execute("INSERT INTO diagnosis VALUES (?, 1, ?, ?, ?, ?, NULL, NULL)", (number, *values[:4]))
            database.execute("INSERT INTO note VALUES (?, ?, ?)", (number, number, values[4]))
        database.commit()
    rows, reasons = _extract(site, mapping)
    assert len(rows) > 20
    assert len(rows) + sum(reasons.values()) == 400
