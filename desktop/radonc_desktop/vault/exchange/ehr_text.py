"""A case as a few plain lines for the hospital's record: what was decided, by whom, and how it can be verified."""

from __future__ import annotations

from hashlib import sha256

from radonc_desktop.vault.exchange.case_report import AnswerReport, CaseReport
from radonc_models.clinical.dose_table import dose_table
from radonc_models.tasks import Task

__all__ = ["details_sha256", "ehr_text"]


def details_sha256(report: CaseReport) -> str:
    """Return the hex SHA-256 of the details that the answers are about: what was fed to the models."""
    return sha256(report.case.details.encode()).hexdigest()


def ehr_text(report: CaseReport) -> str:
    """Return the answers of a case as text for another system; it leaves out the details, which that system has."""
    lines = [f"RadOnc-GPT, case {report.case.number}" + (" - SYNTHETIC DEMO CASE" if report.demo else "")]
    for answer in report.answers:
        lines += ["", f"{answer.title} - {answer.standing}", answer.text]
        lines += _doses(answer, report.case.details)
        lines += [f"Addendum by {one.author} on {one.created}: {one.text}" for one in answer.addenda]
        if answer.sha256:
            lines.append(f"Signed record SHA-256 {answer.sha256}")
    if not report.answers:
        lines += ["", "No answer is written yet."]
    lines += ["", f"Details version {report.case.details_version}, SHA-256 {details_sha256(report)}"]
    return "\n".join([*lines, f"Copied by {report.exported_by} on {report.exported}", ""])


def _doses(answer: AnswerReport, details: str) -> list[str]:
    if answer.task != Task.REGIMEN.value:
        return []
    rows = dose_table(answer.text, details).rows
    return [
        f"{row.name}: {row.words}"
        + "".join(
            f"; BED {one.bed_gy:.1f} Gy, EQD2 {one.eqd2_gy:.1f} Gy (alpha/beta {one.ratio.gy:g} Gy)"
            for one in row.effects
        )
        for row in rows
    ]
