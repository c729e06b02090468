"""The files that describe a tokenizer, read once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from radonc_convert.errors import CheckpointError
from radonc_convert.jsonfile import read_object

__all__ = ["MODEL", "AddedToken", "TokenizerFiles", "read_files"]

MODEL = "tokenizer.model"


@dataclass(frozen=True)
class AddedToken:
    """A token that was added beside the trained vocabulary."""

    number: int
    text: str
    special: bool


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


def read_files(folder: Path, config: dict[str, Any]) -> TokenizerFiles:
    """Read the JSON files of the tokenizer in ``folder``.

    Raises:
        CheckpointError: A file cannot be read or is damaged.

    """

    def optional(name: str) -> dict[str, Any]:
        path = folder / name
        return read_object(path, CheckpointError) if path.is_file() else {}

    return TokenizerFiles(folder, config, optional("tokenizer_config.json"), optional("tokenizer.json"))
