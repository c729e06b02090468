"""The part of an unlocked store through which files enter and leave, each by someone who may and with an audit row."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from radonc_desktop.vault.audit import AuditTrail
from radonc_desktop.vault.connection import Connection
from radonc_desktop.vault.errors import VaultError
from radonc_desktop.vault.exchange.backup import BackupReport, make_backup
from radonc_desktop.vault.exchange.errors import RoleMissing
from radonc_desktop.vault.exchange.private_output import refuse_existing
from radonc_desktop.vault.keys import Keys

__all__ = ["BackupJob", "Exchange"]

_LAST_BACKUP = "SELECT time FROM audit WHERE event = 'backup.create' ORDER BY seq DESC LIMIT 1"


class BackupJob:
    """A backup that was allowed and not made yet; ``run`` it once, in any thread."""

    def __init__(self, folder: Path, keys: Keys, target: Path) -> None:
        self._folder = folder
        self._keys = keys
        self._target = target

    def run(self) -> BackupReport:
        """Make the backup and overwrite the keys; see ``make_backup`` for what can go wrong."""
        try:
            return make_backup(self._folder, self._keys, self._target)
        finally:
            self._keys.wipe()


class Exchange:
    """Backups, exports and imports of one open store."""

    def __init__(
        self,
        connection: Connection,
        audit: AuditTrail,
        folder: Path,
        roles: Iterable[str],
        keys: Callable[[str], Keys],
    ) -> None:
        self._connection = connection
        self._audit = audit
        self._folder = folder
        self._roles = frozenset(roles)
        self._keys = keys

    def backup(self, target: Path, passphrase: str) -> BackupReport:
        """Back the store up into the new file ``target``, verify it and note it in the audit trail.

        Raises:
            RoleMissing: The user is no admin.
            WrongPassphrase: The passphrase is not this user's.
            FileExists: ``target`` is there already.
            BackupFailed: The copy did not pass its check and was removed.
            DiskFull: There is no room.

        """
        job = self.begin_backup(target, passphrase)
        try:
            report = job.run()
        except VaultError:
            self.fail_backup()
            raise
        self.finish_backup(report)
        return report

    def begin_backup(self, target: Path, passphrase: str) -> BackupJob:
        """Check who asks and return the work, which may be done in another thread.

        Give its report to ``finish_backup``, or call ``fail_backup`` after an error. Raises as ``backup`` does.
        """
        self.require("back the case store up", "admin")
        refuse_existing(target)
        return BackupJob(self._folder, self._keys(passphrase), target)

    def finish_backup(self, report: BackupReport) -> None:
        """Note a finished backup in the audit trail."""
        with self._audit.change() as change:
            change.record("backup.create", entries=report.census.audit, sha256=report.sha256)

    def fail_backup(self) -> None:
        """Note in the audit trail that a backup was tried."""
        with self._audit.change() as change:
            change.record("backup.failed")

    def last_backup(self) -> str | None:
        """Return the time of the last backup (UTC, ISO 8601), or None."""
        row = self._connection.row(_LAST_BACKUP)
        return None if row is None else str(row[0])

    def require(self, what: str, *roles: str) -> None:
        """Raise ``RoleMissing`` unless the user has one of ``roles``; ``what`` completes "may not"."""
        if not self._roles.intersection(roles):
            raise RoleMissing(f"Your role may not {what}: ask a user who is {' or '.join(roles)}.")
