"""Suggestions of the models, the physician's drafts, and the signature that makes a draft final."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from radonc_desktop.marking import marked
from radonc_desktop.vault.audit import AuditTrail
from radonc_desktop.vault.cases import Cases, storable
from radonc_desktop.vault.errors import SignedReadOnly, StaleVersion, TextRefused, UnknownRecord, VaultDamaged
from radonc_desktop.vault.progress import Progress, unwatched
from radonc_desktop.vault.records import AuditCheck, DraftRecord, SuggestionRecord
from radonc_desktop.vault.signing import Signatures
from radonc_models.keyed.canonical import canonical, now
from radonc_models.keyed.connection import Connection
from radonc_models.tasks import parse_task

__all__ = ["Drafts"]

_COLUMNS = "id, case_id, task, text, suggestion_id, state, updated, signed_by, signed_at, sha256"
_STALE = (
    "This draft was saved elsewhere in the meantime, so nothing was overwritten: "
    "copy your text, open the case again and merge it."
)


class Drafts:
    """The suggestions, drafts and signed answers of one open store."""

    def __init__(self, connection: Connection, audit: AuditTrail, cases: Cases, user: str) -> None:
        self._connection = connection
        self._audit = audit
        self._cases = cases
        self._user = user
        self.signatures = Signatures(connection)

    def save_suggestion(self, case_id: int, task: str, outcome: dict[str, Any]) -> int:
        """Keep what a model answered, with its provenance and findings, and return its id."""
        task = parse_task(task).value
        text = json.dumps(outcome, sort_keys=True, allow_nan=False)
        version = self._cases.details_version(case_id)
        with self._audit.change() as change:
            suggestion_id = change.insert(
                "suggestions", case_id=case_id, task=task, outcome=text, details_version=version, created=now()
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

    def latest_suggestions(self, case_id: int) -> list[SuggestionRecord]:
        """Return the newest kept suggestion of each task of a case."""
        newest = self._connection.rows("SELECT MAX(id) FROM suggestions WHERE case_id = ? GROUP BY task", case_id)
        return [self.suggestion(int(number)) for (number,) in newest]

    def save(
        self, case_id: int, task: str, text: str, suggestion_id: int | None, expected_version: int = 0
    ) -> DraftRecord:
        """Store the text of a task's draft; the same text again changes nothing.

        Raises:
            SignedReadOnly: The answer of this task is signed.
            StaleVersion: The stored version is not ``expected_version`` (0: there is none); nothing was overwritten.
            UnknownRecord: The case, or the suggestion for this case and task, does not exist.

        """
        task = parse_task(task).value
        storable(text, marked("The draft"))
        self._cases.details_version(case_id)
        if suggestion_id is not None:
            origin = self.suggestion(suggestion_id)
            if (origin.case_id, origin.task) != (case_id, task):
                raise UnknownRecord
        # One process and one thread hold the store, so nothing comes between this look and the change.
        old = self.draft(case_id, task)
        if old is not None and old.state == "signed":
            raise SignedReadOnly
        if old is not None and (old.text, old.suggestion_id) == (text, suggestion_id):
            return old
        if (0 if old is None else old.version) != expected_version:
            raise StaleVersion(_STALE)
        self._write(old, case_id, task, text, suggestion_id)
        saved = self.draft(case_id, task)
        assert saved is not None
        return saved

    def _write(self, old: DraftRecord | None, case_id: int, task: str, text: str, suggestion_id: int | None) -> None:
        time = now()
        with self._audit.change() as change:
            if old is None:
                values = {"case_id": case_id, "task": task, "text": text, "suggestion_id": suggestion_id}
                draft_id = change.insert("drafts", **values, state="draft", updated=time)
            else:
                draft_id = old.id
                change.update(
                    "drafts", draft_id, text=text, suggestion_id=suggestion_id, updated=time, version=old.version + 1
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

    def sign(self, draft_id: int, key: Ed25519PrivateKey) -> DraftRecord:
        """Make a draft final with the key of the unlocked user, who has just proved to be there."""
        draft = self.draft_by_id(draft_id)
        if draft.state == "signed":
            raise SignedReadOnly
        if not draft.text.strip():
            raise TextRefused("This draft is empty: write the answer before you sign it.")
        version, time = self._cases.details_version(draft.case_id), now()
        public = key.public_key().public_bytes_raw()
        record = self.signatures.answer(draft, self._user, time, version, public)
        digest = sha256(canonical(record)).hexdigest()
        with self._audit.change() as change:
            change.update(
                "drafts",
                draft_id,
                state="signed",
                updated=time,
                signed_by=self._user,
                signed_at=time,
                details_version=version,
                sha256=digest,
            )
            self.signatures.add(change, "answer", draft_id, draft.case_id, record, key)
            change.write("UPDATE cases SET updated = ? WHERE id = ?", time, draft.case_id)
            change.record("draft.sign", draft.case_id, task=draft.task, draft=draft_id, sha256=digest)
        return self.draft_by_id(draft_id)

    def verify_signed(self, entries: int, progress: Progress = unwatched) -> AuditCheck:
        """Check every signed answer against the audit row of its signature, both ways."""
        read = self._connection.rows
        signed = {
            (task, str(draft_id), digest)
            for task, draft_id, digest in read("SELECT task, id, sha256 FROM drafts WHERE state = 'signed'")
        }
        audited = read("SELECT seq, detail FROM audit WHERE event = 'draft.sign' ORDER BY seq")
        for seq, detail in audited:
            progress(2 * entries, 2 * entries)
            facts = dict(fact.split("=", 1) for fact in detail.split(" "))
            named = (facts["task"], facts["draft"], facts["sha256"])
            if named not in signed or not self._still_as_signed(int(facts["draft"])):
                problem = f"The answer signed in row {seq} of the audit trail was changed."
                return AuditCheck(False, entries, seq, problem)
        if len(signed) != len(audited):
            return AuditCheck(False, entries, None, "A signed answer has no row in the audit trail.")
        return AuditCheck(True, entries, None)

    def _still_as_signed(self, draft_id: int) -> bool:
        try:
            self.draft_by_id(draft_id)
        except VaultDamaged:
            return False
        return True

    def _one(self, where: str, *values: object) -> DraftRecord | None:
        # A backup that is checked may be of a store from before drafts had versions.
        known = self._connection.row("SELECT 1 FROM sqlite_master WHERE name = 'signatures'") is not None
        columns = f"{_COLUMNS}, {'version' if known else '1'}, details_version"
        row = self._connection.row(f"SELECT {columns} FROM drafts WHERE {where}", *values)  # noqa: S608
        if row is None:
            return None
        draft = DraftRecord(*row[:-1])
        if draft.state == "signed":
            return replace(draft, key=self.signatures.check_answer(draft, int(row[-1])))
        return draft
