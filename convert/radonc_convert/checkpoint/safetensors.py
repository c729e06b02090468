"""A reader of safetensors headers that trusts nothing.

Source: the safetensors format: an eight-byte length, a JSON object of tensors, then their data without gaps.
"""

from __future__ import annotations

import math
import struct
from pathlib import Path
from typing import Any, TypeGuard

from radonc_convert.checkpoint.files import identify
from radonc_convert.checkpoint.model import StoredTensor
from radonc_convert.errors import ConvertError
from radonc_convert.jsonfile import parse_object
from radonc_convert.quantize.types import GgmlType, row_bytes

__all__ = ["read_safetensors"]

_TYPES = {"F32": GgmlType.F32, "F16": GgmlType.F16, "BF16": GgmlType.BF16}
_MAX_HEADER = 16 << 20  # a model of 400 billion weights has a header of 150 kB
_MAX_VALUES = 1_000_000
_MAX_DIMS = 4
_MAX_EXTENT = 1 << 48


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
    entries = parse_object(raw, path.name, error, _MAX_VALUES)
    entries.pop("__metadata__", None)
    try:
        found = {name: _entry(name, entry) for name, entry in entries.items()}
    except _MalformedError:
        raise damaged from None
    except _UnsupportedTypeError as problem:
        raise error(f"The file {path.name} stores weights as {problem}: save it as F32, F16 or BF16 first.") from None
    end, stored = 0, {}
    for name, (begin, stop, dims, kind) in sorted(found.items(), key=lambda item: item[1][:2]):
        if begin != end:
            raise damaged
        stored[name] = StoredTensor(name, dims, kind, identity, 8 + length + begin)
        end = stop
    if 8 + length + end != identity.size:
        raise damaged
    return stored


class _MalformedError(Exception):
    """An entry describes no tensor."""


class _UnsupportedTypeError(Exception):
    """The file is well formed but its weights have a type that is not supported."""


def _entry(name: str, entry: Any) -> tuple[int, int, tuple[int, ...], GgmlType]:
    """Return begin, stop, dims (contiguous axis first) and type of a header entry.

    Raises:
        _MalformedError: A part is missing or contradicts the others.
        _UnsupportedTypeError: The weights are stored in another way.

    """
    if not name.isprintable() or not isinstance(entry, dict) or not isinstance(entry.get("dtype"), str):
        raise _MalformedError
    place, shape = entry.get("data_offsets"), entry.get("shape")
    if not _are_counts(place) or len(place) != 2 or not _are_counts(shape) or len(shape) > _MAX_DIMS:
        raise _MalformedError
    kind = _TYPES.get(entry["dtype"])
    if kind is None:
        raise _UnsupportedTypeError(entry["dtype"][:20])
    dims, (begin, stop) = tuple(reversed(shape)), place
    if stop - begin != math.prod(dims) * row_bytes(kind, 1):
        raise _MalformedError
    return begin, stop, dims, kind


def _are_counts(value: Any) -> TypeGuard[list[int]]:
    return isinstance(value, list) and all(type(number) is int and 0 <= number <= _MAX_EXTENT for number in value)
