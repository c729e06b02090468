"""Special tokens: which ids begin, end and pad a text, and whether they are added by themselves.

Source: ``SpecialVocab`` of gguf-py; the order of its entries is the order in which it finds them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from radonc_convert.errors import CheckpointError
from radonc_convert.metadata import KeyValue, boolean, uint32
from radonc_convert.tokenizer.files import SPECIAL_KINDS, TokenizerFiles, text_of
from radonc_convert.tokenizer.template import read_template

__all__ = ["INFILL", "special_values"]

INFILL = ("prefix", "suffix", "middle", "eot")

_ID_KEYS = {  # a kind that is missing here has no entry in the format
    "bos": "tokenizer.ggml.bos_token_id",
    "eos": "tokenizer.ggml.eos_token_id",
    "eot": "tokenizer.ggml.eot_token_id",
    "eom": "tokenizer.ggml.eom_token_id",
    "unk": "tokenizer.ggml.unknown_token_id",
    "sep": "tokenizer.ggml.seperator_token_id",  # spelled this way in the format
    "pad": "tokenizer.ggml.padding_token_id",
    "mask": "tokenizer.ggml.mask_token_id",
}
_ADDED_KEYS = {name: f"tokenizer.ggml.add_{name}_token" for name in ("bos", "eos", "sep")}


def special_values(
    files: TokenizerFiles,
    vocabulary: int,
    kinds: Sequence[str] = SPECIAL_KINDS,
    known: Mapping[str, int] | None = None,
) -> list[KeyValue]:
    """Return the entries for special tokens: their ids, then whether encoding adds them.

    The tokenizer's own settings come before config.json.

    Args:
        files: The tokenizer.
        vocabulary: Number of rows of the embedding.
        kinds: The kinds of token to look for.
        known: Ids of kinds that no file gives.

    Raises:
        CheckpointError: A special token has an id outside the vocabulary.

    """
    template = read_template(files, kinds)
    numbers: dict[str, int] = {}
    for name in template.kinds:
        number = _number_of(files, template.settings.get(f"{name}_token"))
        if number is not None:
            numbers[name] = number
    for name in template.kinds:
        number = files.config.get(f"{name}_token_id")
        if type(number) is int and number >= 0:
            numbers.setdefault(name, number)
    for name, number in (known or {}).items():
        numbers.setdefault(name, number)
    added = dict(template.added)
    for name in template.kinds:
        if isinstance(template.settings.get(f"add_{name}_token"), bool):
            added.setdefault(name, template.settings[f"add_{name}_token"])
    for name, number in numbers.items():
        if number >= vocabulary:
            raise CheckpointError(
                f"The {name} token has the id {number}, which the model has no row for: repair its tokenizer."
            )
    return [
        *(uint32(_ID_KEYS[name], number) for name, number in numbers.items() if name in _ID_KEYS),
        *(boolean(_ADDED_KEYS[name], value=value) for name, value in added.items() if name in _ADDED_KEYS),
    ]


def _number_of(files: TokenizerFiles, token: Any) -> int | None:
    """Return the id of a special token that the settings name, if it is an added token."""
    text = text_of(token)
    return next((added.number for added in files.added if text and added.text == text), None)
