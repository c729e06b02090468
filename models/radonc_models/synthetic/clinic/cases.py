"""The cases that perfect curation would make of a fake clinic: what its gold says, without any rule."""

from __future__ import annotations

import random
from collections.abc import Iterator

from radonc_models.records import Case, Diagnosis, Prescription, Split
from radonc_models.synthetic.clinic.notes import Written
from radonc_models.synthetic.clinic.page import Mark
from radonc_models.synthetic.clinic.patients import ClinicDiagnosis, patients
from radonc_models.synthetic.clinic.wording import Half

__all__ = ["clinic_cases", "without_identifiers"]

_SPLITS: tuple[Split, ...] = ("train", "validation", "test")


def clinic_cases(seed: int, count: int, half: Half = "development") -> Iterator[Case]:
    """Return a case for each of ``count`` patients who has one diagnosis, one plan and no answer in the history.

    Identifiers are replaced by their class; 80 % of the patients are for training, 10 % each for validation and test.
    """
    rng = random.Random(f"splits/{half}/{seed}")  # noqa: S311 - reproducible on purpose
    for patient in patients(seed, count, half):
        split = rng.choices(_SPLITS, (0.8, 0.1, 0.1))[0]
        if len(patient.diagnoses) != 1 or not patient.diagnoses[0].notes:
            continue
        diagnosis = patient.diagnoses[0]
        written = diagnosis.notes[0].written
        if written is not None and written.prescription is not None and not written.leak:
            yield _case(diagnosis, written, written.prescription, split)


def _case(diagnosis: ClinicDiagnosis, written: Written, given: Prescription, split: Split) -> Case:
    facts = diagnosis.outcome.facts
    if facts is None or written.plan_start is None:
        raise ValueError(diagnosis.number)
    options = facts.arm.plan.options
    return Case(
        id=f"C{diagnosis.number}",
        split=split,
        family=diagnosis.outcome.family,
        cell=f"{facts.site.name}/{facts.cell}",
        site=facts.site.name,
        details=without_identifiers(written.text[: written.plan_start], written.identifiers).strip(),
        regimen=without_identifiers(written.text, written.identifiers, written.plan_start).strip(),
        modality=written.modality,
        diagnosis=Diagnosis(description=diagnosis.description or facts.site.name, code=diagnosis.code),
        prescription=given,
        acceptable=tuple(
            Prescription(dose_gy=option.dose_gy, fractions=option.fractions, modality=given.modality)
            for option in options
        ),
        laterality=facts.place.side,
    )


def without_identifiers(text: str, marks: tuple[Mark, ...], start: int = 0) -> str:
    """Return ``text`` from ``start`` on, each marked place in it replaced by its class."""
    parts, at = [], start
    for mark in marks:
        if mark.start >= start and mark.end <= len(text):
            parts += [text[at : mark.start], f"[{mark.kind.upper()}]"]
            at = mark.end
    return "".join([*parts, text[at:]])
