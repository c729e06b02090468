"""Decisions about model packs are read from the audit trail at every unlock."""

from __future__ import annotations

from radonc_desktop.vault.audit import Change

__all__ = ["packs"]

_INDEX = """
    CREATE INDEX audit_of_packs ON audit (seq) WHERE event IN ('pack.approve', 'pack.evaluate', 'pack.retire')
"""


def packs(change: Change) -> None:
    """Let the decisions be found without reading the whole trail."""
    change.write(_INDEX)
