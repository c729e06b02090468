"""FHIR R4: a Bundle with the DocumentReference and Condition resources of one or more patients.

The resources of one subject make one case. Its details are the texts of the documents and, unless a document says
that it is the patient details as a whole, one line for each condition. Whatever was entered in error, refuted or
replaced is left out, and a resource that says that it must not be read without understanding an extension is refused.
"""

from __future__ import annotations

import binascii
from base64 import b64decode
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from radonc_desktop.vault.exchange.errors import ImportRefused
from radonc_desktop.vault.exchange.fhir_names import ANSWER, DETAILS, DOCUMENT_SYSTEM, ICD10CM_SYSTEM, PLAN
from radonc_desktop.vault.exchange.imports.checks import MOST_CASES, check_case
from radonc_desktop.vault.exchange.imports.json_lines import strict_json
from radonc_desktop.vault.exchange.imports.names import plain_list
from radonc_desktop.vault.exchange.imports.rows import Found, ImportedCase

__all__ = ["read_bundle"]

_Text = Annotated[str, StringConstraints(max_length=200_000)]
_Word = Annotated[str, StringConstraints(max_length=1_000)]
_LONGEST_TITLE = 200
_LONGEST_SITE = 100


class _Part(BaseModel):
    """A part of a resource; fields that are not needed are passed over, those that are must have their type."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)


class _Coding(_Part):
    system: _Word = ""
    code: _Word = ""
    display: _Word = ""


class _Concept(_Part):
    coding: list[_Coding] = Field(default_factory=list, max_length=100)
    text: _Word = ""

    @property
    def words(self) -> str:
        return self.text or next((coding.display for coding in self.coding if coding.display), "")

    def code_in(self, *systems: str) -> str:
        return next((coding.code for coding in self.coding if coding.system in systems), "")


class _Reference(_Part):
    reference: _Word = ""


class _Resource(_Part):
    # FHIR R4, 2.4.0: what one of these changes may turn the meaning round.
    modifier: list[Any] = Field(default_factory=list, alias="modifierExtension", max_length=0)
    rules: None = Field(default=None, alias="implicitRules")


class _Condition(_Resource):
    subject: _Reference
    code: _Concept = _Concept()
    body_site: list[_Concept] = Field(default_factory=list, alias="bodySite", max_length=100)
    verification: _Concept = Field(default=_Concept(), alias="verificationStatus")


class _Attachment(_Part):
    content_type: _Word = Field(default="", alias="contentType")
    data: Annotated[str, StringConstraints(max_length=1_000_000)] | None = None


class _Content(_Part):
    attachment: _Attachment


class _Document(_Resource):
    status: Literal["current", "superseded", "entered-in-error"]
    subject: _Reference = _Reference()
    type: _Concept = _Concept()
    description: _Text = ""
    content: list[_Content] = Field(min_length=1, max_length=100)


class _Entry(_Part):
    resource: dict[str, Any]


class _Bundle(_Part):
    resourceType: Literal["Bundle"]  # noqa: N815 - the name in the format
    type: Literal["collection", "document", "searchset", "batch", "transaction", "history", "message"]
    entry: list[Any] = Field(default_factory=list, max_length=MOST_CASES * 10)


@dataclass
class _Subject:
    """What was found about one patient."""

    row: int
    title: str = ""
    site: str = ""
    documents: list[str] = field(default_factory=list)
    details: list[str] = field(default_factory=list)
    plans: list[str] = field(default_factory=list)
    conditions: list[str] = field(default_factory=list)


def read_bundle(text: str, found: Found) -> None:
    """Add the cases of a FHIR R4 Bundle, and what is wrong with it, to ``found``; rows are entries.

    Raises:
        ImportRefused: The text is no Bundle.

    """
    try:
        bundle = _Bundle.model_validate(strict_json(text))
    except (ValidationError, ValueError, RecursionError):
        raise ImportRefused("The file is no FHIR R4 Bundle in JSON: export it again as a Bundle.") from None
    subjects: dict[str, _Subject] = {}
    left_out: dict[str, int] = {}
    for number, raw in enumerate(bundle.entry, start=1):
        _read_entry(found, number, raw, subjects, left_out)
    if left_out:
        kinds = [f"{count:,} {kind}" for kind, count in sorted(left_out.items())]
        found.note(0, "", f"Not imported: {plain_list(kinds)}.")
    for number, subject in enumerate(subjects.values(), start=1):
        _add_case(found, number, subject)


def _read_entry(
    found: Found, number: int, raw: object, subjects: dict[str, _Subject], left_out: dict[str, int]
) -> None:
    try:
        resource = _Entry.model_validate(raw).resource
        kind = resource.get("resourceType")
        if kind == "Condition":
            _read_condition(found, number, _Condition.model_validate(resource), subjects)
        elif kind == "DocumentReference":
            _read_document(found, number, _Document.model_validate(resource), subjects)
        else:
            # The name of an unknown resource may be anything, even text of a case.
            name = kind if isinstance(kind, str) and kind.isascii() and kind.isalpha() and len(kind) < 40 else "other"
            left_out[name] = left_out.get(name, 0) + 1
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors(include_input=False)[0]["loc"] if _is_name(part))
        sentence = (
            f"Entry {number} is not as FHIR R4 has it at {place}." if place else f"Entry {number} is not FHIR R4."
        )
        found.error(number, place, sentence)


def _is_name(part: int | str) -> bool:
    return isinstance(part, int) or (part.isascii() and part.isidentifier() and len(part) < 40)


def _subject(subjects: dict[str, _Subject], reference: str, number: int) -> _Subject:
    # Without a subject nobody knows which entries belong together, so the entry stands alone.
    return subjects.setdefault(reference or f"#entry {number}", _Subject(number))


def _read_condition(found: Found, number: int, condition: _Condition, subjects: dict[str, _Subject]) -> None:
    states = {coding.code for coding in condition.verification.coding}
    if states & {"entered-in-error", "refuted"}:
        found.note(number, "verificationStatus", f"Entry {number} was entered in error or refuted: it is left out.")
        return
    words = condition.code.words
    if not words:
        found.error(number, "code", f"The condition of entry {number} has no words: give it a text or a display.")
        return
    subject = _subject(subjects, condition.subject.reference, number)
    code = condition.code.code_in(ICD10CM_SYSTEM)
    certain = "" if not states or "confirmed" in states else f" ({', '.join(sorted(states & _UNCERTAIN)) or 'unclear'})"
    subject.conditions.append(f"Condition: {words}{f' (ICD-10-CM {code})' if code else ''}{certain}")
    subject.title = subject.title or words[:_LONGEST_TITLE]
    site = next((place.words for place in condition.body_site if place.words), "")
    subject.site = subject.site or site[:_LONGEST_SITE]


_UNCERTAIN = frozenset({"unconfirmed", "provisional", "differential"})


def _read_document(found: Found, number: int, document: _Document, subjects: dict[str, _Subject]) -> None:
    kind = document.type.code_in(DOCUMENT_SYSTEM)
    if document.status != "current":
        found.note(number, "status", f"Entry {number} was replaced or entered in error: it is left out.")
        return
    if kind == ANSWER:
        found.note(number, "type", f"Entry {number} is an answer of this program: it is not imported as a fact.")
        return
    texts = [_attached(found, number, place, content) for place, content in enumerate(document.content)]
    whole = "\n\n".join(text for text in texts if text)
    if found.errors and not whole:
        return
    subject = _subject(subjects, document.subject.reference, number)
    if kind == DETAILS:
        subject.details.append(whole)
        subject.title = document.description.strip() or subject.title
    elif kind == PLAN:
        subject.plans.append(whole)
    else:
        subject.documents.append(whole)


def _attached(found: Found, number: int, place: int, content: _Content) -> str:
    attachment, column = content.attachment, f"content.{place}.attachment"
    media, _, parameters = attachment.content_type.partition(";")
    if media.strip().lower() != "text/plain" or attachment.data is None:
        found.error(
            number,
            f"{column}.contentType",
            f"The document of entry {number} holds no plain text: attach it as text/plain with its data.",
        )
        return ""
    charset = parameters.strip().lower().removeprefix("charset=").strip('"')
    if charset not in {"", "utf-8", "utf8", "us-ascii"}:
        found.error(number, f"{column}.contentType", f"The document of entry {number} is not UTF-8: convert it.")
        return ""
    try:
        return b64decode("".join(attachment.data.split()), validate=True).decode("utf-8-sig")
    except (binascii.Error, UnicodeDecodeError, ValueError):
        found.error(number, f"{column}.data", f"The document of entry {number} is no UTF-8 text in Base64.")
        return ""


def _add_case(found: Found, number: int, subject: _Subject) -> None:
    parts = subject.details or [*subject.documents, "\n".join(subject.conditions)]
    details = "\n\n".join(part for part in parts if part.strip())
    if subject.details and (subject.conditions or subject.documents):
        found.note(subject.row, "", f"The details of case {number} are complete: other entries about it are left out.")
    if not details and subject.plans:
        found.error(subject.row, "", f"The plan of entry {subject.row} has no patient details beside it.")
        return
    title = " ".join(subject.title.split())[:_LONGEST_TITLE] or f"Imported patient {number}"
    site, plan = " ".join(subject.site.split()), "\n\n".join(subject.plans)
    case = ImportedCase(subject.row, "", title, site, details, plan)
    if check_case(found, case):
        found.cases.append(case)
