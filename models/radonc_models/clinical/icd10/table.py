"""The classification: rows looked up by code, with parents and children, what was retired, and ICD-9-CM names."""

from __future__ import annotations

import zlib
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from radonc_models.clinical.icd10.container import BLOCK_ROWS, Container

__all__ = [
    "CODE_WIDTH",
    "Code",
    "Retired",
    "Table",
    "children",
    "edition",
    "listed",
    "lookup",
    "ninth_name",
    "parent",
    "plain_code",
    "release",
    "retired",
    "siblings",
    "table",
]

CODE_WIDTH = 7
"""Bytes of a code in the file, filled up with blanks."""


@dataclass(frozen=True)
class Code:
    """One row of the classification.

    Attributes:
        code: Code with its dot.
        billable: Tells whether the code is complete; a category such as C34.1 is not.
        description: Official description.
        terms: Official inclusion terms (synonyms).

    """

    code: str
    billable: bool
    description: str
    terms: tuple[str, ...]


@dataclass(frozen=True)
class Retired:
    """A code that was complete in an earlier release and is not any more.

    Attributes:
        code: Code with its dot.
        fate: ``deleted``, or ``subdivided``: longer codes took its place.
        last_seen: Release that had it last, of those that were compared.
        description: Its description there; empty when that release was compared by its codes alone.

    """

    code: str
    fate: Literal["deleted", "subdivided"]
    last_seen: str
    description: str


class Table:
    """The table file in memory; what is compressed is opened when it is asked for."""

    def __init__(self, content: bytes) -> None:
        """Take over the content of the table file; nothing is unpacked yet."""
        self.container = Container(content)
        self.release: str = self.container.header["release"]
        self.size: int = self.container.header["rows"]
        self._codes = self.container.section("codes")
        self._complete = self.container.section("complete")
        self._endings = self.container.section("endings")
        self._texts = self.container.section("texts")
        self._starts = self.container.numbers("texts.starts", "I")
        self._names: list[list[tuple[str, str]]] = self.container.header["endings"]

    def plain(self, place: int) -> str:
        """Return the code of a row without its dot."""
        return str(self._codes[place * CODE_WIDTH : (place + 1) * CODE_WIDTH], "ascii").rstrip()

    def find(self, plain: str) -> int:
        """Return the first row whose code is not below ``plain``."""
        return bisect_left(range(self.size), plain, key=self.plain)

    def complete(self, place: int) -> bool:
        """Tell whether the code of a row is complete as it stands."""
        return bool(self._complete[place])

    def endings(self, place: int) -> list[tuple[str, str]]:
        """Return the seventh characters that a row needs, with their meaning; empty for most rows."""
        return self._names[self._endings[place]]

    def texts(self, place: int) -> tuple[str, ...]:
        """Return the description of a row and its inclusion terms."""
        block, line = divmod(place, BLOCK_ROWS)
        return tuple(_opened(self, block)[line].split("\x1f"))

    def open_block(self, block: int) -> list[str]:
        """Return the texts of so many rows that lie together."""
        packed = self._texts[self._starts[block] : self._starts[block + 1]]
        return zlib.decompress(packed).decode().split("\n")

    def code(self, place: int, ending: tuple[str, str] | None = None) -> Code:
        """Return a row, or the complete code that an ending makes of it."""
        description, *terms = self.texts(place)
        plain = self.plain(place)
        if ending is None:
            return Code(_dotted(plain), self.complete(place), description, tuple(terms))
        return Code(_dotted(_extended(plain, ending[0])), True, f"{description}, {ending[1]}", tuple(terms))

    def locate(self, plain: str) -> tuple[int, tuple[str, str] | None] | None:
        """Return row and ending of a code without dot; None when the classification has no such code."""
        place = self.find(plain)
        if place < self.size and self.plain(place) == plain:
            return place, None
        if len(plain) != CODE_WIDTH:
            return None
        for stem in (plain[:-1], plain[:-1].rstrip("X")):
            place = self.find(stem)
            if place < self.size and self.plain(place) == stem and _extended(stem, plain[-1]) == plain:
                return next(((place, (one[0], one[1])) for one in self.endings(place) if one[0] == plain[-1]), None)
        return None

    def unpacked(self, section: str) -> Iterator[list[str]]:
        """Yield the fields of every line of a section of lines."""
        for line in zlib.decompress(self.container.section(section)).decode().split("\n"):
            yield line.split("\t")


