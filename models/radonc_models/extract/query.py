"""The one query of extraction, for every database: diagnoses with their patients, notes, departments and physicians.

A row of the result is one physician of one note; the rows of a note follow each other. Rows come in the order of the
keys of diagnosis and note, so that an extraction that broke off can go on behind the last note it kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    FromClause,
    Label,
    Select,
    and_,
    column,
    func,
    literal,
    null,
    or_,
    select,
    table,
    type_coerce,
)

from radonc_models.extract.mapping import Mapping

__all__ = ["Key", "Query", "counting", "extraction", "needed_columns"]

Query = Select[*tuple[Any, ...]]
"""A query for rows of any columns."""

Key = tuple[int | str, int | str]
"""Keys of a diagnosis and of its note."""


@dataclass(frozen=True)
class _Tables:
    patient: FromClause
    diagnosis: FromClause
    note: FromClause
    facility: FromClause | None
    physician: FromClause | None
    link: FromClause | None


def needed_columns(mapping: Mapping) -> dict[str, list[tuple[str, str]]]:
    """Return, for each table of the mapping, the entries that name its columns, each with the column."""
    found: dict[str, list[tuple[str, str]]] = {}

    def need(where: str, entry: str, name: str | Sequence[str] | None) -> None:
        names = [name] if isinstance(name, str) else list(name or ())
        found.setdefault(where, []).extend((entry, one) for one in names)

    for part_name, part in (("patient", mapping.patient), ("diagnosis", mapping.diagnosis), ("note", mapping.note)):
        for entry, value in part.model_dump(exclude={"table", "where"}).items():
            need(part.table, f"{part_name}.{entry}", value)
        need(part.table, f"{part_name}.where", list(part.where))
    if mapping.facility is not None:
        need(mapping.facility.table, "facility.key", mapping.facility.key)
        need(mapping.facility.table, "facility.name", mapping.facility.name)
        need(mapping.diagnosis.table, "facility.diagnosis", mapping.facility.diagnosis)
    if mapping.physicians is not None:
        staff = mapping.physicians
        need(staff.table, "physicians.key", staff.key)
        need(staff.table, "physicians.name", staff.name)
        need(staff.link, "physicians.link_diagnosis", staff.link_diagnosis)
        need(staff.link, "physicians.link_physician", staff.link_physician)
    return found


def extraction(mapping: Mapping, after: Key | None = None, since: date | None = None) -> Query:
    """Return the query.

    Args:
        mapping: Names of the site.
        after: Only what comes behind these keys.
        since: Only diagnoses that were changed on this day or later.

    """
    tables = _tables(mapping)
    patient, diagnosis, note = mapping.patient, mapping.diagnosis, mapping.note
    key, note_key = tables.diagnosis.c[diagnosis.key], tables.note.c[note.key]
    query = (
        select(
            key.label("diagnosis_key"),
            note_key.label("note_key"),
            tables.patient.c[patient.patient_id].label("patient_id"),
            *_parts("patient_name", tables.patient, patient.patient_name),
            _optional(tables.patient, patient.mrn, "mrn"),
            _optional(tables.patient, patient.birth_date, "birth_date"),
            _optional(tables.patient, patient.sex, "sex"),
            _optional(tables.diagnosis, diagnosis.onset_date, "onset_date"),
            _optional(tables.diagnosis, diagnosis.code_index, "code_index"),
            tables.diagnosis.c[diagnosis.code].label("code"),
            _optional(tables.diagnosis, diagnosis.description, "description"),
            tables.note.c[note.text].label("note_text"),
            _optional(tables.facility, mapping.facility.name if mapping.facility else None, "facility"),
            *(_parts("physician", tables.physician, mapping.physicians.name) if mapping.physicians else []),
        )
        .select_from(_joined(mapping, tables))
        .where(*_conditions(mapping, tables, since))
        .order_by(key, note_key)
    )
    if after is not None:
        diagnosis_after, note_after = (literal(value) for value in after)
        # Row values, (a, b) > (x, y), are not known to every database.
        query = query.where(or_(key > diagnosis_after, and_(key == diagnosis_after, note_key > note_after)))
    return query


def counting(mapping: Mapping, since: date | None = None) -> Query:
    """Return the query for the numbers of diagnoses and of their patients, with or without notes."""
    tables = _tables(mapping)
    conditions = [
        *_equal(tables.patient, mapping.patient.where),
        *_equal(tables.diagnosis, mapping.diagnosis.where),
        *_changed(mapping, tables, since),
    ]
    return (
        select(
            func.count(tables.diagnosis.c[mapping.diagnosis.key]),
            func.count(tables.patient.c[mapping.patient.key].distinct()),
        )
        .select_from(_diagnoses_of_patients(mapping, tables))
        .where(*conditions)
    )


def _tables(mapping: Mapping) -> _Tables:
    columns = {name: sorted({one for _, one in entries}) for name, entries in needed_columns(mapping).items()}

    def made(name: str, role: str) -> FromClause:
        schema, _, bare = name.rpartition(".")
        return table(bare, *(column(one) for one in columns[name]), schema=schema or None).alias(role)

    diagnosis = made(mapping.diagnosis.table, "diagnosis_row")
    staff = mapping.physicians
    return _Tables(
        patient=made(mapping.patient.table, "patient_row"),
        diagnosis=diagnosis,
        note=diagnosis if mapping.note.table == mapping.diagnosis.table else made(mapping.note.table, "note_row"),
        facility=made(mapping.facility.table, "facility_row") if mapping.facility else None,
        physician=made(staff.table, "physician_row") if staff else None,
        link=made(staff.link, "link_row") if staff else None,
    )


def _diagnoses_of_patients(mapping: Mapping, tables: _Tables) -> FromClause:
    return tables.diagnosis.join(
        tables.patient, tables.diagnosis.c[mapping.diagnosis.patient] == tables.patient.c[mapping.patient.key]
    )


def _joined(mapping: Mapping, tables: _Tables) -> FromClause:
    source = _diagnoses_of_patients(mapping, tables)
    key = tables.diagnosis.c[mapping.diagnosis.key]
    if tables.note is not tables.diagnosis:
        source = source.join(tables.note, tables.note.c[mapping.note.diagnosis] == key)
    if tables.facility is not None and mapping.facility is not None:
        facility = mapping.facility
        source = source.outerjoin(
            tables.facility, tables.diagnosis.c[facility.diagnosis] == tables.facility.c[facility.key]
        )
    if tables.link is not None and tables.physician is not None and mapping.physicians is not None:
        staff = mapping.physicians
        source = source.outerjoin(tables.link, tables.link.c[staff.link_diagnosis] == key)
        source = source.outerjoin(
            tables.physician, tables.physician.c[staff.key] == tables.link.c[staff.link_physician]
        )
    return source


def _conditions(mapping: Mapping, tables: _Tables, since: date | None) -> list[ColumnElement[bool]]:
    return [
        *_equal(tables.patient, mapping.patient.where),
        *_equal(tables.diagnosis, mapping.diagnosis.where),
        *_equal(tables.note, mapping.note.where),
        *_changed(mapping, tables, since),
    ]


def _equal(source: FromClause, where: dict[str, str | int]) -> list[ColumnElement[bool]]:
    return [source.c[name] == literal(value) for name, value in where.items()]


def _changed(mapping: Mapping, tables: _Tables, since: date | None) -> list[ColumnElement[bool]]:
    name = mapping.diagnosis.changed or mapping.diagnosis.onset_date
    if since is None or name is None:
        return []
    return [type_coerce(tables.diagnosis.c[name], Date) >= literal(since, Date)]


def _parts(label: str, source: FromClause | None, names: str | list[str]) -> list[Label[Any]]:
    if source is None:
        return []
    listed = [names] if isinstance(names, str) else names
    return [source.c[name].label(f"{label}_{place}") for place, name in enumerate(listed)]


def _optional(source: FromClause | None, name: str | None, label: str) -> Label[Any]:
    return null().label(label) if source is None or name is None else source.c[name].label(label)
