"""The command palette: every action by a few letters, with its shortcut, or with the reason why it cannot be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from radonc_desktop.windows.actions import ACTIONS, Action, perform, why_not
from radonc_desktop.windows.fuzzy import fit
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.parts import grown, label
from radonc_desktop.windows.shortcuts import key_words
from radonc_desktop.windows.theme import GRID, Theme

if TYPE_CHECKING:
    from radonc_desktop.windows.main import MainWindow

__all__ = ["Palette", "PaletteModel", "Row"]

_Index = QModelIndex | QPersistentModelIndex
_ROWS = 9
_WIDTH = 640
_OWN_KEYS = frozenset({Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Slash})
ROW_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class Row:
    """One line: what it does, and why not, if not."""

    action: Action
    reason: str

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        key = key_words(self.action)
        return ", ".join(part for part in (self.action.said, self.reason, key) if part)


class PaletteModel(QAbstractListModel):
    """The actions that fit, the best first; what was done last goes before others that fit as well."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[Row] = []
        self._rows: list[Row] = []
        self._recent: list[str] = []

    def begin(self, rows: Sequence[Row]) -> None:
        """Take all actions as they can be done now."""
        self._all = list(rows)
        self.narrow("")

    def narrow(self, typed: str) -> None:
        """Show what fits ``typed``: what can be done before what cannot."""
        scored = [(fit(typed, row.action.said, row.action.found_by), row) for row in self._all]
        found = [(score, row) for score, row in scored if score]
        self.beginResetModel()
        self._rows = [row for _, row in sorted(found, key=lambda pair: self._rank(typed, *pair))]
        self.endResetModel()

    def remember(self, action: Action) -> None:
        """Note that ``action`` was done."""
        self._recent = [action.name, *(name for name in self._recent if name != action.name)]

    def row(self, number: int) -> Row | None:
        """Return a row, or None."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def _rank(self, typed: str, score: float, row: Row) -> tuple[bool, float, int]:
        names = self._recent
        recent = names.index(row.action.name) if row.action.name in names else len(names)
        return (bool(row.reason), -score, recent) if typed.strip() else (bool(row.reason), recent, 0)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own signature
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a row, what a screen reader says, or the row."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.action.said
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return row.spoken
        return row if role == ROW_ROLE else None


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: Any, index: _Index) -> QSize:  # noqa: N802 - Qt's own name, whose stubs lack fields
        row: Row = index.data(ROW_ROLE)
        line = option.fontMetrics.height()
        return QSize(0, line + 2 * GRID + (line if row.reason else 0))

    def paint(self, painter: QPainter, option: Any, index: _Index) -> None:
        row: Row = index.data(ROW_ROLE)
        tokens = self._theme.tokens
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(tokens.accent))
            painter.setBrush(QColor(tokens.accent_soft))
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -2, -2), 6, 6)
        inside = option.rect.adjusted(12, GRID, -12, -GRID)
        key, line = key_words(row.action), option.fontMetrics.height()
        key_width = option.fontMetrics.horizontalAdvance(key)
        words = QRect(inside.left(), inside.top(), inside.width() - key_width - 2 * GRID, line)
        painter.setPen(QColor(tokens.text_quiet if row.reason else tokens.text))
        elide = Qt.TextElideMode.ElideRight
        shown = option.fontMetrics.elidedText(row.action.said, elide, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setPen(QColor(tokens.text_quiet))
        painter.drawText(QRect(inside.left(), inside.top(), inside.width(), line), Qt.AlignmentFlag.AlignRight, key)
        if row.reason:
            small = QFont(option.font)
            small.setPointSizeF(option.font.pointSizeF() * 0.9)
            painter.setFont(small)
            painter.setPen(QColor(tokens.warning))
            below = QRect(inside.left(), inside.top() + line, inside.width(), line)
            shown = QFontMetrics(small).elidedText(row.reason, elide, below.width())
            painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()


class Palette(QFrame):
    """Lies over the window; hidden until ``begin``. Esc, a click beside it and every action close it."""

    def __init__(self, theme: Theme, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._before: QWidget | None = None
        self.setObjectName("palette")
        self.model = PaletteModel(self)
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("What do you want to do?"))
        self.field.setAccessibleName(tr("Command palette"))
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Delegate(theme, self.list))
        self.list.setAccessibleName(tr("Actions"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = label(tr("No action fits. Try another word, or Esc."), "quiet-body")
        self.nothing.setContentsMargins(12, GRID, 12, GRID)
        self.hint = label(tr("Enter: do it   ·   ↑ ↓: choose   ·   Esc: close"), "quiet")
        page = QVBoxLayout(self)
        page.setContentsMargins(12, 12, 12, 12)
        page.setSpacing(GRID)
        for part in (self.field, self.list, self.nothing, self.hint):
            page.addWidget(part)
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self.list.clicked.connect(self._on_clicked)
        window.installEventFilter(self)
        self.hide()

    def begin(self) -> None:
        """Show all actions, or close when it is open already."""
        if not self.isHidden():
            self.leave()
            return
        self._before = self._window.focusWidget()
        self.model.begin([Row(action, why_not(self._window, action)) for action in _offered()])
        self.field.clear()
        self._narrow("")
        self.show()
        self._place()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Close, and give the focus back."""
        before, self._before = self._before, None
        self.hide()
        if before is not None and before.isVisible() and before.isEnabled():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def do_chosen(self) -> None:
        """Close and do what is chosen; what cannot be done stays, with its reason."""
        row = self.model.row(self.list.currentIndex().row())
        if row is None or row.reason:
            return
        self.leave()
        self.model.remember(row.action)
        perform(self._window, row.action)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Let the field's keys walk the list; stay in place when the window changes; close when it is left."""
        if watched is self.field and event.type() == QEvent.Type.FocusOut and not self.isHidden():
            self._before = None
            self.hide()
        if watched is self.field and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                return self._on_key(event)
            if event.type() == QEvent.Type.ShortcutOverride and event.key() in _OWN_KEYS:
                event.accept()
                return True
        if watched is self._window and event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        keys = Qt.Key
        steps = {keys.Key_Down: 1, keys.Key_Up: -1, keys.Key_PageDown: _ROWS, keys.Key_PageUp: -_ROWS}
        if event.key() == keys.Key_Escape:
            self.leave()
        elif event.key() in (keys.Key_Return, keys.Key_Enter):
            self.do_chosen()
        elif event.key() in steps:
            self._step(steps[keys(event.key())])
        else:
            return event.key() in (keys.Key_Tab, keys.Key_Backtab)  # there is nothing else to go to
        return True

    def _step(self, by: int) -> None:
        last = self.model.rowCount() - 1
        self._choose(max(0, min(last, self.list.currentIndex().row() + by)))

    def _narrow(self, typed: str) -> None:
        self.model.narrow(typed)
        found = self.model.rowCount() > 0
        self.list.setVisible(found)
        self.nothing.setVisible(not found)
        if found:
            self._choose(0)
        self.adjustSize()
        self._place()

    def _choose(self, number: int) -> None:
        self.list.setCurrentIndex(self.model.index(number))
        row = self.model.row(number)
        if row is not None:
            self.field.setAccessibleDescription(row.spoken)
            QAccessible.updateAccessibility(QAccessibleEvent(self.field, QAccessible.Event.DescriptionChanged))

    def _on_clicked(self, _index: QModelIndex) -> None:
        self.do_chosen()

    def _place(self) -> None:
        line = self.fontMetrics().height()
        rows = [self.list.sizeHintForRow(row) for row in range(min(_ROWS, self.model.rowCount()))]
        self.list.setFixedHeight(min(sum(rows) + 2, self._window.height() - 16 * line))
        width = min(grown(self, _WIDTH), self._window.width() - 8 * GRID)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((self._window.width() - width) // 2, self._window.menuBar().height() + 4 * GRID)
        self.raise_()


def _offered() -> list[Action]:
    return [action for action in ACTIONS if action.name != "show_palette"]
