"""Large text, long words and a small screen at once: no word of an answer is cut off at the side."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QScrollArea

from radonc_desktop.background.pc_exam import PcExam
from radonc_desktop.windows.case_page import HANDOVER, REVIEW
from radonc_desktop.windows.scroll_column import ScrollColumn
from radonc_models.tasks import Task

LAPTOP = QSize(1280, 800)
PAGES = ("preferences", "models", "department", "about", "pc_test", "support")


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


def test_that_no_page_scrolls_sideways_at_twice_the_text_in_german(qtbot, german, window, monkeypatch):
    monkeypatch.setattr(PcExam, "start", lambda _exam: None)
    window.resize(LAPTOP)
    window.theme.zoom(200)
    shows = {
        "new case": window.new_case,
        "import": window.import_cases,
        "export": window.export_case,
        "backup": window.back_up,
        "users": window.show_users,
        **{name: partial(window.show_page, name) for name in PAGES},
    }
    for name, show in shows.items():
        show()
        page = window._pages.currentWidget()

        def sideways(page=page):
            areas = [one for one in page.findChildren(QScrollArea) if one.isVisible()]
            return [one.horizontalScrollBar().maximum() for one in areas if one.horizontalScrollBar().maximum()]

        qtbot.waitUntil(lambda sideways=sideways: not sideways(), timeout=20_000)
        assert page.isVisible(), name
