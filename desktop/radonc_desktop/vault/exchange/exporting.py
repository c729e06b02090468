"""Exports: the audit row first, then the file, whole and private, under a name that is new."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Literal

from radonc_desktop.vault.addenda import Addenda
from radonc_desktop.vault.audit import AuditTrail
from radonc_desktop.vault.cases import Cases
from radonc_desktop.vault.drafts import Drafts
from radonc_desktop.vault.exchange.archive import archive_lines
from radonc_desktop.vault.exchange.case_report import CaseReport, plain_text, report_case
from radonc_desktop.vault.exchange.columns import EXPORT_COLUMNS
from radonc_desktop.vault.exchange.errors import ExportRefused
from radonc_desktop.vault.exchange.fhir import bundle
from radonc_desktop.vault.exchange.sealed_file import seal_to_passphrase
from radonc_desktop.vault.exchange.study import StudyReview
from radonc_models.cells import table
from radonc_models.keyed.keys import KdfParameters
from radonc_models.keyed.passphrases import check_new_passphrase
from radonc_models.keyed.private_output import refuse_existing, write_new

__all__ = ["Exporter", "Render", "ReportKind"]

ReportKind = Literal["text", "fhir", "pdf", "one-page", "letter"]
Render = Callable[[CaseReport], bytes]

_RENDER: dict[str, Render] = {"text": plain_text, "fhir": bundle}


class Exporter:
    """Exports from one open store in the name of its user, who may do so."""

    def __init__(
        self, audit: AuditTrail, cases: Cases, drafts: Drafts, addenda: Addenda, user: str, *, demo: bool
    ) -> None:
        self._audit = audit
        self._cases = cases
        self._drafts = drafts
        self._addenda = addenda
        self._user = user
        self._demo = demo

    def report(self, case_id: int) -> CaseReport:
        """Collect one case."""
        return report_case(self._cases, self._drafts, self._addenda, case_id, self._user, demo=self._demo)

    def case(self, case_id: int, path: Path, kind: ReportKind, render: Render | None) -> None:
        """Write one case for people or another system to read."""
        refuse_existing(path)
        data = (render or _RENDER[kind])(self.report(case_id))
        with self._audit.change() as change:
            change.record("export.case", case_id, format=kind, sha256=sha256(data).hexdigest())
        self._write(path, data)

    def copied(self, case_id: int, kind: Literal["clipboard", "letter"], render: Render) -> str:
        """Return a text about one case that leaves by the clipboard."""
        data = render(self.report(case_id))
        with self._audit.change() as change:
            change.record("export.case", case_id, format=f"{kind}.copy", sha256=sha256(data).hexdigest())
        return data.decode()

    def signed(self, case_id: int, task: str, path: Path) -> None:
        """Write one signed answer as a file that is verified without the store."""
        refuse_existing(path)
        answer = self._drafts.draft(case_id, task)
        if answer is None or answer.state != "signed":
            raise ExportRefused("This answer is not signed, so there is no signed file of it: sign it first.")
        data = self._drafts.signatures.export("answer", answer.id)
        with self._audit.change() as change:
            change.record("export.case", case_id, format="signed", task=answer.task, sha256=sha256(data).hexdigest())
        self._write(path, data)

    def table(self, case_ids: Sequence[int], path: Path) -> None:
        """Write chosen cases as a CSV table."""
        refuse_existing(path)
        cases = [self._cases.case(case_id) for case_id in _chosen(case_ids)]
        rows = [(one.number, one.title, one.site, one.details, one.physician_plan) for one in cases]
        data = table(EXPORT_COLUMNS, rows)
        digest = sha256(data).hexdigest()
        with self._audit.change() as change:
            for one in cases:
                change.record("export.case", one.id, format="csv", sha256=digest)
        self._write(path, data)

    def archive(self, case_ids: Sequence[int], path: Path, passphrase: str, kdf: KdfParameters) -> None:
        """Write chosen cases, encrypted under ``passphrase``."""
        refuse_existing(path)
        check_new_passphrase(self._user, passphrase)
        reports = [self.report(case_id) for case_id in _chosen(case_ids)]
        data = seal_to_passphrase(archive_lines(reports, self._cases), passphrase, kdf)
        digest = sha256(data).hexdigest()
        with self._audit.change() as change:
            change.record("export.archive", cases=len(reports), sha256=digest)
            for report in reports:
                change.record("export.case", report.case.id, format="archive", sha256=digest)
        self._write(path, data)

    def study(self, review: StudyReview, path: Path) -> None:
        """Write the clean texts of a finished review."""
        refuse_existing(path)
        data = review.lines()
        digest = sha256(data).hexdigest()
        with self._audit.change() as change:
            change.record("export.study", cases=len(review.cases), by=review.de_identifier, sha256=digest)
            for case in review.cases:
                change.record("export.case", case.case_id, format="study", sha256=digest)
        self._write(path, data)

    def _write(self, path: Path, data: bytes) -> None:
        # The row is there already: a crash may leave a row without a file, never a file without a row.
        try:
            write_new(path, data)
        except BaseException:
            with self._audit.change() as change:
                change.record("export.failed", sha256=sha256(data).hexdigest())
            raise


def _chosen(case_ids: Sequence[int]) -> list[int]:
    chosen = list(dict.fromkeys(case_ids))
    if not chosen:
        raise ExportRefused("No case is chosen: choose at least one.")
    return chosen
