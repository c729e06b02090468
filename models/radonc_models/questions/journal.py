"""The output of a batch: one JSON object a line, trusted after a crash as far as its lines are whole."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from radonc_models.disk import write_whole
from radonc_models.errors import RadOncError
from radonc_models.tasks import Task

__all__ = ["Header", "Journal"]

_FORMAT, _VERSION = "radonc-batch", 1


@dataclass(frozen=True)
class Header:
    """What the answers of a file belong to; its first line."""

    input_sha256: str
    pack_sha256: str
    format: str = _FORMAT
    format_version: int = _VERSION


class Journal:
    """Appends results to a private file; every line is on the disk before the next question is asked.

    Args:
        path: The file. One that is there already is continued: whole lines are kept, a torn last line and the
            lines of failed questions are dropped.
        header: What the results belong to.
        restart: Begin anew instead.

    Raises:
        RadOncError: The file belongs to other cases or another pack, is no result of a batch, or cannot be
            written.

    """

    def __init__(self, path: Path, header: Header, *, restart: bool = False) -> None:
        self._path = path
        self.done: set[tuple[int, Task]] = set()
        lines = [] if restart else self._kept(header)
        if not lines:
            lines = [_line(asdict(header))]
        try:
            write_whole(self._path, b"".join(lines))
            self._file = os.open(path, os.O_WRONLY | os.O_APPEND)
        except OSError as error:
            raise self._unwritable(error) from None

    def add(self, row: int, task: Task, record: Mapping[str, Any]) -> None:
        """Append ``record`` for a row and task.

        Raises:
            RadOncError: The disk is full or the file is gone.

        """
        line = memoryview(_line({"row": row, **record}))
        try:
            while line:
                line = line[os.write(self._file, line) :]
            os.fsync(self._file)
        except OSError as error:
            raise self._unwritable(error) from None
        self.done.add((row, task))

    def close(self) -> None:
        """Close the file."""
        os.close(self._file)

    def _kept(self, header: Header) -> list[bytes]:
        """Return the lines to go on from, and note what they answer."""
        try:
            data = self._path.read_bytes()
        except FileNotFoundError:
            return []
        except OSError as error:
            raise self._unwritable(error) from None
        lines = data[: data.rfind(b"\n") + 1].splitlines(keepends=True)
        if not lines:
            if data and not _line(asdict(header)).startswith(data):
                raise self._foreign("is not the output of a batch")
            return []
        self._check_header(lines[0], header)
        kept = [lines[0]]
        for number, line in enumerate(lines[1:], start=2):
            try:
                record = json.loads(line)
                key, failed = (int(record["row"]), Task(record["task"])), record["outcome"] == "failed"
            except (ValueError, KeyError, TypeError):
                raise self._foreign(f"is damaged at line {number}") from None
            if not failed:
                self.done.add(key)
                kept.append(line)
        return kept

    def _check_header(self, line: bytes, header: Header) -> None:
        try:
            found = Header(**json.loads(line))
        except (ValueError, TypeError):
            found = None
        if found is None or (found.format, found.format_version) != (_FORMAT, _VERSION):
            raise self._foreign("is not the output of a batch")
        if found.input_sha256 != header.input_sha256:
            raise self._foreign("belongs to another table of cases, or the table was changed")
        if found.pack_sha256 != header.pack_sha256:
            raise self._foreign("was made with another model pack")

    def _foreign(self, what: str) -> RadOncError:
        return RadOncError(
            f"The file {self._path.name} {what}: name another output file, or begin anew with --restart."
        )

    def _unwritable(self, error: OSError) -> RadOncError:
        return RadOncError(
            f"The file {self._path.name} cannot be written ({error.strerror}): make room or name another place; "
            "the same command goes on from here."
        )


def _line(record: Mapping[str, Any]) -> bytes:
    return json.dumps(record, ensure_ascii=True).encode() + b"\n"
