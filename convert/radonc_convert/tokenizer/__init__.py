"""Tokenizers of Hugging Face folders as GGUF metadata (a GGUF base keeps its own, copied as it is)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from radonc_convert.errors import CheckpointError
from radonc_convert.jsonfile import read_object
from radonc_convert.metadata import KeyValue, boolean
from radonc_convert.tokenizer.bpe import bpe_values
from radonc_convert.tokenizer.special import special_values
from radonc_convert.tokenizer.spm import spm_values

__all__ = ["tokenizer_values"]

_NEVER_ADDS_BOS = 49152  # the vocabulary size of SmolLM2, whose base models were trained without it


def tokenizer_values(folder: Path, config: dict[str, Any], vocabulary: int) -> list[KeyValue]:
    """Return the tokenizer entries for a model folder with ``vocabulary`` embedding rows.

    ``tokenizer.model`` (SentencePiece) wins over ``tokenizer.json`` (GPT-2 style byte-pair encoding),
    because only it holds the scores that decide the order of merges.

    Raises:
        CheckpointError: The tokenizer is missing, damaged, of an unknown kind or larger than the model.

    """
    settings_file = folder / "tokenizer_config.json"
    settings = read_object(settings_file, CheckpointError) if settings_file.is_file() else {}
    tokenizer_file = folder / "tokenizer.json"
    tokenizer = read_object(tokenizer_file, CheckpointError) if tokenizer_file.is_file() else {}
    values: list[KeyValue] = []
    if isinstance(settings.get("add_prefix_space"), bool):
        values.append(boolean("tokenizer.ggml.add_space_prefix", value=settings["add_prefix_space"]))
    if (folder / "tokenizer.model").is_file():
        values += spm_values(folder, settings, vocabulary)
    elif tokenizer:
        values += bpe_values(tokenizer, vocabulary)
    else:
        raise CheckpointError(
            f"The folder {folder.name} holds no tokenizer: add its tokenizer.model or tokenizer.json."
        )
    values += special_values(folder, config, settings, tokenizer, vocabulary)
    if vocabulary == _NEVER_ADDS_BOS:
        values = [value for value in values if value.key != "tokenizer.ggml.add_bos_token"]
        values.append(boolean("tokenizer.ggml.add_bos_token", value=False))
    return values
