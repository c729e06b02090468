"""A frozen set in the forms that others read: a table as in the paper, prompts with answers, and FHIR bundles.

Only frozen sets are exchanged, never a workspace, so nothing leaves that was not reviewed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

from radonc_models.cells import neutral
from radonc_models.curate.errors import CurationRefused
from radonc_models.disk import whole_file
from radonc_models.records import Case, answer, read_cases
from radonc_models.tasks import Task, render

__all__ = ["FORMS", "Form", "bundle", "export_set"]

Form = Literal["csv", "jsonl", "fhir"]
FORMS: tuple[Form, ...] = ("csv", "jsonl", "fhir")
"""A table of cases, one prompt with its answer a line, or one FHIR R4 bundle a line (NDJSON)."""

_COLUMNS = ("id", "split", "patient details", "treatment regimen", "treatment modality", "ICD-10-CM", "diagnosis")
_ICD = "http://hl7.org/fhir/sid/icd-10-cm"


def export_set(folder: Path, path: Path, form: Form) -> int:
    """Write the cases of the frozen set in ``folder`` to the new file ``path``; return how many cases there are.

    Raises:
        RadOncError: The set cannot be read, or the file is there or cannot be written.

    """
    if path.exists():
        raise CurationRefused(f"{path.name} is already there and was not overwritten: choose another name.")
    cases = read_cases(folder / "cases.jsonl")
    lines = _LINES[form]
    try:
        with whole_file(path) as file:
            if form == "csv":
                file.write(b"\xef\xbb\xbf" + _cells(_COLUMNS))
            for case in cases:
                for line in lines(case):
                    file.write(line)
    except OSError as error:
        raise CurationRefused(f"{path.name} cannot be written ({error.strerror}): choose another place.") from None
    return len(cases)


def bundle(case: Case) -> dict[str, Any]:
    """Return a case as a FHIR R4 collection: condition and planned course, in the manner of mCODE.

    The course is a ``Procedure`` in preparation with the parts of mCODE's radiotherapy course summary (modality, dose,
    fractions). Modality and site are given as text, because a code of a terminology would say more than the plan.
    """
    subject = {"reference": f"Patient/{case.id}"}
    condition = {
        "resourceType": "Condition",
        "id": f"{case.id}-condition",
        "subject": subject,
        "code": {"coding": [{"system": _ICD, "code": case.diagnosis.code, "display": case.diagnosis.description}]},
        "note": [{"text": case.details}],
    }
    course = {
        "resourceType": "Procedure",
        "id": f"{case.id}-course",
        "status": "preparation",
        "subject": subject,
        "code": {"text": "Radiotherapy course of treatment"},
        "reasonReference": [{"reference": f"Condition/{case.id}-condition"}],
        "usedCode": [{"text": case.modality}],
        "bodySite": [{"text": case.site if case.laterality == "none" else f"{case.site}, {case.laterality}"}],
        "note": [
            {"text": case.regimen},
            {"text": f"Total dose {case.prescription.dose_gy:g} Gy in {case.prescription.fractions} fractions"},
        ],
    }
    patient = {"resourceType": "Patient", "id": case.id}
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [
            {"fullUrl": f"urn:radonc:{one['resourceType']}/{one['id']}", "resource": one}
            for one in (patient, condition, course)
        ],
    }


def _table(case: Case) -> Iterator[bytes]:
    code, name = case.diagnosis.code, case.diagnosis.description
    yield _cells((case.id, case.split, case.details, case.regimen, case.modality, code, name))


def _prompts(case: Case) -> Iterator[bytes]:
    for task in Task:
        record = {
            "id": case.id,
            "split": case.split,
            "task": task.value,
            "prompt": render(task, case.details),
            "answer": answer(task, case),
        }
        yield json.dumps(record, ensure_ascii=False).encode() + b"\n"


def _bundles(case: Case) -> Iterator[bytes]:
    yield json.dumps(bundle(case), ensure_ascii=False).encode() + b"\n"


_LINES: dict[Form, Callable[[Case], Iterator[bytes]]] = {"csv": _table, "jsonl": _prompts, "fhir": _bundles}


def _cells(cells: tuple[str, ...]) -> bytes:
    return (",".join('"' + neutral(cell).replace('"', '""') + '"' for cell in cells) + "\r\n").encode()
