"""What SQL may do once the store is open: an allow-list that SQLite asks while it compiles each statement.

It keeps plaintext from leaving (no ATTACH, no export, no temporary files) and history from changing (no
UPDATE or DELETE on what is append-only), even if a later bug or an injected statement tries.
"""

from __future__ import annotations

from sqlcipher3 import dbapi2

__all__ = ["authorize", "authorize_purge"]

_FTS = frozenset({"cases_fts", "cases_fts_data", "cases_fts_idx", "cases_fts_docsize", "cases_fts_config"})
_INSERT = _FTS | {
    "cases",
    "details_versions",
    "suggestions",
    "drafts",
    "decisions",
    "reviews",
    "judgements",
    "addenda",
    "signatures",
    "audit",
    "audit_head",
    "desks",
    "people",
    "person_keys",
    "notices",
    "notices_seen",
    "escrow_keys",
    "escrow_uses",
    "escrow_uses_seen",
    "imports",
    "imported_cases",
}
_DELETE = _FTS
_UPDATE_COLUMNS = {
    "cases": frozenset({"details", "details_version", "physician_plan", "plan_version", "updated", "entry"}),
    "drafts": frozenset(
        {
            "text",
            "suggestion_id",
            "state",
            "updated",
            "signed_by",
            "signed_at",
            "details_version",
            "sha256",
            "version",
            "entry",
        }
    ),
    "audit_head": frozenset({"seq", "mac"}),
    "people": frozenset({"roles", "slot_version", "temporary", "removed", "mac"}),
    "desks": frozenset({"content", "saved"}),
}
_FUNCTIONS = frozenset({"coalesce", "count", "match", "max", "sum"})
_PRAGMAS = frozenset({"cipher_status", "data_version", "wal_checkpoint"})
_ALWAYS = frozenset({dbapi2.SQLITE_SELECT, dbapi2.SQLITE_READ, dbapi2.SQLITE_TRANSACTION})


def authorize(action: int, first: str | None, second: str | None, database: str | None, _trigger: str | None) -> int:
    """Answer SQLite's question; whatever is not named above is denied."""
    allowed = database in {None, "main"} and (
        action in _ALWAYS
        or (action == dbapi2.SQLITE_INSERT and first in _INSERT)
        or (action == dbapi2.SQLITE_DELETE and first in _DELETE)
        or (action == dbapi2.SQLITE_UPDATE and _may_update(first, second))
        or (action == dbapi2.SQLITE_FUNCTION and second in _FUNCTIONS)
        or (action == dbapi2.SQLITE_PRAGMA and first in _PRAGMAS)
    )
    return int(dbapi2.SQLITE_OK if allowed else dbapi2.SQLITE_DENY)


def _may_update(table: str | None, column: str | None) -> bool:
    return table in _FTS or (table in _UPDATE_COLUMNS and column in _UPDATE_COLUMNS[table])


def authorize_purge(
    action: int, first: str | None, second: str | None, database: str | None, trigger: str | None
) -> int:
    """Answer as ``authorize`` does, but let old rows of the audit trail go; the triggers refuse the younger ones."""
    allowed = (
        (action == dbapi2.SQLITE_DELETE and first == "audit")
        or (action == dbapi2.SQLITE_INSERT and first == "audit_gaps")
        or (action == dbapi2.SQLITE_FUNCTION and second in {"like", "strftime"})
    )
    return (
        int(dbapi2.SQLITE_OK)
        if allowed and database in {None, "main"}
        else authorize(action, first, second, database, trigger)
    )
