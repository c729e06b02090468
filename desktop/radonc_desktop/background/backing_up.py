"""A backup while the window goes on: one thread for one backup."""

from __future__ import annotations

from PySide6.QtCore import QThread

from radonc_desktop.vault.exchange.backup import BackupReport
from radonc_desktop.vault.exchange.errors import BackupFailed
from radonc_desktop.vault.exchange.room import BackupJob
from radonc_models.errors import RadOncError

__all__ = ["BackupThread"]


class BackupThread(QThread):
    """Runs a job; afterwards ``outcome`` is its report or the error that ended it."""

    def __init__(self, job: BackupJob) -> None:
        super().__init__()
        self._job = job
        self.outcome: BackupReport | RadOncError | None = None

    def run(self) -> None:
        """Do the work; called in the thread."""
        try:
            self.outcome = self._job.run()
        except RadOncError as error:
            self.outcome = error
        except Exception:  # noqa: BLE001 - a bug must end as a failure on screen, never as silence
            self.outcome = BackupFailed()

    def ask_to_stop(self) -> None:
        """End the backup soon."""
        self._job.stop()

    def stop(self) -> None:
        """End the backup and wait for it; nothing is left of it."""
        self._job.stop()
        self.wait()
