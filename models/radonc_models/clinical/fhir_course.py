"""A structured regimen as FHIR R4 resources: what is prescribed (CodeX RT 2.0) and what was given (mCODE STU 4).

A prescription is a ServiceRequest of the profile Radiotherapy Course Prescription, a course that was given is a
Procedure of the profile Radiotherapy Course Summary; both refer to one Radiotherapy Volume (BodyStructure) for each
dose level. No resource holds anything of the patient: the elements that FHIR demands hold the address that the caller
gives, or say that they are masked.
"""

from __future__ import annotations

import json
from typing import Any, Literal
from uuid import UUID, uuid5

from radonc_models.clinical.fhir_codes import (
    COURSE_CODE,
    INTENTS,
    LATERALITY,
    PLANNING_TARGET,
    RADIOTHERAPY,
    concept,
    modality_concept,
    technique_concepts,
)
from radonc_models.clinical.regimen import Phase, StructuredRegimen, render_regimen
from radonc_models.clinical.target_names import TargetName, target_names
from radonc_models.clinical.treatment_sites import treatment_sites

__all__ = ["course_prescription", "course_summary"]

_MCODE = "http://hl7.org/fhir/us/mcode/StructureDefinition/"
_CODEX = "http://hl7.org/fhir/us/codex-radiation-therapy/StructureDefinition/"
_ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
_NAMESPACE = UUID("6f0d3d1e-5b0c-5c0e-9d0a-3f5c2f7b9a11")

Resource = dict[str, Any]
Diagnosis = tuple[str, str]
"""An ICD-10-CM code and its description."""


def course_prescription(
    regimen: StructuredRegimen, diagnosis: Diagnosis | None = None, *, patient: str | None = None
) -> Resource:
    """Return a Bundle with the prescription of ``regimen`` and its volumes; it is a draft until somebody orders it.

    A boost is given to a part of the volume before it, so its total dose and its fractions hold those of the phase
    before: that is what "total dose to this volume within this course" means.

    Source:
        CodeX Radiation Therapy 2.0.0, profiles Radiotherapy Course Prescription and Dose Prescribed to Volume.

    """
    who = {"reference": patient} if patient else _masked()
    volumes = _volumes(regimen, who)
    url = f"{_CODEX}codexrt-radiotherapy-dose-prescribed-to-volume"
    doses = [
        _dose_to_volume(url, volume, ("totalDose", dose), ("fractions", "valuePositiveInt", count))
        for volume, (dose, count) in zip(volumes, _totals(regimen), strict=True)
    ]
    request: Resource = {
        "resourceType": "ServiceRequest",
        "meta": {"profile": [f"{_CODEX}codexrt-radiotherapy-course-prescription"]},
        "extension": [*_about(regimen), *doses],
        "status": "draft",
        "intent": "original-order",
        "category": [concept(*RADIOTHERAPY)],
        **_course(regimen, diagnosis, who),
    }
    return _bundle([request, *(volume for _, volume in volumes)])


def course_summary(
    regimen: StructuredRegimen,
    diagnosis: Diagnosis | None = None,
    *,
    status: Literal["completed", "in-progress"] = "completed",
    patient: str | None = None,
) -> Resource:
    """Return a Bundle with the summary of a course that was given as ``regimen`` says, and its volumes.

    Doses in a summary are delivered doses: a regimen that is only prescribed is a ``course_prescription``.

    Source:
        mCODE 4.0.0, profile Radiotherapy Course Summary and its invariants on modality and technique.

    """
    who = {"reference": patient} if patient else _masked()
    volumes = _volumes(regimen, who)
    url = f"{_MCODE}mcode-radiotherapy-dose-delivered-to-volume"
    doses = [
        _dose_to_volume(url, volume, ("totalDoseDelivered", dose), ("fractionsDelivered", "valueUnsignedInt", count))
        for volume, (dose, count) in zip(volumes, _totals(regimen), strict=True)
    ]
    sessions = _sessions(regimen)
    counted = [{"url": f"{_MCODE}mcode-radiotherapy-sessions", "valueUnsignedInt": sessions}] if sessions else []
    procedure: Resource = {
        "resourceType": "Procedure",
        "meta": {"profile": [f"{_MCODE}mcode-radiotherapy-course-summary"]},
        "extension": [*_about(regimen), *counted, *doses],
        "status": status,
        "category": concept(*RADIOTHERAPY),
        **_course(regimen, diagnosis, who),
        "performedPeriod": _masked(),
    }
    return _bundle([procedure, *(volume for _, volume in volumes)])


