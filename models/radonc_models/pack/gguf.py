"""The plain metadata of a GGUF file: numbers and texts, read with every length checked first.

Lists (vocabularies) are skipped. Source: the GGUF version 3 format, little-endian.
"""

from __future__ import annotations

import struct
from io import BufferedReader
from pathlib import Path

from radonc_models.errors import ModelPackError

__all__ = ["metadata_of", "read_metadata"]

# struct formats by the numbers of the format's value types
_SCALARS = dict(zip((0, 1, 2, 3, 4, 5, 6, 7, 10, 11, 12), "BbHhIif?Qqd", strict=True))
_STRING, _ARRAY = 8, 9
_MOST_ENTRIES = 4096
_LONGEST_KEY = 256
_LONGEST_TEXT = 1 << 20
_LONGEST_LIST = 1 << 24


class _MalformedError(Exception):
    """The bytes are not GGUF metadata."""


def read_metadata(path: Path) -> dict[str, str | int | float | bool]:
    """Return the numbers and texts of a GGUF file's header by their keys.

    Raises:
        ModelPackError: The file cannot be read or is not GGUF.

    """
    try:
        with path.open("rb") as file:
            return metadata_of(file, path.name)
    except OSError:
        raise _unreadable(path.name) from None


def metadata_of(file: BufferedReader, name: str) -> dict[str, str | int | float | bool]:
    """Return what ``read_metadata`` returns, of an open file called ``name`` in messages.

    Raises:
        ModelPackError: The file cannot be read or is not GGUF.

    """
    try:
        file.seek(0)
        return _metadata(file)
    except (OSError, _MalformedError):
        raise _unreadable(name) from None


def _unreadable(name: str) -> ModelPackError:
    return ModelPackError(f"{name} is not a readable GGUF file: make it with radonc-convert.")


def _metadata(file: BufferedReader) -> dict[str, str | int | float | bool]:
    if _take(file, 4) != b"GGUF":
        raise _MalformedError
    _take(file, 12)  # version and number of tensors
    entries = _bounded(file, _MOST_ENTRIES)
    found: dict[str, str | int | float | bool] = {}
    for _ in range(entries):
        key = _take(file, _bounded(file, _LONGEST_KEY)).decode("utf-8", "replace")
        kind = _integer(file, "I")
        if kind in _SCALARS:
            found[key] = _number(file, _SCALARS[kind])
        elif kind == _STRING:
            found[key] = _take(file, _bounded(file, _LONGEST_TEXT)).decode("utf-8", "replace")
        elif kind == _ARRAY:
            _skip_list(file)
        else:
            raise _MalformedError
    return found


def _skip_list(file: BufferedReader) -> None:
    kind = _integer(file, "I")
    count = _bounded(file, _LONGEST_LIST)
    if kind in _SCALARS:
        _take(file, count * struct.calcsize("<" + _SCALARS[kind]))
    elif kind == _STRING:
        for _ in range(count):
            _take(file, _bounded(file, _LONGEST_TEXT))
    else:  # lists of lists have no use in a model
        raise _MalformedError


def _bounded(file: BufferedReader, most: int) -> int:
    value = _integer(file, "Q")
    if value > most:
        raise _MalformedError
    return value


def _integer(file: BufferedReader, form: str) -> int:
    return int(_number(file, form))


def _number(file: BufferedReader, form: str) -> int | float | bool:
    (value,) = struct.unpack("<" + form, _take(file, struct.calcsize("<" + form)))
    assert isinstance(value, int | float | bool)
    return value


def _take(file: BufferedReader, size: int) -> bytes:
    data = file.read(size)
    if len(data) != size:
        raise _MalformedError
    return data
