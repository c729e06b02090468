"""The audit trail: an HMAC chain that grows in the transaction of the change it describes.

Row ``n`` is authenticated with the digest of row ``n - 1``, and one head row authenticates the newest number,
so that an edited, removed, moved or cut-off row shows. The chain key is not derivable from the data key.
No text of a case enters: a row holds an event, a case id and a few checked facts.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any, get_args

from radonc_desktop.vault.authorizer import authorize_purge
from radonc_desktop.vault.content import ContentCheck, content_key, content_mac, selected
from radonc_desktop.vault.errors import VaultDamaged
from radonc_desktop.vault.events import Event
from radonc_desktop.vault.progress import Progress, unwatched
from radonc_desktop.vault.records import CONTENT_MARK, AuditCheck, AuditEntry
from radonc_desktop.vault.roles import Rights, right_for
from radonc_models.keyed.canonical import canonical, now
from radonc_models.keyed.connection import Connection

__all__ = ["AuditTrail", "Change"]

_FACT = re.compile(r"[0-9a-z._+-]{1,80}")
_BATCH = 5000
_TOLD = 250  # rows between two calls of a progress
# What begins a store, what wrote a record and what let a model pack in is kept as long as the store.
_OLD = """
    SELECT seq, digest FROM audit
    WHERE time < ? AND seq < ? AND detail NOT LIKE '%content=%'
        AND event NOT IN ('store.create', 'anchor.start', 'pack.approve', 'pack.evaluate', 'pack.retire')
    ORDER BY seq
