"""The right of the review: what is proposed, and can I trust it. Three task panels and Ask all."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.parts import button, label
from radonc_desktop.windows.task_panel import TaskPanel
from radonc_desktop.windows.theme import GRID, Theme
from radonc_models.tasks import Task

__all__ = ["ProposalsPane"]


class ProposalsPane(QWidget):
    """Signals ``ask_all_wanted`` and ``stop_all_wanted``; each panel speaks for itself."""

    ask_all_wanted = Signal()
    stop_all_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panels = {task: TaskPanel(theme, task) for task in Task}
        self.ask_all = button(
            "Ask all", self.ask_all_wanted.emit, "primary", "Ask all three tasks (Ctrl+Shift+Return)"
        )
        self.stop_all = button("Stop all", self.stop_all_wanted.emit, tip="Stop (Esc)")
        self.notice = Notice(theme)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 12, 0)
        head.addStrut(4 * GRID)
        head.addWidget(label("Proposals of the models", "head"))
        head.addStretch()
        head.addWidget(self.stop_all)
        head.addWidget(self.ask_all)
        column = QWidget()
        column.setProperty("ground", "clear")
        stack = QVBoxLayout(column)
        stack.setContentsMargins(0, 0, 12, 0)
        stack.setSpacing(12)
        for panel in self.panels.values():
            stack.addWidget(panel)
        stack.addStretch(1)
        self.cards = QScrollArea()
        self.cards.setWidgetResizable(True)
        self.cards.setFrameShape(QFrame.Shape.NoFrame)
        self.cards.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cards.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cards.setWidget(column)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(GRID)
        page.addLayout(head)
        page.addWidget(self.notice)
        page.addWidget(self.cards, 1)
        self.show_running(False)

    def show_running(self, running: bool) -> None:
        """Offer Stop all while a question of this case runs."""
        self.stop_all.setVisible(running)
        self.ask_all.setEnabled(not running)
