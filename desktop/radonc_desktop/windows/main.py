"""The main window: which case, what do we know, what is proposed and can I trust it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QCloseEvent

from radonc_desktop.background.generation import Generator, Question
from radonc_desktop.background.idle import WARNING_SECONDS
from radonc_desktop.background.store_work import StoreWork
from radonc_desktop.background.tally import Tally
from radonc_desktop.engine import EngineState
from radonc_desktop.locking import LockReason
from radonc_desktop.paths import Folders, default_folders
from radonc_desktop.windows.about_page import AboutPage
from radonc_desktop.windows.actions import ACTIONS
from radonc_desktop.windows.at_work import HandsOff, WorkLine, why_not_now
from radonc_desktop.windows.banner import Banner, Watermark
from radonc_desktop.windows.board import AnswerBoard
from radonc_desktop.windows.case_list import CaseListPane
from radonc_desktop.windows.case_page import CasePage
from radonc_desktop.windows.choices import Choices
from radonc_desktop.windows.computer_pages import ComputerPages
from radonc_desktop.windows.countdown import Countdown
from radonc_desktop.windows.deeds import Deeds
from radonc_desktop.windows.department_page import DepartmentPage
from radonc_desktop.windows.desk_keeper import DeskKeeper
from radonc_desktop.windows.elided import ElidedLabel
from radonc_desktop.windows.empty_page import EmptyPage
from radonc_desktop.windows.file_pages import FilePages
from radonc_desktop.windows.frame import beside, fill_status, stacked, under_each_other
from radonc_desktop.windows.it_key import held_words
from radonc_desktop.windows.language import counted, tr
from radonc_desktop.windows.menus import make_menus
from radonc_desktop.windows.models_page import ModelsPage
from radonc_desktop.windows.more_pages import MorePages, Page
from radonc_desktop.windows.new_case import NewCaseForm
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.pack_words import PackWords
from radonc_desktop.windows.palette import Palette
from radonc_desktop.windows.parts import button, label
from radonc_desktop.windows.preferences_page import PreferencesPage
from radonc_desktop.windows.room import fill_room
from radonc_desktop.windows.sentences import in_own_words
from radonc_desktop.windows.theme import Theme
from radonc_desktop.windows.token_meter import TokenMeter
from radonc_desktop.windows.tour import Tour
from radonc_desktop.windows.users_page import UsersPage
from radonc_desktop.windows.wording import changed_device_line, device_line, locks_in
from radonc_models.errors import RadOncError
from radonc_models.runtime.asking import Answer, Failed

if TYPE_CHECKING:
    from radonc_desktop.pack_choice import FoundPack
    from radonc_desktop.vault import Right, Vault
    from radonc_desktop.windows.pack_switch import PackSwitch

__all__ = ["MainWindow"]


def _as_it_is(words: PackWords) -> PackWords:
    return words


class MainWindow(Deeds):
    """Everything between unlock and lock. It closes the vault; the generator belongs to the app.

    Signals:
        locked: The vault has been closed: why, and what the disk did not take, sealed.
        closed: The physician leaves.
    """

    locked = Signal(object, bytes)
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        vault: Vault,
        generator: Generator,
        words: PackWords,
        choices: Choices | None = None,
        admitted: Callable[[PackWords], PackWords] = _as_it_is,
        folders: Folders | None = None,
        packs: PackSwitch | None = None,
    ) -> None:
        super().__init__()
        self._packs = packs
        self._folders = folders or default_folders()
        self._admitted = admitted
        self.theme = theme
        self.choices = choices or Choices(parent=self)
        self._vault = vault
        self._generator = generator
        self._words = words
        self._state: EngineState | None = None
        self._closing = self._locked = False
        self.setWindowTitle("RadOnc-GPT" + (tr(" – demo vault") if vault.demo else ""))
        self.tally = Tally(generator, self)
        self.work = StoreWork(vault, self)
        self.board = AnswerBoard(generator, vault, self)
        self.banner = Banner(theme, vault.user, demo_vault=vault.demo)
        self.notice = Notice(theme)
        self.cases = CaseListPane(theme)
        self.meter = TokenMeter(generator, self)
        self.case = CasePage(theme, vault, self.board, self.meter, self.work)
        self.form = NewCaseForm(theme, TokenMeter(generator, self))
        self.files = FilePages(theme, vault, self.work, self)
        self.users = UsersPage(theme, vault, self.work)
        self.empty = EmptyPage(theme, self, self._folders.vault, demo=vault.demo)
        self.device = ElidedLabel(tr("Loading the models…"))
        self.speed, self.pack, self.left = label(""), label(""), label("")
        self.lock_button = button(tr("Lock"), self.lock, "quiet", tr("Lock the vault (Ctrl+L)"))
        self._build()
        self.countdown = Countdown(theme, WARNING_SECONDS, self.centralWidget())
        make_menus(self, theme)
        self.work.hindrance = partial(why_not_now, generator, self.files.backup_page, self.case)
        HandsOff(self, self.work, (self._columns, self.files.due), frozenset(one.name for one in ACTIONS if one.free))
        self.palette_window = Palette(theme, self)
        self.tour_shown = Tour(theme, self)
        self._desk = DeskKeeper(self, vault)
        self._connect()
        self.show_words(admitted(words))
        self._refresh()
        if vault.demo:
            self.watermark = Watermark(theme, self.centralWidget())
        fill_room(self, QSize(1440, 900), QSize(960, 600))
        self.cases.list.setFocus()

    @property
    def user(self) -> str:
        """Whose vault is open."""
        return self._vault.user

    @property
    def demo(self) -> bool:
        """Whether the demo's store is open."""
        return self._vault.demo

    @property
    def models_problem(self) -> str:
        """Why nothing can be asked at all, in one sentence; empty when it can."""
        return in_own_words(self._words.problem)

    def device_summary(self) -> str:
        """Return where the models run and which pack they are of, without a word of any case."""
        return f"{self.device.text()} · {self.pack.text()}"

    def why_not(self, right: Right) -> str:
        """Return why the user may not do what needs ``right``, in one sentence; empty for one who may."""
        try:
            self._vault.people.rights.require(right)
        except RadOncError as error:
            return in_own_words(error)
        return ""

    # What the app tells

    def show_words(self, words: PackWords) -> None:
        """Show what the model pack says about itself, or why there is none."""
        self._words = words
        self.case.show_words(words)
        self.form.meter.show_problem(words.problem)
        self.banner.show_models(synthetic=words.synthetic, state=words.state)
        self.pack.setText(words.title)
        if words.problem:
            self.notice.say("error", words.problem)
            self.device.setText(tr("Models not available"))

    @Slot(object)
    def show_engine(self, state: EngineState | Failed) -> None:
        """Show where the models run, or why they do not."""
        if isinstance(state, Failed):
            self.device.setText(tr("Models not available"))
            self.notice.say("error", state.sentence, (tr("Try again"), self._open_models))
            return
        self.notice.clear()
        self.device.setText(device_line(state))
        self._state = state

    @Slot(int)
    def show_waiting(self, seconds: int) -> None:
        """Show how long it is until the vault locks by itself."""
        self.left.setText(locks_in(seconds))
        self.countdown.show_left(seconds)

    def put_back(self, parcel: bytes = b"") -> bool:
        """Show what lay on the desk when the vault was locked; False when ``parcel`` is not this user's."""
        try:
            self._desk.put_back(parcel)
        except RadOncError as error:
            self.notice.say("error", str(error))
            return False
        return True

    # Locking

    def lock(self) -> None:
        """Put everything away and lock."""
        self.lock_because(LockReason.REQUEST)

    @Slot(object)
    def lock_because(self, reason: LockReason) -> None:
        """Keep what is typed as records or on the desk, close the vault and tell it; never asks."""
        if self._locked:
            return
        self._locked = True
        self.work.end()
        self.case.end()
        parcels: list[bytes] = []
        with ExitStack() as then:  # backwards, each whatever the others raise: no bug keeps the vault open
            then.callback(lambda: self.locked.emit(reason, b"".join(parcels)))
            then.callback(self._vault.close, "" if reason is LockReason.REQUEST else reason.value)
            then.callback(lambda: parcels.append(self._desk.put_away()))
            then.callback(self.case.keep_all)
            then.callback(self.more.stop)
            self.files.abandon()

    # Cases

    def create_case(self, title: str, site: str, details: str, physician_plan: str = "") -> int | None:
        """Store a new case and show it; None when it could not be stored and a message says why."""
        try:
            case_id = self._vault.add_case(title, site, details, physician_plan)
        except RadOncError as error:
            self.form.notice.say("error", str(error))
            return None
        self.form.clear()
        self.cases.search.clear()
        self._refresh()
        self.open_case(case_id)
        self._desk.keep()
        self.case.details.details.setFocus()
        return case_id

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's own name
        """Close in under a second, but never with typing that is not kept."""
        if self._locked:
            return
        self.work.end()
        if not self._closing and not self._may_close():
            event.ignore()
            return
        self.case.end()
        self._generator.cancel()
        self.more.stop()
        self.files.stop()
        self._desk.keep()
        self._vault.close()
        event.accept()
        self.closed.emit()

    def _may_close(self) -> bool:
        if self.form.holds_text:
            self._pages.setCurrentWidget(self.form)
            words, anyway = tr("This new case is not stored yet."), (tr("Close without storing it"), self._close_anyway)
            self.form.notice.say("warning", words, anyway)
            return False
        if self._generator.busy and self.choices.now.warn_before_quit:
            words = tr("An answer is being written; it is lost when you close now.")
            self.notice.say("warning", words, (tr("Stop it and close"), self._close_anyway))
            return False
        if self.case.keep_all():
            return True
        words = tr("Some of your text could not be saved; the message beside it says why.")
        self.notice.say("warning", words, (tr("Close and lose that text"), self._close_anyway))
        return False

    def _close_anyway(self) -> None:
        self.form.clear()
        self._closing = True
        self.close()

    def _on_imported(self, case_ids: tuple[int, ...]) -> None:
        self._refresh()
        # In a turn of its own: to count and list 100,000 cases takes one.
        self.work.follow(partial(self._show_imported, case_ids))

    def _show_imported(self, case_ids: tuple[int, ...]) -> None:
        if self._locked or self._closing:
            return
        self.open_case(case_ids[0])
        self.notice.say("ok", counted(len(case_ids), "{n} case imported.", "{n} cases imported."))

    def _open_models(self) -> None:
        self.notice.clear()
        self.device.setText(tr("Loading the models…"))
        self._generator.open()

    @Slot()
    def _refresh(self) -> None:
        text = self.cases.search.text()
        try:
            page = self._vault.case_page(text, limit=self.cases.model.page_size)
        except RadOncError as error:
            self.notice.say("error", str(error))
            return
        self.cases.show_cases(page, self.case.case_id, partial(self._vault.case_page, text))
        if not text.strip():
            self.empty.show_count(page.found)

    @Slot(object, object)
    def _on_finished(self, _question: Question, outcome: object) -> None:
        if not isinstance(outcome, Answer):
            return
        if outcome.new_tokens and outcome.tokens_per_second:
            self.speed.setText(f"{outcome.tokens_per_second:.0f} tok/s")
        if self._state is not None and (line := changed_device_line(self._state, outcome.provenance)):
            self.device.setText(line)

    @Slot()
    def _prefer(self) -> None:
        self.case.prefer(own_first=self.choices.now.own_answer_first)

    # Building

    def _build(self) -> None:
        self._pages = stacked((self.empty, self.case, self.form, self.users, *self.files.pages))
        packs, own = self._packs, self._folders
        computer = ComputerPages(
            *(self.theme, lambda: packs.folders if packs else own, self.device_summary, self.tally, self.show_page)
        )
        pages: dict[str, Callable[[], Page]] = {
            "preferences": partial(PreferencesPage, self.theme, self.choices),
            "models": self._models_page,
            "department": partial(DepartmentPage, self.theme, self._vault, self.work),
            "about": partial(AboutPage, self.theme, self.device_summary, partial(held_words, self._vault)),
            "pc_test": computer.pc_test,
            "support": computer.support,
        }
        self.more = MorePages(self._pages, pages, self._leave_files, self)
        self._columns = beside(self.cases, self._pages)
        lines = (self.banner, self.notice, WorkLine(self.work))
        self.setCentralWidget(under_each_other(lines, self._columns))
        right = (self.files.due, self.pack, self.left, self.lock_button)
        fill_status(self.statusBar(), (self.device, self.speed), right)

    def _models_page(self) -> ModelsPage:
        page = ModelsPage(self.theme, self._vault, self.work, lambda: self._words, self._packs)
        page.decided.connect(self._on_decided)
        page.chosen.connect(partial(self._use_pack, page))
        return page

    def _use_pack(self, page: ModelsPage, found: FoundPack) -> None:
        """Ask another pack from now on; the answers that are there keep the name of theirs."""
        if self._packs is None:
            return
        if self._generator.busy:
            words = tr("A question is being answered: wait for the answer or stop it, and try again.")
            page.notice.say("warning", words)
            return
        try:
            self._packs.use(found)
        except RadOncError as error:
            page.notice.say("error", str(error))
            return
        self.notice.clear()
        self.device.setText(tr("Loading the models…"))
        self.show_words(self._admitted(self._packs.words))
        page.begin()
        page.notice.say("ok", tr("The pack {name} is asked from now on in this case store.", name=found.name))

    @Slot()
    def _on_decided(self) -> None:
        self.notice.clear()
        self.show_words(self._admitted(self._words))

    def _connect(self) -> None:
        self.cases.chosen.connect(self.open_case)
        self.cases.model.problem.connect(lambda sentence: self.notice.say("error", sentence))
        self.cases.new_wanted.connect(self.new_case)
        self.cases.search_wanted.connect(self._refresh)
        self.case.saved.connect(self._refresh)
        self.choices.changed.connect(self._prefer)
        self._prefer()
        self.form.create_wanted.connect(self.create_case)
        self.form.cancelled.connect(self._leave_form)
        self.users.left.connect(self._leave_files)
        self.form.settled.connect(self._desk.keep)
        self.files.wanted.connect(self._pages.setCurrentWidget)
        self.files.left.connect(self._leave_files)
        self.files.imported.connect(self._on_imported)
        self.files.exported.connect(self._leave_files)
        self._generator.opened.connect(self.show_engine)
        self._generator.finished.connect(self._on_finished)
