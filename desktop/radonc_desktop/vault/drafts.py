"""Suggestions of the models, the physician's drafts, and the signature that makes a draft final."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from radonc_desktop.vault.audit import AuditTrail
from radonc_desktop.vault.canonical import canonical, now
from radonc_desktop.vault.cases import Cases, storable
from radonc_desktop.vault.connection import Connection
from radonc_desktop.vault.errors import SignedReadOnly, TextRefused, UnknownRecord, VaultDamaged
from radonc_desktop.vault.records import AuditCheck, DraftRecord, SuggestionRecord, case_number
from radonc_models.tasks import parse_task

__all__ = ["Drafts"]

_COLUMNS = "id, case_id, task, text, suggestion_id, state, updated, signed_by, signed_at, sha256"
_FORGED = (
    "A signed answer of this case store no longer is what was signed: do not use it, "
    "keep a copy of the folder as evidence and restore the last good backup."
)


class Drafts:
    """The suggestions, drafts and signed answers of one open store."""

    def __init__(self, connection: Connection, audit: AuditTrail, cases: Cases, user: str) -> None:
        self._connection = connection
        self._audit = audit
        self._cases = cases
        self._user = user

    def save_suggestion(self, case_id: int, task: str, outcome: dict[str, Any]) -> int:
        """Keep what a model answered, with its provenance and findings, and return its id."""
        task = parse_task(task).value
        text = json.dumps(outcome, sort_keys=True, allow_nan=False)
        version = self._cases.details_version(case_id)
        with self._audit.change() as change:
            suggestion_id = change.write(
                "INSERT INTO suggestions (case_id, task, outcome, details_version, created) VALUES (?, ?, ?, ?, ?)",
                *(case_id, task, text, version, now()),
            )
            change.record("suggestion.save", case_id, task=task, suggestion=suggestion_id, version=version)
        return suggestion_id

    def suggestion(self, suggestion_id: int) -> SuggestionRecord:
        """Return one kept suggestion.

        Raises:
            UnknownRecord: There is no such suggestion.

        """
        row = self._connection.row(
            "SELECT case_id, task, outcome, details_version, created FROM suggestions WHERE id = ?",
            suggestion_id,
        )
        if row is None:
            raise UnknownRecord
        case_id, task, outcome, version, created = row
        return SuggestionRecord(suggestion_id, case_id, task, json.loads(outcome), version, created)

    def save(self, case_id: int, task: str, text: str, suggestion_id: int | None) -> DraftRecord:
        """Store the text of a task's draft; the same text again changes nothing.

        Raises:
            SignedReadOnly: The answer of this task is signed.
            UnknownRecord: The case, or the suggestion for this case and task, does not exist.

        """
        task = parse_task(task).value
        storable(text, "The draft")
        self._cases.details_version(case_id)
        if suggestion_id is not None:
            origin = self.suggestion(suggestion_id)
            if (origin.case_id, origin.task) != (case_id, task):
                raise UnknownRecord
        old = self.draft(case_id, task)
        if old is not None and old.state == "signed":
            raise SignedReadOnly
        if old is None or (old.text, old.suggestion_id) != (text, suggestion_id):
            self._write(old, case_id, task, text, suggestion_id)
        saved = self.draft(case_id, task)
        assert saved is not None
        return saved

    def _write(self, old: DraftRecord | None, case_id: int, task: str, text: str, suggestion_id: int | None) -> None:
        time = now()
        with self._audit.change() as change:
            if old is None:
                draft_id = change.write(
                    "INSERT INTO drafts (case_id, task, text, suggestion_id, state, updated) "
                    "VALUES (?, ?, ?, ?, 'draft', ?)",
                    *(case_id, task, text, suggestion_id, time),
                )
            else:
                draft_id = old.id
                change.write(
                    "UPDATE drafts SET text = ?, suggestion_id = ?, updated = ? WHERE id = ?",
                    *(text, suggestion_id, time, draft_id),
                )
            change.write("UPDATE cases SET updated = ? WHERE id = ?", time, case_id)
            change.record("draft.save", case_id, task=task, draft=draft_id)

    def draft(self, case_id: int, task: str) -> DraftRecord | None:
        """Return the draft or signed answer of a task, or None.

        Raises:
            VaultDamaged: A signed answer no longer is what was signed.

        """
        return self._one("case_id = ? AND task = ? ORDER BY id DESC LIMIT 1", case_id, parse_task(task).value)

    def draft_by_id(self, draft_id: int) -> DraftRecord:
        """Return one draft or signed answer.

        Raises:
            UnknownRecord: There is none with this id.

        """
        found = self._one("id = ?", draft_id)
        if found is None:
            raise UnknownRecord
        return found

    def sign(self, draft_id: int) -> DraftRecord:
        """Make a draft final under the name of the unlocked user; the caller has just re-authenticated."""
        draft = self.draft_by_id(draft_id)
        if draft.state == "signed":
            raise SignedReadOnly
        if not draft.text.strip():
            raise TextRefused("This draft is empty: write the answer before you sign it.")
        version, time = self._cases.details_version(draft.case_id), now()
        digest = self._digest(draft, self._user, time, version)
        with self._audit.change() as change:
            change.write(
                "UPDATE drafts SET state = 'signed', updated = ?, signed_by = ?, signed_at = ?, "
                "details_version = ?, sha256 = ? WHERE id = ?",
                *(time, self._user, time, version, digest, draft_id),
            )
            change.write("UPDATE cases SET updated = ? WHERE id = ?", time, draft.case_id)
            change.record("draft.sign", draft.case_id, task=draft.task, draft=draft_id, sha256=digest)
        return self.draft_by_id(draft_id)

    def verify_signed(self, entries: int) -> AuditCheck:
        """Check every signed answer against the audit row of its signature, both ways."""
        read = self._connection.rows
        signed = {
            f"task={task} draft={draft_id} sha256={digest}"
            for task, draft_id, digest in read("SELECT task, id, sha256 FROM drafts WHERE state = 'signed'")
        }
        audited = read("SELECT seq, detail FROM audit WHERE event = 'draft.sign' ORDER BY seq")
        for seq, facts in audited:
            if facts not in signed or not self._still_as_signed(facts):
                problem = f"The answer signed in row {seq} of the audit trail was changed."
                return AuditCheck(False, entries, seq, problem)
        if len(signed) != len(audited):
            return AuditCheck(False, entries, None, "A signed answer has no row in the audit trail.")
        return AuditCheck(True, entries, None)

    def _still_as_signed(self, facts: str) -> bool:
        draft_id = int(dict(fact.split("=", 1) for fact in facts.split(" "))["draft"])
        try:
            self.draft_by_id(draft_id)
        except VaultDamaged:
            return False
        return True

    def _one(self, where: str, *values: object) -> DraftRecord | None:
        row = self._connection.row(f"SELECT {_COLUMNS}, details_version FROM drafts WHERE {where}", *values)  # noqa: S608
        if row is None:
            return None
        draft = DraftRecord(*row[:-1])
        if draft.state == "signed":
            digest = self._digest(draft, str(draft.signed_by), str(draft.signed_at), int(row[-1]))
            if digest != draft.sha256:
                raise VaultDamaged(_FORGED)
        return draft

    def _digest(self, draft: DraftRecord, user: str, time: str, version: int) -> str:
        """Return the SHA-256 of the canonical record: the answer and everything it rests on."""
        record = {
            "format": "radonc-signed-record-1",
            "case": case_number(draft.case_id),
            "details_sha256": self._hash_of(
                "SELECT details FROM details_versions WHERE case_id = ? AND version = ?",
                *(draft.case_id, version),
            ),
            "details_version": version,
            "draft": draft.id,
            "signed_at": time,
            "signed_by": user,
            "suggestion_sha256": self._hash_of("SELECT outcome FROM suggestions WHERE id = ?", draft.suggestion_id),
            "task": draft.task,
            "text": draft.text,
        }
        return sha256(canonical(record)).hexdigest()

    def _hash_of(self, sql: str, *values: object) -> str | None:
        row = self._connection.row(sql, *values)
        return None if row is None else sha256(str(row[0]).encode()).hexdigest()
