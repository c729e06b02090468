"""Build the compact ICD-10-CM table of radiation oncology from the PyPI package simple-icd-10-cm 1.5.

Usage: python -m pip install simple-icd-10-cm==1.5.0 && python installer/icd10_table.py

The package takes seconds and some 190 MB to import, so that the product never depends on it: this script is
run by hand when a new release of the classification is taken over, and its output is committed.
"""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path

RELEASE = "ICD-10-CM April 2026 (fiscal year 2026), National Center for Health Statistics, public domain"
SOURCE = ("simple_icd_10_cm", "1.5.0")
OUT = Path(__file__).resolve().parent.parent / "models/radonc_models/clinical/icd10cm.tsv"
NEOPLASMS = ("C", "D0", "D1", "D2", "D3", "D4")
# Benign disease that is irradiated, and what a radiotherapy chart carries beside the neoplasm.
OTHERS = (
    "E05.0",  # hyperthyroidism with goitre (Graves orbitopathy)
    "G50.0",  # trigeminal neuralgia
    "G95.2",  # cord compression
    "H05.2",  # exophthalmic conditions
    "I47.2",  # ventricular tachycardia
    "I87.1",  # compression of vein
    "L91.0",  # keloid
    "M61",  # heterotopic ossification
    "M72.0",  # Dupuytren
    "M72.2",  # plantar fibromatosis
    "N62",  # gynaecomastia
    "Q28.2",  # arteriovenous malformation of cerebral vessels
    "Z51.0",  # encounter for radiotherapy
    "Z85",  # personal history of malignant neoplasm
    "Z92.3",  # personal history of irradiation
)


def main() -> int:
    """Write the table and print how many codes it has."""
    import simple_icd_10_cm as icd

    name, wanted = SOURCE
    if version(name) != wanted:
        print(f"{name} {version(name)} is installed, but the table is made from {wanted}.", file=sys.stderr)
        return 2
    rows = []
    for code in icd.get_all_codes():
        if icd.is_chapter_or_block(code) and not icd.is_category(code):
            continue
        if code.startswith(NEOPLASMS + OTHERS):
            terms = "; ".join(_clean(term) for term in icd.get_inclusion_term(code))
            rows.append(f"{code}\t{int(icd.is_leaf(code))}\t{_clean(icd.get_description(code))}\t{terms}")
    header = [
        f"# release: {RELEASE}",
        f"# source: PyPI {name} {wanted}, by installer/icd10_table.py",
        f"# covers: C00-D49 {' '.join(OTHERS)}",
        "# columns: code, billable, description, inclusion terms",
    ]
    OUT.write_text("\n".join([*header, *rows]) + "\n", "utf-8")
    print(f"{OUT.name}: {len(rows)} codes, {OUT.stat().st_size:,} bytes")
    return 0


def _clean(text: str) -> str:
    return " ".join(text.split())


if __name__ == "__main__":
    raise SystemExit(main())
