"""The app's icons under names that a style sheet can show: in memory, as Qt's resources, never as files."""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Mapping
from functools import cache

from PySide6.QtCore import QResource
from PySide6.QtGui import QGuiApplication, QImage

from radonc_desktop.windows.icons import pixmap

__all__ = ["mark"]

_ENDINGS = {1: "", 2: "@2x", 3: "@3x"}
"""How Qt names the picture for a screen of so many pixels for one."""
_FOLDER, _FILE = 2, 0  # flags of a node
_ANYWHERE, _ANY_LANGUAGE = 0, 1  # for what country and language it is
_VERSION = 1
_HEADER = 20


def mark(name: str, colour: str, size: int, stroke: float = 1.6) -> str:
    """Return the address of the icon ``name``, sharp on each screen, for ``url()`` in a style sheet.

    Args:
        name: One of the icons.
        colour: As ``#rrggbb``.
        size: Device-independent pixels.
        stroke: On the icons' grid of 16; a small mark needs a bolder one.

    """
    wanted = {min(math.ceil(screen.devicePixelRatio()), max(_ENDINGS)) for screen in QGuiApplication.screens()}
    ratios = tuple(sorted(wanted | {1}))
    folder = f"/marks/{colour.removeprefix('#')}/{size}/{stroke}/{''.join(map(str, ratios))}"
    _kept(name, colour, size, stroke, ratios, folder)
    return f":{folder}/{name}.png"


@cache
def _kept(name: str, colour: str, size: int, stroke: float, ratios: tuple[int, ...], folder: str) -> bytes:
    """Draw once and give it to Qt, which reads these bytes as long as the program runs: the cache keeps them."""
    pictures = {ratio: pixmap(name, colour, size, ratio, stroke).toImage() for ratio in ratios}
    packed = _packed({f"{name}{_ENDINGS[ratio]}.png": _png(picture) for ratio, picture in pictures.items()})
    if not QResource.registerResourceData(packed, folder):
        raise ValueError("Qt does not take the resource")  # a bug here: the format is Qt's own
    return packed


def _png(picture: QImage) -> bytes:
    """Return ``picture`` as a PNG file; Qt's own writer first looks for plugins on the disk, some milliseconds."""
    plain = picture.convertToFormat(QImage.Format.Format_RGBA8888)
    width, height, bits = plain.width(), plain.height(), bytes(plain.constBits())
    rows = b"".join(b"\0" + bits[at : at + 4 * width] for at in range(0, len(bits), 4 * width))
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)  # 8 bits a channel, colour with opacity
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )


def _packed(files: Mapping[str, bytes]) -> bytes:
    """Return ``files`` in the form that Qt's resource compiler writes with --binary (format 1, qresource.cpp)."""
    sorted_names = sorted(files, key=_hash)
    names, data = b"", b""
    nodes = struct.pack(">IHII", 0, _FOLDER, len(files), 1)
    for name in sorted_names:
        nodes += struct.pack(">IHHHI", len(names), _FILE, _ANYWHERE, _ANY_LANGUAGE, len(data))
        names += struct.pack(">HI", len(name), _hash(name)) + name.encode("utf-16-be")
        data += struct.pack(">I", len(files[name])) + files[name]
    places = (_HEADER, _HEADER + len(nodes) + len(names), _HEADER + len(nodes))
    return b"qres" + struct.pack(">IIII", _VERSION, *places) + nodes + names + data


def _hash(name: str) -> int:
    """Return the number by which Qt looks a name up (ELF's hash)."""
    value = 0
    for letter in name.encode("ascii"):
        value = (value << 4) + letter
        value ^= (value & 0xF0000000) >> 23
        value &= 0x0FFFFFFF
    return value
