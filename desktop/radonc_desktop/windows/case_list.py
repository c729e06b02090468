"""The left column: which case. A searchable list of all cases, newest first."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from radonc_desktop.windows.icons import icon, pixmap
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.parts import button, label
from radonc_desktop.windows.search_field import SearchField
from radonc_desktop.windows.theme import GRID, Theme
from radonc_desktop.windows.wording import day, progress_word
from radonc_models.errors import RadOncError

if TYPE_CHECKING:
    from radonc_desktop.vault import CasePage, CaseSummary, PageMark

__all__ = ["CaseListModel", "CaseListPane"]

_Index = QModelIndex | QPersistentModelIndex
SUMMARY_ROLE = Qt.ItemDataRole.UserRole + 1
SEARCH_DELAY_MS = 120
_FEWEST, _MOST = 200, 2000


Fetch = Callable[["PageMark"], "CasePage"]


class CaseListModel(QAbstractListModel):
    """The found cases, as the list shows and screen readers tell them; it fetches the next page when it is needed.

    Signals:
        problem: A sentence about why the next page cannot be read.
    """

    problem = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[CaseSummary] = []
        self._next: PageMark | None = None
        self._fetch: Fetch | None = None

    def show(self, page: CasePage, fetch: Fetch | None = None) -> None:
        """Replace the rows; ``fetch`` gets the mark of the next page and returns that page."""
        self.beginResetModel()
        self._rows, self._next, self._fetch = list(page.rows), page.next, fetch
        self.endResetModel()

    @property
    def page_size(self) -> int:
        """How many rows to show anew, so that a list that was scrolled does not become shorter."""
        return min(max(_FEWEST, len(self._rows)), _MOST)

    def canFetchMore(self, parent: _Index) -> bool:  # noqa: N802 - Qt's own name
        """Tell whether there is a next page."""
        return not parent.isValid() and self._next is not None and self._fetch is not None

    def fetchMore(self, parent: _Index) -> None:  # noqa: N802 - Qt's own name
        """Read the next page; the view calls it when its end comes into sight."""
        if not self.canFetchMore(parent) or self._next is None or self._fetch is None:
            return
        try:
            page = self._fetch(self._next)
        except RadOncError as error:
            self._next = None
            self.problem.emit(str(error))
            return
        self._next = page.next
        if page.rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(page.rows) - 1)
            self._rows += page.rows
            self.endInsertRows()

    def row_of(self, case_id: int) -> int:
        """Return the row of a case, or -1."""
        return next((row for row, summary in enumerate(self._rows) if summary.id == case_id), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own signature
        """Return the number of found cases."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text of a row, its summary, or what a screen reader says."""
        if not index.isValid():
            return None
        summary = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{summary.number} {summary.title}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr(
                "Case {number}, {title}, {site}, {progress}",
                number=summary.number,
                title=summary.title,
                site=summary.site,
                progress=progress_word(summary),
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            return summary.title
        if role == SUMMARY_ROLE:
            return summary
        return None


class CaseDelegate(QStyledItemDelegate):
    """Draws a case on two lines: title, then number, site and state of its work."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002, N802 - Qt's own
        """Return the height of two lines on the grid."""
        height = option.fontMetrics.height() * 2 + 2 * GRID + 4  # type: ignore[attr-defined]
        return QSize(160, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        summary: CaseSummary = index.data(SUMMARY_ROLE)
        tokens = self._theme.tokens
        rect: QRect = option.rect.adjusted(GRID, 1, -GRID, -1)  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(tokens.accent_soft if selected else tokens.sunken))
            painter.drawRoundedRect(rect, 6, 6)
        if selected and state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(tokens.accent))
            painter.drawRoundedRect(rect.adjusted(0, 0, -1, -1), 6, 6)
        self._words(painter, rect.adjusted(12, 6, -12, -6), summary, selected=selected)
        painter.restore()

    def _words(self, painter: QPainter, rect: QRect, summary: CaseSummary, *, selected: bool) -> None:
        tokens = self._theme.tokens
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold if selected else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        title = painter.fontMetrics().elidedText(summary.title, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, title)
        font.setWeight(QFont.Weight.Normal)
        font.setPointSizeF(self._theme.small_points)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text_quiet))
        below = rect.adjusted(0, 0, 0, 0)
        right = progress_word(summary) or day(summary.updated)
        width = painter.fontMetrics().horizontalAdvance(right) + GRID
        left = painter.fontMetrics().elidedText(
            f"{summary.number} · {summary.site}" if summary.site else summary.number,
            Qt.TextElideMode.ElideRight,
            rect.width() - width - 18,
        )
        painter.drawText(below, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, left)
        painter.drawText(below, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight, right)
        if summary.signed or summary.drafts:
            name = "lock" if summary.signed else "pen"
            ratio = painter.device().devicePixelRatioF()
            picture = pixmap(name, tokens.text_quiet, 12, ratio)
            top = below.bottom() - painter.fontMetrics().height() + 4
            painter.drawPixmap(below.right() - width - 8, top, picture)


_LEAST_WIDTH = 216


class CaseListPane(QFrame):
    """Search field, New case, list and its empty states.

    Signals:
        chosen: The number of the case to show.
        new_wanted: A new case is to be made.
        search_wanted: The text to search for, after a short pause in typing.
    """

    role = SUMMARY_ROLE

    chosen = Signal(int)
    new_wanted = Signal()
    search_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("caseListPane")
        self._theme = theme
        self.search = SearchField(theme, tr("Search cases   /"), tr("Search cases"))
        self._glass = self.search.addAction(
            icon("search", theme.tokens.text_quiet), QLineEdit.ActionPosition.LeadingPosition
        )
        self.new = button(tr("New case"), self.new_wanted.emit, "secondary", tr("New case (Ctrl+N)"))
        self.model = CaseListModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(CaseDelegate(theme, self.list))
        self.list.setAccessibleName(tr("Cases"))
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self._empty = label("", "quiet-body", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._empty.setContentsMargins(2 * GRID, 4 * GRID, 2 * GRID, 0)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SEARCH_DELAY_MS)
        self._pause.timeout.connect(self._search)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.search.installEventFilter(self)
        theme.changed.connect(self._paint)
        self._quiet = False
        self._build()
        self._paint()

    def _search(self) -> None:
        if self.isEnabled():
            self.search_wanted.emit(self.search.text())
        else:  # a thread works with the store: the search waits for it
            self._pause.start()

    def _build(self) -> None:
        head = QHBoxLayout()
        self._count = label(tr("Cases"), "head")
        head.addWidget(self._count)
        head.addStretch()
        head.addWidget(self.new)
        top = QVBoxLayout()
        top.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        top.setSpacing(12)
        top.addLayout(head)
        top.addWidget(self.search)
        place = QWidget()
        self._stack = QStackedLayout(place)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, GRID)
        page.setSpacing(0)
        page.addLayout(top)
        page.addWidget(place, 1)

    def show_cases(self, page: CasePage, current: int | None, fetch: Fetch | None = None) -> None:
        """Show ``page`` and mark the case ``current`` without choosing it anew; ``fetch`` reads the next pages."""
        rows = page.rows
        self._quiet = True
        self.model.show(page, fetch)
        self._quiet = False
        self.mark(current)
        searched = self.search.text().strip()
        if not rows:
            self._empty.setText(
                tr("No case matches “{searched}”. Press Esc to see all cases.", searched=searched)
                if searched
                else tr("No cases yet. Press Ctrl+N to add the first one.")
            )
        self._stack.setCurrentIndex(0 if rows else 1)
        more = "+" if page.more_found else ""
        self._count.setText(f"{tr('Found') if searched else tr('Cases')}  {max(page.found, len(rows))}{more}")

    def mark(self, case_id: int | None) -> None:
        """Select the row of a case, without a ``chosen`` signal."""
        row = -1 if case_id is None else self.model.row_of(case_id)
        self._quiet = True
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))
        else:
            self.list.clearSelection()
        self._quiet = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Let the arrow keys walk the list while the search field has the focus; Esc shows all cases."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.model.rowCount():
                self._pause.stop()
                self.search_wanted.emit(self.search.text())
                self._walk_in()
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def _walk_in(self) -> None:
        if not self.model.rowCount():
            return
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.list.currentIndex().isValid() or self.search.text().strip():
            self.list.setCurrentIndex(self.model.index(0))
            self._on_current(self.model.index(0))

    def _on_current(self, index: QModelIndex) -> None:
        if self._quiet or not index.isValid():
            return
        summary: CaseSummary = index.data(SUMMARY_ROLE)
        self.chosen.emit(summary.id)

    def _paint(self) -> None:
        tokens = self._theme.tokens
        self._glass.setIcon(icon("search", tokens.text_quiet))
        size = self._theme.scaled(16)
        self.new.setIcon(icon("plus", tokens.text, size))
        self.new.setIconSize(QSize(size, size))
        self.list.viewport().update()
        self.list.doItemsLayout()  # rows are as high as their text
        self._fit_head()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's own name
        """Measure again with the style that the parts have by now."""
        super().showEvent(event)
        self._fit_head()

    def _fit_head(self) -> None:
        head = self._count.sizeHint().width() + self.new.sizeHint().width() + 6 * GRID
        self.setMinimumWidth(max(_LEAST_WIDTH, head))
