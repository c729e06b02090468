"""What stands below an answer as said by others, and the form in which one says something: addenda and reviews."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from radonc_desktop.windows.growing_edit import GrowingEdit
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.parts import button
from radonc_desktop.windows.theme import GRID, Theme

__all__ = ["AnnexBox"]


class AnnexBox(QWidget):
    """Hidden until there is something to show or this user may say something.

    A box of a certain kind puts its form together with ``_lay_form`` and signals ``wanted`` with what it asks for.

    Args:
        theme: The appearance.
        said: Shows what was said.
        begin: The name of the button that opens the form; what a screen reader says is its second part.
        words: Where one writes.

    """

    wanted = Signal(str, str)

    def __init__(
        self, theme: Theme, said: QLabel, begin: tuple[str, str], words: GrowingEdit, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.said = said
        self.begin = button(begin[0], self._begin, "quiet")
        self.begin.setAccessibleName(begin[1])
        self.words = words
        self.notice = Notice(theme)
        self._form = QWidget()
        self._may = False
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
        self.hide()

    @property
    def unsaved(self) -> str:
        """What is written and not kept."""
        return "" if self._form.isHidden() else self.words.text

    def resume(self, text: str) -> None:
        """Go on with what was being written before a lock."""
        self._begin()
        self.words.setPlainText(text)

    def leave(self) -> bool:
        """Put the form away; False when it was not there."""
        was = not self._form.isHidden()
        self.notice.clear()
        self.words.fill("")
        self._form.hide()
        self.begin.setVisible(self._may)
        if was and self.isVisible():
            self.begin.setFocus()
        return was

    def say(self, sentence: str) -> None:
        """Show why nothing was kept; what was written stays."""
        self.notice.say("error", sentence)

    def _show_said(self, said: str, *, may: bool) -> None:
        """Show what was ``said``; ``may`` tells whether this user may say something, too."""
        self._may = may
        self.said.setText(said)
        self.said.setVisible(bool(said))
        self.leave()
        self.setVisible(may or bool(said))

    def _begin(self) -> None:
        self._form.show()
        self.begin.hide()

    def _lay_form(self, *parts: QWidget | QLayout) -> None:
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(GRID)
        for part in parts:
            if isinstance(part, QWidget):
                form.addWidget(part)
            else:
                form.addLayout(part)
