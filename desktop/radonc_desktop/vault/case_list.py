"""The case list in pages: whatever the store holds, a page costs the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from radonc_desktop.vault.records import CaseSummary, case_number
from radonc_desktop.vault.search import case_id_in, match_expression
from radonc_models.keyed.connection import Connection

__all__ = ["CaseList", "CasePage", "PageMark"]

PAGE = 200
"""Cases of one page."""

SORTED = 1000
"""Most found cases that are sorted by their last change; more than these come by number, the highest first."""

_LINE = """
    SELECT id, title, site, updated,
        (SELECT count(*) FROM drafts WHERE case_id = cases.id AND state = 'signed'),
        (SELECT count(*) FROM drafts WHERE case_id = cases.id AND state = 'draft')
    FROM cases {where}
"""
_BY_CHANGE = "ORDER BY updated DESC, id DESC LIMIT ?"
_ALL = _LINE.format(where=f"WHERE (updated, id) < (?, ?) {_BY_CHANGE}")
_HIT = "id IN (SELECT rowid FROM cases_fts WHERE cases_fts MATCH ? UNION SELECT ?)"
_FEW = _LINE.format(where=f"WHERE {_HIT} AND (updated, id) < (?, ?) {_BY_CHANGE}")
_MANY = _LINE.format(
    where="WHERE id IN (SELECT rowid FROM cases_fts WHERE cases_fts MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?) "
    "AND id <> ? ORDER BY id DESC"
)
_ONE = _LINE.format(where="WHERE id = ?")
_COUNT_FOUND = "SELECT count(*) FROM (SELECT 1 FROM cases_fts WHERE cases_fts MATCH ? ORDER BY rowid DESC LIMIT ?)"
_AFTER_ALL = "~"  # sorts behind every time
_HIGHEST = 2**62


@dataclass(frozen=True)
class PageMark:
    """Where the next page begins: behind the case ``id``, which was last changed at ``updated``."""

    updated: str
    id: int


@dataclass(frozen=True)
class CasePage:
    """A part of the list.

    Attributes:
        rows: The cases.
        found: How many cases there are in all; with ``more_found`` at least so many.
        more_found: There are more than were counted.
        next: Give it back for the page behind this one; None at the end.

    """

    rows: list[CaseSummary]
    found: int
    more_found: bool
    next: PageMark | None


class CaseList:
    """The list of the cases of one open store, all of them or those that were searched for."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def page(self, text: str, after: PageMark | None = None, limit: int = PAGE) -> CasePage:
        """Return the first page, or the one behind ``after``, of the cases with every word of ``text``.

        Up to a thousand found cases come in the order of their last change, newest first. More of them cannot be sorted
        in the time of a key stroke: they come by number, the highest first. A case whose number was typed comes first.

        Raises:
            InputRefused: The text is too long for a search.

        """
        query = match_expression(text)
        start = after or PageMark(_AFTER_ALL, _HIGHEST)
        if query is None:
            found = self._number("SELECT count(*) FROM cases")
            return self._cut(self._rows(_ALL, start.updated, start.id, limit), found, limit)
        found = self._number(_COUNT_FOUND, query, SORTED + 1)
        named = case_id_in(text)
        if found <= SORTED:
            rows = self._rows(_FEW, query, -1 if named is None else named, start.updated, start.id, limit)
            total = found if named is None or after is not None else max(found, len(rows))
            return self._cut(rows, total, limit)
        first = [] if named is None or after is not None else self._rows(_ONE, named)
        rows = self._rows(_MANY, query, start.id, limit, -1 if named is None else named)
        page = self._cut(rows, SORTED, limit)
        return CasePage(first + page.rows, SORTED, True, page.next)

    def all(self, text: str) -> list[CaseSummary]:
        """Return the rows of every page."""
        page = self.page(text, limit=10 * PAGE)
        rows = page.rows
        while page.next is not None:
            page = self.page(text, page.next, 10 * PAGE)
            rows += page.rows
        return rows

    def _rows(self, sql: str, *values: object) -> list[CaseSummary]:
        return [CaseSummary(row[0], case_number(row[0]), *row[1:]) for row in self._connection.rows(sql, *values)]

    def _number(self, sql: str, *values: object) -> int:
        row: tuple[Any, ...] | None = self._connection.row(sql, *values)
        return int(row[0]) if row else 0

    @staticmethod
    def _cut(rows: list[CaseSummary], found: int, limit: int) -> CasePage:
        # A page by number may lack the one case that came first already.
        last = rows[-1] if len(rows) >= limit - 1 and rows else None
        return CasePage(rows, found, False, None if last is None else PageMark(last.updated, last.id))
