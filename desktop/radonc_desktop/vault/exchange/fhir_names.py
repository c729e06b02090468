"""The names of code systems that our FHIR files use."""

from __future__ import annotations

__all__ = ["ANSWER", "DETAILS", "DOCUMENT_SYSTEM", "ICD10CM_SYSTEM", "PLAN"]

ICD10CM_SYSTEM = "http://hl7.org/fhir/sid/icd-10-cm"
"""ICD-10-CM in FHIR R4 (HL7, "Using Codes")."""

DOCUMENT_SYSTEM = "urn:radonc-gpt:document"
"""Kinds of documents of this program."""

DETAILS = "patient-details"
PLAN = "physician-plan"
ANSWER = "answer"
