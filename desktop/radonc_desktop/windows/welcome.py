"""What stands between unlocking and the cases: an own passphrase, news of a printed key, the first run."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from radonc_desktop.background.demo_window import demo_opener
from radonc_desktop.background.pc_exam import doctor_command
from radonc_desktop.background.store_work import StoreWork, Work
from radonc_desktop.marking import marked
from radonc_desktop.pack_gate import state_of
from radonc_desktop.paths import Folders
from radonc_desktop.vault.packs import PackState
from radonc_desktop.vault.roles import Right
from radonc_desktop.windows.at_work import WorkLine
from radonc_desktop.windows.card import Card, secret_field
from radonc_desktop.windows.it_key import fingerprint_label, news_of_it_key
from radonc_desktop.windows.key_label import printed_key_label
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.pack_step import PackStep
from radonc_desktop.windows.parts import button, keep_width, label, task_title
from radonc_desktop.windows.passphrase_form import PassphraseForm
from radonc_desktop.windows.pc_test import PcTest
from radonc_desktop.windows.room import RoomyPage, fill_room
from radonc_desktop.windows.theme import GRID, Theme
from radonc_desktop.windows.wording import clock
from radonc_models.errors import RadOncError
from radonc_models.keyed.envelopes import SlotKind

if TYPE_CHECKING:
    from radonc_desktop.vault import AccessNotice, Vault
    from radonc_desktop.windows.pack_switch import PackSwitch
    from radonc_desktop.windows.pack_words import PackWords

__all__ = ["WelcomeWindow", "first_run", "needs_welcome"]

_CARD_WIDTH = 456
_PATIENCE_MS = 5 * 60 * 1000
_ACCESS = {
    SlotKind.BREAK_GLASS: marked("Break-glass access was used"),
    SlotKind.RECOVERY: marked("The recovery key was used"),
    SlotKind.ESCROW: marked("IT used its key and gave {name} a temporary passphrase"),
}


def needs_welcome(vault: Vault) -> bool:
    """Tell whether the unlocked user has something to do or to see before the cases."""
    return vault.people.me.temporary or bool(vault.people.notices()) or news_of_it_key(vault) is not None


def first_run(theme: Theme, vault: Vault, packs: PackSwitch, folders: Folders) -> WelcomeWindow:
    """Return the window for a store that was just made.

    Raises:
        PolicyError: The policy, which says whether the demo is offered, cannot be read.

    """
    demo = demo_opener(folders.vault)
    return WelcomeWindow(theme, vault, first=True, packs=packs, doctor=lambda: doctor_command(packs.folders), demo=demo)


class WelcomeWindow(QWidget):
    """Shows one step after the other; closing it locks the store.

    Args:
        first: The store was just created: offer a recovery key, let the user choose the models and decide about
            them, test the computer, offer the demo.
        packs: The packs of this computer; without them nothing is asked about models.
        doctor: Returns the command that tests the computer; without it there is no test.
        demo: Opens the demo in a window of its own; without it the demo is not offered.

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
        packs: PackSwitch | None = None,
        doctor: Callable[[], list[str]] | None = None,
        demo: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._vault = vault
        self._packs = packs
        self._doctor = doctor
        self._demo = demo
        self._it_key = news_of_it_key(vault, first=first)
        self._steps: deque[Callable[[], None]] = deque()
        if first:
            self._steps.append(self._offer_recovery_key)
            self._steps += [self._choose_pack, self._ask_about_models] if packs else []
            self._steps += [self._test_computer] if doctor else []
            self._steps += [self._offer_demo] if demo else []
        self.test: PcTest | None = None
        self.work = StoreWork(vault, self)
        self._handed_over = False
        self.setWindowTitle("RadOnc-GPT")
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._page = RoomyPage(self).rows
        self._page.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        self._page.addStretch(1)
        self._line = WorkLine(self.work)
        keep_width(self._line, _CARD_WIDTH)
        self.work.began.connect(lambda _work: self._allow(False))
        self.work.ended.connect(partial(self._allow, True))
        self._page.addWidget(self._line, 0, Qt.AlignmentFlag.AlignHCenter)
        self._page.addStretch(1)
        self._card: Card | None = None
        fill_room(self, QSize(560, 600), QSize(0, 0))
        # The store is open and nobody may be there any more.
        QTimer.singleShot(_PATIENCE_MS, self, self.close)

    def begin(self) -> None:
        """Show the first step that is due, or finish at once."""
        if self._vault.people.me.temporary:
            self._ask_for_own_passphrase()
        elif notices := self._vault.people.notices():
            self._tell(notices)
        elif self._it_key:
            (title, words), self._it_key = self._it_key, None
            self._tell_of_it_key(title, words)
        elif self._steps:
            self._steps.popleft()()
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
                "Somebody opened this case store with a key on paper or with the key of IT. If you do not know why, "
                "ask your administrator; the audit trail holds what was done."
            ),
        )
        news = Notice(self._theme)
        news.say("warning", "\n".join(_access_words(notice) for notice in notices))
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

    def _tell_of_it_key(self, title: str, words: str) -> None:
        inside = self._new_card(title, words)
        inside.addWidget(label(tr("Fingerprint"), "small-head"))
        inside.addWidget(fingerprint_label(self._vault))
        self.seen = button(tr("I have seen this"), self.begin, "primary")
        inside.addWidget(self.seen)
        self.seen.setFocus()

    def _offer_recovery_key(self) -> None:
        inside = self._new_card(
            tr("Make a recovery key"),
            tr(
                "If you forget your passphrase, only a recovery key opens your cases again: 56 letters and digits to "
                "write down and keep in a safe place. It is shown once and kept nowhere."
            ),
        )
        self.passphrase = secret_field(tr("Your passphrase"))
        self.problem = Notice(self._theme)
        self.make = button(tr("Make recovery key"), self._make_recovery_key, "primary")
        self.later = button(tr("Not now"), self.begin, "quiet", tr("It can be made later under Users and keys"))
        self.passphrase.returnPressed.connect(self._make_recovery_key)
        inside.addLayout(_named(tr("Your passphrase"), self.passphrase))
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
            tr("Write it down now: it is not kept anywhere and will not be shown again."),
        )
        self.key = printed_key_label(key)
        inside.addWidget(self.key)
        self.done = button(tr("I have it on paper"), self.begin, "primary")
        inside.addWidget(self.done)

    def _choose_pack(self) -> None:
        assert self._packs is not None
        inside = self._new_card(
            tr("Choose the models"),
            tr(
                "A model pack holds the models that are asked. These were found on this computer; another one can be "
                "chosen later under Models."
            ),
        )
        self.pack = PackStep(self._theme, self._vault, self._packs)
        self.pack.done.connect(self.begin)
        inside.addWidget(self.pack)
        self.pack.begin()

    def _undecided(self, words: PackWords) -> bool:
        if words.pack is None or not self._vault.may(Right.MODELS):
            return False
        return state_of(words.pack, self._vault.packs.decision(words.pack.sha256)) is PackState.INSTALLED

    def _ask_about_models(self) -> None:
        words = self._packs.words if self._packs else None
        if words is None or words.pack is None or not self._undecided(words):
            self.begin()
            return
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
        self.later = button(tr("Not now"), self.begin, "quiet", tr("It can be decided later under Models"))
        inside.addLayout(_named(tr("Your passphrase"), self.passphrase))
        for part in (self.problem, self.evaluate, self.approve, self.later):
            inside.addWidget(part)
        self.passphrase.setFocus()

    def _decide(self, words: PackWords, state: PackState) -> None:
        assert words.pack is not None
        decide = partial(self._vault.packs.decide, words.pack, state, self.passphrase.text())
        self._aside(tr("Checking the passphrase…"), decide, lambda _decided: self.begin())

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

    def _test_computer(self) -> None:
        assert self._doctor is not None
        inside = self._new_card(
            tr("Test this computer"),
            tr("Whether the app can run here, how fast, and what to do if not. You can go on meanwhile."),
        )
        self.test = PcTest(self._theme, self._doctor())
        inside.addWidget(self.test)
        self.go_on = button(tr("Go on"), self._tested, "primary")
        inside.addWidget(self.go_on)
        self.test.start()
        self.go_on.setFocus()

    def _tested(self) -> None:
        if self.test is not None:
            self.test.stop()
        self.begin()

    def _offer_demo(self) -> None:
        inside = self._new_card(
            tr("Your case store is ready"),
            tr(
                "Add a case with Ctrl+N, or import some. To look around first, open the demo: synthetic cases in a "
                "store of its own, real answers, and a tour of two minutes."
            ),
        )
        self.problem = Notice(self._theme)
        self.go_on = button(tr("Go to the cases"), self.begin, "primary")
        self.demo_button = button(tr("Open the demo"), self._on_demo, tip=tr("In a window of its own, beside this one"))
        for part in (self.problem, self.go_on, self.demo_button):
            inside.addWidget(part)
        self.go_on.setFocus()

    def _on_demo(self) -> None:
        assert self._demo is not None
        try:
            self._demo()
        except RadOncError as error:
            self.problem.say("error", str(error))
            return
        self.demo_button.setEnabled(False)
        self.problem.say("ok", tr("The demo opens in a window of its own."))

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


def _access_words(notice: AccessNotice) -> str:
    event = tr(_ACCESS[notice.kind], name=notice.person)
    return tr("{event} on {time}.", event=event, time=clock(notice.time))


def _named(words: str, field: QWidget) -> QVBoxLayout:
    """Return a field close below its name, further from what else stands on the card."""
    lines = QVBoxLayout()
    lines.setSpacing(GRID // 2)
    lines.addWidget(label(words, "small-head"))
    lines.addWidget(field)
    return lines
