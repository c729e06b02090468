"""A reader of GGUF headers that trusts nothing: every length is checked before it is used.

It takes bounded time and memory on any input and answers with a header or with one sentence.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from radonc_convert.errors import CheckpointError
from radonc_convert.metadata import ALIGNMENT, MAGIC, KeyValue, TensorEntry, ValueType
from radonc_convert.quantize.types import GgmlType, row_bytes

__all__ = ["GgufHeader", "read_header", "tensor_size"]

_MAX_HEADER = 64 << 20
_MAX_TEXTS = 1 << 21  # in one list: tokens or merges
_MAX_ENTRIES = 1 << 16
_MAX_NAME = 64
_MAX_DIMS = 4
_MAX_ALIGNMENT = 1 << 16
_MAX_EXTENT = 1 << 40
_CHUNK = 1 << 20

_SCALARS = {
    ValueType.UINT8: "<B",
    ValueType.INT8: "<b",
    ValueType.UINT16: "<H",
    ValueType.INT16: "<h",
    ValueType.UINT32: "<I",
    ValueType.INT32: "<i",
    ValueType.FLOAT32: "<f",
    ValueType.BOOL: "<B",
    ValueType.UINT64: "<Q",
    ValueType.INT64: "<q",
    ValueType.FLOAT64: "<d",
}


class _Malformed(Exception):
    """The bytes are not a GGUF header; the text says where."""


@dataclass(frozen=True)
class GgufHeader:
    """A header: its entries in file order, and where tensor data begins."""

    values: tuple[KeyValue, ...]
    tensors: tuple[TensorEntry, ...]
    data_offset: int

    def find(self, key: str) -> KeyValue | None:
        """Return the entry called ``key``, or None."""
        return next((value for value in self.values if value.key == key), None)

    def number(self, key: str) -> int | float | None:
        """Return a scalar value, or None when it is absent or not a number."""
        value = self.find(key)
        if value is None or value.type not in _SCALARS:
            return None
        (number,) = struct.unpack(_SCALARS[value.type], value.raw)
        return number  # type: ignore[no-any-return]

    def text(self, key: str) -> str | None:
        """Return a text value, or None when it is absent or not text."""
        value = self.find(key)
        if value is None or value.type is not ValueType.STRING:
            return None
        return value.raw[8:].decode("utf-8", "replace")

    def length(self, key: str) -> int | None:
        """Return the number of items of a list value, or None when it is absent or not a list."""
        value = self.find(key)
        if value is None or value.type is not ValueType.ARRAY:
            return None
        return int(struct.unpack_from("<Q", value.raw, 4)[0])


def read_header(path: Path) -> GgufHeader:
    """Read and check the header of a GGUF file.

    Raises:
        CheckpointError: The file cannot be read, is no GGUF file or is damaged; one sentence says which.

    """
    try:
        with path.open("rb") as stream:
            size = path.stat().st_size
            return _parse(_Cursor(stream, size), size)
    except OSError:
        raise CheckpointError(f"The file {path.name} cannot be read: check the path and the disk.") from None
    except _Malformed as problem:
        raise CheckpointError(
            f"The file {path.name} is damaged or no GGUF file ({problem}): copy or download it again."
        ) from None


def tensor_size(tensor: TensorEntry) -> int:
    """Return the bytes of a tensor's data."""
    rows = 1
    for extent in tensor.dims[1:]:
        rows *= extent
    return rows * row_bytes(tensor.type, tensor.dims[0])


