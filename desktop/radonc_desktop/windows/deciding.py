"""What a physician decides about answers: sign, add, review, reject, judge. Connects the boxes with the vault."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from radonc_desktop.background.proving import Prover
from radonc_desktop.marking import marked
from radonc_desktop.vault.errors import WrongPassphrase
from radonc_desktop.vault.roles import Right
from radonc_desktop.windows.board import AnswerBoard, Phase
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.open_case import OpenCase
from radonc_desktop.windows.proposals_pane import ProposalsPane
from radonc_models.errors import InputRefused, RadOncError
from radonc_models.tasks import Task

if TYPE_CHECKING:
    from radonc_desktop.vault import DraftRecord, Vault
    from radonc_desktop.vault.judgements import Opinion
    from radonc_desktop.vault.reviews import Decision, Verdict
    from radonc_desktop.vault.signer import Proof
    from radonc_desktop.windows.compare_page import ComparePage

__all__ = ["Deciding"]

_WRONG = marked("This passphrase is not right, so nothing was signed: type it again.")
_WAIT = marked("Another passphrase is being checked: wait a moment and sign again.")


class Deciding(QObject):
    """Everything that is signed or said about the answers of the case on screen.

    Signals:
        decided: Something was kept in the vault.
    """

    decided = Signal()

    def __init__(
        self, vault: Vault, board: AnswerBoard, proposals: ProposalsPane, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._vault = vault
        self._board = board
        self._panels = proposals.panels
        self._prover = Prover(vault.signer, self)
        self.case: OpenCase | None = None
        for task, panel in self._panels.items():
            panel.draft.sign_wanted.connect(partial(self._sign, task))
            panel.draft.addenda.wanted.connect(partial(self._add, task))
            panel.draft.reviews.wanted.connect(partial(self._review, task))
            panel.reject_wanted.connect(partial(self._reject, task))

    def show(self, task: Task) -> None:
        """Show what the vault has for a task: draft or signed answer, with all that was said about it."""
        if self.case is None:
            return
        panel = self._panels[task]
        draft = self.case.draft(task)
        panel.show_draft(draft, self.case.origin(draft))
        self.show_opinions(task)

    def show_opinions(self, task: Task) -> None:
        """Show reviews and addenda of the draft as it is now, and what was decided about the suggestion."""
        if self.case is None:
            return
        draft = self._vault.draft(self.case.id, task.value)
        reviews = self._vault.reviews(draft.id) if draft else ()
        addenda = self._vault.addenda(draft.id) if draft and draft.state == "signed" else ()
        may_sign = self._vault.may(Right.SIGN)
        self._panels[task].draft.show_opinions(
            draft, reviews, addenda, may_review=self._vault.may(Right.REVIEW), may_sign=may_sign
        )
        self.show_decision(task)

    @property
    def signing(self) -> bool:
        """Whether a passphrase is being checked."""
        return self._prover.running

    def end(self) -> None:
        """Wait until no passphrase is being checked: the vault is about to be closed."""
        self._prover.end()

    def _sign(self, task: Task, text: str, passphrase: str) -> None:
        case, box = self.case, self._panels[task].draft
        if case is None:
            return
        try:
            draft = case.ready_to_sign(task, text, box.suggestion_id)
        except InputRefused as refused:  # the text is what must change, not the passphrase
            box.leave()
            box.say(str(refused))
            return
        except RadOncError as error:
            box.say(str(error))
            return
        self._prove(passphrase, box.row.work, box.say, partial(self._on_proved, case, task, draft))

    def _on_proved(self, case: OpenCase, task: Task, draft: DraftRecord, proof: Proof) -> None:
        self._panels[task].show_draft(case.sign(draft, proof), case.origin(draft))
        self._decide(case, task, draft)
        self.show_opinions(task)
        self.decided.emit()

    def _add(self, task: Task, text: str, passphrase: str) -> None:
        case, box = self.case, self._panels[task].draft.addenda
        if case is None:
            return
        answer = self._vault.draft(case.id, task.value)
        if answer is not None:
            self._prove(passphrase, box.row.work, box.say, partial(self._on_addendum, task, answer.id, text))

    def _on_addendum(self, task: Task, draft_id: int, text: str, proof: Proof) -> None:
        self._vault.signer.sign_addendum(draft_id, text, proof)
        self.show_opinions(task)
        self.decided.emit()

    def _prove(
        self, passphrase: str, work: Callable[[bool], None], say: Callable[[str], None], act: Callable[[Proof], None]
    ) -> None:
        """Check ``passphrase`` in a thread, then ``act``; whoever has left the case meanwhile signs nothing."""
        begun = self.case

        def then(proof: Proof) -> None:
            work(False)
            if self.case is not begun:
                return
            try:
                act(proof)
            except WrongPassphrase:
                say(tr(_WRONG))
            except RadOncError as error:
                say(str(error))

        if self._prover.begin(passphrase, then):
            work(True)
        else:
            say(tr(_WAIT))

    def judge(self, compare: ComparePage, opinion: Opinion) -> None:
        """Keep what was said about answers side by side, and show their names if they were hidden."""
        if self.case is None:
            return
        suggestion = self._board.state(self.case.id, compare.task).suggestion_id
        if suggestion is None:
            return
        try:
            self._vault.judgements.add(suggestion, opinion, len(self._vault.judgements.of(suggestion)))
        except RadOncError as error:
            compare.verdict.notice.say("error", str(error))
            return
        if not opinion.verdict:
            compare.reveal()
        self.show_judgement(compare)
        self.decided.emit()

    def show_judgement(self, compare: ComparePage) -> None:
        """Show the newest judgement of the answer that is compared."""
        suggestion = self._board.state(self.case.id, compare.task).suggestion_id if self.case else None
        kept = self._vault.judgements.of(suggestion) if suggestion is not None else []
        compare.show_judgement(kept[-1] if kept else None)

    def _review(self, task: Task, verdict: str, words: str) -> None:
        if self.case is None:
            return
        box = self._panels[task].draft.reviews
        try:
            draft = self._vault.draft(self.case.id, task.value)
            if draft is not None:
                self._vault.review(draft.id, cast("Verdict", verdict), words)
        except RadOncError as error:
            box.say(str(error))
            return
        self.show_opinions(task)
        self.decided.emit()

    def _reject(self, task: Task) -> None:
        if self.case is None:
            return
        suggestion = self._board.state(self.case.id, task).suggestion_id  # of older details, too
        if suggestion is None:
            return
        try:
            self._keep_decision(suggestion, "rejected")
        except RadOncError as error:
            self._panels[task].say(str(error))
            return
        self.show_decision(task)
        self.decided.emit()

    def _decide(self, case: OpenCase, task: Task, draft: DraftRecord) -> None:
        """Keep what the signature made of the suggestion; the signature stands, whatever becomes of this note."""
        suggestion = draft.suggestion_id or self._suggestion(case, task)
        if suggestion is None:
            return
        same = str(self._vault.suggestion(suggestion).outcome.get("text", "")).split() == draft.text.split()
        try:
            self._keep_decision(suggestion, "accepted" if same else "edited" if draft.suggestion_id else "rejected")
        except RadOncError as error:
            self._panels[task].say(str(error))

    def _keep_decision(self, suggestion: int, decision: Decision) -> None:
        known = self._vault.decisions(suggestion)
        if not known or known[-1].decision != decision:
            self._vault.decide(suggestion, decision, len(known))

    def _suggestion(self, case: OpenCase, task: Task) -> int | None:
        """Return the suggestion on screen, if it was made from the details as they are now."""
        state = self._board.state(case.id, task)
        current = state.phase is Phase.ANSWERED and state.details_version == case.record.details_version
        return state.suggestion_id if current else None

    def show_decision(self, task: Task) -> None:
        """Show what was decided about the suggestion on screen."""
        if self.case is None:
            return
        suggestion = self._board.state(self.case.id, task).suggestion_id
        known = self._vault.decisions(suggestion) if suggestion is not None else []
        self._panels[task].show_decision(known[-1] if known else None)