"""
_GAP = "INSERT INTO audit_gaps (first, last, digest, mac) VALUES (?, ?, ?, ?)"
_COLUMNS = "seq, time, user, event, case_id, detail, digest"
_BROKEN = (
    "The audit trail of this case store was changed outside RadOnc-GPT, so the store stays closed: "
    "keep a copy of its folder as evidence and restore the last good backup."
)


class Change:
    """The only way to write to the store: a transaction that must leave at least one audit row."""

    def __init__(self, connection: Connection, trail: AuditTrail) -> None:
        self._connection = connection
        self._trail = trail
        self._content: list[str] = []
        self._entry = 0
        self.recorded = False

    def write(self, sql: str, *values: object) -> int:
        """Run one changing statement and return the id of the row it inserted."""
        return self._connection.write(sql, *values)

    def insert(self, table: str, **values: object) -> int:
        """Add a row to a table of ``content.COLUMNS`` and return its id; the next ``record`` authenticates it."""
        names = ", ".join(values)
        marks = ", ".join("?" for _ in values)
        row_id = self.write(
            f"INSERT INTO {table} ({names}, entry) VALUES ({marks}, ?)",  # noqa: S608 - names from the code
            *(*values.values(), self._next()),
        )
        self._seal(table, row_id)
        return row_id

    def update(self, table: str, row_id: int, **values: object) -> None:
        """Change a row of a table of ``content.COLUMNS``; the next ``record`` authenticates it."""
        names = ", ".join(f"{name} = ?" for name in (*values, "entry"))
        self.write(f"UPDATE {table} SET {names} WHERE rowid = ?", *values.values(), self._next(), row_id)  # noqa: S608
        self._seal(table, row_id)

    def rows_of(self, table: str) -> list[tuple[int, int]]:
        """Return row and case of everything in a table of ``content.COLUMNS``."""
        case = "id" if table == "cases" else "case_id"
        return self._connection.rows(f"SELECT rowid, {case} FROM {table} ORDER BY rowid")  # noqa: S608

    def record(self, event: Event, case_id: int | None = None, **facts: int | str) -> None:
        """Add one audit row; the facts are numbers, names of tasks or hashes, never free text."""
        self._trail.append(event, case_id, content="+".join(self._content), **facts)
        self._content.clear()
        self._entry = 0
        self.recorded = True

    @property
    def complete(self) -> bool:
        """Whether every row that was written is in an audit row."""
        return self.recorded and not self._content

    def _next(self) -> int:
        """Return the number that the next audit row will have."""
        self._entry = self._entry or self._trail.next_number()
        return self._entry

    def _seal(self, table: str, row_id: int) -> None:
        row = self._connection.row(f"SELECT {selected(table)} FROM {table} WHERE rowid = ?", row_id)  # noqa: S608
        if row is None:
            raise VaultDamaged
        self._content.append(f"{table}.{row_id}.{self._trail.content_mac(table, row).hex()}")


class AuditTrail:
    """The chain of one store, written in the name of the unlocked user."""

    def __init__(self, connection: Connection, chain_key: bytearray, user: str) -> None:
        self._connection = connection
        self._key = chain_key
        self._user = user
        self._newest = (0, "")
        self.witness: Callable[[int, str], None] | None = None
        """Is told number and digest of the newest row after every commit."""
        self._rights: Rights | None = None

    def limit_to(self, rights: Rights) -> None:
        """From now on write only what the unlocked user has the right to do."""
        self._rights = rights

    @contextmanager
    def change(self) -> Iterator[Change]:
        """Open a transaction; without an audit row it is not committed.

        Raises:
            VaultDamaged: The end of the audit trail is not what was last written.

        """
        with self._connection.transaction():
            change = Change(self._connection, self)
            yield change
            if not change.complete:
                raise RuntimeError("a change without an audit row")
        if self.witness is not None:
            self.witness(*self._newest)

    def next_number(self) -> int:
        """Return the number of the row that comes next."""
        return self._head()[0] + 1

    def content_mac(self, table: str, values: tuple[object, ...]) -> bytes:
        """Return the HMAC of one row of content."""
        return content_mac(content_key(self._key), table, values)

    def append(self, event: Event, case_id: int | None = None, *, content: str = "", **facts: int | str) -> None:
        """Write the next row; only ``Change.record`` calls this, inside a transaction.

        Raises:
            NotAllowed: The unlocked user lacks the right; the transaction is taken back with everything in it.

        """
        needed = right_for(_checked_event(event))
        if self._rights is not None:
            self._rights.require(needed)
        seq, previous = self._head()
        if seq == 0 and event != "store.migrate":
            raise VaultDamaged(_BROKEN)  # the first row is written with the tables, so this trail was emptied
        entry = (seq + 1, now(), self._user, event, case_id, _detail(facts, content))
        digest = self._digest(previous, entry)
        write = self._connection.write
        write(f"INSERT INTO audit ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)", *entry, digest)  # noqa: S608
        mac = self._head_mac(seq + 1, digest)
        if seq == 0:
            write("INSERT INTO audit_head (id, seq, mac) VALUES (1, 1, ?)", mac)
        else:
            write("UPDATE audit_head SET seq = ?, mac = ? WHERE id = 1", seq + 1, mac)
        self._newest = (seq + 1, digest)

    def entries(self, limit: int, case_id: int | None = None) -> list[AuditEntry]:
        """Return the newest ``limit`` rows, newest first, of one case where it is given."""
        of_case = "" if case_id is None else "WHERE case_id = ?"
        values = (limit,) if case_id is None else (case_id, limit)
        found = self._connection.rows(f"SELECT {_COLUMNS} FROM audit {of_case} ORDER BY seq DESC LIMIT ?", *values)  # noqa: S608
        return [_entry(row) for row in found]

    def row(self, seq: int) -> AuditEntry | None:
        """Return one row, or None where it is missing."""
        found = self._connection.row(f"SELECT {_COLUMNS} FROM audit WHERE seq = ?", seq)  # noqa: S608
        return None if found is None else _entry(found)

    def newest(self) -> AuditEntry:
        """Return the newest row.

        Raises:
            VaultDamaged: The end was cut off or replaced, or the trail is empty.

        """
        self.check_end()
        return self.entries(1)[0]

    def tells_of_anchor(self) -> bool:
        """Tell whether a row says that a head anchor was made for this store."""
        found = self._connection.row(
            "SELECT 1 FROM audit WHERE event = 'anchor.start' OR (event = 'store.create' AND detail <> '') LIMIT 1"
        )
        return found is not None

    def check_end(self) -> None:
        """Check that the newest row is the one that was written last.

        Raises:
            VaultDamaged: The end was cut off or replaced, or the trail is empty.

        """
        if self._head() == (0, ""):
            raise VaultDamaged(_BROKEN)

    def verify(self, progress: Progress = unwatched) -> AuditCheck:
        """Recompute the whole chain, compare it with all content, and name the first row that does not fit."""
        count = self._count()
        contents = ContentCheck(self._connection, self._key)
        expected, previous, gaps = 1, "", self._gaps()
        for seen, entry in enumerate(self.all(), start=1):
            while expected in gaps and expected != entry.seq:
                last, previous = gaps.pop(expected)
                expected = last + 1
            if entry.seq != expected:
                return AuditCheck(False, count, expected, f"Row {expected} of the audit trail is missing.")
            if not hmac.compare_digest(self._digest(previous, entry.body), entry.digest):
                return AuditCheck(False, count, expected, f"Row {expected} of the audit trail was changed.")
            expected, previous = expected + 1, entry.digest
            contents.note(entry.seq, entry.content)
            if seen % _TOLD == 0:
                progress(seen, 2 * count)  # the other half is the content
        try:
            self.check_end()
        except VaultDamaged:
            return AuditCheck(False, count, expected, f"The audit trail was cut off before row {expected}.")
        # The trail itself says whether content is authenticated: a table alone could have been taken away.
        told = contents.told or self._has_content()
        return contents.result(count, progress) if told else AuditCheck(True, count, None)

    def purge(self, before: str) -> int:
        """Remove the rows before the time ``before`` that wrote no content; return how many went.

        The chain stays verifiable: of each stretch that goes, the digest of its last row is kept.
        """
        newest = self.newest()
        with self._connection.maintaining(authorize_purge):
            old = self._connection.rows(_OLD, min(before, newest.time), newest.seq)
            if old:
                self._remove(old)
        return len(old)

    def _remove(self, old: list[tuple[Any, ...]]) -> None:
        with self.change() as change:
            for first, last, digest in _stretches(old):
                mac = self._gap_mac(first, last, digest)
                change.write(_GAP, first, last, digest, mac)
                change.write("DELETE FROM audit WHERE seq BETWEEN ? AND ?", first, last)
            change.record("audit.purge", rows=len(old))

    def _gaps(self) -> dict[int, tuple[int, str]]:
        """Return the stretches that were removed as too old, each by its first number."""
        if self._connection.row("SELECT 1 FROM sqlite_master WHERE name = 'audit_gaps'") is None:
            return {}
        found = self._connection.rows("SELECT first, last, digest, mac FROM audit_gaps")
        genuine = [row for row in found if hmac.compare_digest(self._gap_mac(*row[:3]), row[3])]
        return {first: (last, digest) for first, last, digest, _ in genuine}

    def _gap_mac(self, first: int, last: int, digest: str) -> str:
        return self._mac(["radonc-audit-gap-1", first, last, digest])

    def _has_content(self) -> bool:
        """Tell whether the content is authenticated: from the third step of the store's shape on."""
        return self._connection.row("SELECT 1 FROM sqlite_master WHERE name = 'signatures'") is not None

    def all(self) -> Iterator[AuditEntry]:
        """Return every row, oldest first."""
        last = 0
        while True:
            found = self._connection.rows(
                f"SELECT {_COLUMNS} FROM audit WHERE seq > ? ORDER BY seq LIMIT {_BATCH}",  # noqa: S608
                last,
            )
            if not found:
                return
            for row in found:
                yield _entry(row)
            last = found[-1][0]

    def _count(self) -> int:
        row = self._connection.row("SELECT count(*) FROM audit")
        return int(row[0]) if row else 0

    def _head(self) -> tuple[int, str]:
        """Return number and digest of the newest row, after checking that nothing was cut off behind it."""
        last = self._connection.row("SELECT seq, digest FROM audit ORDER BY seq DESC LIMIT 1")
        head = self._connection.row("SELECT seq, mac FROM audit_head WHERE id = 1")
        if last is None and head is None:
            return 0, ""
        if last is None or head is None or last[0] != head[0]:
            raise VaultDamaged(_BROKEN)
        if not hmac.compare_digest(self._head_mac(*last), head[1]):
            raise VaultDamaged(_BROKEN)
        return int(last[0]), str(last[1])

    def _digest(self, previous: str, entry: tuple[object, ...]) -> str:
        return self._mac(["radonc-audit-row-1", previous, *entry])

    def _head_mac(self, seq: int, digest: str) -> str:
        return self._mac(["radonc-audit-head-1", seq, digest])

    def _mac(self, value: list[object]) -> str:
        return hmac.new(self._key, canonical(value), sha256).hexdigest()


