"""A whole fake oncology clinic: invented patients with identifiers, diagnoses and notes, and gold for all of it.

The disease, its stage, the situation and the regimen are those of the case generator beside it; the names, numbers,
dates and sentences around them are planted, and their places are known. Nobody in it exists.
"""

from radonc_models.synthetic.clinic.notes import NO_MODALITY, Written
from radonc_models.synthetic.clinic.page import CLINICAL_KINDS, IDENTIFIER_KINDS, Mark
from radonc_models.synthetic.clinic.patients import CLINIC_VERSION, ClinicDiagnosis, ClinicNote, ClinicPatient, patients
from radonc_models.synthetic.clinic.wording import Half

__all__ = [
    "CLINICAL_KINDS",
    "CLINIC_VERSION",
    "IDENTIFIER_KINDS",
    "NO_MODALITY",
    "ClinicDiagnosis",
    "ClinicNote",
    "ClinicPatient",
    "Half",
    "Mark",
    "Written",
    "patients",
]
