"""What the rules make of odd notes."""

from dataclasses import replace

import pytest

from radonc_models.curate.adding import add_rows
from radonc_models.curate.review import Review
from radonc_models.curate.states import Flag, Pool, State
from radonc_models.curate.steps import split_cases, with_cut

HISTORY = "A man of 70 years with back pain, seen in clinic today with his wife, PSA 8 and rising.\n\nPLAN: "


@pytest.mark.parametrize(
    "plan", ["9" * 400 + " Gy/60 Gy in 30 fractions", "9" * 400 + " Gy in 5 fractions", "900 Gy x 1"]
)
def test_that_a_dose_that_no_prescription_holds_is_flagged_or_passed_over(curated, rows, plan):
    review = Review(curated([rows(1, note=HISTORY + plan, code="C61")]))
    case = review.case(review.queue()[0])
    assert Flag.NO_DOSE in case.flags or case.dose_gy == 60


def test_that_a_step_that_was_stopped_goes_on_where_it_was(workspace, rows, monkeypatch):
    add_rows(workspace, [rows(number) for number in range(1, 8)])
    monkeypatch.setattr("radonc_models.curate.workspace.BATCH", 2)
    monkeypatch.setattr("radonc_models.curate.workers.processors", lambda: 1)
    calls = []

    def stopped(case):
        calls.append(case.id)
        if len(calls) == 4:
            raise KeyboardInterrupt
        return with_cut(case)

    with monkeypatch.context() as patch:
        patch.setattr("radonc_models.curate.steps.with_cut", stopped)
        with pytest.raises(KeyboardInterrupt):
            split_cases(workspace)
    assert workspace.counts() == {(Pool.MAIN, State.SPLIT): 2, (Pool.MAIN, State.EXTRACTED): 5}
    assert split_cases(workspace) == 5
    assert workspace.counts() == {(Pool.MAIN, State.SPLIT): 7}


def test_that_near_duplicates_of_other_patients_are_flagged_and_the_first_is_not(curated, rows):
    first = rows(1)
    other = replace(first, patient_id="p2", note_id="n2", details=first.details.replace("gardener", "baker"))
    review = Review(curated([first, other, rows(3)]))
    flagged = {case_id: Flag.NEAR_TWIN in review.case(case_id).flags for case_id in review.queue()}
    assert flagged == {1: False, 2: True, 3: False}


def test_that_an_icd_9_code_waits_for_a_reader_who_gives_the_new_one(curated, rows):
    review = Review(curated([rows(1, code="174.9", system="ICD-9")]))
    (case_id,) = review.queue("flagged")
    assert review.case(case_id).flags == (Flag.NO_ICD10,)
    case = review.set_code(case_id, "c50.412")
    assert (case.code, case.site, case.flags) == ("C50.412", "breast", ())
