"""The first shape of the store: cases, versions of their details, suggestions, drafts, search and audit."""

from __future__ import annotations

from radonc_desktop.vault.audit import Change
from radonc_desktop.vault.migrations.statements import append_only

__all__ = ["first_store"]

_RECORDS = (
    "CREATE TABLE migrations (name TEXT PRIMARY KEY, applied TEXT NOT NULL) STRICT",
    "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    """
    CREATE TABLE cases (
        id INTEGER PRIMARY KEY,
        title TEXT NOT NULL,
        site TEXT NOT NULL,
        details TEXT NOT NULL,
        details_version INTEGER NOT NULL,
        physician_plan TEXT NOT NULL,
        created TEXT NOT NULL,
        updated TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX cases_by_update ON cases (updated)",
    """
    CREATE TABLE details_versions (
        case_id INTEGER NOT NULL REFERENCES cases (id),
        version INTEGER NOT NULL,
        details TEXT NOT NULL,
        saved_by TEXT NOT NULL,
        saved TEXT NOT NULL,
        PRIMARY KEY (case_id, version)
    ) STRICT
    """,
    """
    CREATE TABLE suggestions (
        id INTEGER PRIMARY KEY,
        case_id INTEGER NOT NULL REFERENCES cases (id),
        task TEXT NOT NULL,
        outcome TEXT NOT NULL,
        details_version INTEGER NOT NULL,
        created TEXT NOT NULL,
        UNIQUE (id, case_id, task)
    ) STRICT
    """,
    "CREATE INDEX suggestions_by_case ON suggestions (case_id, task)",
    """
    CREATE TABLE drafts (
        id INTEGER PRIMARY KEY,
        case_id INTEGER NOT NULL REFERENCES cases (id),
        task TEXT NOT NULL,
        text TEXT NOT NULL,
        suggestion_id INTEGER,
        state TEXT NOT NULL CHECK (state IN ('draft', 'signed')),
        updated TEXT NOT NULL,
        signed_by TEXT,
        signed_at TEXT,
        details_version INTEGER,
        sha256 TEXT,
        FOREIGN KEY (suggestion_id, case_id, task) REFERENCES suggestions (id, case_id, task),
        CHECK ((state = 'signed') = (signed_by IS NOT NULL)),
        CHECK ((state = 'signed') = (signed_at IS NOT NULL)),
        CHECK ((state = 'signed') = (details_version IS NOT NULL)),
        CHECK ((state = 'signed') = (sha256 IS NOT NULL))
    ) STRICT
    """,
    "CREATE INDEX drafts_by_case ON drafts (case_id, task)",
    "CREATE UNIQUE INDEX one_open_draft ON drafts (case_id, task) WHERE state = 'draft'",
)

# The index keeps no copy of the text. Its setting 'secure-delete' is taken back by ``search_index``.
_SEARCH = (
    """
    CREATE VIRTUAL TABLE cases_fts USING fts5 (
        title, site, details,
        content = 'cases', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
    )
    """,
    "INSERT INTO cases_fts (cases_fts, rank) VALUES ('secure-delete', 1)",
    """
    CREATE TRIGGER cases_index_insert AFTER INSERT ON cases BEGIN
        INSERT INTO cases_fts (rowid, title, site, details) VALUES (NEW.id, NEW.title, NEW.site, NEW.details);
    END
    """,
    """
    CREATE TRIGGER cases_index_update AFTER UPDATE OF title, site, details ON cases BEGIN
        INSERT INTO cases_fts (cases_fts, rowid, title, site, details)
            VALUES ('delete', OLD.id, OLD.title, OLD.site, OLD.details);
        INSERT INTO cases_fts (rowid, title, site, details) VALUES (NEW.id, NEW.title, NEW.site, NEW.details);
    END
    """,
)

_AUDIT = (
    """
    CREATE TABLE audit (
        seq INTEGER PRIMARY KEY,
        time TEXT NOT NULL,
        user TEXT NOT NULL,
        event TEXT NOT NULL,
        case_id INTEGER,
        detail TEXT NOT NULL,
        digest TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE audit_head (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        seq INTEGER NOT NULL,
        mac TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TRIGGER audit_insert BEFORE INSERT ON audit
    WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM audit) BEGIN
        SELECT RAISE(ABORT, 'the audit trail only grows at its end');
    END
    """,
)

_SIGNED_IS_READ_ONLY = (
    """
    CREATE TRIGGER drafts_signed BEFORE UPDATE ON drafts WHEN OLD.state = 'signed' BEGIN
        SELECT RAISE(ABORT, 'signed records are read only');
    END
    """,
    """
    CREATE TRIGGER drafts_insert BEFORE INSERT ON drafts
    WHEN NEW.state <> 'draft' OR EXISTS (SELECT 1 FROM drafts WHERE id = NEW.id) BEGIN
        SELECT RAISE(ABORT, 'a new record starts as a draft');
    END
    """,
)


def first_store(change: Change) -> None:
    """Make the tables of cases, answers and the audit trail."""
    both = ("UPDATE", "DELETE")
    statements = (
        *_RECORDS,
        *_SEARCH,
        *_AUDIT,
        *_SIGNED_IS_READ_ONLY,
        *append_only("audit", *both),
        *append_only("audit_head", "DELETE"),
        *append_only("settings", *both),
        *append_only("details_versions", *both),
        *append_only("suggestions", *both),
        *append_only("drafts", "DELETE"),
        *append_only("cases", "DELETE"),
    )
    for statement in statements:
        change.write(statement)
