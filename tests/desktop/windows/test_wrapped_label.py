"""A label that remembers its heights gives those of Qt, whatever changes."""

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from radonc_desktop.windows.parts import become_label, label
from radonc_desktop.windows.theme import Appearance, set_mark
from radonc_desktop.windows.wrapped_label import WrappedLabel

WORDS = "Photon SBRT to the left lower lobe, 50 Gy in 5 fractions. "


@pytest.fixture
def shown(qtbot, theme):
    window = QWidget()
    qtbot.addWidget(window)
    page = QVBoxLayout(window)
    made = label(WORDS * 3, "answer", wrap=True)
    page.addWidget(made)
    window.resize(300, 600)
    window.show()
    qtbot.waitExposed(window)
    made.heightForWidth(250)
    yield made
    window.close()  # and it lives until here


CHANGES = {
    "words": lambda made: made.setText(WORDS * 9),
    "no words": lambda made: made.clear(),
    "look": lambda made: (become_label(made, made.text(), "quiet", wrap=True), set_mark(made, "tone", "partial")),
    "margins": lambda made: made.setContentsMargins(60, 40, 60, 40),
    "indent": lambda made: made.setIndent(50),
    "no wrap": lambda made: made.setWordWrap(False),
    "own style": lambda made: made.setStyleSheet("padding: 40px;"),
    "font": lambda made: made.setStyleSheet("font-size: 40px;"),
    "style of the window": lambda made: made.window().setStyleSheet("QLabel { padding: 30px; }"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_that_the_height_is_that_of_qt_after_a_change(shown, change):
    before = shown.heightForWidth(250)
    CHANGES[change](shown)
    shown.ensurePolished()
    assert shown.heightForWidth(250) == QLabel.heightForWidth(shown, 250)
    assert shown.heightForWidth(250) != before


def test_that_the_height_follows_the_size_of_the_text_of_the_whole_app(shown, theme):
    before = shown.heightForWidth(250)
    for percent in (200, 100):
        theme.zoom(percent)
        assert shown.heightForWidth(250) == QLabel.heightForWidth(shown, 250)
        assert (shown.heightForWidth(250) == before) == (percent == 100)
    theme.choose(Appearance.DARK)
    assert shown.heightForWidth(250) == QLabel.heightForWidth(shown, 250)


def test_that_words_are_laid_out_once_for_a_width(qtbot, monkeypatch):
    asked = []

    def height(_label, width):
        asked.append(width)
        return 10 * width

    monkeypatch.setattr(QLabel, "heightForWidth", height)
    made = WrappedLabel()
    qtbot.addWidget(made)
    assert [made.heightForWidth(width) for width in (3, 4, 3, 3)] == [30, 40, 30, 30]
    assert asked == [3, 4]
