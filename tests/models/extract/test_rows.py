"""Files of rows: written whole and for their owner alone, read one by one, every fault named by row and column."""

import csv
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from radonc_models.errors import InputRefused
from radonc_models.extract.rows import COLUMNS, WARNING, ExtractedRow, RowProblem, as_line, read_rows, write_rows

ROW = ExtractedRow(
    "17", "Probe, Paula", "00123", "1950-02-28", "F", "2020-02-29", "ICD-10-CM", "C34.12", "Upper lobe, left",
    'diagnosis details She said "no",\r\nthen left.\n', ("Dr. A. Muster", 'O"Neil; Jr'), "Nord", "n-1",
)  # fmt: skip


def _read(path):
    problems: list[RowProblem] = []
    return list(read_rows(path, problems.append)), [(problem.row, problem.column) for problem in problems]


HEADER = ",".join(COLUMNS)


def _file(tmp_path, *records, header=HEADER):
    path = tmp_path / "rows.csv"
    path.write_bytes(b"\r\n".join(r if isinstance(r, bytes) else r.encode() for r in (WARNING, header, *records)))
    return path


def _record(**changes):
    return as_line(replace(ROW, details="one line", **changes)).removesuffix("\r\n")


def test_that_what_was_written_is_read_again_and_only_the_owner_may(tmp_path):
    path = tmp_path / "rows.csv"
    rows = [ROW, replace(ROW, note_id="2", physicians=(), onset_date="", details="x" * 1_200_000 + "\0")]
    assert write_rows(path, rows) == 2
    assert list(read_rows(path)) == rows
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_text("utf-8").startswith("# IDENTIFIES PATIENTS")
    assert [file.name for file in tmp_path.iterdir()] == ["rows.csv"]


@settings(max_examples=40)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=4, max_size=4), st.data())
def test_that_any_text_survives(tmp_path_factory, texts, data):
    name = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: text == text.strip())
    physicians = tuple(data.draw(st.lists(name)))
    row = replace(ROW, mrn=texts[0], description=texts[1], details=texts[2], sex=texts[3], physicians=physicians)
    path = tmp_path_factory.getbasetemp() / "any.csv"
    write_rows(path, [row, ROW])
    assert list(read_rows(path)) == [row, ROW]


def test_that_a_failure_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "rows.csv"
    write_rows(path, [ROW])
    before = path.read_bytes()

    def rows():
        yield ROW
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_rows(path, rows())
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["rows.csv"]
    with pytest.raises(InputRefused, match="cannot be written"):
        write_rows(tmp_path / "no" / "rows.csv", [ROW])


def test_that_each_bad_row_is_named_with_its_column_and_the_others_are_kept(tmp_path):
    path = _file(
        tmp_path,
        _record(note_id="a"),
        _record(patient_id=" "),
        _record(onset_date="31.01.2020"),
        _record(birth_date="2021-02-30"),
        _record(facility="N").encode().replace(b",N,", b",N\xfc,"),
        _record() + ",more",
        _record(sex="F").replace(",F,", ',"F" ,'),
        "",
        _record(note_id="b"),
    )
    rows, problems = _read(path)
    assert [row.note_id for row in rows] == ["a", "b"]
    assert problems == [(2, "patient_id"), (3, "onset_date"), (4, "birth_date"), (5, "facility"), (6, ""), (7, "")]
    with pytest.raises(InputRefused, match="Row 2, column patient_id is empty"):
        list(read_rows(path))


def test_that_quotation_marks_which_do_not_close_cost_their_row_alone(tmp_path):
    record = _record().replace('"Probe', '"Pro"be')
    assert record != _record()
    assert _read(_file(tmp_path, record, _record())) == ([replace(ROW, details="one line")], [(1, "")])
    cell = ",".join('"""x"' if name == "physicians" else "1" for name in COLUMNS if "date" not in name)
    header = ",".join(name for name in COLUMNS if "date" not in name) + ",birth_date,onset_date"
    assert _read(_file(tmp_path, cell + ",,", header=header))[1] == [(1, "physicians")]


@pytest.mark.parametrize("header", ["", "id,details", ",".join((*COLUMNS, "mrn")), '"'])
def test_that_a_file_without_its_columns_is_refused(tmp_path, header):
    with pytest.raises(InputRefused, match="has no column"):
        list(read_rows(_file(tmp_path, header=header)))
    with pytest.raises(InputRefused, match="cannot be read"):
        list(read_rows(tmp_path / "nothing.csv"))


def test_that_columns_may_change_places_and_the_warning_may_be_gone(tmp_path):
    path = tmp_path / "rows.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, [*reversed(COLUMNS), "note"])
        writer.writeheader()
        writer.writerow({name: getattr(ROW, name) for name in COLUMNS} | {"physicians": "A;B", "note": "kept apart"})
    limit = csv.field_size_limit()
    assert list(read_rows(path)) == [replace(ROW, physicians=("A", "B"))]
    assert csv.field_size_limit() == limit
