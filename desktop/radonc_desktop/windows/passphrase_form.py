"""Change one's own passphrase: the present one, the new one, the new one again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from radonc_desktop.background.store_work import StoreWork, Work
from radonc_desktop.vault.progress import Progress
from radonc_desktop.windows.card import secret_field
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.parts import button, label
from radonc_desktop.windows.theme import GRID, Theme
from radonc_models.errors import RadOncError
from radonc_models.keyed.passphrases import MIN_LENGTH

if TYPE_CHECKING:
    from radonc_desktop.vault import Vault

__all__ = ["PassphraseForm"]


class PassphraseForm(QWidget):
    """Changes the passphrase of the unlocked user.

    Args:
        work: Derives the keys in a thread, as that takes a second on purpose; the form waits, frozen, for it.
        temporary: The present passphrase was set by an administrator; there is no way around a new one.

    Signals:
        changed: The new passphrase holds.
        cancelled: The form was left.

    """

    changed = Signal()
    cancelled = Signal()

    def __init__(
        self,
        theme: Theme,
        vault: Vault,
        work: StoreWork,
        *,
        temporary: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._vault = vault
        self._work = work
        self._temporary = temporary
        self.old = secret_field(tr("Temporary passphrase") if temporary else tr("Present passphrase"))
        self.new = secret_field(tr("New passphrase"))
        self.again = secret_field(tr("New passphrase again"))
        self.notice = Notice(theme)
        self.change = button(tr("Change passphrase"), self.submit, "primary")
        self.cancel = button(tr("Cancel"), self._leave, "quiet")
        self.cancel.setVisible(not temporary)
        self._build()
        for edit in (self.old, self.new, self.again):
            edit.returnPressed.connect(self.submit)
            edit.textEdited.connect(lambda _text: self.notice.clear())

    def begin(self) -> None:
        """Show it empty."""
        self.clear()
        self.notice.clear()
        self.old.setFocus()

    def submit(self) -> None:
        """Check what can be checked here, then change it."""
        if not self.change.isEnabled():
            return
        if problem := self._problem():
            self.notice.say("warning", problem)
            return
        self.notice.clear()
        old, new, change = self.old.text(), self.new.text(), self._vault.change_passphrase

        def act(_progress: Progress) -> None:
            change(old, new)

        self._freeze(True)
        try:
            self._work.begin(
                Work(tr("Changing your passphrase…"), act, self._on_changed, self._on_refused, can_stop=False)
            )
        except RadOncError as error:
            self._on_refused(error)

    def _problem(self) -> str:
        if not self.old.text():
            return tr("Enter your temporary passphrase.") if self._temporary else tr("Enter your present passphrase.")
        if len(self.new.text()) < MIN_LENGTH:
            return tr("The new passphrase is too short: use at least {number} characters.", number=MIN_LENGTH)
        if self.new.text() != self.again.text():
            return tr("The two new passphrases differ: type both again.")
        if self.new.text() == self.old.text():
            return tr("The new passphrase is the old one: choose another.")
        return ""

    def _on_changed(self, _nothing: None) -> None:
        self._freeze(False)
        self.clear()
        self.changed.emit()

    def _on_refused(self, error: RadOncError) -> None:
        self._freeze(False)
        self.notice.say("error", str(error))
        self.old.selectAll()
        self.old.setFocus()

    def _freeze(self, frozen: bool) -> None:
        for widget in (self.old, self.new, self.again, self.change, self.cancel):
            widget.setEnabled(not frozen)
        self.change.setText(tr("Changing…") if frozen else tr("Change passphrase"))

    def clear(self) -> None:
        """Forget what was typed."""
        for edit in (self.old, self.new, self.again):
            edit.clear()

    def _leave(self) -> None:
        self.clear()
        self.cancelled.emit()

    def _build(self) -> None:
        form = QVBoxLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(GRID)
        for edit in (self.old, self.new, self.again):
            form.addWidget(label(edit.accessibleName(), "small-head"))
            form.addWidget(edit)
        form.addWidget(
            label(
                tr(
                    "At least {number} characters; four words that do not belong together are good.",
                    number=MIN_LENGTH,
                ),
                "quiet",
                wrap=True,
            )
        )
        form.addSpacing(GRID)
        form.addWidget(self.notice)
        row = QHBoxLayout()
        row.addWidget(self.change)
        row.addWidget(self.cancel)
        row.addStretch()
        form.addLayout(row)
