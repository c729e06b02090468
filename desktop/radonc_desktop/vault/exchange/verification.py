"""What makes a copy of the store good: every page, the whole audit trail, every signature, and the same counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from radonc_desktop.vault.audit import AuditTrail
from radonc_desktop.vault.cases import Cases
from radonc_desktop.vault.connection import Connection
from radonc_desktop.vault.drafts import Drafts
from radonc_desktop.vault.errors import VaultDamaged

__all__ = ["Census", "check_copy", "count"]

_TABLES = ("cases", "details_versions", "suggestions", "drafts", "audit")


@dataclass(frozen=True)
class Census:
    """How many rows a store has, and where its audit trail ends.

    Attributes:
        cases: Cases.
        details_versions: Kept versions of patient details.
        suggestions: Kept answers of the models.
        drafts: Drafts and signed answers.
        audit: Rows of the audit trail.
        head: Digest of the newest row in hex.

    """

    cases: int
    details_versions: int
    suggestions: int
    drafts: int
    audit: int
    head: str

    def as_facts(self) -> dict[str, int | str]:
        """Return the fields as JSON holds them."""
        return asdict(self)

    @classmethod
    def from_facts(cls, facts: Mapping[str, Any]) -> Census:
        """Return the census in ``facts``; a field that is missing or odd is a ``TypeError`` or ``KeyError``."""
        numbers = {table: int(facts[table]) for table in _TABLES}
        return cls(**numbers, head=str(facts["head"]))


def count(connection: Connection) -> Census:
    """Count the rows of a store."""
    counts = {}
    for table in _TABLES:
        row = connection.row(f"SELECT count(*) FROM {table}")  # noqa: S608 - from the list above
        counts[table] = int(row[0]) if row else 0
    newest = connection.row("SELECT digest FROM audit ORDER BY seq DESC LIMIT 1")
    return Census(**counts, head="" if newest is None else str(newest[0]))


def check_copy(connection: Connection, chain_key: bytearray, expected: Census) -> None:
    """Check that an open database is an undamaged store with exactly the ``expected`` rows.

    Raises:
        VaultDamaged: A page, a row of the audit trail, a signature or a count is not right.

    """
    connection.check_file()
    trail = AuditTrail(connection, chain_key, "")
    check = trail.verify()
    if check.ok:
        check = Drafts(connection, trail, Cases(connection, trail, ""), "").verify_signed(check.entries)
    if not check.ok or count(connection) != expected:
        raise VaultDamaged