def _about(regimen: StructuredRegimen) -> list[Resource]:
    """Return the extensions for intent, modality and technique."""
    found: list[Resource] = []
    if regimen.intent is not None:
        found.append(
            {"url": f"{_MCODE}mcode-procedure-intent", "valueCodeableConcept": concept(*INTENTS[regimen.intent])}
        )
    for modality in regimen.modalities:
        means = [
            {
                "url": f"{_MCODE}mcode-radiotherapy-modality",
                "valueCodeableConcept": modality_concept(modality, regimen.techniques),
            }
        ]
        means += [
            {"url": f"{_MCODE}mcode-radiotherapy-technique", "valueCodeableConcept": technique}
            for technique in technique_concepts(modality, regimen.techniques)
        ]
        found.append({"url": f"{_MCODE}mcode-radiotherapy-modality-and-technique", "extension": means})
    return found


def _course(regimen: StructuredRegimen, diagnosis: Diagnosis | None, who: Resource) -> Resource:
    """Return what prescription and summary share."""
    if diagnosis is None:
        absent = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
        reason = concept("unknown", "Unknown", absent)
    else:
        reason = concept(*diagnosis, "http://hl7.org/fhir/sid/icd-10-cm")
    course: Resource = {"code": concept(*COURSE_CODE), "subject": who, "reasonCode": [reason]}
    sites = [treatment_sites()[name] for name in regimen.sites]
    if sites:
        course["bodySite"] = [
            concept(site.snomed, site.display) if site.snomed else {"text": site.name} for site in sites
        ]
    return course | {"note": [{"text": render_regimen(regimen)}]}


def _volumes(regimen: StructuredRegimen, who: Resource) -> list[tuple[str, Resource]]:
    """Return one volume for each dose level, with its address in the bundle."""
    levels = [(phase, dose) for phase in regimen.phases for dose in phase.doses_gy]
    return [
        _volume(regimen, who, name, phase, number)
        for number, (name, (phase, _)) in enumerate(zip(target_names(regimen), levels, strict=True), start=1)
    ]


def _volume(
    regimen: StructuredRegimen, who: Resource, name: TargetName, phase: Phase, number: int
) -> tuple[str, Resource]:
    what = "boost to the " if phase.is_boost else ""
    where = " and ".join(regimen.sites) or "target"
    volume: Resource = {
        "resourceType": "BodyStructure",
        "meta": {"profile": [f"{_MCODE}mcode-radiotherapy-volume"]},
        "identifier": [{"use": "usual", "value": str(name)}],
        "morphology": concept(*PLANNING_TARGET),
        "description": f"Volume {number}: {what}{f'{regimen.side} ' if regimen.side else ''}{where}",
        "patient": who,
    }
    site = treatment_sites()[regimen.sites[0]] if regimen.sites else None
    if site is not None and site.snomed:
        volume["location"] = concept(site.snomed, site.display)
    if regimen.side is not None:
        volume["locationQualifier"] = [concept(*LATERALITY[regimen.side])]
    return _address(volume, number), volume


def _totals(regimen: StructuredRegimen) -> list[tuple[float, int | None]]:
    """Return dose and fractions of each level within the whole course."""
    found: list[tuple[float, int | None]] = []
    before: tuple[float, int | None] = (0.0, 0)
    for phase in regimen.phases:
        levels = [(dose, phase.fractions) for dose in phase.doses_gy]
        if phase.is_boost and not phase.is_cumulative:
            known = phase.fractions is not None and before[1] is not None
            count = (phase.fractions or 0) + (before[1] or 0) if known else None
            levels = [(round(dose + before[0], 2), count) for dose, _ in levels]
        found += levels
        before = max(levels, key=lambda level: level[0])
    return found


def _sessions(regimen: StructuredRegimen) -> int:
    """Return the number of fractions of the whole course; 0 where none is named."""
    count = 0
    for phase in regimen.phases:
        given = phase.fractions or 0
        count = max(count, given) if phase.is_cumulative else count + given
    return count


def _dose_to_volume(
    url: str,
    volume: tuple[str, Resource],
    dose: tuple[str, float],
    count: tuple[str, str, int | None],
) -> Resource:
    gray, (name, kind, fractions) = dose[1], count
    quantity = {"value": round(gray * 100, 2), "unit": "cGy", "system": "http://unitsofmeasure.org", "code": "cGy"}
    parts: list[Resource] = [
        {"url": "volume", "valueReference": {"reference": volume[0]}},
        {"url": dose[0], "valueQuantity": quantity},
    ]
    if fractions:
        parts.append({"url": name, kind: fractions})
    return {"url": url, "extension": parts}


def _masked() -> Resource:
    """Return the value of an element that FHIR demands and that would tell who the patient is."""
    return {"extension": [{"url": _ABSENT, "valueCode": "masked"}]}


def _bundle(resources: list[Resource]) -> Resource:
    entries = [
        {"fullUrl": _address(resource, number), "resource": resource} for number, resource in enumerate(resources)
    ]
    return {"resourceType": "Bundle", "type": "collection", "entry": entries}


def _address(resource: Resource, number: int) -> str:
    """Return an address that follows from the content, so that the same regimen gives the same bytes."""
    return f"urn:uuid:{uuid5(_NAMESPACE, f'{number}:{json.dumps(resource, sort_keys=True)}')}"
