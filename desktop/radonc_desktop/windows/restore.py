"""The restore wizard: choose a backup, see what is in it, prove who you are, and have the store back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from radonc_desktop.vault.exchange.backup import ENDING
from radonc_desktop.vault.exchange.imports.wording import counted
from radonc_desktop.vault.exchange.restore import inspect_backup, restore_backup
from radonc_desktop.windows.file_parts import CardPage, FileRow, secret_edit
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.parts import button, label
from radonc_desktop.windows.theme import Theme
from radonc_desktop.windows.wording import clock
from radonc_models.errors import RadOncError

__all__ = ["RestoreWindow"]


class RestoreWindow(QWidget):
    """Puts a backup in the place of the store in ``folder``.

    Signals:
        done: The window is no longer needed; the unlock window is wanted.
    """

    done = Signal()

    def __init__(self, theme: Theme, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._file: Path | None = None
        self.setWindowTitle("RadOnc-GPT – restore a backup")
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.file = FileRow("Choose a backup…", self._choose)
        self.found = label("", "head")
        self.user = QLineEdit()
        self.user.setAccessibleName("Name")
        self.user.setMaximumWidth(360)
        self.passphrase = secret_edit("Passphrase at the time of the backup")
        self.notice = Notice(theme)
        self.restore = button("Restore", self._start, "primary")
        self.back = button("Back", self.done.emit, "quiet")
        self._build()
        self._offer()
        self.resize(720, 620)

    def look_at(self, file: Path) -> None:
        """Check a backup and show what is in it."""
        self._file = None
        self.file.name.setText(file.name)
        try:
            contents = inspect_backup(file)
        except RadOncError as error:
            self.found.clear()
            self.notice.say("error", str(error))
            self._offer()
            return
        self._file = file
        held = f"{counted(contents.cases, 'case')}, {counted(contents.entries, 'audit row')}"
        self.found.setText(f"Backup of {clock(contents.created)}: {held}")
        self.notice.say("ok", "Every byte of the file is as it was written.")
        self._offer()
        self.user.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's own name
        """Forget the passphrase when the window is put away."""
        if event.type() is QEvent.Type.WindowStateChange and self.isMinimized():
            self.passphrase.clear()
        super().changeEvent(event)

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Choose a backup", "", f"Backups (*{ENDING});;All files (*)")
        if name:
            self.look_at(Path(name))

    def _offer(self) -> None:
        ready = self._file is not None
        for part in (self.user, self.passphrase, self.restore):
            part.setEnabled(ready)
        self.found.setVisible(ready)

    def _start(self) -> None:
        if self._file is None or not self.restore.isEnabled():
            return
        if not self.user.text().strip() or not self.passphrase.text():
            self.notice.say("warning", "Enter the name and the passphrase of an admin at the time of the backup.")
            return
        self.notice.say("info", "Restoring: every page, every audit row and every signature is checked…")
        self.restore.setEnabled(False)
        # The check takes seconds for a large store: the words are painted before it starts.
        QTimer.singleShot(0, self, self._run)

    def _run(self) -> None:
        assert self._file is not None
        self.repaint()
        try:
            report = restore_backup(self._file, self._folder, self.user.text().strip(), self.passphrase.text())
        except RadOncError as error:
            self.notice.say("error", str(error))
            self._offer()
            self.passphrase.selectAll()
            return
        self.passphrase.clear()
        self._file = None
        self._offer()
        kept = f" The store that was there before is kept in {report.kept}." if report.kept else ""
        self.notice.say("ok", f"The store is restored and verified.{kept}", ("Go to unlock", self.done.emit))

    def _build(self) -> None:
        card = CardPage(
            "Restore a backup",
            "The backup is checked first and becomes the case store only when it is whole. The present store is not "
            "overwritten: it is renamed and kept beside it.",
        )
        card.add(self.file)
        card.add(self.found)
        card.gap()
        card.add(self.user, "Name of an admin")
        card.add(self.passphrase, "Passphrase at the time of the backup")
        card.add(self.notice)
        card.gap()
        card.add_row(self.restore, self.back)
        self.passphrase.returnPressed.connect(self._start)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(card)
