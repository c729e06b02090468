"""When the write-ahead log goes into the main file, and what the head anchors say before, during and after it.

Between two checkpoints the main file does not change, so that its fingerprint in the anchor tells an older page from
the right one. SQLite's own checkpoints are switched off for that reason. A session that ends without ``close`` (the
process ends, an object is forgotten) leaves the statement behind that the main file may have changed: SQLite empties
the log by itself when the last connection goes.
"""

from __future__ import annotations

import time
import weakref
from contextlib import suppress
from pathlib import Path

from radonc_desktop.vault.anchor import AnchorRecord, Anchors, AnchorState
from radonc_desktop.vault.errors import DiskFull, VaultBusy, VaultError
from radonc_desktop.vault.fingerprint import EMPTY, LogReader, main_file
from radonc_desktop.vault.records import AuditEntry
from radonc_models.keyed.connection import Connection
from radonc_models.keyed.files import sync_folder, translated

__all__ = ["Checkpoints", "anchor_closed", "log_of"]

LOG_LIMIT = 16 * 1024 * 1024
"""Bytes of the log after which a commit is followed by a checkpoint."""

IDLE_LIMIT = 1024 * 1024
"""Bytes of the log that an idle moment is used to move."""

_SYNC_SECONDS = 1.0


def log_of(database: Path) -> Path:
    """Return where the write-ahead log of ``database`` lies."""
    return database.with_name(database.name + "-wal")


def anchor_closed(
    places: tuple[Path, ...],
    database: Path,
    chain_key: bytearray,
    vault_id: str,
    last: AuditEntry,
    before: AnchorRecord | None = None,
) -> None:
    """Make the anchors of a closed store that is right by other evidence: a new one, or one from a checked backup.

    Args:
        places: Where the anchors are to lie.
        database: The main file; there is no log beside it.
        chain_key: Key of the audit trail.
        vault_id: Identifier of the store.
        last: The newest row of the trail.
        before: The newest statement about the store that this one replaces.

    Raises:
        DiskFull: An anchor cannot be written.

    """
    counter = 1 if before is None else before.counter + 1
    record = AnchorRecord(counter, last.seq, last.digest, 0, AnchorState.CLOSED, main_file(database))
    Anchors(places, chain_key, vault_id, record).close()


class Checkpoints:
    """Keeps the anchors of one open store in step with it."""

    def __init__(self, anchors: Anchors, connection: Connection, database: Path) -> None:
        self._anchors = anchors
        self._connection = connection
        self._database = database
        self._log = LogReader(log_of(database))
        self._limit = LOG_LIMIT
        self._synced = time.monotonic()
        # Whatever is given to finalize lives on until it has run, the connection, too.
        self._forgotten = weakref.finalize(self, _forget, anchors, connection)

    def settle(self) -> None:
        """Bring a log that was left behind into the main file, and say what that looks like now."""
        if self._anchors.record.state is AnchorState.CHECKPOINTING:
            self._empty_log()
        else:
            self._say(durable=True, state=AnchorState.OPEN)

    def committed(self, seq: int, digest: str) -> None:
        """Write down that the trail ends with row ``seq`` now; called after every commit.

        Raises:
            DiskFull: The anchor cannot be written; the change itself is kept.

        """
        log = self._log.advance()
        self._say(durable=time.monotonic() - self._synced >= _SYNC_SECONDS, seq=seq, digest=digest, log=log)
        if self._log.size > self._limit:
            # The change is safe in the log: a disk without room for the move is tried again later.
            self._limit = self._log.size + LOG_LIMIT
            with suppress(DiskFull, VaultBusy):
                self.checkpoint()

    def idle(self) -> None:
        """Use a quiet moment: make the anchors durable and move a longer log into the main file.

        Raises:
            DiskFull: There is no room for it; everything saved is kept.

        """
        if self._log.size > IDLE_LIMIT:
            self.checkpoint()
        else:
            self._anchors.sync()

    def checkpoint(self) -> None:
        """Move the log into the main file.

        Raises:
            DiskFull: There is no room for it; everything saved is kept.

        """
        self.begin()
        self._empty_log()

    def begin(self) -> None:
        """Say that from now on the main file may be anything between what it was and what it will be."""
        self._say(durable=True, state=AnchorState.CHECKPOINTING)

    def finish(self, last: AuditEntry) -> None:
        """Take the files as they are now for the store, whose newest row is ``last``; the log is a new one."""
        self._log.close()
        self._log.start_over()
        main = main_file(self._database)
        self._say(durable=True, state=AnchorState.OPEN, seq=last.seq, digest=last.digest, main=main, log=EMPTY)

    def close(self) -> None:
        """Empty the log, close the store and say that it was closed; whatever fails, the store is closed."""
        self._forgotten.detach()
        try:
            # A full disk or a damaged file must not keep the store open; what was saved is in the log already.
            with suppress(VaultError):
                self._say(durable=True, state=AnchorState.CHECKPOINTING)
                self._connection.checkpoint()
        finally:
            self._log.close()
            self._connection.close()
        with suppress(VaultError), translated():
            log = log_of(self._database)
            if not log.exists():
                # A power cut must not bring the removed log back after the anchors have said that there is none.
                sync_folder(self._database.parent)
                self._say(durable=True, state=AnchorState.CLOSED, main=main_file(self._database), log=EMPTY)
        self._anchors.close()

    def _empty_log(self) -> None:
        self._connection.checkpoint()
        self._log.start_over()
        self._limit = LOG_LIMIT
        self._say(durable=True, state=AnchorState.OPEN, main=main_file(self._database), log=EMPTY)

    def _say(self, *, durable: bool, **changes: object) -> None:
        self._anchors.say(durable=durable, **changes)
        if durable:
            self._synced = time.monotonic()


def _forget(anchors: Anchors, _connection: Connection) -> None:
    with suppress(VaultError):
        anchors.say(durable=True, state=AnchorState.CHECKPOINTING)
    anchors.close()
