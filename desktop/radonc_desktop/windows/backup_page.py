"""Backing up: when it was done last, where the next one goes, and the work goes on meanwhile."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QProgressBar

from radonc_desktop.background.backing_up import BackupThread
from radonc_desktop.vault.exchange.backup import ENDING, BackupReport
from radonc_desktop.windows.file_parts import CardPage, FileRow, new_file, secret_edit
from radonc_desktop.windows.language import counted, tr
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.parts import button, label
from radonc_desktop.windows.theme import Theme
from radonc_desktop.windows.wording import clock
from radonc_models.errors import RadOncError

if TYPE_CHECKING:
    from radonc_desktop.vault.exchange.room import Exchange

__all__ = ["BackupPage", "reminder"]

_DAYS = 7


def reminder(last: str | None, now: datetime | None = None) -> str:
    """Return that a backup is due, a week after the ``last`` one (UTC, ISO 8601), or an empty text."""
    if last is None:
        return tr("Not backed up yet")
    days = ((now or datetime.now(UTC)) - datetime.fromisoformat(last)).days
    return counted(days, "Last backup {n} day ago", "Last backup {n} days ago") if days >= _DAYS else ""


class BackupPage(CardPage):
    """Signals ``cancelled``; a backup that runs goes on when the page is left."""

    cancelled = Signal()

    def __init__(self, theme: Theme, exchange: Exchange) -> None:
        super().__init__(
            tr("Back up the case store"),
            tr(
                "One encrypted file with all cases, answers and the audit trail. It is checked after it was written, "
                "and opens with the passphrases that are valid now. Keep it on another medium."
            ),
        )
        self._exchange = exchange
        self._target: Path | None = None
        self._thread: BackupThread | None = None
        self.last = label("", "head")
        self.file = FileRow(tr("Save as…"), self._choose)
        self.passphrase = secret_edit(tr("Your passphrase"))
        self.passphrase.returnPressed.connect(self._start)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.notice = Notice(theme)
        self.start = button(tr("Back up"), self._start, "primary")
        self.cancel = button(tr("Close"), self.cancelled.emit, "quiet")
        self._build()

    def begin(self) -> None:
        """Show when the last backup was made."""
        if self._thread is None:
            self.notice.clear()
            self.progress.hide()
        self._tell_last()
        self.file.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, target: Path) -> None:
        """Take ``target`` for the new backup."""
        self._target = target
        self.file.name.setText(target.name)
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def running(self) -> bool:
        """Whether a backup is being made."""
        return self._thread is not None

    def stop(self) -> None:
        """End a running backup and leave nothing of it; called before the store is closed."""
        if self._thread is not None:
            self._thread.stop()
            self._done()

    def abandon(self) -> None:
        """End a running backup without waiting: this process is about to end, and the thread with it."""
        if self._thread is not None:
            self._thread.ask_to_stop()
            with suppress(RadOncError):
                self._exchange.fail_backup()

    def _choose(self) -> None:
        path = new_file(
            self,
            tr("Save the backup as"),
            f"cases-{datetime.now(UTC).astimezone():%Y-%m-%d}",
            ENDING,
        )
        if path is not None:
            self.choose(path)

    def _start(self) -> None:
        if self._target is None or self._thread is not None:
            self.notice.say("warning", tr("Choose first where the backup is to be saved."))
            return
        try:
            job = self._exchange.begin_backup(self._target, self.passphrase.text())
        except RadOncError as error:
            self.notice.say("error", str(error))
            self.passphrase.selectAll()
            return
        self.passphrase.clear()
        self.notice.clear()
        self.progress.show()
        self.start.setEnabled(False)
        self._thread = BackupThread(job)
        self._thread.finished.connect(self._done)
        self._thread.start()

    @Slot()
    def _done(self) -> None:
        thread, self._thread = self._thread, None
        if thread is None:
            return
        thread.finished.disconnect(self._done)
        thread.wait()
        self.progress.hide()
        self.start.setEnabled(True)
        try:
            self._tell(thread.outcome)
        except RadOncError as error:
            self.notice.say("error", str(error))
        self._tell_last()

    def _tell(self, outcome: BackupReport | RadOncError | None) -> None:
        if isinstance(outcome, BackupReport):
            self._exchange.finish_backup(outcome)
            held = tr(
                "{cases} and {rows}",
                cases=counted(outcome.census.cases, "{n} case", "{n} cases", "no cases"),
                rows=counted(outcome.census.audit, "{n} audit row", "{n} audit rows"),
            )
            self.notice.say(
                "ok",
                tr(
                    "The backup is made and verified: {held}, {size} MB.",
                    held=held,
                    size=f"{outcome.size / 1e6:.1f}",
                ),
            )
            self._target = None
            self.file.name.setText(tr("No file chosen"))
        else:
            self._exchange.fail_backup()
            self.notice.say("error", str(outcome))

    def _tell_last(self) -> None:
        try:
            last = self._exchange.last_backup()
        except RadOncError as error:
            self.notice.say("error", str(error))
            return
        self.last.setText(tr("Last backup: {time}", time=clock(last)) if last else tr("There is no backup yet."))

    def _build(self) -> None:
        self.add(self.last)
        self.gap()
        self.add(self.file)
        self.add(self.passphrase, tr("Your passphrase"))
        self.add(self.progress)
        self.add(self.notice)
        self.gap()
        self.add_row(self.start, self.cancel)
