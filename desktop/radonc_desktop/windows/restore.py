"""The restore wizard: choose a backup, see what is in it, prove who you are, and have the store back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from radonc_desktop.vault.exchange.backup import ENDING
from radonc_desktop.vault.exchange.restore import inspect_backup, restore_backup
from radonc_desktop.windows.file_parts import CardPage, FileRow, secret_edit
from radonc_desktop.windows.language import counted, tr
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.parts import button, label, limit_width
from radonc_desktop.windows.room import RoomyPage, fill_room
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
        self.setWindowTitle(tr("RadOnc-GPT – restore a backup"))
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.file = FileRow(tr("Choose a backup…"), self._choose)
        self.found = label("", "head")
        self.user = QLineEdit()
        self.user.setAccessibleName(tr("Name"))
        limit_width(self.user, 360)
        self.passphrase = secret_edit(tr("Passphrase at the time of the backup"))
        self.notice = Notice(theme)
        self.restore = button(tr("Restore"), self._start, "primary")
        self.back = button(tr("Back"), self.done.emit, "quiet")
        self._build()
        self._offer()
        fill_room(self, QSize(720, 620), QSize(0, 0))

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
        held = ", ".join(
            (
                counted(contents.cases, "{n} case", "{n} cases", "no cases"),
                counted(contents.entries, "{n} audit row", "{n} audit rows"),
            )
        )
        self.found.setText(tr("Backup of {time}: {held}", time=clock(contents.created), held=held))
        self.notice.say("ok", tr("Every byte of the file is as it was written."))
        self._offer()
        self.user.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's own name
        """Forget the passphrase when the window is put away."""
        if event.type() is QEvent.Type.WindowStateChange and self.isMinimized():
            self.passphrase.clear()
        super().changeEvent(event)

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, tr("Choose a backup"), "", tr("Backups (*{ending});;All files (*)", ending=ENDING)
        )
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
            self.notice.say("warning", tr("Enter the name and the passphrase of an admin at the time of the backup."))
            return
        self.notice.say("info", tr("Restoring: every page, every audit row and every signature is checked…"))
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
        kept = " " + tr("The store that was there before is kept in {place}.", place=report.kept) if report.kept else ""
        self.notice.say("ok", tr("The store is restored and verified.") + kept, (tr("Go to unlock"), self.done.emit))

    def _build(self) -> None:
        card = CardPage(
            tr("Restore a backup"),
            tr(
                "The backup is checked first and becomes the case store only when it is whole. The present store is "
                "not overwritten: it is renamed and kept beside it."
            ),
        )
        card.add(self.file)
        card.add(self.found)
        card.gap()
        card.add(self.user, tr("Name of an admin"))
        card.add(self.passphrase, tr("Passphrase at the time of the backup"))
        card.add(self.notice)
        card.gap()
        card.add_row(self.restore, self.back)
        self.passphrase.returnPressed.connect(self._start)
        page = RoomyPage(self).rows
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(card)
