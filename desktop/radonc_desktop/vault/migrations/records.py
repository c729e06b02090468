"""Reviews, addenda, decisions, signatures; versions of plans and drafts; which audit row wrote what."""

from __future__ import annotations

from radonc_desktop.vault.audit import Change
from radonc_desktop.vault.migrations.statements import append_only

__all__ = ["records"]

_VERSIONS = (
    "ALTER TABLE cases ADD COLUMN plan_version INTEGER NOT NULL DEFAULT 1",
    "ALTER TABLE drafts ADD COLUMN version INTEGER NOT NULL DEFAULT 1",
)

_TABLES = (
    """
    CREATE TABLE decisions (
        id INTEGER PRIMARY KEY,
        case_id INTEGER NOT NULL REFERENCES cases (id),
        suggestion_id INTEGER NOT NULL REFERENCES suggestions (id),
        version INTEGER NOT NULL,
        decision TEXT NOT NULL CHECK (decision IN ('accepted', 'edited', 'rejected')),
        decided_by TEXT NOT NULL,
        decided TEXT NOT NULL,
        entry INTEGER NOT NULL,
        UNIQUE (suggestion_id, version)
    ) STRICT
    """,
    """
    CREATE TABLE reviews (
        id INTEGER PRIMARY KEY,
        case_id INTEGER NOT NULL REFERENCES cases (id),
        draft_id INTEGER NOT NULL REFERENCES drafts (id),
        draft_version INTEGER NOT NULL,
        text_sha256 TEXT NOT NULL,
        verdict TEXT NOT NULL CHECK (verdict IN ('agree', 'disagree', 'comment')),
        text TEXT NOT NULL,
        reviewer TEXT NOT NULL,
        created TEXT NOT NULL,
        entry INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX reviews_by_draft ON reviews (draft_id)",
    """
    CREATE TABLE addenda (
        id INTEGER PRIMARY KEY,
        case_id INTEGER NOT NULL REFERENCES cases (id),
        draft_id INTEGER NOT NULL REFERENCES drafts (id),
        text TEXT NOT NULL,
        author TEXT NOT NULL,
        created TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        entry INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX addenda_by_draft ON addenda (draft_id)",
    """
    CREATE TABLE signatures (
        id INTEGER PRIMARY KEY,
        case_id INTEGER NOT NULL REFERENCES cases (id),
        kind TEXT NOT NULL CHECK (kind IN ('answer', 'addendum')),
        object_id INTEGER NOT NULL,
        record TEXT NOT NULL,
        public_key TEXT NOT NULL,
        signature TEXT NOT NULL,
        entry INTEGER NOT NULL,
        UNIQUE (kind, object_id)
    ) STRICT
    """,
    """
    CREATE TABLE audit_gaps (
        first INTEGER PRIMARY KEY,
        last INTEGER NOT NULL,
        digest TEXT NOT NULL,
        mac TEXT NOT NULL
    ) STRICT
    """,
)

# The list is read in pages from the newest change on.
_LIST = ("DROP INDEX cases_by_update", "CREATE INDEX cases_by_update ON cases (updated, id)")

_SEALED = (
    ("cases", ()),
    ("details_versions", append_only("details_versions", "UPDATE")),
    ("suggestions", append_only("suggestions", "UPDATE")),
    (
        "drafts",
        (
            """
            CREATE TRIGGER drafts_signed BEFORE UPDATE ON drafts WHEN OLD.state = 'signed' BEGIN
                SELECT RAISE(ABORT, 'signed records are read only');
            END
            """,
        ),
    ),
)


def records(change: Change) -> None:
    """Make the tables of the third step, and let the audit trail authenticate what the store holds already."""
    for statement in (*_VERSIONS, *_TABLES, *_LIST):
        change.write(statement)
    for table, guards in _SEALED:
        change.write(f"ALTER TABLE {table} ADD COLUMN entry INTEGER NOT NULL DEFAULT 0")
        for guard in guards:
            change.write(f"DROP TRIGGER {guard.split()[2]}")
    for table, guards in _SEALED:
        for row_id, case_id in change.rows_of(table):
            change.update(table, row_id)
            change.record("content.seal", case_id)
        for guard in guards:
            change.write(guard)
    for table in ("decisions", "reviews", "addenda", "signatures", "audit_gaps"):
        for statement in append_only(table, "UPDATE", "DELETE"):
            change.write(statement)
