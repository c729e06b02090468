"""The first window: open the vault, or create it the first time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QButtonGroup, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from radonc_desktop.background.opening import Openable, Opener
from radonc_desktop.marking import marked
from radonc_desktop.vault.errors import TooManyAttempts, VaultRolledBack
from radonc_desktop.windows.card import Card, secret_field
from radonc_desktop.windows.icons import pixmap
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.notice import Notice, begin_slowly
from radonc_desktop.windows.parts import button, keep_width, keep_width_when_bold, label
from radonc_desktop.windows.room import RoomyPage, fill_room
from radonc_desktop.windows.theme import GRID, Theme
from radonc_models.errors import RadOncError
from radonc_models.keyed.envelopes import SlotKind
from radonc_models.keyed.passphrases import MIN_LENGTH

__all__ = ["MINIMUM_PASSPHRASE", "UnlockWindow"]

MINIMUM_PASSPHRASE = MIN_LENGTH

_MEANINGS = {
    SlotKind.RECOVERY: marked(
        "Opens as an administrator who can give users who forgot their passphrase a temporary one."
    ),
    SlotKind.BREAK_GLASS: marked("For an emergency: opens as a physician. It is written down, and every user is told."),
}
_SLOW_MS = 2500  # the passphrase takes up to a second


def _nothing() -> None:
    pass


class UnlockWindow(QWidget):
    """Asks for user and passphrase, and hands over the opened vault.

    Args:
        theme: The appearance.
        open_vault: Called in a thread with user and passphrase, and with ``accept_loss=True`` where an administrator
            wants to go on although entries are missing; returns the vault or raises ``RadOncError``.
        create: Whether there is no vault yet; the passphrase is then asked twice.
        hint: Shown for a demo vault only: how to enter.
        user: Name filled in.
        place: Where the vault lies.
        open_with_key: Called with the kind and text of a printed key, as ``open_vault`` is; without it there is no
            way in but the passphrase.
        open_with_keychain: Called with a user; asks the keychain of the operating system for the key.
        before: Called in the window's thread before each of these; raises ``RadOncError`` where nothing may be opened.
        it_key: Who else holds a key to the vault, as one sentence.
        title: Heading where something else than the case vault is opened; there is then no backup to restore.

    """

    unlocked = Signal(object)
    restore_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        open_vault: Callable[..., Openable],
        *,
        create: bool = False,
        hint: str = "",
        user: str = "",
        place: str = "",
        open_with_key: Callable[[SlotKind, str], Openable] | None = None,
        open_with_keychain: Callable[[str], Openable] | None = None,
        before: Callable[[], None] = _nothing,
        it_key: str = "",
        title: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._theme = theme
        self._open_with_key = open_with_key
        self._open_with_keychain = open_with_keychain
        self._ask_keychain = False
        self._wait = 0
        self._open_vault = open_vault
        self._before = before
        self._opener = Opener(self)
        self._accepted = False
        self._create = create
        self.setWindowTitle("RadOnc-GPT")
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.user = QLineEdit(user)
        self.passphrase = secret_field(tr("Passphrase"))
        self.again = secret_field(tr("Passphrase again"))
        self.notice = Notice(theme)
        self.enter = button(tr("Create vault") if create else tr("Unlock"), self.submit, "primary")
        self.enter.setDefault(True)
        self.restore = button(tr("Restore a backup…"), self.restore_wanted.emit, "quiet")
        self.restore.setVisible(not title)
        self.kind = SlotKind.USER
        self.key = QLineEdit()
        self.key.setAccessibleName(tr("Printed key"))
        self.key.setPlaceholderText(tr("14 groups of 4 letters and digits"))
        self.other_way = button(tr("Use a printed key"), self.change_way, "quiet")
        self.other_way.setVisible(open_with_key is not None)
        self.by_keychain = button(tr("Unlock with the keychain"), self._submit_keychain, "quiet")
        self._pause = QTimer(self)
        self._pause.setInterval(1000)
        self._pause.timeout.connect(self._count_down)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SLOW_MS)
        self._slow.timeout.connect(self._say_slow)
        self._build(hint, place, it_key)
        for edit in (self.user, self.passphrase, self.again, self.key):
            edit.returnPressed.connect(self.submit)
            edit.textEdited.connect(lambda _text: self.notice.clear())
        (self.passphrase if user else self.user).setFocus()
        fill_room(self, QSize(560, 600), QSize(0, 0))

    def _build(self, hint: str, place: str, it_key: str) -> None:
        card = Card()
        card.setProperty("card", "yes")
        keep_width(card, 432)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        inside.setSpacing(2 * GRID)
        self._emblem = label()
        self._paint()
        self._theme.changed.connect(self._paint)
        title = self._title or (tr("Create your case vault") if self._create else tr("Open your case vault"))
        inside.addWidget(self._emblem)
        heading = QVBoxLayout()
        heading.setSpacing(GRID // 2)
        heading.addWidget(label(title, "title"))
        heading.addWidget(label(self._explanation(place), "quiet-body", wrap=True))
        self.it_key = label(it_key, "quiet", wrap=True, selectable=True)
        if it_key:
            heading.addSpacing(GRID)
        heading.addWidget(self.it_key)
        self.it_key.setVisible(bool(it_key))
        inside.addLayout(heading)
        self._by_name = self._form()
        self._by_key = self._key_form()
        self._by_key.hide()
        inside.addWidget(self._by_name)
        inside.addWidget(self._by_key)
        inside.addWidget(self.notice)
        if hint:
            demo = Notice(self._theme)
            demo.say("info", hint)
            inside.addWidget(demo)
            self.hint = demo
        inside.addWidget(self.enter)
        if self._open_with_keychain is not None:
            inside.addWidget(self.by_keychain, 0, Qt.AlignmentFlag.AlignHCenter)
        if self._open_with_key is not None:
            inside.addWidget(self.other_way, 0, Qt.AlignmentFlag.AlignHCenter)
        page = RoomyPage(self).rows
        page.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        page.addStretch(1)
        page.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        page.addSpacing(GRID)
        page.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignHCenter)
        page.addSpacing(GRID)
        foot = label(tr("Draft support for radiation oncology. Works offline; nothing leaves this computer."), "quiet")
        page.addWidget(foot, 0, Qt.AlignmentFlag.AlignHCenter)
        page.addStretch(1)
        for unused in (self.again, self.by_keychain, self.other_way):
            if unused.parent() is None:  # it would outlive the window
                unused.setParent(self)
                unused.hide()

    def _explanation(self, place: str) -> str:
        if self._create:
            return tr(
                "Cases are stored encrypted on this computer. Choose a passphrase of at least "
                "{number} characters: without it nobody can read them, and it cannot be "
                "reset.",
                number=MINIMUM_PASSPHRASE,
            )
        return (
            tr("Cases are stored encrypted in {place}.", place=place)
            if place
            else tr("Cases are stored encrypted on this computer.")
        )

    def _form(self) -> QWidget:
        made = QWidget()
        form = QFormLayout(made)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(GRID)
        form.addRow(label(tr("Name"), "small-head"), self.user)
        form.addRow(label(tr("Passphrase"), "small-head"), self.passphrase)
        if self._create:
            form.addRow(label(tr("Passphrase again"), "small-head"), self.again)
        self.user.setAccessibleName(tr("Name"))
        return made

    def _key_form(self) -> QWidget:
        made = QWidget()
        form = QVBoxLayout(made)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(GRID)
        kinds = QHBoxLayout()
        group = QButtonGroup(self)
        self.kinds = {}
        for kind, words in ((SlotKind.RECOVERY, tr("Recovery")), (SlotKind.BREAK_GLASS, tr("Break glass"))):
            choice = button(words, partial(self._choose_kind, kind), "tab")
            keep_width_when_bold(choice)
            group.addButton(choice)
            kinds.addWidget(choice)
            self.kinds[kind] = choice
        kinds.addStretch()
        self._meaning = label("", "quiet", wrap=True)
        form.addLayout(kinds)
        form.addWidget(self._meaning)
        form.addWidget(label(tr("Printed key"), "small-head"))
        form.addWidget(self.key)
        return made

    @property
    def opening(self) -> bool:
        """Whether a vault is being opened; what the notice says meanwhile is no refusal."""
        return self._opener.running

    def change_way(self) -> None:
        """Go from the passphrase to a printed key, or back."""
        by_key = self.kind is SlotKind.USER
        self._by_name.setVisible(not by_key)
        self._by_key.setVisible(by_key)
        self.other_way.setText(tr("Use name and passphrase") if by_key else tr("Use a printed key"))
        self.notice.clear()
        self.passphrase.clear()
        self.key.clear()
        if by_key:
            self.kinds[SlotKind.RECOVERY].setChecked(True)
            self._choose_kind(SlotKind.RECOVERY)
        else:
            self.kind = SlotKind.USER
            self.passphrase.setFocus()

    def _choose_kind(self, kind: SlotKind) -> None:
        self.kind = kind
        self._meaning.setText(tr(_MEANINGS[kind]))
        self.key.setFocus()

    def _paint(self) -> None:
        self._emblem.setPixmap(pixmap("lock", self._theme.tokens.accent, 40, self.devicePixelRatioF()))

    def submit(self) -> None:
        """Check what can be checked here, then open the vault."""
        if not self.enter.isEnabled():
            return
        if begin_slowly(self, self.notice, self._problem(), self._freeze, self._open):
            self.enter.setText(tr("Opening…"))

    def _submit_keychain(self) -> None:
        self._ask_keychain = True
        self.submit()
        self._ask_keychain = self._ask_keychain and not self.enter.isEnabled()  # until the answer is there

    def _problem(self) -> str:
        if self._ask_keychain:
            return "" if self.user.text().strip() else tr("Enter your name.")
        if self.kind is not SlotKind.USER:
            return "" if self.key.text().strip() else tr("Enter the printed key.")
        if not self.user.text().strip():
            return tr("Enter your name.")
        if not self.passphrase.text():
            return tr("Enter your passphrase.")
        if self._create and len(self.passphrase.text()) < MINIMUM_PASSPHRASE:
            return tr(
                "The passphrase is too short: use at least {number} characters.",
                number=MINIMUM_PASSPHRASE,
            )
        if self._create and self.passphrase.text() != self.again.text():
            return tr("The two passphrases differ: type both again.")
        return ""

    def _open(self) -> None:
        by_keychain, self._ask_keychain = self._ask_keychain, False
        try:
            self._before()
        except RadOncError as error:
            self._on_opened(None, error)
            return
        self._slow.start()
        self._opener.begin(self._way(by_keychain=by_keychain), self._on_opened)

    def _on_opened(self, vault: Openable | None, error: BaseException | None) -> None:
        self._slow.stop()
        self.notice.clear()
        self._accepted = False
        if isinstance(error, TooManyAttempts):
            self._wait = error.seconds
        self._freeze(False)
        field = self.passphrase if self.kind is SlotKind.USER else self.key
        field.selectAll()
        field.setFocus()
        if isinstance(error, TooManyAttempts):
            self.notice.say("warning", str(error))
        elif isinstance(error, VaultRolledBack):
            # Only an administrator may, which the vault decides; the passphrase is still in its field.
            self.notice.say("error", str(error), (tr("Open what is left"), self._accept_loss))
        elif isinstance(error, RadOncError):
            self.notice.say("error", str(error))
        elif error is not None:
            raise error
        else:
            for edit in (self.passphrase, self.again, self.key):
                edit.clear()
            self.unlocked.emit(vault)

    def _say_slow(self) -> None:
        self.notice.say("info", tr("Every page is checked before it opens; with very many cases that takes a while."))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Lock again what is just being opened, if somebody closes the window meanwhile."""
        self.hide()
        self._slow.stop()
        self._opener.end()
        super().closeEvent(event)

    def _accept_loss(self) -> None:
        self._accepted = True
        self.submit()

    def _way(self, *, by_keychain: bool) -> Callable[[], Openable]:
        if by_keychain and self._open_with_keychain is not None:
            return partial(self._open_with_keychain, self.user.text().strip())
        if self.kind is SlotKind.USER or self._open_with_key is None:
            way = partial(self._open_vault, self.user.text().strip(), self.passphrase.text())
            return partial(way, accept_loss=True) if self._accepted else way
        return partial(self._open_with_key, self.kind, self.key.text())

    def _count_down(self) -> None:
        self._wait -= 1
        self._show_wait()

    def _show_wait(self) -> None:
        if self._wait > 0:
            self.enter.setEnabled(False)
            self.enter.setText(tr("Wait {seconds} s", seconds=self._wait))
            self._pause.start()
        else:
            self._pause.stop()
            self.enter.setEnabled(True)
            self.enter.setText(tr("Create vault") if self._create else tr("Unlock"))

    def _freeze(self, frozen: bool) -> None:
        for widget in (self.user, self.passphrase, self.again, self.key, self.enter, self.other_way):
            widget.setEnabled(not frozen)
        if not frozen:
            self._show_wait()
