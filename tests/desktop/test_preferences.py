"""The file of preferences: read, written whole, and never guessed at in silence."""

from __future__ import annotations

import json

import pytest

from radonc_desktop.preferences import Preferences, PreferencesError, read_preferences, write_preferences


def test_that_what_is_written_is_read(tmp_path):
    wanted = Preferences(appearance="dark", text_percent=150, auto_lock_minutes=2, own_answer_first=True)
    write_preferences(tmp_path / "new" / "preferences.json", wanted)
    assert read_preferences(tmp_path / "new" / "preferences.json") == wanted


def test_that_without_a_file_the_usual_ones_hold(tmp_path):
    assert read_preferences(tmp_path / "none.json") == Preferences()


@pytest.mark.parametrize(
    "text", ["", "{", '{"text_percent": 1000}', '{"appearance": "pink"}', '{"auto_lock_minutes": true}']
)
def test_that_a_damaged_file_is_refused_with_a_sentence(tmp_path, text):
    (tmp_path / "p.json").write_text(text)
    with pytest.raises(PreferencesError, match="usual ones"):
        read_preferences(tmp_path / "p.json")


def test_that_a_name_of_a_later_version_does_no_harm(tmp_path):
    (tmp_path / "p.json").write_text(json.dumps({"text_percent": 125, "of_tomorrow": 1}))
    assert read_preferences(tmp_path / "p.json").text_percent == 125


def test_that_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(PreferencesError, match="cannot be written"):
        write_preferences(tmp_path / "file" / "p.json", Preferences())
