"""The work of a plan in the order of the base's files: each stored tensor once, for every output that needs it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from radonc_convert.checkpoint import SourceTensor
from radonc_convert.checkpoint.files import FileIdentity
from radonc_convert.layout import row_ranges
from radonc_convert.plan import Plan, PlannedTensor
from radonc_convert.quantize.types import row_bytes

__all__ = ["SlabKey", "Target", "Unit", "cut", "units"]

_WEIGHTS_PER_SLAB = 1 << 22

SlabKey = tuple[int, int, int]
"""(index of the output, index of its tensor, first row): names one slab of one output."""


@dataclass(frozen=True)
class Target:
    """One tensor of one output that a stored tensor goes into.

    Attributes:
        file: Index of the output in the plan.
        number: Index of the tensor in that output.
        tensor: The tensor.
        half: Whether its weights pass through f16.

    """

    file: int
    number: int
    tensor: PlannedTensor
    half: bool


@dataclass(frozen=True)
class Unit:
    """A stored tensor and everything that it goes into."""

    source: SourceTensor
    targets: tuple[Target, ...]

    @property
    def row_size(self) -> int:
        """Bytes of one stored row."""
        return row_bytes(self.source.stored.type, self.source.spec.columns)


def units(plan: Plan) -> list[Unit]:
    """Return the units of a plan: the base's files first and in order, then those of the adapters."""
    places: dict[FileIdentity, int] = {file: number for number, file in enumerate(plan.checkpoint.files)}
    found: dict[tuple[int, int, bool, bytes | None], tuple[SourceTensor, list[Target]]] = {}
    for number, file in enumerate(plan.files):
        for index, tensor in enumerate(file.tensors):
            source, stored = tensor.source, tensor.source.stored
            place = places.setdefault(stored.file, len(places))
            _, targets = found.setdefault((place, stored.offset, source.rotate, source.literal), (source, []))
            half = file.half and not source.spec.is_vector
            targets.append(Target(number, index, tensor, half))
    ordered = sorted(found.items(), key=lambda item: item[0][:3])
    return [Unit(source, tuple(targets)) for _, (source, targets) in ordered]


def cut(source: SourceTensor) -> Iterator[tuple[int, int]]:
    """Return the row ranges of a tensor; rotary heads are never cut through."""
    return row_ranges(source.spec, _WEIGHTS_PER_SLAB, whole_heads=source.rotate)
