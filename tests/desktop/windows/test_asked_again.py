"""The same details asked again: the same words, or what is not as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from radonc_desktop.windows.asked_again import again_line
from radonc_desktop.windows.board import Phase
from radonc_models.tasks import Task

REGIMEN = Task.REGIMEN


@pytest.fixture
def answer(answered):
    return answered(REGIMEN)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "Asked again: the same words as before."),
        ({"device": "GPU"}, "Asked again on another device: the same words as before."),
        (
            {"device": "GPU", "engine": "other"},
            "Asked again with another version of the app: the same words as before.",
        ),
        ({"prompt_sha256": "ff" * 32}, "Asked again with other prompt words: the same words as before."),
        ({"model_file_sha256": "ff" * 32}, "Asked again with another model file: the same words as before."),
    ],
)
def test_that_the_weightiest_difference_is_named(answer, changes, words):
    now = replace(answer, provenance=replace(answer.provenance, **changes))
    assert again_line(answer, now) == words
    other = again_line(answer, replace(now, text="Electrons."))
    assert other.endswith(": other words than before; the history of the case has both.")


def test_that_other_words_from_the_same_files_are_told(answer):
    assert again_line(answer, replace(answer, text="Electrons.")).startswith(
        "Asked again with the same files on the same device: other words than before"
    )


def ask(qtbot, window):
    window.case.ask(REGIMEN)
    qtbot.waitUntil(lambda: window.board.state(1, REGIMEN).phase is Phase.ANSWERED, timeout=20_000)
    return window.case.proposals.panels[REGIMEN].view.provenance.text()


def test_that_asking_again_is_compared_until_the_details_change(qtbot, window, source, answered):
    assert "Asked again" not in ask(qtbot, window)
    assert ask(qtbot, window).endswith("\nAsked again: the same words as before.")
    source.scripts[(REGIMEN, False)] = [answered(REGIMEN, text="Electrons, 20 Gy in 5 fractions.")]
    assert "other words than before" in ask(qtbot, window)
    window.case.details.details.insertPlainText("Typed since. ")
    assert "Asked again" not in ask(qtbot, window)
