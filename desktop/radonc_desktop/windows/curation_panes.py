"""The two panes of a note under review: history and plan, what is taken out of them, and the handle of the split."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QTextEdit, QWidget

from radonc_desktop.windows.language import tr
from radonc_desktop.windows.theme import Theme

if TYPE_CHECKING:
    from radonc_models.curate.cases import Place

__all__ = ["NotePane", "SplitHandle"]

_DRAGGED = "application/x-radonc-split"
_GAP = "\n\n"


class NotePane(QPlainTextEdit):
    """Parts of a note, read only, with a caret; places in it are told as places in the note.

    Signals:
        split_dropped: The handle was dropped here: place in the note where the plan shall begin.
    """

    split_dropped = Signal(int)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._note = ""
        self._parts: tuple[tuple[int, int], ...] = ()
        self._places: Sequence[Place] = ()
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setUndoRedoEnabled(False)
        self.setAccessibleName(name)
        self.setAcceptDrops(True)
        self.setTabChangesFocus(True)
        theme.changed.connect(self._mark)

    def show_parts(self, note: str, parts: Sequence[tuple[int, int]], places: Sequence[Place]) -> None:
        """Show the characters of ``parts`` of ``note``, with ``places`` marked."""
        self._note, self._places = note, places
        self._parts = tuple((start, end) for start, end in parts if note[start:end].strip())
        self.setPlainText(_GAP.join(note[start:end] for start, end in self._parts))
        self._mark()

    def caret(self) -> int | None:
        """Return the place of the caret in the note, None where nothing is shown."""
        return self._in_note(self.textCursor().position())

    def selected(self) -> tuple[int, int] | None:
        """Return the selection as places in the note, None where nothing is selected."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        start, end = self._in_note(cursor.selectionStart()), self._in_note(cursor.selectionEnd())
        return None if start is None or end is None or start >= end else (start, end)

    def put_caret(self, place: int) -> None:
        """Put the caret on a place of the note that is shown here."""
        position = self._here(place)
        if position is not None:
            cursor = self.textCursor()
            cursor.setPosition(position)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's own name
        """Take the handle of the split and nothing else."""
        if event.mimeData().hasFormat(_DRAGGED):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's own name
        """Let the caret show where the plan would begin."""
        if event.mimeData().hasFormat(_DRAGGED):
            self.setTextCursor(self.cursorForPosition(event.position().toPoint()))
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's own name
        """Tell where the plan shall begin: at the start of the word under the handle."""
        if not event.mimeData().hasFormat(_DRAGGED):
            return
        cursor = self.cursorForPosition(event.position().toPoint())
        cursor.movePosition(QTextCursor.MoveOperation.StartOfWord)
        place = self._in_note(cursor.position())
        event.acceptProposedAction()
        if place is not None:
            self.split_dropped.emit(place)

    def _mark(self) -> None:
        tokens = self._theme.tokens
        marks: list[Any] = []
        for place in self._places:
            for start, end in self._parts:
                first, last = self._here(max(place.start, start)), self._here(min(place.end, end))
                if first is None or last is None or first >= last or place.end <= start or place.start >= end:
                    continue
                mark: Any = QTextEdit.ExtraSelection()  # Qt's stubs do not know its two fields
                mark.cursor = self.textCursor()
                mark.cursor.setPosition(first)
                mark.cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
                look = QTextCharFormat()
                answer = place.kind == "answer"
                look.setBackground(QColor(tokens.error_soft if answer else tokens.warning_soft))
                look.setForeground(QColor(tokens.error if answer else tokens.warning))
                look.setFontUnderline(True)
                look.setToolTip(f"{place.kind}: {place.rule}")
                mark.format = look
                marks.append(mark)
        self.setExtraSelections(marks)

    def _here(self, place: int) -> int | None:
        """Return where a place of the note is in this pane, in the units of Qt (UTF-16)."""
        before = 0
        for start, end in self._parts:
            if start <= place <= end:
                return before + _units(self._note[start:place])
            before += _units(self._note[start:end]) + len(_GAP)
        return None

    def _in_note(self, position: int) -> int | None:
        before = 0
        for start, end in self._parts:
            part = self._note[start:end]
            length = _units(part)
            if position <= before + length:
                return start + _characters(part, max(0, position - before))
            before += length + len(_GAP)
        return None


class SplitHandle(QLabel):
    """The handle between the panes: dragged into the text, it lets the plan begin there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("⋮⋮ Plan"), parent)
        self.setProperty("look", "chip")
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(tr("Drag this to where the plan begins, or put the caret there and press S"))
        self.setAccessibleName(tr("Beginning of the plan"))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's own name
        """Begin to drag."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            drag = QDrag(self)
            data = QMimeData()
            data.setData(_DRAGGED, b"")  # no text: nothing of a case may be dropped on another program
            drag.setMimeData(data)
            drag.setPixmap(self.grab())
            drag.exec(Qt.DropAction.MoveAction)


def _units(text: str) -> int:
    """Return the length of a text as Qt counts it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _characters(text: str, units: int) -> int:
    """Return how many characters the first ``units`` of a text are."""
    if text.isascii():
        return units
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore"))
