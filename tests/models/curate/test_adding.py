"""What is added, what is listed, and which set a case belongs to."""

from dataclasses import replace

import pytest

from radonc_models.curate.adding import add_file, add_rows
from radonc_models.curate.states import Pool, State
from radonc_models.curate.steps import split_cases
from radonc_models.errors import RadOncError
from radonc_models.extract.rows import write_rows


def pools(workspace):
    return dict(workspace.rows("SELECT note_id, pool FROM cases"))


def test_that_the_words_of_the_extraction_are_no_part_of_the_note(workspace, rows):
    add_rows(workspace, [rows(1)])
    assert workspace.row("SELECT text FROM notes")[0].startswith("Mrs. Alder is")


def test_that_a_patient_with_two_diagnoses_is_kept_apart(workspace, rows):
    add_rows(workspace, [rows(1), rows(2, patient="p9"), rows(3, patient="p9", code="C61")])
    assert pools(workspace) == {"n1": Pool.MAIN, "n2": Pool.SEVERAL, "n3": Pool.SEVERAL}


def test_that_a_second_diagnosis_that_comes_later_or_without_a_note_counts(workspace, rows):
    add_rows(workspace, [rows(1)])
    result = add_rows(workspace, [rows(2, patient="p1", code="C61", note="")])
    assert pools(workspace) == {"n1": Pool.SEVERAL, "n2": Pool.NO_NOTE}
    assert [(one.row, one.column) for one in result.problems] == [(1, "details")]


def test_that_the_same_text_of_another_patient_is_kept_apart(workspace, rows):
    first = rows(1)
    add_rows(workspace, [first, replace(first, patient_id="p2", note_id="n2", details=first.details.upper())])
    assert pools(workspace) == {"n1": Pool.MAIN, "n2": Pool.REPEATED}


def test_that_of_several_notes_of_a_patient_the_one_with_a_plan_is_curated(workspace, rows):
    letter = rows(1, note="Mr. Alder came for a chat and a cup of tea, and nothing else was said or done on this day.")
    add_rows(workspace, [letter, rows(2, patient="p1"), rows(3, patient="p1")])
    split_cases(workspace)
    assert pools(workspace) == {"n1": Pool.OTHER_NOTE, "n2": Pool.MAIN, "n3": Pool.OTHER_NOTE}


def test_that_rows_that_are_there_already_are_left_alone(workspace, rows):
    add_rows(workspace, [rows(1), rows(2)])
    result = add_rows(workspace, [rows(1), rows(2), rows(3)])
    assert (result.added, result.known, result.problems) == (1, 2, ())


def test_that_a_note_that_changed_is_listed_and_the_first_is_kept(workspace, rows):
    add_rows(workspace, [rows(1)])
    result = add_rows(workspace, [rows(1, note="something else")])
    assert [(one.row, one.column) for one in result.problems] == [(1, "note_id")]
    assert "Alder" in workspace.row("SELECT text FROM notes")[0]


@pytest.mark.parametrize("note", ["one\0two", "x" * 1_000_001])
def test_that_a_note_that_cannot_be_used_is_listed_and_the_rest_is_added(workspace, rows, note):
    result = add_rows(workspace, [rows(1), rows(2, note=note), rows(3)])
    assert (result.added, [(one.row, one.column) for one in result.problems]) == (2, [(2, "details")])
    assert all("two" not in one.sentence and "xx" not in one.sentence for one in result.problems)


def test_that_a_note_of_almost_a_megabyte_is_added_and_split(workspace, rows):
    add_rows(workspace, [rows(1, note="word " * 190_000 + "\n\nPLAN: 30 Gy in 10 fractions.")])
    split_cases(workspace)
    assert workspace.counts() == {(Pool.MAIN, State.SPLIT): 1}


def test_that_an_error_in_the_middle_of_a_file_leaves_nothing(workspace, rows):
    def broken():
        yield rows(1)
        raise RadOncError("broken")

    with pytest.raises(RadOncError, match="broken"):
        add_rows(workspace, broken())
    assert workspace.counts() == {}


def test_that_the_rows_of_a_file_are_added(workspace, rows, tmp_path):
    write_rows(tmp_path / "cases.csv", [rows(1), rows(2)])
    assert add_file(workspace, tmp_path / "cases.csv").added == 2


@pytest.mark.parametrize("part", [1, 2, 20_000])
def test_that_the_sets_do_not_depend_on_the_parts_in_which_cases_are_moved(workspace, rows, monkeypatch, part):
    monkeypatch.setattr("radonc_models.curate.workspace.PART", part)
    note = rows(1).details
    added = [
        rows(1, patient="first", note=note),
        rows(2, patient="second", note=note),
        rows(3, patient="first", note=note),
        rows(4, patient="third"),
        rows(5, patient="third", code="C61"),
    ]
    add_rows(workspace, added)
    pools = [row[0] for row in workspace.rows("SELECT pool FROM cases ORDER BY id")]
    assert pools == [Pool.MAIN, Pool.REPEATED, Pool.REPEATED, Pool.SEVERAL, Pool.SEVERAL]
