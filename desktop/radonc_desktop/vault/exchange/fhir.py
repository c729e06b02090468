"""A case as a FHIR R4 Bundle: a patient without a name, the texts as documents, a signed diagnosis as a condition.

A signed regimen whose words leave no doubt is told as a prescription with its volumes, too.
"""

from __future__ import annotations

import json
import uuid
from base64 import b64encode
from typing import Any

from radonc_desktop.vault.exchange.case_report import AnswerReport, CaseReport
from radonc_desktop.vault.exchange.certain import CODED_DIAGNOSIS
from radonc_desktop.vault.exchange.fhir_names import ANSWER, DETAILS, DOCUMENT_SYSTEM, ICD10CM_SYSTEM, PLAN
from radonc_desktop.vault.exchange.fhir_regimen import regimen_entries
from radonc_desktop.vault.records import AddendumRecord
from radonc_models.tasks import Task

__all__ = ["bundle"]

_CASE_SYSTEM = "urn:radonc-gpt:case"
_RECORD_SYSTEM = "urn:radonc-gpt:signed-record-sha256"
_TITLES = {DETAILS: "Patient details", PLAN: "Physician's plan", ANSWER: "Answer"}
_VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status"


def bundle(report: CaseReport) -> bytes:
    """Return the report as a Bundle of type ``collection`` in JSON.

    It holds what ``plain_text`` holds; the patient is known by the case number alone.
    """
    patient = f"urn:uuid:{uuid.uuid4()}"
    case = report.case
    resources: list[dict[str, Any]] = [_document(report, patient, DETAILS, case.details, case.updated, case.title)]
    if case.physician_plan:
        resources.append(_document(report, patient, PLAN, case.physician_plan, case.updated))
    for answer in report.answers:
        resources += _answer(report, patient, answer)
        if answer.task == Task.DIAGNOSIS.value and answer.state == "signed":
            resources.append(_condition(report, patient, answer))
    entries = [{"fullUrl": patient, "resource": _patient(report)}]
    entries += [{"fullUrl": f"urn:uuid:{uuid.uuid4()}", "resource": resource} for resource in resources]
    entries += regimen_entries(report, patient, _meta(report))
    made = {"resourceType": "Bundle", "type": "collection", "timestamp": report.exported, "entry": entries}
    return json.dumps(made, ensure_ascii=False, indent=2).encode()


def _patient(report: CaseReport) -> dict[str, Any]:
    identifier = {"system": _CASE_SYSTEM, "value": report.case.number}
    return {"resourceType": "Patient", "meta": _meta(report), "identifier": [identifier]}


def _meta(report: CaseReport) -> dict[str, Any]:
    """Mark synthetic cases as test data (HL7 v3 ActReason, HTEST)."""
    if not report.demo:
        return {"source": "urn:radonc-gpt"}
    label = {"system": "http://terminology.hl7.org/CodeSystem/v3-ActReason", "code": "HTEST"}
    return {"source": "urn:radonc-gpt", "security": [label]}


def _document(
    report: CaseReport, patient: str, kind: str, text: str, time: str, description: str = ""
) -> dict[str, Any]:
    data = text.encode()
    attachment = {"contentType": "text/plain; charset=utf-8", "data": b64encode(data).decode(), "size": len(data)}
    made = {
        "resourceType": "DocumentReference",
        "meta": _meta(report),
        "status": "current",
        "type": {"coding": [{"system": DOCUMENT_SYSTEM, "code": kind}], "text": _TITLES[kind]},
        "subject": {"reference": patient},
        "date": time,
        "content": [{"attachment": attachment}],
    }
    return made | ({"description": description} if description else {})


def _answer(report: CaseReport, patient: str, answer: AnswerReport) -> list[dict[str, Any]]:
    description = f"{answer.title}: {answer.standing}"
    made = _document(report, patient, ANSWER, answer.text, answer.time, description)
    made["docStatus"] = "final" if answer.state == "signed" else "preliminary"
    if answer.by:
        made["authenticator"] = {"display": answer.by}
    if answer.sha256:
        made["masterIdentifier"] = {"system": _RECORD_SYSTEM, "value": answer.sha256}
    return [made, *(_addendum(report, patient, answer, one) for one in answer.addenda)]


def _addendum(report: CaseReport, patient: str, answer: AnswerReport, one: AddendumRecord) -> dict[str, Any]:
    description = f"{answer.title}, addendum: signed by {one.author} on {one.created}"
    made = _document(report, patient, ANSWER, one.text, one.created, description)
    target = {"identifier": {"system": _RECORD_SYSTEM, "value": answer.sha256}}
    return made | {
        "docStatus": "final",
        "authenticator": {"display": one.author},
        "masterIdentifier": {"system": _RECORD_SYSTEM, "value": one.sha256},
        "relatesTo": [{"code": "appends", "target": target}],
    }


def _condition(report: CaseReport, patient: str, answer: AnswerReport) -> dict[str, Any]:
    coded = CODED_DIAGNOSIS.fullmatch(answer.text)
    code: dict[str, Any] = {"text": answer.text.strip()}
    if coded is not None:
        words = " ".join(coded["words"].split())
        code = {"coding": [{"system": ICD10CM_SYSTEM, "code": coded["code"], "display": words}], "text": words}
    return {
        "resourceType": "Condition",
        "meta": _meta(report),
        "verificationStatus": {"coding": [{"system": _VERIFICATION, "code": "confirmed"}]},
        "code": code,
        "subject": {"reference": patient},
        "recordedDate": answer.time,
        "asserter": {"display": answer.by},
    }
