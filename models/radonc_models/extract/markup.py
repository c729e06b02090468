"""Plain text out of notes that a database keeps as RTF or HTML, so that every offset after this is one of plain text.

RTF is read as the Rich Text Format Specification 1.9.1 tells a reader to: groups, destinations, code pages, Unicode
with its replacement characters. What is not text of the note (fonts, pictures, page headers, hidden words, scripts) is
left out; what breaks off is refused instead of being read by half.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace
from html import unescape

__all__ = ["MarkupError", "is_markup", "plain_text"]

_RTF = re.compile(r"[\s\ufeff]*\{\\rtf", re.IGNORECASE)
_HTML = re.compile(
    r"[\s\ufeff]*<(?:!doctype\s+html|(?:html|head|body|p|div|table|span|font|meta|ul|ol|pre|h[1-6])(?=[\s>/]))",
    re.IGNORECASE,
)
_LONGEST = 4 << 20
_TOKEN = re.compile(
    r"\\(?:'(?P<byte>[0-9a-fA-F]{2})|(?P<word>[a-zA-Z]{1,40})(?P<number>-?\d{1,10})? ?|(?P<sign>[^a-zA-Z]))"
    r"|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)"
)
_CHARACTERS = {
    "par": "\n", "line": "\n", "sect": "\n", "page": "\n", "row": "\n", "cell": "\t", "tab": "\t", "emdash": "—",
    "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ",
    "enspace": " ", "qmspace": " ",
}  # fmt: skip
_SIGNS = {"~": " ", "_": "-", "\\": "\\", "{": "{", "}": "}", "\r": "\n", "\n": "\n"}
_NOT_TEXT = frozenset(
    {
        "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "headerl", "headerr", "headerf",
        "footer", "footerl", "footerr", "footerf", "fldinst", "listtable", "listoverridetable", "rsidtbl", "themedata",
        "datastore", "xmlnstbl", "generator", "bkmkstart", "bkmkend",
    }
)  # fmt: skip
_PAGES = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_DEEPEST = 2_000
_SKIPPED = frozenset({"script", "style", "head", "title", "noscript", "template", "svg", "object"})
_BLOCKS = frozenset(
    {
        "p", "div", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "header",
        "footer", "pre", "blockquote", "dl", "dt", "dd", "hr", "br", "address", "body",
    }
)  # fmt: skip
_VOID = frozenset({"br", "hr", "img", "meta", "link", "input", "col", "wbr", "area", "base", "source"})
_RAW = frozenset({"script", "style"})
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]{0,20})(?=[\s/>:])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|\shidden(?=[\s=>/])", re.IGNORECASE)
_SIGNS_IN_QUOTES = 10
_LONG_NUMBER = re.compile(r"&#(?:\d{8,}|[xX][0-9a-fA-F]{7,});?")


class MarkupError(ValueError):
    """Markup that cannot be read; the words name no text of the note."""


def is_markup(note: str) -> bool:
    """Tell whether a note is RTF or HTML."""
    return bool(_RTF.match(note) or _HTML.match(note))


def plain_text(note: str) -> str:
    """Return the text of a note that is RTF or HTML, and any other note as it stands.

    Lines end with a line feed, cells of a table with a tab; more than one empty line becomes one.

    Raises:
        MarkupError: The markup breaks off, or is longer than 4 million characters.

    """
    if not is_markup(note):
        return note
    if len(note) > _LONGEST:
        raise MarkupError("longer than 4 million characters")
    text = _of_rtf(note) if _RTF.match(note) else _of_html(note)
    lines = [line.rstrip() for line in text.replace("\xa0", " ").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds inside one pair of braces."""

    silent: bool = False
    hidden: bool = False
    replaced: int = 1
    page: str = "cp1252"


