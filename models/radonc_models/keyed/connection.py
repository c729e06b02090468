"""The one way to the encrypted database: open it, read behind a damage gate, write in transactions."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from radonc_models.keyed.errors import (
    DiskFull,
    VaultAtWork,
    VaultBusy,
    VaultClosed,
    VaultDamaged,
    VaultError,
    VaultUnwritable,
)

__all__ = ["Authorizer", "Connection", "connect"]

Authorizer = Callable[[int, str | None, str | None, str | None, str | None], int]
"""What SQLite asks while it compiles a statement: action, two names, database, trigger; SQLITE_OK or SQLITE_DENY."""

_SETTINGS = (
    ("cipher_log_level = NONE", "NONE"),  # its messages would go to stderr
    ("foreign_keys = ON", None),
    ("recursive_triggers = ON", None),  # else REPLACE would delete rows without asking the triggers
    ("trusted_schema = OFF", None),
    ("cell_size_check = ON", None),
    ("secure_delete = ON", 1),
    ("temp_store = MEMORY", None),
    # A page that falls out of the cache is decrypted and checked again when it is next needed: SQLite's own 2 MB made a
    # change of a case cost twice what it does without a key.
    ("cache_size = -16384", None),
    ("journal_mode = WAL", "wal"),
    ("synchronous = FULL", None),  # with WAL the one setting that lost nothing in the power-loss model
    ("wal_autocheckpoint = 0", 0),  # the main file changes only when ``checkpoints`` says so
)
_KEY_BYTES = 32
_STEP = 2000  # pages of a copy between two calls of its progress

_FAILURES: dict[str, type[VaultError]] = {
    "SQLITE_FULL": DiskFull,
    "SQLITE_IOERR": DiskFull,  # also for a first read, which needs room for the index of the log
    "SQLITE_READONLY": VaultUnwritable,
    "SQLITE_CANTOPEN": VaultUnwritable,
    "SQLITE_PERM": VaultUnwritable,
    "SQLITE_BUSY": VaultBusy,
    "SQLITE_LOCKED": VaultBusy,
    "SQLITE_CORRUPT": VaultDamaged,
    "SQLITE_NOTADB": VaultDamaged,
    "SQLITE_FORMAT": VaultDamaged,
}


def connect(path: Path, key: bytearray, *, read_only: bool = False) -> Connection:
    """Open the existing database at ``path`` with the 32-byte raw ``key`` and the settings of the store.

    The whole file is not checked yet (``check_pages``) and SQL is not restricted yet (``restrict``). A connection
    that is ``read_only`` sees the write-ahead log, too, but never moves it into the main file, not even when closed.

    Raises:
        VaultDamaged: The file cannot be read with this key.
        VaultUnwritable: It cannot be opened for writing.

    """
    # mode=rw: without it a missing file would be created as a new, empty store.
    # cached_statements=0: no compiled statement, and so no text of a case, outlives its use.
    with _errors(None):
        uri = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rw'}"
        # check_same_thread=False: Connection sees to it that one thread works at a time, and says so in a sentence.
        raw = dbapi2.connect(uri, uri=True, isolation_level=None, cached_statements=0, check_same_thread=False)
    try:
        _set_key(raw, key)
        connection = Connection(raw)
        connection.configure()
    except BaseException:
        raw.close()
        raise
    return connection


def _set_key(raw: Any, key: bytearray) -> None:
    if len(key) != _KEY_BYTES:
        raise ValueError("a raw key has 32 bytes")
    # SQLCipher takes anything but 64 hex digits for a passphrase, silently. The buffer, unlike the text of a
    # PRAGMA key statement, can be overwritten.
    literal = bytearray(b"x'" + key.hex().encode() + b"'")
    if len(literal) != 2 * _KEY_BYTES + 3:
        raise ValueError("a raw key has 64 hex digits")
    try:
        raw.set_key(literal)
    finally:
        literal[:] = bytes(len(literal))


class Connection:
    """An open, keyed database, for the thread that opened it or has taken it since (``take``).

    Rows come out through ``rows`` only, which asks SQLCipher after every read whether a page failed its
    check; without it full-text search would answer "no hits" on a damaged page, and no error.
    """

    def __init__(self, raw: Any) -> None:
        self._raw_or_none: Any | None = raw
        self._status = raw.cursor()  # kept, for it is asked after every read
        self._damaged = False
        self._authorizer: Authorizer | None = None
        self._thread = threading.get_ident()

    @property
    def _raw(self) -> Any:
        if self._raw_or_none is None:
            raise VaultClosed
        self.require_own()
        if self._damaged:
            raise VaultDamaged
        return self._raw_or_none

    def take(self) -> None:
        """Work with the connection in the calling thread from now on; every other one gets ``VaultAtWork``.

        Only between two transactions, and only while the thread that had it does not use it.
        """
        raw = self._raw_or_none
        if raw is not None and raw.in_transaction:
            raise RuntimeError("a connection changed hands in a transaction")
        self._thread = threading.get_ident()

    def require_own(self) -> None:
        """Return if the calling thread works with the connection.

        Raises:
            VaultAtWork: Another one does.

        """
        if self._thread != threading.get_ident():
            raise VaultAtWork

    def configure(self) -> None:
        """Apply the settings of the store and prove that the key reads the first page.

        Raises:
            VaultDamaged: The first page does not answer to the key.

        """
        with _errors(self._raw):
            self._raw.execute("SELECT count(*) FROM sqlite_master").fetchall()
        for setting, expected in _SETTINGS:
            with _errors(self._raw):
                answer = self._raw.execute(f"PRAGMA {setting}").fetchall()
            if expected is not None and answer != [(expected,)]:
                raise VaultUnwritable
        self._gate()

    def check_pages(self, *, structure: bool = True) -> None:
        """Check the HMAC of every page of the main file, and unless told otherwise how the pages hang together.

        Raises:
            VaultDamaged: A page was changed outside the program.

        """
        with _errors(self._raw):
            # An empty file passes every other check.
            tables = self._raw.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            failures = self._raw.execute("PRAGMA cipher_integrity_check").fetchall()
            found = [] if failures or not structure else self._raw.execute("PRAGMA quick_check").fetchall()
        if not tables or failures or (structure and found != [("ok",)]):
            self._damaged = True
            raise VaultDamaged
        self._gate()

    def check_file(self) -> None:
        """Empty the write-ahead log into the main file, then check every page as ``check_pages`` does."""
        self.checkpoint()
        self.check_pages()

    def checkpoint(self) -> None:
        """Move all committed changes into the main file and empty the write-ahead log."""
        with _errors(self._raw):
            busy, _, _ = self._raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise VaultBusy

    def restrict(self, authorizer: Authorizer) -> None:
        """From now on allow only the statements that ``authorizer`` allows."""
        self._authorizer = authorizer
        self._raw.set_authorizer(authorizer)

    @contextmanager
    def maintaining(self, authorizer: Authorizer) -> Iterator[None]:
        """Let another list than that of ``restrict`` decide for the length of a block."""
        self._raw.set_authorizer(authorizer)
        try:
            yield
        finally:
            self._raw.set_authorizer(self._authorizer)

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Return all rows of a query.

        Raises:
            VaultDamaged: A page that was read, or should have been, failed its check.

        """
        with _errors(self._raw):
            result: list[tuple[Any, ...]] = self._raw.execute(sql, values).fetchall()
        self._gate()
        return result

    def row(self, sql: str, *values: object) -> tuple[Any, ...] | None:
        """Return the first row of a query, or None."""
        return next(iter(self.rows(sql, *values)), None)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Run a block as one change: all of it is on the disk afterwards, or, after any error, none of it."""
        with _errors(self._raw):
            self._raw.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._gate()
            with _errors(self._raw):
                self._raw.execute("COMMIT")
        except BaseException:
            self._roll_back()
            raise

    def write(self, sql: str, *values: object) -> int:
        """Run one changing statement inside a transaction and return the id of the row it inserted."""
        if not self._raw.in_transaction:
            raise RuntimeError("a change outside a transaction")
        with _errors(self._raw):
            return int(self._raw.execute(sql, values).lastrowid or 0)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let every read of a block see one state of the store, whatever other connections write meanwhile."""
        with _errors(self._raw):
            self._raw.execute("BEGIN")
        try:
            yield
        finally:
            self._roll_back()

    def copy_to(self, other: Connection, progress: Callable[[int, int], None] = lambda _done, _all: None) -> None:
        """Copy the database page by page into ``other``, which has a key of its own or the same.

        Called in ``snapshot`` it copies what the block has read, and writers go on meanwhile. ``progress`` is told the
        pages that are done and all of them; an exception that it raises ends the copy.

        Raises:
            VaultDamaged: A page of this database failed its check.
            DiskFull: There is no room.

        """
        with _errors(self._raw):
            self._raw.backup(
                other._raw, pages=_STEP, progress=lambda _status, left, total: progress(total - left, total)
            )
        self._gate()

    def take_over(self, other: Connection) -> None:
        """Go on with the database of ``other``, which is then spent; this one's file is closed."""
        self.close()
        self._raw_or_none, other._raw_or_none = other._raw_or_none, None
        self._status = other._status
        self._authorizer = other._authorizer

    def close(self) -> None:
        """Close the file; calling it twice is fine."""
        if self._raw_or_none is not None:
            self.require_own()
        raw, self._raw_or_none = self._raw_or_none, None
        if raw is not None:
            raw.close()

    def _roll_back(self) -> None:
        raw = self._raw_or_none
        # A full disk may have made SQLite roll back by itself.
        if raw is not None and raw.in_transaction:
            raw.execute("ROLLBACK")

    def _gate(self) -> None:
        assert self._raw is not None  # a closed or damaged store says so here
        if not _healthy(self._status):
            self._damaged = True
            raise VaultDamaged


@contextmanager
def _errors(raw: Any) -> Iterator[None]:
    """Turn what SQLite reports about disk, locks and damage into sentences; the rest are bugs and pass."""
    try:
        yield
    except dbapi2.Error as error:
        known = _FAILURES.get(getattr(error, "sqlite_errorname", ""))
        if known is None and raw is not None and not _healthy(raw):
            known = VaultDamaged  # full-text search words its failure on a damaged page like a mistake in SQL
        if known is None:
            raise
        raise known from error


def _healthy(asked: Any) -> bool:
    """Tell, through a connection or a cursor, whether every page that SQLCipher has read so far passed its check."""
    return bool(asked.execute("PRAGMA cipher_status").fetchall() == [("1",)])
