"""The watch that every desktop test runs under sees what it is there for."""

from __future__ import annotations

import subprocess
import sys
import threading

import leftovers
import pytest
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QWidget


@pytest.fixture
def seen():
    """Return a function that says what there is beyond the start of the test."""
    before = leftovers.now()
    return lambda: [one.words for one in leftovers.now() - before]


def test_that_a_timer_is_seen_while_it_runs_and_its_window_lives(qapp, seen):
    before, window = leftovers.now(), QWidget()
    timer = QTimer(window)
    assert not seen()
    timer.start(60_000)
    assert seen() == ["timer of QWidget"]
    timer.stop()
    assert not seen()
    timer.start(60_000)
    window.deleteLater()
    assert not leftovers.settled(before)


def test_that_a_timer_that_is_due_once_and_soon_is_not_left(qapp, seen):
    before, window = leftovers.now(), QWidget()
    timer = QTimer(window, singleShot=True)
    timer.start(30)
    assert seen() == ["timer of QWidget"]
    assert not leftovers.settled(before)


def test_that_a_thread_of_qt_is_seen_until_it_ends(qapp, seen):
    thread = QThread()
    thread.start()
    assert seen() == ["thread _Thread"]
    thread.quit()
    thread.wait()
    assert not seen()


def test_that_a_thread_of_python_is_seen_until_it_ends(seen):
    end = threading.Event()
    thread = threading.Thread(target=end.wait, name="forgotten")
    thread.start()
    assert seen() == ["Python thread forgotten"]
    end.set()
    thread.join()
    assert not seen()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lists the children of a process")
def test_that_a_child_process_is_seen_until_somebody_has_waited_for_it(seen):
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    assert any("input()" in words for words in seen())
    child.communicate(b"\n")
    assert not seen()
