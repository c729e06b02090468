"""The words that the checks look for, as data: one file a subject, one list of patterns a name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

__all__ = ["patterns"]

_REFERENCE = re.compile(r"@(\w+)@")


@cache
def patterns(subject: str) -> Mapping[str, re.Pattern[str]]:
    """Return the compiled patterns of ``subject`` in the order of its file; a table's names are ``table/name``.

    Capitals do not matter, ``^`` and ``$`` are the ends of a line, and ``@name@`` stands for an earlier list.
    """
    sources: dict[str, str] = {}
    data = tomllib.loads(files(__package__).joinpath(f"{subject}.toml").read_text("utf-8"))
    for name, pieces in _flat(data):
        source = "|".join(pieces)
        sources[name] = _REFERENCE.sub(lambda match: f"(?:{sources[match[1]]})", source)
    return MappingProxyType(
        {name: re.compile(source, re.IGNORECASE | re.MULTILINE) for name, source in sources.items()}
    )


def _flat(data: Mapping[str, Any], head: str = "") -> Iterator[tuple[str, list[str]]]:
    for name, value in data.items():
        if isinstance(value, list):
            yield head + name, value
        else:
            yield from _flat(value, f"{head}{name}/")
