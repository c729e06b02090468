"""What the window shows and forbids while a thread works with the store."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from radonc_desktop.background.store_work import StoreWork, Work
from radonc_desktop.vault.errors import WorkStopped
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.parts import button, label
from radonc_desktop.windows.theme import GRID, set_mark
from radonc_models.errors import RadOncError

if TYPE_CHECKING:
    from radonc_desktop.background.generation import Generator
    from radonc_desktop.windows.backup_page import BackupPage
    from radonc_desktop.windows.case_page import CasePage

__all__ = ["HandsOff", "WorkLine", "say_why", "why_not_now"]

_SHOWN_AFTER_MS = 200  # what is done sooner needs no line
_STEPS = 1000


def say_why(notice: Notice, error: RadOncError) -> None:
    """Say in ``notice`` what ended a work; that the user stopped it is no error."""
    notice.say("info" if isinstance(error, WorkStopped) else "error", str(error))


def why_not_now(generator: Generator, backup: BackupPage, case: CasePage) -> str:
    """Keep what is typed, and say why nothing may take the store for itself now; an empty text if it may."""
    if generator.busy:
        return tr("A question is being answered: wait for the answer or stop it, and try again.")
    if backup.running:
        return tr("A backup is being made: wait until it is done, and try again.")
    return "" if case.keep_all() else tr("Some of your text could not be saved: the message beside it says why.")


class WorkLine(QFrame):
    """What is being done, how far it is, and a button to stop it where that is safe; hidden when nothing is done."""

    def __init__(self, work: StoreWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = label("", "head")
        self.line = QProgressBar()
        self.line.setTextVisible(False)
        self.stop = button(tr("Stop"), self._stop, tip=tr("Stop (Esc)"))
        self.stop.setShortcut(QKeySequence(Qt.Key.Key_Escape))
        self._work = work
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SHOWN_AFTER_MS)
        self._pause.timeout.connect(self._appear)
        words = QVBoxLayout()
        words.setSpacing(GRID)
        words.addWidget(self.words)
        words.addWidget(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, GRID, 12, GRID)
        row.setSpacing(2 * GRID)
        row.addLayout(words, 1)
        row.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setObjectName("work")
        set_mark(self, "notice", "info")
        work.began.connect(self._on_began)
        work.progressed.connect(self._on_progressed)
        work.ended.connect(self._on_ended)
        self.hide()

    def _stop(self) -> None:
        self._work.stop()
        self.stop.setEnabled(False)
        self.words.setText(tr("Stopping…"))

    @Slot(object)
    def _on_began(self, work: Work) -> None:
        self.words.setText(work.words)
        self.setAccessibleName(work.words)
        self.line.setRange(0, 0)
        self.stop.setVisible(work.can_stop)
        self.stop.setEnabled(True)
        self._pause.start()

    @Slot(int, int)
    def _on_progressed(self, done: int, of_all: int) -> None:
        self.line.setRange(0, _STEPS)
        self.line.setValue(_STEPS * done // max(of_all, 1))

    @Slot()
    def _appear(self) -> None:
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        if not self.stop.isHidden():
            self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_ended(self) -> None:
        self._pause.stop()
        self.hide()


class HandsOff(QObject):
    """Disables parts of a window and its actions while the store is worked with, and gives the focus back after it.

    Args:
        window: The window with the actions.
        work: What works with the store.
        parts: What is disabled meanwhile.
        free: Names of the actions that stay: they need no store, or end the work.

    """

    def __init__(self, window: QWidget, work: StoreWork, parts: Sequence[QWidget], free: frozenset[str]) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._free = free
        self._disabled: list[QWidget | QAction] = []
        self._focus: QWidget | None = None
        work.began.connect(self._on_began)
        work.ended.connect(self._on_ended)

    @Slot(object)
    def _on_began(self, _work: Work) -> None:
        self._focus = self._window.focusWidget()
        actions = [action for action in self._window.actions() if action.objectName() not in self._free]
        store: list[QWidget | QAction] = [*self._parts, *actions]
        self._disabled = [one for one in store if one.isEnabled()]
        for one in self._disabled:
            one.setEnabled(False)

    @Slot()
    def _on_ended(self) -> None:
        for one in self._disabled:
            one.setEnabled(True)
        self._disabled = []
        focus, self._focus = self._focus, None
        if focus is not None and focus.isVisible() and focus.isEnabled():
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
