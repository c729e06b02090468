"""What an audit row says about the content that it describes: an HMAC of every row that the change wrote.

Each row of the tables below carries the number of the audit row that wrote it last. ``verify_content`` compares all of
them, so that a row that was changed, removed, added or put back to what it was is found without any file's help.
"""

from __future__ import annotations

import hmac
from array import array
from collections.abc import Iterator
from typing import Any

from radonc_desktop.vault.progress import Progress, unwatched
from radonc_desktop.vault.records import AuditCheck
from radonc_models.keyed.canonical import canonical
from radonc_models.keyed.connection import Connection

__all__ = ["COLUMNS", "ContentCheck", "content_key", "content_mac", "selected"]

COLUMNS = {
    "cases": "id title site details details_version physician_plan plan_version created",
    "details_versions": "case_id version details saved_by saved",
    "suggestions": "id case_id task outcome details_version created",
    "decisions": "id case_id suggestion_id version decision decided_by decided",
    "drafts": "id case_id task text suggestion_id state version updated signed_by signed_at details_version sha256",
    "reviews": "id case_id draft_id draft_version text_sha256 verdict text reviewer created",
    "addenda": "id case_id draft_id text author created sha256",
    "signatures": "id case_id kind object_id record public_key signature",
    "judgements": "id case_id suggestion_id version blinded shown tuned base plan base_sha256 plan_version verdict "
    "judged_by judged",
}
"""The authenticated columns of every table with clinical content; the time of the last change is only for sorting."""

_LATER = frozenset({"judgements"})
"""Tables that a store from before them lacks; where an audit row tells of one, it must be there all the same."""
_MAC_BYTES = 16
_BATCH = 250


def content_key(chain_key: bytearray) -> bytes:
    """Return the key of the content HMACs, which the data key alone does not give."""
    return hmac.digest(chain_key, b"radonc-content-1", "sha256")


def content_mac(key: bytes, table: str, values: tuple[object, ...]) -> bytes:
    """Return the HMAC of one row, cut to 128 bits; ``values`` are those of ``COLUMNS``."""
    return hmac.digest(key, canonical([table, *values]), "sha256")[:_MAC_BYTES]


def selected(table: str) -> str:
    """Return the authenticated columns of ``table`` as SQL names them."""
    return ", ".join(COLUMNS[table].split())


class _Latest:
    """For each row of one table: which audit row wrote it last, and the HMAC that it had then."""

    def __init__(self) -> None:
        self.seqs = array("q")
        self.macs = bytearray()

    def put(self, row_id: int, seq: int, mac: bytes) -> None:
        lack = row_id + 1 - len(self.seqs)
        if lack > 0:
            self.seqs.extend([0] * max(lack, len(self.seqs)))
            self.macs.extend(bytes(_MAC_BYTES * (len(self.seqs) - len(self.macs) // _MAC_BYTES)))
        self.seqs[row_id] = seq
        self.macs[_MAC_BYTES * row_id : _MAC_BYTES * (row_id + 1)] = mac

    def take(self, row_id: int) -> tuple[int, bytes]:
        """Return number and HMAC, and forget the row."""
        if not 0 < row_id < len(self.seqs):
            return 0, b""
        seq, self.seqs[row_id] = self.seqs[row_id], 0
        return seq, bytes(self.macs[_MAC_BYTES * row_id : _MAC_BYTES * (row_id + 1)])


class ContentCheck:
    """Compares all content with what the audit rows say: feed it every row's ``content``, then ask for the result."""

    def __init__(self, connection: Connection, chain_key: bytearray) -> None:
        self._connection = connection
        self._key = content_key(chain_key)
        self._latest = {table: _Latest() for table in COLUMNS}
        self.told = False
        """Whether any audit row says what it wrote."""

    def note(self, seq: int, content: str) -> None:
        """Take in what the row ``seq`` wrote; its place in the chain has been checked."""
        for part in filter(None, content.split("+")):
            self.told = True
            table, row_id, mac = part.split(".")
            self._latest[table].put(int(row_id), seq, bytes.fromhex(mac))

    def result(self, entries: int, progress: Progress = unwatched) -> AuditCheck:
        """Return whether every row is as it was written, or the first audit row whose content is not."""
        tables = {name for (name,) in self._connection.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if missing := [table for table in COLUMNS if table not in tables | _LATER]:
            return AuditCheck(False, entries, None, f"The table {missing[0]} of this case store was taken away.")
        bad: list[int] = []
        known, seen = sum(len(latest.seqs) - latest.seqs.count(0) for latest in self._latest.values()), 0
        for table, latest in self._latest.items():
            for rows in self._rows(table) if table in tables else ():
                bad += self._differing(table, latest, rows)
                seen += len(rows)
                progress(entries + entries * min(seen, known) // max(known, 1), 2 * entries)
            bad += [seq for seq in latest.seqs if seq]
        if not bad:
            return AuditCheck(True, entries, None)
        first = min(bad)
        if first == 0:
            return AuditCheck(False, entries, None, "A record of this case store was added without an audit row.")
        problem = f"What row {first} of the audit trail wrote was changed, removed or put back to what it was."
        return AuditCheck(False, entries, first, problem)

    def _differing(self, table: str, latest: _Latest, rows: list[tuple[Any, ...]]) -> Iterator[int]:
        for row_id, entry, *values in rows:
            seq, mac = latest.take(row_id)
            if not seq or seq != entry or not hmac.compare_digest(content_mac(self._key, table, tuple(values)), mac):
                yield seq

    def _rows(self, table: str) -> Iterator[list[tuple[Any, ...]]]:
        sql = f"SELECT rowid, entry, {selected(table)} FROM {table} WHERE rowid > ? ORDER BY rowid LIMIT {_BATCH}"  # noqa: S608
        last = 0
        while found := self._connection.rows(sql, last):
            yield found
            last = found[-1][0]
