"""The list of shortcuts on F1, made of the actions that have one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from radonc_desktop.windows.actions import ACTIONS, MENUS, Action
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.parts import button, label, scroll_area
from radonc_desktop.windows.theme import GRID

__all__ = ["ShortcutsWindow", "key_words"]


def key_words(action: Action) -> str:
    """Return the shortcut of ``action`` as this system writes it."""
    return QKeySequence(action.key).toString(QKeySequence.SequenceFormat.NativeText)


class ShortcutsWindow(QDialog):
    """The list on F1; stays beside the work, blocks nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self.setModal(False)
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 2 * GRID, 0)
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        for menu in MENUS:
            _add(grid, menu)
        area = scroll_area(inside, sideways=False)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the list itself is what the keys scroll
        area.setAccessibleName(tr("Keyboard shortcuts"))
        area.setMinimumWidth(inside.sizeHint().width() + 2 * GRID)
        page = QVBoxLayout(self)
        page.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        page.setSpacing(2 * GRID)
        page.addWidget(label(tr("Keyboard shortcuts"), "title"))
        page.addWidget(area, 1)
        page.addWidget(button(tr("Close"), self.close), 0, Qt.AlignmentFlag.AlignRight)
        room = parent.height() - 8 * GRID if parent is not None else inside.sizeHint().height()
        self.resize(self.sizeHint().width(), min(room, inside.sizeHint().height() + 16 * GRID))


def _add(grid: QGridLayout, menu: str) -> None:
    head = label(tr(menu).replace("&", ""), "small-head")
    head.setContentsMargins(0, GRID if grid.count() else 0, 0, 0)
    grid.addWidget(head, grid.rowCount(), 0, 1, 2)
    for action in ACTIONS:
        if action.menu == menu and action.key:
            row = grid.rowCount()
            grid.addWidget(label(key_words(action), "chip"), row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(label(action.said), row, 1)
