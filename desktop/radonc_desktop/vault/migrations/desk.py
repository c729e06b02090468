"""What a physician had on the desk when the vault was locked."""

from __future__ import annotations

from radonc_desktop.vault.audit import Change
from radonc_desktop.vault.migrations.statements import append_only

__all__ = ["desk"]


def desk(change: Change) -> None:
    """Make the table of typed text that is no record yet, one row for each user."""
    for statement in (
        "CREATE TABLE desks (user TEXT PRIMARY KEY, content TEXT NOT NULL, saved TEXT NOT NULL) STRICT",
        *append_only("desks", "DELETE"),
    ):
        change.write(statement)
