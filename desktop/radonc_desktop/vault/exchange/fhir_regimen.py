"""A signed regimen as coded FHIR resources beside its text, where the text says it without a doubt."""

from __future__ import annotations

import re
from typing import Any

from radonc_desktop.vault.exchange.case_report import AnswerReport, CaseReport
from radonc_models.clinical.dose_checks import check_doses
from radonc_models.clinical.fhir_course import course_prescription
from radonc_models.clinical.prescription import read_prescription
from radonc_models.clinical.regimen_reading import structure
from radonc_models.tasks import Task

__all__ = ["CODED_DIAGNOSIS", "regimen_entries"]

CODED_DIAGNOSIS = re.compile(r"(?P<words>.+?)\s*\(ICD-10-CM\s+(?P<code>[A-Z][0-9A-Z.]{2,8})\)\.?\s*", re.DOTALL)
"""The text of a diagnosis with its code."""


def regimen_entries(report: CaseReport, patient: str, meta: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the bundle entries of the signed regimen: a prescription that is a draft, and its volumes.

    There are none for a text that was amended by an addendum, that holds no dose, a place that could not be read or a
    number that contradicts another one: its document says it as the physician wrote it. Nothing is ordered by an
    export: the department that receives it decides.
    """
    signed = {answer.task: answer for answer in report.answers if answer.state == "signed" and not answer.addenda}
    answer = signed.get(Task.REGIMEN.value)
    if answer is None:
        return []
    reading = read_prescription(answer.text)
    stopped = any(finding.level == "stop" for finding in check_doses(answer.text, report.case.details))
    if stopped or reading.unreadable or not reading.doses:
        return []
    regimen = structure(answer.text, reading)
    made = course_prescription(regimen, _diagnosis(signed.get(Task.DIAGNOSIS.value)), patient=patient)
    entries: list[dict[str, Any]] = made["entry"]
    for entry in entries:
        entry["resource"]["meta"] |= meta
    entries[0]["resource"] |= {"authoredOn": answer.time, "requester": {"display": answer.by}}
    return entries


def _diagnosis(answer: AnswerReport | None) -> tuple[str, str] | None:
    coded = CODED_DIAGNOSIS.fullmatch(answer.text) if answer else None
    return (coded["code"], " ".join(coded["words"].split())) if coded else None
