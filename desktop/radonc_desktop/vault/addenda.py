"""Addenda: what a physician adds to a signed answer, which itself stays as it was signed."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from radonc_desktop.marking import marked
from radonc_desktop.vault.audit import AuditTrail
from radonc_desktop.vault.cases import storable
from radonc_desktop.vault.drafts import Drafts
from radonc_desktop.vault.errors import TextRefused, UnknownRecord
from radonc_desktop.vault.records import AddendumRecord, DraftRecord
from radonc_models.keyed.canonical import canonical, now
from radonc_models.keyed.connection import Connection

__all__ = ["Addenda"]


class Addenda:
    """The addenda of one open store; they are only ever added."""

    def __init__(self, connection: Connection, audit: AuditTrail, drafts: Drafts, user: str) -> None:
        self._connection = connection
        self._audit = audit
        self._drafts = drafts
        self._user = user

    def check(self, draft_id: int, text: str) -> DraftRecord:
        """Return the signed answer that ``text`` may be added to.

        Raises:
            UnknownRecord: There is no such signed answer.
            TextRefused: The text is empty or cannot be stored exactly.

        """
        answer = self._drafts.draft_by_id(draft_id)
        if answer.state != "signed":
            raise UnknownRecord("Only a signed answer takes an addendum: change the draft instead.")
        storable(text, marked("The addendum"))
        if not text.strip():
            raise TextRefused("This addendum is empty: write it before you sign it.")
        return answer

    def add(self, draft_id: int, text: str, key: Ed25519PrivateKey) -> AddendumRecord:
        """Sign ``text`` and add it to a signed answer; refusals as ``check``."""
        answer, time = self.check(draft_id, text), now()
        record = self._drafts.signatures.addendum(answer, text, self._user, time, key.public_key().public_bytes_raw())
        digest = sha256(canonical(record)).hexdigest()
        with self._audit.change() as change:
            addendum_id = change.insert(
                "addenda",
                case_id=answer.case_id,
                draft_id=draft_id,
                text=text,
                author=self._user,
                created=time,
                sha256=digest,
            )
            self._drafts.signatures.add(change, "addendum", addendum_id, answer.case_id, record, key)
            change.write("UPDATE cases SET updated = ? WHERE id = ?", time, answer.case_id)
            change.record("addendum.sign", answer.case_id, draft=draft_id, addendum=addendum_id, sha256=digest)
        return self.of(draft_id)[-1]

    def of(self, draft_id: int) -> list[AddendumRecord]:
        """Return every addendum to an answer, oldest first.

        Raises:
            VaultDamaged: One of them is not what was signed.

        """
        found = self._connection.rows(
            "SELECT id, case_id, draft_id, text, author, created, sha256 FROM addenda WHERE draft_id = ? ORDER BY id",
            draft_id,
        )
        if not found:
            return []
        answer = self._drafts.draft_by_id(draft_id)
        addenda = [AddendumRecord(*row) for row in found]
        return [replace(one, key=self._drafts.signatures.check_addendum(one, answer)) for one in addenda]
