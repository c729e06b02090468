"""Whether the name of an adapter's base plainly contradicts the base that is given.

Names are hints: a model may lie in a folder of any name. They decide only where shapes cannot, and only when
both sides look like published names, with a family and a size, and differ in one of the words that tell
published models of one shape apart.
"""

from __future__ import annotations

import re
from pathlib import Path

from radonc_convert.checkpoint.model import Checkpoint
from radonc_convert.errors import AdapterError

__all__ = ["refuse_contradicting_name"]

_FAMILY = re.compile(
    r"(tiny|open|code|sheared)?[-_ ]?llama|smollm|vicuna|alpaca|mistral|zephyr|wizard(lm|math|coder)?|meditron|"
    r"pmc[-_ ]?llama|medalpaca|guanaco|orca|yi|deepseek|solar|phi|qwen|gemma|falcon|mpt|baichuan|internlm"
)
_SIZE = re.compile(r"(?<![a-z0-9.])\d+(\.\d+)?[bm](?![a-z0-9])")
_TUNED = re.compile(r"(?<![a-z])(chat|instruct|it)(?![a-z])")
_SNAPSHOT = re.compile(r"models--(.+)")
_MAX_NAME = 300


def refuse_contradicting_name(named: str, checkpoint: Checkpoint) -> None:
    """Refuse a base whose every name contradicts ``named``, what the adapter calls its base.

    Raises:
        AdapterError: It does.

    """
    wanted = _words(_last(named))
    given = [(name, _words(name)) for name in _names(checkpoint)]
    if wanted is None or any(words is None or words == wanted for _, words in given):
        return
    raise AdapterError(
        f"The adapter was trained on {_last(named)[:60]}, but the base model given is {given[0][0][:60]}: "
        "give that base, or correct base_model_name_or_path in adapter_config.json if it is the same model."
    )


def _names(checkpoint: Checkpoint) -> list[str]:
    """Return what the base is called: its folder or file, or the name of its snapshot in a hub's cache."""
    path = checkpoint.files[0].path.resolve()
    place = path.parent if checkpoint.is_folder else path
    snapshot = next((match[1] for part in place.parts if (match := _SNAPSHOT.fullmatch(part))), None)
    return [_last(snapshot.replace("--", "/"))] if snapshot else [place.name]


def _last(name: str) -> str:
    return Path(name[-_MAX_NAME:].replace("\\", "/")).name


def _words(name: str) -> tuple[str, str, bool] | None:
    """Return (family, size, tuned) of a published model's name, or None when it is no such name."""
    text = name.lower()
    family, size = _FAMILY.search(text), _SIZE.search(text)
    if family is None or size is None:
        return None
    return re.sub(r"[-_ ]", "", family[0]), size[0], _TUNED.search(text) is not None
