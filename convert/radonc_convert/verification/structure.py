"""Whether a file is built as base, adapter and file type say: tensors, layout, metadata and origin."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from radonc_convert.adapter import Adapter
from radonc_convert.checkpoint import Checkpoint, SourceTensor
from radonc_convert.checkpoint.gguf_header import GgufHeader, tensor_size
from radonc_convert.layout import file_order
from radonc_convert.metadata import TensorEntry, padded
from radonc_convert.quantize.rules import RECIPES, Recipe, tensor_type
from radonc_convert.quantize.types import GgmlType
from radonc_convert.verification.checks import Check, Status
from radonc_convert.verification.subject import file_dims

__all__ = ["check_layout", "check_metadata", "check_origin", "check_tensors", "recipe_of"]

_OWN = ("general.", "radonc.", "quantize.")


def recipe_of(header: GgufHeader) -> Recipe | None:
    """Return the file type that the header names, or None when we do not know it."""
    number = header.number("general.file_type")
    return next((recipe for recipe in RECIPES.values() if recipe.file_type == number), None)


def check_tensors(header: GgufHeader, checkpoint: Checkpoint, adapter: Adapter | None, recipe: Recipe | None) -> Check:
    """Compare names, shapes and storage types with those of the merged model."""
    name = "Tensors"
    if recipe is None:
        number = header.number("general.file_type")
        return Check(name, Status.FAILED, f"the file type {number} is none that this program makes")
    merged: Checkpoint | Adapter = adapter or checkpoint
    expected = {tensor.spec.name: tensor for tensor in merged.tensors}
    found = {entry.name: entry for entry in header.tensors}
    problems = [f"{missing} is missing" for missing in sorted(expected.keys() - found.keys())]
    problems += [f"{extra[:80]} does not belong to the model" for extra in sorted(found.keys() - expected.keys())]
    for known in sorted(expected.keys() & found.keys()):
        spec = expected[known].spec
        kind = tensor_type(recipe, spec, merged.shape, tied=merged.tied)
        problems += _differences(found[known], expected[known], kind)
    order = [entry.name for entry in header.tensors]
    if not problems and order != [tensor.spec.name for tensor in _in_order(merged.tensors)]:
        problems = ["they stand in another order than in the usual files"]
        return Check.of(name, problems, "", Status.WARNING)
    return Check.of(name, problems, f"{len(found)} tensors with the names, shapes and types of {recipe.name}")


def _differences(entry: TensorEntry, tensor: SourceTensor, kind: GgmlType) -> list[str]:
    if entry.dims != file_dims(tensor.spec):
        return [f"{entry.name} has the shape {entry.dims} instead of {file_dims(tensor.spec)}"]
    if entry.type is not kind:
        return [f"{entry.name} is stored as {entry.type.name} instead of {kind.name}"]
    return []


def _in_order(tensors: Sequence[SourceTensor]) -> list[SourceTensor]:
    return sorted(tensors, key=lambda tensor: file_order(tensor.spec))


def check_layout(path: Path, header: GgufHeader) -> Check:
    """Compare the size of the file with the end of its last tensor (the header's reader did the rest)."""
    end = header.data_offset
    for entry in header.tensors:
        end = max(end, header.data_offset + entry.offset + padded(tensor_size(entry)))
    size = path.stat().st_size
    if size == end:
        return Check("Layout", Status.PASSED, f"{size / 1e6:,.1f} MB, complete, no gaps that do not belong there")
    if size < end:  # only padding can be missing here
        return Check("Layout", Status.WARNING, "the padding after the last tensor is missing")
    return Check("Layout", Status.FAILED, f"{size - end:,} bytes follow the last tensor that belong to none")


def check_metadata(header: GgufHeader, checkpoint: Checkpoint, adapter: Adapter | None) -> Check:
    """Compare hyper-parameters and tokenizer entries with what base and adapter give, byte by byte."""
    merged: Checkpoint | Adapter = adapter or checkpoint
    tokenizer = adapter.tokenizer if adapter is not None else None
    values = checkpoint.metadata(merged.tensors, merged.shape, tokenizer, None)
    expected = {value.key: value for value in values if not value.key.startswith(_OWN)}
    found = {value.key: value for value in header.values if not value.key.startswith(_OWN)}
    differing = sorted(key for key in expected.keys() & found.keys() if expected[key] != found[key])
    if differing:
        return Check.of("Metadata", [f"{key} differs from the base's" for key in differing], "")
    absent = [f"{key} is not there" for key in sorted(expected.keys() - found.keys())]
    fine = f"{len(expected)} entries for model and tokenizer as in the base"
    return Check.of("Metadata", absent, fine, Status.WARNING)


def check_origin(header: GgufHeader, base_sha256: str, adapter: Adapter | None) -> Check:
    """Compare the recorded hashes with those of the given base and adapter."""
    base, lora = header.text("radonc.base.sha256"), header.text("radonc.adapter.sha256")
    if base is None and lora is None:
        return Check("Origin", Status.SKIPPED, "the file does not say what it was made of")
    problems = []
    if base != base_sha256:
        problems.append(f"it was made of another base (SHA-256 {str(base)[:12]}…, this one is {base_sha256[:12]}…)")
    if adapter is None and lora is not None:
        problems.append("it holds an adapter: name it with --adapter")
    elif adapter is not None and lora is None:
        problems.append("it was made without an adapter")
    elif adapter is not None and lora != adapter.sha256:
        problems.append(f"it was made with another adapter (SHA-256 {str(lora)[:12]}…, not {adapter.sha256[:12]}…)")
    given = "base and adapter" if lora else "base"
    return Check.of("Origin", problems, f"the recorded hashes are those of the given {given}")