class _Cursor:
    """Reads forward through a header, fetching only what is asked for."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self._stream = stream
        self._limit = min(size, _MAX_HEADER)
        self._buffer = bytearray()
        self.position = 0

    def need(self, count: int) -> None:
        """Make sure that ``count`` bytes lie before the cursor."""
        end = self.position + count
        if end > self._limit:
            raise _Malformed("its header runs past the end")
        while len(self._buffer) < end:
            piece = self._stream.read(max(_CHUNK, end - len(self._buffer)))
            if not piece:
                raise _Malformed("its header runs past the end")
            self._buffer += piece

    def take(self, count: int) -> bytes:
        """Return the next ``count`` bytes."""
        self.need(count)
        start, self.position = self.position, self.position + count
        return bytes(self._buffer[start : self.position])

    def skip(self, count: int) -> None:
        """Move on by ``count`` bytes."""
        self.need(count)
        self.position += count

    def number(self, form: str) -> int:
        """Return the next integer of a struct form."""
        return int(struct.unpack(form, self.take(struct.calcsize(form)))[0])

    def since(self, start: int) -> bytes:
        """Return the bytes between ``start`` and the cursor."""
        return bytes(self._buffer[start : self.position])


def _parse(cursor: _Cursor, size: int) -> GgufHeader:
    if cursor.take(4) != MAGIC:
        raise _Malformed("it does not begin with GGUF")
    version = cursor.number("<I")
    if version not in (2, 3):
        raise _Malformed(f"format version {version} is not supported")
    tensor_count, value_count = cursor.number("<Q"), cursor.number("<Q")
    if tensor_count > _MAX_ENTRIES or value_count > _MAX_ENTRIES:
        raise _Malformed("it claims too many entries")
    values = tuple(_read_value(cursor) for _ in range(value_count))
    if len({value.key for value in values}) != len(values):
        raise _Malformed("a key occurs twice")
    tensors = tuple(_read_tensor(cursor) for _ in range(tensor_count))
    header = GgufHeader(values, tensors, 0)
    alignment = _alignment(header)
    start = -(-cursor.position // alignment) * alignment
    _check_extents(tensors, start, size, alignment)
    return GgufHeader(values, tensors, start)


def _read_value(cursor: _Cursor) -> KeyValue:
    key = _read_name(cursor, 1 << 16)
    kind = _value_type(cursor)
    start = cursor.position
    if kind is ValueType.ARRAY:
        item, count = _value_type(cursor), cursor.number("<Q")
        if item is ValueType.ARRAY:
            raise _Malformed("it nests lists")
        if item is not ValueType.STRING:
            cursor.skip(count * struct.calcsize(_SCALARS[item]))
        else:
            if count > _MAX_TEXTS:
                raise _Malformed("a list is too long")
            cursor.need(8 * count)  # refuses an impossible count before the loop
            for _ in range(count):
                cursor.skip(cursor.number("<Q"))
    elif kind is ValueType.STRING:
        cursor.skip(cursor.number("<Q"))
    else:
        cursor.skip(struct.calcsize(_SCALARS[kind]))
    return KeyValue(key, kind, cursor.since(start))


def _value_type(cursor: _Cursor) -> ValueType:
    number = cursor.number("<I")
    try:
        return ValueType(number)
    except ValueError:
        raise _Malformed(f"value type {number} is unknown") from None


def _read_name(cursor: _Cursor, longest: int) -> str:
    length = cursor.number("<Q")
    if length > longest:
        raise _Malformed("a name is too long")
    try:
        return cursor.take(length).decode("utf-8")
    except UnicodeDecodeError:
        raise _Malformed("a name is not UTF-8 text") from None


def _read_tensor(cursor: _Cursor) -> TensorEntry:
    name = _read_name(cursor, _MAX_NAME)
    count = cursor.number("<I")
    if not 1 <= count <= _MAX_DIMS:
        raise _Malformed("a tensor has an impossible number of dimensions")
    dims = [cursor.number("<Q") for _ in range(count)]
    if any(not 1 <= extent <= _MAX_EXTENT for extent in dims):
        raise _Malformed("a tensor has an impossible shape")
    while len(dims) > 1 and dims[-1] == 1:
        dims.pop()  # trailing ones do not change what a tensor is
    number = cursor.number("<I")
    try:
        kind = GgmlType(number)
    except ValueError:
        raise _Malformed(f"tensor type {number} is not supported") from None
    return TensorEntry(name, tuple(dims), kind, cursor.number("<Q"))


def _alignment(header: GgufHeader) -> int:
    if header.find("general.alignment") is None:
        return ALIGNMENT
    value = header.number("general.alignment")
    if not isinstance(value, int) or not 1 <= value <= _MAX_ALIGNMENT or value & (value - 1):
        raise _Malformed("its alignment is not a power of two")
    return value


def _check_extents(tensors: tuple[TensorEntry, ...], start: int, size: int, alignment: int) -> None:
    """Check that tensors have different names, lie in the file and do not overlap."""
    if len({tensor.name for tensor in tensors}) != len(tensors):
        raise _Malformed("a tensor name occurs twice")
    end = 0
    for tensor in sorted(tensors, key=lambda entry: entry.offset):
        try:
            length = tensor_size(tensor)
        except ValueError:
            raise _Malformed("a tensor row is not a whole number of blocks") from None
        if tensor.offset < end or tensor.offset % alignment:
            raise _Malformed("tensors overlap or are not aligned")
        end = tensor.offset + length
        if start + end > size:
            raise _Malformed("tensor data runs past the end")
