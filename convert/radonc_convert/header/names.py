"""What the name of a model tells: family, size, fine-tune and version, read from its parts.

Source: the naming convention of GGUF files, with the heuristics of gguf-py's ``Metadata``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["ModelName", "parse_name", "size_label", "title"]

_VERSION = re.compile(r"(v|iter)?\d+([.]\d+)*", re.IGNORECASE)
_TYPE = re.compile(r"i?q\d(_\w)*|b?fp?(16|32)", re.IGNORECASE)
_SIZE = re.compile(
    r"(([A]|\d+[x])?\d+([._]\d+)?[KMBT][\d]?|small|mini|medium|large|x?xl)",
    re.IGNORECASE,
)
_FINETUNE = re.compile(r"chat|instruct|vision|lora", re.IGNORECASE)
_UNTITLED = re.compile(r"(v\d+(?:\.\d+)*|\d.*)")
_SCALES = ((1e12, 1e-12, "T"), (1e9, 1e-9, "B"), (1e6, 1e-6, "M"))


@dataclass(frozen=True)
class ModelName:
    """A model's name, taken apart; a part that the name does not tell is None."""

    name: str | None = None
    organization: str | None = None
    basename: str | None = None
    finetune: str | None = None
    version: str | None = None
    size_label: str | None = None


@dataclass
class _Part:
    """One part of a name between hyphens, and what it was found to be."""

    text: str
    kinds: set[str]


def parse_name(model: str, parameters: int) -> ModelName:
    """Take the name of a model or folder apart, such as ``meta-llama/Llama-2-7b-chat-hf``.

    Args:
        model: The name, with or without its organization; a sentence with spaces is a name as a whole.
        parameters: Number of weights of the model, which tells a size from a context length.

    """
    if " " in model:
        return ModelName(name=model)
    organization, slash, name = model.partition("/")
    if not slash:
        organization, name = "", model
    parts = [_Part(text, set()) for text in name.split("-") if text]
    for place, part in enumerate(parts):
        _annotate(part, parameters, first=place == 0)
    _prefer_numbers(parts)
    _mark_basename(parts)
    basename = _joined(parts, "basename")
    sizes = dict.fromkeys(part.text for part in parts if "size_label" in part.kinds)
    size, finetune = "-".join(sizes) or None, _joined(parts, "finetune")
    version = "-".join(p.text for p in parts if "version" in p.kinds and "basename" not in p.kinds) or None
    if size is None and finetune is None and version is None:
        basename = None  # a single word may be anything
    owner = organization if slash and not organization.startswith(".") else None
    return ModelName(name, owner, basename, finetune, version, size)


def title(name: str) -> str:
    """Return a name in words: hyphens become spaces, lower-case words get a capital."""
    words = name.strip().replace("-", " ").split()
    return " ".join(word.title() if word.islower() and not _UNTITLED.fullmatch(word) else word for word in words)


def size_label(parameters: int) -> str:
    """Return the number of weights in short, with at least two digits: ``6.7B``, ``135M``."""
    scale, suffix = next(((by, sign) for least, by, sign in _SCALES if parameters > least), (1e-3, "K"))
    scaled = parameters * scale
    decimals = max(2 - len(str(round(scaled)).lstrip("0")), 0)
    return f"{scaled:.{decimals}f}{suffix}"


def _annotate(part: _Part, parameters: int, *, first: bool) -> None:
    if _VERSION.fullmatch(part.text):
        part.kinds.add("version")
    elif _TYPE.fullmatch(part.text):
        part.kinds.add("type")
        part.text = part.text.upper()
    elif not first and _SIZE.fullmatch(part.text):
        _annotate_size(part, parameters)
    elif not first and _FINETUNE.fullmatch(part.text):
        part.kinds.add("finetune")


def _annotate_size(part: _Part, parameters: int) -> None:
    text = part.text.replace("_", ".")
    if text[-1].isdecimal():  # 7b1 means 7.1B
        text = f"{text[:-2]}.{text[-1]}{text[-2]}"
    if len(text) > 1 and text[-2].isdecimal() and text[-1] in "kmbt":
        text = text[:-1] + text[-1].upper()
    if parameters and not _is_near(text, parameters):
        part.kinds.add("finetune")  # likely a context length such as 32k
        text = text[:-1] + text[-1].lower()
    else:
        part.kinds.add("size_label")
    part.text = text


def _is_near(label: str, parameters: int) -> bool:
    """Tell whether a size label can mean this model; a label without a number always can."""
    try:
        count = float(label[:-1]) * pow(1000, " KMBT".find(label[-1]))
    except ValueError:
        return True
    return bool(abs(count - parameters) <= 7 * parameters // 8)


def _prefer_numbers(parts: list[_Part]) -> None:
    """Drop sizes in words where a size in digits is given too."""
    sizes = [part for part in parts if "size_label" in part.kinds]
    if any(sign.isdecimal() for part in sizes for sign in part.text):
        for part in sizes:
            if part.text.isalpha():
                part.kinds.remove("size_label")


def _mark_basename(parts: list[_Part]) -> None:
    """Mark the leading words and versions as the base name; what is left over is the fine-tune."""
    at_start = True
    for part in parts:
        if at_start and ((not part.kinds and part.text[0].isalpha()) or "version" in part.kinds):
            part.kinds.add("basename")
        else:
            at_start = False
            if not part.kinds:
                part.kinds.add("finetune")
    for part in reversed(parts):  # a version at the end is a version and no part of the base name
        if "basename" not in part.kinds or len(part.kinds) < 2:
            break
        part.kinds.remove("basename")


def _joined(parts: list[_Part], kind: str) -> str | None:
    return "-".join(part.text for part in parts if kind in part.kinds) or None
