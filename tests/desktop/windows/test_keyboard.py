"""The whole way of a physician with the keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from radonc_desktop.engine.scripted import Gate
from radonc_desktop.windows.actions import ACTIONS
from radonc_desktop.windows.board import Phase
from radonc_models.tasks import Task

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(window, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.focusWidget() or window, key, modifier)


def write(window, text):
    QTest.keyClicks(window.focusWidget(), text)


def test_that_find_ask_edit_and_sign_work_without_a_mouse(qtbot, window, vault):
    window.activateWindow()
    press(window, Qt.Key.Key_Slash)
    assert window.cases.search.hasFocus()
    write(window, "lung")
    press(window, Qt.Key.Key_Down)
    assert window.case.case_id == 1
    press(window, Qt.Key.Key_Return, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: all(window.board.state(1, task).phase is Phase.ANSWERED for task in Task))
    tab_to(window, window.case.proposals.panels[Task.REGIMEN].edit)
    press(window, Qt.Key.Key_Space)
    box = window.case.proposals.panels[Task.REGIMEN].draft
    assert box.edit.hasFocus()
    write(window, " Daily IGRT.")
    tab_to(window, box.sign)
    press(window, Qt.Key.Key_Space)
    write(window, "four words that differ")
    press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.case.signing, timeout=60_000)
    assert vault.draft(1, "regimen").state == "signed"
    assert vault.draft(1, "regimen").text.endswith(" Daily IGRT.")


def test_that_a_slash_can_be_typed_into_the_details(window):
    window.activateWindow()
    window.case.details.details.setFocus()
    write(window, "T1/2 ")
    assert window.case.details.details.text.startswith("T1/2 ")


def test_that_escape_stops_and_control_return_asks_the_focused_task(qtbot, window, source):
    gate = Gate()
    source.scripts[(Task.DIAGNOSIS, False)] = ["Malignant", gate]
    window.activateWindow()
    window.case.proposals.panels[Task.DIAGNOSIS].ask.setFocus()
    press(window, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(gate.reached.is_set)
    press(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.board.state(1, Task.DIAGNOSIS).phase is Phase.STOPPED)
    assert [asked.task for asked in source.asked] == [Task.DIAGNOSIS]


def test_that_tab_leaves_the_details(window):
    window.activateWindow()
    window.case.details.details.setFocus()
    press(window, Qt.Key.Key_Tab)
    assert not window.case.details.details.hasFocus()
    assert "\t" not in window.case.details.details.text


def test_that_f6_walks_the_columns(window):
    window.activateWindow()
    window.cases.list.setFocus()
    visited = []
    for _ in range(3):
        window.next_column()
        visited.append(window.focusWidget())
    assert visited == [window.case.details.details, window.case.proposals.ask_all, window.cases.list]


def test_that_the_views_have_shortcuts(window):
    window.activateWindow()
    press(window, Qt.Key.Key_2, CONTROL)
    assert window.case.compare.isVisible()
    press(window, Qt.Key.Key_3, CONTROL)
    assert window.case.audit.isVisible()
    press(window, Qt.Key.Key_1, CONTROL)
    assert window.case.details.isVisible()


def test_that_f1_lists_every_shortcut_and_blocks_nothing(qtbot, window):
    window.activateWindow()
    press(window, Qt.Key.Key_F1)
    listed = window.shortcuts_window
    assert not listed.isModal()
    shown = {label.text() for label in listed.findChildren(QWidget) if hasattr(label, "text")}
    assert all(action.words in shown for action in ACTIONS if action.key)
    listed.close()


def test_that_no_two_actions_share_a_shortcut():
    keys = [QKeySequence(key).toString() for one in ACTIONS for key in (one.key, one.other_key) if key]
    assert "" not in keys
    assert len(set(keys)) == len(keys)


def test_that_everything_that_takes_the_focus_has_a_name(window):
    nameless = [
        type(widget).__name__
        for kind in (QAbstractButton, QLineEdit, QPlainTextEdit)
        for widget in window.findChildren(kind)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]
    assert nameless == []


def tab_to(window, target):
    for _ in range(80):
        if window.focusWidget() is target:
            return
        press(window, Qt.Key.Key_Tab)
    raise AssertionError(f"{target.text()} is not reachable by Tab")
