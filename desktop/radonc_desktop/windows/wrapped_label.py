"""A label of several lines that lays its words out once for each width."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

__all__ = ["WrappedLabel"]


class WrappedLabel(QLabel):
    """Remembers how high it is at a width: one change of a window asks for the same few widths dozens of times.

    Qt lays all words out each time, which is half of the work while a long answer is written.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heights: dict[int, int] = {}

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's own name
        """Return the height in pixels that the words need at ``width`` pixels."""
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = super().heightForWidth(width)
        return height

    def setText(self, words: str) -> None:  # noqa: N802 - Qt's own name
        """Show other words."""
        self._heights.clear()
        super().setText(words)

    def clear(self) -> None:
        """Show no words."""
        self._heights.clear()
        super().clear()

    def setIndent(self, pixels: int) -> None:  # noqa: N802 - Qt's own name
        """Begin the words ``pixels`` from the edge."""
        self._heights.clear()
        super().setIndent(pixels)

    def setWordWrap(self, wrap: bool) -> None:  # noqa: N802 - Qt's own name
        """Wrap the words or do not."""
        self._heights.clear()
        super().setWordWrap(wrap)

    def setTextFormat(self, kind: Qt.TextFormat) -> None:  # noqa: N802 - Qt's own name
        """Read the words as plain text or as another kind."""
        self._heights.clear()
        super().setTextFormat(kind)

    def event(self, event: QEvent) -> bool:
        """Forget the heights where something changes that they follow from: font, style, margins, the screen."""
        if event.type() in _CHANGES:
            self._heights.clear()
        return super().event(event)


_CHANGES = frozenset(
    {
        QEvent.Type.FontChange,
        QEvent.Type.ApplicationFontChange,
        QEvent.Type.StyleChange,
        QEvent.Type.Polish,
        QEvent.Type.ContentsRectChange,
        QEvent.Type.LayoutDirectionChange,
        QEvent.Type.DevicePixelRatioChange,
        QEvent.Type.ScreenChangeInternal,
        QEvent.Type.DynamicPropertyChange,
    }
)
