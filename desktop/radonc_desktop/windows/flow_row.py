"""A row that goes on in a second line where there is no room: buttons are never squeezed by large text."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from radonc_desktop.windows.theme import GRID

__all__ = ["FlowRow"]

_Line = list[tuple[int, QLayoutItem]]


class FlowRow(QLayout):
    """Widgets in their own size from left to right; the last ones stand at the right end of their line.

    Args:
        left: What begins the row.
        right: What ends it.

    """

    def __init__(self, left: tuple[QWidget, ...], right: tuple[QWidget, ...] = ()) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._first_right = len(left)
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(GRID)
        for widget in (*left, *right):
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem, /) -> None:  # noqa: N802 - Qt's own name
        """Put an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int, /) -> QLayoutItem | None:  # noqa: N802 - Qt's own name
        """Return the item at ``index``, None beyond the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int, /) -> QLayoutItem | None:  # type: ignore[override]  # noqa: N802 - Qt's own name
        """Take the item at ``index`` out and return it, None beyond the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's own name
        """Return none: a row takes the height that it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's own name
        """Return true: a narrow row is a high one."""
        return True

    def heightForWidth(self, width: int, /) -> int:  # noqa: N802 - Qt's own name
        """Return the height of all lines."""
        lines = self._lines(width)
        return sum(_height(line) for line in lines) + self.spacing() * max(0, len(lines) - 1)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        """Return the size of all in one line."""
        shown = self._shown()
        return QSize(self._width(shown), _height(shown))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's own name
        """Return the least size of the widest widget."""
        shown = self._shown()
        return QSize(max((item.minimumSize().width() for _, item in shown), default=0), _height(shown))

    def setGeometry(self, place: QRect, /) -> None:  # noqa: N802 - Qt's own name
        """Lay the lines below each other."""
        super().setGeometry(place)
        top = place.top()
        for line in self._lines(place.width()):
            self._lay(line, QRect(place.left(), top, place.width(), _height(line)))
            top += _height(line) + self.spacing()

    def _lay(self, line: _Line, place: QRect) -> None:
        """Lay one line, each widget in the middle of its height."""
        x, spare = place.left(), place.width() - self._width(line)
        for number, item in line:
            if number >= self._first_right and spare > 0:
                x, spare = x + spare, 0
            size = item.sizeHint().boundedTo(QSize(place.width(), place.height()))
            item.setGeometry(QRect(QPoint(x, place.top() + (place.height() - size.height()) // 2), size))
            x += size.width() + self.spacing()

    def _lines(self, width: int) -> list[_Line]:
        shown = self._shown()
        if self._width(shown) <= width:
            return [shown] if shown else []
        lines: list[_Line] = []
        for one in shown:
            ends = bool(lines) and lines[-1][-1][0] < self._first_right <= one[0]  # what ends the row stays together
            if lines and not ends and self._width([*lines[-1], one]) <= width:
                lines[-1].append(one)
            else:
                lines.append([one])
        return lines

    def _shown(self) -> _Line:
        return [(number, item) for number, item in enumerate(self._items) if not item.isEmpty()]

    def _width(self, line: _Line) -> int:
        return sum(item.sizeHint().width() for _, item in line) + self.spacing() * max(0, len(line) - 1)


def _height(line: _Line) -> int:
    return max((item.sizeHint().height() for _, item in line), default=0)
