"""A tuning run as a TOML file: what it reads and writes, and every setting that is not the preset's.

task = "regimen"                  # or "modality", "diagnosis", "joint"
base = "llama-2-7b"               # paths are relative to the file
data = "frozen"                   # folder of `curate freeze`; or cases = "FILE" for synthetic cases
out = "tuned/regimen"
preset = "recommended"

[settings]
epochs = 4
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from radonc_models.errors import RadOncError
from radonc_models.tune.config import meant

__all__ = ["RunFile", "read_run_file"]

_PATHS = ("base", "data", "cases", "out", "init")
_WORDS = ("task", "preset", "device", "base_precision")


@dataclass(frozen=True)
class RunFile:
    """What a run file says; None where it says nothing."""

    task: str | None = None
    preset: str | None = None
    device: str | None = None
    base_precision: str | None = None
    base: Path | None = None
    data: Path | None = None
    cases: Path | None = None
    out: Path | None = None
    init: Path | None = None
    settings: dict[str, Any] = field(default_factory=dict)


def read_run_file(path: Path) -> RunFile:
    """Read a run file; its paths are relative to its folder.

    Raises:
        RadOncError: It is missing, not TOML, or holds a name that means nothing.

    """
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except OSError:
        raise RadOncError(f"The run file {path.name} cannot be read: check the path.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RadOncError(f"The run file {path.name} is not TOML: {error}.") from None
    settings = table.pop("settings", {})
    if not isinstance(settings, dict):
        raise RadOncError(f"In {path.name}, settings must be a table: write [settings] and one setting a line.")
    known = (*_WORDS, *_PATHS)
    for name, value in table.items():
        if name not in known:
            hint = meant(name, known, f"it may hold {', '.join(known)} and [settings].")
            raise RadOncError(f"{path.name} holds '{name}', which means nothing: {hint}")
        if not isinstance(value, str):
            raise RadOncError(f"In {path.name}, {name} must be a text in quotes: correct it and start again.")
    places = {name: path.parent / table[name] for name in _PATHS if name in table}
    words = {name: table[name] for name in _WORDS if name in table}
    return RunFile(**words, **places, settings=settings)
