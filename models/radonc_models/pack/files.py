"""Hashes of model files and adapters."""

from __future__ import annotations

import hashlib
from pathlib import Path

from radonc_models.errors import ModelPackError

__all__ = ["adapter_sha256", "file_sha256"]

_ADAPTER_FILES = ("adapter_model.safetensors", "adapter_config.json")


def file_sha256(path: Path) -> str:
    """Return the hex SHA-256 of a file, read as a stream.

    Raises:
        ModelPackError: The file cannot be read.

    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        raise ModelPackError(
            f"The file {path.name} cannot be read: check that it is there and readable."
        ) from None


def adapter_sha256(folder: Path) -> str:
    """Return the identity of a PEFT adapter: SHA-256 over its weights followed by its configuration.

    Raises:
        ModelPackError: One of the two files cannot be read.

    """
    digest = hashlib.sha256()
    for name in _ADAPTER_FILES:
        try:
            with (folder / name).open("rb") as file:
                while block := file.read(1 << 20):
                    digest.update(block)
        except OSError:
            raise ModelPackError(
                f"The adapter folder {folder.name} has no readable {name}: point to a folder in PEFT format."
            ) from None
    return digest.hexdigest()
