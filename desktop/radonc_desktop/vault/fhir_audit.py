"""The audit trail as FHIR R4 AuditEvent resources (hl7.org/fhir/R4/auditevent.html), for the hospital's own repository.

Types follow DICOM PS3.15 A.5 as IHE ATNA uses them. Nothing of a case's text is in the trail, so nothing is here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from radonc_desktop.vault.records import AuditEntry, case_number

__all__ = ["audit_event", "bundle"]

_DICOM = "http://dicom.nema.org/resources/ontology/DCM"
_OURS = "urn:radonc-gpt:audit-event"
_FAILURE, _SUCCESS = "4", "0"

# By the beginning of the event's name: DICOM code, its meaning, and what was done (C, R, U, D, E).
_TYPES = (
    ("store.unlock", "110122", "Login", "E"),
    ("store.lock", "110123", "Logout", "E"),
    ("lock.auto", "110136", "Security Mode", "E"),
    ("unlock.refused", "110122", "Login", "E"),
    ("recovery.unlock", "110127", "Emergency Override Started", "E"),
    ("escrow.open", "110127", "Emergency Override Started", "E"),
    ("break_glass.unlock", "110127", "Emergency Override Started", "E"),
    ("store.", "110120", "Application Start", "E"),
    ("audit.", "110101", "Audit Log Used", "R"),
    ("anchor.", "110113", "Security Alert", "E"),
    ("loss.", "110113", "Security Alert", "E"),
    ("case.search", "110112", "Query", "E"),
    ("case.view", "110110", "Patient Record", "R"),
    ("case.create", "110110", "Patient Record", "C"),
    ("export.", "110106", "Export", "R"),
    ("backup.", "110106", "Export", "R"),
    ("import.", "110107", "Import", "C"),
    ("restore.", "110107", "Import", "C"),
    ("draft.sign", "110110", "Patient Record", "U"),
    ("details.", "110110", "Patient Record", "U"),
    ("plan.", "110110", "Patient Record", "U"),
    ("draft.", "110110", "Patient Record", "U"),
    ("suggestion.", "110110", "Patient Record", "C"),
    ("review.", "110110", "Patient Record", "C"),
    ("addendum.", "110110", "Patient Record", "C"),
    ("judgement.", "110110", "Patient Record", "C"),
    ("sign.refused", "110110", "Patient Record", "U"),
)
_SECURITY = ("110136", "Security Mode", "U")  # users, keys, passphrases and whatever else administers the store
_FAILED = (".refused", ".failed")


def audit_event(entry: AuditEntry, vault_id: str) -> dict[str, Any]:
    """Return one row as an AuditEvent; its number and digest tie it to the chain."""
    code, meaning, action = _type_of(entry.event)
    failed = entry.event.endswith(_FAILED)
    made: dict[str, Any] = {
        "resourceType": "AuditEvent",
        "id": f"{vault_id[:16]}-{entry.seq}",
        "type": {"system": _DICOM, "code": code, "display": meaning},
        "subtype": [{"system": _OURS, "code": entry.event}],
        "action": action,
        "recorded": entry.time,
        "outcome": _FAILURE if failed else _SUCCESS,
        "agent": [{"who": {"display": entry.user}, "name": entry.user, "requestor": True}],
        "source": {"observer": {"identifier": {"system": "urn:radonc-gpt:vault", "value": vault_id}}},
        "entity": [_trail_entity(entry)],
    }
    if entry.case_id is not None:
        made["entity"].insert(0, _case_entity(entry.case_id, vault_id))
    return made


def bundle(entries: Iterable[AuditEntry], vault_id: str) -> Iterator[str]:
    """Return a Bundle of type ``collection`` piece by piece: a trail of any length is never held as one text."""
    yield '{"resourceType":"Bundle","type":"collection","entry":['
    for number, entry in enumerate(entries):
        event = json.dumps({"resource": audit_event(entry, vault_id)}, ensure_ascii=False, separators=(",", ":"))
        yield ("," if number else "") + "\n" + event
    yield "\n]}\n"


def _type_of(event: str) -> tuple[str, str, str]:
    for beginning, code, meaning, action in _TYPES:
        if event.startswith(beginning):
            return code, meaning, action
    return _SECURITY


def _case_entity(case_id: int, vault_id: str) -> dict[str, Any]:
    return {
        "what": {"identifier": {"system": f"urn:radonc-gpt:case:{vault_id}", "value": case_number(case_id)}},
        "type": {"system": "http://terminology.hl7.org/CodeSystem/audit-entity-type", "code": "1", "display": "Person"},
        "role": {"system": "http://terminology.hl7.org/CodeSystem/object-role", "code": "1", "display": "Patient"},
    }


def _trail_entity(entry: AuditEntry) -> dict[str, Any]:
    facts = [fact.partition("=") for fact in entry.detail.split(" ") if fact]
    facts += [("number", "=", str(entry.seq)), ("digest", "=", entry.digest)]
    return {
        "type": {
            "system": "http://terminology.hl7.org/CodeSystem/audit-entity-type",
            "code": "2",
            "display": "System Object",
        },
        "detail": [{"type": name, "valueString": value} for name, _, value in facts],
    }
