"""What is known of a note's people, and what was found in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Identifier", "Kept", "Kind", "Known", "Redaction"]


class Kind(StrEnum):
    """The eighteen classes of the Safe Harbor rule, 45 CFR 164.514(b)(2)(i)(A) to (R), in its order.

    ``NAME`` holds patients, relatives, employers and physicians. ``GEOGRAPHIC`` is everything smaller than a state,
    clinics among them. ``DATE`` is every part of a date but the year, and every age over 89.
    """

    NAME = "name"
    GEOGRAPHIC = "geographic"
    DATE = "date"
    PHONE = "phone"
    FAX = "fax"
    EMAIL = "email"
    SSN = "ssn"
    MRN = "mrn"
    HEALTH_PLAN = "health_plan"
    ACCOUNT = "account"
    LICENCE = "licence"
    VEHICLE = "vehicle"
    DEVICE = "device"
    URL = "url"
    IP = "ip"
    BIOMETRIC = "biometric"
    PHOTO = "photo"
    OTHER = "other"

    @property
    def replacement(self) -> str:
        """What is written in the place of an identifier of this class."""
        return f"[{self.value.upper()}]"


@dataclass(frozen=True)
class Known:
    """What the database row of a note says about its people: whatever of it stands in the text is an identifier.

    Attributes:
        patient: Names of the patient, each whole ("Lee, Ann" or "Ann Lee").
        physicians: Names of the physicians, with or without titles.
        facilities: Names of hospitals, clinics and departments.
        identifiers: Record numbers and the like, as they are written in the row.
        dates: Dates of the row, ISO or as written; any way of writing them is found.

    """

    patient: tuple[str, ...] = ()
    physicians: tuple[str, ...] = ()
    facilities: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Identifier:
    """A place in the original text that tells who somebody is.

    Attributes:
        start: First character.
        end: Character behind the last.
        kind: Its class.
        rule: The rule that found it, for review.

    """

    start: int
    end: int
    kind: Kind
    rule: str


@dataclass(frozen=True)
class Kept:
    """A clinical place in the original text that no rule may touch; ``kind`` is such as ``dose`` or ``tnm``."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Redaction:
    """A text without its identifiers.

    Attributes:
        text: The text with ``[NAME]``, ``[DATE]`` ... in the place of each identifier.
        spans: The identifiers in the ORIGINAL text, in order and without overlap.
        kept: The protected places in the ORIGINAL text, in order; none overlaps an identifier.

    """

    text: str
    spans: tuple[Identifier, ...]
    kept: tuple[Kept, ...]
