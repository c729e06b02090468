"""What stands in the place of a case while none is open: how to come to one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from radonc_desktop.background.demo_window import demo_opener
from radonc_desktop.policy import PolicyError
from radonc_desktop.windows.actions import ACTIONS, perform
from radonc_desktop.windows.flow_row import FlowRow
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.parts import button, keep_width, label
from radonc_desktop.windows.theme import GRID, Theme, set_mark
from radonc_models.errors import RadOncError

if TYPE_CHECKING:
    from pathlib import Path

    from radonc_desktop.windows.main import MainWindow

__all__ = ["EmptyPage"]

_WIDTH = 560


class EmptyPage(QWidget):
    """Offers the first steps in a store without cases, and says where the cases are in one that has some.

    Args:
        theme: The appearance.
        window: Does what is offered.
        vault: Folder of the store; its policy may forbid the demo.
        demo: The open store is the demo already.

    """

    def __init__(self, theme: Theme, window: MainWindow, vault: Path, *, demo: bool) -> None:
        super().__init__(window)
        self._window = window
        self._open_demo: Callable[[], None] | None = None
        with suppress(PolicyError):  # the demo is not offered where nobody can tell whether it may be
            self._open_demo = None if demo else demo_opener(vault)
        self.title = label("", "title", wrap=True)
        self.words = label("", "quiet-body", wrap=True)
        self.notice = Notice(theme)
        self.new = button(tr("New case"), lambda: self._do("new_case"), "primary")
        self.from_files = button(tr("Import cases…"), lambda: self._do("import_cases"))
        self.tour = button(tr("Take the tour"), lambda: self._do("tour"), "quiet")
        self.demo = button(tr("Open the demo"), self.open_demo, "quiet", tr("In a window of its own, beside this one"))
        self.demo.setVisible(self.may_open_demo)
        self._build()
        self.show_count(0)

    @property
    def may_open_demo(self) -> bool:
        """Whether the demo is offered from here."""
        return self._open_demo is not None

    def show_count(self, cases: int) -> None:
        """Say what is next in a store with so many ``cases``."""
        if cases:
            self.title.setText(tr("Choose a case"))
            self.words.setText(tr("The cases stand on the left, the newest first. Type / to search in all of them."))
        else:
            self.title.setText(tr("No case yet"))
            self.words.setText(
                tr("Add the first one from a consult note, or import several.\nAll of it stays on this computer.")
            )
        set_mark(self.new, "kind", "secondary" if cases else "primary")

    def open_demo(self) -> None:
        """Open the demo in a window of its own, or say why it cannot be."""
        if self._open_demo is None:
            return
        try:
            self._open_demo()
        except RadOncError as error:
            self.notice.say("error", str(error))
            return
        self.notice.say("ok", tr("The demo opens in a window of its own."))

    def _do(self, name: str) -> None:
        perform(self._window, next(action for action in ACTIONS if action.name == name))

    def _build(self) -> None:
        inside = QWidget()
        keep_width(inside, _WIDTH)
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(GRID)
        lines.addStretch(2)
        lines.addWidget(self.title)
        lines.addWidget(self.words)
        lines.addSpacing(GRID)
        lines.addLayout(FlowRow((self.new, self.from_files, self.tour, self.demo)))
        lines.addWidget(self.notice)
        lines.addStretch(3)
        page = QHBoxLayout(self)  # without an alignment, which would forget the height of wrapped words
        page.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        page.addStretch()
        page.addWidget(inside)
        page.addStretch()
