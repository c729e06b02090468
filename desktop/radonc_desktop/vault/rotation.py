"""A new data key: the database is copied under it, checked, and takes the place of the old one.

One rename decides. Until the new slot file is in place, the old key opens the old database and the copy is rubbish;
from then on the new key opens the copy, and an unlock after a crash puts it where it belongs.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from radonc_desktop.vault.audit import AuditTrail
from radonc_desktop.vault.authorizer import authorize
from radonc_desktop.vault.checkpoints import Checkpoints
from radonc_desktop.vault.errors import SlotsDiffer, VaultDamaged, VaultError
from radonc_desktop.vault.exchange.verification import check_copy, count
from radonc_desktop.vault.people import Directory, Person
from radonc_desktop.vault.place import DATABASE, SLOTS
from radonc_desktop.vault.progress import Progress, unwatched
from radonc_desktop.vault.records import AuditEntry
from radonc_models.keyed.canonical import now
from radonc_models.keyed.connection import Connection, connect
from radonc_models.keyed.envelopes import PRINTED, Slot, SlotKind
from radonc_models.keyed.escrow import EscrowSlot
from radonc_models.keyed.files import create_private, sync_folder, translated
from radonc_models.keyed.keys import KEY_BYTES
from radonc_models.keyed.slots import SlotFile, read_slots, write_slots

__all__ = ["Rotation", "finish_rotation"]

_NEXT = "cases.db.next"
_LOGS = ("-wal", "-shm")


@dataclass(frozen=True)
class Rotation:
    """Changes the data key of an open store.

    Attributes:
        folder: Of the store, locked by this process.
        connection: Its open database; goes on with the new one afterwards.
        checkpoints: Its anchors, which have to know that the files are being replaced.
        directory: Its users; their public keys come from here, never from the slot file.
        chain_key: Key of the audit trail, which stays as it is.
        actor: Name of the unlocked user.

    """

    folder: Path
    connection: Connection
    checkpoints: Checkpoints
    directory: Directory
    chain_key: bytearray
    actor: str

    def is_due(self) -> bool:
        """Tell whether a removed user or IT key still has a slot, because a removal was cut off before its new key."""
        kept, file = self._people(), read_slots(self.folder / SLOTS)
        left = any(self._person_of(slot, kept) is None for slot in file.slots)
        return left or self.directory.escrow.was_removed(file.escrow)

    def check(self) -> None:
        """Return if every user who is left can be given a new key.

        Raises:
            SlotsDiffer: The slot file holds other keys for a user than the store.

        """
        self._resealed(read_slots(self.folder / SLOTS), bytearray(KEY_BYTES))

    def run(self, reason: str, progress: Progress = unwatched) -> None:
        """Make the new key, seal it to every user who is left and to the IT key, and go on with the copied database.

        ``progress`` may end it while the database is copied and checked: the old key and database then stay.

        Raises:
            SlotsDiffer: The slot file holds other keys for a user than the store.
            DiskFull: There is no room for the copy; the old key and database are as they were.
            VaultDamaged: The copy did not pass its check; nothing was changed.

        """
        key = bytearray(os.urandom(KEY_BYTES))
        try:
            slots = self._resealed(read_slots(self.folder / SLOTS), key)
            self.checkpoints.begin()
            try:
                last = self._copy(key, slots.generation, reason, progress)
                # The log is empty now: what it held must not be taken for the new database's.
                self.connection.checkpoint()
                self._decide(slots)
            except BaseException:
                with suppress(OSError):
                    _remove(self.folder, _NEXT)
                raise
            self._swap(key)
            self.checkpoints.finish(last)
        finally:
            key[:] = bytes(len(key))

    def _resealed(self, file: SlotFile, key: bytearray) -> SlotFile:
        generation, kept = file.generation + 1, self._people()
        slots = []
        for slot in file.slots:
            person = self._person_of(slot, kept)
            if person is None:
                continue
            if person.public != slot.public:
                raise SlotsDiffer(
                    f"The key file slots.json holds other keys for {person.name} than the case store: "
                    "let that user unlock once, or reset the passphrase, and then try again."
                )
            slots.append(slot.resealed(key, self.chain_key, file.vault_id, generation, person.public.agreement))
        renewed = replace(file, generation=generation, slots=tuple(slots), escrow=None)
        holder = self.directory.escrow.holder()
        if holder is None:
            return renewed
        bound = file.vault_id, generation, holder.recipient, holder.number
        return replace(renewed, escrow=EscrowSlot.new(key, self.chain_key, *bound))

    def _people(self) -> dict[tuple[SlotKind, str], Person]:
        return {(person.kind, person.name.casefold()): person for person in self.directory.everyone()}

    @staticmethod
    def _person_of(slot: Slot, kept: dict[tuple[SlotKind, str], Person]) -> Person | None:
        kind = slot.kind if slot.kind in PRINTED else SlotKind.USER
        return kept.get((kind, slot.user.casefold()))

    def _copy(self, key: bytearray, generation: int, reason: str, progress: Progress) -> AuditEntry:
        path = self.folder / _NEXT
        with translated():
            _remove(self.folder, _NEXT)
        create_private(path)
        copy = connect(path, key)
        try:
            with self.connection.snapshot():
                census = count(self.connection)
                self.connection.copy_to(copy, _half(progress, 0))
            check_copy(copy, self.chain_key, census, _half(progress, 1))
            trail = AuditTrail(copy, self.chain_key, self.actor)
            with trail.change() as change:
                change.write(
                    "INSERT INTO key_generations (number, since, reason) VALUES (?, ?, ?)", generation, now(), reason
                )
                change.record("key.rotate", generation=generation, reason=reason)
            copy.checkpoint()
            return trail.newest()
        finally:
            copy.close()

    def _decide(self, slots: SlotFile) -> None:
        try:
            write_slots(self.folder / SLOTS, slots)
        except VaultError:
            # A disk that failed after the rename has let the new key in: the copy must not be cleared away now.
            if read_slots(self.folder / SLOTS).generation != slots.generation:
                raise

    def _swap(self, key: bytearray) -> None:
        # What is written to the old database now would be lost: if this fails, the store is locked.
        self.connection.close()
        _put_in_place(self.folder)
        fresh = connect(self.folder / DATABASE, key)
        fresh.restrict(authorize)
        self.connection.take_over(fresh)


def finish_rotation(folder: Path, key: bytearray) -> None:
    """Bring a change of the data key to its end, or clear it away, whichever its slot file decided.

    Raises:
        VaultDamaged: Neither the database nor the copy opens with ``key``; both are left as they are.

    """
    if not (folder / _NEXT).exists():
        return
    if _opens(folder / DATABASE, key):
        with translated():
            _remove(folder, _NEXT)
    elif _opens(folder / _NEXT, key):
        _put_in_place(folder)
    else:
        raise VaultDamaged


def _half(progress: Progress, before: int) -> Progress:
    """Tell ``progress`` of one half of the work, with so many halves before it."""
    return lambda done, of_all: progress(before * of_all + done, 2 * of_all)


def _put_in_place(folder: Path) -> None:
    with translated():
        for log in _LOGS:  # of the old database; the copy holds everything
            (folder / f"{DATABASE}{log}").unlink(missing_ok=True)
        sync_folder(folder)
        (folder / _NEXT).replace(folder / DATABASE)
        sync_folder(folder)


def _remove(folder: Path, name: str) -> None:
    for path in (folder / name, *(folder / f"{name}{log}" for log in _LOGS)):
        path.unlink(missing_ok=True)


def _opens(path: Path, key: bytearray) -> bool:
    try:
        connect(path, key).close()
    except VaultError:
        return False
    return True
