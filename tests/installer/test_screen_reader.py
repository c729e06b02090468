"""The script for people with a screen reader: each name and message in it is one of the program, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import guide
import pytest
import translations

from radonc_desktop.windows.actions import ACTIONS

DOCS = Path(__file__).resolve().parents[2] / "docs"
TONES = ("info", "ok", "warning", "error")


@pytest.fixture(scope="module")
def text():
    return (DOCS / "screen-reader.md").read_text("utf-8")


@pytest.fixture(scope="module")
def known():
    """German by English, what counts something by its form for many."""
    read = translations.read(translations.SOURCES / "radonc_de.ts")
    told_apart_last = sorted(read.items(), key=lambda item: bool(item[0].note))
    return {one.english: said.forms[-1] for one, said in told_apart_last if one.note != translations.WORD}


def rows(text):
    """Return the cells of each row that names something."""
    found = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("|") and "---" not in line]
    return [cells for cells in found if "“" in cells[0] + cells[1]]


def german_of(heard, known):
    """Return what a German window says for ``heard``; None for what no window says."""
    tone, colon, sentence = heard.partition(": ")
    if colon and tone in TONES:
        own = german_of(sentence, known)
        return None if own is None else f"{known[tone]}: {own}"
    if heard in known:
        return known[heard]
    for english in sorted((one for one in known if "{" in one), key=len, reverse=True):
        pieces = re.split(r"\{(\w+)\}", english)
        pattern = "".join(f"(?P<{p}>.+?)" if n % 2 else re.escape(p) for n, p in enumerate(pieces))
        if (len(pieces) == len(set(pieces[1::2])) * 2 + 1 and len("".join(pieces[::2])) > 3) and (
            match := re.fullmatch(pattern, heard)
        ):
            return known[english].format(**{name: known.get(value, value) for name, value in match.groupdict().items()})
    return None


def test_that_each_name_and_message_is_one_of_the_program_in_both_languages(text, known):
    assert len(rows(text)) > 20
    for do, heard, german in rows(text):
        names = re.findall(r"“([^”]+)”", do + heard)
        assert [german_of(name, known) for name in names] == re.findall(r"„([^“]+)“", german), names


def test_that_a_name_that_no_window_says_would_be_found(known):
    assert german_of("The chain broke: call somebody.", known) is None
    assert german_of("Ask Regimen", known) == "Bestrahlungskonzept anfragen"


def test_that_every_key_in_it_is_one_of_the_app(text):
    named = set(re.findall(r"\*\*((?:Ctrl\+\S+?|F\d+|Esc|/))\*\*", text))
    assert len(named) > 6
    assert named - {action.key for action in ACTIONS if action.key} == set()


def test_that_it_walks_through_the_seven_steps_of_the_guide(text):
    def steps(words):
        return re.findall(r"^## (\d\. .+)$", words, re.MULTILINE)

    assert steps(text) == steps((DOCS / "guide.md").read_text("utf-8"))


def test_that_both_guides_lead_to_it():
    assert "](screen-reader.md)" in (DOCS / "guide.md").read_text("utf-8")
    assert "the paper `screen-reader`" in (DOCS / "it-guide.md").read_text("utf-8")
    assert "screen-reader" in guide.PAPERS
