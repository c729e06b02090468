"""Rows of the audit trail may go after six years, unless they wrote a record."""

from __future__ import annotations

from radonc_desktop.vault.audit import Change

__all__ = ["retention"]

_GUARD = """
    CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
    WHEN OLD.time > strftime('%Y-%m-%dT%H:%M:%S', 'now', '-6 years') OR OLD.detail LIKE '%content=%' BEGIN
        SELECT RAISE(ABORT, 'rows of audit are kept for six years');
    END
"""


def retention(change: Change) -> None:
    """Let the guard of the audit trail tell old rows from young ones."""
    change.write("DROP TRIGGER audit_no_delete")
    change.write(_GUARD)
