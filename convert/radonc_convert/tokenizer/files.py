"""The files that describe a tokenizer, read once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from radonc_convert.errors import CheckpointError
from radonc_convert.jsonfile import read_object

__all__ = [
    "MODEL",
    "SPECIAL_KINDS",
    "AddedToken",
    "TokenizerFiles",
    "added_to",
    "optional_object",
    "read_files",
    "text_of",
]

MODEL = "tokenizer.model"
SPECIAL_KINDS = ("bos", "eos", "unk", "sep", "pad", "cls", "mask")


@dataclass(frozen=True)
class AddedToken:
    """A token that was added beside the trained vocabulary."""

    number: int
    text: str
    special: bool
    file: str = "tokenizer.json"


@dataclass(frozen=True)
class TokenizerFiles:
    """What a folder says about its tokenizer.

    Attributes:
        folder: The folder.
        config: The model's own ``config.json``.
        settings: ``tokenizer_config.json``, empty without that file.
        tokenizer: ``tokenizer.json``, empty without that file.

    """

    folder: Path
    config: dict[str, Any]
    settings: dict[str, Any]
    tokenizer: dict[str, Any]

    @property
    def has_model(self) -> bool:
        """Tell whether the folder holds a SentencePiece model."""
        return (self.folder / MODEL).is_file()

    @property
    def added(self) -> tuple[AddedToken, ...]:
        """The added tokens of tokenizer.json in file order.

        Raises:
            CheckpointError: The list is damaged.

        """
        items = self.tokenizer.get("added_tokens") or []
        damaged = CheckpointError("The file tokenizer.json is damaged (an added token): copy or download it again.")
        if not isinstance(items, list):
            raise damaged
        found = []
        for item in items:
            if not isinstance(item, dict) or type(item.get("id")) is not int:
                raise damaged
            if not isinstance(item.get("content"), str):
                raise damaged
            found.append(AddedToken(item["id"], item["content"], bool(item.get("special"))))
        return tuple(found)


def added_to(files: TokenizerFiles, vocab: Mapping[str, int]) -> list[AddedToken]:
    """Return every token that stands beside the trained vocabulary, as the tokenizers library would add them.

    That is the list of tokenizer.json, then what only the settings name: a special token that is a word of
    the vocabulary stays where it is, and one that is not gets the next id.

    Args:
        files: The tokenizer.
        vocab: Ids of its trained tokens.

    Raises:
        CheckpointError: A list is damaged.

    """
    found = list(files.added)
    texts = {token.text for token in found}
    following = max([*vocab.values(), *(token.number for token in found)], default=-1) + 1
    for text, special in _named_tokens(files.settings):
        if text not in texts:
            number = vocab.get(text, following)
            following += number == following
            texts.add(text)
            found.append(AddedToken(number, text, special, "tokenizer_config.json"))
    return found


def _named_tokens(settings: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """Yield text and kind of the tokens that the settings name."""
    decoder = settings.get("added_tokens_decoder")
    entries = decoder if isinstance(decoder, dict) and all(key.isdecimal() for key in decoder) else {}
    for _, entry in sorted(entries.items(), key=lambda item: int(item[0][:18])):
        if text := text_of(entry):
            yield text, bool(entry.get("special"))
    for name in SPECIAL_KINDS:
        if text := text_of(settings.get(f"{name}_token")):
            yield text, True


def text_of(token: Any) -> str:
    """Return the text of a token that is given as text or as an object; empty when it is neither."""
    text = token.get("content") if isinstance(token, dict) else token
    return text if isinstance(text, str) else ""


def read_files(folder: Path, config: dict[str, Any]) -> TokenizerFiles:
    """Read the JSON files of the tokenizer in ``folder``.

    Raises:
        CheckpointError: A file cannot be read or is damaged.

    """
    settings, tokenizer = (optional_object(folder / name) for name in ("tokenizer_config.json", "tokenizer.json"))
    return TokenizerFiles(folder, config, settings, tokenizer)


def optional_object(path: Path) -> dict[str, Any]:
    """Return the JSON object in ``path``, empty without that file.

    Raises:
        CheckpointError: The file cannot be read or is damaged.

    """
    return read_object(path, CheckpointError) if path.is_file() else {}
