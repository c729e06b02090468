"""What may be done with the audit trail of an open store: read, verify, export, and clear what is old enough."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from radonc_desktop.vault.audit import AuditTrail
from radonc_desktop.vault.drafts import Drafts
from radonc_desktop.vault.errors import DiskFull, VaultDamaged
from radonc_desktop.vault.events import Event
from radonc_desktop.vault.fhir_audit import bundle
from radonc_desktop.vault.progress import Progress, unwatched
from radonc_desktop.vault.records import AuditCheck, AuditEntry
from radonc_desktop.vault.roles import Right, Rights
from radonc_models.keyed.private_output import refuse_existing, write_new

__all__ = ["RETENTION_YEARS", "Trail"]

RETENTION_YEARS = 6
"""How long every row is kept at least (45 CFR 164.316(b)(2)(i))."""


_MOST_OF_A_CASE = 1000
_DONE = (
    *("case.create", "details.", "plan.", "suggestion.", "draft.", "review.", "judgement.", "addendum."),
    *("export.case", "import."),
)


class Trail:
    """The audit trail as the unlocked user may use it."""

    def __init__(self, audit: AuditTrail, drafts: Drafts, rights: Rights, vault_id: str) -> None:
        self._audit = audit
        self._drafts = drafts
        self._rights = rights
        self._vault_id = vault_id
        self._noted: set[tuple[Event, int | None]] = set()
        self._unwritten: list[tuple[Event, int | None]] = []

    @property
    def may_export(self) -> bool:
        """Whether the unlocked user may take the trail out."""
        return Right.AUDIT in self._rights

    def entries(self, limit: int = 200, case_id: int | None = None) -> list[AuditEntry]:
        """Return the newest rows, newest first, of one case where it is given.

        Raises:
            NotAllowed: The unlocked user may not read the trail.

        """
        self._rights.require(Right.AUDIT)
        return self._audit.entries(limit, case_id)

    def case_history(self, case_id: int) -> list[AuditEntry]:
        """Return what was done with one case, oldest first, for anybody who may read the case.

        These are the rows about its records and what left the store, not who else looked at it and who tried in vain.
        """
        rows = self._audit.entries(_MOST_OF_A_CASE, case_id)
        return [row for row in reversed(rows) if row.event.startswith(_DONE)]

    def verify(self, progress: Progress = unwatched) -> AuditCheck:
        """Check the chain, all content and every signed answer against each other; nothing is written."""
        check = self._audit.verify(progress)
        return self._drafts.verify_signed(check.entries, progress) if check.ok else check

    def verify_for_user(self, progress: Progress = unwatched) -> AuditCheck:
        """Verify because a person asked for it, and write down that this was done and how it came out.

        IHE ATNA and DICOM PS3.15 A.5.3.2 want each use of the audit trail in the trail. A full disk, or a trail that
        is too damaged to be built on, does not keep the result from the user.
        """
        check = self.verify(progress)
        with suppress(DiskFull) if check.ok else suppress(DiskFull, VaultDamaged), self._audit.change() as change:
            if check.ok:
                change.record("audit.verify", outcome="holds", entries=check.entries)
            else:
                change.record("audit.verify", outcome="broken", entries=check.entries, first_bad=check.first_bad or 0)
        return check

    def export(self, target: Path) -> int:
        """Write the whole trail as a FHIR R4 Bundle of AuditEvents into the new file ``target``; return their number.

        Raises:
            NotAllowed: The unlocked user may not read the trail.
            FileExists: ``target`` is there already.
            DiskFull: There is no room; nothing is left behind.

        """
        self._rights.require(Right.AUDIT)
        refuse_existing(target)
        with self._audit.change() as change:
            change.record("audit.export")
        entries = list(self._audit.all())
        write_new(target, "".join(bundle(entries, self._vault_id)).encode())
        return len(entries)

    def purge(self) -> int:
        """Remove the rows that are older than six years and wrote no record; return how many went.

        What wrote a case, an answer or a signature is kept as long as the store. The chain stays verifiable: for each
        stretch that went, the digest of its last row is kept under an HMAC of its own.

        Raises:
            NotAllowed: The unlocked user is no administrator.

        """
        self._rights.require(Right.AUDIT)
        today = datetime.now(UTC)
        before = today.replace(year=today.year - RETENTION_YEARS, day=min(today.day, 28)).isoformat()
        return self._audit.purge(before)

    def note_once(self, event: Event, case_id: int | None = None) -> None:
        """Write down a look at a case, or a search, once in a session.

        A full disk does not keep a physician from reading: the row is then written with the next one that fits.
        """
        if (event, case_id) in self._noted:
            return
        self._noted.add((event, case_id))
        self._unwritten.append((event, case_id))
        try:
            with self._audit.change() as change:
                for name, case in self._unwritten:
                    change.record(name, case)
        except DiskFull:
            return
        self._unwritten.clear()
