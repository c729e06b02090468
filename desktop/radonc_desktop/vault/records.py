"""The plain records that the case store hands out; times are ISO 8601 in UTC."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

__all__ = [
    "AddendumRecord",
    "AuditCheck",
    "AuditEntry",
    "CaseRecord",
    "CaseSummary",
    "DecisionRecord",
    "DetailsVersion",
    "DraftRecord",
    "ReviewRecord",
    "SuggestionRecord",
    "case_number",
]


CONTENT_MARK = " content="
"""What parts the facts of an audit row from the HMACs of its content where both are stored."""


def case_number(case_id: int) -> str:
    """Return the number that people see, such as ``0042``."""
    return f"{case_id:04d}"


@dataclass(frozen=True)
class CaseSummary:
    """One line of the case list.

    Attributes:
        id: Identifier inside this store.
        number: The number that people see.
        title: Short title.
        site: Disease site.
        updated: Time of the last change to the case, its drafts or signatures.
        signed: How many answers are signed.
        drafts: How many answers wait as drafts.

    """

    id: int
    number: str
    title: str
    site: str
    updated: str
    signed: int
    drafts: int


@dataclass(frozen=True)
class CaseRecord:
    """One case as it stands.

    Attributes:
        id: Identifier inside this store.
        number: The number that people see.
        title: Short title.
        site: Disease site.
        details: Current patient details.
        details_version: Version of ``details``; give it back to ``save_details``.
        physician_plan: The physician's own plan, or an empty text.
        created: Time of entry.
        updated: Time of the last change.
        plan_version: Version of ``physician_plan``; give it back to ``save_physician_plan``.

    """

    id: int
    number: str
    title: str
    site: str
    details: str
    details_version: int
    physician_plan: str
    created: str
    updated: str
    plan_version: int = 1


@dataclass(frozen=True)
class DetailsVersion:
    """One kept version of the patient details; ``saved_by`` is a user name."""

    version: int
    details: str
    saved_by: str
    saved: str


@dataclass(frozen=True)
class SuggestionRecord:
    """What a model answered, unchangeable.

    Attributes:
        id: Identifier inside this store.
        case_id: The case that was asked about.
        task: Name of the task.
        outcome: Text, provenance and findings as they were given to ``save_suggestion``.
        details_version: Version of the patient details when it was saved.
        created: Time of saving.

    """

    id: int
    case_id: int
    task: str
    outcome: dict[str, Any]
    details_version: int
    created: str


@dataclass(frozen=True)
class DraftRecord:
    """The physician's text for one task of a case.

    Attributes:
        id: Identifier inside this store.
        case_id: The case.
        task: Name of the task.
        text: The text.
        suggestion_id: The suggestion that it started from, if any.
        state: ``draft``, or ``signed`` and from then on read only.
        updated: Time of the last change.
        signed_by: User who signed.
        signed_at: Time of signing.
        sha256: Hex SHA-256 of the canonical signed record.
        version: 1 for the first text, one more with each change; give it back to ``save_draft``.
        key: Fingerprint of the key that signed; None for a draft, and for answers signed before there were keys.

    """

    id: int
    case_id: int
    task: str
    text: str
    suggestion_id: int | None
    state: Literal["draft", "signed"]
    updated: str
    signed_by: str | None
    signed_at: str | None
    sha256: str | None
    version: int = 1
    key: str | None = None


@dataclass(frozen=True)
class AddendumRecord:
    """What a physician added to a signed answer, signed itself; ``sha256`` is that of its canonical record."""

    id: int
    case_id: int
    draft_id: int
    text: str
    author: str
    created: str
    sha256: str
    key: str = ""


@dataclass(frozen=True)
class ReviewRecord:
    """What a colleague says about a draft or a signed answer.

    Attributes:
        id: Identifier inside this store.
        case_id: The case.
        draft_id: The draft or answer.
        draft_version: Its version when it was reviewed.
        text_sha256: Hex SHA-256 of its text when it was reviewed.
        verdict: ``agree``, ``disagree`` or ``comment``.
        text: The words of the reviewer; may be empty with ``agree``.
        reviewer: User name.
        created: Time.

    """

    id: int
    case_id: int
    draft_id: int
    draft_version: int
    text_sha256: str
    verdict: str
    text: str
    reviewer: str
    created: str


@dataclass(frozen=True)
class DecisionRecord:
    """What was made of a suggestion: ``accepted``, ``edited`` or ``rejected``; the highest version counts."""

    suggestion_id: int
    version: int
    decision: str
    decided_by: str
    decided: str


@dataclass(frozen=True)
class AuditEntry:
    """One row of the audit trail.

    Attributes:
        seq: Its number, from 1 without gaps.
        time: When.
        user: Who.
        event: What, one of ``events.Event``.
        case_id: The case, if it is about one.
        detail: Facts as ``name=value``.
        digest: Its link of the HMAC chain in hex.
        content: HMACs of the rows that the change wrote, as ``table.id.hex`` joined by ``+``.

    """

    seq: int
    time: str
    user: str
    event: str
    case_id: int | None
    detail: str
    digest: str
    content: str = ""

    @property
    def body(self) -> tuple[object, ...]:
        """What the digest authenticates."""
        detail = f"{self.detail}{CONTENT_MARK}{self.content}" if self.content else self.detail
        return self.seq, self.time, self.user, self.event, self.case_id, detail


@dataclass(frozen=True)
class AuditCheck:
    """The result of checking the whole audit trail.

    Attributes:
        ok: Every row is in place and as it was written.
        entries: Rows present.
        first_bad: Number of the first row that is missing or was changed; None where no row can be named.
        problem: One sentence, empty when ``ok``.

    """

    ok: bool
    entries: int
    first_bad: int | None
    problem: str = ""
