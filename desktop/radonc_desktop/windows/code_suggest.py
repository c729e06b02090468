"""Codes for what is being typed into a diagnosis: a short list below the field, for mouse and keyboard."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from radonc_desktop.windows.findings import Match, suggest_codes
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.parts import label

__all__ = ["CodeSuggest"]

MOST = 6
_Index = QModelIndex | QPersistentModelIndex


class _Codes(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.matches: list[Match] = []

    def show(self, matches: list[Match]) -> None:
        """Replace the rows."""
        self.beginResetModel()
        self.matches = matches
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own signature
        """Return the number of codes."""
        return 0 if parent.isValid() else len(self.matches)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return code and official description."""
        match = self.matches[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{match.code}  {match.description}"
        return None


class _List(QListView):
    """Takes Return and leaves upwards from its first row; the window's Esc leaves it, too."""

    picked = Signal(int)
    left = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's own name
        """Stand on the first row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's own name
        """Stand on no row, so that none looks chosen."""
        super().focusOutEvent(event)
        self.setCurrentIndex(QModelIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        """Pick with Return; go back to the field upwards."""
        row = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0 and not event.modifiers():
            self.picked.emit(row)
        elif event.key() == Qt.Key.Key_Up and row == 0:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class CodeSuggest(QWidget):
    """Signals ``picked`` with a ``Match``, and ``left`` when the keyboard goes back to the field."""

    picked = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Codes(self)
        self.list = _List()
        self.list.setModel(self._model)
        self.list.setAccessibleName(tr("Codes for what you type"))
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setProperty("kind", "codes")
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(4)
        page.addWidget(label(tr("Codes for what you type: ↓ and Return take one over"), "small-head", wrap=True))
        page.addWidget(self.list)
        self.list.clicked.connect(lambda index: self._pick(index.row()))
        self.list.picked.connect(self._pick)
        self.list.left.connect(self.left)
        self.hide()

    @property
    def codes(self) -> list[str]:
        """The codes on screen."""
        return [] if self.isHidden() else [match.code for match in self._model.matches]

    def suggest(self, typed: str) -> None:
        """Show codes for ``typed``; nothing for a text that names a code which exists."""
        matches = suggest_codes(typed, MOST)
        if [one.code for one in matches] != [one.code for one in self._model.matches]:
            self._model.show(matches)
            self.list.setFixedHeight(len(matches) * max(self.list.sizeHintForRow(0), 1) + 2 * self.list.frameWidth())
        if not matches and self.list.hasFocus():
            self.left.emit()
        self.setVisible(bool(matches))

    def _pick(self, row: int) -> None:
        if 0 <= row < len(self._model.matches):
            self.picked.emit(self._model.matches[row])
