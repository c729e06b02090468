"""What is compared: each tensor of the file with the base's tensor and with the intended merged one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from radonc_convert.adapter import Adapter, LowRank
from radonc_convert.checkpoint import Checkpoint, SourceTensor
from radonc_convert.layout import TensorSpec, row_ranges
from radonc_convert.metadata import TensorEntry
from radonc_convert.quantize.types import GgmlType

__all__ = ["Subject", "cut", "file_dims", "subjects"]

_WEIGHTS_PER_SLAB = 1 << 18


@dataclass(frozen=True)
class Subject:
    """One tensor of the file under test.

    Attributes:
        spec: What the tensor is.
        type: Its storage type in the file.
        offset: Place of its data in the file.
        before: The base's tensor; None when the base has nothing in its place.
        after: Where the merged model's weights come from: the base, or the adapter's own copy.
        change: What the adapter adds, or None.

    """

    spec: TensorSpec
    type: GgmlType
    offset: int
    before: SourceTensor | None
    after: SourceTensor
    change: LowRank | None

    @property
    def replaced(self) -> bool:
        """Tell whether the adapter brings a whole tensor of its own."""
        return self.before is None or self.before.stored != self.after.stored

    @property
    def changed(self) -> bool:
        """Tell whether the adapter is meant to change the tensor."""
        return self.change is not None or self.replaced


def subjects(
    checkpoint: Checkpoint, adapter: Adapter | None, entries: Sequence[TensorEntry], data_offset: int
) -> Iterator[Subject]:
    """Yield a subject for every tensor that both the file and the merged model have, shapes being equal.

    Args:
        checkpoint: The base.
        adapter: What was merged, or None.
        entries: The tensors of the file.
        data_offset: Where tensor data begins in the file.

    """
    before = {tensor.spec.name: tensor for tensor in checkpoint.tensors}
    if checkpoint.tied:
        # An output matrix of its own started as a copy of the shared one.
        before["output.weight"] = before["token_embd.weight"]
    merged = {tensor.spec.name: tensor for tensor in (adapter or checkpoint).tensors}
    changes = adapter.changes if adapter is not None else {}
    for entry in entries:
        after = merged.get(entry.name)
        if after is None or entry.dims != file_dims(after.spec):
            continue
        start = before.get(entry.name)
        yield Subject(after.spec, entry.type, data_offset + entry.offset, start, after, changes.get(entry.name))


def file_dims(spec: TensorSpec) -> tuple[int, ...]:
    """Return the shape of a tensor as a GGUF header gives it, contiguous axis first."""
    if spec.is_vector or spec.rows == 1:
        return (spec.columns,)
    return (spec.columns, spec.rows)


def cut(spec: TensorSpec) -> Iterator[tuple[int, int]]:
    """Return the row ranges in which a tensor is compared; rotary heads are never cut through."""
    return row_ranges(spec, _WEIGHTS_PER_SLAB, whole_heads=True)
