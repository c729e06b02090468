"""The journal of a conversion: which slabs are in the unfinished files, so that a killed run can be taken up again.

One line a slab, with the CRC-32 of its bytes. Nothing is believed on the word of the journal: before a slab is skipped
its bytes are read from the unfinished file and compared. A line that was torn by the end of the process is ignored.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from radonc_convert.plan import Plan
from radonc_convert.provenance import placeholder
from radonc_convert.work import SlabKey
from radonc_convert.writer import disk_errors, part_path

__all__ = ["Journal", "journal_path", "plan_identity"]

_FORMAT = "radonc-convert journal 1"


def journal_path(plan: Plan) -> Path:
    """Return where the journal of a plan lies: beside its first output."""
    part = part_path(plan.files[0].path)
    return part.with_name(f"{part.name}.journal")


def plan_identity(plan: Plan) -> str:
    """Return a hash over everything that decides the bytes of the outputs, without reading weights."""
    base = [[file.path.name, file.size, file.changed] for file in plan.checkpoint.files]
    files = [
        [
            file.path.name,
            hashlib.sha256(file.header(placeholder(file.file_names))).hexdigest(),
            file.adapter.sha256 if file.adapter else None,
            file.precision,
            file.kernels,
        ]
        for file in plan.files
    ]
    return hashlib.sha256(json.dumps([_FORMAT, base, files]).encode()).hexdigest()


class Journal:
    """The open journal of a run; every entry is handed to the system at once."""

    def __init__(self, plan: Plan) -> None:
        self.path = journal_path(plan)
        self._first = f"{_FORMAT} {plan_identity(plan)}\n".encode()
        self._stream: BinaryIO | None = None
        self._kept = False

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stream is not None:
            self._stream.close()
        if not self._kept:
            with contextlib.suppress(OSError):
                self.path.unlink()

    def earlier(self) -> dict[SlabKey, int]:
        """Return the slabs and their checksums that an interrupted run of the same plan has noted."""
        try:
            raw = self.path.read_bytes()
        except OSError:
            return {}
        if not raw.startswith(self._first):
            return {}
        return dict(_entries(raw[len(self._first) :]))

    def start(self) -> None:
        """Begin an empty journal."""
        with disk_errors(self.path):
            self._stream = self.path.open("wb", buffering=0)
            self._stream.write(self._first)

    def note(self, key: SlabKey, checksum: int) -> None:
        """Add a slab that has been written."""
        assert self._stream is not None
        with disk_errors(self.path):
            self._stream.write(f"{key[0]} {key[1]} {key[2]} {checksum:08x}\n".encode())

    def keep(self) -> None:
        """Leave the journal for a later run."""
        self._kept = True


def _entries(raw: bytes) -> Iterator[tuple[SlabKey, int]]:
    for line in raw.split(b"\n")[:-1]:  # what follows the last line end is torn
        words = line.split()
        with contextlib.suppress(ValueError, IndexError):
            yield (int(words[0]), int(words[1]), int(words[2])), int(words[3], 16)
