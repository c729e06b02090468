"""What the pages for files share: a card with a heading, a row to choose a file, a table of words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from radonc_desktop.windows.elided import ElidedLabel
from radonc_desktop.windows.flow_row import FlowRow
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.parts import become_label, button, label, limit_width, scroll_area
from radonc_desktop.windows.theme import GRID

__all__ = [
    "CardPage",
    "FileRow",
    "WordsModel",
    "become_rows",
    "fit_columns",
    "fit_words",
    "new_file",
    "secret_edit",
    "words_table",
]

_ROW_LINES = 1.9  # lines of text that a row of a table is high
_Index = QModelIndex | QPersistentModelIndex


def new_file(page: QWidget, title: str, stem: str, ending: str) -> Path | None:
    """Ask where to write a new file and return its path with ``ending``; None when the user gave up.

    The dialog does not ask whether to overwrite: no file with cases replaces another, and the writer says so.
    """
    options = QFileDialog.Option.DontConfirmOverwrite
    name, _ = QFileDialog.getSaveFileName(page, title, f"{stem}{ending}", f"*{ending}", options=options)
    if not name:
        return None
    return Path(name if name.endswith(ending) else name + ending)


class CardPage(QWidget):
    """A page with one card: a title, a sentence, and what ``add`` puts below them."""

    def __init__(self, title: str, sentence: str, *, width: int = 760) -> None:
        super().__init__()
        card = QFrame()
        card.setProperty("card", "yes")
        self._stack = QVBoxLayout(card)
        self._stack.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        self._stack.setSpacing(GRID)
        self._stack.addWidget(label(title, "title"))
        self.explanation = label(sentence, "quiet-body", wrap=True)
        self._stack.addWidget(self.explanation)
        self._stack.addSpacing(GRID)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        row.addWidget(card, 1, Qt.AlignmentFlag.AlignTop)
        row.addStretch(0)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(scroll_area(inside))
        limit_width(card, width)

    def add(self, part: QWidget, words: str = "") -> None:
        """Put ``part`` below the others, under a small heading where there are ``words``."""
        if words:
            self._stack.addWidget(label(words, "small-head"))
        self._stack.addWidget(part)

    def add_layout(self, layout: QLayout) -> None:
        """Put a row of parts below the others."""
        self._stack.addLayout(layout)

    def add_row(self, *parts: QWidget) -> QWidget:
        """Put several parts beside each other and return what holds them."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for part in parts:
            row.addWidget(part)
        row.addStretch()
        self._stack.addWidget(holder)
        return holder

    def gap(self) -> None:
        """Leave a little room."""
        self._stack.addSpacing(GRID)


class FileRow(QWidget):
    """A button that asks for a file, and the name of the file."""

    def __init__(self, words: str, act: Callable[[], object], *more: QPushButton) -> None:
        super().__init__()
        self.choose = button(words, act)
        self.name = ElidedLabel()
        become_label(self.name, tr("No file chosen"), "quiet-body")
        self.setLayout(FlowRow((self.choose, *more, self.name)))


def secret_edit(name: str) -> QLineEdit:
    """Return a field whose text is not shown."""
    edit = QLineEdit()
    edit.setEchoMode(QLineEdit.EchoMode.Password)
    edit.setAccessibleName(name)
    limit_width(edit, 360)
    return edit


class WordsModel(QAbstractTableModel):
    """Rows of words under heads."""

    def __init__(self, heads: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads = tuple(heads)
        self._rows: list[tuple[str, ...]] = []

    def show(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Replace the rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own signature
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: ARG002, B008, N802 - Qt's own
        """Return the number of columns."""
        return len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802 - Qt's own
        """Return the head of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell; they are the tip, too, where they are cut off."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._rows[index.row()][index.column()]
        return None


def words_table(model: WordsModel, name: str, height: int | None = None) -> QTableView:
    """Return a table whose last column takes the room; its height is fixed where one is given."""
    table = QTableView()
    table.setModel(model)
    become_rows(table, name)
    if height is not None:
        table.setFixedHeight(height)
    table.horizontalHeader().setStretchLastSection(True)
    return table


def become_rows(table: QTableView, name: str) -> None:
    """Make ``table`` one that shows whole rows to read, under the ``name`` that a screen reader says."""
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.horizontalHeader().setHighlightSections(False)


def fit_columns(table: QTableView, stretched: int) -> None:
    """Give each column the width of its words, but for the one that takes the room.

    Rows become as high as the size of the text asks for.
    """
    table.verticalHeader().setDefaultSectionSize(round(_ROW_LINES * table.fontMetrics().height()))
    for column in range(table.model().columnCount()):
        if column != stretched:
            table.resizeColumnToContents(column)
            table.setColumnWidth(column, table.columnWidth(column) + 2 * GRID)


def fit_words(table: QTableView) -> None:
    """Give the table the height of its rows and of a bar below them, and each column the width of its words."""
    model = table.model()
    fit_columns(table, model.columnCount() - 1)
    rows = sum(table.rowHeight(row) for row in range(model.rowCount()))
    sideways = table.horizontalScrollBar()
    bar = sideways.sizeHint().height() if sideways.maximum() > 0 else 0
    table.setFixedHeight(rows + table.horizontalHeader().sizeHint().height() + bar + 4)
