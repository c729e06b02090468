"""The modality that a plan suggests."""

from collections import Counter
from pathlib import Path

import pytest

from radonc_models.curate.gold import read_gold
from radonc_models.curate.modality import NONE, suggest
from radonc_models.curate.states import THRESHOLD

GOLD = Path(__file__).parents[2] / "gold"


@pytest.mark.parametrize(
    ("plan", "label"),
    [
        ("60 Gy in 20 fractions with VMAT", "photon"),
        ("SBRT 50 Gy/5", "photon"),
        ("Proton therapy, 74 Gy(RBE) in 37 fractions", "proton"),
        ("70 Gy in 28 with photons; protons were discussed and declined by the insurance", "photon"),
        ("Photon SBRT rather than proton therapy, 40 Gy in 5 fractions", "photon"),
        ("9 MeV electrons en face, 50 Gy in 20 fractions", "electron"),
        ("Whole breast 40 Gy in 15 fractions with 6 MV photons, boost 10 Gy in 5 fractions with electrons", "photon"),
        ("HDR vaginal cuff 21 Gy in 3 fractions", "brachytherapy"),
        ("Pelvis 45 Gy in 25 fractions VMAT, then HDR tandem and ring 28 Gy in 4 fractions", "photon+brachytherapy"),
        ("EBRT 46 Gy in 23 fractions followed by HDR boost 15 Gy x 1", "photon+brachytherapy"),
        ("Pelvic IMRT 45 Gy/25 fx, HDR cuff later if margins are positive", "photon"),
        ("60 Gy in 20 fractions with VMAT; he is not a candidate for brachytherapy", "photon"),
        ("CRT 45/25 with weekly cisplatin, then MR guided BT 28/4", "photon+brachytherapy"),
        ("8 Gy in 2 fractions to this plaque with 9 MeV electrons", "electron"),
        ("Ru-106 plaque, 100 Gy to the apex", "brachytherapy"),
        ("Omission of RT is appropriate. Letrozole for 5 years.", NONE),
        ("No role for radiation. Return in 6 months.", NONE),
        ("", NONE),
    ],
)
def test_that_the_label_is_what_the_plan_decides(plan, label):
    assert suggest(plan).label == label


def test_that_a_dose_without_a_beam_is_no_sure_label():
    assert suggest("30 Gy in 10 fractions").confidence < THRESHOLD


@pytest.mark.parametrize("half", ["dev", "held_out"])
def test_that_the_labels_of_annotated_plans_are_right(half):
    notes = [note for name in ("notes", "splits") for note in read_gold(GOLD / f"{name}_{half}.txt")]
    plans = ("" if note.plan_start is None else note.text[note.plan_start : note.plan_stop] for note in notes)
    counts = Counter((note.modality, suggest(plan).label) for note, plan in zip(notes, plans, strict=True))
    scores = []
    for label in sorted({truth for truth, _ in counts}):
        wrong = sum(count for pair, count in counts.items() if label in pair and pair[0] != pair[1])
        scores.append(2 * counts[label, label] / (2 * counts[label, label] + wrong))
    assert sum(scores) / len(scores) >= 0.95  # figures: tests/benchmarks/curate/split_and_label.py
