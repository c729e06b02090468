"""The user guide: its pictures are there, its keys are the app's, and it becomes a PDF."""

from __future__ import annotations

import re

import pytest
import user_guide

from radonc_desktop.windows.actions import ACTIONS

MOST_BYTES = 4_000_000


@pytest.fixture(scope="module")
def text():
    return user_guide.GUIDE.read_text("utf-8")


def test_that_every_picture_is_there_and_they_are_small_together(text):
    shown = user_guide.pictures(text)
    assert len(shown) >= 10
    assert [path.name for path in shown if not path.is_file()] == []
    assert sum(path.stat().st_size for path in (user_guide.GUIDE.parent / "screens").glob("*.png")) < MOST_BYTES


def test_that_every_key_in_it_is_one_of_the_app(text):
    keys = {key for action in ACTIONS for key in (action.key, action.other_key) if key}
    named = set(re.findall(r"\*\*((?:Ctrl\+\S+?|F\d+|Esc|/))\*\*", text))
    assert len(named) > 10
    assert named - keys == set()


def test_that_it_has_the_seven_steps_of_the_day(text):
    assert [line[3] for line in text.splitlines() if re.match(r"## \d", line)] == list("1234567")


def test_that_it_becomes_a_pdf_with_its_pictures(qapp, tmp_path, text):
    user_guide.print_guide(text, tmp_path / "guide.pdf")
    made = (tmp_path / "guide.pdf").read_bytes()
    assert made.startswith(b"%PDF")
    assert made.count(b"/Subtype /Image") >= len(user_guide.pictures(text))
