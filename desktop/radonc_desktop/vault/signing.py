"""Signatures: Ed25519 over the canonical record of an answer or an addendum, and everything that it rests on."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from radonc_desktop.vault.audit import Change
from radonc_desktop.vault.errors import UnknownRecord, VaultDamaged
from radonc_desktop.vault.people import fingerprint
from radonc_desktop.vault.records import AddendumRecord, DraftRecord, case_number
from radonc_desktop.vault.signed_file import signed_file
from radonc_models.keyed.canonical import canonical
from radonc_models.keyed.connection import Connection

__all__ = ["RESPONSIBLE", "Signatures"]

RESPONSIBLE = "I am responsible for this answer"
"""What a signature under an answer means (21 CFR 11.50)."""

_FIRST, _ANSWER, _ADDENDUM = "radonc-signed-record-1", "radonc-signed-record-2", "radonc-signed-addendum-1"
_FORGED = (
    "A signed answer of this case store no longer is what was signed: do not use it, "
    "keep a copy of the folder as evidence and restore the last good backup."
)


class Signatures:
    """The signatures of one open store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def answer(self, draft: DraftRecord, user: str, time: str, version: int, public: bytes) -> dict[str, Any]:
        """Return the record of an answer: its text, the details and the suggestion behind it, and what it means.

        Args:
            draft: The answer.
            user: Printed name of the signer.
            time: Time of signing.
            version: Version of the patient details.
            public: The signer's public key.

        """
        outcome = self._outcome(draft)
        return {
            **self._basis(draft, user, time, version),
            "findings": outcome.get("findings"),
            "format": _ANSWER,
            "meaning": RESPONSIBLE,
            "provenance": outcome.get("provenance"),
            "public_key": public.hex(),
        }

    def addendum(self, answer: DraftRecord, text: str, user: str, time: str, public: bytes) -> dict[str, Any]:
        """Return the record of an addendum to a signed answer."""
        return {
            "answer_sha256": answer.sha256,
            "case": case_number(answer.case_id),
            "draft": answer.id,
            "format": _ADDENDUM,
            "meaning": RESPONSIBLE,
            "public_key": public.hex(),
            "signed_at": time,
            "signed_by": user,
            "task": answer.task,
            "text": text,
        }

    def add(
        self,
        change: Change,
        kind: str,
        object_id: int,
        case_id: int,
        record: dict[str, Any],
        key: Ed25519PrivateKey,
    ) -> None:
        """Sign a record and keep it beside what it is about."""
        text = canonical(record)
        change.insert(
            "signatures",
            case_id=case_id,
            kind=kind,
            object_id=object_id,
            record=text.decode(),
            public_key=str(record["public_key"]),
            signature=key.sign(text).hex(),
        )

    def check_answer(self, draft: DraftRecord, version: int) -> str | None:
        """Return the fingerprint of the key that signed an answer; None where it was signed before there were keys.

        Raises:
            VaultDamaged: The answer, or something that it rests on, is not what was signed.

        """
        user, time = str(draft.signed_by), str(draft.signed_at)
        row = self._row("answer", draft.id)
        if row is None:
            record = {**self._basis(draft, user, time, version), "format": _FIRST}
            if sha256(canonical(record)).hexdigest() != draft.sha256:
                raise VaultDamaged(_FORGED)
            return None
        public = _public(row[1])
        self._check(row, self.answer(draft, user, time, version, public), draft.sha256)
        return fingerprint(public)

    def check_addendum(self, addendum: AddendumRecord, answer: DraftRecord) -> str:
        """Return the fingerprint of the key that signed an addendum.

        Raises:
            VaultDamaged: The addendum is not what was signed.

        """
        row = self._row("addendum", addendum.id)
        if row is None:
            raise VaultDamaged(_FORGED)
        public = _public(row[1])
        record = self.addendum(answer, addendum.text, addendum.author, addendum.created, public)
        self._check(row, record, addendum.sha256)
        return fingerprint(public)

    def export(self, kind: str, object_id: int) -> bytes:
        """Return a signature with its record as a file that is verified without the store.

        Raises:
            UnknownRecord: Nothing was signed there with a key.

        """
        row = self._row(kind, object_id)
        if row is None:
            raise UnknownRecord("This answer was not signed with a key, so there is no signed file of it.")
        return signed_file(*row)

    def _check(self, row: tuple[str, str, str], record: dict[str, Any], digest: str | None) -> None:
        text, public, signature = row
        expected = canonical(record)
        if text.encode() != expected or sha256(expected).hexdigest() != digest:
            raise VaultDamaged(_FORGED)
        try:
            Ed25519PublicKey.from_public_bytes(_public(public)).verify(bytes.fromhex(signature), expected)
        except (InvalidSignature, ValueError) as error:
            raise VaultDamaged(_FORGED) from error
        if self._connection.row("SELECT 1 FROM person_keys WHERE signing = ?", public) is None:
            raise VaultDamaged(_FORGED)

    def _row(self, kind: str, object_id: int) -> tuple[str, str, str] | None:
        if self._connection.row("SELECT 1 FROM sqlite_master WHERE name = 'signatures'") is None:
            return None  # a copy of a store from before there were keys
        row = self._connection.row(
            "SELECT record, public_key, signature FROM signatures WHERE kind = ? AND object_id = ?", kind, object_id
        )
        return None if row is None else (str(row[0]), str(row[1]), str(row[2]))

    def _basis(self, draft: DraftRecord, user: str, time: str, version: int) -> dict[str, Any]:
        return {
            "case": case_number(draft.case_id),
            "details_sha256": self._hash_of(
                "SELECT details FROM details_versions WHERE case_id = ? AND version = ?", draft.case_id, version
            ),
            "details_version": version,
            "draft": draft.id,
            "signed_at": time,
            "signed_by": user,
            "suggestion_sha256": self._hash_of("SELECT outcome FROM suggestions WHERE id = ?", draft.suggestion_id),
            "task": draft.task,
            "text": draft.text,
        }

    def _outcome(self, draft: DraftRecord) -> dict[str, Any]:
        row = self._connection.row("SELECT outcome FROM suggestions WHERE id = ?", draft.suggestion_id)
        found = {} if row is None else json.loads(row[0])
        return found if isinstance(found, dict) else {}

    def _hash_of(self, sql: str, *values: object) -> str | None:
        row = self._connection.row(sql, *values)
        return None if row is None else sha256(str(row[0]).encode()).hexdigest()


def _public(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError as error:
        raise VaultDamaged(_FORGED) from error
