"""A column that scrolls up and down and is never cut off sideways."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

__all__ = ["ScrollColumn"]


class ScrollColumn(QScrollArea):
    """Holds widgets below each other; ``add`` puts one at the end."""

    def __init__(self, spacing: int, right: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QWidget()
        self.column.setProperty("ground", "clear")
        self._stack = QVBoxLayout(self.column)
        self._stack.setContentsMargins(0, 0, right, 0)
        self._stack.setSpacing(spacing)
        self._stack.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self.column)
        self.column.installEventFilter(self)

    def add(self, widget: QWidget) -> None:
        """Put ``widget`` below the others."""
        self._stack.insertWidget(self._stack.count() - 1, widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Measure again after a change of width: wrapped words then need another height, which Qt forgets."""
        if watched is self.column and event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            QCoreApplication.postEvent(self.column, QEvent(QEvent.Type.LayoutRequest))
        return super().eventFilter(watched, event)
