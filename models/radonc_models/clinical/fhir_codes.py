"""The codes of mCODE 4.0.0 for radiotherapy (value sets of SNOMED CT; "un-encoded" with words where they hold none)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

__all__ = [
    "COURSE_CODE",
    "INTENTS",
    "LATERALITY",
    "PLANNING_TARGET",
    "RADIOTHERAPY",
    "SNOMED",
    "concept",
    "modality_concept",
    "technique_concepts",
]

SNOMED = "http://snomed.info/sct"
_NULL_FLAVOR = "http://terminology.hl7.org/CodeSystem/v3-NullFlavor"

COURSE_CODE = ("1217123003", "Radiotherapy course of treatment (regime/therapy)")
RADIOTHERAPY = ("1287742003", "Radiotherapy (procedure)")
PLANNING_TARGET = ("228793007", "Planning target volume (observable entity)")

_CURATIVE = ("373808002", "Curative - procedure intent")
INTENTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "definitive": _CURATIVE,
        "preoperative": _CURATIVE,
        "postoperative": _CURATIVE,
        "salvage": _CURATIVE,
        "consolidative": _CURATIVE,
        "prophylactic": ("129428001", "Preventive - intent"),
        "palliative": ("363676003", "Palliative - procedure intent"),
    }
)
"""Intents of a regimen. mCODE leaves the timing of surgery out of the intent: before and after it cure alike."""

LATERALITY: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "left": ("7771000", "Left (qualifier value)"),
        "right": ("24028007", "Right (qualifier value)"),
        "bilateral": ("51440002", "Right and left (qualifier value)"),
    }
)

_MODALITIES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "photon": ("1156506007", "External beam radiation therapy using photons (procedure)"),
        "proton": ("10611004", "External beam radiation therapy protons (procedure)"),
        "electron": ("45643008", "External beam radiation therapy using electrons (procedure)"),
        "HDR": ("394902000", "High dose brachytherapy (procedure)"),
    }
)
_THREE_DIMENSIONAL = ("1162782007", "Three dimensional external beam radiation therapy (procedure)")
# The techniques that the invariants of the profile allow beside each modality.
_TECHNIQUES: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "photon": {
            "IMRT": ("441799006", "Intensity modulated radiation therapy (procedure)"),
            "VMAT": ("1156530009", "Volumetric Modulated Arc Therapy (procedure)"),
            "3D": _THREE_DIMENSIONAL,
        },
        "electron": {"3D": _THREE_DIMENSIONAL},
        "proton": {
            "IMPT": ("1204242009", "External beam radiation therapy using particle scanning technique (procedure)")
        },
        "brachytherapy": {},
    }
)
_IN_WORDS = MappingProxyType({"SBRT": "SBRT", "SRS": "SRS", "opposed": "opposed fields"})
"""Techniques of photons that the value set has no code for."""


def concept(code: str, display: str, system: str = SNOMED) -> dict[str, Any]:
    """Return a CodeableConcept with one coding."""
    return {"coding": [{"system": system, "code": code, "display": display}]}


def modality_concept(modality: str, techniques: Sequence[str]) -> dict[str, Any]:
    """Return the concept of a modality; brachytherapy that is not HDR is told in words: its rate decides the code."""
    if modality == "brachytherapy" and "HDR" not in techniques:
        return _in_words("low dose rate brachytherapy" if "LDR" in techniques else "brachytherapy")
    return concept(*_MODALITIES["HDR" if modality == "brachytherapy" else modality])


def technique_concepts(modality: str, techniques: Sequence[str]) -> list[dict[str, Any]]:
    """Return the concepts of the techniques of one modality, at least one as the profile's invariants demand."""
    coded = [concept(*code) for name, code in _TECHNIQUES[modality].items() if name in techniques]
    told = [_in_words(words) for name, words in _IN_WORDS.items() if name in techniques and modality == "photon"]
    return [*coded, *told] or [_in_words("not stated")]


def _in_words(text: str) -> dict[str, Any]:
    return concept("UNC", "un-encoded", _NULL_FLAVOR) | {"text": text}
