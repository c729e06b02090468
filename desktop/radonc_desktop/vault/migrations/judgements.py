"""What somebody made of the answers that stand side by side: how right each is, and who is wrong."""

from __future__ import annotations

from radonc_desktop.vault.audit import Change
from radonc_desktop.vault.migrations.statements import append_only

__all__ = ["judgements"]

_TABLE = """
    CREATE TABLE judgements (
        id INTEGER PRIMARY KEY,
        case_id INTEGER NOT NULL REFERENCES cases (id),
        suggestion_id INTEGER NOT NULL REFERENCES suggestions (id),
        version INTEGER NOT NULL,
        blinded INTEGER NOT NULL CHECK (blinded IN (0, 1)),
        shown TEXT NOT NULL,
        tuned INTEGER NOT NULL CHECK (tuned BETWEEN 0 AND 4),
        base INTEGER NOT NULL CHECK (base BETWEEN 0 AND 4),
        plan INTEGER NOT NULL CHECK (plan BETWEEN 0 AND 4),
        base_sha256 TEXT NOT NULL,
        plan_version INTEGER NOT NULL,
        verdict TEXT NOT NULL
            CHECK (verdict IN ('', 'agreement', 'model error', 'reference error', 'indeterminate')),
        judged_by TEXT NOT NULL,
        judged TEXT NOT NULL,
        entry INTEGER NOT NULL,
        UNIQUE (suggestion_id, version)
    ) STRICT
    """


def judgements(change: Change) -> None:
    """Make the table; its rows are only ever added."""
    for statement in (_TABLE, *append_only("judgements", "UPDATE", "DELETE")):
        change.write(statement)
