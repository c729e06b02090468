"""One case: its head, and Review, Compare, Hand over, History and Audit below it. Connects panes, vault and models."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from radonc_desktop.background.store_work import StoreWork, Work
from radonc_desktop.marking import marked
from radonc_desktop.vault.roles import Right
from radonc_desktop.windows.asking import Asking
from radonc_desktop.windows.at_work import say_why
from radonc_desktop.windows.audit_page import AuditPage
from radonc_desktop.windows.board import AnswerBoard, Key, PanelState, Phase
from radonc_desktop.windows.case_head import CaseHead
from radonc_desktop.windows.compare_page import ComparePage
from radonc_desktop.windows.deciding import Deciding
from radonc_desktop.windows.details_pane import DetailsPane
from radonc_desktop.windows.handover_page import HandoverPage
from radonc_desktop.windows.history_page import HistoryPage
from radonc_desktop.windows.keeping import Keeping
from radonc_desktop.windows.kept_answer import earlier_answers
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.open_case import OpenCase
from radonc_desktop.windows.pack_words import PackWords
from radonc_desktop.windows.proposals_pane import ProposalsPane
from radonc_desktop.windows.references import References
from radonc_desktop.windows.theme import GRID, Theme
from radonc_desktop.windows.token_meter import Reading, TokenMeter
from radonc_desktop.windows.wording import day
from radonc_models.errors import RadOncError
from radonc_models.tasks import Task

if TYPE_CHECKING:
    from radonc_desktop.vault import AuditCheck, Vault

__all__ = ["CasePage"]

REVIEW, COMPARE, AUDIT, HANDOVER, HISTORY = range(5)
_TABS = (
    (REVIEW, marked("Review"), 1),
    (COMPARE, marked("Compare"), 2),
    (HANDOVER, marked("Hand over"), 7),
    (HISTORY, marked("History"), 8),
    (AUDIT, marked("Audit"), 3),
)
"""The views in the order of their tabs, with the digits of their shortcuts."""


class CasePage(QWidget):
    """Shows one case at a time.

    Signals:
        saved: Something of the case changed in the vault, so its line in the list may be old.
    """

    saved = Signal()

    def __init__(
        self,
        theme: Theme,
        vault: Vault,
        board: AnswerBoard,
        meter: TokenMeter,
        work: StoreWork,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._vault = vault
        self._work = work
        self._board = board
        self._meter = meter
        self._case: OpenCase | None = None
        self._words = PackWords()
        self._head = CaseHead(theme, _TABS, self.show_view)
        self.title, self.under_title = self._head.title, self._head.under_title
        self.details = DetailsPane(theme)
        self.proposals = ProposalsPane(theme)
        self.compare = ComparePage(theme)
        self.audit = AuditPage(theme, vault.trail)
        self.handover = HandoverPage(theme, vault.exchange)
        self.history = HistoryPage(theme)
        self.keeping = Keeping(self.details, self.proposals, self)
        self._asking = Asking(board, meter, self.keeping.details)
        self.references = References(self.proposals, self.compare, self)
        self._deciding = Deciding(vault, board, self.proposals, self)
        self._build()
        self._connect()
        if not vault.may(Right.EDIT):
            self.details.forbid_editing()
            for panel in self.proposals.panels.values():
                panel.draft.forbid_editing()

    # What is shown

    @property
    def case_id(self) -> int | None:
        """Number of the case on screen."""
        return None if self._case is None else self._case.id

    @property
    def details_version(self) -> int:
        """Version of the details that the typing on screen began from; 0 without a case."""
        return 0 if self._case is None else self._case.record.details_version

    @property
    def view(self) -> int:
        """Which of Review, Compare, Audit, Hand over and History is shown."""
        return self._views.currentIndex()

    def show_case(self, case_id: int) -> None:
        """Show another case; the caller has kept the typing of the one before."""
        case = OpenCase(self._vault, case_id)
        self._board.look_at(case_id)
        if any(self._board.state(case_id, task).phase is Phase.IDLE for task in Task):
            for task, state in earlier_answers(self._vault, case_id).items():
                self._board.put_back(case_id, task, state)
        self._case = self._asking.case = self.keeping.case = self._deciding.case = case
        self.details.notice.clear()
        self.proposals.notice.clear()
        self.compare.notice.clear()
        self._meter.forget()
        self._show_record()
        self._show_details()
        self._meter.watch(self.details.details.text)
        for task, panel in self.proposals.panels.items():
            panel.show_state(self._board.state(case_id, task), self._case.record.details_version)
            self._deciding.show(task)
        self.proposals.show_running(self._board.running(case_id))
        self._show_of_view()

    def resume(self, details: str | None, version: int, plan: str | None) -> None:
        """Go on with texts that were typed into this case before a lock, into ``version`` of its details."""
        if self._case is None:
            return
        if details is not None:
            self._case.began_from(version)
            self.details.details.setPlainText(details)
        if plan is not None:
            self.details.plan.setPlainText(plan)

    def show_words(self, words: PackWords) -> None:
        """Show what the model pack says about itself."""
        self._words = self._asking.words = words
        self._meter.show_problem(words.problem)
        for panel in self.proposals.panels.values():
            panel.show_words(words)
        self.references.show_words(words)
        self._show_comparison()

    def show_view(self, view: int) -> None:
        """Show Review, Compare, Audit, Hand over or History."""
        self.keep_all()
        self._head.tabs[view].setChecked(True)
        self._views.setCurrentIndex(view)
        self._show_of_view()

    # Asking

    def ask(self, task: Task) -> None:
        """Ask the tuned model of ``task`` about the details as they are saved now."""
        self._asking.ask(task)

    def ask_all(self) -> None:
        """Ask all three tasks, one after the other."""
        self._say_why_not(self.proposals.notice, self._asking.ask_all())

    def ask_comparison(self) -> None:
        """Ask the base model and, unless its answer is there, the tuned model."""
        self._say_why_not(self.compare.notice, self._asking.ask_comparison(self.compare.task))

    def ask_focused(self) -> None:
        """Ask what the focus is on: the comparison, a task panel, or the regimen."""
        if self.view == COMPARE:
            self.ask_comparison()
            return
        focus = self.focusWidget()
        panels = self.proposals.panels
        self.ask(next((task for task, panel in panels.items() if focus and panel.isAncestorOf(focus)), Task.REGIMEN))

    def stop(self) -> None:
        """Stop everything that runs about this case."""
        self._asking.stop()

    def keep_all(self) -> bool:
        """Keep every unsaved typing; False when something could not be kept and a message says so."""
        return self.keeping.all()

    @property
    def signing(self) -> bool:
        """Whether a passphrase is being checked."""
        return self._deciding.signing

    def end(self) -> None:
        """Let no passphrase be checked any more: the vault is about to be closed."""
        self._deciding.end()
        self.references.end()

    def prefer(self, *, own_first: bool) -> None:
        """Hide the models' answers until the physician's own are saved, or do not."""
        for panel in self.proposals.panels.values():
            panel.prefer(own_first=own_first)
        self._show_comparison()

    def _on_details_kept(self) -> None:
        if self._case is None:
            return
        record = self._case.record
        self.details.show_record(record, keep_typing=True)
        self._show_details()
        for task, panel in self.proposals.panels.items():
            panel.show_state(self._board.state(record.id, task), record.details_version)
        self._show_comparison()
        self.saved.emit()

    def _on_draft_kept(self, task: Task) -> None:
        self.proposals.panels[task].on_saved()
        self._deciding.show_opinions(task)
        self._show_comparison()
        self.saved.emit()

    # Inside

    def _say_why_not(self, notice: Notice, problem: str) -> None:
        if problem:
            notice.say("warning", problem)
        else:
            notice.clear()

    @Slot(object)
    def _on_reading(self, reading: Reading) -> None:
        self.details.gauge.show_reading(reading)
        self.compare.show_reading(reading)
        self.proposals.show_refusals(reading.refusals, self.details.details)

    @Slot(object)
    def _on_state(self, key: Key) -> None:
        case_id, task, base = key
        if self._case is None or case_id != self._case.id:
            return
        if not base:
            self.proposals.panels[task].show_state(self._board.state(case_id, task), self._case.record.details_version)
            self._deciding.show_decision(task)
        self.proposals.show_running(self._board.running(case_id))
        if task is self.compare.task:
            self._show_comparison()

    def _show_record(self) -> None:
        if self._case is None:
            return
        record = self._case.record
        self.title.setText(record.title)
        parts = [tr("Case {number}", number=record.number), record.site, tr("entered {day}", day=day(record.created))]
        self.under_title.setText(" · ".join(part for part in parts if part))
        self.details.show_record(record)

    def _show_details(self) -> None:
        if self._case is not None:
            for panel in self.proposals.panels.values():
                panel.show_details(self._case.record.details, self._case.record.details_version)

    def _show_comparison(self) -> None:
        task = self.compare.task
        self.compare.show_names(
            self._words.base or tr("No base model in this pack."),
            self._words.tuned.get(task, ""),
            self._words.performance(task),
        )
        if self._case is None or self.view != COMPARE:
            return
        record = self._case.record
        self.compare.show_details(record.details, record.physician_plan, record.plan_version)
        if self.proposals.panels[task].veiled:
            veil = PanelState(Phase.REFUSED, sentence=tr("Hidden until you have saved your own answer, as you prefer."))
            self.compare.show_states(veil, veil)
        else:
            tuned = self._board.state(record.id, task)  # of another pack, it would stand under this one's name
            shown = tuned if tuned.answer is None or self._words.made(tuned.answer) else PanelState()
            self.compare.show_states(self._board.state(record.id, task, True), shown)
        self._deciding.show_judgement(self.compare)

    def _show_of_view(self) -> None:
        """Show what stands on the view that is on screen; the others are read when they come up."""
        self.references.refresh()
        shows = {COMPARE: self._show_comparison, AUDIT: self._show_audit, HISTORY: self._show_history}
        if self.view == HANDOVER and self._case is not None:
            self.handover.show_case(self._case.id)
        elif self.view in shows:
            shows[self.view]()

    def _show_history(self) -> None:
        if self._case is None:
            return
        try:
            self.history.show_entries(self._vault.trail.case_history(self._case.id))
        except RadOncError as error:
            self.history.notice.say("error", str(error))

    def _show_audit(self) -> None:
        try:
            only = self.case_id if self.audit.only_this.isChecked() else None
            self.audit.show_entries(self._vault.trail.entries(case_id=only), self.case_id)
        except RadOncError as error:
            self.audit.notice.say("error", str(error))

    def _verify(self) -> None:
        self.audit.notice.clear()
        act = self._vault.trail.verify_for_user
        failed = partial(say_why, self.audit.notice)
        try:
            self._work.begin(Work(tr("Verifying the audit trail and all records…"), act, self._on_verified, failed))
        except RadOncError as error:
            self.audit.notice.say("warning", str(error))

    def _on_verified(self, check: AuditCheck) -> None:
        self._show_audit()  # the verification is an entry, too
        self.audit.show_check(check)

    def _build(self) -> None:
        self._head.tabs[REVIEW].setChecked(True)
        review = QSplitter(Qt.Orientation.Horizontal)
        review.setChildrenCollapsible(False)
        review.setHandleWidth(3 * GRID)
        review.addWidget(self.details)
        review.addWidget(self.proposals)
        review.setSizes([420, 580])
        review.setStretchFactor(0, 2)
        review.setStretchFactor(1, 3)
        self.details.setMinimumWidth(280)
        self._views = QStackedWidget()
        for view_page in (review, self.compare, self.audit, self.handover, self.history):
            self._views.addWidget(view_page)
        page = QVBoxLayout(self)
        page.setContentsMargins(3 * GRID, 2 * GRID, 4, 2 * GRID)  # 20 more inside, for a scroll bar
        page.setSpacing(2 * GRID)
        page.addWidget(self._head)
        page.addWidget(self._views, 1)

    def _connect(self) -> None:
        self._board.changed.connect(self._on_state)
        self.details.details.textChanged.connect(lambda: self._meter.watch(self.details.details.text))
        self._meter.changed.connect(self._on_reading)
        self._board.problem.connect(lambda sentence: self.proposals.notice.say("error", sentence))
        self.details.details_settled.connect(self.keeping.details)
        self.details.plan_settled.connect(self.keeping.plan)
        self.keeping.details_kept.connect(self._on_details_kept)
        self.keeping.plan_kept.connect(self._show_comparison)
        self.keeping.draft_kept.connect(self._on_draft_kept)
        self._deciding.decided.connect(self.saved)
        self.handover.left_app.connect(self.saved)
        self.compare.judged.connect(partial(self._deciding.judge, self.compare))
        self.proposals.ask_all_wanted.connect(self.ask_all)
        self.proposals.stop_all_wanted.connect(self.stop)
        self.compare.ask_wanted.connect(self.ask_comparison)
        self.compare.stop_wanted.connect(self.stop)
        self.compare.task_chosen.connect(lambda _task: self._show_comparison())
        self.audit.verify_wanted.connect(self._verify)
        self.audit.refresh_wanted.connect(self._show_audit)
        for task, panel in self.proposals.panels.items():
            panel.ask_wanted.connect(partial(self.ask, task))
            panel.stop_wanted.connect(partial(self._asking.stop, task, base=False))
            panel.edit_wanted.connect(panel.begin_draft)
            panel.view.findings.pointed.connect(self.details.mark)
            panel.draft.checks.flags.pointed.connect(self.details.mark)
            panel.draft.settled.connect(partial(self.keeping.settled, task))
            panel.draft.save_wanted.connect(partial(self.keeping.draft, task))
