"""Settings as frozen dataclasses, checked by what their fields allow.

The first window waits for them, so nothing is imported for it that takes longer than showing that window.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import Field, field, fields
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

__all__ = ["SettingRefused", "checked", "limits", "names", "whole", "worded"]

_Kind = TypeVar("_Kind")


class SettingRefused(ValueError):
    """A value is not allowed; the words are its name and what it may be, and not the value."""


def whole(default: int, least: int, most: int) -> Any:
    """Return a field for a whole number from ``least`` to ``most``."""
    return field(default=default, metadata={"limits": (least, most)})


def worded(default: str, pattern: str, meaning: str) -> Any:
    """Return a field for a text that ``pattern`` fits as a whole; ``meaning`` says so in words."""
    return field(default=default, metadata={"pattern": pattern, "meaning": meaning})


def limits(one: Field[Any]) -> tuple[int, int]:
    """Return the least and the largest value of a field that ``whole`` made."""
    found: tuple[int, int] = one.metadata["limits"]
    return found


def names(kind: type[Any]) -> tuple[str, ...]:
    """Return the names that can be set; a field that does not count for equality is no setting."""
    return tuple(one.name for one in fields(kind) if one.compare)


def checked(kind: type[_Kind], values: Mapping[str, object]) -> _Kind:
    """Return a ``kind`` with these values, and its own defaults for what is not named.

    Raises:
        SettingRefused: A name is unknown, or a value is of another type or out of range.

    """
    types, known = get_type_hints(kind), set(names(kind))
    for name in values:
        if name not in known:
            raise SettingRefused(f"{name}: there is no setting of this name")
    for one in fields(kind):  # type: ignore[arg-type]
        if one.name in values and (wanted := _wanted(one, types[one.name], values[one.name])):
            raise SettingRefused(f"{one.name}: the value must be {wanted}")
    return kind(**values)


def _wanted(one: Field[Any], kind: Any, value: object) -> str:
    """Return what the value must be; nothing when it is."""
    if kind is bool:
        return "" if isinstance(value, bool) else "true or false"
    if get_origin(kind) is Literal:
        allowed = get_args(kind)
        return "" if isinstance(value, str) and value in allowed else f"one of these: {', '.join(allowed)}"
    if kind is str:
        fits = isinstance(value, str) and re.fullmatch(one.metadata["pattern"], value) is not None
        return "" if fits else str(one.metadata["meaning"])
    least, most = limits(one)
    fits = isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
    return "" if fits else f"a whole number from {least} to {most}"
