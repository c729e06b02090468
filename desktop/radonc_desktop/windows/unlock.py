"""The first window: open the vault, or create it the first time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QLineEdit, QVBoxLayout, QWidget

from radonc_desktop.vault.passphrases import MIN_LENGTH
from radonc_desktop.windows.icons import pixmap
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.parts import button, label
from radonc_desktop.windows.theme import GRID, Theme
from radonc_models.errors import RadOncError

__all__ = ["MINIMUM_PASSPHRASE", "UnlockWindow"]

MINIMUM_PASSPHRASE = MIN_LENGTH


class _Card(QFrame):
    """A card that is never lower than its wrapped text needs.

    A layout counts a wrapped label as one line when it works out how small a window may become; the fields below it
    would be squeezed instead.
    """

    def event(self, event: QEvent) -> bool:
        """Take the height that the words need at this width whenever they change."""
        handled = super().event(event)
        layout = self.layout()
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show) and layout is not None:
            self.setMinimumHeight(layout.totalHeightForWidth(self.width()))
        return handled


class UnlockWindow(QWidget):
    """Asks for user and passphrase, and hands over the opened vault.

    Args:
        theme: The appearance.
        open_vault: Called with user and passphrase; returns the vault or raises ``RadOncError``.
        create: Whether there is no vault yet; the passphrase is then asked twice.
        hint: Shown for a demo vault only: how to enter.
        user: Name filled in.

    """

    unlocked = Signal(object)
    restore_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        open_vault: Callable[[str, str], object],
        *,
        create: bool = False,
        hint: str = "",
        user: str = "",
        place: str = "",
    ) -> None:
        super().__init__()
        self._theme = theme
        self._open_vault = open_vault
        self._create = create
        self.setWindowTitle("RadOnc-GPT")
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.user = QLineEdit(user)
        self.passphrase = _secret("Passphrase")
        self.again = _secret("Passphrase again")
        self.notice = Notice(theme)
        self.enter = button("Create vault" if create else "Unlock", self.submit, "primary")
        self.enter.setDefault(True)
        self.restore = button("Restore a backup…", self.restore_wanted.emit, "quiet")
        self._build(hint, place)
        for edit in (self.user, self.passphrase, self.again):
            edit.returnPressed.connect(self.submit)
            edit.textEdited.connect(lambda _text: self.notice.clear())
        (self.passphrase if user else self.user).setFocus()
        self.resize(560, 600)

    def _build(self, hint: str, place: str) -> None:
        card = _Card()
        card.setProperty("card", "yes")
        card.setFixedWidth(432)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        inside.setSpacing(2 * GRID)
        self._emblem = label()
        self._paint()
        self._theme.changed.connect(self._paint)
        title = "Create your case vault" if self._create else "Open your case vault"
        inside.addWidget(self._emblem)
        heading = QVBoxLayout()
        heading.setSpacing(GRID // 2)
        heading.addWidget(label(title, "title"))
        heading.addWidget(label(self._explanation(place), "quiet-body", wrap=True))
        inside.addLayout(heading)
        inside.addLayout(self._form())
        inside.addWidget(self.notice)
        if hint:
            demo = Notice(self._theme)
            demo.say("info", hint)
            inside.addWidget(demo)
            self.hint = demo
        inside.addWidget(self.enter)
        page = QVBoxLayout(self)
        page.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        page.addStretch(1)
        page.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        page.addSpacing(GRID)
        page.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignHCenter)
        page.addSpacing(GRID)
        foot = label("Draft support for radiation oncology. Works offline; nothing leaves this computer.", "quiet")
        page.addWidget(foot, 0, Qt.AlignmentFlag.AlignHCenter)
        page.addStretch(1)

    def _explanation(self, place: str) -> str:
        if self._create:
            return (
                "Cases are stored encrypted on this computer. Choose a passphrase of at least "
                f"{MINIMUM_PASSPHRASE} characters: without it nobody can read them, and it cannot be reset."
            )
        return f"Cases are stored encrypted in {place}." if place else "Cases are stored encrypted on this computer."

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(GRID)
        form.addRow(label("Name", "small-head"), self.user)
        form.addRow(label("Passphrase", "small-head"), self.passphrase)
        if self._create:
            form.addRow(label("Passphrase again", "small-head"), self.again)
        self.user.setAccessibleName("Name")
        return form

    def _paint(self) -> None:
        self._emblem.setPixmap(pixmap("lock", self._theme.tokens.accent, 40, self.devicePixelRatioF()))

    def submit(self) -> None:
        """Check what can be checked here, then open the vault."""
        if not self.enter.isEnabled():
            return
        problem = self._problem()
        if problem:
            self.notice.say("warning", problem)
            return
        self.notice.clear()
        self.enter.setText("Opening…")
        self._freeze(True)
        # The key derivation takes a noticeable moment on purpose: the word is painted before it starts.
        QTimer.singleShot(0, self, self._open)

    def _problem(self) -> str:
        if not self.user.text().strip():
            return "Enter your name."
        if not self.passphrase.text():
            return "Enter your passphrase."
        if self._create and len(self.passphrase.text()) < MINIMUM_PASSPHRASE:
            return f"The passphrase is too short: use at least {MINIMUM_PASSPHRASE} characters."
        if self._create and self.passphrase.text() != self.again.text():
            return "The two passphrases differ: type both again."
        return ""

    def _open(self) -> None:
        self.repaint()
        try:
            vault = self._open_vault(self.user.text().strip(), self.passphrase.text())
        except RadOncError as error:
            self.notice.say("error", str(error))
            return
        finally:
            self._freeze(False)
            self.passphrase.selectAll()
            self.passphrase.setFocus()
        self.passphrase.clear()
        self.again.clear()
        self.unlocked.emit(vault)

    def _freeze(self, frozen: bool) -> None:
        for widget in (self.user, self.passphrase, self.again, self.enter):
            widget.setEnabled(not frozen)
        if not frozen:
            self.enter.setText("Create vault" if self._create else "Unlock")


def _secret(name: str) -> QLineEdit:
    edit = QLineEdit()
    edit.setEchoMode(QLineEdit.EchoMode.Password)
    edit.setAccessibleName(name)
    return edit
