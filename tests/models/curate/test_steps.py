"""What the rules make of odd notes."""

import pytest

from radonc_models.curate.review import Review
from radonc_models.curate.states import Flag

HISTORY = "A man of 70 years with back pain, seen in clinic today with his wife, PSA 8 and rising.\n\nPLAN: "


@pytest.mark.parametrize(
    "plan", ["9" * 400 + " Gy/60 Gy in 30 fractions", "9" * 400 + " Gy in 5 fractions", "900 Gy x 1"]
)
def test_that_a_dose_that_no_prescription_holds_is_flagged_or_passed_over(curated, rows, plan):
    review = Review(curated([rows(1, note=HISTORY + plan, code="C61")]))
    case = review.case(review.queue()[0])
    assert Flag.NO_DOSE in case.flags or case.dose_gy == 60
