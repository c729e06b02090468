"""A plain-text field that is as tall as its text, within limits, and tells when typing pauses."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, Qt, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QTextEdit, QWidget

__all__ = ["GrowingEdit"]

PAUSE_MS = 1500


class GrowingEdit(QPlainTextEdit):
    """Signals ``settled`` when there is unsaved typing and the focus leaves or the typing pauses.

    ``went_down`` tells that the arrow key went down from the last line.

    Tab moves on instead of writing a tab, so that the keyboard can always leave the field.
    """

    settled = Signal()
    went_down = Signal()

    def __init__(self, name: str, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = least
        self._most = most
        self._filling = False
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.settled)
        self.textChanged.connect(self._on_change)

    @property
    def text(self) -> str:
        """The text as it is in the field."""
        return self.toPlainText()

    def fill(self, text: str) -> None:
        """Show ``text`` as saved text: no ``settled`` follows."""
        self._pause.stop()
        if text == self.toPlainText():
            return
        self._filling = True
        self.setPlainText(text)
        self._filling = False
        self.document().setModified(False)

    def mark(self, places: Iterable[tuple[int, int]], colour: str, line: str) -> None:
        """Put ``colour`` behind ``places`` and a ``line`` below them, from start to end; earlier marks go."""
        text, marks = self.toPlainText(), []
        for start, end in places:
            mark = QTextEdit.ExtraSelection()
            mark.format.setBackground(QColor(colour))  # type: ignore[attr-defined]
            mark.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)  # type: ignore[attr-defined]
            mark.format.setUnderlineColor(QColor(line))  # type: ignore[attr-defined]
            cursor = self.textCursor()
            cursor.setPosition(_units(text[:start]))
            cursor.setPosition(_units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
            mark.cursor = cursor  # type: ignore[attr-defined]
            marks.append(mark)
        self.setExtraSelections(marks)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        """Return the height of the text, at least and at most the given numbers of lines."""
        lines = max(self._least, min(self._most, round(self.document().size().height())))
        margins = 2 * (self.frameWidth() + round(self.document().documentMargin())) + 12
        return QSize(200, lines * self.fontMetrics().lineSpacing() + margins)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        """Return the least height."""
        return QSize(120, self.sizeHint().height() if self._most < 20 else 120)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's own name
        """Save what was typed when the field is left."""
        super().focusOutEvent(event)
        self._settle_now()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        """Leave the app's own Ctrl+Return and Esc to the window."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape or (control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)):
            event.ignore()
            return
        place = self.textCursor().position()
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Down and not event.modifiers() and self.textCursor().position() == place:
            self.went_down.emit()

    def _on_change(self) -> None:
        self.updateGeometry()
        if not self._filling:
            self._pause.start()

    def _settle_now(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self.settled.emit()


def _units(text: str) -> int:
    """Return the length of ``text`` as Qt counts it, in units of UTF-16."""
    return len(text.encode("utf-16-le")) // 2
