"""Reading JSON files that come from elsewhere, with every failure told in one sentence.

JSON leaves much to its readers. Here a file is refused when readers would differ about it or when it would cost
out of proportion: keys that occur twice, NaN and Infinity, numbers beyond float64, halves of characters, deep
nesting, and millions of values in a small file.
"""

from __future__ import annotations

import json
import math
import re
import stat
from pathlib import Path
from typing import Any

from radonc_convert.errors import ConvertError

__all__ = ["parse_object", "read_object", "read_small"]

_MAX_BYTES = 64 << 20
_MAX_VALUES = 3_000_000  # a tokenizer.json with 128,000 tokens and 280,000 merges as pairs has a third of it
_MAX_DEPTH = 64
_MAX_DIGITS = 300  # of a whole number: any longer one is no float64 either
_HALF_CHARACTER = re.compile(rb"\\u[dD][89a-fA-F]")


def read_object(path: Path, error: type[ConvertError]) -> dict[str, Any]:
    """Return the JSON object in the file ``path``.

    Raises:
        ConvertError: The file cannot be read or holds no JSON object; of the class ``error``.

    """
    return parse_object(read_small(path, _MAX_BYTES, error), path.name, error)


def read_small(path: Path, most: int, error: type[ConvertError]) -> bytes:
    """Return the content of a plain file of at most ``most`` bytes.

    Raises:
        ConvertError: The file is larger, cannot be read or is no plain file, which might never end; of the class
            ``error``.

    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise error(f"The file {path.name} is no plain file: copy or download it again.")
        with path.open("rb") as stream:
            raw = stream.read(most + 1)
    except (OSError, ValueError):  # ValueError: a NUL in a name
        raise error(
            f"The file {path.name} cannot be read: check that the folder {path.parent.name} holds it."
        ) from None
    if len(raw) > most:
        raise error(f"The file {path.name} is too large to be a description: check the folder.")
    return raw


def parse_object(raw: bytes, name: str, error: type[ConvertError], most_values: int = _MAX_VALUES) -> dict[str, Any]:
    """Return the JSON object in ``raw``; a key that occurs twice is refused, since readers differ about it.

    Raises:
        ConvertError: The bytes are no JSON object or would cost too much; of the class ``error``.

    """
    if raw.count(b",") + raw.count(b"[") + raw.count(b"{") > most_values:
        raise error(f"The file {name} holds too many values to be a description: check the folder.")
    try:
        value = json.loads(
            raw.decode("utf-8"),
            object_pairs_hook=_unique,
            parse_constant=_no_number,
            parse_float=_finite,
            parse_int=_whole,
        )
        _check_depth(value)
        if _HALF_CHARACTER.search(raw):
            json.dumps(value, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError):
        raise error(f"The file {name} is damaged (no valid JSON): copy or download it again.") from None
    if not isinstance(value, dict):
        raise error(f"The file {name} is damaged (no JSON object): copy or download it again.")
    return value


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key occurs twice")
    return found


def _no_number(text: str) -> None:
    raise ValueError(f"{text} is no JSON")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError("a number is too large")
    return number


def _whole(text: str) -> int:
    if len(text) > _MAX_DIGITS:
        raise ValueError("a number is too large")
    return int(text)


def _check_depth(value: Any) -> None:
    """Refuse deep nesting, at which any later step over the value could run out of stack.

    Raises:
        ValueError: The value is nested too deeply.

    """
    level = [value]
    for _ in range(_MAX_DEPTH):
        level = [
            child
            for node in level
            if isinstance(node, list | dict)
            for child in (node.values() if isinstance(node, dict) else node)
            if isinstance(child, list | dict)
        ]
        if not level:
            return
    raise ValueError("nested too deeply")