class _Rtf:
    """Reads RTF token by token."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._bytes = bytearray()
        self._outer: list[_Group] = []
        self._now = _Group()
        self._to_skip = 0
        self._fresh = False  # nothing has followed the brace that opened this group
        self.ended = False

    def take(self, token: re.Match[str]) -> int:
        """Take one token in; return where the next one begins."""
        if token["brace"]:
            self._brace(token["brace"])
        elif token["byte"]:
            if not self._skipped():
                self._bytes.append(int(token["byte"], 16))
        elif token["text"]:
            words = token["text"]
            left_out = min(self._to_skip, len(words))
            self._to_skip -= left_out
            self._put(words[left_out:])
        elif token["sign"]:
            self._sign(token["sign"])
        elif token["word"]:
            return token.end() + self._word(token["word"].lower(), token["number"])
        return token.end()

    def text(self) -> str:
        """Return what was read, with pairs of surrogates as the characters that they stand for."""
        self._flush()
        return "".join(self._parts).encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def _brace(self, brace: str) -> None:
        self._flush()
        self._to_skip = 0
        if brace == "{":
            if len(self._outer) >= _DEEPEST:
                raise MarkupError("groups inside groups without end")
            self._outer.append(self._now)
            self._fresh = True
        elif self._outer:
            self._now = self._outer.pop()
            self._fresh = False
            self.ended = not self._outer

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._now = replace(self._now, silent=True)
        elif not self._skipped():
            self._put(_SIGNS.get(sign, ""))

    def _word(self, word: str, number: str | None) -> int:
        """Do what a control word says; return how many raw characters follow it that are no text."""
        value = None if number is None else int(number)
        if self._fresh and word in _NOT_TEXT:
            self._now = replace(self._now, silent=True)
        self._fresh = False
        if word == "bin":
            return max(0, value or 0)
        if word == "u":
            self._put(chr((value or 0) % 0x10000))
            self._to_skip = self._now.replaced
        elif word == "uc":
            self._now = replace(self._now, replaced=max(0, min(value if value is not None else 1, 8)))
        elif word in {"v", "deleted"}:
            self._flush()
            self._now = replace(self._now, hidden=value != 0)
        elif word == "plain":
            self._flush()
            self._now = replace(self._now, hidden=False)
        elif word in _PAGES or word == "ansicpg":
            self._set_page(_PAGES.get(word) or f"cp{value or 1252}")
        elif word in _CHARACTERS and not self._skipped():
            self._put(_CHARACTERS[word])
        return 0

    def _set_page(self, page: str) -> None:
        self._flush()
        try:
            codecs.lookup(page)
        except LookupError:
            raise MarkupError("a code page that is not known") from None
        self._now = replace(self._now, page=page)

    def _skipped(self) -> bool:
        """Tell whether the next character stands in for one that was read as Unicode."""
        if self._to_skip:
            self._to_skip -= 1
            return True
        return False

    def _put(self, words: str) -> None:
        self._flush()
        self._fresh = False
        if not self._now.silent and not self._now.hidden:
            self._parts.append(words)

    def _flush(self) -> None:
        """Read the bytes so far, which may be halves of one character, in the code page."""
        if self._bytes:
            words = bytes(self._bytes).decode(self._now.page, "replace")
            self._bytes.clear()
            if not self._now.silent and not self._now.hidden:
                self._parts.append(words)


def _of_rtf(note: str) -> str:
    reader, place = _Rtf(), 0
    while place < len(note) and not reader.ended:
        token = _TOKEN.match(note, place)
        if token is None:
            raise MarkupError("the RTF breaks off")
        place = reader.take(token)
    if not reader.ended:
        raise MarkupError("the RTF breaks off")
    return reader.text()


class _Html:
    """Collects the visible words of HTML, in time that grows with its length alone, however broken it is."""

    def __init__(self, note: str) -> None:
        self._note = note
        self._parts: list[str] = []
        self._hidden: list[str] = []  # the tag that hides what is in it, and its like inside
        self._kept = 0  # depth of <pre>, where white space counts

    def text(self) -> str:
        """Return what is shown."""
        note, place = self._note, 0
        while (sign := note.find("<", place)) >= 0:
            self._words(note[place:sign])
            if note.startswith("<!--", sign):
                place = self._behind("-->", sign + 4)
            elif (tag := _TAG.match(note, sign)) is not None:
                place = self._tag(tag)
            elif note.startswith(("<!", "<?"), sign):
                place = self._behind(">", sign)
            else:
                self._words("<")  # as in "PSA < 4"
                place = sign + 1
        self._words(note[place:])
        return "".join(self._parts)

    def _behind(self, end: str, start: int) -> int:
        found = self._note.find(end, start)
        if found < 0:
            raise MarkupError("the HTML breaks off")
        return found + len(end)

    def _tag(self, tag: re.Match[str]) -> int:
        """Do what a tag says; return where the text goes on behind it, and behind a script or a style."""
        end = self._behind(">", tag.end())
        for _ in range(_SIGNS_IN_QUOTES):
            attributes = self._note[tag.end() : end]
            if not (attributes.count('"') % 2 or attributes.count("'") % 2):
                break
            end = self._behind(">", end)
        name = tag["name"].lower()
        if tag["end"]:
            self._close(name)
        else:
            self._open(name, self._note[tag.end() : end])
            if name in _RAW:
                closing = re.compile(f"</{name}", re.IGNORECASE).search(self._note, end)
                if closing is None:
                    raise MarkupError("the HTML breaks off")
                end = closing.start()
        return end

    def _open(self, name: str, attributes: str) -> None:
        if name == "body":
            self._hidden.clear()
        if self._hidden:
            if name == self._hidden[0]:
                self._hidden.append(name)
        elif name not in _VOID and (name in _SKIPPED or _HIDDEN.search(attributes)):
            self._hidden.append(name)
        elif name == "br":
            self._parts.append("\n")
        elif name in _BLOCKS:
            self._kept += name == "pre"
            self._line()
            self._parts += ["\n"] if name == "p" and self._parts else ["- "] if name == "li" else []
        elif name in {"td", "th"} and self._parts and not self._parts[-1].endswith("\n"):
            self._parts.append("\t")

    def _close(self, name: str) -> None:
        if self._hidden:
            if name == self._hidden[0]:
                self._hidden.pop()
        elif name in _BLOCKS:
            self._kept = max(0, self._kept - (name == "pre"))
            self._line()

    def _words(self, words: str) -> None:
        """Keep visible words, with one space for any white space."""
        if self._hidden or not words:
            return
        if not self._kept:
            words = re.sub(r"[ \t\r\n\f]+", " ", words)
            if not self._parts or self._parts[-1].endswith(("\n", " ", "\t")):
                words = words.removeprefix(" ")
        if words:
            self._parts.append(unescape(_LONG_NUMBER.sub("\ufffd", words)))

    def _line(self) -> None:
        if self._parts and not self._parts[-1].endswith("\n"):
            self._parts.append("\n")


def _of_html(note: str) -> str:
    return _Html(note.lstrip("\ufeff")).text()
