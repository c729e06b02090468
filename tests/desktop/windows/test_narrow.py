"""Large text, long words and a small screen at once: no word of an answer is cut off at the side."""

from __future__ import annotations

from PySide6.QtCore import QSize

from radonc_desktop.windows.case_page import HANDOVER, REVIEW
from radonc_desktop.windows.scroll_column import ScrollColumn
from radonc_models.tasks import Task

LAPTOP = QSize(1280, 800)


def too_wide(window):
    """Return how many pixels each column in sight hides at its side."""
    columns = [one for one in window.findChildren(ScrollColumn) if one.isVisible()]
    hidden = [one.column.width() - one.viewport().width() for one in columns]
    assert columns
    return [pixels for pixels in hidden if pixels > 0]


def test_that_no_answer_is_cut_off_at_the_side_on_a_laptop_in_german(qtbot, german, window):
    window.resize(LAPTOP)
    window.theme.zoom(150)
    window.case.ask_all()
    qtbot.waitUntil(lambda: not window.board.running(1), timeout=60_000)
    panel = window.case.proposals.panels[Task.REGIMEN]
    qtbot.waitUntil(lambda: not too_wide(window), timeout=20_000)
    panel.edit.click()
    panel.draft.edit.insertPlainText(" Dazu tägliche Bildgebung.")
    qtbot.waitUntil(lambda: not too_wide(window), timeout=20_000)
    panel.draft.sign.click()
    qtbot.waitUntil(lambda: not too_wide(window), timeout=20_000)
    window.case.show_view(HANDOVER)
    qtbot.waitUntil(lambda: not too_wide(window), timeout=20_000)
    window.case.show_view(REVIEW)


def test_that_what_the_program_is_for_is_never_cut_off(qtbot, german, window):
    for percent in (100, 200):
        window.resize(LAPTOP)
        window.theme.zoom(percent)
        words = window.banner.support

        def whole(words=words):
            if words.wordWrap():
                return words.height() >= words.heightForWidth(words.width())
            return words.width() >= words.fontMetrics().horizontalAdvance(words.text())

        qtbot.waitUntil(whole, timeout=20_000)
