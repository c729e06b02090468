"""Case files: written, read back, and refused when damaged."""

from pathlib import Path

import pytest

from radonc_models.errors import RadOncError
from radonc_models.records import Prescription, answer, read_cases, write_cases
from radonc_models.synthetic import figure2_case
from radonc_models.tasks import Task


def test_that_cases_survive_the_way_through_a_file(tmp_path: Path) -> None:
    case = figure2_case()
    write_cases(tmp_path / "cases.jsonl", [case])
    assert read_cases(tmp_path / "cases.jsonl") == [case]


def test_that_signs_that_look_like_line_ends_stay_inside_a_case(tmp_path: Path) -> None:
    case = figure2_case().model_copy(update={"details": "one\u2028two\x85three\x1cfour\r\nfive\n"})
    write_cases(tmp_path / "cases.jsonl", [case, case])
    assert read_cases(tmp_path / "cases.jsonl") == [case, case]


def test_that_an_empty_file_holds_no_case(tmp_path: Path) -> None:
    write_cases(tmp_path / "cases.jsonl", [])
    assert read_cases(tmp_path / "cases.jsonl") == []


def test_that_only_the_asked_split_is_read(tmp_path: Path) -> None:
    case = figure2_case()
    write_cases(tmp_path / "cases.jsonl", [case, case.model_copy(update={"split": "train"})])
    assert [found.split for found in read_cases(tmp_path / "cases.jsonl", "train")] == ["train"]


def test_that_a_broken_line_is_named_by_number_and_not_quoted(tmp_path: Path) -> None:
    write_cases(tmp_path / "cases.jsonl", [figure2_case()])
    with (tmp_path / "cases.jsonl").open("a") as file:
        file.write('{"details": "private words"}\n')
    with pytest.raises(RadOncError, match="Line 2") as caught:
        read_cases(tmp_path / "cases.jsonl")
    assert "private" not in str(caught.value)


def test_that_a_missing_file_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(RadOncError, match=r"none\.jsonl cannot be read"):
        read_cases(tmp_path / "none.jsonl")


@pytest.mark.parametrize(
    ("dose", "fractions", "same"),
    [(50, 5, True), (50.4, 5, True), (50.6, 5, False), (50, 4, False), (5, 50, False)],
)
def test_that_a_dose_agrees_within_one_percent_and_the_fractions_exactly(
    dose: float, fractions: int, same: bool
) -> None:
    assert Prescription(dose_gy=50, fractions=5, modality="photon").same_dose(dose, fractions) is same


def test_that_each_task_has_its_own_reference_answer() -> None:
    case = figure2_case()
    assert "50 Gy in 5 fractions" in answer(Task.REGIMEN, case)
    assert answer(Task.MODALITY, case) == "photon"
    assert answer(Task.DIAGNOSIS, case).endswith("(ICD-10-CM C34.32)")
