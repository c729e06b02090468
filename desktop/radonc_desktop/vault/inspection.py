"""What is looked at before a store is unlocked: whether pages, files, log and trail are those that were left behind.

Everything here is read only, so that a store that is refused stays as it was found.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from radonc_desktop.vault.anchor import AnchorReading, AnchorRecord, AnchorState, newest_anchor
from radonc_desktop.vault.audit import AuditTrail
from radonc_desktop.vault.checkpoints import log_of
from radonc_desktop.vault.errors import VaultDamaged, VaultRolledBack
from radonc_desktop.vault.fingerprint import EMPTY, PAGE, log_prefix, main_file
from radonc_models.keyed.connection import Connection, connect
from radonc_models.keyed.keys import Keys

__all__ = ["Finding", "inspect"]

_GONE = (
    "The head anchor of this case store is missing, so nobody can tell whether entries are missing: "
    "keep a copy of the folder as evidence and restore the last good backup."
)
_OTHER_HISTORY = (
    "The audit trail of this case store is another one than this computer remembers: "
    "keep a copy of the folder as evidence and restore the last good backup."
)
_OLDER_FILE = (
    "No entry is missing, but {what} is not as this case store was left, a part of it is older or was changed: "
    "keep a copy of the folder as evidence and restore the last good backup."
)
_ONE_MISSING = (
    "1 entry is missing since {since}, because the case store or a part of it is older than it was when it was last "
    "used: keep a copy of its folder as evidence and restore the last good backup."
)
_MISSING = (
    "{entries} entries are missing since {since}, because the case store or a part of it is older than it was when it "
    "was last used: keep a copy of its folder as evidence and restore the last good backup."
)


@dataclass(frozen=True)
class Finding:
    """What an inspection that did not refuse the store found.

    Attributes:
        record: What the anchors say, or would say if there were any.
        adopted: The store was made before there were anchors; its whole trail has been verified.
        loss: What is missing or changed, where that was to be accepted.

    """

    record: AnchorRecord
    adopted: bool = False
    loss: VaultRolledBack | None = None


def inspect(
    database: Path,
    anchors: tuple[Path, ...],
    keys: Keys,
    vault_id: str,
    may_accept: Callable[[Connection], None] | None = None,
) -> Finding:
    """Compare a locked store with its anchors, the folder's own first.

    Args:
        database: Its main file; the log lies beside it.
        anchors: Where anchors may lie.
        keys: Keys of the store.
        vault_id: Identifier of the store.
        may_accept: Return what is missing instead of refusing, as long as the rest is sound and this function, which
            gets the store for reading, does not raise.

    Raises:
        VaultRolledBack: Entries are missing, or a file is older than it was.
        VaultDamaged: A page, or a row of the trail, was changed outside the program.

    """
    said = newest_anchor(anchors, keys.chain, vault_id)
    settled = said.record is not None and said.record.state is not AnchorState.CHECKPOINTING
    changed = _changed_file(database, said.record) if said.record is not None and settled else ""
    if database.stat().st_size < PAGE:
        raise VaultDamaged  # a read-only connection would call it unwritable
    connection = connect(database, keys.data, read_only=True)
    try:
        if settled:
            # In a checkpoint that was cut off, a page of the main file may be torn; the log still has it whole.
            connection.check_pages(structure=bool(changed))
        trail = AuditTrail(connection, keys.chain, "")
        loss = _missing(trail, said) or _unanchored(trail, said)
        _refuse(loss, may_accept, connection)
        if loss is not None or changed or not settled:
            _verify(trail)
        if changed and loss is None:
            loss = VaultRolledBack(_OLDER_FILE.format(what=changed), since=trail.newest().time)
            _refuse(loss, may_accept, connection)
        return Finding(_record_for(said.record, trail, loss), adopted=not any(said.present), loss=loss)
    finally:
        connection.close()


def _refuse(
    loss: VaultRolledBack | None, may_accept: Callable[[Connection], None] | None, connection: Connection
) -> None:
    if loss is None:
        return
    if may_accept is None:
        raise loss
    may_accept(connection)


def _changed_file(database: Path, record: AnchorRecord) -> str:
    """Return which file is not as ``record`` says, or an empty text."""
    if main_file(database) != record.main:
        return database.name
    log = log_of(database)
    if record.state is AnchorState.CLOSED:
        return log.name if log.exists() and log.stat().st_size else ""
    return "" if log_prefix(log, record.log.size) == record.log else log.name


def _missing(trail: AuditTrail, said: AnchorReading) -> VaultRolledBack | None:
    last, record = trail.newest(), said.record
    if record is None:
        return None
    missing = record.seq - last.seq
    if missing > 0:
        since = _minute(last.time)
        sentence = _ONE_MISSING.format(since=since) if missing == 1 else _MISSING.format(entries=missing, since=since)
        return VaultRolledBack(sentence, missing=missing, since=last.time)
    row = trail.row(record.seq)
    if row is None or row.digest != record.digest:
        return VaultRolledBack(_OTHER_HISTORY)
    return None


def _unanchored(trail: AuditTrail, said: AnchorReading) -> VaultRolledBack | None:
    """Tell whether the folder's own anchor was taken away or changed; a store from before there were any has none."""
    if said.problem is not None:
        return said.problem
    if not said.present[0] and (any(said.present) or trail.tells_of_anchor()):
        return VaultRolledBack(_GONE)
    return None


def _verify(trail: AuditTrail) -> None:
    check = trail.verify()
    if not check.ok:
        raise VaultDamaged(
            f"{check.problem.removesuffix('.')}, so the case store stays closed: "
            "keep a copy of its folder as evidence and restore the last good backup."
        )


def _record_for(newest: AnchorRecord | None, trail: AuditTrail, loss: VaultRolledBack | None) -> AnchorRecord:
    """Return what the anchors are to be made with; after a loss, or without an anchor, the files count as unsettled."""
    if newest is not None and loss is None and newest.state is not AnchorState.OPEN:
        return newest
    last = trail.newest()
    counter = 1 if newest is None else newest.counter
    main = EMPTY if newest is None else newest.main
    return AnchorRecord(counter, last.seq, last.digest, 0, AnchorState.CHECKPOINTING, main)


def _minute(time: str) -> str:
    return f"{datetime.fromisoformat(time):%Y-%m-%d %H:%M} UTC"
