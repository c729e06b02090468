"""What people make of what models and colleagues wrote: decisions about suggestions, reviews of answers."""

from __future__ import annotations

from hashlib import sha256
from typing import Literal

from radonc_desktop.marking import marked
from radonc_desktop.vault.audit import AuditTrail
from radonc_desktop.vault.cases import storable
from radonc_desktop.vault.drafts import Drafts
from radonc_desktop.vault.errors import StaleVersion, TextRefused
from radonc_desktop.vault.records import DecisionRecord, ReviewRecord
from radonc_models.keyed.canonical import now
from radonc_models.keyed.connection import Connection

__all__ = ["Decision", "Reviews", "Verdict"]

Decision = Literal["accepted", "edited", "rejected"]
Verdict = Literal["agree", "disagree", "comment"]

_STALE = (
    "Somebody decided about this suggestion in the meantime, so nothing was overwritten: "
    "open the case again to see the decision."
)


class Reviews:
    """Decisions and reviews of one open store; both are only ever added."""

    def __init__(self, connection: Connection, audit: AuditTrail, drafts: Drafts, user: str) -> None:
        self._connection = connection
        self._audit = audit
        self._drafts = drafts
        self._user = user

    def decide(self, suggestion_id: int, decision: Decision, expected_version: int = 0) -> DecisionRecord:
        """Keep what was made of a suggestion; an earlier decision stays in its history.

        Raises:
            UnknownRecord: There is no such suggestion.
            StaleVersion: The newest decision is not ``expected_version`` (0: there is none).

        """
        origin = self._drafts.suggestion(suggestion_id)
        known = self.decisions(suggestion_id)
        if len(known) != expected_version:
            raise StaleVersion(_STALE)
        made = DecisionRecord(suggestion_id, expected_version + 1, decision, self._user, now())
        with self._audit.change() as change:
            change.insert(
                "decisions",
                case_id=origin.case_id,
                suggestion_id=suggestion_id,
                version=made.version,
                decision=decision,
                decided_by=made.decided_by,
                decided=made.decided,
            )
            change.record("suggestion.decide", origin.case_id, suggestion=suggestion_id, decision=decision)
        return made

    def decisions(self, suggestion_id: int) -> list[DecisionRecord]:
        """Return every decision about a suggestion, oldest first."""
        found = self._connection.rows(
            "SELECT suggestion_id, version, decision, decided_by, decided FROM decisions "
            "WHERE suggestion_id = ? ORDER BY version",
            suggestion_id,
        )
        return [DecisionRecord(*row) for row in found]

    def add(self, draft_id: int, verdict: Verdict, text: str = "") -> ReviewRecord:
        """Keep a review of a draft or a signed answer, bound to its text as it is now.

        Raises:
            UnknownRecord: There is no such draft.
            TextRefused: A review that does not agree says nothing, or its text cannot be stored exactly.

        """
        draft = self._drafts.draft_by_id(draft_id)
        storable(text, marked("The review"))
        if verdict != "agree" and not text.strip():
            raise TextRefused("This review is empty: write what you would change before you save it.")
        digest, time = sha256(draft.text.encode()).hexdigest(), now()
        with self._audit.change() as change:
            review_id = change.insert(
                "reviews",
                case_id=draft.case_id,
                draft_id=draft_id,
                draft_version=draft.version,
                text_sha256=digest,
                verdict=verdict,
                text=text,
                reviewer=self._user,
                created=time,
            )
            change.record("review.add", draft.case_id, draft=draft_id, version=draft.version, verdict=verdict)
        return ReviewRecord(review_id, draft.case_id, draft_id, draft.version, digest, verdict, text, self._user, time)

    def of(self, draft_id: int) -> list[ReviewRecord]:
        """Return every review of a draft or signed answer, oldest first."""
        found = self._connection.rows(
            "SELECT id, case_id, draft_id, draft_version, text_sha256, verdict, text, reviewer, created FROM reviews "
            "WHERE draft_id = ? ORDER BY id",
            draft_id,
        )
        return [ReviewRecord(*row) for row in found]
