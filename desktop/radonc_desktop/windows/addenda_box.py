"""What was added to a signed answer, and the form in which something is added: a text and the passphrase."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from radonc_desktop.windows.annex_box import AnnexBox
from radonc_desktop.windows.growing_edit import GrowingEdit
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.parts import label
from radonc_desktop.windows.sign_row import SignRow
from radonc_desktop.windows.theme import Theme
from radonc_desktop.windows.wording import clock

if TYPE_CHECKING:
    from radonc_desktop.vault.records import AddendumRecord

__all__ = ["AddendaBox"]


class AddendaBox(AnnexBox):
    """Signals ``wanted`` with a text and a passphrase."""

    def __init__(self, theme: Theme, what: str, parent: QWidget | None = None) -> None:
        said = label("", "body", wrap=True, selectable=True)
        said.setAccessibleName(tr("Addenda, {what}", what=what))
        words = GrowingEdit(tr("Addendum, {what}", what=what), 2, 8)
        words.setPlaceholderText(tr("What is to be added. The signed answer itself stays as it is."))
        begin = tr("Add an addendum…"), tr("Add an addendum, {what}", what=what)
        super().__init__(theme, said, begin, words, parent)
        self.row = SignRow(tr("addendum, {what}", what=what))
        self._lay_form(self.words, self.notice, self.row)
        self.row.confirmed.connect(lambda secret: self.wanted.emit(self.words.text, secret))
        self.row.missing.connect(lambda: self.notice.say("warning", tr("Enter your passphrase to sign.")))
        self.row.cancelled.connect(self.leave)

    def show_addenda(self, addenda: Sequence[AddendumRecord], *, signed: bool, may: bool) -> None:
        """Show what was added; ``may`` tells whether this user may add something to a signed answer."""
        heads = (tr("Addendum, signed by {who}, {time}:", who=one.author, time=clock(one.created)) for one in addenda)
        parts = (f"{head}\n{one.text}" for head, one in zip(heads, addenda, strict=True))
        self._show_said("\n\n".join(parts), may=may and signed)

    def leave(self) -> bool:
        """Put the form away; False when it was not there."""
        self.row.leave()
        return super().leave()

    def say(self, sentence: str) -> None:
        """Show why nothing was signed, and ask for the passphrase again; what was written stays."""
        super().say(sentence)
        self.row.again()

    def _begin(self) -> None:
        super()._begin()
        self.row.begin()
        self.words.setFocus()
