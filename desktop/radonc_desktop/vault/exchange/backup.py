"""Backup: a consistent, verified copy of the store as one encrypted file.

The copy is made by SQLite's backup interface through a connection of its own, which sees one state of the store
while the physician goes on working. It is checked like a store at unlock and then some, packed with the slot file,
read back from the disk, and only then named. It opens with the passphrases that were valid when it was made.
"""

from __future__ import annotations

import hmac
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from radonc_desktop.vault.errors import VaultDamaged
from radonc_desktop.vault.exchange.container import read_container, write_container
from radonc_desktop.vault.exchange.errors import BackupDamaged, BackupFailed
from radonc_desktop.vault.exchange.verification import Census, check_copy, count
from radonc_desktop.vault.place import DATABASE, SLOTS
from radonc_models.keyed.canonical import now
from radonc_models.keyed.connection import connect
from radonc_models.keyed.files import create_private, make_folder, sync_folder, translated
from radonc_models.keyed.keys import Keys
from radonc_models.keyed.private_output import refuse_existing
from radonc_models.keyed.slots import read_slots

__all__ = ["ENDING", "BackupReport", "backup_key", "make_backup"]

ENDING = ".radonc-backup"
"""How the name of a backup file ends."""


Progress = Callable[[int, int], None]


def _quiet(_done: int, _all: int) -> None:
    pass


@dataclass(frozen=True)
class BackupReport:
    """What a finished backup holds.

    Attributes:
        path: The file.
        created: Time in UTC, ISO 8601.
        census: Its rows, the same as the store's at that time.
        size: Bytes.
        sha256: Hex SHA-256 of the packed database.
        seconds: How long it took.

    """

    path: Path
    created: str
    census: Census
    size: int
    sha256: str
    seconds: float


def backup_key(chain_key: bytearray) -> bytes:
    """Return the key that authenticates the manifests of a store's backups."""
    return hmac.digest(chain_key, b"radonc-backup-manifest-1", "sha256")


def make_backup(folder: Path, keys: Keys, target: Path, progress: Progress = _quiet) -> BackupReport:
    """Back the store in ``folder`` up into the new file ``target``; may run in any thread.

    ``progress`` is told the pages that are copied and all of them; an exception it raises ends the backup, and then
    nothing is left behind.

    Raises:
        FileExists: ``target`` is there already.
        BackupFailed: The copy did not pass its check; it was removed.
        VaultDamaged: The store itself is damaged.
        DiskFull: There is no room; nothing is left behind.

    """
    begin = time.perf_counter()
    refuse_existing(target)
    created = now()
    with _work_folder(target) as work:
        before = read_slots(folder / SLOTS)
        census = _copy_database(folder / DATABASE, work / DATABASE, keys, progress)
        with translated():
            shutil.copyfile(folder / SLOTS, work / SLOTS)
        slots = read_slots(work / SLOTS)
        if (slots.vault_id, slots.generation) != (before.vault_id, before.generation):
            raise BackupFailed  # the store has got a new data key meanwhile, which the copy does not have
        progress(census.cases, census.cases)
        facts = _facts(slots.vault_id, created, census)
        packed = work / "packed"
        members = {name: work / name for name in (DATABASE, SLOTS)}
        manifest = write_container(packed, members, facts, backup_key(keys.chain))
        _read_back(packed)
        with translated():
            refuse_existing(target)
            packed.rename(target)
            sync_folder(target.parent)
    database = next(member for member in manifest.members if member.name == DATABASE)
    seconds = time.perf_counter() - begin
    return BackupReport(target, created, census, target.stat().st_size, database.sha256, seconds)


def _facts(vault_id: str, created: str, census: Census) -> dict[str, Any]:
    return {"app": version("radonc-gpt"), "census": census.as_facts(), "created": created, "vault": vault_id}


def _copy_database(source: Path, target: Path, keys: Keys, progress: Progress) -> Census:
    create_private(target)
    reading = connect(source, keys.data, read_only=True)
    try:
        writing = connect(target, keys.data)
        try:
            with reading.snapshot():
                census = count(reading)
                reading.copy_to(writing, progress)
            try:
                check_copy(writing, keys.chain, census)
            except VaultDamaged as error:
                raise BackupFailed from error
        finally:
            writing.close()
    finally:
        reading.close()
    return census


def _read_back(packed: Path) -> None:
    """Read the file as a restore would, from the disk where the system lets us drop what it remembers."""
    if hasattr(os, "posix_fadvise"):
        with packed.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    try:
        read_container(packed)
    except BackupDamaged as error:
        raise BackupFailed from error


@contextmanager
def _work_folder(target: Path) -> Iterator[Path]:
    """Lend a private folder beside the target for the copy, which is encrypted from its first byte."""
    work = target.parent / f".{target.name}.work"
    make_folder(target.parent)
    with suppress(OSError):
        shutil.rmtree(work)  # of a backup that was cut off
    make_folder(work)
    try:
        yield work
    finally:
        with suppress(OSError):
            shutil.rmtree(work)
