"""What the script that builds the code table makes of names and of earlier releases."""

import icd10_table
import pytest


@pytest.mark.parametrize(
    ("name", "shortened"),
    [
        ("Malignant neoplasm of left kidney, except renal pelvis", {"Malignant neoplasm of left kidney"}),
        ("Palmar fascial fibromatosis [Dupuytren]", {"Palmar fascial fibromatosis"}),
        (
            "Secondary malignant neoplasm of retroperitoneum and peritoneum",
            {"Secondary malignant neoplasm of retroperitoneum", "Secondary malignant neoplasm of peritoneum"},
        ),
        (
            "Personal history of malignant neoplasm of rectum, rectosigmoid junction, and anus",
            {
                "Personal history of malignant neoplasm of rectum",
                "Personal history of malignant neoplasm of rectosigmoid junction",
                "Personal history of malignant neoplasm of anus",
            },
        ),
        ("Malignant neoplasm of prostate", set()),
    ],
)
def test_that_a_name_is_shortened_to_what_is_written(name: str, shortened: set[str]) -> None:
    assert set(icd10_table._shortened(name)) == shortened


def test_that_a_comma_in_a_single_place_does_not_divide_it() -> None:
    name = "Malignant neoplasm of nipple and areola, left female breast"
    assert "Malignant neoplasm of left female breast" not in set(icd10_table._shortened(name))


def test_that_both_shapes_of_a_release_are_read() -> None:
    ordered = (
        "00001 A00     0 Cholera                                                      Cholera\n"
        "00002 A000    1 Cholera due to Vibrio                                        Cholera due to Vibrio cholerae\n"
    )
    assert list(icd10_table._read_release(ordered)) == [
        ("A00", False, "Cholera"),
        ("A000", True, "Cholera due to Vibrio cholerae"),
    ]
    listed = "1\nA00-A09\nA00\nA000\nB99\n"
    assert list(icd10_table._read_release(listed)) == [("A00", False, ""), ("A000", True, ""), ("B99", True, "")]


def test_that_a_code_is_retired_when_it_is_gone_or_subdivided() -> None:
    assert icd10_table._extended("S52501", "A") == "S52501A"
    assert icd10_table._extended("T781", "A") == "T781XXA"


def test_that_likely_chapters_come_first_in_the_index() -> None:
    rows = [
        icd10_table.Row("S37.0", True, "Injury of kidney", (), ()),
        icd10_table.Row("N28.9", True, "Disorder of kidney", (), ()),
        icd10_table.Row("C64.9", True, "Malignant neoplasm of kidney", (), ()),
    ]
    built = icd10_table._index(rows)
    order = memoryview(built["entry.rows"]).cast("H").tolist()
    assert order == [2, 1, 0]
    assert built["words"].decode().split("\n") == ["disorder", "injury", "kidney", "malignant", "neoplasm"]
