"""The signed regimen of a case as far as its words leave no doubt: what coded exports and letters are made from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from radonc_desktop.vault.exchange.case_report import AnswerReport, CaseReport
from radonc_models.tasks import Task

if TYPE_CHECKING:
    from radonc_models.clinical.regimen import StructuredRegimen

__all__ = ["CODED_DIAGNOSIS", "certain_regimen", "signed_answer", "signed_diagnosis"]

CODED_DIAGNOSIS = re.compile(r"(?P<words>.+?)\s*\(ICD-10-CM\s+(?P<code>[A-Z][0-9A-Z.]{2,8})\)\.?\s*", re.DOTALL)
"""The text of a diagnosis with its code."""


def signed_answer(report: CaseReport, task: Task) -> AnswerReport | None:
    """Return a signed answer that nothing was added to, or None."""
    return next(
        (one for one in report.answers if one.task == task.value and one.state == "signed" and not one.addenda), None
    )


def certain_regimen(report: CaseReport) -> StructuredRegimen | None:
    """Return the signed regimen in fields.

    There is none for a text that was amended by an addendum, that holds no dose, a place that could not be read or a
    number that contradicts another one.
    """
    # Their rules take a third of the start of the app to compile, and the window that unlocks needs none of them.
    from radonc_models.clinical.dose_checks import check_doses
    from radonc_models.clinical.prescription import read_prescription
    from radonc_models.clinical.regimen_reading import structure

    answer = signed_answer(report, Task.REGIMEN)
    if answer is None:
        return None
    reading = read_prescription(answer.text)
    stopped = any(finding.level == "stop" for finding in check_doses(answer.text, report.case.details))
    if stopped or reading.unreadable or not reading.doses:
        return None
    return structure(answer.text, reading)


def signed_diagnosis(report: CaseReport) -> tuple[str, str] | None:
    """Return code and words of the signed diagnosis, or None."""
    answer = signed_answer(report, Task.DIAGNOSIS)
    coded = CODED_DIAGNOSIS.fullmatch(answer.text) if answer else None
    return (coded["code"], " ".join(coded["words"].split())) if coded else None
