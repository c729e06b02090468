"""The frozen set: what goes in, what is refused, and that tuning and evaluation can read it."""

import hashlib
import json
import shutil

import pytest

from radonc_models.curate.adding import add_rows
from radonc_models.curate.deidentify import RULES
from radonc_models.curate.errors import CurationRefused
from radonc_models.curate.freeze import freeze
from radonc_models.curate.review import Review
from radonc_models.curate.states import State
from radonc_models.curate.steps import label_cases, split_cases
from radonc_models.records import answer, read_cases
from radonc_models.tasks import Task, render


@pytest.fixture
def accepted(curated, rows):
    """Return a workspace with so many accepted cases."""

    def make(count):
        workspace = curated([rows(number) for number in range(1, count + 1)])
        review = Review(workspace)
        for case_id in review.queue(limit=count):
            review.accept(case_id)
        return workspace

    return make


def test_that_tune_and_evaluate_read_what_was_frozen(accepted, tmp_path):
    frozen = freeze(accepted(20), tmp_path / "set")
    cases = read_cases(tmp_path / "set" / "cases.jsonl")
    assert len(cases) == frozen.cases == 20
    assert frozen.splits == {"train": 16, "validation": 2, "test": 2}
    assert all(answer(task, case) and render(task, case.details) for task in Task for case in cases)
    assert cases[0].regimen.startswith("Whole breast radiotherapy")
    assert answer(Task.DIAGNOSIS, cases[0]).endswith("(ICD-10-CM C50.412)")
    for task in Task:
        for split, count in frozen.splits.items():
            assert len(read_cases(tmp_path / "set" / task / f"{split}.jsonl", split)) == count


def test_that_no_identifier_and_no_number_of_the_database_is_in_a_frozen_set(accepted, tmp_path):
    freeze(accepted(5), tmp_path / "set")
    for path in (tmp_path / "set").rglob("*.*"):
        text = path.read_text("utf-8")
        assert not any(word in text for word in ("Alder", "Okonkwo", "770001", "Cedar Hollow", "1960-02-03"))
        assert path.stat().st_mode & 0o077 == 0


def test_that_the_manifest_holds_the_hash_of_every_file(accepted, tmp_path):
    frozen = freeze(accepted(10), tmp_path / "set", seed=4)
    data = (tmp_path / "set" / "manifest.json").read_bytes()
    assert hashlib.sha256(data).hexdigest() == frozen.sha256
    manifest = json.loads(data)
    assert manifest["seed"] == 4
    for name, entry in manifest["files"].items():
        assert hashlib.sha256((tmp_path / "set" / name).read_bytes()).hexdigest() == entry["sha256"]
    assert set(manifest["files"]) == {
        path.relative_to(tmp_path / "set").as_posix() for path in (tmp_path / "set").rglob("*.jsonl")
    }


def test_that_the_manifest_says_which_rules_searched_and_names_no_reader(accepted, tmp_path):
    workspace = accepted(4)
    review = Review(workspace)
    first = review.queue("done")[0]
    review.hide(first, 0, 4)
    review.accept(first)
    freeze(workspace, tmp_path / "set")
    manifest = json.loads((tmp_path / "set" / "manifest.json").read_text("utf-8"))
    assert manifest["deidentified_by"] == {RULES: 3, "corrected by a reader": 1}
    assert "anna" not in (tmp_path / "set" / "README.md").read_text("utf-8")


def test_that_the_same_workspace_and_seed_give_the_same_cases(accepted, tmp_path):
    workspace = accepted(12)
    freeze(workspace, tmp_path / "one", seed=5)
    freeze(workspace, tmp_path / "two", seed=6)  # what was frozen keeps its set, whatever the seed
    assert (tmp_path / "one" / "cases.jsonl").read_bytes() == (tmp_path / "two" / "cases.jsonl").read_bytes()


def test_that_waiting_cases_hold_the_freeze_up_unless_they_are_left_out(curated, rows, tmp_path):
    workspace = curated([rows(number) for number in range(1, 6)])
    review = Review(workspace)
    for case_id in review.queue()[:3]:
        review.accept(case_id)
    with pytest.raises(CurationRefused, match="2 cases have not been reviewed"):
        freeze(workspace, tmp_path / "set")
    assert not (tmp_path / "set").exists()
    frozen = freeze(workspace, tmp_path / "set", leave_out_unreviewed=True)
    assert (frozen.cases, frozen.left_out["not reviewed"]) == (3, 2)


