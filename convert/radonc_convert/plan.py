"""Planning a conversion: everything that can go wrong before weights are read is found here.

A plan is plain data: the complete header, and for each tensor where it comes from, what is added to it, and
where it goes. ``pipeline.execute`` carries it out.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from radonc_convert import __version__
from radonc_convert.adapter import Adapter, LowRank, open_adapter
from radonc_convert.checkpoint import Checkpoint, SourceTensor, open_checkpoint
from radonc_convert.errors import AdapterError, OutputError
from radonc_convert.layout import file_order
from radonc_convert.metadata import (
    KeyValue,
    TensorEntry,
    boolean,
    encode_header,
    float32,
    padded,
    string,
    string_list,
    uint32,
)
from radonc_convert.quantize.rules import Recipe, find_recipe, tensor_type
from radonc_convert.quantize.types import GgmlType, row_bytes
from radonc_convert.writer import check_target

__all__ = ["Plan", "PlannedTensor", "plan"]

_QUANTIZATION_VERSION = 2


@dataclass(frozen=True)
class PlannedTensor:
    """One tensor of the output.

    Attributes:
        source: Where its weights come from.
        pair: The delta to add, or None.
        type: Its storage type in the output.
        offset: Place of its data, from the beginning of tensor data.
        size: Bytes of its data without padding.

    """

    source: SourceTensor
    pair: LowRank | None
    type: GgmlType
    offset: int
    size: int

    @property
    def copied(self) -> bool:
        """Tell whether the stored bytes can be copied as they are."""
        return self.pair is None and not self.source.rotate and self.type is self.source.stored.type


@dataclass(frozen=True)
class Plan:
    """A conversion that can be carried out.

    Attributes:
        out: The output file.
        recipe: Its file type.
        header: The complete header, padded to where tensor data begins.
        tensors: Its tensors in file order.
        size: Bytes of the whole file.
        base_sha256: Identity of the base.
        adapter_sha256: Identity of the adapter, None without one.
        force: Whether an existing output may be replaced.

    """

    out: Path
    recipe: Recipe
    header: bytes
    tensors: tuple[PlannedTensor, ...]
    size: int
    base_sha256: str
    adapter_sha256: str | None
    force: bool

    @property
    def merged(self) -> int:
        """The number of tensors that get a delta."""
        return sum(tensor.pair is not None for tensor in self.tensors)


def plan(
    base: Path,
    adapter: Path | None,
    out: Path,
    type: str = "Q8_0",  # noqa: A002 - the word users know
    *,
    name: str | None = None,
    force: bool = False,
) -> Plan:
    """Read base and adapter, check them, and return what a conversion will do.

    The base is hashed, so this takes seconds for large files.

    Args:
        base: A GGUF file or a Hugging Face folder.
        adapter: A PEFT LoRA folder, or None to quantize the base alone.
        out: The GGUF file to write.
        type: The file type, a key of ``quantize.rules.RECIPES``.
        name: The model's name in the output; the base's name without it.
        force: Replace an existing output.

    Raises:
        ConvertError: The conversion is impossible; one sentence says why.

    """
    recipe = find_recipe(type)
    checkpoint = open_checkpoint(base)
    lora = open_adapter(adapter, checkpoint) if adapter is not None else None
    check_target(out, 0, force=force)
    _refuse_input_as_output(checkpoint, out)
    base_sha256 = checkpoint.sha256()
    _refuse_other_base(lora, base_sha256)
    tensors = _tensors(checkpoint, recipe, lora)
    values = [*_named(checkpoint.values, name), *_provenance(base_sha256, lora)]
    values.append(uint32("general.quantization_version", _QUANTIZATION_VERSION))
    values.append(uint32("general.file_type", recipe.file_type))
    header = encode_header(values, [_entry(tensor) for tensor in tensors])
    size = len(header) + sum(padded(tensor.size) for tensor in tensors)
    check_target(out, size, force=force)
    return Plan(out, recipe, header, tensors, size, base_sha256, lora.sha256 if lora else None, force)


def _tensors(checkpoint: Checkpoint, recipe: Recipe, lora: Adapter | None) -> tuple[PlannedTensor, ...]:
    merged, changes = lora or checkpoint, lora.changes if lora else {}
    planned, offset = [], 0
    for source in sorted(merged.tensors, key=lambda tensor: file_order(tensor.spec)):
        spec = source.spec
        kind = tensor_type(recipe, spec, merged.shape, tied=merged.tied)
        size = spec.rows * row_bytes(kind, spec.columns)
        planned.append(PlannedTensor(source, changes.get(spec.name), kind, offset, size))
        offset += padded(size)
    return tuple(planned)


def _entry(tensor: PlannedTensor) -> TensorEntry:
    spec = tensor.source.spec
    dims = (spec.columns,) if spec.is_vector else (spec.columns, spec.rows)
    return TensorEntry(spec.name, dims, tensor.type, tensor.offset)


def _named(values: tuple[KeyValue, ...], name: str | None) -> list[KeyValue]:
    """Return ``values`` with the model's name replaced, or put after the architecture when there was none."""
    if name is None:
        return list(values)
    entry = string("general.name", name)
    if any(value.key == entry.key for value in values):
        return [entry if value.key == entry.key else value for value in values]
    return [*values[:1], entry, *values[1:]]


def _provenance(base_sha256: str, lora: Adapter | None) -> list[KeyValue]:
    """Return what the output says about its own making."""
    values = [string("radonc.convert.version", __version__), string("radonc.base.sha256", base_sha256)]
    if lora is None:
        return values
    config = lora.config
    values += [
        string("radonc.adapter.sha256", lora.sha256),
        uint32("radonc.lora.r", config.rank),
        float32("radonc.lora.alpha", config.alpha),
        float32("radonc.lora.dropout", config.dropout),
        boolean("radonc.lora.rslora", value=config.root_scaled),
        string_list("radonc.lora.target_modules", sorted(config.targets)),
    ]
    card = lora.card
    told = {
        "radonc.task": card.task if card else None,
        "radonc.prompt.version": card.prompt_version if card else None,
        "radonc.prompt.sha256": card.prompt_sha256 if card else None,
    }
    return values + [string(key, value) for key, value in told.items() if value is not None]


def _refuse_other_base(lora: Adapter | None, base_sha256: str) -> None:
    trained_on = lora.card.base_sha256 if lora and lora.card else None
    if trained_on is not None and trained_on != base_sha256:
        raise AdapterError(
            f"The adapter was trained on another base model (SHA-256 {trained_on[:12]}…, this "
            f"one is {base_sha256[:12]}…): "
            "give the base named in its training card."
        )


def _refuse_input_as_output(checkpoint: Checkpoint, out: Path) -> None:
    if any(out.exists() and out.samefile(file.path) for file in checkpoint.files):
        raise OutputError(f"The output {out.name} is a file of the base model: choose another name.")
