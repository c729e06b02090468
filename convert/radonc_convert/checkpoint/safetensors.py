"""A reader of safetensors headers that trusts nothing.

Source: the safetensors format: an eight-byte length, a JSON object of tensors, then their data without gaps.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

from radonc_convert.checkpoint.files import identify
from radonc_convert.checkpoint.model import StoredTensor
from radonc_convert.errors import ConvertError
from radonc_convert.jsonfile import parse_object
from radonc_convert.quantize.types import GgmlType, row_bytes

__all__ = ["read_safetensors"]

_TYPES = {"F32": GgmlType.F32, "F16": GgmlType.F16, "BF16": GgmlType.BF16}
_MAX_HEADER = 100_000_000
_MAX_DIMS = 4


def read_safetensors(path: Path, error: type[ConvertError]) -> dict[str, StoredTensor]:
    """Return the tensors of a safetensors file by name; their data is not read.

    Raises:
        ConvertError: The file cannot be read or is damaged; of the class ``error``.

    """
    identity = identify(path)
    damaged = error(f"The file {path.name} is damaged or no safetensors file: copy or download it again.")
    try:
        with path.open("rb") as stream:
            prefix = stream.read(8)
            length = struct.unpack("<Q", prefix)[0] if len(prefix) == 8 else 0
            if not 2 <= length <= min(_MAX_HEADER, identity.size - 8):
                raise damaged
            raw = stream.read(length)
    except OSError:
        raise error(f"The file {path.name} cannot be read: check the path and the disk.") from None
    entries = parse_object(raw, path.name, error)
    entries.pop("__metadata__", None)
    end, found = 0, {}
    try:
        for name, entry in sorted(entries.items(), key=lambda item: _start(item[1])):
            begin, stop, dims, kind = _entry(entry)
            size = row_bytes(kind, 1)
            for extent in dims:
                size *= extent
            if begin != end or stop - begin != size:
                raise damaged
            found[name] = StoredTensor(name, dims, kind, identity, 8 + length + begin)
            end = stop
    except (TypeError, KeyError, ValueError, IndexError):
        raise damaged from None
    except _UnsupportedType as problem:
        raise error(f"The file {path.name} stores weights as {problem}: save it as F32, F16 or BF16 first.") from None
    if 8 + length + end != identity.size:
        raise damaged
    return found


class _UnsupportedType(Exception):
    """The file is well formed but its weights have a type that is not supported."""


def _start(entry: Any) -> int:
    return int(entry["data_offsets"][0])


def _entry(entry: dict[str, Any]) -> tuple[int, int, tuple[int, ...], GgmlType]:
    """Return begin, stop, dims (contiguous axis first) and type of a header entry."""
    begin, stop = entry["data_offsets"]
    dims = tuple(reversed(entry["shape"]))
    if not all(type(number) is int and number >= 0 for number in (begin, stop, *dims)) or len(dims) > _MAX_DIMS:
        raise ValueError("not a tensor")
    kind = _TYPES.get(entry["dtype"])
    if kind is None:
        raise _UnsupportedType(str(entry["dtype"])[:20])
    return begin, stop, dims, kind
