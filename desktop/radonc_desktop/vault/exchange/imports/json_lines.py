"""JSON lines: one object a line with the text ``details``, such as the records of curation."""

from __future__ import annotations

import json
from typing import Any

from radonc_desktop.vault.exchange.imports.checks import check_case
from radonc_desktop.vault.exchange.imports.names import CURATED, FIELDS, named_title, plain_list
from radonc_desktop.vault.exchange.imports.rows import Found, ImportedCase

__all__ = ["read_json_lines", "strict_json"]


def strict_json(text: str) -> Any:
    """Return the value of a JSON text; a name that an object has twice is an error, too.

    Raises:
        ValueError: It is no JSON.
        RecursionError: It is nested too deeply.

    """
    return json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant)


def read_json_lines(text: str, found: Found) -> None:
    """Add the cases of a text of JSON lines, and what is wrong with it, to ``found``; rows are line numbers."""
    seen: dict[str, int] = {}
    left_out: set[str] = set()
    unknown = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        record = _record(line)
        if record is None:
            found.error(number, "", f"Line {number} is no JSON object, or it names a field twice.")
            continue
        left_out |= record.keys() & CURATED
        unknown += bool(record.keys() - CURATED - FIELDS.keys())
        case = _case(found, number, record)
        if case is None or not check_case(found, case):
            continue
        first = seen.setdefault(case.source_id, number) if case.source_id else number
        if first != number:
            found.error(number, "id", f"Line {number} has the id of line {first}: give every case an id of its own.")
            continue
        found.cases.append(case)
    if left_out:
        found.note(0, "", f"Not imported: {plain_list(sorted(left_out))}.")
    if unknown:
        found.note(0, "", f"Not imported: fields with unknown names, in {unknown:,} lines.")


def _record(line: str) -> dict[str, Any] | None:
    try:
        record = strict_json(line)
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None


def _case(found: Found, number: int, record: dict[str, Any]) -> ImportedCase | None:
    texts: dict[str, str] = {}
    for name, meaning in FIELDS.items():
        value = record.get(name)
        if value is None:
            continue
        if not isinstance(value, str):
            found.error(number, name, f"The field {name} of line {number} is no text: put it in quotation marks.")
            return None
        if meaning in texts:
            found.error(number, name, f"Line {number} has the {meaning} twice: keep one of them.")
            return None
        texts[meaning] = value
    source_id = texts.get("id", "").strip()
    title = texts.get("title", "").strip() or named_title(source_id, number)
    site = texts.get("site", "").strip()
    return ImportedCase(number, source_id, title, site, texts.get("details", ""), texts.get("plan", ""))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a name twice")
    return made


def _no_constant(name: str) -> None:
    raise ValueError(name)  # NaN and Infinity are no JSON
