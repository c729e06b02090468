"""A line of text that gives way where there is no room for all of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

__all__ = ["ElidedLabel"]

_LEAST = 120  # pixels: some words of it


class ElidedLabel(QLabel):
    """A plain-text label that is cut with an ellipsis instead of widening its window.

    The whole text is its tooltip, and what a screen reader says.

    Args:
        words: The text.

    """

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.setText(words)

    def setText(self, words: str) -> None:  # noqa: N802 - Qt's name
        """Show ``words``."""
        super().setText(words)
        self.setToolTip(words)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for a few words."""
        whole = super().minimumSizeHint()
        return QSize(min(_LEAST, whole.width()), whole.height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw what fits."""
        room = self.contentsRect().adjusted(self.margin(), 0, -self.margin(), 0)
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        line = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, line, words)
