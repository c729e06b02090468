"""The comparison of the paper's Figure 2: base, tuned and the physician's own plan, side by side, named or not."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from functools import partial
from hashlib import sha256

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from radonc_desktop.marking import marked
from radonc_desktop.vault.judgements import JudgementRecord, Opinion, Side
from radonc_desktop.windows.answer_view import IN_FIELDS, AnswerView
from radonc_desktop.windows.board import PanelState, Phase
from radonc_desktop.windows.findings import dose_table, findings_for
from radonc_desktop.windows.findings_view import FindingsView
from radonc_desktop.windows.flow_row import FlowRow
from radonc_desktop.windows.growing_edit import GrowingEdit
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.parts import TASK_TITLES, button, hand_focus, keep_width_when_bold, label, scroll_area
from radonc_desktop.windows.regimen_fields import RegimenFields
from radonc_desktop.windows.scroll_column import ScrollColumn
from radonc_desktop.windows.theme import GRID, Theme, set_mark
from radonc_desktop.windows.token_gauge import TokenGauge
from radonc_desktop.windows.token_meter import Reading
from radonc_desktop.windows.verdict_bar import NAMES, RatingBox, VerdictBar
from radonc_models.tasks import Task

__all__ = ["ComparePage", "by_chance"]

_ASK = marked("Ask both models (Ctrl+Return)")
_BESIDE = 84  # letters of text that the page must be wide for three columns
_IN_ORDER: tuple[Side, ...] = ("base", "tuned", "plan")


def by_chance() -> tuple[Side, ...]:
    """Return the answers in an order that nobody can foresee."""
    order = list(_IN_ORDER)
    secrets.SystemRandom().shuffle(order)
    return tuple(order)


class ComparePage(QWidget):
    """Three columns about one task, below the details that both models read.

    Signals:
        ask_wanted: Ask base and tuned model about the chosen task.
        stop_wanted: Stop both.
        task_chosen: Another task is to be compared.
        judged: An ``Opinion`` is to be kept.
    """

    ask_wanted = Signal()
    stop_wanted = Signal()
    task_chosen = Signal(object)
    judged = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.task = Task.REGIMEN
        self.ask = button(tr("Ask both"), self.ask_wanted.emit, "primary", tr(_ASK))
        self.stop = button(tr("Stop"), self.stop_wanted.emit)
        self.judge = button(tr("Judge"), str, "tab", tr("Rate the answers and say whose error a difference is"))
        keep_width_when_bold(self.judge)
        self.notice = Notice(theme)
        self.details = GrowingEdit(tr("Patient details that both models read"), 3, 7)
        self.details.setReadOnly(True)
        self.gauge = TokenGauge(theme)
        self._refusals: Mapping[Task, str] = {}
        self._running = self._revealed = False
        self._scrolls: list[ScrollColumn] = []
        self._states: tuple[PanelState, PanelState] = (PanelState(), PanelState())
        self._plan, self._plan_version = "", 0
        self.base = AnswerView(theme, tr("Not asked yet."), tr("Answer of the base model"))
        self.tuned = AnswerView(theme, tr("Not asked yet."), tr("Answer of the tuned model"))
        self.plan = label("", "answer", wrap=True, selectable=True)
        self.plan.setContentsMargins(12, GRID, 12, GRID)
        self.plan_fields = RegimenFields()
        self.plan_findings = FindingsView(theme)
        self.base_name = label("", "quiet", wrap=True)
        self.tuned_name = label("", "quiet", wrap=True)
        self.measured = label("", "quiet", wrap=True)
        self.verdict = VerdictBar(theme)
        self.blind = self.verdict.blind
        self.ratings: dict[Side, RatingBox] = {side: RatingBox() for side in _IN_ORDER}
        self.shown: tuple[Side, ...] = _IN_ORDER
        self._build()
        self.blind.toggled.connect(self._begin)
        self.judge.toggled.connect(self._show_judging)
        self.verdict.rated.connect(self._judge)
        self.show_running(False)
        self._begin()
        self._show_judging()

    # What is shown

    def show_details(self, details: str, plan: str, plan_version: int = 0) -> None:
        """Show what the models read and the physician's plan."""
        self.details.fill(details)
        self._plan, self._plan_version = plan, plan_version
        self.plan.setText(plan or tr("No plan written yet. Write it under Review, below the patient details."))
        set_mark(self.plan, "tone", "" if plan else "partial")
        self.plan_fields.show_table(dose_table(plan, details) if plan else None)
        found = findings_for(Task.REGIMEN, plan, details) if plan else ()
        self.plan_findings.show_findings(tuple(one for one in found if one.code not in IN_FIELDS))

    def show_names(self, base: str, tuned: str, measured: str) -> None:
        """Name the two models, and what was measured for the tuned one."""
        self.base_name.setText(base)
        self.tuned_name.setText(tuned)
        self.measured.setText(measured)

    def show_states(self, base: PanelState, tuned: PanelState) -> None:
        """Show both answers; another answer begins another judgement."""
        texts = [state.answer for state in self._states]
        self._states = base, tuned
        self.base.show_state(base)
        self.tuned.show_state(tuned)
        self.show_running(base.phase.running or tuned.phase.running)
        if texts != [base.answer, tuned.answer]:
            self._begin()
        self._call()

    def show_judgement(self, kept: JudgementRecord | None) -> None:
        """Show what was kept; ratings that were just kept without names now get their names and a verdict."""
        self.verdict.show_kept(kept if self._named else None)

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

    def reveal(self) -> None:
        """Show whose the answers are: the ratings are kept and can no longer be changed by it."""
        self._revealed = True
        for box in self.ratings.values():
            box.setEnabled(False)
        self.verdict.begin(hidden=False, possible=True)
        self._call()
        self.verdict.verdicts["agreement"].setFocus()

    def choose(self, task: Task) -> None:
        """Compare ``task`` from now on."""
        self.task = task
        self._choices[task].setChecked(True)
        self._allow()
        self.task_chosen.emit(task)

    # Judging

    @property
    def blinded(self) -> bool:
        """Whether it is hidden whose the answers are."""
        return not self._named

    @property
    def _named(self) -> bool:
        return self._revealed or not self.blind.isChecked()

    @property
    def possible(self) -> bool:
        """Whether there is something to judge: the tuned answer, kept in the vault."""
        return self._states[1].phase is Phase.ANSWERED and self._states[1].suggestion_id is not None

    def _show_judging(self, _on: bool = False) -> None:
        """Show what judging needs, in the place of what it does not; who stops judging sees the names again."""
        judging = self.judge.isChecked()
        self.verdict.setVisible(judging)
        for hidden in (self.gauge, self._details_head):
            hidden.setVisible(not judging)
        if not judging:
            self.blind.setChecked(False)
        self._call()

    def _begin(self) -> None:
        """Begin a judgement anew: in an order by chance where the names are hidden."""
        self._revealed = False
        self.shown = by_chance() if self.blind.isChecked() else _IN_ORDER
        for side in self.shown:
            self._columns.removeWidget(self._cards[side])
            self._columns.addWidget(self._cards[side], 1)
        for box in self.ratings.values():
            box.setCurrentIndex(0)
            box.setEnabled(True)
        self.verdict.begin(hidden=not self._named, possible=self.possible)
        self._call()

    def _call(self) -> None:
        """Name the columns, or number them where the names are hidden, and hide what would give them away."""
        named = self._named
        there = {"base": self._states[0].phase is Phase.ANSWERED, "tuned": True, "plan": bool(self._plan)}
        for place, side in enumerate(self.shown):
            name = tr(NAMES[side]) if named else tr("Answer {letter}", letter="ABC"[place])
            self._heads[side].setText(name)
            self.ratings[side].call(name)
            self.ratings[side].setVisible(self.judge.isChecked() and self.possible and there[side])
        for hidden in (self.base_name, self.tuned_name, self.plan_name, self.measured):
            hidden.setVisible(named)
        answers = (self.base, tr("Answer of the base model")), (self.tuned, tr("Answer of the tuned model"))
        for view, name in answers:
            view.show_origin(named=named)
            view.text.setAccessibleName(name if named else tr("Answer"))
        self.plan.setAccessibleName(tr("Physician's own plan") if named else tr("Answer"))

    def _judge(self) -> None:
        points = {side: 0 if self.ratings[side].isHidden() else self.ratings[side].points for side in _IN_ORDER}
        if any(not points[side] and not self.ratings[side].isHidden() for side in _IN_ORDER):
            self.verdict.notice.say("warning", tr("Rate every answer first, from 1 (wrong) to 4 (right)."))
            return
        if self._named and not self.verdict.verdict:
            self.verdict.notice.say("warning", tr("Choose whose error the difference is, or that there is none."))
            return
        base = self._states[0].answer
        digest = sha256(base.text.encode()).hexdigest() if base is not None and points["base"] else ""
        verdict, blinded = self.verdict.verdict, self.blind.isChecked()
        self.judged.emit(Opinion(blinded, self.shown, points, verdict, digest, self._plan_version))

    def _allow(self) -> None:
        refusal = self._refusals.get(self.task, "")
        if refusal:
            hand_focus(self.ask, self._choices[self.task])
        self.ask.setEnabled(not self._running and not refusal)
        self.ask.setToolTip(refusal or tr(_ASK))

    # Building

    def _build(self) -> None:
        group = QButtonGroup(self)
        self._choices = {}
        for task in Task:
            choice = button(tr(TASK_TITLES[task.value]), partial(self.choose, task), "tab")
            keep_width_when_bold(choice)
            group.addButton(choice)
            self._choices[task] = choice
        self._choices[self.task].setChecked(True)
        head = QHBoxLayout()
        head.addLayout(FlowRow(tuple(self._choices.values()), (self.judge, self.stop, self.ask)), 1)
        head.addSpacing(12)  # in line with the columns, which leave room for the scroll bar
        self.plan_name = label(tr("Written by the physician."), "quiet")
        self._heads: dict[Side, QLabel] = {side: label(tr(NAMES[side]), "head") for side in _IN_ORDER}
        parts: dict[Side, Sequence[QWidget]] = {
            "base": [self.base],
            "tuned": [self.tuned, self.measured],
            "plan": [self.plan, self.plan_fields, self.plan_findings],
        }
        names: dict[Side, QWidget] = {"base": self.base_name, "tuned": self.tuned_name, "plan": self.plan_name}
        self._cards = {side: self._column(side, names[side], parts[side]) for side in _IN_ORDER}
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(2 * GRID)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 8, 0)
        page.setSpacing(12)
        page.addLayout(head)
        page.addWidget(self.notice)
        self._details_head = label(tr("Patient details"), "head")
        page.addWidget(self._scrolled(), 1)

    def _scrolled(self) -> QScrollArea:
        """Return what is below the buttons; it scrolls as a whole where the columns stand below each other."""
        inside = QWidget()
        page = QVBoxLayout(inside)
        page.setContentsMargins(0, 0, 12, 0)
        page.setSpacing(12)
        for part in (self._details_head, self.details, self.gauge):
            page.addWidget(part)
        page.addLayout(self._columns, 1)
        page.addWidget(self.verdict)
        area = scroll_area(inside, sideways=False)
        # The place of the bar stays free while it is away: the columns keep their width when it appears.
        bar = area.verticalScrollBar()
        bar.rangeChanged.connect(lambda low, high: page.setContentsMargins(0, 0, 0 if high > low else 12, 0))
        return area

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own name
        """Put the columns below each other where each would hold a few words a line alone."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's own name
        """Arrange the columns anew for another size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < _BESIDE * self.fontMetrics().averageCharWidth()
        ways = QBoxLayout.Direction
        self._columns.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        for column in self._scrolls:
            column.show_whole(narrow)

    def _column(self, side: Side, name: QWidget, parts: Sequence[QWidget]) -> QFrame:
        card = QFrame()
        card.setProperty("card", "yes")
        column = ScrollColumn(GRID, 0)
        # The room that is left, not what all the words would take, or the page would scroll besides the columns.
        column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._scrolls.append(column)
        for part in parts:
            column.add(part)
        page = QVBoxLayout(card)
        page.setContentsMargins(2 * GRID, 12, 4, 12)
        page.setSpacing(4)
        page.addWidget(self._heads[side])
        page.addWidget(name)
        page.addSpacing(GRID)
        page.addWidget(column, 1)
        rating = QHBoxLayout()
        rating.setContentsMargins(0, 0, 12, 0)
        rating.addWidget(self.ratings[side], 1)
        page.addLayout(rating)
        return card
