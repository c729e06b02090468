"""The plain records that the case store hands out; times are ISO 8601 in UTC."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

__all__ = [
    "AuditCheck",
    "AuditEntry",
    "CaseRecord",
    "CaseSummary",
    "DetailsVersion",
    "DraftRecord",
    "SuggestionRecord",
    "case_number",
]


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


@dataclass(frozen=True)
class AuditEntry:
    """One row of the audit trail; ``digest`` is its link of the HMAC chain in hex."""

    seq: int
    time: str
    user: str
    event: str
    case_id: int | None
    detail: str
    digest: str


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
