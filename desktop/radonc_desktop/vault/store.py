"""The encrypted case store as the app sees it."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from types import TracebackType
from typing import Any, Self

from radonc_desktop.vault.addenda import Addenda
from radonc_desktop.vault.administration import People
from radonc_desktop.vault.audit import AuditTrail
from radonc_desktop.vault.authentication import Authentication
from radonc_desktop.vault.case_list import PAGE, CasePage, PageMark
from radonc_desktop.vault.cases import Cases
from radonc_desktop.vault.checkpoints import Checkpoints
from radonc_desktop.vault.department import department
from radonc_desktop.vault.desk import Desk
from radonc_desktop.vault.drafts import Drafts
from radonc_desktop.vault.errors import DiskFull, VaultError, WrongPassphrase
from radonc_desktop.vault.exchange.room import Exchange
from radonc_desktop.vault.judgements import Judgements
from radonc_desktop.vault.packs import PackApprovals
from radonc_desktop.vault.records import (
    AddendumRecord,
    AuditCheck,
    AuditEntry,
    CaseRecord,
    CaseSummary,
    DecisionRecord,
    DetailsVersion,
    DraftRecord,
    ReviewRecord,
    SuggestionRecord,
)
from radonc_desktop.vault.reviews import Decision, Reviews, Verdict
from radonc_desktop.vault.roles import Right, Role
from radonc_desktop.vault.signer import Signer
from radonc_desktop.vault.trail import Trail
from radonc_models.keyed.connection import Connection
from radonc_models.keyed.files import FolderLock

__all__ = ["Vault"]


class Vault:
    """An unlocked case store, for one thread; get it from ``open_vault`` or ``create_vault`` and close it.

    When a method returns, its change is on the disk with its audit row; after an error all of it is undone.
    Every method may raise ``VaultDamaged``, ``VaultClosed`` and, if it writes, ``DiskFull``.

    Attributes:
        user: Name of the user who unlocked the store.
        demo: The store was made for the demo and holds synthetic cases only.
        exchange: Backups, exports and imports.
        packs: Which model packs the store lets in.
        people: The users, their roles and keys.
        trail: The audit trail: read, verify, export, clear what is too old.
        department: Counts what became of the suggestions, by month and task.
        judgements: What people make of answers side by side.
        signer: Signs in two steps, the slow one of which needs no store.
        desk: What this user had typed and not made a record of when the store was locked.

    """

    def __init__(
        self,
        connection: Connection,
        lock: FolderLock,
        audit: AuditTrail,
        authentication: Authentication,
        checkpoints: Checkpoints,
        chain_key: bytearray,
        people: People,
        vault_id: str,
        demo: bool,
    ) -> None:
        user = people.me.name
        self.user = user
        self.demo = demo
        self.people = people
        self._connection = connection
        self._lock = lock
        self._audit = audit
        self._authentication = authentication
        self._checkpoints = checkpoints
        self._chain_key = chain_key
        self._cases = Cases(connection, audit, user)
        self._drafts = Drafts(connection, audit, self._cases, user)
        self.trail = Trail(audit, self._drafts, people.rights, vault_id)
        self._reviews = Reviews(connection, audit, self._drafts, user)
        self.judgements = Judgements(connection, audit, self._drafts, user)
        self._addenda = Addenda(connection, audit, self._drafts, user)
        self.signer = Signer(audit, authentication, self._drafts, self._addenda, people)
        folder = authentication.folder
        self.exchange = Exchange(
            *(connection, audit, self._cases, self._drafts, self._addenda, user, folder),
            people.rights,
            authentication.keys,
            demo=demo,
        )
        self.packs = PackApprovals(connection, audit, people.rights, authentication, demo=demo)
        self.department = partial(department, connection)
        self.desk = Desk(connection, audit, chain_key, user)
        self._open = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def roles(self) -> frozenset[Role]:
        """The roles of the user who unlocked the store."""
        return self.people.rights.roles

    def may(self, right: Right) -> bool:
        """Tell whether the unlocked user has ``right``; what is done without it raises ``NotAllowed``."""
        return right in self.people.rights

    def add_case(self, title: str, site: str, details: str, physician_plan: str = "") -> int:
        """Store a new case and return its id.

        Raises:
            TextRefused: The title is empty, or a text cannot be stored exactly.

        """
        self.people.rights.require(Right.EDIT)
        return self._cases.add(title, site, details, physician_plan)

    def search_cases(self, text: str = "") -> list[CaseSummary]:
        """Return all cases that hold every typed word; a window asks for ``case_page`` instead.

        A typed word is found as the start of a word in title, site or details. A case number finds its case,
        too, and a text without letters and digits finds all cases.

        Raises:
            InputRefused: The text is too long for a search.

        """
        return self._cases.search(text)

    def case_page(self, text: str = "", after: PageMark | None = None, limit: int = PAGE) -> CasePage:
        """Return a part of what ``search_cases`` finds, in a time that does not grow with the store.

        Raises:
            InputRefused: The text is too long for a search.

        """
        if text.strip():
            self.trail.note_once("case.search")
        return self._cases.list.page(text, after, limit)

    def case(self, case_id: int) -> CaseRecord:
        """Return one case.

        Raises:
            UnknownRecord: There is no such case.

        """
        found = self._cases.case(case_id)
        self.trail.note_once("case.view", case_id)
        return found

    def details_history(self, case_id: int) -> list[DetailsVersion]:
        """Return every version of a case's details, oldest first."""
        self.trail.note_once("case.view", case_id)
        return self._cases.versions(case_id)

    def save_details(self, case_id: int, details: str, expected_version: int) -> int:
        """Store new patient details as the next version and return its number.

        Raises:
            StaleVersion: Someone saved since version ``expected_version`` was read; nothing was overwritten.
            UnknownRecord: There is no such case.
            TextRefused: The text cannot be stored exactly.

        """
        self.people.rights.require(Right.EDIT)
        return self._cases.save_details(case_id, details, expected_version)

    def save_physician_plan(self, case_id: int, plan: str, expected_version: int = 1) -> int:
        """Store the physician's own plan for a case in place of the last one, and return its version.

        Raises:
            StaleVersion: The plan was saved since version ``expected_version`` was read; nothing was overwritten.
            UnknownRecord: There is no such case.
            TextRefused: The text cannot be stored exactly.

        """
        self.people.rights.require(Right.EDIT)
        return self._cases.save_physician_plan(case_id, plan, expected_version)

    def save_suggestion(self, case_id: int, task: str, outcome_json: dict[str, Any]) -> int:
        """Keep a model's answer with provenance and findings, unchangeable, and return its id.

        Raises:
            UnknownRecord: There is no such case.
            InputRefused: There is no such task.

        """
        self.people.rights.require(Right.EDIT)
        return self._drafts.save_suggestion(case_id, task, outcome_json)

    def suggestion(self, suggestion_id: int) -> SuggestionRecord:
        """Return one kept suggestion.

        Raises:
            UnknownRecord: There is no such suggestion.

        """
        return self._drafts.suggestion(suggestion_id)

    def latest_suggestions(self, case_id: int) -> list[SuggestionRecord]:
        """Return the newest kept suggestion of each task of a case; an empty list where no model was asked."""
        self.trail.note_once("case.view", case_id)
        return self._drafts.latest_suggestions(case_id)

    def save_draft(
        self, case_id: int, task: str, text: str, suggestion_id: int | None, expected_version: int = 0
    ) -> DraftRecord:
        """Store the text of a task's draft in place of its last one; the same text again writes nothing.

        Raises:
            StaleVersion: The draft was saved since ``expected_version`` (0: none) was read; nothing was overwritten.
            SignedReadOnly: The answer of this task is signed.
            UnknownRecord: The case, or this suggestion for this case and task, does not exist.
            TextRefused: The text cannot be stored exactly.

        """
        self.people.rights.require(Right.EDIT)
        return self._drafts.save(case_id, task, text, suggestion_id, expected_version)

    def draft(self, case_id: int, task: str) -> DraftRecord | None:
        """Return the draft or the signed answer of a task, or None."""
        return self._drafts.draft(case_id, task)

    def sign(self, draft_id: int, passphrase: str) -> DraftRecord:
        """Sign a draft after asking for the passphrase again; from then on it is read only.

        Raises:
            WrongPassphrase: The passphrase is not this user's; the draft stays and the attempt is audited.
            TooManyAttempts: After too many wrong passphrases, for a while.
            TemporaryPassphrase: An administrator knows the passphrase, so it proves nothing yet.
            SignedReadOnly: It is signed already.
            TextRefused: It is empty.

        """
        self.signer.require()
        with self.signer.prove(passphrase) as proof:
            return self.signer.sign(draft_id, proof)

    def sign_addendum(self, draft_id: int, text: str, passphrase: str) -> AddendumRecord:
        """Sign a text and add it to a signed answer; refusals as ``sign``.

        Raises:
            UnknownRecord: There is no such signed answer.

        """
        self.signer.require()
        with self.signer.prove(passphrase) as proof:
            return self.signer.sign_addendum(draft_id, text, proof)

    def addenda(self, draft_id: int) -> list[AddendumRecord]:
        """Return what was added to a signed answer, oldest first."""
        return self._addenda.of(draft_id)

    def signed_file(self, draft_id: int) -> bytes:
        """Return a signed answer as a file that ``radonc-desktop vault verify-file`` checks without the store.

        The caller writes down in the audit trail that it leaves.

        Raises:
            UnknownRecord: There is no such answer, or it was signed before there were keys.

        """
        self._drafts.draft_by_id(draft_id)
        return self._drafts.signatures.export("answer", draft_id)

    def decide(self, suggestion_id: int, decision: Decision, expected_version: int = 0) -> DecisionRecord:
        """Keep what was made of a suggestion; earlier decisions stay.

        Raises:
            StaleVersion: Somebody decided since ``expected_version`` (0: nobody) was read.
            UnknownRecord: There is no such suggestion.

        """
        self.people.rights.require(Right.EDIT)
        return self._reviews.decide(suggestion_id, decision, expected_version)

    def decisions(self, suggestion_id: int) -> list[DecisionRecord]:
        """Return every decision about a suggestion, oldest first."""
        return self._reviews.decisions(suggestion_id)

    def review(self, draft_id: int, verdict: Verdict, text: str = "") -> ReviewRecord:
        """Keep a review of a draft or signed answer, bound to its text as it is now.

        Raises:
            UnknownRecord: There is no such draft.
            TextRefused: A review that does not agree says nothing, or its text cannot be stored exactly.

        """
        self.people.rights.require(Right.REVIEW)
        return self._reviews.add(draft_id, verdict, text)

    def reviews(self, draft_id: int) -> list[ReviewRecord]:
        """Return every review of a draft or signed answer, oldest first."""
        return self._reviews.of(draft_id)

    def change_passphrase(self, old: str, new: str) -> None:
        """Change this user's passphrase: one key slot is rewritten, the database stays as it is.

        Raises:
            WrongPassphrase: ``old`` is not right; the attempt is audited.
            PassphraseRefused: ``new`` does not meet the rule.

        """
        try:
            self._authentication.change(old, new)
        except WrongPassphrase:
            self._note("passphrase.change.refused")
            raise
        # From here on the change stands. A row that finds no room now is made up at the next unlock, which sees the
        # version of the slot.
        with suppress(DiskFull):
            self.people.passphrase_changed()

    def audit_log(self, limit: int = 200) -> list[AuditEntry]:
        """Return the newest rows of the audit trail, newest first.

        Raises:
            NotAllowed: The unlocked user may not read it.

        """
        return self.trail.entries(limit)

    def verify_audit(self) -> AuditCheck:
        """Check the chain of the audit trail, all content and every signed answer against it."""
        return self.trail.verify()

    def take(self) -> None:
        """Work with the store in the calling thread from now on; every other one gets ``VaultAtWork``.

        For work that takes long: a thread takes the store, and the one that had it takes it back afterwards.
        """
        self._connection.take()

    def idle(self) -> None:
        """Use a quiet moment for what need not wait for the next change: the window calls it when nobody types.

        Raises:
            DiskFull: There is no room to tidy up; everything saved is kept.

        """
        self._connection.require_own()
        self._checkpoints.idle()

    def close(self, automatic: str = "") -> None:
        """Lock the store: keys are overwritten, the log is emptied into the encrypted file; twice is fine.

        Args:
            automatic: Why it locks without being asked to, for the audit trail: such as ``idle``.

        Raises:
            VaultAtWork: Another thread works with the store, so it stays open; what is not committed when the process
                ends is taken back.

        """
        if not self._open:
            return
        self._connection.require_own()
        self._open = False
        try:
            # A full disk or a damaged file must not keep the store open; what was saved is in it already.
            with suppress(VaultError), self._audit.change() as change:
                if automatic:
                    change.record("lock.auto", reason=automatic)
                change.record("store.lock")
        finally:
            self._checkpoints.close()
            self._chain_key[:] = bytes(len(self._chain_key))
            self._lock.release()

    def _note(self, event: Any) -> None:
        with self._audit.change() as change:
            change.record(event)
