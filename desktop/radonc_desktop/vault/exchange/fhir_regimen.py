"""A signed regimen as coded FHIR resources beside its text, where the text says it without a doubt."""

from __future__ import annotations

from typing import Any

from radonc_desktop.vault.exchange.case_report import CaseReport
from radonc_desktop.vault.exchange.certain import certain_regimen, signed_answer, signed_diagnosis
from radonc_models.clinical.fhir_course import course_prescription
from radonc_models.tasks import Task

__all__ = ["regimen_entries"]


def regimen_entries(report: CaseReport, patient: str, meta: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the bundle entries of the signed regimen: a prescription that is a draft, and its volumes.

    There are none where ``certain_regimen`` finds none: its document says it as the physician wrote it. Nothing is
    ordered by an export: the department that receives it decides.
    """
    answer, regimen = signed_answer(report, Task.REGIMEN), certain_regimen(report)
    if answer is None or regimen is None:
        return []
    made = course_prescription(regimen, signed_diagnosis(report), patient=patient)
    entries: list[dict[str, Any]] = made["entry"]
    for entry in entries:
        entry["resource"]["meta"] |= meta
    entries[0]["resource"] |= {"authoredOn": answer.time, "requester": {"display": answer.by}}
    return entries
