"""The comparison of the paper's Figure 2: base, tuned and the physician's own plan, side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from radonc_desktop.windows.answer_view import AnswerView
from radonc_desktop.windows.board import PanelState
from radonc_desktop.windows.findings import findings_for
from radonc_desktop.windows.findings_view import FindingsView
from radonc_desktop.windows.growing_edit import GrowingEdit
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.parts import TASK_TITLES, button, hand_focus, keep_width_when_bold, label
from radonc_desktop.windows.scroll_column import ScrollColumn
from radonc_desktop.windows.theme import GRID, Theme, set_mark
from radonc_desktop.windows.token_gauge import TokenGauge
from radonc_desktop.windows.token_meter import Reading
from radonc_models.tasks import Task

__all__ = ["ComparePage"]

_ASK = "Ask both models (Ctrl+Return)"


class ComparePage(QWidget):
    """Three columns about one task, below the details that both models read.

    Signals:
        ask_wanted: Ask base and tuned model about the chosen task.
        stop_wanted: Stop both.
        task_chosen: Another task is to be compared.
    """

    ask_wanted = Signal()
    stop_wanted = Signal()
    task_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.task = Task.REGIMEN
        self.ask = button("Ask base and tuned", self.ask_wanted.emit, "primary", _ASK)
        self.stop = button("Stop", self.stop_wanted.emit)
        self.notice = Notice(theme)
        self.details = GrowingEdit("Patient details that both models read", 3, 7)
        self.details.setReadOnly(True)
        self.gauge = TokenGauge(theme)
        self._refusals: Mapping[Task, str] = {}
        self._running = False
        self.base = AnswerView(theme, "Not asked yet.", "Answer of the base model")
        self.tuned = AnswerView(theme, "Not asked yet.", "Answer of the tuned model")
        self.plan = label("", "answer", wrap=True, selectable=True)
        self.plan.setContentsMargins(12, GRID, 12, GRID)
        self.plan_findings = FindingsView(theme)
        self.plan.setAccessibleName("Physician's own plan")
        self.base_name = label("", "quiet", wrap=True)
        self.tuned_name = label("", "quiet", wrap=True)
        self.measured = label("", "quiet", wrap=True)
        self._build()
        self.show_running(False)

    def show_details(self, details: str, plan: str) -> None:
        """Show what the models read and the physician's plan."""
        self.details.fill(details)
        self.plan.setText(plan or "No plan written yet. Write it under Review, below the patient details.")
        set_mark(self.plan, "tone", "" if plan else "partial")
        self.plan_findings.show_findings(findings_for(Task.REGIMEN, plan, details) if plan else ())

    def show_names(self, base: str, tuned: str, measured: str) -> None:
        """Name the two models, and what was measured for the tuned one."""
        self.base_name.setText(base)
        self.tuned_name.setText(tuned)
        self.measured.setText(measured)

    def show_states(self, base: PanelState, tuned: PanelState) -> None:
        """Show both answers."""
        self.base.show_state(base)
        self.tuned.show_state(tuned)
        self.show_running(base.phase.running or tuned.phase.running)

    def show_reading(self, reading: Reading) -> None:
        """Show how full the models are with these details, and do not offer what would be refused."""
        self.gauge.show_reading(reading)
        self._refusals = reading.refusals
        self._allow()

    def show_running(self, running: bool) -> None:
        """Offer Stop while one of the two runs."""
        self._running = running
        if running:
            self.stop.show()
            hand_focus(self.ask, self.stop)
        self._allow()
        if not running:
            hand_focus(self.stop, self.ask if self.ask.isEnabled() else self._choices[self.task])
            self.stop.hide()

    def _allow(self) -> None:
        refusal = self._refusals.get(self.task, "")
        if refusal:
            hand_focus(self.ask, self._choices[self.task])
        self.ask.setEnabled(not self._running and not refusal)
        self.ask.setToolTip(refusal or _ASK)

    def choose(self, task: Task) -> None:
        """Compare ``task`` from now on."""
        self.task = task
        self._choices[task].setChecked(True)
        self._allow()
        self.task_chosen.emit(task)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        group = QButtonGroup(self)
        self._choices = {}
        for task in Task:
            choice = button(TASK_TITLES[task.value], partial(self.choose, task), "tab")
            keep_width_when_bold(choice)
            group.addButton(choice)
            self._choices[task] = choice
            head.addWidget(choice)
        self._choices[self.task].setChecked(True)
        head.addStretch()
        head.addWidget(self.stop)
        head.addSpacing(4)
        head.addWidget(self.ask)
        columns = QHBoxLayout()
        columns.setSpacing(2 * GRID)
        plan = [self.plan, self.plan_findings]
        columns.addWidget(_column("Base model", self.base_name, [self.base]), 1)
        columns.addWidget(_column("Tuned model", self.tuned_name, [self.tuned, self.measured]), 1)
        columns.addWidget(_column("Physician's own plan", label("Written by the physician.", "quiet"), plan), 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 20, 0)
        page.setSpacing(12)
        page.addLayout(head)
        page.addWidget(self.notice)
        page.addWidget(label("Patient details", "head"))
        page.addWidget(self.details)
        page.addWidget(self.gauge)
        page.addLayout(columns, 1)


def _column(title: str, name: QWidget, parts: Sequence[QWidget]) -> QFrame:
    card = QFrame()
    card.setProperty("card", "yes")
    column = ScrollColumn(GRID, 0)
    for part in parts:
        column.add(part)
    page = QVBoxLayout(card)
    page.setContentsMargins(2 * GRID, 12, 4, 2 * GRID)
    page.setSpacing(4)
    page.addWidget(label(title, "head"))
    page.addWidget(name)
    page.addSpacing(GRID)
    page.addWidget(column, 1)
    return card
