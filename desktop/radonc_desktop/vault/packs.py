"""Which model packs this store lets in: decided by an administrator for a manifest's hash, kept in the audit trail.

The trail is the record: its rows are chained, name who and when, and these are never cleared as too old.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from radonc_desktop.vault.audit import AuditTrail
from radonc_desktop.vault.authentication import Authentication
from radonc_desktop.vault.errors import PackNotForPatients, UnknownRecord, WrongPassphrase
from radonc_desktop.vault.events import PACK_EVENTS, Event
from radonc_desktop.vault.roles import Right, Rights
from radonc_models.keyed.connection import Connection

__all__ = ["Decidable", "PackApprovals", "PackDecision", "PackState"]

_SHA256 = re.compile(r"[0-9a-f]{64}")
_MARKS = ", ".join(f"'{event}'" for event in PACK_EVENTS)
_DECISIONS = f"SELECT time, user, event, detail FROM audit WHERE event IN ({_MARKS}) ORDER BY seq DESC"  # noqa: S608


class PackState(StrEnum):
    """How a store stands to a model pack."""

    INSTALLED = "installed"
    EVALUATION = "evaluation"
    APPROVED = "approved"
    RETIRED = "retired"


_EVENTS: dict[PackState, Event] = {
    PackState.EVALUATION: "pack.evaluate",
    PackState.APPROVED: "pack.approve",
    PackState.RETIRED: "pack.retire",
}
_STATES = {event: state for state, event in _EVENTS.items()}


@dataclass(frozen=True)
class PackDecision:
    """The newest decision about a pack: what it is now, who said so and when (ISO 8601 in UTC)."""

    state: PackState
    decided_by: str
    decided: str


class Decidable(Protocol):
    """What a decision must know of a model pack, such as ``radonc_models.pack.Pack``."""

    @property
    def sha256(self) -> str:
        """Hex SHA-256 of its manifest."""

    @property
    def synthetic(self) -> bool:
        """Whether its models learned from synthetic cases alone."""


class PackApprovals:
    """The decisions of one open store; ``demo`` marks that of the demo."""

    def __init__(
        self, connection: Connection, audit: AuditTrail, rights: Rights, authentication: Authentication, *, demo: bool
    ) -> None:
        self._demo = demo
        self._connection = connection
        self._audit = audit
        self._rights = rights
        self._authentication = authentication

    def decision(self, manifest_sha256: str) -> PackDecision | None:
        """Return the newest decision about the pack with this manifest; None where nobody decided."""
        wanted = f"manifest={manifest_sha256}"
        for time, user, event, detail in self._connection.rows(_DECISIONS):
            if wanted in str(detail).split(" "):
                return PackDecision(_STATES[event], user, time)
        return None

    def decide(self, pack: Decidable, state: PackState, passphrase: str) -> PackDecision:
        """Decide about a pack after asking for the passphrase again, and write it down.

        Raises:
            NotAllowed: The unlocked user is no administrator.
            PackNotForPatients: The models learned from synthetic cases alone, and only the demo may approve them.
            WrongPassphrase: The passphrase is not this user's; the attempt is audited.
            TooManyAttempts: After too many wrong passphrases, for a while.
            UnknownRecord: This is no hash of a manifest, or no state that can be decided.

        """
        self._rights.require(Right.MODELS)
        manifest_sha256 = pack.sha256
        if not _SHA256.fullmatch(manifest_sha256) or state not in _EVENTS:
            raise UnknownRecord
        if state is PackState.APPROVED and pack.synthetic and not self._demo:
            raise PackNotForPatients
        try:
            self._authentication.keys(passphrase).wipe()
        except WrongPassphrase:
            with self._audit.change() as change:
                change.record("pack.refused", manifest=manifest_sha256)
            raise
        with self._audit.change() as change:
            change.record(_EVENTS[state], manifest=manifest_sha256)
        decided = self.decision(manifest_sha256)
        assert decided is not None
        return decided
