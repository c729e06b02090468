"""The names of the outputs of one command, when it has several types or adapters."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from radonc_convert.errors import ConvertError
from radonc_convert.plan import Request
from radonc_convert.quantize.rules import find_recipe

__all__ = ["requests"]

_LABEL, _TYPE = "{task}", "{type}"


def requests(
    out: Path, types: Sequence[str], adapters: Sequence[tuple[str, Path]], name: str | None = None
) -> list[Request]:
    """Return one request for each adapter and type.

    ``{task}`` and ``{type}`` in the output's name stand for the adapter's label and the file type. Where they are
    needed and missing they are put before the suffix: ``m.gguf`` becomes ``m.regimen.Q4_K_M.gguf``.

    Args:
        out: The output's name or its pattern.
        types: File types; a type given twice counts once.
        adapters: (label, folder) pairs; empty to quantize the base alone.
        name: The model's name in the outputs, None for the base's.

    Raises:
        ConvertError: A type is unknown, two adapters share a label, or a label cannot be part of a file name.

    """
    kinds = list(dict.fromkeys(find_recipe(kind).name for kind in types))
    labels = [label for label, _ in adapters]
    if len(set(labels)) != len(labels):
        raise ConvertError("Two adapters have the same name: give each its own, as in --adapter regimen=FOLDER.")
    if any(not label or set(label) & set("/\\{}") or label.startswith(".") for label in labels):
        raise ConvertError("An adapter's name cannot be part of a file name: use letters, digits and dashes.")
    merged: Sequence[tuple[str, Path | None]] = adapters or [("base", None)]
    pattern = _pattern(out.name, several_adapters=len(labels) > 1, several_types=len(kinds) > 1)
    return [
        Request(
            path=out.with_name(pattern.replace(_LABEL, label).replace(_TYPE, kind)),
            type=kind,
            adapter=folder,
            name=name,
        )
        for label, folder in merged
        for kind in kinds
    ]


def _pattern(name: str, *, several_adapters: bool, several_types: bool) -> str:
    stem, dot, suffix = name.rpartition(".")
    if not dot:
        stem, suffix = name, "gguf"
    if several_adapters and _LABEL not in name:
        stem += f".{_LABEL}"
    if several_types and _TYPE not in name:
        stem += f".{_TYPE}"
    return f"{stem}.{suffix}" if dot or stem != name else name
