"""Windows on small screens, such as 1080 lines at twice the size: none is larger than the room there is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from radonc_desktop.windows.parts import become_scroll_area

__all__ = ["RoomyPage", "fill_room", "room_for"]

_FRAME = QSize(16, 48)  # what a window manager puts around a window, at most
_NO_SCREENS = ("offscreen", "minimal")
_ANY = 16777215  # what Qt takes for no limit


def room_for(window: QWidget) -> QSize:
    """Return the largest size that ``window`` may have on its screen, within its frame."""
    if QGuiApplication.platformName() in _NO_SCREENS:
        return QSize(_ANY, _ANY)
    return window.screen().availableSize() - _FRAME


def fill_room(window: QWidget, wanted: QSize, least: QSize, room: QSize | None = None) -> None:
    """Give ``window`` the size that is ``wanted`` and keep it above the ``least`` one, as far as its screen allows."""
    room = room_for(window) if room is None else room
    window.setMinimumSize(least.boundedTo(room))
    window.resize(wanted.boundedTo(room))


class RoomyPage(QScrollArea):
    """All that a window shows: the window grows with it as far as there is room, then it scrolls.

    Attributes:
        inside: What holds the page.
        rows: Its layout.

    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.inside = QWidget()
        self.rows = QVBoxLayout(self.inside)
        become_scroll_area(self, self.inside, sideways=False)
        outside = QVBoxLayout(window)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self)
        self.inside.installEventFilter(self)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        """Return the size below which something would be cut off, or the room where that is lower."""
        least = self.rows.totalMinimumSize()
        height = max(least.height(), self.rows.totalMinimumHeightForWidth(max(self.width(), least.width())))
        room = room_for(self._window)
        bar = self.verticalScrollBar().sizeHint().width() if height > room.height() else 0
        return QSize(least.width() + bar, height).boundedTo(room)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        """Return the size of what is inside, as far as there is room."""
        return self.rows.totalSizeHint().boundedTo(room_for(self._window)).expandedTo(self.minimumSizeHint())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Let the window measure again when something inside has changed."""
        if watched is self.inside and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
