"""Where a plan begins."""

from pathlib import Path

import pytest

from radonc_models.curate.gold import read_gold
from radonc_models.curate.sections import cut_note, history_of, plan_of
from radonc_models.curate.states import THRESHOLD

HISTORY = "A 70-year-old man with a long history of back pain, seen today with his wife. PSA 8, cT2a, Gleason 3+4.\n"
GOLD = Path(__file__).parents[2] / "gold"


@pytest.mark.parametrize(
    "header",
    [
        "PLAN:",
        "Plan\n", "Assessment and Plan:", "A/P:", "IMPRESSION/PLAN:", "Recommendations:", "5. PLAN:", "**Plan**\n",
        "Radiation Oncology Plan:", "Impression and recommendations\n", "Treatment plan -", "Rec:", "## Plan\n",
    ],
)  # fmt: skip
def test_that_a_header_opens_the_plan(header):
    text = f"{HISTORY}{header} 60 Gy in 20 fractions with VMAT to the prostate."
    cut = cut_note(text)
    assert text[: cut.start].strip() == HISTORY.strip()
    assert cut.confidence >= THRESHOLD


def test_that_a_plan_within_a_line_is_found():
    text = HISTORY.strip() + " Plan: 60 Gy in 20 fractions to the prostate."
    assert plan_of(text, cut_note(text).start, cut_note(text).stop).startswith("Plan: 60 Gy")


def test_that_a_dictated_plan_is_found_and_a_person_looks():
    text = HISTORY.strip() + " period plan colon sixty gray in twenty fractions to the prostate period"
    assert text[cut_note(text).start :].startswith("plan colon")
    assert cut_note(text).confidence < THRESHOLD


def test_that_a_health_plan_and_a_planned_trip_open_nothing():
    text = HISTORY + "Health plan: Aetna.\nHe planned a trip.\nPLAN: 60 Gy in 20 fractions."
    assert text[cut_note(text).start :].startswith("PLAN:")


def test_that_a_copied_plan_loses_against_the_present_one_and_a_person_looks():
    text = HISTORY + "PLAN (copied from previous note): 8 Gy in 1 fraction.\n\nPLAN: 60 Gy in 20 fractions."
    cut = cut_note(text)
    assert text[cut.start :].startswith("PLAN: 60")
    assert cut.confidence < THRESHOLD


def test_that_history_goes_on_behind_a_plan_that_stands_first():
    text = (
        "Reason: prostate cancer, referred by urology for radiotherapy, PSA 8.\nPLAN: 60 Gy in 20 fractions.\nHPI: "
        + HISTORY
    )
    cut = cut_note(text)
    assert plan_of(text, cut.start, cut.stop) == "PLAN: 60 Gy in 20 fractions."
    assert "back pain" in history_of(text, cut.start, cut.resume)


@pytest.mark.parametrize(
    "signature", ["Electronically signed by Dr. Somebody", "Anna Somebody, M.D.", "cc: Dr. Somebody"]
)
def test_that_a_signature_is_part_of_neither(signature):
    text = HISTORY + f"PLAN: 60 Gy in 20 fractions.\n{signature}"
    cut = cut_note(text)
    assert "Somebody" not in plan_of(text, cut.start, cut.stop) + history_of(text, cut.start, cut.resume)


@pytest.mark.parametrize("text", ["", "\n\n", "Nothing here.", HISTORY, "PLAN:" * 2000, "A" * 50_000])
def test_that_a_note_without_a_plan_is_never_sure(text):
    assert cut_note(text).confidence < THRESHOLD


@pytest.mark.parametrize(
    "header",
    ["==== PLAN ====\n", "**A&P** ", "A/P ", "Rec ", "Reccomendation: ", "Recomendations:\n", "Assesment adn Plan: ",
     "Action plan\n", "MDT outcome: ", "Recommendation of board: ", "A/P by problem\n", "Suggest: "],
)  # fmt: skip
def test_that_shorthand_and_misspelt_headers_open_the_plan(header):
    text = f"{HISTORY}{header}60 Gy in 20 fractions with VMAT to the prostate."
    cut = cut_note(text)
    assert text[: cut.start].strip() == HISTORY.strip()
    assert cut.confidence >= THRESHOLD


@pytest.mark.parametrize("words", ["Plan discussed with her son, 60 Gy in 20 fractions.", "We will give 60 Gy in 20."])
def test_that_a_plan_without_a_sign_of_a_header_goes_to_a_person(words):
    cut = cut_note(f"{HISTORY}\n{words}")
    assert 0.5 <= cut.confidence < THRESHOLD


def exact(note, cut):
    """Tell whether only white space lies between the found and the annotated ends of the plan."""
    start = len(note.text) if note.plan_start is None else note.plan_start
    ends = [(start, cut.start), *([(note.plan_stop, cut.stop)] if note.plan_stop is not None else [])]
    return not any(note.text[min(pair) : max(pair)].strip() for pair in ends)


@pytest.mark.parametrize("half", ["dev", "held_out"])
def test_that_splits_above_the_threshold_are_right_on_annotated_notes(half):
    notes = [note for name in ("notes", "splits") for note in read_gold(GOLD / f"{name}_{half}.txt")]
    sure = [(note, cut) for note in notes if (cut := cut_note(note.text)).confidence >= THRESHOLD]
    assert len(sure) >= 0.55 * len(notes)
    assert sum(exact(*one) for one in sure) / len(sure) >= 0.97
