"""Base models: a GGUF file or a Hugging Face folder, both seen as the same list of Llama tensors."""

from __future__ import annotations

from pathlib import Path

from radonc_convert.checkpoint.gguf_base import open_gguf
from radonc_convert.checkpoint.hf_base import open_folder
from radonc_convert.checkpoint.model import Checkpoint, SourceTensor
from radonc_convert.errors import CheckpointError

__all__ = ["Checkpoint", "SourceTensor", "open_checkpoint"]


def open_checkpoint(path: Path) -> Checkpoint:
    """Read the description of the base model at ``path``: a GGUF file or a Hugging Face folder.

    No weights are read yet.

    Raises:
        CheckpointError: The path holds no Llama model that can be read.

    """
    if path.is_dir():
        return open_folder(path)
    if path.is_file():
        return open_gguf(path)
    raise CheckpointError(f"The base model {path.name} cannot be found: give a GGUF file or a model folder.")
