"""The model card of a folder: the YAML block at the head of README.md.

The file comes from elsewhere: it is read with a loader that makes plain values only, and with a size limit.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

from radonc_convert.errors import CheckpointError
from radonc_convert.jsonfile import read_small

__all__ = ["read_card"]

_MAX_BYTES = 4 << 20
_MAX_BLOCK = 1 << 18
_FENCE = "---"


def read_card(folder: Path) -> dict[str, Any]:
    """Return the fields of the model card in ``folder``; nothing without a card or without a YAML block.

    Raises:
        CheckpointError: The card cannot be read or its YAML block is damaged.

    """
    path = folder / "README.md"
    if not path.is_file():
        return {}
    try:
        lines = read_small(path, _MAX_BYTES, CheckpointError).decode("utf-8").splitlines()
    except UnicodeDecodeError:
        raise CheckpointError("The model card README.md cannot be read: repair or remove it.") from None
    if not lines or lines[0] != _FENCE:
        return {}
    end = lines.index(_FENCE, 1) if _FENCE in lines[1:] else len(lines)
    block = "\n".join(lines[1:end]) + "\n"
    # `no` is Norwegian among languages, not false; tabs are indentation that YAML forbids.
    block = block.replace("- no\n", '- "no"\n').replace("\t", "  ")
    try:
        fields = _load(block)
    except (yaml.YAMLError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError):
        raise CheckpointError(
            "The model card README.md begins with a damaged YAML block: repair or remove it."
        ) from None
    return fields if isinstance(fields, dict) else {}


class _Loader(yaml.SafeLoader):  # type: ignore[misc]
    """Plain values without aliases, which can make a text of gigabytes from a line each."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.events.AliasEvent):
            raise yaml.YAMLError("an alias")
        return super().compose_node(parent, index)


def _load(block: str) -> Any:
    """Return the value of a YAML text.

    Raises:
        yaml.YAMLError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError: It is damaged,
            too long, or holds what no other program can hold.

    """
    if len(block) > _MAX_BLOCK:
        raise ValueError("too long")
    fields = yaml.load(block, _Loader)  # noqa: S506 - a safe loader
    json.dumps(fields, default=str, ensure_ascii=False).encode("utf-8")  # endless numbers, halves of characters
    return fields
