"""Statements that several steps need."""

from __future__ import annotations

__all__ = ["append_only"]


def append_only(table: str, *verbs: str) -> tuple[str, ...]:
    """Return triggers that refuse ``verbs`` (``UPDATE``, ``DELETE``) on every row of ``table``."""
    return tuple(
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} BEGIN "
        f"SELECT RAISE(ABORT, 'rows of {table} are kept as they are'); END"
        for verb in verbs
    )
