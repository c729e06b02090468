"""How the main window is put together: cases on the left, the page on the right, lines above and below them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QStatusBar, QVBoxLayout, QWidget

__all__ = ["beside", "fill_status", "stacked", "under_each_other"]

_CASES, _ALL = 288, 1440


def stacked(pages: Sequence[QWidget]) -> QStackedWidget:
    """Return what shows one of ``pages`` at a time."""
    stack = QStackedWidget()
    for page in pages:
        stack.addWidget(page)
    return stack


def beside(cases: QWidget, pages: QWidget) -> QSplitter:
    """Return the list of cases and the page beside each other; the page takes what room there is."""
    columns = QSplitter(Qt.Orientation.Horizontal)
    columns.setChildrenCollapsible(False)
    columns.setHandleWidth(1)
    columns.addWidget(cases)
    columns.addWidget(pages)
    columns.setSizes([_CASES, _ALL - _CASES])
    columns.setStretchFactor(1, 1)
    return columns


def under_each_other(lines: Sequence[QWidget], rest: QWidget) -> QWidget:
    """Return ``lines`` above ``rest``, which takes what room there is."""
    centre = QWidget()
    page = QVBoxLayout(centre)
    page.setContentsMargins(0, 0, 0, 0)
    page.setSpacing(0)
    for line in lines:
        page.addWidget(line)
    page.addWidget(rest, 1)
    return centre


def fill_status(bar: QStatusBar, left: Sequence[QWidget], right: Sequence[QWidget]) -> None:
    """Put ``left`` and ``right`` into the line at the lower edge."""
    bar.setSizeGripEnabled(False)
    bar.setContentsMargins(12, 0, 12, 0)
    for widget in left:
        bar.addWidget(widget)
    for widget in right:
        bar.addPermanentWidget(widget)
