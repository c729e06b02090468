"""Key-value metadata of GGUF: encoding, and the header that holds it.

A value read from a base file is kept as its raw bytes, so copying it cannot change it.
Source: the GGUF version 3 format, little-endian.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from radonc_convert.quantize.types import GgmlType

__all__ = [
    "ALIGNMENT",
    "MAGIC",
    "VERSION",
    "KeyValue",
    "TensorEntry",
    "ValueType",
    "boolean",
    "encode_header",
    "float32",
    "float32_list",
    "int32",
    "int32_list",
    "padded",
    "string",
    "string_list",
    "uint32",
]

MAGIC = b"GGUF"
VERSION = 3
ALIGNMENT = 32


class ValueType(IntEnum):
    """The type of a metadata value, with its number in a file."""

    UINT8 = 0
    INT8 = 1
    UINT16 = 2
    INT16 = 3
    UINT32 = 4
    INT32 = 5
    FLOAT32 = 6
    BOOL = 7
    STRING = 8
    ARRAY = 9
    UINT64 = 10
    INT64 = 11
    FLOAT64 = 12


@dataclass(frozen=True)
class KeyValue:
    """One metadata entry; ``raw`` is the value as stored, without its leading type number."""

    key: str
    type: ValueType
    raw: bytes

    def encoded(self) -> bytes:
        """Return the entry as it stands in a header."""
        return _text(self.key) + struct.pack("<I", self.type) + self.raw


@dataclass(frozen=True)
class TensorEntry:
    """One tensor as the header describes it; ``dims`` starts with the contiguous axis."""

    name: str
    dims: tuple[int, ...]
    type: GgmlType
    offset: int

    def encoded(self) -> bytes:
        """Return the entry as it stands in a header."""
        dims = struct.pack(f"<I{len(self.dims)}Q", len(self.dims), *self.dims)
        return _text(self.name) + dims + struct.pack("<IQ", self.type, self.offset)


def encode_header(values: Sequence[KeyValue], tensors: Sequence[TensorEntry]) -> bytes:
    """Return the whole header, padded to the place where tensor data begins."""
    parts = [MAGIC, struct.pack("<IQQ", VERSION, len(tensors), len(values))]
    parts += [value.encoded() for value in values]
    parts += [tensor.encoded() for tensor in tensors]
    header = b"".join(parts)
    return header.ljust(padded(len(header)), b"\0")


def padded(size: int) -> int:
    """Return ``size`` rounded up to the alignment of tensor data."""
    return -(-size // ALIGNMENT) * ALIGNMENT


def string(key: str, value: str) -> KeyValue:
    """Return a text entry."""
    return KeyValue(key, ValueType.STRING, _text(value))


def uint32(key: str, value: int) -> KeyValue:
    """Return an unsigned 32-bit entry."""
    return KeyValue(key, ValueType.UINT32, struct.pack("<I", value))


def int32(key: str, value: int) -> KeyValue:
    """Return a signed 32-bit entry."""
    return KeyValue(key, ValueType.INT32, struct.pack("<i", value))


def float32(key: str, value: float) -> KeyValue:
    """Return a 32-bit floating-point entry."""
    return KeyValue(key, ValueType.FLOAT32, struct.pack("<f", value))


def boolean(key: str, *, value: bool) -> KeyValue:
    """Return a yes-or-no entry."""
    return KeyValue(key, ValueType.BOOL, struct.pack("<?", value))


def string_list(key: str, values: Iterable[str | bytes]) -> KeyValue:
    """Return an entry that lists texts; bytes are stored as they are."""
    items = [_text(value) for value in values]
    return _list(key, ValueType.STRING, len(items), b"".join(items))


def float32_list(key: str, values: Sequence[float]) -> KeyValue:
    """Return an entry that lists 32-bit floating-point numbers."""
    return _list(key, ValueType.FLOAT32, len(values), struct.pack(f"<{len(values)}f", *values))


def int32_list(key: str, values: Sequence[int]) -> KeyValue:
    """Return an entry that lists signed 32-bit numbers."""
    return _list(key, ValueType.INT32, len(values), struct.pack(f"<{len(values)}i", *values))


def _list(key: str, item: ValueType, count: int, raw: bytes) -> KeyValue:
    return KeyValue(key, ValueType.ARRAY, struct.pack("<IQ", item, count) + raw)


def _text(value: str | bytes) -> bytes:
    raw = value.encode("utf-8") if isinstance(value, str) else value
    return struct.pack("<Q", len(raw)) + raw
