"""A tick whose words wrap: all of them are drawn, one line where there is room, and it is named by the whole."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from radonc_desktop.windows.wrapped_choice import WrappedCheckBox, WrappedRadioButton, in_lines

WORDS = "Ask before closing while an answer is being written by the model that was chosen"


@pytest.fixture(params=[WrappedCheckBox, WrappedRadioButton])
def choice(request, qtbot, theme):
    page = QWidget()
    qtbot.addWidget(page)
    made = request.param(WORDS)
    QVBoxLayout(page).addWidget(made)
    page.resize(QSize(1000, 300))
    page.show()
    qtbot.waitExposed(page)
    yield made
    page.close()


def drawn(choice):
    """Return the lines as Qt has them."""
    return type(choice).__mro__[2].text(choice).split("\n")


def test_that_a_wide_choice_has_one_line(choice):
    assert drawn(choice) == [WORDS]
    assert choice.text() == choice.accessibleName() == WORDS


def test_that_a_narrow_choice_draws_all_its_words_within_its_width(qtbot, choice):
    choice.window().resize(260, 300)
    qtbot.waitUntil(lambda: len(drawn(choice)) > 1)
    metrics = choice.fontMetrics()
    assert " ".join(drawn(choice)) == WORDS
    assert max(metrics.horizontalAdvance(line) for line in drawn(choice)) < choice.width()
    assert choice.height() >= len(drawn(choice)) * metrics.lineSpacing()
    choice.window().resize(1000, 300)
    qtbot.waitUntil(lambda: drawn(choice) == [WORDS])


def test_that_larger_text_is_broken_anew(qtbot, choice, theme):
    choice.window().resize(500, 500)
    qtbot.waitUntil(lambda: len(drawn(choice)) > 1)
    before = len(drawn(choice))
    theme.zoom(200)
    qtbot.waitUntil(lambda: len(drawn(choice)) > before)


def test_that_a_line_is_broken_only_between_words(choice):
    metrics = choice.fontMetrics()
    for width in (0, 40, 90, 300, 5000):
        lines = in_lines(WORDS, metrics, width).split("\n")
        assert " ".join(lines) == WORDS
        for line, following in pairwise(lines):
            assert metrics.horizontalAdvance(f"{line} {following.split()[0]}") > width
