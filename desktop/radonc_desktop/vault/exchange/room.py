"""The part of an unlocked store through which files enter and leave, each by someone who may and with an audit row."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from radonc_desktop.policy import read_policy
from radonc_desktop.vault.addenda import Addenda
from radonc_desktop.vault.audit import AuditTrail
from radonc_desktop.vault.cases import Cases
from radonc_desktop.vault.drafts import Drafts
from radonc_desktop.vault.errors import VaultError
from radonc_desktop.vault.exchange.backup import BackupReport, make_backup
from radonc_desktop.vault.exchange.case_report import CaseReport
from radonc_desktop.vault.exchange.errors import BackupStopped, ExportRefused
from radonc_desktop.vault.exchange.exporting import Exporter, Render, ReportKind
from radonc_desktop.vault.exchange.imports.encoding import Encoding
from radonc_desktop.vault.exchange.imports.importing import Imported, Importer, ImportPlan
from radonc_desktop.vault.exchange.imports.reading import Format
from radonc_desktop.vault.exchange.study import DeIdentifier, RuleDeIdentifier, StudyReview
from radonc_desktop.vault.progress import Progress, unwatched
from radonc_desktop.vault.roles import Right, Rights
from radonc_models.keyed.connection import Connection
from radonc_models.keyed.keys import KdfParameters, Keys
from radonc_models.keyed.private_output import refuse_existing

__all__ = ["BackupJob", "Exchange"]

_LAST_BACKUP = "SELECT time FROM audit WHERE event = 'backup.create' ORDER BY seq DESC LIMIT 1"


class BackupJob:
    """A backup that was allowed and not made yet; ``run`` it once, in any thread."""

    def __init__(self, folder: Path, keys: Keys, target: Path) -> None:
        self._folder = folder
        self._keys = keys
        self._target = target
        self._stopped = threading.Event()

    def run(self) -> BackupReport:
        """Make the backup and overwrite the keys; see ``make_backup`` for what can go wrong.

        Raises:
            BackupStopped: ``stop`` was called.

        """
        try:
            return make_backup(self._folder, self._keys, self._target, self._watch)
        finally:
            self._keys.wipe()

    def stop(self) -> None:
        """End the backup soon, from any thread; nothing is left of it."""
        self._stopped.set()

    def _watch(self, _done: int, _all: int) -> None:
        if self._stopped.is_set():
            raise BackupStopped


class Exchange:
    """Backups, exports and imports of one open store."""

    def __init__(
        self,
        connection: Connection,
        audit: AuditTrail,
        cases: Cases,
        drafts: Drafts,
        addenda: Addenda,
        user: str,
        folder: Path,
        rights: Rights,
        keys: Callable[[str], Keys],
        *,
        demo: bool,
    ) -> None:
        self._connection = connection
        self._audit = audit
        self._folder = folder
        self._rights = rights
        self._keys = keys
        self._cases = cases
        self._importer = Importer(connection, audit, cases, user)
        self._exporter = Exporter(audit, cases, drafts, addenda, user, demo=demo)

    def read_import(
        self,
        paths: Sequence[Path],
        wanted: Format | Literal["auto"] = "auto",
        encoding: Encoding = "auto",
        passphrase: str | None = None,
        progress: Progress = unwatched,
    ) -> ImportPlan:
        """Read files of cases and tell what would be imported; nothing is stored.

        They are CSV, JSON lines, plain notes, a FHIR R4 Bundle or, with its passphrase, an encrypted archive.

        Raises:
            NotAllowed: The user is no physician.
            ImportRefused: The files cannot be read at all.
            ArchiveDamaged: The archive is not what was written.
            WrongPassphrase: ``passphrase`` does not open the archive.

        """
        self._rights.require(Right.IMPORT)
        return self._importer.plan(paths, wanted, encoding, passphrase, progress)

    def run_import(
        self, plan: ImportPlan, *, leave_out_duplicates: bool = False, progress: Progress = unwatched
    ) -> Imported:
        """Store the cases of a plan in one transaction with their audit rows: all of them or none.

        Raises:
            NotAllowed: The user is no physician.
            ImportRefused: The plan has errors, duplicates that are not left out, or nothing new.
            DiskFull: There is no room; nothing was stored.

        """
        self._rights.require(Right.IMPORT)
        return self._importer.commit(plan, leave_out_duplicates=leave_out_duplicates, progress=progress)

    @property
    def plain_allowed(self) -> bool:
        """Whether the policy of this machine allows unencrypted exports.

        Raises:
            PolicyError: A policy file cannot be read; nothing is allowed under a guess.

        """
        return read_policy(self._folder).plain_export

    def all_cases(self) -> list[int]:
        """Return the ids of all cases in the order of their numbers, for an export of everything."""
        return [int(case_id) for (case_id,) in self._connection.rows("SELECT id FROM cases ORDER BY id")]

    def report(self, case_id: int) -> CaseReport:
        """Return what an export of a case for people would hold, for a look at it.

        Raises:
            NotAllowed: The user may not export.
            UnknownRecord: There is no such case.

        """
        self._may_export()
        return self._exporter.report(case_id)

    def export_case(
        self, case_id: int, path: Path, kind: ReportKind, *, confirmed: bool, render: Render | None = None
    ) -> None:
        """Write one case, unencrypted, as plain text, a FHIR R4 Bundle or a PDF to the new file ``path``.

        Args:
            case_id: The case.
            path: A new file; only its owner may read it.
            kind: What to write.
            confirmed: The user was told that the file will not be encrypted, and wants it.
            render: Makes the bytes; needed for what is drawn where there is a font, and for letters.

        Raises:
            NotAllowed: The user may not export.
            ExportRefused: It was not confirmed, or the policy of this machine does not allow it.
            FileExists: ``path`` is there already.
            UnknownRecord: There is no such case.

        """
        self._may_export_plain(confirmed)
        self._exporter.case(case_id, path, kind, render)

    def copy_text(self, case_id: int, kind: Literal["clipboard", "letter"], render: Render) -> str:
        """Return a text about one case that is to leave by the clipboard, and write down that it does.

        Raises:
            NotAllowed: The user may not export.
            ExportRefused: The policy of this machine allows no unencrypted export, or ``render`` finds nothing to say.
            UnknownRecord: There is no such case.

        """
        self._may_export_plain(confirmed=True)
        return self._exporter.copied(case_id, kind, render)

    def export_signed(self, case_id: int, task: str, path: Path, *, confirmed: bool) -> None:
        """Write one signed answer as a file that ``vault verify-file`` checks without the store; as ``export_case``.

        Raises:
            ExportRefused: The answer is not signed; and whatever ``export_case`` raises.
            UnknownRecord: It was signed before there were keys.

        """
        self._may_export_plain(confirmed)
        self._exporter.signed(case_id, task, path)

    def export_table(self, case_ids: Sequence[int], path: Path, *, confirmed: bool) -> None:
        """Write chosen cases, unencrypted, as CSV whose cells no spreadsheet runs; raises as ``export_case``."""
        self._may_export_plain(confirmed)
        self._exporter.table(case_ids, path)

    def export_archive(
        self, case_ids: Sequence[int], path: Path, passphrase: str, kdf: KdfParameters | None = None
    ) -> None:
        """Write chosen cases with their history to the new file ``path``, encrypted under its own ``passphrase``.

        Raises:
            NotAllowed: The user may not export.
            PassphraseRefused: The passphrase does not meet the rule.
            ExportRefused: No case is chosen.
            FileExists: ``path`` is there already.

        """
        self._may_export()
        self._exporter.archive(case_ids, path, passphrase, kdf or KdfParameters())

    def begin_study(self, case_ids: Sequence[int], de_identifier: DeIdentifier | None = None) -> StudyReview:
        """Let a de-identifier look at chosen cases; a person reviews what it found before anything is written.

        Without another one it is ``RuleDeIdentifier``.

        Raises:
            NotAllowed: The user may not export.
            ExportRefused: No case is chosen.
            UnknownRecord: There is no such case.

        """
        self._may_export()
        cases = [self._cases.case(case_id) for case_id in dict.fromkeys(case_ids)]
        if not cases:
            raise ExportRefused("No case is chosen: choose at least one.")
        return StudyReview(de_identifier or RuleDeIdentifier(), cases)

    def export_study(self, review: StudyReview, path: Path) -> None:
        """Write the reviewed clean texts to the new file ``path``.

        Raises:
            NotAllowed: The user may not export.
            ExportRefused: A case has not been reviewed.
            FileExists: ``path`` is there already.

        """
        self._may_export()
        self._exporter.study(review, path)

    def backup(self, target: Path, passphrase: str) -> BackupReport:
        """Back the store up into the new file ``target``, verify it and note it in the audit trail.

        Raises:
            NotAllowed: The user is no admin.
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
        self._rights.require(Right.BACKUP)
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

    @property
    def may_back_up(self) -> bool:
        """Whether the user's role allows backups."""
        return Right.BACKUP in self._rights

    def last_backup(self) -> str | None:
        """Return the time of the last backup (UTC, ISO 8601), or None."""
        row = self._connection.row(_LAST_BACKUP)
        return None if row is None else str(row[0])

    def _may_export(self) -> None:
        self._rights.require(Right.EXPORT)

    def _may_export_plain(self, confirmed: bool) -> None:
        self._may_export()
        if not self.plain_allowed:
            raise ExportRefused("The policy of this machine allows no unencrypted export: export an encrypted archive.")
        if not confirmed:
            raise ExportRefused("This file will not be encrypted: confirm that you want it, or export an archive.")
