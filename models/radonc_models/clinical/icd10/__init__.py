"""ICD-10-CM: look a code up, find codes for the words of a physician, check a code against a text.

The table (``icd10cm.bin``, release in its header) holds the whole classification, about 98,000 codes, and the retired
codes of two earlier releases. A code is never repaired from its spelling: codes come from descriptions.
"""

from radonc_models.clinical.icd10.agreement import MIN_LOOKUP_SCORE, check_code
from radonc_models.clinical.icd10.diagnosis import covered, normalise, parse_diagnosis
from radonc_models.clinical.icd10.other_systems import Foreign, Oncology, find_foreign, oncology_hint
from radonc_models.clinical.icd10.ranking import Match, Ranked, rank, search, suggest
from radonc_models.clinical.icd10.table import (
    Code,
    Retired,
    children,
    lookup,
    ninth_name,
    parent,
    release,
    retired,
    siblings,
)

__all__ = [
    "MIN_LOOKUP_SCORE",
    "Code",
    "Foreign",
    "Match",
    "Oncology",
    "Ranked",
    "Retired",
    "check_code",
    "children",
    "covered",
    "find_foreign",
    "lookup",
    "ninth_name",
    "normalise",
    "oncology_hint",
    "parent",
    "parse_diagnosis",
    "rank",
    "release",
    "retired",
    "search",
    "siblings",
    "suggest",
]
