"""Every shortcut of the window, in one list that both makes them and explains them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from radonc_desktop.windows.parts import button, label
from radonc_desktop.windows.theme import GRID

__all__ = ["SHORTCUTS", "Shortcut", "ShortcutsWindow"]


@dataclass(frozen=True)
class Shortcut:
    """A key, the action of the main window it calls, and what that does."""

    key: str
    action: str
    words: str


SHORTCUTS = (
    Shortcut("/", "focus_search", "Search cases"),
    Shortcut("Ctrl+N", "new_case", "New case"),
    Shortcut("Ctrl+Return", "ask_one", "Ask the task that has the focus, or compare, or create the case"),
    Shortcut("Ctrl+Shift+Return", "ask_all", "Ask all three tasks"),
    Shortcut("Esc", "escape", "Stop; leave a field that asks for something"),
    Shortcut("Ctrl+S", "save_all", "Save everything now (it is saved by itself, too)"),
    Shortcut("F6", "next_column", "Go to the next column: cases, details, proposals"),
    Shortcut("Ctrl+1", "show_review", "Review"),
    Shortcut("Ctrl+2", "show_compare", "Compare base, tuned and your own plan"),
    Shortcut("Ctrl+3", "show_audit", "Audit trail"),
    Shortcut("Ctrl+I", "import_cases", "Import cases from files"),
    Shortcut("Ctrl+E", "export_case", "Export the case, or all cases"),
    Shortcut("Ctrl+B", "back_up", "Back up the case store"),
    Shortcut("Ctrl+4", "show_users", "Users and keys"),
    Shortcut("Ctrl+L", "lock", "Lock the vault"),
    Shortcut("F1", "show_shortcuts", "This list"),
    Shortcut("Ctrl+Q", "close", "Quit"),
)


class ShortcutsWindow(QDialog):
    """The list on F1; stays beside the work, blocks nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        self.setModal(False)
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        for row, shortcut in enumerate(SHORTCUTS):
            key = QKeySequence(shortcut.key).toString(QKeySequence.SequenceFormat.NativeText)
            grid.addWidget(label(key, "chip"), row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(label(shortcut.words), row, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        page.setSpacing(2 * GRID)
        page.addWidget(label("Keyboard shortcuts", "title"))
        page.addLayout(grid)
        page.addWidget(button("Close", self.close), 0, Qt.AlignmentFlag.AlignRight)
