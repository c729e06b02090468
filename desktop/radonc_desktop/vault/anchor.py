"""The head anchor: a small file outside the database that tells how far the audit trail had grown.

SQLCipher cannot see that the end of its write-ahead log is gone, or that a page or a whole file is an older one.
The anchor can: two records of 512 bytes, written in turn, each with an HMAC under a key that is derived from the
chain key. A record is written after each commit without waiting for the disk: it survives ``kill -9``, and a power
cut can only leave an anchor that is older than the database, never a newer one, so it never cries wolf.
A second copy lies in the state folder of this machine, so that restoring the whole folder of the store is noticed.
"""

from __future__ import annotations

import hmac
import os
import struct
import time
from dataclasses import dataclass, replace
from enum import IntEnum
from hashlib import sha256
from pathlib import Path
from typing import Any

from radonc_desktop.paths import state_folder
from radonc_desktop.vault.errors import VaultRolledBack
from radonc_desktop.vault.fingerprint import EMPTY, Fingerprint
from radonc_models.keyed.files import make_folder, translated, write_whole

__all__ = ["ANCHOR", "AnchorReading", "AnchorRecord", "AnchorState", "Anchors", "anchor_places", "newest_anchor"]

ANCHOR = "anchor"
"""Name of the anchor in the folder of the store."""

_FORMAT = b"radonc-anchor-1\0"
_FIELDS = struct.Struct("<16s16sQQ32sqB32sQ32sQ")
_SLOT = 512
_BODY = _SLOT - 32
_FORGED = (
    "The head anchor of this case store was changed outside RadOnc-GPT, so nobody can tell whether entries are "
    "missing: keep a copy of the folder as evidence and restore the last good backup."
)


class AnchorState(IntEnum):
    """What the database file may look like."""

    OPEN = 1
    """In use: the main file is as the anchor says, later changes are in the log."""
    CLOSED = 2
    """Locked: everything is in the main file, and there is no log."""
    CHECKPOINTING = 3
    """The log is being moved into the main file, which may be anything between the two."""


@dataclass(frozen=True)
class AnchorRecord:
    """One statement about the store.

    Attributes:
        counter: One more with every record.
        seq: Number of the newest audit row.
        digest: Its link of the chain, hex.
        time: When the record was written, in milliseconds since 1970 UTC.
        state: See ``AnchorState``.
        main: Fingerprint of ``cases.db``.
        log: Fingerprint of the write-ahead log up to that row.

    """

    counter: int
    seq: int
    digest: str
    time: int
    state: AnchorState
    main: Fingerprint
    log: Fingerprint = EMPTY


def anchor_places(folder: Path, vault_id: str) -> tuple[Path, Path]:
    """Return where the anchors of the store ``vault_id`` in ``folder`` lie: in it, and in this machine's own memory."""
    place = f"{vault_id}\n{folder.resolve()}".encode("utf-8", "surrogateescape")
    return folder / ANCHOR, state_folder() / "anchors" / sha256(place).hexdigest()[:32]


@dataclass(frozen=True)
class AnchorReading:
    """What the anchors of a locked store say.

    Attributes:
        record: The statement with the highest counter: it replaces all others; None where there is none.
        present: Which of the files are there.
        problem: Why a file is not to be trusted, or None.

    """

    record: AnchorRecord | None
    present: tuple[bool, ...]
    problem: VaultRolledBack | None


def newest_anchor(places: tuple[Path, ...], chain_key: bytearray, vault_id: str) -> AnchorReading:
    """Read every anchor in ``places``."""
    records: list[AnchorRecord] = []
    present: list[bool] = []
    problem: VaultRolledBack | None = None
    for path in places:
        try:
            found = _read(path, chain_key, vault_id)
        except VaultRolledBack as error:
            problem = problem or error
            present.append(True)
            continue
        present.append(bool(found))
        records += found
    newest = max(records, key=lambda record: record.counter, default=None)
    return AnchorReading(newest, tuple(present), problem)


def _read(path: Path, chain_key: bytearray, vault_id: str) -> list[AnchorRecord]:
    try:
        with path.open("rb") as file:
            data = file.read(2 * _SLOT + 1)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise VaultRolledBack(_FORGED) from error
    if len(data) != 2 * _SLOT:
        raise VaultRolledBack(_FORGED)
    # Both records are always whole: a sector is written as one, and the file is made with both.
    key, vault = _key(chain_key), _vault(vault_id)
    records = [_decode(data[start : start + _SLOT], key, vault) for start in (0, _SLOT)]
    if any(record.counter % 2 != place for place, record in enumerate(records)):
        raise VaultRolledBack(_FORGED)
    return records


class Anchors:
    """The anchor files of one store, kept open to be written after each commit; all say the same."""

    def __init__(self, paths: tuple[Path, ...], chain_key: bytearray, vault_id: str, record: AnchorRecord) -> None:
        """Make the files, or write them anew, with the successor of ``record``; it is on the disk afterwards."""
        self._key = bytearray(_key(chain_key))
        self._vault = _vault(vault_id)
        self._files: list[int] = []
        self.record = replace(record, counter=record.counter + 1, time=_milliseconds())
        both = sorted((record, self.record), key=lambda one: one.counter % 2)
        for path in paths:
            make_folder(path.parent)
            write_whole(path, b"".join(map(self._encode, both)))
        with translated():
            for path in paths:
                self._files.append(os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0)))

    def say(self, *, durable: bool, **changes: Any) -> None:
        """Write the next record: the last one with ``changes``; ``durable`` waits until the disk has it.

        Raises:
            DiskFull: A file cannot be written.

        """
        self.record = replace(self.record, counter=self.record.counter + 1, time=_milliseconds(), **changes)
        data = self._encode(self.record)
        with translated():
            for file in self._files:
                os.lseek(file, self.record.counter % 2 * _SLOT, os.SEEK_SET)
                os.write(file, data)
                if durable:
                    os.fsync(file)

    def sync(self) -> None:
        """Wait until the disk has the newest record."""
        with translated():
            for file in self._files:
                os.fsync(file)

    def close(self) -> None:
        """Close the files and overwrite the key; calling it twice is fine."""
        self._key[:] = bytes(len(self._key))
        while self._files:
            os.close(self._files.pop())

    def _encode(self, record: AnchorRecord) -> bytes:
        body = _FIELDS.pack(
            _FORMAT,
            self._vault,
            record.counter,
            record.seq,
            bytes.fromhex(record.digest),
            record.time,
            record.state,
            record.main.digest,
            record.main.size,
            record.log.digest,
            record.log.size,
        ).ljust(_BODY, b"\0")
        return body + hmac.digest(self._key, body, "sha256")


def _decode(slot: bytes, key: bytes, vault: bytes) -> AnchorRecord:
    body, mac = slot[:_BODY], slot[_BODY:]
    if not hmac.compare_digest(hmac.digest(key, body, "sha256"), mac):
        raise VaultRolledBack(_FORGED)
    form, owner, counter, seq, digest, moment, state, main, main_size, log, log_size = _FIELDS.unpack_from(body)
    if form != _FORMAT or owner != vault:
        raise VaultRolledBack(_FORGED)
    return AnchorRecord(
        counter,
        seq,
        digest.hex(),
        moment,
        AnchorState(state),
        Fingerprint(main, main_size),
        Fingerprint(log, log_size),
    )


def _key(chain_key: bytearray) -> bytes:
    return hmac.digest(chain_key, b"radonc-anchor-1", "sha256")


def _vault(vault_id: str) -> bytes:
    return sha256(vault_id.encode()).digest()[:16]


def _milliseconds() -> int:
    return time.time_ns() // 1_000_000
