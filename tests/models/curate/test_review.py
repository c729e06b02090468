"""What a reader can do with a case, and what happens to what she said."""

import csv

import pytest

from radonc_models.curate.agreement import agreement
from radonc_models.curate.errors import CurationRefused
from radonc_models.curate.review import Review
from radonc_models.curate.sheet import COLUMNS, export_sheet, import_sheet
from radonc_models.curate.states import Flag, State, Verdict

NO_DOSE = (
    "Mrs. Alder has a skin cancer of the left ear, and it bleeds now and then.\n\nPLAN: electrons to the ear, no dose."
)


@pytest.fixture
def review(curated, rows):
    return Review(curated([rows(1), rows(2), rows(3, note=NO_DOSE, code="C44.212")]))


def test_that_cases_come_out_split_labelled_and_clean(review):
    case = review.case(review.queue()[0])
    assert (case.state, case.flags) == (State.DEIDENTIFIED, ())
    assert (case.label, case.dose_gy, case.fractions) == ("photon", 40.05, 15)
    assert case.clean_history.startswith("Mrs. [NAME] is a 61-year-old")
    assert case.clean_plan.startswith("PLAN:\nWhole breast")
    assert case.provenance["label"].startswith("rule:")


def test_that_an_accepted_case_leaves_the_queue_and_undo_brings_it_back(review):
    first = review.queue()[0]
    review.accept(first)
    assert first not in review.queue()
    assert review.progress().accepted == 1
    assert review.undo() == first
    assert review.queue()[0] == first
    assert review.case(first).verdict is Verdict.OPEN
    assert review.undo() is None


def test_that_each_undo_takes_one_step_back(review):
    first = review.queue()[0]
    review.set_label(first, "proton")
    review.set_label(first, "electron")
    review.undo()
    assert review.case(first).label == "proton"
    review.undo()
    assert review.case(first).label == "photon"
    assert review.case(first).provenance["label"].startswith("rule:")


def test_that_a_case_without_a_dose_must_be_mended_before_it_is_accepted(review):
    (case_id,) = review.queue("flagged")
    assert Flag.NO_DOSE in review.case(case_id).flags
    with pytest.raises(CurationRefused, match="no-dose"):
        review.accept(case_id)
    review.set_prescription(case_id, 50, 20)
    assert review.accept(case_id).verdict is Verdict.ACCEPTED
    assert review.case(case_id).provenance["prescription"] == "reader:anna"


def test_that_the_plan_moves_and_its_dose_is_read_again(review):
    case = review.case(review.queue()[0])
    start = case.note.index("CT simulation")
    moved = review.move_split(case.id, start)
    assert moved.plan == "CT simulation next week."
    assert {Flag.NO_DOSE, Flag.LEAK_MODALITY} <= set(moved.flags)
    assert Flag.SPLIT_UNSURE not in moved.flags


def test_that_what_the_rules_missed_can_be_hidden_and_shown_again(review):
    case = review.case(review.queue()[0])
    start = case.note.index("gardener")
    hidden = review.hide(case.id, start, start + 8)
    assert "a [NAME] and has two sons" in hidden.clean_history
    assert "gardener" in review.show(case.id, start, start + 8).clean_history


def test_that_a_change_takes_back_an_earlier_acceptance(review):
    first = review.queue()[0]
    review.accept(first)
    assert review.set_label(first, "proton").verdict is Verdict.OPEN


@pytest.mark.parametrize(
    "action",
    [
        lambda review, case: review.set_label(case, "magic"),
        lambda review, case: review.set_prescription(case, 0, 5),
        lambda review, case: review.set_code(case, "175.9"),
        lambda review, case: review.move_split(case, 10**9),
        lambda review, case: review.hide(case, 5, 5),
        lambda review, case: review.accept(999),
    ],
)
def test_that_nonsense_is_refused_and_changes_nothing(review, action):
    first = review.queue()[0]
    before = review.case(first)
    with pytest.raises(CurationRefused):
        action(review, first)
    assert review.case(first) == before


def test_that_a_second_reader_does_not_see_own_cases_and_disagreement_is_disputed(review, second_reader):
    one, two, _ = review.queue()
    review.accept(one)
    review.accept(two)
    assert review.queue("second") == []
    other = Review(second_reader(review._workspace))
    assert other.queue("second") == [one, two]
    other.second(one, "photon", other.case(one).start, accept=True)
    other.second(two, "proton", other.case(two).start, accept=True)
    assert [other.case(one).verdict, other.case(two).verdict] == [Verdict.ACCEPTED, Verdict.DISPUTED]
    assert (other.agreement().cases, other.agreement().agreed) == (2, 1)
    with pytest.raises(CurationRefused, match="second reading"):
        other.second(one, "photon", 0, accept=True)
    other.accept(two)
    assert other.queue("disputed") == []


