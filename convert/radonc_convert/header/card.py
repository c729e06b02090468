"""The model card of a folder: the YAML block at the head of README.md.

The file comes from elsewhere: it is read with a loader that makes plain values only, and with a size limit.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from radonc_convert.errors import CheckpointError

__all__ = ["read_card"]

_MAX_BYTES = 4 << 20
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
        if path.stat().st_size > _MAX_BYTES:
            raise CheckpointError("The model card README.md is too large to be one: shorten or remove it.")
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise CheckpointError("The model card README.md cannot be read: repair or remove it.") from None
    if not lines or lines[0] != _FENCE:
        return {}
    end = lines.index(_FENCE, 1) if _FENCE in lines[1:] else len(lines)
    block = "\n".join(lines[1:end]) + "\n"
    # `no` is Norwegian among languages, not false; tabs are indentation that YAML forbids.
    block = block.replace("- no\n", '- "no"\n').replace("\t", "  ")
    try:
        fields = yaml.safe_load(block)
    except (yaml.YAMLError, ValueError, RecursionError):
        raise CheckpointError(
            "The model card README.md begins with a damaged YAML block: repair or remove it."
        ) from None
    return fields if isinstance(fields, dict) else {}
