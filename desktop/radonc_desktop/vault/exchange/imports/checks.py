"""What every imported case must be, whatever file it comes from."""

from __future__ import annotations

import re

from radonc_desktop.vault.exchange.imports.rows import Found, ImportedCase

__all__ = ["LONGEST_DETAILS", "MOST_BYTES", "MOST_CASES", "check_case"]

MOST_BYTES = 64 * 1024 * 1024
"""Largest file, in bytes."""

MOST_CASES = 100_000
"""Most cases of one import."""

LONGEST_DETAILS = 100_000
"""Longest patient details, in characters; far beyond what a model can read, and below the limit of a CSV cell."""

_LONGEST = {"id": 200, "title": 200, "site": 100, "details": LONGEST_DETAILS, "plan": 20_000}
_ONE_LINE = ("id", "title", "site")
_ODD = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_ODD_IN_LINE = re.compile(r"[\0-\x08\n-\x1f\x7f-\x9f\ud800-\udfff]")
_REPLACED = "\ufffd"


def check_case(found: Found, case: ImportedCase) -> bool:
    """Add what is wrong with ``case`` to ``found`` and tell whether it can be stored."""
    before = found.errors
    fields = {
        "id": case.source_id,
        "title": case.title,
        "site": case.site,
        "details": case.details,
        "plan": case.plan,
    }
    for column, text in fields.items():
        _check_text(found, case.row, column, text)
    for column in ("title", "details"):
        if not fields[column].strip():
            found.error(case.row, column, f"Row {case.row} has no {column}: fill it in, or take the row out.")
    return found.errors == before


def _check_text(found: Found, row: int, column: str, text: str) -> None:
    longest = _LONGEST[column]
    if len(text) > longest:
        sentence = f"The {column} of row {row} has {len(text):,} characters; at most {longest:,} can be stored."
        found.error(row, column, sentence)
        return
    odd = (_ODD_IN_LINE if column in _ONE_LINE else _ODD).search(text)
    if odd:
        found.error(
            row,
            column,
            f"Character {odd.start() + 1} of the {column} of row {row} is not text, or a line break where none may be: "
            "remove it.",
        )
        return
    if _REPLACED in text:
        count = text.count(_REPLACED)
        found.note(
            row,
            column,
            f"The {column} of row {row} holds the sign \N{REPLACEMENT CHARACTER} {count} times: "
            "text was lost before this import.",
        )
