"""An adapter as a GGUF file that the engine adds to a base at run time.

The engine multiplies each ``B @ A`` with alpha divided by the rank, one alpha for the whole file. Settings that
give a module another factor (rsLoRA, patterns of ranks and alphas) are honoured by choosing that alpha so that the
usual factor comes out right, and by putting what is left into B.

Source: the loader of adapters in llama.cpp and the graph that uses them.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from radonc_convert.adapter.lowrank import LowRank
from radonc_convert.adapter.opening import Adapter, open_adapter
from radonc_convert.checkpoint import Checkpoint, open_checkpoint
from radonc_convert.checkpoint.files import OpenFiles
from radonc_convert.errors import AdapterError, ConvertError, OutputError
from radonc_convert.layout import TensorSpec, file_order
from radonc_convert.metadata import TensorEntry, encode_header, float32, padded, string, uint32
from radonc_convert.provenance import adapter_provenance
from radonc_convert.quantize.kernels import Bytes, Floats, Kernels
from radonc_convert.quantize.types import GgmlType, row_bytes
from radonc_convert.writer import OutputFile, check_room, check_target
from radonc_models.pack import file_sha256

__all__ = ["AdapterFile", "AdapterReceipt", "plan_adapter", "write_adapter"]

_FILE_TYPES = {"F32": (GgmlType.F32, 0), "F16": (GgmlType.F16, 1), "BF16": (GgmlType.BF16, 32)}
_LARGEST = {GgmlType.F16: 65504.0}
_LARGEST_SINGLE = 3.4e38
_COPIES = (".base_layer.weight", ".original_module.weight")


@dataclass(frozen=True)
class AdapterFile:
    """An adapter file that can be written.

    Attributes:
        out: The output.
        type: Storage type of the factors.
        header: The complete header, padded to where tensor data begins.
        changes: The low-rank changes by GGUF tensor name, in file order.
        alpha: The alpha of the whole file.
        size: Bytes of the whole file.
        base_sha256: Identity of the base.
        adapter_sha256: Identity of the adapter.
        force: Whether an existing output may be replaced.

    """

    out: Path
    type: GgmlType
    header: bytes
    changes: dict[str, LowRank]
    alpha: float
    size: int
    base_sha256: str
    adapter_sha256: str
    force: bool


@dataclass(frozen=True)
class AdapterReceipt:
    """What was written: name, hash, bytes, storage type, adapted tensors, alpha, and the two identities."""

    file: str
    sha256: str
    size: int
    type: str
    tensors: int
    alpha: float
    base_sha256: str
    adapter_sha256: str

    def as_dict(self) -> dict[str, str | int | float]:
        """Return the receipt for JSON."""
        return asdict(self)


def plan_adapter(
    base: Path,
    adapter: Path,
    out: Path,
    type: str = "F16",  # noqa: A002 - the word users know
    *,
    name: str | None = None,
    force: bool = False,
) -> AdapterFile:
    """Read base and adapter, check them, and return the adapter file that can be written.

    The base is hashed, so this takes seconds for large files.

    Args:
        base: A GGUF file or a Hugging Face folder.
        adapter: A PEFT LoRA folder.
        out: The GGUF file to write.
        type: ``F32``, ``F16`` or ``BF16``.
        name: What the adapter shall be called; its folder's name without it.
        force: Replace an existing output.

    Raises:
        ConvertError: The adapter cannot be written as a file of its own; one sentence says why and what to do.

    """
    kind, number = _file_type(type)
    checkpoint = open_checkpoint(base)
    lora = open_adapter(adapter, checkpoint)
    _refuse_what_must_be_merged(lora, checkpoint)
    check_target(out, force=force)
    if any(out.exists() and out.samefile(file.path) for file in checkpoint.files):
        raise OutputError(f"The output {out.name} is a file of the base model: choose another name.")
    base_sha256 = checkpoint.sha256()
    lora.refuse_other_base(base_sha256)
    specs = [tensor.spec for tensor in lora.tensors if tensor.spec.name in lora.changes]
    specs.sort(key=file_order)
    alpha = _common_alpha(lora)
    values = [
        string("general.architecture", "llama"),
        string("general.type", "adapter"),
        string("general.name", name or adapter.resolve().name),
        string("adapter.type", "lora"),
        float32("adapter.lora.alpha", alpha),
        *adapter_provenance(base_sha256, lora),
        uint32("general.quantization_version", 2),
        uint32("general.file_type", number),
    ]
    entries, size = _entries(specs, lora.changes, kind)
    header = encode_header(values, entries)
    size += len(header)
    check_room([(out, size)])
    changes = {spec.name: lora.changes[spec.name] for spec in specs}
    return AdapterFile(out, kind, header, changes, alpha, size, base_sha256, lora.sha256, force)


def write_adapter(planned: AdapterFile) -> AdapterReceipt:
    """Write the adapter file, read it back, and give it its name.

    Raises:
        ConvertError: An input changed, a value does not fit the type, the disk is full, or the file did not read
            back as it was written. No output is left then.

    """
    whole, offset = hashlib.sha256(), 0
    with OutputFile(planned.out, planned.size, force=planned.force) as out:
        for piece in _pieces(planned):
            whole.update(piece.data)
            out.write(offset, piece.data)
            offset += len(piece)
        out.sync()
        if offset != planned.size or file_sha256(out.part) != whole.hexdigest():
            raise OutputError(
                f"The file {planned.out.name} did not read back as it was written: check the disk and start again."
            )
        out.commit()
    return AdapterReceipt(
        file=planned.out.name,
        sha256=whole.hexdigest(),
        size=planned.size,
        type=planned.type.name,
        tensors=len(planned.changes),
        alpha=planned.alpha,
        base_sha256=planned.base_sha256,
        adapter_sha256=planned.adapter_sha256,
    )


def _file_type(name: str) -> tuple[GgmlType, int]:
    found = _FILE_TYPES.get(name.upper())
    if found is None:
        raise ConvertError(
            f"The type {name[:20]!r} is unknown for an adapter file: choose one of {', '.join(_FILE_TYPES)}."
        )
    return found


def _refuse_what_must_be_merged(lora: Adapter, checkpoint: Checkpoint) -> None:
    """Refuse what cannot be said as ``W x + s B (A x)`` with the base's own W.

    Raises:
        AdapterError: The adapter does more than that.

    """
    advice = "merge it into the base with radonc-convert merge"
    if lora.config.decomposed:
        raise AdapterError(
            f"The adapter uses DoRA, which rescales the base's own weights and cannot be added at run time: {advice}."
        )
    if lora.shape != checkpoint.shape:
        raise AdapterError(f"The adapter has more tokens than the base, which a file beside it cannot add: {advice}.")
    if lora.tied != checkpoint.tied or (lora.tied and "token_embd.weight" in lora.changes):
        raise AdapterError(
            "The adapter changes the embedding that the base shares with its output, which cannot be done at run time: "
            f"{advice}."
        )
    bases = {tensor.spec.name: tensor.stored for tensor in checkpoint.tensors}
    for tensor in lora.tensors:
        if tensor.stored != bases[tensor.spec.name] and not tensor.stored.name.endswith(_COPIES):
            raise AdapterError(
                f"The adapter replaces {tensor.spec.hf_name} (modules_to_save), which cannot be added at run time: "
                f"{advice}."
            )
    if any(change.tokens for change in lora.changes.values()):
        raise AdapterError(
            f"The adapter replaces token rows (trainable_token_indices), which cannot be added at run time: {advice}."
        )
    if not lora.changes:
        raise AdapterError("The adapter changes no matrix: there is nothing to write.")


def _common_alpha(lora: Adapter) -> float:
    """Return the alpha that needs the fewest corrections; never 0, which the engine takes for no scaling at all."""
    alphas = Counter(change.scale * change.rank for change in lora.changes.values())
    return max(alphas, key=lambda alpha: (alpha != 0, alphas[alpha], alpha)) or 1.0


def _entries(specs: list[TensorSpec], changes: dict[str, LowRank], kind: GgmlType) -> tuple[list[TensorEntry], int]:
    """Return the tensor descriptions in file order and the bytes of all data."""
    entries, offset = [], 0
    for spec in specs:
        rank = changes[spec.name].rank
        # An embedding is looked up by token: its A is stored with one row for each token.
        a = (rank, spec.rows) if changes[spec.name].embedding else (spec.columns, rank)
        b = (rank, spec.columns) if changes[spec.name].embedding else (rank, spec.rows)
        for side, dims in (("lora_a", a), ("lora_b", b)):
            entries.append(TensorEntry(f"{spec.name}.{side}", dims, kind, offset))
            offset += padded(dims[1] * row_bytes(kind, dims[0]))
    return entries, offset


def _pieces(planned: AdapterFile) -> Iterator[Bytes]:
    """Yield the file's bytes in order."""
    kernels = Kernels()
    yield np.frombuffer(planned.header, np.uint8)
    with OpenFiles() as files:
        for name, change in planned.changes.items():
            factors = change.load(files, kernels)
            a, b = (factors.left, factors.right.T) if change.embedding else (factors.right, factors.left)
            factor = np.float32(change.scale * change.rank / planned.alpha)
            for weights in (a, b * factor if factor != 1 else b):
                yield _stored(kernels, name, np.ascontiguousarray(weights), planned.type)


def _stored(kernels: Kernels, name: str, weights: Floats, kind: GgmlType) -> Bytes:
    if not kernels.largest(weights) <= _LARGEST.get(kind, _LARGEST_SINGLE):
        raise AdapterError(f"The adapter's factor of {name} does not fit into {kind.name}: write it with --type F32.")
    size = len(weights) * row_bytes(kind, weights.shape[1])
    out = np.zeros(padded(size), np.uint8)
    kernels.quantize(kind, weights, out[:size])
    return out
