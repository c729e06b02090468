"""Towns, streets and hospitals without a postal code, and clinical words that look like them."""

import pytest

from radonc_models.curate.deidentify import Kind, deidentify


@pytest.mark.parametrize(
    "gone",
    [
        "Casa Grande", "Las Cruces", "Bath", "UCLA", "St Mary's", "Chandler Regional", "Phoenix Children's",
        "Copperline Cancer Commons", "742 F Street", "18 Addison Road", "4512 Gray Hawk Ct", "Paget Memorial Hospital",
        "Juniper Ridge", "nineteen Birch Lane",
    ],
)  # fmt: skip
def test_that_places_are_found_without_state_or_postal_code(gone):
    text = f"We saw her in consultation after surgery at {gone} last year."
    if gone == "Bath":
        text = "Elizabeth works as a nurse in Bath and commutes."
    spans = deidentify(text).spans
    assert [one.kind for one in spans if text[one.start : one.end] == gone] == [Kind.GEOGRAPHIC]


def test_that_the_lines_of_a_letter_head_go():
    text = "Re: Ann Gleason\n4417 Kestrel Hollow\nTruth or Consequences, NM 87901\n\nDear colleague,"
    kept = deidentify(text).text
    assert not [piece for piece in ("Gleason", "4417", "Kestrel", "Truth", "Consequences", "87901") if piece in kept]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Arbor stage IIA; Lugano response; Milan criteria met.",
        "Seen in Radiation Oncology at week 3.",
        "Treated to 45 Gray in 25 fractions, now at 20 Gray.",
        "Disease in Remission; Hodgkin lymphoma at age 20.",
        "12 core biopsy, 3/23 nodes positive.",
        "CA 19-9 442 and CEA 1.9.",
        "On the 5th fraction; day 3 of cycle 2.",
    ],
)
def test_that_clinical_words_are_no_places_and_no_days(text):
    assert deidentify(text).text == text


@pytest.mark.parametrize("text", ["She is in Lagos till the 20th.", "We met on Friday the 8th."])
def test_that_a_day_of_an_unnamed_month_goes(text):
    assert deidentify(text).text.endswith("[DATE].")
