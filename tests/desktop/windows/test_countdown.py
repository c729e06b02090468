"""The warning in the last half minute, and the lock in the window."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from radonc_desktop.background.guard import Guard
from radonc_desktop.background.session_watch import SessionWatch
from radonc_desktop.locking import LockReason


def test_that_the_countdown_shows_in_the_last_half_minute_only(window):
    window.show_waiting(31)
    assert not window.countdown.isVisible()
    window.show_waiting(30)
    assert window.countdown.isVisible()
    assert window.countdown.words.text() == "Locking in 30 s"
    window.show_waiting(299)
    assert not window.countdown.isVisible()
    assert window.left.text() == "locks in 5 min"


def test_that_the_countdown_takes_neither_focus_nor_clicks_and_stays_inside(qtbot, window):
    window.activateWindow()
    window.case.details.details.setFocus()
    window.show_waiting(12)
    assert window.case.details.details.hasFocus()
    window.resize(1000, 700)
    qtbot.wait(1)
    assert window.centralWidget().rect().contains(window.countdown.geometry())


def test_that_the_guard_locks_the_window_for_each_reason(qapp, window):
    guard = Guard(qapp, 300, session=SessionWatch())
    reasons = []
    guard.lock_wanted.connect(reasons.append)
    guard.idle.idle.emit()
    guard.session.screen_locked.emit()
    guard.session.on_saver(True)
    guard.session.on_saver(False)
    guard.session.on_sleep(True)
    guard.session.on_sleep(False)
    guard.stop()
    assert reasons == [
        *(LockReason.IDLE, LockReason.SCREEN, LockReason.SCREEN, LockReason.SUSPEND, LockReason.SUSPEND),
    ]


def test_that_the_button_in_the_status_bar_locks(window):
    left = []
    window.locked.connect(lambda reason, _parcel: left.append(reason))
    window.lock_button.click()
    assert left == [LockReason.REQUEST]
    assert not QApplication.activeModalWidget()
