"""The encrypted workspace of a curation: one folder with a database, its key slots and a lock.

Notes hold names, so they lie under the recipe of the case store: SQLCipher with a random key that each reader's
passphrase opens (``radonc_models.keyed``). A reader is a user of the workspace; all readers have the same rights.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from radonc_models.curate.errors import CurationRefused, worded
from radonc_models.curate.schema import CREATE, FORMAT, authorize
from radonc_models.curate.states import Pool, State
from radonc_models.keyed.calibration import calibrated
from radonc_models.keyed.canonical import now
from radonc_models.keyed.connection import Connection, connect
from radonc_models.keyed.envelopes import Slot, open_slot
from radonc_models.keyed.failures import Failures
from radonc_models.keyed.files import FolderLock, create_private, make_folder, sync_folder, translated
from radonc_models.keyed.keys import KdfParameters, Keys, PersonalKeys
from radonc_models.keyed.passphrases import check_new_passphrase, check_new_user, same_user
from radonc_models.keyed.slots import SlotFile, read_slots, write_slots

__all__ = ["BATCH", "DATABASE", "Workspace", "create_workspace", "open_workspace"]

DATABASE = "curation.db"
_SLOTS = "slots.json"
_UNFINISHED = "curation.db.new"
_RENAMED = "renamed:"
BATCH = 500
"""Cases that a step holds in memory at a time."""
PART = 20_000
"""Cases that one statement of ``Workspace.parts`` is about."""


class Workspace:
    """An open workspace, for one thread; get it from ``open_workspace`` or ``create_workspace`` and close it.

    Attributes:
        reader: Name of the person who opened it.
        folder: Where it lies.

    """

    def __init__(self, connection: Connection, lock: FolderLock, folder: Path, reader: str) -> None:
        self.reader = reader
        self.folder = folder
        self._connection = connection
        self._lock = lock
        self._depth = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Return all rows of a query; every page that it read has passed its check."""
        with worded():
            return self._connection.rows(sql, *values)

    def row(self, sql: str, *values: object) -> tuple[Any, ...] | None:
        """Return the first row of a query, or None."""
        return next(iter(self.rows(sql, *values)), None)

    def write(self, sql: str, *values: object) -> int:
        """Run one changing statement inside ``transaction``."""
        with worded():
            return self._connection.write(sql, *values)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Run a block as one change: all of it is on the disk afterwards, or none of it.

        Inside another block it is a part of that one: after an error only the part is taken back.
        """
        with worded(), self._savepoint() if self._depth else self._connection.transaction():
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1

    @contextmanager
    def _savepoint(self) -> Iterator[None]:
        name = f"part_{self._depth}"
        self._connection.write(f"SAVEPOINT {name}")
        try:
            yield
        except BaseException:
            self._connection.write(f"ROLLBACK TO {name}")
            self._connection.write(f"RELEASE {name}")
            raise
        self._connection.write(f"RELEASE {name}")

    def batches(self, columns: str, state: State, at_least: bool = False) -> Iterator[list[tuple[Any, ...]]]:
        """Yield the curated cases in ``state`` in batches, by id; the id is the first column of each row.

        Args:
            columns: Names behind the id, of ``cases`` and of ``notes`` (as ``text`` and ``row``).
            state: Where the cases are.
            at_least: Also the cases that have come further.

        """
        # The index of the queue yields ids in order for one state only; for several, each batch would sort all of them.
        where = "+pool = ? AND +state >= ?" if at_least else "pool = ? AND state = ?"
        last = 0
        while True:
            found = self.rows(
                f"SELECT id, {columns} FROM cases JOIN notes ON case_id = id "  # noqa: S608 - fixed names
                f"WHERE {where} AND id > ? ORDER BY id LIMIT ?",
                Pool.MAIN,
                state,
                last,
                BATCH,
            )
            if not found:
                return
            last = found[-1][0]
            yield found

    def parts(self) -> Iterator[tuple[int, int]]:
        """Yield the numbers of all cases in parts (above, up to and with), the last part first.

        For statements whose memory grows with the cases that they change or group. A rule that looks at earlier cases
        sees them in each part as they were before, as it would in one statement for all.
        """
        last = self.rows("SELECT max(id) FROM cases")[0][0] or 0
        for start in reversed(range(0, last, PART)):
            yield start, start + PART

    def checkpoint(self) -> None:
        """Move all changes into the main file, so that its log does not grow."""
        with worded():
            self._connection.checkpoint()

    def verify(self) -> None:
        """Check every page of the database.

        Raises:
            CurationRefused: A page was changed outside the program.

        """
        with worded():
            self._connection.check_file()

    def counts(self) -> dict[tuple[Pool, State], int]:
        """Return how many cases there are in each set and state."""
        found = self.rows("SELECT pool, state, count(*) FROM cases GROUP BY pool, state")
        return {(Pool(pool), State(state)): count for pool, state, count in found}

    def setting(self, name: str) -> str:
        """Return what is noted under ``name``, empty where nothing is."""
        row = self.row("SELECT value FROM settings WHERE name = ?", name)
        return "" if row is None else str(row[0])

    def add_reader(self, passphrase: str, name: str, new_passphrase: str, *, kdf: KdfParameters | None = None) -> None:
        """Give another person a passphrase of her own to this workspace.

        Args:
            passphrase: Of the reader who has it open, once more.
            name: Name of the new reader.
            new_passphrase: Hers, at least 15 characters.
            kdf: Price of a guess; by default 0.5 to 1 s on this machine.

        Raises:
            CurationRefused: A passphrase is wrong or too weak, or there is a reader of this name.

        """
        with worded():
            user = check_new_user(name)
            check_new_passphrase(user, new_passphrase)
            file = read_slots(self.folder / _SLOTS)
            self._refuse_known(file, user)
            keys = open_slot(file.slot(self.reader), file.vault_id, file.generation, passphrase)
            shared = Keys(keys.data, keys.chain, PersonalKeys.random())
            try:
                slot = Slot.new(shared, file.vault_id, 1, user, new_passphrase, kdf=kdf or calibrated())
                write_slots(self.folder / _SLOTS, file.replaced(slot))
            finally:
                keys.wipe()
                shared.wipe()

    def readers(self) -> tuple[str, ...]:
        """Return the names of all who can open this workspace."""
        with worded():
            return tuple(slot.user for slot in read_slots(self.folder / _SLOTS).slots)

    def remove_reader(self, name: str) -> None:
        """Take the access of another reader away; what that person decided stays under the name.

        The key of the database stays the same: a copy of the key file from before still opens with the old passphrase.

        Raises:
            CurationRefused: There is no such reader, or it is the one who has the workspace open.

        """
        with worded():
            file = read_slots(self.folder / _SLOTS)
            slot = file.find(name)
            if slot is None:
                raise CurationRefused(f"There is no reader named {name[:40]}: look at `curate reader --list`.")
            if same_user(slot.user, self.reader):
                raise CurationRefused("Nobody removes the own access: let another reader do it.")
            write_slots(self.folder / _SLOTS, file.without(slot.user, slot.kind))

    def rename_reader(self, passphrase: str, name: str, *, kdf: KdfParameters | None = None) -> None:
        """Give the reader who has the workspace open another name; earlier decisions stay under the old one.

        A renamed reader counts as the same person: nobody reads a case a second time under a new name.

        Args:
            passphrase: Of this reader, once more; it stays as it is.
            name: The new name.
            kdf: Price of a guess; by default 0.5 to 1 s on this machine.

        Raises:
            CurationRefused: The passphrase is wrong, or the name cannot be used or belongs to somebody.

        """
        with worded():
            user = check_new_user(name)
            check_new_passphrase(user, passphrase)
            file = read_slots(self.folder / _SLOTS)
            self._refuse_known(file, user)
            keys = open_slot(file.slot(self.reader), file.vault_id, file.generation, passphrase)
            try:
                slot = Slot.new(keys, file.vault_id, file.generation, user, passphrase, kdf=kdf or calibrated())
            finally:
                keys.wipe()
            # First that the two are one person: a crash in between changes no name.
            with self.transaction():
                self.write("INSERT INTO settings (name, value) VALUES (?, ?)", f"{_RENAMED}{user}", self.reader)
            write_slots(self.folder / _SLOTS, file.without(self.reader, slot.kind).replaced(slot))
            self.reader = user

    def names(self, reader: str) -> tuple[str, ...]:
        """Return the name of a reader and every name that this person had before."""
        found = [reader]
        while (earlier := self.setting(f"{_RENAMED}{found[-1]}")) and earlier not in found:
            found.append(earlier)
        return tuple(found)

    def _refuse_known(self, file: SlotFile, user: str) -> None:
        if file.find(user) is not None:
            raise CurationRefused(f"There is already a reader named {user}: choose another name.")
        former = self.rows("SELECT value FROM settings WHERE substr(name, 1, length(?)) = ?", _RENAMED, _RENAMED)
        renamed = self.setting(f"{_RENAMED}{user}")
        if renamed or any(same_user(str(old), user) for (old,) in former):
            raise CurationRefused(f"A reader was named {user} before and is named otherwise now: choose another name.")

    def take(self) -> None:
        """Work with the workspace in the calling thread from now on; every other one gets ``VaultAtWork``."""
        self._connection.take()

    def close(self) -> None:
        """Empty the log, close the files and give the lock back; calling it twice is fine."""
        try:
            self._connection.close()
        finally:
            self._lock.release()


def create_workspace(folder: Path, reader: str, passphrase: str, *, kdf: KdfParameters | None = None) -> Workspace:
    """Create a workspace in ``folder`` with its first reader and return it open.

    Args:
        folder: Is created where it is missing.
        reader: Name of the person who curates.
        passphrase: At least 15 characters.
        kdf: Price of a guess; by default 0.5 to 1 s on this machine.

    Raises:
        CurationRefused: There is a workspace already, or name, passphrase or place cannot be used.

    """
    with worded():
        user = check_new_user(reader)
        check_new_passphrase(user, passphrase)
        if folder.exists() and (not folder.is_dir() or any((folder / name).exists() for name in (_SLOTS, DATABASE))):
            raise CurationRefused(f"{folder} is already there, and nothing was overwritten: choose another folder.")
        make_folder(folder)
        lock = FolderLock(folder)
        try:
            keys, vault_id = Keys.random(), secrets.token_hex(16)
            slot = Slot.new(keys, vault_id, 1, user, passphrase, kdf=kdf or calibrated())
            _build(folder / _UNFINISHED, keys, vault_id)
            # With the slot file the workspace exists; a rename that a crash prevented is made up for when it is opened.
            write_slots(folder / _SLOTS, SlotFile(vault_id, 1, (slot,)))
            return _opened(folder, lock, keys, vault_id, user)
        except BaseException:
            lock.release()
            raise


def open_workspace(folder: Path, reader: str, passphrase: str) -> Workspace:
    """Open the workspace in ``folder``.

    Raises:
        CurationRefused: There is none, another process has it open, name or passphrase is wrong, or it is damaged.

    """
    if not (folder / _SLOTS).exists():
        raise CurationRefused(f"There is no workspace in the folder {folder}: create one with `curate new`.")
    with worded():
        lock = FolderLock(folder)
        try:
            file = read_slots(folder / _SLOTS)
            known = file.find(reader)
            with Failures(folder).attempt(known.user if known else None):
                slot = file.slot(reader)
                keys = open_slot(slot, file.vault_id, file.generation, passphrase)
            return _opened(folder, lock, keys, file.vault_id, slot.user)
        except BaseException:
            lock.release()
            raise


def _build(path: Path, keys: Keys, vault_id: str) -> None:
    for rest in path.parent.glob(f"{path.name}*"):
        rest.unlink()  # of a creation that was cut off before it had keys: nobody can ever open it
    create_private(path)
    connection = connect(path, keys.data)
    try:
        with connection.transaction():
            for statement in CREATE:
                connection.write(statement)
            for name, value in (("workspace", vault_id), ("format", FORMAT), ("made", now())):
                connection.write("INSERT INTO settings (name, value) VALUES (?, ?)", name, value)
        connection.checkpoint()
    finally:
        connection.close()


def _opened(folder: Path, lock: FolderLock, keys: Keys, vault_id: str, reader: str) -> Workspace:
    try:
        if not (folder / DATABASE).exists():
            with translated():
                (folder / _UNFINISHED).rename(folder / DATABASE)
                sync_folder(folder)
        connection = connect(folder / DATABASE, keys.data)
    finally:
        keys.wipe()  # SQLCipher has its own copy
    try:
        connection.restrict(authorize)
        settings = dict(connection.rows("SELECT name, value FROM settings"))
        if settings.get("workspace") != vault_id:
            raise CurationRefused(
                f"{_SLOTS} and {DATABASE} do not belong together: restore both from the same backup of the workspace."
            )
        if settings.get("format") != FORMAT:
            raise CurationRefused("A newer version of radonc-models has written this workspace: use that version.")
    except BaseException:
        connection.close()
        raise
    return Workspace(connection, lock, folder, reader)
