"""The file of the table: a line of JSON and, after it, sections that are used as they lie in memory."""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

__all__ = ["BLOCK_ROWS", "Container", "write_container"]

MAGIC = b"radonc icd10 1\n"
BLOCK_ROWS = 64
"""Rows whose texts are compressed together: opening one block takes some 30 microseconds."""
_ALIGNMENT = 8


class Container:
    """A table file in memory.

    Attributes:
        header: What the file says about itself.

    """

    def __init__(self, content: bytes) -> None:
        """Take over the content of a file.

        Raises:
            ValueError: It is no table, or one of another version of the format.

        """
        if not content.startswith(MAGIC):
            raise ValueError("this is no table of codes of this version")
        end = content.index(b"\n", len(MAGIC))
        self.header: dict[str, Any] = json.loads(content[len(MAGIC) : end])
        self._content = memoryview(content)
        self._base = _aligned(end + 1)

    def section(self, name: str) -> memoryview:
        """Return the bytes of a section."""
        start, length = self.header["sections"][name]
        return self._content[self._base + start : self._base + start + length]

    def numbers(self, name: str, kind: Literal["H", "I"]) -> Sequence[int]:
        """Return a section of unsigned numbers, ``H`` of 2 bytes or ``I`` of 4."""
        if sys.byteorder == "little":
            return self.section(name).cast(kind)
        values = array(kind, self.section(name).tobytes())
        values.byteswap()
        return values


def write_container(path: Path, header: Mapping[str, Any], sections: Mapping[str, bytes]) -> None:
    """Write a table file; the sections hold little-endian numbers."""
    places, length = {}, 0
    for name, content in sections.items():
        places[name] = [length, len(content)]
        length = _aligned(length + len(content))
    head = MAGIC + json.dumps({**header, "sections": places}).encode() + b"\n"
    with path.open("wb") as file:
        file.write(head.ljust(_aligned(len(head)), b"\0"))
        for content in sections.values():
            file.write(content.ljust(_aligned(len(content)), b"\0"))


def _aligned(length: int) -> int:
    return -(-length // _ALIGNMENT) * _ALIGNMENT
