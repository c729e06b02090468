"""The search index marks replaced words instead of cutting them out of its pages."""

from __future__ import annotations

from radonc_desktop.vault.audit import Change

__all__ = ["search_index"]


def search_index(change: Change) -> None:
    """Let FTS5 drop the words of older details when it merges, not at once.

    Cutting them out touched a page a word, 160 pages a change, to hide what ``details_versions`` keeps in the same
    encrypted file on purpose: no case and no version of its details is ever deleted.
    """
    change.write("INSERT INTO cases_fts (cases_fts, rank) VALUES ('secure-delete', 0)")
