"""The training card beside an adapter: which base it belongs to and for which prompt it was trained."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from radonc_convert.errors import AdapterError
from radonc_convert.jsonfile import read_object

__all__ = ["TrainingCard", "read_card"]

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class TrainingCard:
    """What the converter takes from a training card; None where the card does not say."""

    base_sha256: str | None
    task: str | None
    prompt_version: str | None
    prompt_sha256: str | None


def read_card(folder: Path) -> TrainingCard | None:
    """Return the training card of an adapter folder, or None when there is none.

    Raises:
        AdapterError: The card is damaged.

    """
    path = folder / "training_card.json"
    if not path.is_file():
        return None
    card = read_object(path, AdapterError)
    base, template = card.get("base", {}), card.get("template", {})
    if not isinstance(base, dict) or not isinstance(template, dict):
        raise AdapterError("The file training_card.json is damaged: restore it from the training run.")
    version = template.get("version")
    return TrainingCard(
        base_sha256=_digest(base.get("sha256")),
        task=_text(card.get("task")),
        prompt_version=None if version is None else str(version)[:40],
        prompt_sha256=_digest(template.get("sha256")),
    )


def _digest(value: Any) -> str | None:
    text = _text(value)
    if text is not None and not _SHA256.fullmatch(text):
        raise AdapterError("The file training_card.json holds a malformed SHA-256: restore it from the training run.")
    return text


def _text(value: Any) -> str | None:
    if value is not None and (not isinstance(value, str) or not 1 <= len(value) <= 200):
        raise AdapterError("The file training_card.json is damaged: restore it from the training run.")
    return value
