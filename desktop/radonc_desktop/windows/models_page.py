"""Models: what the pack holds, what was measured with it, whether its files are whole, and who let it in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from radonc_desktop.background.store_work import StoreWork, Work
from radonc_desktop.background.verifying import VerifyThread
from radonc_desktop.marking import marked
from radonc_desktop.pack_gate import state_of
from radonc_desktop.vault.packs import PackDecision, PackState
from radonc_desktop.vault.progress import Progress
from radonc_desktop.vault.roles import Right
from radonc_desktop.windows.file_parts import CardPage, WordsModel, fit_words, secret_edit, words_table
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.pack_list import MEANINGS, TONES, PackList
from radonc_desktop.windows.pack_tables import figure_rows, file_rows
from radonc_desktop.windows.parts import button, label
from radonc_desktop.windows.sentences import in_own_words
from radonc_desktop.windows.theme import GRID, Theme, set_mark
from radonc_desktop.windows.wording import clock
from radonc_models.errors import RadOncError

if TYPE_CHECKING:
    from radonc_desktop.pack_choice import FoundPack
    from radonc_desktop.vault import Vault
    from radonc_desktop.windows.pack_switch import PackSwitch
    from radonc_desktop.windows.pack_words import PackWords
    from radonc_models.pack import Pack

__all__ = ["ModelsPage"]

_WHAT = marked("The model pack that is asked in this case store, and the others that were found.")
_DEMO_USE = marked(
    "Demonstration with synthetic cases only. Drafts for review by a physician; not for patient care. "
    "The models are small and were tuned on invented cases."
)
"""What every demo pack says of itself."""
_SIGNED = marked("A key that this computer trusts has signed its release as approved.")
_SYNTHETIC = marked(
    "Its models were tuned on synthetic cases alone, so it can be allowed for evaluation and never approved "
    "for clinical use."
)


class ModelsPage(CardPage):
    """The pack in use, and the others of this computer, to be looked at, decided about and used.

    Args:
        words: Returns what the window says about the pack in use.
        switch: Finds the packs and turns to another; without it there is the pack in use alone.

    Signals:
        left: The user is done.
        decided: It was decided whether the pack may be asked.
        chosen: This ``FoundPack`` shall be asked from now on.

    """

    left = Signal()
    decided = Signal()
    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        vault: Vault,
        work: StoreWork,
        words: Callable[[], PackWords],
        switch: PackSwitch | None = None,
    ) -> None:
        super().__init__(tr("Models"), "", width=1040)
        self._vault = vault
        self._work = work
        self._words = words
        self._switch = switch
        self.packs = PackList(theme, vault, switch) if switch else None
        self.use = button(tr("Use this pack"), self._on_use, "primary")
        self._not_use = label("", "quiet", wrap=True)
        self._thread: VerifyThread | None = None
        self._checked: set[str] = set()
        self.state = label("", "head")
        self.purpose, self.by = label("", "quiet", wrap=True), label("", "quiet")
        self.identity = label("", "quiet", wrap=True, selectable=True)
        self.notice = Notice(theme)
        self.files = WordsModel(
            (tr("For"), tr("File"), tr("Kind"), tr("Type"), tr("Size"), "SHA-256", tr("Checked")), self
        )
        self.file_table = words_table(self.files, tr("Files of the pack"), 160)
        heads = (
            tr("Task"),
            tr("Measure"),
            tr("Figure"),
            tr("95 % interval"),
            tr("Cases"),
            tr("Copying the nearest case"),
        )
        self.figures = WordsModel(heads, self)
        self.figure_table = words_table(self.figures, tr("What was measured with the pack"), 240)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.verify = button(tr("Verify all files"), self._on_verify, tip=tr("Read every file and compare its SHA-256"))
        self.passphrase = secret_edit(tr("Your passphrase"))
        self.passphrase.setPlaceholderText(tr("Your passphrase"))
        self.choices = {
            PackState.EVALUATION: button(tr("Allow for evaluation"), partial(self._decide, PackState.EVALUATION)),
            PackState.APPROVED: button(tr("Approve for clinical use"), partial(self._decide, PackState.APPROVED)),
            PackState.RETIRED: button(tr("Retire"), partial(self._decide, PackState.RETIRED)),
        }
        self._build()
        theme.changed.connect(self._on_theme)

    @Slot()
    def _on_theme(self) -> None:
        if self.isVisible():
            for table in (self.file_table, self.figure_table):
                fit_words(table)

    def begin(self) -> None:
        """Show the pack as it is now."""
        self.notice.clear()
        self.passphrase.clear()
        if self.packs is not None:
            self.packs.begin()
        self._show()
        self.verify.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """End a running check and wait for it; called before the window goes."""
        if self._thread is not None:
            self._thread.stop()
            self._done()

    @property
    def _pack(self) -> Pack | None:
        looked_at = self.packs.picked_pack if self.packs else None
        return looked_at.pack if looked_at else self._words().pack

    @Slot(object)
    def _on_picked(self, _found: FoundPack) -> None:
        self.stop()
        self._checked.clear()
        self.notice.clear()
        self._show()

    def _on_use(self) -> None:
        if self.packs is not None and self.packs.picked_pack is not None:
            self.chosen.emit(self.packs.picked_pack)

    def _show_use(self) -> None:
        found = self.packs.picked_pack if self.packs else None
        other = found is not None and self._switch is not None and not self._switch.is_in_use(found)
        why = self._switch.why_not(found, self._vault) if found and self._switch and other else ""
        may = self._vault.may(Right.EDIT) and not (self._switch and self._switch.managed)
        self.use.setVisible(other and may)
        self.use.setEnabled(not why)
        self._not_use.setVisible(other and may and bool(why))
        self._not_use.setText(in_own_words(why))

    def _show(self) -> None:
        self._show_use()
        pack = self._pack
        for part in self._of_a_pack:
            part.setVisible(pack is not None)
        if pack is None:
            self.explanation.setText(in_own_words(self._words().problem) or tr("No model pack is open."))
            return
        decision = self._vault.packs.decision(pack.sha256)
        state = state_of(pack, decision)
        self.explanation.setText(tr(_WHAT) if self.packs else tr(pack.intended_use))
        self.purpose.setText(tr(pack.intended_use) if self.packs else "")
        self.state.setText(f"{pack.name} · {tr(MEANINGS[state])}")
        set_mark(self.state, "tone", TONES[state])
        said = (
            [tr("Decided by {decided_by} on {time}.", decided_by=decision.decided_by, time=clock(decision.decided))]
            if decision
            else []
        )
        said += [tr(_SIGNED)] if pack.state == "approved" else []
        self.by.setText(" ".join(said) or tr("There is no decision in the audit trail."))
        self.identity.setText(tr("Manifest {sha256}", sha256=pack.sha256))
        self.identity.setToolTip(str(pack.folder))
        self.files.show(file_rows(pack, self._checked))
        self.figures.show(figure_rows(pack))
        fit_words(self.file_table)
        fit_words(self.figure_table)
        self._show_choices(pack, state)

    def _show_choices(self, pack: Pack, state: PackState) -> None:
        may = self._vault.may(Right.MODELS)
        self._deciding.setVisible(may)
        self._why.setVisible(not may or pack.synthetic)
        self._why.setText(
            tr(_SYNTHETIC) if may else tr("An administrator of the case store decides about model packs.")
        )
        for choice, made in self.choices.items():
            made.setVisible(choice is not state and not (choice is PackState.APPROVED and pack.synthetic))

    def _decide(self, state: PackState) -> None:
        pack = self._pack
        if pack is None:
            return
        passphrase, decide = self.passphrase.text(), self._vault.packs.decide

        def act(_progress: Progress) -> PackDecision:
            return decide(pack, state, passphrase)  # the key takes half a second on purpose

        work = Work(
            tr("Checking the passphrase…"), act, partial(self._on_decided, pack), self._on_refused, can_stop=False
        )
        try:
            self._work.begin(work)
        except RadOncError as error:
            self.notice.say("warning", str(error))

    def _on_refused(self, error: RadOncError) -> None:
        self.notice.say("error", str(error))
        self.passphrase.selectAll()
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_decided(self, pack: Pack, made: PackDecision) -> None:
        self.passphrase.clear()
        self.decided.emit()
        if self.packs is not None:
            self.packs.begin(pack.sha256)
        self._show()
        self.notice.say(
            "ok",
            tr(
                "The pack {name} is now: {state}. The audit trail says so.",
                name=pack.name,
                state=tr(MEANINGS[made.state]),
            ),
        )

    def _on_verify(self) -> None:
        if self._thread is not None:
            self._thread.ask_to_stop()
            return
        pack = self._pack
        if pack is None:
            return
        self.notice.clear()
        self._checked.clear()
        self._show()
        self.progress.setRange(0, 0)
        self.progress.show()
        self.verify.setText(tr("Stop"))
        self._thread = VerifyThread(pack)
        self._thread.progressed.connect(self._on_progressed)
        self._thread.checked.connect(self._on_checked)
        self._thread.finished.connect(self._done)
        self._thread.start()

    @Slot(int, int)
    def _on_progressed(self, done: int, of_all: int) -> None:
        self.progress.setRange(0, max(of_all, 1))
        self.progress.setValue(done)

    @Slot(str)
    def _on_checked(self, file: str) -> None:
        self._checked.add(file)
        if (pack := self._pack) is not None:
            self.files.show(file_rows(pack, self._checked))

    @Slot()
    def _done(self) -> None:
        thread, self._thread = self._thread, None
        if thread is None:
            return
        thread.finished.disconnect(self._done)
        thread.wait()
        self.progress.hide()
        self.verify.setText(tr("Verify all files"))
        if thread.outcome is None:
            self.notice.say("ok", tr("Every file of the pack is as its manifest says."))
        else:
            self.notice.say("error", str(thread.outcome))

    def _build(self) -> None:
        self._why = label("", "quiet", wrap=True)
        self._deciding = QWidget()
        row = QHBoxLayout(self._deciding)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.passphrase, 1)
        for made in self.choices.values():
            row.addWidget(made)
        row.addStretch()
        if self.packs is not None:
            self.packs.picked.connect(self._on_picked)
            self.packs.foot.insertWidget(0, self.use)
            self.add(self.packs, tr("On this computer"))
            self.add(self._not_use)
            self.gap()
        for part in (self.state, self.purpose, self.by, self._deciding, self._why, self.notice):
            self.add(part)
        self.gap()
        self.add_row(self.verify, button(tr("Close"), self.left.emit, "quiet"))
        self.add(self.progress)
        self.progress.hide()
        self.gap()
        self.add(self.file_table, tr("Files"))
        self.add(self.identity)
        self.gap()
        self.add(self.figure_table, tr("Measured on held-out cases, with exactly these files"))
        self._of_a_pack = (
            *(
                self.state,
                self.purpose,
                self.by,
                self.file_table,
                self.identity,
                self.figure_table,
                self._deciding,
                self._why,
            ),
            self.verify,
        )
