"""What is done to a row of the database before it is a row of the file: each step has a name that the report states.

The steps ``code-system``, ``details-prefix`` and ``order`` are those of arXiv 2309.10160, section 3.1; the others keep
a row that no reader could use from passing for one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from radonc_models.extract.mapping import Mapping
from radonc_models.extract.markup import MarkupError, plain_text
from radonc_models.extract.rows import DETAILS_PREFIX, LONGEST_CELL, ExtractedRow

__all__ = ["STEPS", "LeftOut", "finished_row"]

STEPS = {
    "text": "plain text in UTF-8, or in the encoding that the mapping allows; NUL bytes are dropped and counted",
    "markup": "the words of notes in RTF or HTML, without fonts, pictures, page headers and hidden text",
    "names": "surname, comma, given names; the physicians of a diagnosis in one cell",
    "dates": "dates as 2026-01-31, read in the formats of the mapping; one that fits two differently is refused",
    "code-system": "index of the code system -> ICD-10-CM or ICD-9",
    "details-prefix": f"the note behind the words {DETAILS_PREFIX.strip()!r}",
    "order": "by onset date and patient ID; rows without an onset date come first",
}
"""The steps in their order."""

_ISO_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:[ T]\d\d:\d\d\S*)?")  # a time of day may follow
_UNDECODED = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Why a row of the database is not in the file; ``reason`` holds no word of the row."""

    column: str
    reason: str


class _Unusable(Exception):
    def __init__(self, column: str, reason: str) -> None:
        super().__init__(column)
        self.left_out = LeftOut(column, reason)


def finished_row(records: Sequence[AnyMapping[str, object]], mapping: Mapping) -> ExtractedRow | LeftOut:
    """Return the row of one note, or why it cannot be one.

    Args:
        records: The records of the query that belong to the note: one, or one a physician.
        mapping: The site mapping.

    """
    first = records[0]
    try:
        note = _without_markup(_text(first["note_text"], "note", mapping))
        if not note.strip():
            return LeftOut("note", "the note is empty")
        if len(note) > LONGEST_CELL - len(DETAILS_PREFIX):
            return LeftOut("note", "the note is longer than 16 million characters")
        row = ExtractedRow(
            patient_id=_needed(first, "patient_id", mapping),
            patient_name=_name(first, "patient_name", mapping),
            mrn=_text(first["mrn"], "mrn", mapping),
            birth_date=_date(first["birth_date"], "birth_date", mapping),
            sex=_text(first["sex"], "sex", mapping),
            onset_date=_date(first["onset_date"], "onset_date", mapping),
            code_system=_code_system(first["code_index"], mapping),
            code=_text(first["code"], "code", mapping).strip(),
            description=_text(first["description"], "description", mapping),
            details=DETAILS_PREFIX + note,
            physicians=_physicians(records, mapping),
            facility=_text(first["facility"], "facility", mapping),
            note_id=_needed(first, "note_key", mapping),
        )
    except _Unusable as problem:
        return problem.left_out
    return row


def _text(value: object, column: str, mapping: Mapping) -> str:
    """Return a value as text without NUL; SQLite hands over bytes that are not UTF-8 as lone surrogates."""
    if value is None:
        return ""
    text = value.decode("utf-8", "surrogateescape") if isinstance(value, bytes) else str(value)
    if _UNDECODED.search(text):
        other = mapping.text.fallback_encoding
        if other is None:
            raise _Unusable(column, "the text is not UTF-8 and the mapping has no text.fallback_encoding")
        try:
            text = text.encode("utf-8", "surrogateescape").decode(other)
        except UnicodeError:
            raise _Unusable(column, "the text is neither UTF-8 nor in text.fallback_encoding") from None
    return text.replace("\0", "")


def _without_markup(note: str) -> str:
    try:
        return plain_text(note)
    except MarkupError as error:
        raise _Unusable("note", f"the note is RTF or HTML that cannot be read: {error}") from None


def _needed(record: AnyMapping[str, object], column: str, mapping: Mapping) -> str:
    text = _text(record[column], column, mapping).strip()
    if not text:
        raise _Unusable(column, "it is empty")
    return text


def _name(record: AnyMapping[str, object], label: str, mapping: Mapping) -> str:
    parts, place = [], 0
    while f"{label}_{place}" in record:
        parts.append(_text(record[f"{label}_{place}"], label, mapping).strip())
        place += 1
    surname, given = (parts[0], " ".join(part for part in parts[1:] if part)) if parts else ("", "")
    return ", ".join(part for part in (surname, given) if part)


def _physicians(records: Sequence[AnyMapping[str, object]], mapping: Mapping) -> tuple[str, ...]:
    return tuple(sorted({name for record in records if (name := _name(record, "physician", mapping))}))


def _code_system(index: object, mapping: Mapping) -> str:
    text = _text(index, "code_index", mapping).strip()
    return mapping.code_systems.get(text, text)


def _date(value: object, column: str, mapping: Mapping) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    text = _text(value, column, mapping).strip()
    if not text:
        return ""
    found = {day for day in (_parsed(text, form) for form in mapping.text.dates) if day is not None}
    if not found:
        raise _Unusable(column, "the date fits no format of text.dates")
    if len(found) > 1:
        raise _Unusable(column, "the date fits two formats of text.dates and means different days")
    return found.pop().isoformat()


def _parsed(text: str, form: str) -> date | None:
    try:
        if form == "%Y-%m-%d":  # the usual one, and fifty times as fast
            written = _ISO_DATE.fullmatch(text)
            return date.fromisoformat(written.group(1)) if written else None
        return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no time zone
    except ValueError:
        return None
