"""A note is read with its negations, relatives, past events and corrected entries."""

import re

import pytest

from radonc_models.clinical.statements import read_note


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("Has a XX.", "said"),
        ("No XX.", "denied"),
        ("Denies fever, cough, XX.", "denied"),
        ("No fever, cough or XX.", "denied"),
        ("Not operated, XX given.", "said"),
        ("XX was ruled out.", "denied"),
        ("No fever but XX.", "said"),
        ("Declines any XX; frail.", "denied"),
        ("Too frail for XX.", "denied"),
        ("Mother had XX.", "family"),
        ("Family history: XX.", "family"),
        ("History of XX.", "past"),
        ("XX in 2009.", "past"),
        ("Wrong entry: no XX.", "wrong"),
        ("Copied in error: Postoperative; XX.", "wrong"),
        ("Wrong entry: nothing. XX is there.", "said"),
        ("No fever.\nXX", "said"),
        ("Seen by Dr. Doe for XX.", "said"),
    ],
)
def test_that_a_mention_has_the_standing_of_its_clause(text: str, standing: str) -> None:
    (mention,) = read_note(text).mentions("it", re.compile("XX"))
    assert mention.standing == standing
    assert text[mention.span.start : mention.span.end] == "XX"


def test_that_blanked_statements_leave_the_rest_in_place() -> None:
    text = "Left breast. No disease on the right."
    without = read_note(text).without("denied")
    assert without.startswith("Left breast. ")
    assert "right" not in without
    assert len(without) == len(text)
