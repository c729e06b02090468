"""A frozen set in the forms that others read: a table as in the paper, prompts with answers, and FHIR bundles.

Only frozen sets are exchanged, never a workspace, so nothing leaves that was not reviewed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal
from uuid import NAMESPACE_URL, uuid5

from radonc_models.cells import neutral
from radonc_models.clinical.fhir_course import course_prescription
from radonc_models.clinical.regimen_reading import read_regimen
from radonc_models.curate.errors import CurationRefused
from radonc_models.disk import whole_file
from radonc_models.frozen_set import read_frozen_set
from radonc_models.records import Case, answer
from radonc_models.tasks import Task, render

__all__ = ["FORMS", "Form", "bundle", "export_set"]

Form = Literal["csv", "jsonl", "fhir"]
FORMS: tuple[Form, ...] = ("csv", "jsonl", "fhir")
"""A table of cases, one prompt with its answer a line, or one FHIR R4 bundle a line (NDJSON)."""

_COLUMNS = ("id", "split", "patient details", "treatment regimen", "treatment modality", "ICD-10-CM", "diagnosis")
_ICD = "http://hl7.org/fhir/sid/icd-10-cm"
_PROFILES = "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode"
_CATEGORY = "http://terminology.hl7.org/CodeSystem/condition-category"
_SECONDARY = ("C77", "C78", "C79", "C7B")


def export_set(folder: Path, path: Path, form: Form) -> int:
    """Write the cases of the frozen set in ``folder`` to the new file ``path``; return how many cases there are.

    Raises:
        RadOncError: The set cannot be read or was changed, or the file is there or cannot be written.

    """
    if path.exists():
        raise CurationRefused(f"{path.name} is already there and was not overwritten: choose another name.")
    cases = read_frozen_set(folder).cases
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
    """Return a case as a FHIR R4 Bundle: the prescription of its plan (CodeX RT), the condition with its history.

    The prescription is read from the plan by ``read_regimen``; what the plan leaves open stays open.
    """
    code, description = case.diagnosis.code, case.diagnosis.description
    made = course_prescription(read_regimen(case.regimen), (code, description))
    address = f"urn:uuid:{uuid5(NAMESPACE_URL, f'urn:radonc:case:{case.id}')}"
    condition = {
        "resourceType": "Condition",
        "id": case.id,
        **_profile(code),
        "category": [{"coding": [{"system": _CATEGORY, "code": "encounter-diagnosis"}]}],
        "subject": {"display": "de-identified"},
        "code": {"coding": [{"system": _ICD, "code": code, "display": description}]},
        "note": [{"text": case.details}],
    }
    request, *volumes = made["entry"]
    ordered = request["resource"] | {"reasonReference": [{"reference": address}]}
    entries = [request | {"resource": ordered}, *volumes, {"fullUrl": address, "resource": condition}]
    return made | {"identifier": {"system": "urn:radonc:case", "value": case.id}, "entry": entries}


def _profile(code: str) -> dict[str, Any]:
    """Return the profile of mCODE that a diagnosis has: a cancer, a metastasis, or none."""
    if not code.startswith("C"):
        return {}
    kind = "secondary" if code.startswith(_SECONDARY) else "primary"
    return {"meta": {"profile": [f"{_PROFILES}-{kind}-cancer-condition"]}}


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
