"""Which tokenizer belongs to the merged model.

It is the base's, unless the adapter was trained with tokens that the base does not have: rows were added for them,
or rows that the base keeps in reserve have been given to them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from radonc_convert.checkpoint.model import Checkpoint
from radonc_convert.errors import AdapterError
from radonc_convert.jsonfile import read_object

__all__ = ["find_tokenizer"]

_FILES = ("tokenizer.json", "tokenizer.model")


def find_tokenizer(folder: Path, checkpoint: Checkpoint, rows: int) -> Path | None:
    """Return the adapter's folder when the merged model needs its tokenizer, or None for the base's own.

    Args:
        folder: The adapter's folder.
        checkpoint: The base.
        rows: Tokens of the merged model.

    Raises:
        AdapterError: The adapter has another number of tokens but no tokenizer.

    """
    before = checkpoint.shape.vocabulary
    if rows != before:
        if not any((folder / name).is_file() for name in _FILES):
            raise AdapterError(
                f"The adapter has {rows} tokens and the base model {before}, but its folder holds no tokenizer: "
                "copy the tokenizer files of the training run into it."
            )
        return folder
    ours, theirs = folder / _FILES[0], checkpoint.folder and checkpoint.folder / _FILES[0]
    if theirs is None or not (ours.is_file() and theirs.is_file()):
        return None
    base = read_object(theirs, AdapterError)
    known = _pieces(base) | _added(base)
    added = _added(read_object(ours, AdapterError))
    return folder if any(known.get(place) != text for place, text in added.items() if place < rows) else None


def _added(tokenizer: dict[str, Any]) -> dict[int, str]:
    """Return the added tokens of a tokenizer.json by their numbers; what is malformed is left out."""
    listed = tokenizer.get("added_tokens")
    entries = [entry for entry in listed if isinstance(entry, dict)] if isinstance(listed, list) else []
    pairs = [(entry.get("id"), entry.get("content")) for entry in entries]
    return {place: text for place, text in pairs if isinstance(place, int) and isinstance(text, str)}


def _pieces(tokenizer: dict[str, Any]) -> dict[int, str]:
    model = tokenizer.get("model")
    pieces = model.get("vocab") if isinstance(model, dict) else None
    if not isinstance(pieces, dict):
        return {}
    return {place: text for text, place in pieces.items() if isinstance(place, int)}
