"""The time without input: what counts as input, when the countdown shows, when it is over."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from radonc_desktop.background.idle import IdleWatch

LIMIT = 300


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def told():
    return []


@pytest.fixture
def watch(qapp, clock, told):
    made = IdleWatch(qapp, LIMIT, clock=clock)
    made.waiting.connect(told.append)
    made.idle.connect(lambda: told.append("idle"))
    yield made
    made.stop()


@pytest.fixture
def field(qtbot):
    made = QLineEdit()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def move(widget, x, y):
    where = QPointF(x, y)
    event = QMouseEvent(
        QEvent.Type.MouseMove, where, where, Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier(0)
    )
    QApplication.sendEvent(widget, event)


def test_that_the_seconds_left_are_told_and_the_end_once(watch, clock, told):
    for passed in (0, 0.4, 270, 299.5, 300, 301):
        clock.now = 1000 + passed
        watch.look()
    assert told[:4] == [300, 300, 30, 1]
    assert told[4] == "idle"


def test_that_the_timer_looks_by_itself(qtbot, watch, clock):
    clock.now += LIMIT
    with qtbot.waitSignal(watch.idle, timeout=2000):
        pass


@pytest.mark.parametrize(
    "touch",
    [
        lambda field: QTest.keyClick(field, Qt.Key.Key_A),
        lambda field: QTest.keyClick(field, Qt.Key.Key_Shift),
        lambda field: QTest.mouseClick(field, Qt.MouseButton.LeftButton),
        lambda field: QTest.keyClick(field.windowHandle(), Qt.Key.Key_A),
        lambda field: QApplication.sendEvent(field, QInputMethodEvent("字", [])),
        lambda field: (move(field, 1, 1), move(field, 3, 1)),
    ],
    ids=["key", "modifier", "click", "key of the window", "input method", "mouse"],
)
def test_that_input_starts_the_time_anew(watch, clock, told, field, touch):
    clock.now += LIMIT - 1
    touch(field)
    watch.look()
    assert told == [LIMIT]


def test_that_a_pointer_that_rests_is_no_input(watch, clock, told, field):
    move(field, 5, 5)
    clock.now += LIMIT - 1
    move(field, 5, 5)
    watch.look()
    assert told == [1]


def test_that_painting_and_timers_are_no_input(qtbot, watch, clock, told, field):
    clock.now += LIMIT - 1
    field.setText("by program")
    field.repaint()
    qtbot.wait(20)
    watch.look()
    assert told == [1]


def test_that_the_first_key_after_a_sleep_does_not_save_a_session_whose_time_is_over(watch, clock, told, field):
    clock.now += LIMIT + 1
    QTest.keyClick(field, Qt.Key.Key_A)
    watch.look()
    assert told == ["idle"]


def test_that_typing_still_arrives_where_it_belongs(watch, field):
    QTest.keyClicks(field, "abc")
    QTest.mouseMove(field, QPoint(2, 2))
    assert field.text() == "abc"


def test_that_a_quiet_moment_is_told_once_after_each_input(watch, clock, field):
    quiet = []
    watch.quiet.connect(lambda: quiet.append(clock.now))
    for passed in (1, 9, 10, 11, 20):
        clock.now = 1000.0 + passed
        watch.look()
    assert quiet == [1010.0]

    QTest.keyClick(field, Qt.Key.Key_A)
    for passed in (25, 29, 31, 40):
        clock.now = 1000.0 + passed
        watch.look()
    assert quiet == [1010.0, 1031.0]