def test_that_undo_does_not_reach_through_another_readers_change(review, second_reader):
    first = review.queue()[0]
    review.set_label(first, "proton")
    other = Review(second_reader(review._workspace))
    other.set_label(first, "electron")
    other.undo()
    assert other.case(first).label == "proton"
    assert other.undo() is None


def test_that_kappa_is_what_is_worked_out_by_hand():
    pairs = [("a", "a")] * 20 + [("a", "b")] * 5 + [("b", "a")] * 10 + [("b", "b")] * 15
    assert agreement(pairs).kappa == pytest.approx(0.4)
    assert agreement([("a", "a")]).kappa is None
    assert agreement([]).cases == 0


def test_that_cases_are_accepted_unread_only_after_a_sample_that_needed_no_change(curated, rows):
    review = Review(curated([rows(number) for number in range(1, 11)]))
    one, two, three, *_ = review.queue()
    review.accept(one)
    with pytest.raises(CurationRefused, match="1 cases"):
        review.accept_unread(0.7)
    review.set_label(two, "proton")
    review.accept(two)
    with pytest.raises(CurationRefused, match="1 of them needed a change"):
        review.accept_unread(0.7)
    assert review.undo() == two
    assert review.undo() == two
    review.accept(two)
    assert review.accept_unread(0.7) == 8
    assert review.case(three).provenance["verdict"] == "unread:anna:0-of-2-changed"


def table_of(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def written(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_that_a_spreadsheet_takes_cases_to_a_reader_and_back(review, tmp_path):
    assert export_sheet(review, tmp_path / "out.csv") == 3
    first, second, third = table_of(tmp_path / "out.csv")
    assert "Alder" not in (tmp_path / "out.csv").read_text("utf-8")
    first |= {"verdict": "Accept", "also_hide": "gardener"}
    second |= {"verdict": "reject", "reason": "no-radiotherapy"}
    third |= {"verdict": "accept", "dose_gy": "50", "fractions": "20"}
    result = import_sheet(review, written(tmp_path / "back.csv", [first, second, third]))
    assert (result.accepted, result.rejected, result.problems) == (2, 1, ())
    assert "gardener" not in review.case(int(first["case"])).clean_history
    assert review.case(int(third["case"])).dose_gy == 50


def test_that_a_row_that_cannot_be_used_changes_nothing_of_its_case(review, tmp_path):
    export_sheet(review, tmp_path / "out.csv")
    first, second, third = table_of(tmp_path / "out.csv")
    first |= {"verdict": "accept", "modality": "proton", "plan_begins_with": "not in the note"}
    second |= {"verdict": "perhaps"}
    third |= {"verdict": "accept", "version": "old"}
    result = import_sheet(review, written(tmp_path / "back.csv", [first, second, third]))
    assert result.accepted == 0
    assert [one.row for one in result.problems] == [1, 2, 3]
    assert review.case(int(first["case"])).label == "photon"
    assert len(review.queue()) == 3


def test_that_a_cell_that_a_spreadsheet_would_run_is_made_text(curated, rows, tmp_path):
    review = Review(
        curated([rows(1, note="=HYPERLINK(1) and a story about a man of 70 years with back pain.\nPLAN: 8 Gy x 1.")])
    )
    export_sheet(review, tmp_path / "out.csv")
    assert table_of(tmp_path / "out.csv")[0]["history"].startswith("'=HYPERLINK")


@pytest.mark.parametrize("content", [b"", b"\0\xff", b"case,version\n1,2\n", b'case,version,verdict\n"1,2\n'])
def test_that_a_file_that_is_no_sheet_changes_nothing(review, tmp_path, content):
    (tmp_path / "bad.csv").write_bytes(content)
    with pytest.raises(CurationRefused):
        import_sheet(review, tmp_path / "bad.csv")
    assert len(review.queue()) == 3


def test_that_no_sheet_is_written_over_a_file(review, tmp_path):
    (tmp_path / "out.csv").write_text("mine")
    with pytest.raises(CurationRefused, match="not overwritten"):
        export_sheet(review, tmp_path / "out.csv")
