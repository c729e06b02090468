"""Where a fake clinic goes beside a database: files of rows, JSON lines, and the gold of its notes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

from radonc_models.extract.rows import DETAILS_PREFIX, ExtractedRow
from radonc_models.synthetic.clinic.patients import CLINIC_VERSION, ClinicDiagnosis, ClinicPatient
from radonc_models.synthetic.clinic.wording import Half

__all__ = ["gold_lines", "json_line", "rows_of"]

_CODE_SYSTEMS = {1: "ICD-9", 2: "ICD-10-CM"}


def rows_of(patient: ClinicPatient) -> Iterator[ExtractedRow]:
    """Return the rows that an extraction from the database gives for ``patient``: one for each note with a text."""
    for diagnosis in patient.diagnoses:
        for note in diagnosis.notes:
            if note.written is not None:
                yield _row(patient, diagnosis, note.number, note.written.text)


def _row(patient: ClinicPatient, diagnosis: ClinicDiagnosis, note: int, text: str) -> ExtractedRow:
    person = patient.person
    return ExtractedRow(
        patient_id=str(patient.number),
        patient_name=person.in_database,
        mrn=person.mrn,
        birth_date=person.birth.isoformat(),
        sex=person.sex[0].upper(),
        onset_date=diagnosis.onset.isoformat() if diagnosis.onset else "",
        code_system=_CODE_SYSTEMS[diagnosis.index],
        code=diagnosis.code,
        description=diagnosis.description,
        details=DETAILS_PREFIX + text,
        physicians=tuple(sorted(f"{physician.last}, {physician.first}" for physician in diagnosis.physicians)),
        facility=diagnosis.facility,
        note_id=str(note),
    )


def json_line(row: ExtractedRow) -> str:
    """Return ``row`` as one line of JSON."""
    return json.dumps(asdict(row), ensure_ascii=False) + "\n"


def gold_lines(patient: ClinicPatient, seed: int, half: Half) -> Iterator[str]:
    """Return one line of JSON for each note with a text: the note, its row, and where everything in it stands.

    Offsets count characters of ``text``, the note as the database has it; ``details`` of the row is that text behind
    ``DETAILS_PREFIX``.
    """
    for diagnosis in patient.diagnoses:
        for note in diagnosis.notes:
            written = note.written
            if written is None:
                continue
            row = asdict(_row(patient, diagnosis, note.number, ""))
            del row["details"]
            given = written.prescription
            gold = {
                "generator": f"clinic/{CLINIC_VERSION}",
                "seed": seed,
                "wording": half,
                "row": row,
                "text": written.text,
                "plan_start": written.plan_start,
                "modality": written.modality,
                "prescription": [given.dose_gy, given.fractions] if given else None,
                "leak": written.leak,
                "identifiers": [[mark.start, mark.end, mark.kind] for mark in written.identifiers],
                "clinical": [[mark.start, mark.end, mark.kind] for mark in written.clinical],
            }
            yield json.dumps(gold, ensure_ascii=False) + "\n"
