"""One form for every change of users and keys: what is asked depends on the change, one's own passphrase always is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from radonc_desktop.marking import marked
from radonc_desktop.vault.roles import Role
from radonc_desktop.windows.card import secret_field
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.notice import Notice, begin_slowly
from radonc_desktop.windows.parts import button, label, limit_width
from radonc_desktop.windows.theme import GRID, Theme
from radonc_desktop.windows.wrapped_choice import WrappedCheckBox
from radonc_models.errors import RadOncError
from radonc_models.keyed.passphrases import MIN_LENGTH

__all__ = ["UserForm"]

_MEANINGS = {
    Role.PHYSICIAN: marked("Physician: edits and signs"),
    Role.REVIEWER: marked("Reviewer: reads and reviews"),
    Role.ADMIN: marked("Admin: users, backup, audit trail"),
}


class UserForm(QFrame):
    """Asks for a name, roles, a temporary passphrase and one's own, as far as the change needs them.

    Signals:
        cancelled: The form was left.
    """

    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act: Callable[[], bool] | None = None
        self._word = ""
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name"))
        self.temporary = secret_field(tr("Temporary passphrase"))
        self.temporary.setEchoMode(QLineEdit.EchoMode.Normal)  # it is read out to the user
        self.own = secret_field(tr("Your passphrase"))
        self.choices = {role: WrappedCheckBox(tr(words)) for role, words in _MEANINGS.items()}
        self.notice = Notice(theme)
        self.go = button(tr("Change"), self.submit, "primary")
        self.cancel = button(tr("Cancel"), self._leave, "quiet")
        self._title = label("", "head")
        self._words = label("", "quiet", wrap=True)
        self._build()
        for edit in (self.name, self.temporary, self.own):
            edit.returnPressed.connect(self.submit)
            edit.textEdited.connect(lambda _text: self.notice.clear())

    @property
    def roles(self) -> frozenset[Role]:
        """The roles that are ticked."""
        return frozenset(role for role, choice in self.choices.items() if choice.isChecked())

    def ask(
        self,
        title: str,
        words: str,
        verb: str,
        act: Callable[[], bool],
        *,
        name: bool = False,
        roles: frozenset[Role] | None = None,
        temporary: bool = False,
    ) -> None:
        """Show the form, empty, for one change.

        Its button calls ``act``, which may raise ``RadOncError`` and tells whether the change is done; if it is not
        yet, the form stays frozen until ``finish``.
        """
        self.clear()
        self._act, self._word = act, verb
        self._title.setText(title)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self.go.setText(verb)
        self._named.setVisible(name)
        self._chosen.setVisible(roles is not None)
        self._told.setVisible(temporary)
        for role, choice in self.choices.items():
            choice.setChecked(role in (roles or ()))
        (self.name if name else self.temporary if temporary else self.own).setFocus()

    def clear(self) -> None:
        """Forget what was typed."""
        for edit in (self.name, self.temporary, self.own):
            edit.clear()
        self.notice.clear()
        self._act = None

    def submit(self) -> None:
        """Check what can be checked here, then do it."""
        if self._act is None or not self.go.isEnabled():
            return
        begin_slowly(self, self.notice, self._problem(), self._freeze, self._do)

    def _problem(self) -> str:
        if not self._named.isHidden() and not self.name.text().strip():
            return tr("Enter the name of the user.")
        if not self._chosen.isHidden() and not self.roles:
            return tr("Choose at least one role.")
        if not self._told.isHidden() and len(self.temporary.text()) < MIN_LENGTH:
            return tr("The temporary passphrase is too short: use at least {number} characters.", number=MIN_LENGTH)
        return "" if self.own.text() else tr("Enter your passphrase, or the printed key with which you came in.")

    def _do(self) -> None:
        self.repaint()
        act, done = self._act, True
        try:
            if act is not None:
                done = act()
        except RadOncError as error:
            self.finish(error)
        finally:
            if done:
                self._freeze(False)

    def finish(self, error: RadOncError | None = None) -> None:
        """Take input again after a change that went on behind the form; say the ``error`` that ended it."""
        self._freeze(False)
        if error is not None:
            self.notice.say("error", str(error))
            self.own.selectAll()

    def _freeze(self, frozen: bool) -> None:
        for widget in (self.name, self.temporary, self.own, self.go, self.cancel, *self.choices.values()):
            widget.setEnabled(not frozen)
        self.go.setText(tr("Working…") if frozen else self._word)

    def _leave(self) -> None:
        self.clear()
        self.cancelled.emit()

    def _build(self) -> None:
        self.setProperty("card", "yes")
        limit_width(self, 640)
        page = QVBoxLayout(self)
        page.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        page.setSpacing(GRID)
        page.addWidget(self._title)
        page.addWidget(self._words)
        self._named = _field(tr("Name"), self.name)
        self._told = _field(tr("Temporary passphrase"), self.temporary)
        self._chosen = QWidget()
        ticks = QVBoxLayout(self._chosen)
        ticks.setContentsMargins(0, 0, 0, 0)
        ticks.setSpacing(GRID // 2)
        ticks.addWidget(label(tr("Roles"), "small-head"))
        for choice in self.choices.values():
            ticks.addWidget(choice)
        for part in (self._named, self._chosen, self._told, _field(tr("Your passphrase"), self.own)):
            page.addWidget(part)
        page.addWidget(self.notice)
        row = QHBoxLayout()
        row.addWidget(self.go)
        row.addWidget(self.cancel)
        row.addStretch()
        page.addLayout(row)


def _field(words: str, edit: QLineEdit) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID // 2)
    column.addWidget(label(words, "small-head"))
    column.addWidget(edit)
    return made
