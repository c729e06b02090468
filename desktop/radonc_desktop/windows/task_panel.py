"""One of the three tasks of a case: ask, read, judge, edit, sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from radonc_desktop.marking import marked
from radonc_desktop.windows.answer_view import AnswerView
from radonc_desktop.windows.board import PanelState, Phase
from radonc_desktop.windows.draft_box import DraftBox
from radonc_desktop.windows.findings import spelled_code
from radonc_desktop.windows.first_draft import first_draft
from radonc_desktop.windows.flow_row import FlowRow
from radonc_desktop.windows.icons import icon
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.pack_words import PackWords
from radonc_desktop.windows.parts import button, hand_focus, label, laid_out_once, task_title
from radonc_desktop.windows.remark import Remark
from radonc_desktop.windows.theme import GRID, Theme
from radonc_desktop.windows.wording import clock, earlier_line
from radonc_models.tasks import Task

if TYPE_CHECKING:
    from radonc_desktop.vault import DraftRecord
    from radonc_desktop.vault.records import DecisionRecord

__all__ = ["TaskPanel"]

_ASK = marked("Ask this task (Ctrl+Return)")

_DECIDED = {
    "accepted": marked("Suggestion accepted by {who}, {time}."),
    "edited": marked("Suggestion edited by {who}, {time}."),
    "rejected": marked("Suggestion rejected by {who}, {time}."),
}

_VEIL_RUNNING = marked("The model is at work. Its answer stays hidden until you have saved your own.")
_VEIL_ANSWERED = marked("The model has answered. Its answer stays hidden until you have saved your own.")

_EMPTY = {
    Task.REGIMEN: marked("Ask for a proposed treatment regimen: technique, dose and fractions."),
    Task.MODALITY: marked("Ask for the likely treatment modality, with a probability for each."),
    Task.DIAGNOSIS: marked("Ask for the diagnosis as ICD-10-CM description and code."),
}


class TaskPanel(QFrame):
    """A card for one task.

    Signals:
        ask_wanted, stop_wanted: The buttons of the card.
        edit_wanted: The physician wants to write from this answer.
        reject_wanted: The physician wants none of it.
        turned: What may be seen of the answer may be something else now.
    """

    ask_wanted = Signal()
    stop_wanted = Signal()
    edit_wanted = Signal()
    reject_wanted = Signal()
    turned = Signal()

    def __init__(self, theme: Theme, task: Task, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.task = task
        self._theme = theme
        self._title = task_title(task.value)
        self._state = PanelState()
        self._words = PackWords()
        self._version = 0
        self._own_first = self._decided = False
        self._origin = ""
        self.setProperty("card", "yes")
        self.setAccessibleName(self._title)
        self.ask = button(tr("Ask"), self.ask_wanted.emit, tip=tr(_ASK))
        self.ask.setAccessibleName(tr("Ask {title}", title=self._title))
        self.stop = button(tr("Stop"), self.stop_wanted.emit, tip=tr("Stop (Esc)"))
        self.stop.setAccessibleName(tr("Stop {title}", title=self._title))
        self.edit = button(tr("Edit as draft"), self.edit_wanted.emit)
        self.edit.setAccessibleName(tr("Edit {title} as draft", title=self._title))
        self.reject = button(
            tr("Reject"), self.reject_wanted.emit, "quiet", tr("Keep that none of this answer is used")
        )
        self.reject.setAccessibleName(tr("Reject the suggested {title}", title=self._title))
        self.decision = label("", "quiet", wrap=True)
        self.veil = label("", "quiet-body", wrap=True)
        self.refusal = Remark(theme)
        self.earlier = label("", "small-head", wrap=True)
        self.stale = label("", "quiet", wrap=True)
        self.measured = label("", "quiet", wrap=True)
        self.view = AnswerView(
            theme, tr(_EMPTY[task]), tr("{title}, answer of the model", title=self._title), choose=True
        )
        self.draft = DraftBox(theme, task)
        self._build()
        self.draft.edit.textChanged.connect(self._mark_code)
        theme.changed.connect(self._paint)
        self._paint()
        self.show_state(PanelState(), 0)

    def show_words(self, words: PackWords) -> None:
        """Show what the model pack says was measured for the model of this task."""
        self._words = words
        self.measured.setText(words.performance(self.task) if not words.problem else "")
        self.view.show_like_this(words.like_this(self._state.answer))
        self._show_edit()

    def show_details(self, details: str, version: int) -> None:
        """Check what is written against these details from now on."""
        self.draft.checks.show_details(details, version)

    def show_refusal(self, sentence: str) -> None:
        """Switch Ask off and say why beside it, or with an empty sentence on again."""
        self.ask.setEnabled(not sentence)
        self.ask.setToolTip(sentence or tr(_ASK))
        self.ask.setAccessibleDescription(sentence)
        if sentence:
            self.refusal.say("error", sentence)
        else:
            self.refusal.clear()

    def show_state(self, state: PanelState, details_version: int) -> None:
        """Show where the question stands; ``details_version`` is the one on screen."""
        with laid_out_once(self._page):
            self._show_state(state, details_version)

    def _show_state(self, state: PanelState, details_version: int) -> None:
        self._state = state
        self._version = details_version
        self.view.show_state(state)
        self.view.show_like_this(self._words.like_this(state.answer))
        running = state.phase.running
        coming, going = (self.stop, self.ask) if running else (self.ask, self.stop)
        coming.show()
        hand_focus(going, coming)
        going.hide()
        self.ask.setText(tr("Ask again") if state.phase is not Phase.IDLE else tr("Ask"))
        self.stop.setEnabled(not state.stopping)
        self.stop.setText(tr("Stopping…") if state.stopping else tr("Stop"))
        old = state.phase is Phase.ANSWERED and state.details_version != details_version
        self.stale.setText(
            tr(
                "The details have changed since this answer (it read version {number}).",
                number=state.details_version,
            )
            if old
            else ""
        )
        self.stale.setVisible(old)
        self.earlier.setText(earlier_line(state.answer, state.kept) if state.answer and state.kept else "")
        self._compare()
        self._show_edit()

    def prefer(self, *, own_first: bool) -> None:
        """Hide the model's answer until the physician's own is saved, or do not."""
        self._own_first = own_first
        self._show_edit()

    @property
    def veiled(self) -> bool:
        """Whether there is, or is coming, an answer of the model that the physician does not want to see yet."""
        coming = self._state.phase.running or self._state.phase is Phase.ANSWERED
        return self._own_first and coming and not self.draft.saved

    @property
    def answered_about(self) -> str:
        """The details that the answer on screen read; empty where none is to be seen."""
        return self._state.details if self._state.phase is Phase.ANSWERED and not self.veiled else ""

    def show_draft(self, record: DraftRecord | None, origin: str = "") -> None:
        """Show the draft or signed answer that the vault has; ``origin`` is the model's text that it started from."""
        self._origin = origin
        self.draft.show_record(record)
        self._compare()
        self._show_edit()

    def show_decision(self, decision: DecisionRecord | None) -> None:
        """Show what was made of the answer on screen."""
        if decision is not None:
            words = tr(_DECIDED[decision.decision], who=decision.decided_by, time=clock(decision.decided))
            self.decision.setText(words)
        self.decision.setVisible(decision is not None)
        self._decided = decision is not None
        self._show_edit()

    def say(self, sentence: str) -> None:
        """Say why something about the answer was not kept."""
        self.refusal.say("error", sentence)

    def begin_draft(self) -> None:
        """Open the draft field with a copy of the answer; with nothing in it where the answer is not to be seen yet."""
        answer, chosen = self._state.answer, self.view.codes.choice
        if self.veiled or answer is None:
            self.draft.begin("", None)
            self._show_edit()
            return
        text = first_draft(answer, chosen)
        self._origin = answer.text
        self.draft.begin(text, self._state.suggestion_id)
        self._compare()
        self._show_edit()
        if chosen is not None:  # a choice is a decision: it is kept at once, with the suggestion it is about
            self.draft.save_wanted.emit(text)

    def _show_edit(self) -> None:
        # Only a complete answer offers this button: an error or a stopped text can never become a draft.
        drafted, veiled = not self.draft.isHidden(), self.veiled
        answered = self._state.phase is Phase.ANSWERED
        self.edit.setVisible((answered or veiled) and not drafted)
        undecided = self._state.answer is not None and self._state.answer.undecided
        self.edit.setText(
            tr("Write my answer") if veiled else tr("Write a draft") if undecided else tr("Edit as draft")
        )
        self.reject.setVisible(answered and not veiled and not self._decided and not self.draft.read_only)
        self.view.setVisible(not veiled)
        answer = self._state.answer
        own = answer is None or self._words.made(answer)
        self.measured.setVisible(not veiled and own and not self._words.problem)
        self.earlier.setVisible(not veiled and bool(self.earlier.text()))
        self.veil.setText(tr(_VEIL_ANSWERED) if answered else tr(_VEIL_RUNNING))
        self.veil.setVisible(veiled)
        self._mark_code()
        self.turned.emit()

    def _compare(self) -> None:
        """Offer the changes of the draft against where it started, or against the answer beside it."""
        beside = self._state.answer.text if self._state.answer is not None and not self.veiled else ""
        self.draft.compare_with(self._origin or beside)

    def on_saved(self) -> None:
        """Show the model's answer beside one's own, which is kept now, with the changes between them."""
        was_veiled = not self.veil.isHidden()
        self._compare()
        self._show_edit()
        if was_veiled and not self.veiled:
            self.draft.compare_with(self._origin or (self._state.answer.text if self._state.answer else ""), show=True)

    def _mark_code(self) -> None:
        """Show which of the codes is in the draft, also while it is typed."""
        if self.task is Task.DIAGNOSIS:
            drafted = not self.draft.isHidden()
            spelled = spelled_code(self.draft.edit.text) if drafted else None
            self.view.codes.lock((spelled.code if spelled else "") if drafted else None)

    def _build(self) -> None:
        head = FlowRow((label(self._title, "head"),), (self.edit, self.ask, self.stop))
        decided = QHBoxLayout()
        decided.addWidget(self.decision, 1)
        decided.addWidget(self.reject)
        decided.addStretch()
        self._page = page = QVBoxLayout(self)
        page.setContentsMargins(2 * GRID, 12, 2 * GRID, 2 * GRID)
        page.setSpacing(GRID)
        page.addLayout(head)
        page.addWidget(self.refusal)
        page.addWidget(self.veil)
        page.addWidget(self.earlier)
        page.addWidget(self.view)
        page.addWidget(self.stale)
        page.addWidget(self.measured)
        page.addLayout(decided)
        page.addWidget(self.draft)

    def _paint(self) -> None:
        tokens = self._theme.tokens
        size = self._theme.scaled(16)
        for one, name in ((self.stop, "stop"), (self.edit, "pen")):
            one.setIcon(icon(name, tokens.text, size))
            one.setIconSize(QSize(size, size))
