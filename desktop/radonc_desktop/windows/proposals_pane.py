"""The right of the review: what is proposed, and can I trust it. Three task panels and Ask all."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from radonc_desktop.marking import marked
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.parts import button, hand_focus, label
from radonc_desktop.windows.references_card import ReferencesCard
from radonc_desktop.windows.scroll_column import ScrollColumn
from radonc_desktop.windows.task_panel import TaskPanel
from radonc_desktop.windows.theme import GRID, Theme
from radonc_models.tasks import Task

__all__ = ["ProposalsPane"]

_TAB = Qt.FocusPolicy.TabFocus
_ASK_ALL = marked("Ask all three tasks (Ctrl+Shift+Return)")


class ProposalsPane(QWidget):
    """Signals ``ask_all_wanted`` and ``stop_all_wanted``; each panel speaks for itself."""

    ask_all_wanted = Signal()
    stop_all_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panels = {task: TaskPanel(theme, task) for task in Task}
        self.ask_all = button(tr("Ask all"), self.ask_all_wanted.emit, "primary", tr(_ASK_ALL))
        self.stop_all = button(tr("Stop all"), self.stop_all_wanted.emit, tip=tr("Stop (Esc)"))
        self.notice = Notice(theme)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 20, 0)
        head.addStrut(4 * GRID)
        head.addWidget(label(tr("Proposals of the models"), "head"))
        head.addStretch()
        head.addWidget(self.stop_all)
        head.addWidget(self.ask_all)
        self.cards = ScrollColumn(12, GRID, least=360)
        self.references = ReferencesCard(theme)
        for panel in self.panels.values():
            self.cards.add(panel)
            if panel.task is Task.REGIMEN:
                self.cards.add(self.references)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(GRID)
        page.addLayout(head)
        page.addWidget(self.notice)
        page.addWidget(self.cards, 1)
        self._running = False
        self._refused: Mapping[Task, str] = {}
        self.show_running(False)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def show_running(self, running: bool) -> None:
        """Offer Stop all while a question of this case runs."""
        self._running = running
        if running:
            self.stop_all.show()
            hand_focus(self.ask_all, self.stop_all)
            self._allow()
        else:
            self._allow()
            hand_focus(self.stop_all, self.ask_all)
            self.stop_all.hide()

    def show_refusals(self, refusals: Mapping[Task, str], refuge: QWidget) -> None:
        """Switch off asking where it would be refused, and say why beside it; ``refuge`` takes the focus from there."""
        self._refused = refusals
        if all(task in refusals for task in self.panels):
            hand_focus(self.ask_all, refuge)
        for task, panel in self.panels.items():
            if task in refusals:
                hand_focus(panel.ask, refuge)
            panel.show_refusal(refusals.get(task, ""))
        self._allow()

    def first_stop(self) -> QWidget:
        """Return where the keyboard enters this column."""
        if self.ask_all.isEnabled():
            return self.ask_all
        # While everything is refused, the focus goes to what the panels still offer: edit, a code, a draft.
        inside = list[QWidget](self.cards.column.findChildren(QWidget))
        ready = [one for one in inside if one.isVisibleTo(self) and one.isEnabled() and one.focusPolicy() & _TAB]
        return self.stop_all if self._running or not ready else ready[0]

    def _allow(self) -> None:
        refused = all(task in self._refused for task in self.panels)
        self.ask_all.setEnabled(not self._running and not refused)
        self.ask_all.setToolTip(next(iter(self._refused.values())) if refused else tr(_ASK_ALL))

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.cards.column.isAncestorOf(now):
            self.cards.ensureWidgetVisible(now, 0, 3 * GRID)
