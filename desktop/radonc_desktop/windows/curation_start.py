"""Opening a workspace for review: ask for the passphrase, show the window, close both when nobody is there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from radonc_desktop.background.guard import Guard
from radonc_desktop.display import close_network
from radonc_desktop.locking import forbid_dumps
from radonc_desktop.windows.curation import CurationWindow
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.theme import Theme
from radonc_desktop.windows.unlock import UnlockWindow
from radonc_models.curate.errors import CurationRefused
from radonc_models.curate.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from radonc_desktop.windows.curation import CurationWindow as _Shown

__all__ = ["IDLE_SECONDS", "CurationStart", "run"]

IDLE_SECONDS = 15 * 60.0
"""Without any input for so long the workspace is closed; everything is saved at each step."""


class CurationStart:
    """Asks for the passphrase and then shows the review."""

    def __init__(self, qt: QApplication, folder: Path, user: str) -> None:
        if not folder.is_dir():
            raise CurationRefused(f"There is no workspace in the folder {folder}: create one with `curate new`.")
        self._qt = qt
        self.theme = Theme(qt)
        self.window: _Shown | None = None
        self.guard: Guard | None = None
        self.unlock = UnlockWindow(
            self.theme,
            lambda name, passphrase: open_workspace(folder, name, passphrase),
            user=user,
            place=str(folder),
            title=tr("Open the workspace of a curation"),
        )
        self.unlock.unlocked.connect(self._on_open)

    def show(self) -> None:
        """Show the first window."""
        self.unlock.show()

    def close(self) -> None:
        """Close the workspace, as the reader would."""
        if self.guard is not None:
            self.guard.stop()
        if self.window is not None:
            self.window.close()

    def _on_open(self, workspace: Workspace) -> None:
        self.window = CurationWindow(self.theme, workspace)
        self.guard = Guard(self._qt, IDLE_SECONDS)
        self.guard.lock_wanted.connect(lambda _reason: self.close())
        self.window.show()
        self.unlock.close()


def run(folder: Path, user: str) -> int:
    """Review the workspace in ``folder`` and return the exit code.

    Raises:
        RadOncError: There is no workspace.

    """
    from radonc_desktop.windows.application import application

    forbid_dumps()
    close_network()
    qt = application()
    start = CurationStart(qt, folder, user)
    try:
        start.show()
        return qt.exec()
    finally:
        start.close()
