from pathlib import Path

import pytest

from radonc_models.curate.gold import read_gold
from radonc_models.errors import RadOncError

GOLD = Path(__file__).parents[2] / "gold"


def written(tmp_path, text):
    path = tmp_path / "notes.txt"
    path.write_text(text, "utf-8")
    return path


def test_that_marks_are_stripped_and_their_places_are_those_of_the_text(tmp_path):
    [note] = read_gold(
        written(
            tmp_path,
            "# about\n@@ a | letter | photon\n@ patient Lee, Ann\n@ id 12\n"
            "Seen [[name|Ann]]: {{age|59}}.\n<<plan>>A/P: {{dose|8 Gy}}",
        )
    )
    assert note.text == "Seen Ann: 59.\nA/P: 8 Gy"
    assert [note.text[m.start : m.end] for m in (*note.identifiers, *note.clinical)] == ["Ann", "59", "8 Gy"]
    assert note.text[note.plan_start :].startswith("A/P")
    assert (note.known.patient, note.known.identifiers, note.modality) == (("Lee, Ann",), ("12",), "photon")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hello", "does not begin"),
        ("@@ a | letter | gamma\nx", "Line 1 of notes.txt"),
        ("@@ a | letter | none\n@ colour red\nx", "Line 2 of notes.txt"),
        ("@@ a | letter | none\n[[colour|red]]", "unknown kind"),
        ("@@ a | letter | none\n[[name|red", "not closed"),
        ("@@ a | x | none\nx\n@@ a | x | none\nx", "the same name"),
    ],
)
def test_that_a_wrong_annotation_is_told_by_its_line_without_its_text(tmp_path, text, said):
    with pytest.raises(RadOncError, match=said) as caught:
        read_gold(written(tmp_path, text))
    assert "red" not in str(caught.value)


def test_that_the_hand_written_notes_can_be_read():
    notes = (*read_gold(GOLD / "notes_dev.txt"), *read_gold(GOLD / "notes_held_out.txt"))
    assert len(notes) >= 150
    assert all(note.identifiers for note in notes)
