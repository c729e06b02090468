"""What the checks say about a text while the physician writes it: fields, codes and flags, a moment after each key."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from radonc_desktop.windows.code_suggest import CodeSuggest
from radonc_desktop.windows.findings import dose_table, flags_for
from radonc_desktop.windows.findings_view import FindingsView
from radonc_desktop.windows.regimen_fields import RegimenFields
from radonc_desktop.windows.theme import GRID, Theme
from radonc_models.tasks import Task

__all__ = ["DraftChecks"]

_PAUSE_MS = 120  # a check takes some 10 ms of the window's thread: not at every key of somebody who types fast


class DraftChecks(QWidget):
    """Below the field of a draft.

    Signals:
        picked: A ``Match`` is to become the draft.
        left: The keyboard goes back to the field.
    """

    picked = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, task: Task, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task = task
        self._text = self._details = ""
        self._version = 0
        self._done: tuple[str, str] | None = None
        self.fields = RegimenFields()
        self.codes = CodeSuggest()
        self.flags = FindingsView(theme)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.check_now)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(GRID)
        for part in (self.codes, self.fields, self.flags):
            page.addWidget(part)
        self.codes.picked.connect(self.picked)
        self.codes.left.connect(self.left)
        self.hide()

    def show_details(self, details: str, version: int) -> None:
        """Check against these details from now on."""
        self._details, self._version = details, version
        self._begin()

    def watch(self, text: str) -> None:
        """Check ``text`` as soon as the typing pauses; an empty text has nothing to be said about."""
        self._text = text
        if self._task is Task.DIAGNOSIS:
            self.codes.suggest(text)  # takes less than 5 ms, and is of no use later
        self._begin()

    def rest(self) -> None:
        """Show nothing: there is no draft."""
        self._pause.stop()
        self._text = ""
        self._done = None
        self.codes.suggest("")
        self.hide()

    def finish_typing(self) -> None:
        """Offer no codes any more: the text is signed."""
        self.codes.suggest("")

    def check_now(self) -> None:
        """Check at once."""
        self._pause.stop()
        if (self._text, self._details) == self._done:
            return
        self._done = self._text, self._details
        written = bool(self._text.strip())
        table = dose_table(self._text, self._details) if written and self._task is Task.REGIMEN else None
        self.fields.show_table(table)
        self.flags.show_findings(flags_for(self._task, self._text, self._details) if written else (), self._version)
        self._show()

    def _begin(self) -> None:
        if self._text:
            self._pause.start()
        else:
            self.check_now()
        self._show()

    def _show(self) -> None:
        self.setVisible(any(not part.isHidden() for part in (self.fields, self.codes, self.flags)))
