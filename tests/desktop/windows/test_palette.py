"""The command palette: every action by the keyboard alone, and why one cannot be done."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from radonc_desktop.windows.actions import ACTIONS
from radonc_desktop.windows.board import Phase
from radonc_desktop.windows.fuzzy import fit
from radonc_models.tasks import Task

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def palette(qtbot, window):
    activate(qtbot, window)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_K, CONTROL)
    assert window.palette_window.isVisible()
    return window.palette_window


def activate(qtbot, window):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def rows(palette):
    return [palette.model.row(number) for number in range(palette.model.rowCount())]


def test_that_every_action_stands_in_it_once(palette):
    names = [row.action.name for row in rows(palette)]
    assert sorted([*names, "show_palette"]) == sorted(action.name for action in ACTIONS)


def test_that_a_few_letters_and_enter_do_it(qtbot, window, palette):
    QTest.keyClicks(palette.field, "askall")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isHidden()
    qtbot.waitUntil(lambda: all(window.board.state(1, task).phase is Phase.ANSWERED for task in Task))


def test_that_the_arrow_keys_choose_and_escape_gives_the_focus_back(window, palette):
    before = window.cases.list
    first = palette.list.currentIndex().row()
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == first + 1
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert palette.isHidden()
    assert before.hasFocus()


def test_that_what_cannot_be_done_stands_below_with_its_reason_and_is_not_done(window, palette):
    QTest.keyClicks(palette.field, "edit regimen")
    row = palette.model.row(0)
    assert row.action.name == "draft_regimen"
    assert "ask for the regimen first" in row.reason
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    reasons = [bool(row.reason) for row in rows(palette)]
    assert reasons == sorted(reasons)


def test_that_a_shortcut_that_cannot_be_used_says_why(qtbot, window, monkeypatch):
    monkeypatch.setattr(type(window), "models_problem", property(lambda _window: "No model pack is installed."))
    activate(qtbot, window)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert window.notice.sentence == "No model pack is installed."


def test_that_control_k_deletes_nothing_in_a_text(qtbot, window):
    activate(qtbot, window)
    details = window.case.details.details
    details.setFocus()
    before = details.text
    QTest.keyClick(details, Qt.Key.Key_K, CONTROL)
    assert details.text == before
    assert window.palette_window.isVisible()


def test_that_it_says_what_is_chosen(palette):
    QTest.keyClicks(palette.field, "lock")
    assert palette.field.accessibleDescription().startswith("Lock the vault")


def test_that_the_text_grows_and_shrinks_and_comes_back(qtbot, window):
    activate(qtbot, window)
    usual = QApplication.font().pointSizeF()
    for key, change in ((Qt.Key.Key_Plus, 1), (Qt.Key.Key_Minus, 0), (Qt.Key.Key_Minus, -1)):
        QTest.keyClick(window.focusWidget(), key, CONTROL)
        size = QApplication.font().pointSizeF()
        assert (size > usual) - (size < usual) == change
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_0, CONTROL)
    assert QApplication.font().pointSizeF() == usual


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [
        ("lock", "Lock the vault", "Back up the case store"),
        ("bu", "Back up the case store", "Lock the vault"),
        ("case new", "New case", "Import cases from files"),
        ("audt", "Audit trail", "Usual text size"),
    ],
)
def test_that_beginnings_of_words_fit_better(typed, better, worse):
    assert fit(typed, better) > fit(typed, worse)


def test_that_every_typed_word_must_be_found():
    assert fit("new zebra", "New case") == 0
    assert fit("find", "Search cases", "find patient") > 0
    assert fit("", "anything") > 0
