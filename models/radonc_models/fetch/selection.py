"""Which files of a repository belong to a base model: descriptions, tokenizer and safetensors weights.

Pickles and program code are never chosen, whatever a repository offers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from radonc_models.fetch.errors import FetchError

__all__ = ["INDEX", "HubFile", "descriptions", "is_description", "is_plain_name", "weights"]

INDEX = "model.safetensors.index.json"
_DESCRIPTIONS = frozenset(
    {
        "config.json",
        "generation_config.json",
        "tokenizer.json",
        "tokenizer.model",
        "tokenizer_config.json",
        "special_tokens_map.json",
        "added_tokens.json",
        "vocab.json",
        "merges.txt",
        "chat_template.jinja",
        "chat_template.json",
        "README.md",
        "USE_POLICY.md",
        INDEX,
    }
)
_LEGAL = re.compile(r"(licen[cs]e|notice)([_-][a-z0-9_-]+)?(\.(md|txt))?", re.IGNORECASE)
_WEIGHTS = re.compile(r"model[A-Za-z0-9._-]*\.safetensors")
_PLAIN_PATH = re.compile(r"[^\\/:\x00-\x1f]+(/[^\\/:\x00-\x1f]+)*")
_MAX_NAME = 255


@dataclass(frozen=True)
class HubFile:
    """A file as the hub lists it.

    Attributes:
        name: Path inside the repository.
        size: Bytes.
        sha256: Hash of the content, for a large file.
        blob: Git's SHA-1 over "blob", size and content, for a small file.

    """

    name: str
    size: int
    sha256: str | None
    blob: str | None


def is_plain_name(name: str) -> bool:
    """Tell whether ``name`` is a relative path that stays in its folder on every system."""
    parts = name.split("/")
    return (
        len(name) <= _MAX_NAME
        and _PLAIN_PATH.fullmatch(name) is not None
        and not any(part in {".", ".."} or part != part.strip() or part.endswith(".") for part in parts)
    )


def is_description(name: str) -> bool:
    """Tell whether the file describes a model: configuration, tokenizer, card, licence or weight index."""
    return name in _DESCRIPTIONS or _LEGAL.fullmatch(name) is not None


def descriptions(listed: Iterable[HubFile]) -> list[HubFile]:
    """Return the small files to fetch, after refusing a listing with a name that leaves its folder.

    Raises:
        FetchError: A name is no plain path; nothing of such a repository is fetched.

    """
    files = sorted(listed, key=lambda file: file.name)
    for file in files:
        if not is_plain_name(file.name):
            raise FetchError(
                f"The hub lists a file whose name leaves its folder ({file.name[:60]!r}): do not use this repository."
            )
    return [file for file in files if is_description(file.name)]


def weights(listed: Iterable[HubFile], index: Mapping[str, Any] | None, repo: str) -> list[HubFile]:
    """Return the weight files to fetch: those that the index names, or all in the top folder without one.

    Raises:
        FetchError: The repository has no safetensors weights, or its index names a file that is not there.

    """
    files = {file.name: file for file in listed}
    found = {name for name in files if _WEIGHTS.fullmatch(name)}
    if index is not None:
        table = index.get("weight_map")
        names = set(table.values()) if isinstance(table, dict) and all(map(_is_text, table.values())) else set()
        if not names or not names <= found:
            raise FetchError(f"The weight index of {repo} names files that the repository does not have: report it.")
        found = names
    if not found:
        pickles = any(name.endswith((".bin", ".pt", ".pth")) for name in files)
        reason = "has only pickled weights, which are never fetched" if pickles else "has no safetensors weights"
        raise FetchError(f"The model {repo} {reason}: choose a repository with safetensors weights.")
    return [files[name] for name in sorted(found)]


def _is_text(value: Any) -> bool:
    return isinstance(value, str)
