"""A column that scrolls up and down and is never cut off sideways."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from radonc_desktop.windows.parts import become_scroll_area

__all__ = ["ScrollColumn"]

_ANY_HEIGHT = 16777215  # what Qt takes for no limit
_BAR = (QEvent.Type.Show, QEvent.Type.Hide)


class ScrollColumn(QScrollArea):
    """Holds widgets below each other; ``add`` puts one at the end.

    The place of the scroll bar, and a ``gap`` before it, stay free: the widgets keep their width when it appears. With
    a ``least`` width the area asks for as much as its widgets need, so that nothing of them is cut off at the side.
    """

    def __init__(self, spacing: int, gap: int, parent: QWidget | None = None, *, least: int = 0) -> None:
        super().__init__(parent)
        self._least = least
        self.column = QWidget()
        # Or the area would take the height of the narrowest column, and scroll into nothing below its end.
        self.column.setMinimumHeight(1)
        self._stack = QVBoxLayout(self.column)
        self._gap = gap
        self._whole = False
        self._stack.setSpacing(spacing)
        self._stack.addStretch(1)
        become_scroll_area(self, self.column, sideways=False)
        self.column.installEventFilter(self)
        self.verticalScrollBar().installEventFilter(self)
        self._keep_width()

    def add(self, widget: QWidget) -> None:
        """Put ``widget`` below the others."""
        self._stack.insertWidget(self._stack.count() - 1, widget)

    def show_whole(self, whole: bool) -> None:
        """Be as high as the widgets, for a page that scrolls as a whole, or else scroll them here."""
        self._whole = whole
        if whole:
            self._fit()
        else:
            self.setMinimumHeight(0)
            self.setMaximumHeight(_ANY_HEIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        """Return the size that the area cannot do without."""
        hint = super().minimumSizeHint()
        if not self._least:
            return hint
        return QSize(max(self._least, self._stack.totalMinimumSize().width()), hint.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Measure again after a change of width: wrapped words then need another height, which Qt forgets."""
        if (
            watched is self.column
            and self._whole
            and event.type() in (*_BAR, QEvent.Type.LayoutRequest, QEvent.Type.Resize)
        ):
            self._fit()
        if self._least and watched is self.column and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        changed = (QEvent.Type.Resize, QEvent.Type.Show) if watched is self.column else _BAR
        if event.type() in changed:
            self._keep_width()
            QCoreApplication.postEvent(self.column, QEvent(QEvent.Type.LayoutRequest))
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        wrapped = self._stack.totalHeightForWidth(self.viewport().width())  # -1 where no words are to be wrapped
        self.setFixedHeight(wrapped if wrapped >= 0 else self._stack.totalSizeHint().height())

    def _keep_width(self) -> None:
        bar = self.verticalScrollBar()
        spare = 0 if bar.isVisible() else bar.sizeHint().width()
        self._stack.setContentsMargins(0, 0, self._gap + spare, 0)
