"""The chat template: where a folder keeps it, and the entries it becomes."""

from __future__ import annotations

import string as letters
from pathlib import Path
from typing import Any

from radonc_convert.errors import CheckpointError
from radonc_convert.jsonfile import read_object, read_small
from radonc_convert.metadata import KeyValue, string, string_list
from radonc_convert.tokenizer.files import TokenizerFiles

__all__ = ["chat_values"]

_KEY = "tokenizer.chat_template"
_MAX_BYTES = 4 << 20
_NAME_SIGNS = frozenset(letters.ascii_letters + letters.digits)


def chat_values(files: TokenizerFiles) -> list[KeyValue]:
    """Return the entries for the chat templates: named ones first, then their names, then the default.

    ``tokenizer_config.json`` comes before ``chat_template.jinja`` and that before ``chat_template.json``.

    Raises:
        CheckpointError: A template cannot be read.

    """
    if not files.settings:  # the reference looks for templates only beside these settings
        return []
    settings = files.settings
    template = settings["chat_template"] if "chat_template" in settings else _from_files(files.folder)
    if isinstance(template, str):
        return [string(_KEY, template)] if template else []
    if not isinstance(template, list):
        return []
    named = _named(template)
    default = named.pop("default", "")
    return [
        *(string(f"{_KEY}.{name}", text) for name, text in named.items()),
        *([string_list(f"{_KEY}s", sorted(named))] if named else []),
        *([string(_KEY, default)] if default else []),
    ]


def _named(choices: list[Any]) -> dict[str, str]:
    found = {}
    for choice in choices:
        name, text = (choice.get("name"), choice.get("template")) if isinstance(choice, dict) else (None, None)
        if isinstance(name, str) and name and isinstance(text, str):
            found["".join(sign if sign in _NAME_SIGNS else "_" for sign in name)] = text
    return found


def _from_files(folder: Path) -> Any:
    jinja = folder / "chat_template.jinja"
    if jinja.is_file():
        others = sorted((folder / "additional_chat_templates").glob("*.jinja"))
        if not others:
            return _read(jinja)
        paths = {"default": jinja} | {path.stem: path for path in others}
        return [{"name": name, "template": _read(path)} for name, path in paths.items()]
    if (folder / "chat_template.json").is_file():
        return read_object(folder / "chat_template.json", CheckpointError).get("chat_template")
    return None


def _read(path: Path) -> str:
    try:
        return read_small(path, _MAX_BYTES, CheckpointError).decode("utf-8")
    except UnicodeDecodeError:
        raise CheckpointError(f"The file {path.name} cannot be read: copy or download it again.") from None
