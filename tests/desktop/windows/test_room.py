"""Windows on small screens: none is larger than its screen, and nothing in it is out of reach."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from radonc_desktop.windows import room
from radonc_desktop.windows.unlock import UnlockWindow

SMALL = QSize(944, 460)  # 1080 lines at twice the size, without the frame and a bar of the desktop
TROUBLE = "The passphrase is wrong: type it again, mind capital letters. " * 2


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(room, "room_for", lambda _window: SMALL)


def shown(qtbot, theme):
    window = UnlockWindow(theme, lambda *_words: None, create=True)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window


def within(window, part):
    return window.rect().contains(part.mapTo(window, part.rect().center()))


def test_that_a_window_is_as_large_as_wanted_or_as_its_screen_allows(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    room.fill_room(window, QSize(1440, 900), QSize(960, 600), QSize(2000, 1200))
    assert (window.size(), window.minimumSize()) == (QSize(1440, 900), QSize(960, 600))
    room.fill_room(window, QSize(1440, 900), QSize(960, 600), QSize(1350, 700))
    assert (window.size(), window.minimumSize()) == (QSize(1350, 700), QSize(960, 600))
    room.fill_room(window, QSize(1440, 900), QSize(960, 600), SMALL)
    assert (window.size(), window.minimumSize()) == (SMALL, SMALL)


def test_that_a_window_with_room_grows_with_what_it_says(qtbot, theme):
    window = shown(qtbot, theme)
    before = window.height()
    window.notice.say("error", TROUBLE)
    qtbot.waitUntil(lambda: window.height() > before)
    qtbot.waitUntil(lambda: not window.findChild(room.RoomyPage).verticalScrollBar().isVisible())


def test_that_without_room_it_scrolls_to_what_has_the_focus(qtbot, theme, small):
    window = shown(qtbot, theme)
    window.notice.say("error", TROUBLE)
    page = window.findChild(room.RoomyPage)
    qtbot.waitUntil(lambda: page.verticalScrollBar().isVisible())
    assert window.height() <= SMALL.height()
    fields = (window.user, window.passphrase, window.again, window.enter)
    assert all(field.height() >= field.sizeHint().height() for field in fields)
    assert not within(window, window.enter)
    window.user.setFocus()
    for field in fields[1:]:
        assert page.focusNextPrevChild(True)
        assert window.focusWidget() is field
        qtbot.waitUntil(lambda field=field: within(window, field))
