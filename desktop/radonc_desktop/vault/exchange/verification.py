"""What makes a copy of the store good: every page, the whole audit trail, every signature, and the same counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from radonc_desktop.vault.audit import AuditTrail
from radonc_desktop.vault.cases import Cases
from radonc_desktop.vault.drafts import Drafts
from radonc_desktop.vault.errors import VaultDamaged
from radonc_desktop.vault.progress import Progress, unwatched
from radonc_models.keyed.connection import Connection

__all__ = ["Census", "check_copy", "count"]

_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"
# The search index is checked with the pages, and its inner tables count words, not records.
_NOT_RECORDS = ("cases_fts", "sqlite_")


@dataclass(frozen=True)
class Census:
    """How many rows each table of a store has, and where its audit trail ends.

    Attributes:
        rows: Name of a table -> its rows.
        head: Digest of the newest row of the audit trail in hex.

    """

    rows: Mapping[str, int]
    head: str

    @property
    def cases(self) -> int:
        """How many cases there are."""
        return self.rows["cases"]

    @property
    def audit(self) -> int:
        """How many rows the audit trail has."""
        return self.rows["audit"]

    def as_facts(self) -> dict[str, Any]:
        """Return the census as JSON holds it."""
        return {"head": self.head, "rows": dict(self.rows)}

    @classmethod
    def from_facts(cls, facts: Mapping[str, Any]) -> Census:
        """Return the census in ``facts``.

        Raises:
            KeyError, TypeError, ValueError: A field is missing or odd.

        """
        rows = {str(table): int(number) for table, number in dict(facts["rows"]).items()}
        if not {"cases", "audit"} <= rows.keys():
            raise ValueError("census")
        return cls(rows, str(facts["head"]))


def count(connection: Connection) -> Census:
    """Count the rows of every table of an open store."""
    rows = {}
    names = [str(name) for (name,) in connection.rows(_TABLES)]
    for table in (name for name in names if not name.startswith(_NOT_RECORDS)):
        counted = connection.row(f'SELECT count(*) FROM "{table}"')  # noqa: S608 - the store's own names
        rows[table] = int(counted[0]) if counted else 0
    newest = connection.row("SELECT digest FROM audit ORDER BY seq DESC LIMIT 1")
    return Census(rows, "" if newest is None else str(newest[0]))


def check_copy(connection: Connection, chain_key: bytearray, expected: Census, progress: Progress = unwatched) -> None:
    """Check that an open database is an undamaged store with exactly the ``expected`` rows.

    Raises:
        VaultDamaged: A page, a row of the audit trail, a signature or a count is not right.

    """
    connection.check_file()
    trail = AuditTrail(connection, chain_key, "")
    check = trail.verify(progress)
    if check.ok:
        check = Drafts(connection, trail, Cases(connection, trail, ""), "").verify_signed(check.entries, progress)
    if not check.ok or count(connection) != expected:
        raise VaultDamaged
