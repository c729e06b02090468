"""Tokenizers of Hugging Face folders as GGUF metadata (a GGUF base keeps its own, copied as it is)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from radonc_convert.errors import CheckpointError
from radonc_convert.metadata import KeyValue, boolean
from radonc_convert.tokenizer.bpe import bpe_values, with_plain_files
from radonc_convert.tokenizer.chat import chat_values
from radonc_convert.tokenizer.files import TokenizerFiles, read_files
from radonc_convert.tokenizer.rebuilt import prefixes_space
from radonc_convert.tokenizer.special import INFILL, special_values
from radonc_convert.tokenizer.spm import spm_values

__all__ = ["tokenizer_values"]

_NEVER_ADDS_BOS = 49152  # the vocabulary size of SmolLM2, whose base models were trained without it
_HAS_INFILL = 32016  # the vocabulary size of Code Llama
_INFILL_IDS = {"prefix": 32007, "suffix": 32008, "middle": 32009, "eot": 32010}
_SPACE_PREFIX, _ADD_BOS = "tokenizer.ggml.add_space_prefix", "tokenizer.ggml.add_bos_token"


def tokenizer_values(folder: Path, config: dict[str, Any], vocabulary: int) -> list[KeyValue]:
    """Return the tokenizer entries for a model folder with ``vocabulary`` embedding rows.

    ``tokenizer.model`` (SentencePiece) wins over ``tokenizer.json``, because it states the scores that decide
    the order of merges. A byte-fallback ``tokenizer.json`` alone gets its scores rebuilt; where the usual
    converter writes -1000 for each, the engine would cut words differently.

    Raises:
        CheckpointError: The tokenizer is missing, damaged, of an unknown kind or larger than the model.

    """
    files = read_files(folder, config)
    values = [*_space_prefix(files), *_vocabulary(with_plain_files(files), vocabulary)]
    values += [*special_values(files, vocabulary), *chat_values(files)]
    if vocabulary == _HAS_INFILL:
        values += special_values(files, vocabulary, INFILL, _INFILL_IDS)
    if vocabulary == _NEVER_ADDS_BOS:
        values.append(boolean(_ADD_BOS, value=False))
    return list({value.key: value for value in values}.values())  # a later value takes the earlier one's place


def _space_prefix(files: TokenizerFiles) -> list[KeyValue]:
    """Return what the settings say about a space before a text, or what tokenizer.json does otherwise."""
    natural = files.has_model or not _is_byte_fallback(files) or prefixes_space(files.tokenizer)
    prefix = files.settings.get("add_prefix_space")
    if isinstance(prefix, bool):
        return [boolean(_SPACE_PREFIX, value=prefix)]
    return [] if natural else [boolean(_SPACE_PREFIX, value=False)]


def _vocabulary(files: TokenizerFiles, vocabulary: int) -> list[KeyValue]:
    if files.has_model or _is_byte_fallback(files):
        return spm_values(files, vocabulary)
    if not files.tokenizer:
        raise CheckpointError(
            f"The folder {files.folder.name} holds no tokenizer: add its tokenizer.model or tokenizer.json."
        )
    model = files.tokenizer.get("model")
    if not isinstance(model, dict) or model.get("type", "BPE") != "BPE":
        raise CheckpointError("The file tokenizer.json is no byte-pair tokenizer: only that kind can be converted.")
    return bpe_values(files, vocabulary)


def _is_byte_fallback(files: TokenizerFiles) -> bool:
    model = files.tokenizer.get("model")
    return isinstance(model, dict) and model.get("type", "BPE") == "BPE" and bool(model.get("byte_fallback"))
