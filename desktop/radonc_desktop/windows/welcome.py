"""What stands between unlocking and the cases: an own passphrase, news of a printed key, a first recovery key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QFontDatabase
from PySide6.QtWidgets import QVBoxLayout, QWidget

from radonc_desktop.background.store_work import StoreWork, Work
from radonc_desktop.marking import marked
from radonc_desktop.pack_gate import state_of
from radonc_desktop.vault.packs import PackState
from radonc_desktop.vault.roles import Right
from radonc_desktop.windows.at_work import WorkLine
from radonc_desktop.windows.card import Card, secret_field
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.parts import button, keep_width, label, task_title
from radonc_desktop.windows.passphrase_form import PassphraseForm
from radonc_desktop.windows.pc_test import PcTest
from radonc_desktop.windows.theme import GRID, Theme
from radonc_desktop.windows.wording import clock
from radonc_models.errors import RadOncError
from radonc_models.keyed.envelopes import SlotKind

if TYPE_CHECKING:
    from radonc_desktop.vault import AccessNotice, Vault
    from radonc_desktop.windows.pack_words import PackWords

__all__ = ["WelcomeWindow", "needs_welcome"]

_CARD_WIDTH = 456
_PATIENCE_MS = 5 * 60 * 1000
_ACCESS = {
    SlotKind.BREAK_GLASS: marked("Break-glass access was used"),
    SlotKind.RECOVERY: marked("The recovery key was used"),
}


def needs_welcome(vault: Vault) -> bool:
    """Tell whether the unlocked user has something to do or to see before the cases."""
    return vault.people.me.temporary or bool(vault.people.notices())


class WelcomeWindow(QWidget):
    """Shows one step after the other; closing it locks the store.

    Args:
        first: The store was just created: offer a recovery key, ask about the models, test the computer.
        words: What the model pack says about itself; without it nothing is asked about models.
        doctor: The command that tests the computer; without it there is no test.

    Signals:
        finished: All steps are done; hands over the store.

    """

    finished = Signal(object)

    def __init__(
        self,
        theme: Theme,
        vault: Vault,
        *,
        first: bool = False,
        words: PackWords | None = None,
        doctor: list[str] | None = None,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._vault = vault
        self._first = first
        self._words = words if first else None
        self._doctor = doctor if first else None
        self.test: PcTest | None = None
        self.work = StoreWork(vault, self)
        self._handed_over = False
        self.setWindowTitle("RadOnc-GPT")
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._page = QVBoxLayout(self)
        self._page.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        self._page.addStretch(1)
        self._line = WorkLine(self.work)
        keep_width(self._line, _CARD_WIDTH)
        self.work.began.connect(lambda _work: self._allow(False))
        self.work.ended.connect(partial(self._allow, True))
        self._page.addWidget(self._line, 0, Qt.AlignmentFlag.AlignHCenter)
        self._page.addStretch(1)
        self._card: Card | None = None
        self.resize(560, 600)
        # The store is open and nobody may be there any more.
        QTimer.singleShot(_PATIENCE_MS, self, self.close)

    def begin(self) -> None:
        """Show the first step that is due, or finish at once."""
        if self._vault.people.me.temporary:
            self._ask_for_own_passphrase()
        elif notices := self._vault.people.notices():
            self._tell(notices)
        elif self._first:
            self._offer_recovery_key()
        elif self._words is not None and self._undecided(self._words):
            self._ask_about_models(self._words)
        elif self._doctor is not None:
            self._test_computer(self._doctor)
        else:
            self._handed_over = True
            self.finished.emit(self._vault)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's own name
        """Lock the store unless it was handed over."""
        self.work.end()
        if self.test is not None:
            self.test.stop()
        if not self._handed_over:
            self._vault.close()
        event.accept()

    def _ask_for_own_passphrase(self) -> None:
        inside = self._new_card(
            tr("Choose your own passphrase"),
            tr(
                "An administrator set the passphrase with which you came in, {user}. Choose one that "
                "only you know; nobody can read it or reset it to what it was.",
                user=self._vault.user,
            ),
        )
        self.form = PassphraseForm(self._theme, self._vault, self.work, temporary=True)
        self.form.changed.connect(self.begin)
        inside.addWidget(self.form)
        self.form.begin()

    def _tell(self, notices: list[AccessNotice]) -> None:
        inside = self._new_card(
            tr("While you were away"),
            tr(
                "Somebody unlocked this case store with a key on paper. If you do not know why, ask your "
                "administrator; the audit trail holds what was done."
            ),
        )
        news = Notice(self._theme)
        news.say(
            "warning",
            "\n".join(
                tr("{event} on {time}.", event=tr(_ACCESS[notice.kind]), time=clock(notice.time)) for notice in notices
            ),
        )
        inside.addWidget(news)
        self.news = news
        problem = Notice(self._theme)
        inside.addWidget(problem)

        def confirm() -> None:
            try:
                self._vault.people.confirm(notices)
            except RadOncError as error:
                problem.say("error", str(error))
                return
            self.begin()

        self.seen = button(tr("I have seen this"), confirm, "primary")
        inside.addWidget(self.seen)
        self.seen.setFocus()

    def _offer_recovery_key(self) -> None:
        inside = self._new_card(
            tr("Make a recovery key"),
            tr(
                "If you forget your passphrase, only a recovery key opens your cases again: 56 letters and digits to "
                "print or write down and keep in a safe place. It is shown once and kept nowhere."
            ),
        )
        self.passphrase = secret_field(tr("Your passphrase"))
        self.problem = Notice(self._theme)
        self.make = button(tr("Make recovery key"), self._make_recovery_key, "primary")
        self.later = button(tr("Not now"), self._skip, "quiet", tr("It can be made later under Users and keys"))
        self.passphrase.returnPressed.connect(self._make_recovery_key)
        inside.addWidget(label(tr("Your passphrase"), "small-head"))
        inside.addWidget(self.passphrase)
        inside.addWidget(self.problem)
        inside.addWidget(self.make)
        inside.addWidget(self.later)
        self.passphrase.setFocus()

    def _make_recovery_key(self) -> None:
        make = partial(self._vault.people.new_printed_key, SlotKind.RECOVERY, self.passphrase.text())
        self._aside(tr("Making the recovery key…"), make, self._show_recovery_key)

    def _show_recovery_key(self, key: str) -> None:
        self.passphrase.clear()
        inside = self._new_card(
            tr("Your recovery key"),
            tr("Print it or write it down now: it is not kept anywhere and will not be shown again."),
        )
        self.key = printed_key_label(key)
        inside.addWidget(self.key)
        self.done = button(tr("I have it on paper"), self._skip, "primary")
        inside.addWidget(self.done)

    def _skip(self) -> None:
        self._first = False
        self.begin()

    def _undecided(self, words: PackWords) -> bool:
        if words.pack is None or not self._vault.may(Right.MODELS):
            return False
        return state_of(words.pack, self._vault.packs.decision(words.pack.sha256)) is PackState.INSTALLED

    def _ask_about_models(self, words: PackWords) -> None:
        assert words.pack is not None
        inside = self._new_card(
            tr("Let in the models of the pack {name}?", name=words.name),
            tr(
                "{intended_use} No model is asked before an administrator of this case store has "
                "decided for the hash of its pack. The figures and every later decision are under "
                "Models.",
                intended_use=words.pack.intended_use,
            ),
        )
        for task in words.pack.tasks:
            line = f"{task_title(task.value)}: {words.performance(task)}"
            inside.addWidget(label(line, "quiet", wrap=True))
        self.passphrase = secret_field(tr("Your passphrase"))
        self.problem = Notice(self._theme)
        self.evaluate = button(
            tr("Allow for evaluation"), partial(self._decide, words, PackState.EVALUATION), "primary"
        )
        self.approve = button(tr("Approve for clinical use"), partial(self._decide, words, PackState.APPROVED))
        self.approve.setVisible(not words.pack.synthetic)
        self.later = button(tr("Not now"), self._without_models, "quiet", tr("It can be decided later under Models"))
        inside.addWidget(label(tr("Your passphrase"), "small-head"))
        for part in (self.passphrase, self.problem, self.evaluate, self.approve, self.later):
            inside.addWidget(part)
        self.passphrase.setFocus()

    def _decide(self, words: PackWords, state: PackState) -> None:
        assert words.pack is not None
        decide = partial(self._vault.packs.decide, words.pack, state, self.passphrase.text())
        self._aside(tr("Checking the passphrase…"), decide, self._without_models)

    def _aside(self, words: str, change: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Do what derives keys in a thread, while the card is disabled; then go on, or say why not beside it."""
        self.problem.clear()
        try:
            self.work.begin(Work(words, lambda _progress: change(), then, self._on_refused, can_stop=False))
        except RadOncError as error:
            self._on_refused(error)

    def _allow(self, allowed: bool) -> None:
        if self._card is not None:
            self._card.setEnabled(allowed)

    def _on_refused(self, error: RadOncError) -> None:
        self.problem.say("error", str(error))
        self.passphrase.selectAll()
        self.passphrase.setFocus()

    def _without_models(self, _decided: object = None) -> None:
        self._words = None
        self.begin()

    def _test_computer(self, command: list[str]) -> None:
        inside = self._new_card(
            tr("Test this computer"),
            tr("Whether the app can run here, how fast, and what to do if not. You can go on meanwhile."),
        )
        self.test = PcTest(self._theme, command)
        inside.addWidget(self.test)
        self.go_on = button(tr("Go on to the cases"), self._tested, "primary")
        inside.addWidget(self.go_on)
        self.test.start()
        self.go_on.setFocus()

    def _tested(self) -> None:
        if self.test is not None:
            self.test.stop()
        self._doctor = None
        self.begin()

    def _new_card(self, title: str, explanation: str) -> QVBoxLayout:
        old, self._card = self._card, Card()
        self._card.setProperty("card", "yes")
        keep_width(self._card, _CARD_WIDTH)
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        inside.setSpacing(2 * GRID)
        heading = QVBoxLayout()
        heading.setSpacing(GRID // 2)
        heading.addWidget(label(title, "title", wrap=True))
        heading.addWidget(label(explanation, "quiet-body", wrap=True))
        inside.addLayout(heading)
        self._page.insertWidget(1, self._card, 0, Qt.AlignmentFlag.AlignHCenter)
        if old is not None:
            old.hide()
            self._page.removeWidget(old)
            old.deleteLater()
        return inside


def printed_key_label(key: str) -> QWidget:
    """Return the groups of a printed key, four in a line, in letters that cannot be mistaken for each other."""
    groups = key.split("-")
    lines = ["   ".join(groups[at : at + 4]) for at in range(0, len(groups), 4)]
    shown = label("\n".join(lines), "answer", selectable=True)
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(13.0)
    shown.setFont(font)
    shown.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
    shown.setAccessibleName(tr("Printed key"))
    return shown
