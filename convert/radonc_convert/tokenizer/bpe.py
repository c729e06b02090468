"""GPT-2 style byte-pair encoding from tokenizer.json, or from vocab.json and merges.txt."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from radonc_convert.errors import CheckpointError
from radonc_convert.jsonfile import read_object
from radonc_convert.metadata import KeyValue, int32_list, string, string_list
from radonc_convert.tokenizer.files import TokenizerFiles, added_to, optional_object
from radonc_convert.tokenizer.merges import read_merges
from radonc_convert.tokenizer.pretokenizer import pre_tokenizer_name
from radonc_convert.tokenizer.tokens import Table, TokenType

__all__ = ["bpe_values", "with_plain_files"]

_GPT2_CLASSES = {"GPT2Tokenizer", "GPT2TokenizerFast"}


def bpe_values(files: TokenizerFiles, vocabulary: int) -> list[KeyValue]:
    """Return the vocabulary entries of a byte-pair tokenizer; ids without a token are filled as unused.

    Raises:
        CheckpointError: The tokenizer is of another kind, is damaged or is larger than the model.

    """
    model: dict[str, Any] = files.tokenizer["model"]
    table = Table(vocabulary)
    vocab = model.get("vocab")
    if not isinstance(vocab, dict) or not all(type(number) is int for number in vocab.values()):
        raise CheckpointError("The file tokenizer.json is damaged (no vocabulary): copy or download it again.")
    table.check_room(max(vocab.values(), default=-1) + 1)
    for text, number in vocab.items():
        table.put(number, text.encode(), 0.0, TokenType.NORMAL, "tokenizer.json")
    for token in added_to(files, vocab):
        table.add(token.number, token.text, special=token.special, score=0.0, file=token.file)
    merges = [" ".join(part.replace(" ", "\u0120") for part in pair) for pair in read_merges(files)]
    return [
        string("tokenizer.ggml.model", "gpt2"),
        string("tokenizer.ggml.pre", pre_tokenizer_name(files.tokenizer)),
        string_list("tokenizer.ggml.tokens", table.texts),
        int32_list("tokenizer.ggml.token_type", table.types),
        string_list("tokenizer.ggml.merges", merges),
    ]


def with_plain_files(files: TokenizerFiles) -> TokenizerFiles:
    """Return the tokenizer with what ``vocab.json`` and ``merges.txt`` hold, if those are all there is.

    Such files do not say how text is cut; only the class of GPT-2's own tokenizer does.

    Raises:
        CheckpointError: The files are damaged, or their tokenizer is not GPT-2's.

    """
    folder = files.folder
    if files.tokenizer or not (folder / "vocab.json").is_file() or not (folder / "merges.txt").is_file():
        return files
    if files.settings.get("tokenizer_class") not in _GPT2_CLASSES:
        raise CheckpointError(
            f"The folder {folder.name} holds vocab.json but not how its tokenizer cuts text: add its tokenizer.json."
        )
    tokens = optional_object(folder / "added_tokens.json")
    if not all(type(number) is int for number in tokens.values()):
        raise CheckpointError("The file added_tokens.json is damaged: copy or download it again.")
    tokenizer = {
        "model": {"type": "BPE", "vocab": read_object(folder / "vocab.json", CheckpointError)},
        "pre_tokenizer": {"type": "ByteLevel", "use_regex": True},
        "added_tokens": [{"id": number, "content": text, "special": False} for text, number in tokens.items()],
    }
    return replace(files, tokenizer=tokenizer)
