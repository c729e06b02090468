"""Diagnosis codes of the fake clinic: older rows carry ICD-9, and some diagnoses are none of radiotherapy."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date

__all__ = ["ICD10_START", "OUT_OF_SCOPE", "Outside", "icd9", "is_icd9"]

ICD10_START = date(2015, 10, 1)
"""From this day on, United States claims carry ICD-10-CM."""

_ICD9 = {
    "C01": ("141.0", "Malignant neoplasm of base of tongue"),
    "C02": ("141.2", "Malignant neoplasm of tip and lateral border of tongue"),
    "C04": ("144.9", "Malignant neoplasm of floor of mouth, part unspecified"),
    "C06": ("145.0", "Malignant neoplasm of cheek mucosa"),
    "C09": ("146.0", "Malignant neoplasm of tonsil"),
    "C11": ("147.9", "Malignant neoplasm of nasopharynx, unspecified site"),
    "C15": ("150.9", "Malignant neoplasm of esophagus, unspecified site"),
    "C20": ("154.1", "Malignant neoplasm of rectum"),
    "C21": ("154.2", "Malignant neoplasm of anal canal"),
    "C22": ("155.0", "Malignant neoplasm of liver, primary"),
    "C25": ("157.9", "Malignant neoplasm of pancreas, part unspecified"),
    "C32": ("161.9", "Malignant neoplasm of larynx, unspecified"),
    "C34": ("162.9", "Malignant neoplasm of bronchus and lung, unspecified"),
    "C41": ("170.0", "Malignant neoplasm of bones of skull and face, except mandible"),
    "C44": ("173.90", "Unspecified malignant neoplasm of skin, site unspecified"),
    "C49": ("171.9", "Malignant neoplasm of connective and other soft tissue, site unspecified"),
    "C50": ("174.9", "Malignant neoplasm of breast (female), unspecified"),
    "C53": ("180.9", "Malignant neoplasm of cervix uteri, unspecified site"),
    "C54": ("182.0", "Malignant neoplasm of corpus uteri, except isthmus"),
    "C61": ("185", "Malignant neoplasm of prostate"),
    "C67": ("188.9", "Malignant neoplasm of bladder, part unspecified"),
    "C69": ("190.6", "Malignant neoplasm of choroid"),
    "C71": ("191.9", "Malignant neoplasm of brain, unspecified"),
    "C79.31": ("198.3", "Secondary malignant neoplasm of brain and spinal cord"),
    "C79.51": ("198.5", "Secondary malignant neoplasm of bone and bone marrow"),
    "C81": ("201.90", "Hodgkin's disease, unspecified type"),
    "C83": ("202.80", "Other malignant lymphomas, unspecified site"),
    "D32": ("225.2", "Benign neoplasm of cerebral meninges"),
    "L91": ("701.4", "Keloid scar"),
    "M61": ("728.12", "Traumatic myositis ossificans"),
}


def icd9(code: str) -> tuple[str, str]:
    """Return the ICD-9-CM code, and its wording, that a clerk would have given for an ICD-10-CM code of the table."""
    return _ICD9.get(code) or _ICD9[code[:3]]


@dataclass(frozen=True)
class Outside:
    """A diagnosis that is seen and not irradiated.

    Attributes:
        code: ICD-10-CM code.
        description: Its wording.
        histology: As notes name it.
        place: As notes name it.
        cell: Its extent.

    """

    code: str
    description: str
    histology: str
    place: str
    cell: str


OUT_OF_SCOPE: tuple[Outside, ...] = (
    Outside(
        "C64.1", "Malignant neoplasm of right kidney, except renal pelvis", "clear cell carcinoma", "right kidney", "T1"
    ),
    Outside("C73", "Malignant neoplasm of thyroid gland", "papillary carcinoma", "thyroid gland", "T1 N0 M0"),
    Outside(
        "C91.10", "Chronic lymphocytic leukemia of B-cell type not having achieved remission", "CLL", "blood", "Rai 0"
    ),
    Outside("D12.6", "Benign neoplasm of colon, unspecified", "tubular adenoma", "colon", "6 mm"),
    Outside("I10", "Essential (primary) hypertension", "hypertension", "vessels", "under treatment"),
    Outside("D05.11", "Intraductal carcinoma in situ of right breast", "DCIS", "right breast", "low grade, 4 mm"),
    Outside("C43.59", "Malignant melanoma of other part of trunk", "melanoma", "skin of the back", "pT1a N0 M0"),
    Outside("N40.0", "Benign prostatic hyperplasia without lower urinary tract symptoms", "BPH", "prostate", "PSA 3.1"),
)


def is_icd9(onset: date, rng: random.Random) -> bool:
    """Tell whether a row of this day carries ICD-9; a few rows do so after the change."""
    return onset < ICD10_START or rng.random() < 0.01
