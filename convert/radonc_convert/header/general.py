"""The ``general.*`` entries: what the model is called, where it comes from, under which licence, how to sample.

Sources in the order of the reference: the model card, ``_name_or_path`` of config.json, the folder's name.
Source: ``Metadata.load`` and ``set_gguf_meta_model`` of gguf-py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from radonc_convert.errors import CheckpointError
from radonc_convert.header.card import read_card
from radonc_convert.header.names import ModelName, parse_name, size_label, title
from radonc_convert.jsonfile import parse_object, read_small
from radonc_convert.metadata import KeyValue, float32, int32, string, string_list, uint32

__all__ = ["general_values"]

_HUB = "https://huggingface.co"
_MAX_ADVICE = 1 << 20
_WEB = ("http://", "https://", "ssh://")

# Entry, and the fields of a model card that may give it; the first that is there counts.
_BEFORE_SIZE = {
    "name": ("name", "model_name"),
    "author": ("author", "model_author", "model_creator"),
    "version": ("version", "model_version"),
    "organization": ("organization", "model_organization"),
    "finetune": ("finetune", "model_finetune"),
    "basename": ("basename", "model_basename", "model_type"),
    "description": ("description", "model_description"),
    "size_label": ("size_label", "model_size_label"),
}
_AFTER_SIZE = {
    "license": ("license",),
    "license.name": ("license_name",),
    "license.link": ("license_link",),
    "source.url": ("url", "model_url"),
    "source.doi": ("doi", "model_doi"),
    "source.uuid": ("uuid", "model_uuid"),
    "source.repo_url": ("repo_url", "model_repo_url"),
}
_PARENTS = {
    "base_model": ("base_model", "base_models", "base_model_sources"),
    "dataset": ("datasets", "dataset", "dataset_sources"),
}
_PARENT_FIELDS = ("name", "author", "version", "organization", "description", "url", "doi", "uuid", "repo_url")
_LISTS = {"tags": ("tags", "pipeline_tag"), "languages": ("languages", "language")}

# Entry, whether it is a whole number, and the fields of generation_config.json that may give it.
_SAMPLING = (
    ("top_k", True, ("top_k",)),
    ("top_p", False, ("top_p",)),
    ("min_p", False, ("min_p",)),
    ("xtc_probability", False, ("xtc_probability",)),
    ("xtc_threshold", False, ("xtc_threshold",)),
    ("temp", False, ("temperature",)),
    ("penalty_last_n", True, ("penalty_last_n",)),
    ("penalty_repeat", False, ("penalty_repeat", "repetition_penalty")),
    ("mirostat", True, ("mirostat",)),
    ("mirostat_tau", False, ("mirostat_tau",)),
    ("mirostat_eta", False, ("mirostat_eta",)),
)


def general_values(folder: Path, config: dict[str, Any], parameters: int, name: str | None) -> list[KeyValue]:
    """Return the ``general.*`` entries for a model folder, from the architecture to the languages.

    Args:
        folder: The folder with README.md and generation_config.json, where they exist.
        config: The content of its config.json.
        parameters: Number of weights of the output.
        name: What the model shall be called, or None for what the folder tells.

    Raises:
        CheckpointError: The model card is damaged.

    """
    card = read_card(folder)
    known = {key: _first(card, fields) for key, fields in (_BEFORE_SIZE | _AFTER_SIZE).items()}
    path = config.get("_name_or_path")
    if isinstance(path, str) and path.count("/") <= 1:  # a path on somebody's disk tells nothing
        _complete(known, parse_name(path, parameters))
    _complete(known, parse_name(_folder_name(folder), parameters))
    if name is not None:
        known["name"] = name
    if known["size_label"] is None and parameters > 0:
        known["size_label"] = size_label(parameters)
    return [
        string("general.architecture", "llama"),
        string("general.type", "model"),
        *_sampling(folder),
        *_texts(known, _BEFORE_SIZE),
        *_texts(known, _AFTER_SIZE),
        *_parents(card, "base_model", parameters),
        *_parents(card, "dataset", parameters),
        *_lists(card),
    ]


def _first(card: dict[str, Any], fields: tuple[str, ...]) -> Any:
    return next((card[field] for field in fields if card.get(field) is not None), None)


def _complete(known: dict[str, Any], found: ModelName) -> None:
    """Fill what is not known yet with what a name tells."""
    told = {
        "name": None if found.name is None else title(found.name),
        "organization": None if found.organization is None else title(found.organization),
        "basename": found.basename,
        "finetune": found.finetune,
        "version": found.version,
        "size_label": found.size_label,
    }
    known.update({key: value for key, value in told.items() if known[key] is None})


def _folder_name(folder: Path) -> str:
    return folder.absolute().name if folder.name not in ("", "..") else folder.resolve().name


def _texts(known: dict[str, Any], keys: dict[str, tuple[str, ...]]) -> Iterator[KeyValue]:
    for key in keys:
        text = _text(known[key])
        if text:  # the reference leaves empty texts out
            yield string(f"general.{key}", text)


def _text(value: Any) -> str | None:
    """Return a field of a card as text: YAML reads ``version: 1.0`` as a number."""
    if isinstance(value, list):
        return ",".join(str(item) for item in value)
    return None if value is None or isinstance(value, dict) else str(value)


def _parents(card: dict[str, Any], kind: str, parameters: int) -> Iterator[KeyValue]:
    """Yield the entries of the models or data sets that this model was made from."""
    fields = _PARENTS[kind]
    if not any(field in card for field in fields):
        return
    value = next(card[field] for field in fields if field in card)
    names = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    yield uint32(f"general.{kind}.count", len(names))
    for number, item in enumerate(names):
        told = _parent(item, parameters) if isinstance(item, str) else item if isinstance(item, dict) else {}
        for field in _PARENT_FIELDS:
            if text := _text(told.get(field)):
                yield string(f"general.{kind}.{number}.{field}", text)


def _parent(model: str, parameters: int) -> dict[str, str]:
    """Return what the name or address of a parent tells about it."""
    told = {}
    if model.startswith(_WEB):
        told["repo_url"] = model
        match = re.match(r"https?://huggingface.co/([^/]+/[^/]+)$", model)
        if match is None:
            return told
        model = match[1]
    found = parse_name(model, parameters)
    if found.name is not None:
        told["name"] = title(found.name)
    if found.organization is not None:
        told["organization"] = title(found.organization)
        told.setdefault("repo_url", f"{_HUB}/{found.organization}/{found.name}")
    if found.version is not None:
        told["version"] = found.version
    return told


def _lists(card: dict[str, Any]) -> Iterator[KeyValue]:
    for key, fields in _LISTS.items():
        items: list[str] = []
        for field in fields:
            value = card.get(field)
            if isinstance(value, str):
                items.append(value)
            elif isinstance(value, list):
                items.extend(str(item) for item in value)
        if items:
            yield string_list(f"general.{key}", items)


def _sampling(folder: Path) -> Iterator[KeyValue]:
    """Yield how the makers of the model advise to sample from it."""
    advice = _generation_config(folder)
    sequence = advice.get("sequence")
    if isinstance(sequence, str) and sequence:
        yield string("general.sampling.sequence", sequence)
    for key, whole, fields in _SAMPLING:
        value = next((advice[field] for field in fields if field in advice), None)
        if value is None:
            continue
        if not isinstance(value, int | float) or not abs(value) < 1e9 or (whole and value != int(value)):
            raise CheckpointError(
                f"The file generation_config.json gives no usable {fields[0]}: repair or remove that file."
            )
        name = f"general.sampling.{key}"
        yield int32(name, int(value)) if whole else float32(name, value)


def _generation_config(folder: Path) -> dict[str, Any]:
    """Return the advice on sampling; a file that is no JSON gives none, as in the reference."""
    path = folder / "generation_config.json"
    if not path.is_file():
        return {}
    raw = read_small(path, _MAX_ADVICE, CheckpointError)
    try:
        return parse_object(raw, path.name, CheckpointError)
    except CheckpointError:
        return {}
