"""Reading JSON files that come from elsewhere, with every failure told in one sentence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from radonc_convert.errors import ConvertError

__all__ = ["parse_object", "read_object"]

_MAX_BYTES = 512 << 20


def read_object(path: Path, error: type[ConvertError]) -> dict[str, Any]:
    """Return the JSON object in the file ``path``.

    Raises:
        ConvertError: The file cannot be read or holds no JSON object; of the class ``error``.

    """
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise error(f"The file {path.name} is too large to be a description: check the folder.")
        raw = path.read_bytes()
    except OSError:
        raise error(
            f"The file {path.name} cannot be read: check that the folder {path.parent.name} holds it."
        ) from None
    return parse_object(raw, path.name, error)


def parse_object(raw: bytes, name: str, error: type[ConvertError]) -> dict[str, Any]:
    """Return the JSON object in ``raw``; a key that occurs twice is refused, since readers differ about it.

    Raises:
        ConvertError: The bytes are no JSON object; of the class ``error``.

    """
    try:
        value = json.loads(raw.decode("utf-8"), object_pairs_hook=_unique)
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
