"""Above a case: its title, what it is, and the tabs of its views; large text gets a line for each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from radonc_desktop.windows.language import tr
from radonc_desktop.windows.parts import button, keep_width_when_bold, label
from radonc_desktop.windows.theme import GRID, LARGE_PERCENT, Theme

__all__ = ["CaseHead"]


class CaseHead(QWidget):
    """The head of a case.

    Args:
        theme: The appearance.
        views: The views in the order of their tabs: number, name and digit of the shortcut.
        show: Shows a view.

    """

    def __init__(self, theme: Theme, views: Sequence[tuple[int, str, int]], show: Callable[[int], object]) -> None:
        super().__init__()
        self._theme = theme
        self.title = label("", "title", wrap=True)
        self.under_title = label("", "quiet", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.under_title)
        row = QHBoxLayout()
        row.setSpacing(4)
        group = QButtonGroup(self)
        self.tabs = {}
        for view, title, key in views:
            name, shortcut = tr(title), QKeySequence(f"Ctrl+{key}")
            tip = f"{name} ({shortcut.toString(QKeySequence.SequenceFormat.NativeText)})"
            self.tabs[view] = tab = button(name, partial(show, view), "tab", tip)
            keep_width_when_bold(tab)
            group.addButton(tab)
            row.addWidget(tab, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch()
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lines.setContentsMargins(0, 0, 20, 0)
        self._lines.addLayout(words, 1)
        self._lines.addLayout(row)
        theme.changed.connect(self._lay)
        self._lay()

    def _lay(self) -> None:
        """Put the tabs below the title where both would be squeezed beside each other."""
        large = self._theme.percent > LARGE_PERCENT
        self._lines.setDirection(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)
        self._lines.setSpacing(GRID if large else 4)
