"""Copied text: kept out of histories, taken back in time, and nothing of other programs touched."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

from radonc_desktop.windows.clipboard import ClipboardGuard
from radonc_desktop.windows.growing_edit import GrowingEdit


@pytest.fixture
def clipboard(qapp):
    found = QApplication.clipboard()
    found.clear()
    yield found
    found.clear()


@pytest.fixture
def guard(clipboard, monkeypatch):
    # The off-screen platform never says that it owns its clipboard.
    monkeypatch.setattr(ClipboardGuard, "_owns", lambda *_: True)
    made = ClipboardGuard(clipboard, 0.05)
    yield made
    made.clear()
    made.deleteLater()


@pytest.fixture
def copied(qtbot, clipboard, guard):
    """Text of a case, copied as a physician does."""
    edit = GrowingEdit("Patient details", 2, 8)
    qtbot.addWidget(edit)
    edit.setPlainText("79-year-old man")
    edit.selectAll()
    edit.copy()
    return clipboard


def test_that_copied_text_can_be_pasted(copied):
    assert copied.text() == "79-year-old man"


def test_that_copied_text_asks_histories_to_forget_it(copied):
    formats = copied.mimeData().formats()
    assert copied.mimeData().data("x-kde-passwordManagerHint").data() == b"secret"
    assert "application/x-nspasteboard-concealed-type" in formats
    assert sum("CanIncludeInClipboardHistory" in one or "ExcludeClipboard" in one for one in formats) == 2


def test_that_copied_text_is_gone_after_its_seconds(qtbot, copied):
    qtbot.waitUntil(lambda: copied.text() == "", timeout=2000)


def test_that_copied_text_is_gone_at_the_lock(copied, guard):
    guard.clear()
    assert copied.text() == ""


def test_that_the_text_of_another_program_stays(qtbot, copied, guard, monkeypatch):
    monkeypatch.setattr(ClipboardGuard, "_owns", lambda *_: False)
    theirs = QMimeData()
    theirs.setText("a phone number")
    copied.setMimeData(theirs)
    qtbot.wait(120)
    guard.clear()
    assert copied.text() == "a phone number"


def test_that_our_text_goes_even_if_a_clipboard_manager_holds_it_now(copied, guard, monkeypatch):
    monkeypatch.setattr(ClipboardGuard, "_owns", lambda *_: False)
    theirs = QMimeData()
    theirs.setText("79-year-old man")
    copied.setMimeData(theirs)
    guard.clear()
    assert copied.text() == ""


def test_that_the_guard_remembers_no_text(copied, guard):
    assert "79-year-old" not in repr(vars(guard))


def test_that_a_selection_with_the_mouse_is_taken_back_too(qtbot, clipboard, guard):
    if not clipboard.supportsSelection():
        assert QClipboard.Mode.Selection not in guard._ours
        return
    clipboard.setText("79-year-old man", QClipboard.Mode.Selection)
    guard.clear()
    assert clipboard.text(QClipboard.Mode.Selection) == ""
