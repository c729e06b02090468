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


@pytest.mark.parametrize("half", ["dev", "held_out"])
def test_that_splits_above_the_threshold_are_right_on_annotated_notes(half):
    notes = read_gold(GOLD / f"notes_{half}.txt")
    sure = [(note, cut_note(note.text)) for note in notes]
    sure = [(note, cut) for note, cut in sure if cut.confidence >= THRESHOLD]
    right = [
        note
        for note, cut in sure
        if note.plan_start is not None
        and not note.text[min(note.plan_start, cut.start) : max(note.plan_start, cut.start)].strip()
    ]
    assert len(sure) >= 25
    assert len(right) / len(sure) >= 0.95
