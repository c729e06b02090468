"""From bytes to text: UTF-8, or what a mark at the start or the user says; nothing is guessed."""

from __future__ import annotations

import codecs
from typing import Literal

from radonc_desktop.marking import marked
from radonc_desktop.vault.exchange.errors import ImportRefused

__all__ = ["ENCODINGS", "Encoding", "decode"]

Encoding = Literal["auto", "utf-8", "utf-16", "windows-1252", "latin-1"]
ENCODINGS: tuple[Encoding, ...] = ("auto", "utf-8", "utf-16", "windows-1252", "latin-1")
"""What can be asked for; ``auto`` takes UTF-8, and UTF-16 that has its mark."""

_MARKS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_SAMPLE = 4096


def decode(data: bytes, encoding: Encoding = "auto") -> tuple[str, list[str]]:
    """Return the text of a file and sentences about how it was read.

    Raises:
        ImportRefused: The bytes are not in this encoding, or in none that can be told for certain.

    """
    if encoding == "auto":
        return _automatic(data)
    name = {"windows-1252": "cp1252", "utf-8": "utf-8-sig"}.get(encoding, encoding)
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        line = _line(data, error.start, wide=encoding == "utf-16")
        raise ImportRefused(f"Line {line} is not {encoding} text: choose the encoding of the file.") from None
    return text, []


def _automatic(data: bytes) -> tuple[str, list[str]]:
    if data.startswith(_UTF32):
        raise ImportRefused("The file is UTF-32 text, which is not read: save it as UTF-8.")
    if data.startswith(codecs.BOM_UTF8):
        return decode(data, "utf-8")[0], [marked("The file begins with the mark of UTF-8, which is left out.")]
    if data[:2] in _MARKS:
        return decode(data, "utf-16")[0], [marked("The file is UTF-16 by its mark and was read as such.")]
    if b"\0" in data[:_SAMPLE]:
        raise ImportRefused(
            "The file holds NUL bytes, so it is no UTF-8 text: if it is UTF-16, choose that encoding, "
            "otherwise save it as UTF-8."
        )
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        line = _line(data, error.start, wide=False)
        raise ImportRefused(
            f"Line {line} is not UTF-8 text: save the file as UTF-8, or choose Windows-1252 or Latin-1 "
            "if you know that it is, and look at the preview."
        ) from None


def _line(data: bytes, position: int, *, wide: bool) -> int:
    return data.count(b"\n\0" if wide else b"\n", 0, position) + 1
