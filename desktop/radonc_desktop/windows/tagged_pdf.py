"""Tags (structure for screen readers) in a PDF that Qt drew without them; in memory, from marks left in its pages.

Whoever draws leaves a mark before each piece: a dot far outside the paper whose place is a number. Here each mark gives
way to what the piece is: a part of an element of the structure tree, or an artifact (ISO 32000-1, 14.7 and 14.8).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise

from radonc_desktop.vault.exchange.errors import ExportRefused

__all__ = ["FAR", "Piece", "Role", "tag_pdf"]

FAR = -90_000
"""Mark number ``k`` is a filled square of side 1 at x = FAR - k, y = FAR, in the units of the drawing."""
_STRANGE = (
    "The PDF could not be given its tags for screen readers, as this version of Qt writes it in another way: use the "
    "packaged app, or export plain text."
)
_MARK = re.compile(rb"-(\d+) -90000 1 1 re")
_PATH = re.compile(rb"[-\d. ]+ (?:m|re)")
_PAINT = {b"f", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*"}
_LENGTH = re.compile(rb"/Length (\d+)( 0 R)?")
_LONGEST = 16_000  # characters, so that a string stays below the 65,535 bytes that PDF/A-1 allows
_ARTIFACT = b"/Artifact <</Type /Pagination>> BDC"
_END = b"EMC"


class Role(StrEnum):
    """What a piece is, by its name in the PDF."""

    HEAD = "H1"
    SECTION = "H2"
    TEXT = "P"
    ITEM = "LI"
    ARTIFACT = "Artifact"


@dataclass(frozen=True)
class Piece:
    """What follows a mark.

    Pieces with one number are one element, such as a paragraph that goes on on the next page. Elements are read in the
    order of their numbers; consecutive items are one list.

    Attributes:
        role: What it is.
        element: Number of the element that it belongs to.
        words: The words of the whole element where they are not drawn as they are read: the space at the end of a
            line is not drawn, and without it two words would be one.

    """

    role: Role
    element: int = 0
    words: str = ""


def tag_pdf(data: bytes, pieces: Sequence[Piece], language: str = "en") -> bytes:
    """Return the PDF with a structure tree.

    Args:
        data: As ``QPdfWriter`` wrote it, with a mark before each piece.
        pieces: What follows mark 0, 1, ...
        language: Language of the words, as in RFC 3066.

    Raises:
        ExportRefused: The file is not laid out as Qt 6.8 does it, so the tags would have no firm place.

    """
    file = _File(data)
    kids: dict[int, list[_Part]] = {}
    by_page: list[list[int]] = []
    for page in file.pages:
        found = file.mark_page(page, pieces, len(by_page))
        for number, element in enumerate(found):
            kids.setdefault(element, []).append((page, number))
        by_page.append(found)
    told = {piece.element: piece for piece in pieces if piece.role is not Role.ARTIFACT}
    tree = _Tree(file)
    holders = tree.grow([(told[element], kids[element]) for element in sorted(kids)])
    named = dict(zip(sorted(kids), holders, strict=True))
    tree.root([[named[element] for element in page] for page in by_page], language)
    file.name_spaces()
    return file.written()


_Part = tuple[int, int]
"""A part of an element: the object of its page, and its number in the content of that page."""


class _File:
    """The objects of one PDF by number, as the bytes between ``obj`` and ``endobj``."""

    def __init__(self, data: bytes) -> None:
        end = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*$", data)
        at = int(end[1]) if end else 0
        table = re.compile(rb"xref\n0 (\d+)\n").match(data, at)
        if end is None or table is None:
            raise ExportRefused(_STRANGE)
        rows = range(table.end() + 20, table.end() + 20 * int(table[1]), 20)
        places = [int(data[row : row + 10]) for row in rows]
        ends = dict(pairwise([*sorted(places), at]))
        self._header = data[: min(places)]
        self._trailer = data[data.index(b"trailer", table.end()) : end.start()]
        self.objects = [_object(data[place : ends[place]], number) for number, place in enumerate(places, 1)]
        self.catalog = _reference(self._trailer, b"Root")
        listed = re.search(rb"/Kids\s*\[([^\]]*)\]", self[_reference(self[self.catalog], b"Pages")])
        self.pages = [int(one) for one in re.findall(rb"(\d+) 0 R", listed[1])] if listed else []

    def __getitem__(self, number: int) -> bytes:
        return self.objects[number - 1]

    def __setitem__(self, number: int, body: bytes) -> None:
        self.objects[number - 1] = body

    def new(self) -> int:
        """Return the number of a new object, to be filled."""
        self.objects.append(b"")
        return len(self.objects)

    def extend(self, number: int, words: bytes) -> None:
        """Add entries to an object that is a dictionary."""
        self[number] = self[number].replace(b"<<\n", b"<<\n" + words + b"\n", 1)

    def mark_page(self, page: int, pieces: Sequence[Piece], place: int) -> list[int]:
        """Put the marks of a page into effect; return the element of each part of its content, in order."""
        contents = _reference(self[page], b"Contents")
        marked, found = _marked(self._stream(contents), pieces)
        self._fill(contents, marked)
        self.extend(page, b"/StructParents %d" % place)
        return found

    def name_spaces(self) -> None:
        """Let the fonts say that their space is one: Qt names the first character with that glyph, which is a tab."""
        for number in {int(one) for body in self.objects for one in re.findall(rb"/ToUnicode (\d+) 0 R", body)}:
            said = self._stream(number)
            self._fill(number, re.sub(rb"\[[^\]]*\]", lambda found: found[0].replace(b"<0009>", b"<0020>"), said))

    def written(self) -> bytes:
        """Return the whole file with a new table of its objects."""
        out, places = bytearray(self._header), []
        for number, body in enumerate(self.objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n%sendobj\n" % (number, body)
        size = len(places) + 1
        rows = b"".join(b"%010d 00000 n \n" % place for place in places)
        trailer = re.sub(rb"/Size \d+", b"/Size %d" % size, self._trailer)
        return b"%sxref\n0 %d\n0000000000 65535 f \n%s%sstartxref\n%d\n%%%%EOF\n" % (out, size, rows, trailer, len(out))

    def _stream(self, number: int) -> bytes:
        head, _, rest = self[number].partition(b"stream\n")
        length = _LENGTH.search(head)
        if length is None:
            raise ExportRefused(_STRANGE)
        try:
            data = rest[: int(self[int(length[1])] if length[2] else length[1])]
            return zlib.decompress(data) if b"/FlateDecode" in head else data
        except (zlib.error, ValueError) as error:
            raise ExportRefused(_STRANGE) from error

    def _fill(self, number: int, content: bytes) -> None:
        head = self[number].partition(b"stream\n")[0]
        data = zlib.compress(content, 9) if b"/FlateDecode" in head else content
        length = _LENGTH.search(head)
        if length and length[2]:
            self[int(length[1])] = b"%d\n" % len(data)
        else:
            head = _LENGTH.sub(b"/Length %d" % len(data), head)
        self[number] = head + b"stream\n" + data + b"\nendstream\n"


class _Tree:
    """The structure tree of a file: a document of headings, paragraphs and lists."""

    def __init__(self, file: _File) -> None:
        self._file = file
        self._root, self._document = file.new(), file.new()

    def grow(self, elements: Sequence[tuple[Piece, Sequence[_Part]]]) -> list[int]:
        """Write the elements in their order; return the object of each."""
        top: list[int] = []
        holders: list[int] = []
        for in_list, group in groupby(elements, lambda element: element[0].role is Role.ITEM):
            if in_list:
                whole = self._file.new()
                items = [self._item(whole, piece, parts) for piece, parts in group]
                self._write(whole, "L", self._document, [item for item, _ in items])
                top.append(whole)
                holders += [body for _, body in items]
            else:
                made = [self._leaf(self._document, piece, parts) for piece, parts in group]
                top += made
                holders += made
        self._write(self._document, "Document", self._root, top)
        return holders

    def root(self, pages: Sequence[Sequence[int]], language: str) -> None:
        """Write the root, what leads from each part of each page to its element, and what the catalog says of it."""
        rows = b" ".join(b"%d [%s]" % (place, _references(page)) for place, page in enumerate(pages))
        entries = b"/Type /StructTreeRoot\n/K [%d 0 R]\n/ParentTree << /Nums [%s] >>\n/ParentTreeNextKey %d"
        self._file[self._root] = b"<<\n%s\n>>\n" % (entries % (self._document, rows, len(pages)))
        marked = b"/StructTreeRoot %d 0 R\n/MarkInfo << /Marked true >>" % self._root
        shown = b"/Lang (%s)\n/ViewerPreferences << /DisplayDocTitle true >>" % language.encode("ascii")
        self._file.extend(self._file.catalog, marked + b"\n" + shown)

    def _item(self, whole: int, piece: Piece, parts: Sequence[_Part]) -> tuple[int, int]:
        item = self._file.new()
        body = self._leaf(item, piece, parts)
        self._write(item, "LI", whole, [body])
        return item, body

    def _leaf(self, parent: int, piece: Piece, parts: Sequence[_Part]) -> int:
        number = self._file.new()
        kids = b" ".join(b"<< /Type /MCR /Pg %d 0 R /MCID %d >>" % part for part in parts)
        self._file[number] = _NODE % (_name(piece), parent, kids)
        if 0 < len(piece.words) <= _LONGEST:
            spelled = f"\ufeff{piece.words}".encode("utf-16-be").hex().upper()
            self._file.extend(number, b"/ActualText <%s>" % spelled.encode())
        return number

    def _write(self, number: int, name: str, parent: int, kids: Sequence[int]) -> None:
        self._file[number] = _NODE % (name.encode(), parent, _references(kids))


_NODE = b"<<\n/Type /StructElem\n/S /%s\n/P %d 0 R\n/K [%s]\n>>\n"


def _object(data: bytes, number: int) -> bytes:
    head, tail = b"%d 0 obj\n" % number, b"endobj\n"
    if not data.startswith(head) or not data.endswith(tail):
        raise ExportRefused(_STRANGE)
    return data[len(head) : -len(tail)]


def _reference(body: bytes, key: bytes) -> int:
    found = re.search(rb"/%s\s+(\d+) 0 R" % key, body)
    if found is None:
        raise ExportRefused(_STRANGE)
    return int(found[1])


def _references(numbers: Sequence[int]) -> bytes:
    return b" ".join(b"%d 0 R" % number for number in numbers)


def _marked(stream: bytes, pieces: Sequence[Piece]) -> tuple[bytes, list[int]]:
    """Return the content with its text in tags or artifacts, and the elements of its parts.

    Each text object (BT to ET) is a part of its own, so that tags, q and Q are nested whatever Qt does.
    """
    out: list[bytes] = []
    found: list[int] = []
    piece: Piece | None = None
    path = -1  # where the path begins that is under way
    lines = iter(stream.split(b"\n"))
    for line in lines:
        if mark := _MARK.fullmatch(line):
            piece = pieces[int(mark[1]) + FAR]
            next(lines)  # its filling
        elif line == b"BT":
            if piece is None:
                raise ExportRefused(_STRANGE)
            out += [_opening(piece, len(found)), line]
            if piece.role is not Role.ARTIFACT:
                found.append(piece.element)
        elif line == b"ET":
            out += [line, _END]
        elif line in _PAINT:
            out[path:] = [_ARTIFACT, *out[path:], line, _END]
            path = -1
        else:
            if line.endswith((b" n", b" Do", b" sh")) or line in {b"n", b"W n", b"W* n"}:
                path = -1
            elif path < 0 and _PATH.fullmatch(line):
                path = len(out)
            out.append(line)
    return b"\n".join(out), found


def _opening(piece: Piece, number: int) -> bytes:
    if piece.role is Role.ARTIFACT:
        return _ARTIFACT
    return b"/%s <</MCID %d>> BDC" % (_name(piece), number)


def _name(piece: Piece) -> bytes:
    return b"LBody" if piece.role is Role.ITEM else piece.role.value.encode()