def test_that_rejected_and_disputed_cases_never_go_in(accepted, tmp_path):
    workspace = accepted(3)
    review = Review(workspace)
    one, two, _ = review.queue("done")
    review.reject(one, "no-radiotherapy")
    with workspace.transaction():
        workspace.write("UPDATE cases SET verdict = 'disputed' WHERE id = ?", two)
    with pytest.raises(CurationRefused, match="1 cases are disputed"):
        freeze(workspace, tmp_path / "set")
    review.accept(two)
    frozen = freeze(workspace, tmp_path / "set")
    assert (frozen.cases, frozen.left_out["rejected"]) == (2, 1)


def test_that_a_case_that_was_never_searched_for_identifiers_is_refused(workspace, rows, tmp_path):
    add_rows(workspace, [rows(1)])
    split_cases(workspace)
    label_cases(workspace)
    with workspace.transaction():
        workspace.write("UPDATE cases SET state = ?, verdict = 'accepted'", State.REVIEWED)
    with pytest.raises(CurationRefused, match="never searched for identifiers"):
        freeze(workspace, tmp_path / "set")


def test_that_a_record_number_that_every_reader_missed_keeps_the_case_out(curated, rows, tmp_path):
    note = (
        "A man of 70 years with prostate cancer, chart 770001, PSA 8, seen today.\n\nPLAN: VMAT, 60 Gy in 20 fractions."
    )
    workspace = curated([rows(1, note=note, code="C61"), rows(2)])
    review = Review(workspace)
    for case_id in review.queue():
        review.accept(case_id)
    frozen = freeze(workspace, tmp_path / "set")
    assert (frozen.cases, frozen.left_out["a record number or birth date stands in the text"]) == (1, 1)


def test_that_a_second_freeze_never_tests_on_what_was_trained_on(accepted, rows, tmp_path, curated):
    workspace = accepted(20)
    freeze(workspace, tmp_path / "one")
    first = {case.id: case.split for case in read_cases(tmp_path / "one" / "cases.jsonl")}
    curated([rows(number) for number in range(30, 45)])
    review = Review(workspace)
    for case_id in review.queue():
        review.accept(case_id)
    freeze(workspace, tmp_path / "two", seed=99)
    second = {case.id: case.split for case in read_cases(tmp_path / "two" / "cases.jsonl")}
    assert len(second) == 35
    assert {key: second[key] for key in first} == first


def test_that_a_failed_freeze_leaves_no_folder_and_no_mark(accepted, tmp_path, monkeypatch):
    workspace = accepted(3)

    def full(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("radonc_models.curate.freeze.card", full)
    with pytest.raises(CurationRefused, match="No space left"):
        freeze(workspace, tmp_path / "set")
    assert [path.name for path in tmp_path.iterdir()] == ["workspace"]
    assert {state for _, state in workspace.counts()} == {State.REVIEWED}


def test_that_the_rest_of_a_killed_freeze_is_in_nobodys_way(accepted, tmp_path):
    (tmp_path / ".set.part").mkdir()
    (tmp_path / ".set.part" / "cases.jsonl").write_text("half a li")
    assert freeze(accepted(3), tmp_path / "set").cases == 3
    assert len(read_cases(tmp_path / "set" / "cases.jsonl")) == 3
    assert not (tmp_path / ".set.part").exists()


def test_that_nothing_is_written_over_a_folder(accepted, tmp_path):
    workspace = accepted(3)
    freeze(workspace, tmp_path / "set")
    with pytest.raises(CurationRefused, match="nothing was overwritten"):
        freeze(workspace, tmp_path / "set")
    shutil.rmtree(tmp_path / "set")


def test_that_an_empty_workspace_freezes_nothing(workspace, tmp_path):
    with pytest.raises(CurationRefused, match="nothing to freeze"):
        freeze(workspace, tmp_path / "set")
    assert not (tmp_path / "set").exists()


def test_that_the_card_says_where_the_cases_come_from_and_that_it_is_no_certification(accepted, tmp_path):
    freeze(accepted(10), tmp_path / "set")
    card = (tmp_path / "set" / "README.md").read_text("utf-8")
    assert "| extracted | 10 | 15,724 |" in card
    assert "no certification" in card
    assert "10 of the 10 cases were read one by one" in card
