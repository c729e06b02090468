"""What was added to a signed answer, and the form in which something is added: a text and the passphrase."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from radonc_desktop.windows.growing_edit import GrowingEdit
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.parts import button, label
from radonc_desktop.windows.sign_row import SignRow
from radonc_desktop.windows.theme import GRID, Theme
from radonc_desktop.windows.wording import clock

if TYPE_CHECKING:
    from radonc_desktop.vault.records import AddendumRecord

__all__ = ["AddendaBox"]


class AddendaBox(QWidget):
    """Signals ``wanted`` with a text and a passphrase."""

    wanted = Signal(str, str)

    def __init__(self, theme: Theme, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = label("", "body", wrap=True, selectable=True)
        self.said.setAccessibleName(f"Addenda, {what}")
        self.begin = button("Add an addendum…", self._begin, "quiet")
        self.begin.setAccessibleName(f"Add an addendum, {what}")
        self.words = GrowingEdit(f"Addendum, {what}", 2, 8)
        self.words.setPlaceholderText("What is to be added. The signed answer itself stays as it is.")
        self.row = SignRow(f"addendum, {what}")
        self.notice = Notice(theme)
        self._form = QWidget()
        self._may = False
        self._build()
        self.row.confirmed.connect(lambda secret: self.wanted.emit(self.words.text, secret))
        self.row.missing.connect(lambda: self.notice.say("warning", "Enter your passphrase to sign."))
        self.row.cancelled.connect(self.leave)
        self.hide()

    @property
    def unsaved(self) -> str:
        """What is written and not signed."""
        return "" if self._form.isHidden() else self.words.text

    def show_addenda(self, addenda: Sequence[AddendumRecord], *, signed: bool, may: bool) -> None:
        """Show what was added; ``may`` tells whether this user may add something to a signed answer."""
        self._may = may and signed
        parts = (f"Addendum, signed by {one.author}, {clock(one.created)}:\n{one.text}" for one in addenda)
        self.said.setText("\n\n".join(parts))
        self.said.setVisible(bool(addenda))
        self.leave()
        self.setVisible(self._may or bool(addenda))

    def resume(self, text: str) -> None:
        """Go on with an addendum that was being written before a lock."""
        self._begin()
        self.words.setPlainText(text)

    def leave(self) -> bool:
        """Put the form away; False when it was not there."""
        was = not self._form.isHidden()
        self.notice.clear()
        self.words.fill("")
        self.row.leave()
        self._form.hide()
        self.begin.setVisible(self._may)
        if was and self.isVisible():
            self.begin.setFocus()
        return was

    def say(self, sentence: str) -> None:
        """Show why nothing was signed; what was written stays."""
        self.notice.say("error", sentence)
        self.row.again()

    def _begin(self) -> None:
        self._form.show()
        self.begin.hide()
        self.row.begin()
        self.words.setFocus()

    def _build(self) -> None:
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(GRID)
        form.addWidget(self.words)
        form.addWidget(self.notice)
        form.addWidget(self.row)
        row = QHBoxLayout()
        row.addWidget(self.begin)
        row.addStretch()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(4)
        page.addWidget(self.said)
        page.addLayout(row)
        page.addWidget(self._form)
        self._form.hide()
