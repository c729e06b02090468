"""Special tokens: which ids begin, end and pad a text, and whether they are added by themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from radonc_convert.errors import CheckpointError
from radonc_convert.jsonfile import read_object
from radonc_convert.metadata import KeyValue, boolean, string, uint32

__all__ = ["special_values"]

_NAMES = {
    "bos": "tokenizer.ggml.bos_token_id",
    "eos": "tokenizer.ggml.eos_token_id",
    "unk": "tokenizer.ggml.unknown_token_id",
    "sep": "tokenizer.ggml.seperator_token_id",  # spelled this way in the format
    "pad": "tokenizer.ggml.padding_token_id",
}
_ADDED = ("bos", "eos")


def special_values(
    folder: Path, config: dict[str, Any], settings: dict[str, Any], tokenizer: dict[str, Any], vocabulary: int
) -> list[KeyValue]:
    """Return the entries for special tokens and the chat template.

    The tokenizer's own settings come before config.json.

    Raises:
        CheckpointError: A special token has an id outside the vocabulary.

    """
    ids = _ids_by_text(tokenizer)
    values = []
    for name, key in _NAMES.items():
        token = ids.get(_content(settings.get(f"{name}_token")))
        if token is None:
            token = config.get(f"{name}_token_id")
        if isinstance(token, list):  # several end tokens: the first is the one that generation adds
            token = token[0] if token else None
        if type(token) is not int or token < 0:
            continue
        if token >= vocabulary:
            raise CheckpointError(
                f"The {name} token has the id {token}, which the model has no row for: repair its tokenizer."
            )
        values.append(uint32(key, token))
    added = _added_by_template(settings, tokenizer)
    values += [boolean(f"tokenizer.ggml.add_{name}_token", value=added[name]) for name in _ADDED if name in added]
    template = _chat_template(folder, settings)
    if template:
        values.append(string("tokenizer.chat_template", template))
    return values


def _content(token: Any) -> str:
    if isinstance(token, dict):
        token = token.get("content")
    return token if isinstance(token, str) else ""


def _ids_by_text(tokenizer: dict[str, Any]) -> dict[str, Any]:
    added = tokenizer.get("added_tokens")
    if not isinstance(added, list):
        return {}
    return {token["content"]: token.get("id") for token in added if isinstance(token, dict) and _content(token)}


def _added_by_template(settings: dict[str, Any], tokenizer: dict[str, Any]) -> dict[str, bool]:
    """Tell for bos and eos whether encoding a text adds them: the post-processor first, then the settings."""
    added: dict[str, bool] = {}
    processor = tokenizer.get("post_processor") or {}
    steps = processor.get("processors", [processor]) if isinstance(processor, dict) else []
    for step in steps if isinstance(steps, list) else []:
        kind = step.get("type") if isinstance(step, dict) else None
        if kind == "ByteLevel":
            added = {"bos": False, "eos": False} | added
        elif kind == "TemplateProcessing" and isinstance(single := step.get("single"), list) and len(single) > 1:
            first, last = (_special_id(single[place]) for place in (0, -1))
            if first:
                added["bos"] = first == _content(settings.get("bos_token"))
            if last:
                added["eos"] = last == _content(settings.get("eos_token"))
    for name in _ADDED:
        if isinstance(settings.get(f"add_{name}_token"), bool):
            added.setdefault(name, settings[f"add_{name}_token"])
    return added


def _special_id(part: Any) -> str:
    token = part.get("SpecialToken") if isinstance(part, dict) else None
    name = token.get("id") if isinstance(token, dict) else None
    return name if isinstance(name, str) else ""


def _chat_template(folder: Path, settings: dict[str, Any]) -> str | None:
    template = settings.get("chat_template")
    if template is None and (folder / "chat_template.jinja").is_file():
        try:
            template = (folder / "chat_template.jinja").read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            raise CheckpointError("The file chat_template.jinja cannot be read: copy or download it again.") from None
    if template is None and (folder / "chat_template.json").is_file():
        template = read_object(folder / "chat_template.json", CheckpointError).get("chat_template")
    return template if isinstance(template, str) else None
