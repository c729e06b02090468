import pytest

from radonc_models.errors import InputRefused
from radonc_models.questions.tables import read_table


def _table(tmp_path, text, name="cases.csv"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_table(path).rows


def test_that_a_spreadsheet_is_read_with_its_marks_quotes_and_other_columns(tmp_path):
    text = '\ufeffid,note,details\r\n1,x,"64-year-old, lung\r\nsays ""no"" to surgery"\r\n\r\n2,,breast\r\n'
    rows = _table(tmp_path, text)
    assert [(row.number, row.id, row.problem) for row in rows] == [(1, "1", ""), (2, "2", "")]
    assert rows[0].details == '64-year-old, lung\r\nsays "no" to surgery'
    assert [row.details for row in _table(tmp_path, "id;details\n1;lung, left\n")] == ["lung, left"]


def test_that_json_lines_are_read_and_their_other_fields_ignored(tmp_path):
    rows = _table(tmp_path, '{"id": "a", "details": "lung", "split": "test"}\n[1]\n{"id": 3}\n', "cases.jsonl")
    assert [(row.id, row.details, bool(row.problem)) for row in rows] == [
        ("a", "lung", False),
        ("", "", True),
        ("", "", True),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("id,text\n1,lung\n", "details is not there once"),
        ("id,id,details\n1,1,lung\n", "id is not there once"),
        ("id,details\n", "holds no cases"),
        ("", "id is not there once"),
        (b"id,details\n1,lung\n2,\xff\n", "Line 3 .* is not UTF-8"),
    ],
)
def test_that_a_table_without_its_columns_is_refused(tmp_path, text, words):
    with pytest.raises(InputRefused, match=words):
        _table(tmp_path, text)
    with pytest.raises(InputRefused, match="cannot be read"):
        read_table(tmp_path / "nothing.csv")


def test_that_a_bad_row_is_told_and_the_others_are_kept(tmp_path):
    text = 'id,details\n1,lung,left\n2,breast\n,prostate\n2,rectum\n3,"a" b\n4,liver\n'
    rows = _table(tmp_path, text)
    assert [row.id for row in rows if not row.problem] == ["2", "4"]
    problems = [row.problem for row in rows if row.problem]
    assert [
        words in problem
        for words, problem in zip(["3 fields", "no id", "same id as row 2", "no valid CSV"], problems, strict=True)
    ] == [True] * 4
    assert not any(word in problem for problem in problems for word in ("lung", "prostate", "rectum"))
