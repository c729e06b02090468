"""The names of columns and fields that are known, and titles for cases that have none."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["CURATED", "FIELDS", "named_title", "plain_list"]

FIELDS = {
    "id": "id",
    "title": "title",
    "site": "site",
    "details": "details",
    "plan": "plan",
    "physician_plan": "plan",
    "regimen": "plan",
}
"""Name in a file -> what it is; the curated format calls the physician's plan ``regimen``."""

CURATED = frozenset(
    {
        "acceptable",
        "answers",
        "cell",
        "code",
        "created",
        "description",
        "diagnosis",
        "dose_gy",
        "family",
        "fractions",
        "laterality",
        "modality",
        "number",
        "prescription",
        "split",
        "updated",
        "versions",
    }
)
"""Other names of the curated format, of our tables and of our archives; the store has no place for them."""


def named_title(source_id: str, row: int) -> str:
    """Return the title of a case that has none."""
    return f"Imported case {source_id}" if source_id else f"Imported row {row}"


def plain_list(words: Sequence[str]) -> str:
    """Return ``a, b and c``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
