from pathlib import Path

import pytest

from radonc_models.cli import main
from radonc_models.curate.deidentify import Identifier, Kind, Redaction
from radonc_models.curate.figures import CLINICAL, IDENTIFIERS, Share, measure
from radonc_models.curate.gold import GoldNote, Known, Mark, read_gold, read_planted
from radonc_models.errors import RadOncError

GOLD = Path(__file__).parents[3] / "gold"


def note(identifiers, clinical, text="Dr. Ann Lee gives 8 Gy."):
    return GoldNote("a", "x", "photon", text, None, Known(), identifiers, clinical)


def redaction(*spans):
    return lambda text, known: Redaction(text, tuple(Identifier(*span, Kind.NAME, "r") for span in spans), ())


def test_that_an_identifier_counts_as_found_only_when_every_letter_of_it_went():
    gold = [note((Mark(0, 11, "name"),), (Mark(18, 22, "dose"),))]
    assert measure(gold, redaction((4, 11))).recall["name"] == Share(1, 1)  # the title names nobody
    assert measure(gold, redaction((4, 7))).recall["name"] == Share(0, 1)
    assert measure(gold, redaction((4, 7), (8, 11))).recall[IDENTIFIERS] == Share(1, 1)


def test_that_a_touched_fact_and_a_wrong_place_are_counted():
    figures = measure([note((Mark(4, 11, "name"),), (Mark(18, 22, "dose"),))], redaction((21, 22)))
    assert (figures.retention[CLINICAL], figures.precision) == (Share(0, 1), Share(0, 1))
    assert [mark.kind for _, mark in (*figures.missed, *figures.hit)] == ["name", "dose"]
    assert figures.recall["name"].interval == pytest.approx((0.0, 0.7935), abs=1e-4)


@pytest.mark.parametrize(
    ("half", "recall", "retention"),
    [("dev", 0.985, 0.995), ("dev_more", 0.985, 0.995), ("held_out", 0.93, 0.983), ("held_out_2", 0.925, 0.985)],
)
def test_that_the_hand_written_notes_keep_their_figures(half, recall, retention):
    figures = measure(read_gold(GOLD / f"notes_{half}.txt"))
    assert figures.recall[IDENTIFIERS].value >= recall
    assert figures.retention[CLINICAL].value >= retention


def test_that_the_command_prints_figures_and_that_they_certify_nothing(capsys):
    assert main(["curate", "deidentify-check", str(GOLD / "notes_dev.txt"), "--missed"]) == 0
    said = capsys.readouterr().out
    assert "all identifiers" in said
    assert "They certify nothing" in said
    assert main(["curate", "deidentify-check", "nowhere.txt"]) == 2


def test_that_planted_notes_are_read_and_a_wrong_line_is_told_by_its_number(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text("{}\n")
    with pytest.raises(RadOncError, match="Line 1 of gold"):
        list(read_planted(path))