@cache
def table() -> Table:
    """Return the packaged table; it is read once, in milliseconds."""
    return Table(files(__package__).joinpath("icd10cm.bin").read_bytes())


@lru_cache(maxsize=64)
def _opened(one: Table, block: int) -> list[str]:
    return one.open_block(block)


def release() -> str:
    """Return the release of the classification that the table was built from."""
    return table().release


def edition() -> str:
    """Return the name of the release alone, such as "ICD-10-CM April 2026"."""
    return release().partition(" (")[0]


def plain_code(code: str) -> str:
    """Return ``code`` as the table compares it: upper case, without dot and blanks."""
    return code.strip().upper().replace(".", "")


def lookup(code: str) -> Code | None:
    """Return the row of ``code`` (with or without dot, any case), None when the classification has none."""
    found = table().locate(plain_code(code))
    return table().code(*found) if found else None


def parent(code: str) -> Code | None:
    """Return the category that ``code`` subdivides, None for one of three characters or for no code."""
    found = table().locate(plain_code(code))
    if found is None:
        return None
    place, ending = found
    if ending is not None:
        return table().code(place)
    plain = table().plain(place)
    for length in range(len(plain) - 1, 2, -1):
        above = table().locate(plain[:length])
        if above is not None:
            return table().code(*above)
    return None


def children(code: str) -> tuple[Code, ...]:
    """Return the codes that subdivide ``code`` by one step, in the order of the classification."""
    found = table().locate(plain_code(code))
    if found is None or found[1] is not None:
        return ()
    place, _ = found
    if table().endings(place):
        return tuple(table().code(place, (one[0], one[1])) for one in table().endings(place))
    plain, rows = table().plain(place), []
    below = ""
    for following in range(place + 1, table().size):
        deeper = table().plain(following)
        if not deeper.startswith(plain):
            break
        if not (below and deeper.startswith(below)):
            below = deeper
            rows.append(table().code(following))
    return tuple(rows)


def siblings(code: str) -> tuple[Code, ...]:
    """Return the other codes of the category that ``code`` belongs to."""
    above = parent(code)
    own = plain_code(code)
    return tuple(one for one in children(above.code) if plain_code(one.code) != own) if above else ()


def listed(prefix: str, n: int) -> list[Code]:
    """Return the first ``n`` codes that begin with ``prefix``, complete ones and categories."""
    plain = plain_code(prefix)
    first = table().find(plain)
    places = range(first, min(first + n, table().size))
    rows = [table().code(place) for place in places if table().plain(place).startswith(plain)]
    exact = lookup(prefix)
    return rows or ([exact] if exact else [])


def retired(code: str) -> Retired | None:
    """Return what became of a code that was complete in an earlier release, None for all others."""
    return _retired().get(plain_code(code))


def ninth_name(code: str) -> str | None:
    """Return the ICD-9-CM description of ``code`` (185, 174.9, V10.46), None when ICD-9-CM had no such code."""
    return _ninth().get(plain_code(code))


@cache
def _retired() -> dict[str, Retired]:
    return {
        plain: Retired(_dotted(plain), "deleted" if fate == "deleted" else "subdivided", last_seen, description)
        for plain, fate, last_seen, description in table().unpacked("retired")
    }


@cache
def _ninth() -> dict[str, str]:
    return {line[0]: line[1] for line in table().unpacked("ninth")}


def _extended(plain: str, ending: str) -> str:
    return plain.ljust(CODE_WIDTH - 1, "X") + ending


def _dotted(plain: str) -> str:
    return f"{plain[:3]}.{plain[3:]}" if len(plain) > 3 else plain
