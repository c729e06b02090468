"""What tokenizer.json adds around every text, read from its post-processor.

Source: the reading of ``TemplateProcessing`` in gguf-py's ``SpecialVocab``, and the tokenizers library's format.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from radonc_convert.errors import CheckpointError
from radonc_convert.tokenizer.files import TokenizerFiles

__all__ = ["Template", "read_template"]


@dataclass
class Template:
    """What the post-processor says.

    Attributes:
        settings: The settings of the tokenizer, completed by what only the post-processor names.
        kinds: The kinds of special token to look for.
        added: By kind, whether encoding a text adds the token.

    """

    settings: dict[str, Any]
    kinds: list[str]
    added: dict[str, bool]


def read_template(files: TokenizerFiles, kinds: Sequence[str]) -> Template:
    """Return what is added around a text, for the given kinds of special token.

    Raises:
        CheckpointError: The post-processor is damaged or of a kind that Llama tokenizers do not have.

    """
    found = Template(dict(files.settings), list(kinds), {})
    settings = found.settings
    if settings and files.tokenizer:
        for name, other in (("bos", "cls"), ("eos", "sep")):
            if not settings.get(f"{name}_token") and settings.get(f"{other}_token"):
                settings[f"{name}_token"] = settings[f"{other}_token"]
    processor = files.tokenizer.get("post_processor")
    if not processor:
        return found
    steps = processor.get("processors", [processor]) if isinstance(processor, dict) else None
    if not isinstance(steps, list) or not all(isinstance(step, dict) for step in steps):
        raise CheckpointError("The file tokenizer.json is damaged (its post-processor): copy or download it again.")
    for step in steps:
        kind = step.get("type")
        if kind == "ByteLevel":
            found.added.setdefault("bos", False)
            found.added.setdefault("eos", False)
        elif kind == "TemplateProcessing":
            _read_single(found, _parts(step, "single"))
            _read_pair(found, _parts(step, "single"), _parts(step, "pair"))
        elif kind not in ("Sequence", None):
            raise CheckpointError(
                f"The file tokenizer.json adds tokens by {str(kind)[:30]!r}, which no Llama tokenizer does: "
                "use the tokenizer of this base."
            )
    return found


def _parts(step: dict[str, Any], name: str) -> list[dict[str, Any]]:
    parts = step.get(name) or []
    if not isinstance(parts, list) or not all(isinstance(part, dict) for part in parts):
        raise CheckpointError("The file tokenizer.json is damaged (its post-processor): copy or download it again.")
    return parts


def _read_single(found: Template, single: list[dict[str, Any]]) -> None:
    """Read what begins and ends one text."""
    if len(single) < 2:
        return
    settings, named = found.settings, bool(found.settings)
    if first := _special(single[0]):
        if named and first not in (settings.get("bos_token"), settings.get("cls_token")):
            for name in ("bos_token", "cls_token"):
                settings[name] = settings.get(name) or first
        found.added["bos"] = not named or first in (settings.get("bos_token"), settings.get("cls_token"))
    if last := _special(single[-1]):
        if named and last != settings.get("eos_token"):
            other = next((kind for kind in ("eot", "eom") if kind not in found.kinds), None)
            if other is not None:
                found.kinds.append(other)
                settings[f"{other}_token"] = settings.get("eos_token")
            settings["eos_token"] = last
        found.added["eos"] = True


def _read_pair(found: Template, single: list[dict[str, Any]], pair: list[dict[str, Any]]) -> None:
    """Read what separates two texts, which decides the entry about separators."""
    first, last = (_special(single[0]), _special(single[-1])) if len(single) > 1 else ("", "")
    if pair and first and _special(pair[0]) == first:
        pair = pair[1:]
    if pair and last and _special(pair[-1]) == last:
        pair = pair[:-1]
    if len(pair) < 3 or _sequence(pair[0]) != "A" or _sequence(pair[-1]) != "B":
        return
    settings = found.settings
    ends = [token for token in (settings.get("sep_token"), settings.get("eos_token")) if token]
    between = [_special(part) for part in pair[1:-1]]
    added = between[0] in ends and not last
    if len(between) == 2 and between[1] in ends:
        added = True
    found.added["sep"] = added
    if added and settings and not settings.get("sep_token"):
        settings["sep_token"] = settings.get("eos_token")


def _special(part: dict[str, Any]) -> str:
    return _identifier(part, "SpecialToken")


def _sequence(part: dict[str, Any]) -> str:
    return _identifier(part, "Sequence")


def _identifier(part: dict[str, Any], kind: str) -> str:
    value = part.get(kind)
    name = value.get("id") if isinstance(value, dict) else None
    return name if isinstance(name, str) else ""