def _checked_event(event: Event) -> Event:
    if event not in get_args(Event):
        raise ValueError("unknown audit event")
    return event


def _detail(facts: dict[str, int | str], content: str = "") -> str:
    for name, value in facts.items():
        # This is what keeps text of a case out, whatever a caller passes.
        if not _FACT.fullmatch(name) or not _FACT.fullmatch(str(value)):
            raise ValueError("an audit fact is a number, a name or a hash")
    return _joined(" ".join(f"{name}={value}" for name, value in facts.items()), content)


def _joined(detail: str, content: str) -> str:
    return f"{detail}{CONTENT_MARK}{content}" if content else detail


def _entry(row: tuple[Any, ...]) -> AuditEntry:
    seq, time, user, event, case_id, detail, digest = row
    facts, _, content = detail.partition(CONTENT_MARK)
    return AuditEntry(seq, time, user, event, case_id, facts, digest, content)


def _stretches(rows: list[tuple[Any, ...]]) -> list[tuple[int, int, str]]:
    """Return first number, last number and last digest of each run without a hole in ``rows`` of (seq, digest)."""
    made: list[tuple[int, int, str]] = []
    for seq, digest in rows:
        if made and made[-1][1] == seq - 1:
            made[-1] = (made[-1][0], seq, digest)
        else:
            made.append((seq, seq, digest))
    return made
