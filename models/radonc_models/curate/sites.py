"""The disease site of a diagnosis code, for a split that keeps the mix of sites and for tables by site."""

from __future__ import annotations

import re

__all__ = ["OTHER", "is_icd10_cm", "site_of"]

OTHER = "other"
ICD_10 = "ICD-10-CM"

_ICD_10_SITES = (
    ("head-and-neck", r"C0\d|C1[0-4]|C3[0-2]|C76\.0"),
    ("oesophagus", r"C15"),
    ("stomach-bowel", r"C16|C17|C18|C19|C26"),
    ("rectum", r"C20"),
    ("anus", r"C21"),
    ("liver-bile-pancreas", r"C22|C23|C24|C25"),
    ("lung", r"C33|C34"),
    ("thorax", r"C37|C38|C39|C45"),
    ("bone-sarcoma", r"C40|C41"),
    ("skin", r"C43|C44|C4A"),
    ("soft-tissue", r"C46|C47|C48|C49"),
    ("breast", r"C50|D05"),
    ("gynaecological", r"C5[1-8]"),
    ("prostate", r"C61"),
    ("male-other", r"C60|C62|C63"),
    ("kidney-bladder", r"C6[4-8]"),
    ("eye", r"C69"),
    ("brain", r"C70|C71|C72|D3[23]|D4[23]"),
    ("endocrine", r"C73|C74|C75|D35"),
    ("brain-metastases", r"C79\.3"),
    ("bone-metastases", r"C79\.5"),
    ("other-metastases", r"C77|C78|C79"),
    ("lymphoma-leukaemia", r"C8[1-9]|C9[0-6]"),
    ("benign", r"L91|M61|D[1-3]\d|H05|M72|M19|M77|Q28"),
)
_PATTERNS = tuple((site, re.compile(pattern)) for site, pattern in _ICD_10_SITES)
_CODE = re.compile(r"[A-TV-Z]\d[\dAB](?:\.[0-9A-Z]{1,4})?")


def is_icd10_cm(system: str, code: str) -> bool:
    """Tell whether ``code`` is written as one of ICD-10-CM and its system says so."""
    return system == ICD_10 and bool(_CODE.fullmatch(code.strip().upper()))


def site_of(system: str, code: str) -> str:
    """Return the site of a code, ``other`` for one of another system or chapter."""
    plain = code.strip().upper()
    if not is_icd10_cm(system, plain):
        return OTHER
    return next((site for site, pattern in _PATTERNS if pattern.match(plain)), OTHER)
