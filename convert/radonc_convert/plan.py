"""Planning a conversion: everything that can go wrong before weights are read is found here.

A plan is plain data: for each output its header, and for each tensor where it comes from, what is added to it, and
where it goes. ``pipeline.execute_many`` carries it out, reading the base once for all outputs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from radonc_convert.adapter import Adapter, LowRank, open_adapter
from radonc_convert.checkpoint import Checkpoint, SourceTensor, open_checkpoint
from radonc_convert.errors import ConvertError, OutputError
from radonc_convert.layout import LlamaShape, file_order
from radonc_convert.metadata import KeyValue, TensorEntry, encode_header, padded, uint32
from radonc_convert.provenance import BaseIdentity, description_hashes, placeholder, provenance
from radonc_convert.quantize.kernels import Kernels
from radonc_convert.quantize.rules import Recipe, find_recipe, tensor_type
from radonc_convert.quantize.types import GgmlType, row_bytes
from radonc_convert.writer import check_room, check_target

__all__ = ["PRECISIONS", "Plan", "PlannedFile", "PlannedTensor", "Request", "plan", "plan_many"]

PRECISIONS = ("reference", "single")
_QUANTIZATION_VERSION = 2


@dataclass(frozen=True)
class Request:
    """One wanted output.

    Attributes:
        path: The GGUF file to write.
        type: Its file type, a key of ``quantize.rules.RECIPES``.
        adapter: A PEFT LoRA folder, or None to quantize the base alone.
        name: The model's name in the output; the base's name without it.

    """

    path: Path
    type: str
    adapter: Path | None = None
    name: str | None = None


@dataclass(frozen=True)
class PlannedTensor:
    """One tensor of an output.

    Attributes:
        source: Where its weights come from.
        change: What is added to them, or None.
        type: Its storage type in the output.
        offset: Place of its data, from the beginning of tensor data.
        size: Bytes of its data without padding.

    """

    source: SourceTensor
    change: LowRank | None
    type: GgmlType
    offset: int
    size: int


@dataclass(frozen=True)
class PlannedFile:
    """One output.

    Attributes:
        path: The file to write.
        recipe: Its file type.
        adapter: The adapter merged into it, None without one.
        values: Its metadata apart from provenance, file type and quantization version.
        description: (key, SHA-256) of the files that describe the base.
        tensors: Its tensors in file order.
        precision: ``reference`` or ``single``.
        kernels: Fingerprint of the quantization arithmetic.
        plain: Whether provenance is left out.
        merged: Number of tensors that the adapter changes, replaces or adds.
        file_names: Names of the base's weight files.
        header_size: Bytes before the tensor data.

    """

    path: Path
    recipe: Recipe
    adapter: Adapter | None
    values: tuple[KeyValue, ...]
    description: tuple[tuple[str, str], ...]
    tensors: tuple[PlannedTensor, ...]
    precision: str
    kernels: str
    plain: bool
    merged: int
    file_names: tuple[str, ...]
    header_size: int = 0

    def header(self, base: BaseIdentity) -> bytes:
        """Return the complete header, padded to where tensor data begins."""
        values = list(self.values)
        if not self.plain:
            values += provenance(base, self.description, self.adapter, precision=self.precision, kernels=self.kernels)
        values.append(uint32("general.quantization_version", _QUANTIZATION_VERSION))
        values.append(uint32("general.file_type", self.recipe.file_type))
        return encode_header(values, [_entry(tensor) for tensor in self.tensors])

    @property
    def size(self) -> int:
        """Bytes of the whole file."""
        return self.header_size + sum(padded(tensor.size) for tensor in self.tensors)

    @property
    def half(self) -> bool:
        """Whether weights pass through f16 before they are quantized, as they do in the reference."""
        return self.recipe.through_half and self.precision == "reference"


@dataclass(frozen=True)
class Plan:
    """A conversion that can be carried out.

    Attributes:
        checkpoint: The base.
        files: The outputs.
        kernels: The arithmetic, tested by itself.
        force: Whether existing outputs may be replaced.

    """

    checkpoint: Checkpoint
    files: tuple[PlannedFile, ...]
    kernels: Kernels
    force: bool

    @property
    def size(self) -> int:
        """Bytes of all outputs."""
        return sum(file.size for file in self.files)

    def refuse_other_base(self, base_sha256: str) -> None:
        """Compare the base's hash with the ones that the adapters were trained on.

        Raises:
            AdapterError: An adapter belongs to another base.

        """
        for file in self.files:
            if file.adapter is not None:
                file.adapter.refuse_other_base(base_sha256)


def plan(
    base: Path,
    adapter: Path | None,
    out: Path,
    type: str = "Q8_0",  # noqa: A002 - the word users know
    *,
    name: str | None = None,
    force: bool = False,
) -> Plan:
    """Plan a single output; see ``plan_many``."""
    return plan_many(base, [Request(out, type, adapter, name)], force=force)


def plan_many(
    base: Path,
    requests: Sequence[Request],
    *,
    force: bool = False,
    reference_header: bool = False,
    precision: str = "reference",
) -> Plan:
    """Read the descriptions of base and adapters, check them, and return what a conversion will do.

    Args:
        base: A GGUF file or a Hugging Face folder.
        requests: The wanted outputs; their adapters may differ.
        force: Replace existing outputs.
        reference_header: Leave provenance out, so that a whole file equals the reference.
        precision: ``reference`` rounds merged weights to f16 before quantizing, as the reference chain does;
            ``single`` quantizes the f32 sum.

    Raises:
        ConvertError: The conversion is impossible; one sentence says why.

    """
    if precision not in PRECISIONS:
        raise ConvertError(f"The precision {precision[:20]!r} is unknown: choose {' or '.join(PRECISIONS)}.")
    if not requests:
        raise ConvertError("No output is asked for: name at least one.")
    recipes = [find_recipe(request.type) for request in requests]
    checkpoint = open_checkpoint(base)
    adapters = {
        folder: open_adapter(folder, checkpoint)
        for folder in dict.fromkeys(request.adapter for request in requests)
        if folder is not None
    }
    _check_outputs(checkpoint, requests, force=force)
    kernels, own = Kernels(), set(checkpoint.tensors)
    files = []
    for request, recipe in zip(requests, recipes, strict=True):
        lora = adapters[request.adapter] if request.adapter is not None else None
        shape, tensors = (lora.shape, lora.tensors) if lora else (checkpoint.shape, checkpoint.tensors)
        planned = PlannedFile(
            path=request.path,
            recipe=recipe,
            adapter=lora,
            values=checkpoint.metadata(tensors, shape, lora.tokenizer if lora else None, request.name),
            description=description_hashes(checkpoint.folder, lora.tokenizer if lora else None),
            tensors=_tensors(tensors, shape, recipe, lora.changes if lora else {}),
            precision=precision,
            kernels=kernels.fingerprint,
            plain=reference_header,
            merged=sum(source.spec.name in lora.changes or source not in own for source in tensors) if lora else 0,
            file_names=tuple(file.path.name for file in checkpoint.files),
        )
        files.append(replace(planned, header_size=len(planned.header(placeholder(planned.file_names)))))
    check_room([(file.path, file.size) for file in files])
    return Plan(checkpoint, tuple(files), kernels, force)


def _tensors(
    sources: Sequence[SourceTensor], shape: LlamaShape, recipe: Recipe, changes: dict[str, LowRank]
) -> tuple[PlannedTensor, ...]:
    tied = all(source.spec.name != "output.weight" for source in sources)
    planned, offset = [], 0
    for source in sorted(sources, key=lambda tensor: file_order(tensor.spec)):
        spec = source.spec
        kind = tensor_type(recipe, spec, shape, tied=tied)
        size = spec.rows * row_bytes(kind, spec.columns)
        planned.append(PlannedTensor(source, changes.get(spec.name), kind, offset, size))
        offset += padded(size)
    return tuple(planned)


def _entry(tensor: PlannedTensor) -> TensorEntry:
    spec = tensor.source.spec
    dims = (spec.columns,) if spec.is_vector else (spec.columns, spec.rows)
    return TensorEntry(spec.name, dims, tensor.type, tensor.offset)


def _check_outputs(checkpoint: Checkpoint, requests: Sequence[Request], *, force: bool) -> None:
    places = [request.path.absolute() for request in requests]
    if len(set(places)) != len(places):
        raise OutputError("Two outputs have the same name: put {task} and {type} into --out.")
    for request in requests:
        check_target(request.path, force=force)
        if any(request.path.exists() and request.path.samefile(file.path) for file in checkpoint.files):
            raise OutputError(f"The output {request.path.name} is a file of the base model: choose another name.")
