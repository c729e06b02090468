"""Every finding that a check can make: what it means, what to do about it, and where its rule comes from."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from radonc_models.clinical.findings import LEVELS, Level

__all__ = ["Entry", "as_markdown", "catalogue"]

_HEAD = """# Findings of the clinical checks

Every suggestion is checked before a physician sees it: in the app, in `radonc-models run` and `batch`, in the
evaluation, and by `radonc-models check`. The checks are rules. They flag, they never correct. A suggestion without a
finding is not a right suggestion: it has only passed these rules.

| level | in the app | what it asks for |
|---|---|---|
| `stop` | Stop | The suggestion cannot stand as it is. Correct it or discard it. |
| `caution` | Caution | Look at the named place before you use the suggestion. |
| `info` | Info | Nothing. It says what was read or calculated. |

This page is printed by `radonc-models check --catalogue`.
"""


@dataclass(frozen=True)
class Entry:
    """One kind of finding.

    Attributes:
        code: Its stable name: the group, a dot, what was found.
        levels: The levels that it is made with, the gravest first.
        meaning: What was found.
        advice: What to do.
        source: Guideline, trial or paper behind the rule; empty for a rule of plain consistency.

    """

    code: str
    levels: tuple[Level, ...]
    meaning: str
    advice: str
    source: str


@cache
def catalogue() -> Mapping[str, Entry]:
    """Return every entry by its code, in the order of the page.

    Raises:
        ValueError: An entry declares a level that does not exist.

    """
    data = tomllib.loads(files(__package__).joinpath("catalogue.toml").read_text("utf-8"))
    return MappingProxyType({code: _entry(code, fields) for code, fields in data.items()})


def as_markdown() -> str:
    """Return the catalogue as the page ``docs/findings.md``."""
    groups: dict[str, list[Entry]] = {}
    for entry in catalogue().values():
        groups.setdefault(entry.code.partition(".")[0], []).append(entry)
    return _HEAD + "".join(_section(group, entries) for group, entries in groups.items())


def _entry(code: str, fields: Mapping[str, object]) -> Entry:
    named = fields["levels"]
    levels = tuple(level for level in LEVELS if isinstance(named, list) and level in named)
    if not isinstance(named, list) or len(levels) != len(named):
        raise ValueError(f"the entry {code} declares a level that does not exist")
    return Entry(code, levels, str(fields["meaning"]), str(fields["advice"]), str(fields.get("source", "")))


def _section(group: str, entries: Iterable[Entry]) -> str:
    rows = "".join(
        f"| `{entry.code}` | {', '.join(entry.levels)} | {entry.meaning} | {entry.advice} | {entry.source} |\n"
        for entry in entries
    )
    return f"\n## {group}\n\n| code | level | meaning | what to do | source |\n|---|---|---|---|---|\n{rows}"
