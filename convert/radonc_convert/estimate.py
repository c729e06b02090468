"""What a planned conversion will need: bytes, memory, and time by kernel rates that are measured now.

Each kernel that the plan uses runs for a few milliseconds on normally distributed weights; the rate times the number
of weights, over the threads, is the time that the processor needs. The disk is not measured: the estimate names the
speed that it must have so as not to be the slower part.
"""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass

import numpy as np

from radonc_convert.pipeline import usable_cores
from radonc_convert.plan import Plan
from radonc_convert.quantize.kernels import Kernels
from radonc_convert.quantize.types import GgmlType, row_bytes
from radonc_convert.reader import slab_buffers
from radonc_convert.work import cut, units

__all__ = ["Estimate", "estimate", "quantization_seconds"]

_SAMPLE = (64, 2048)
_SHORTEST_SECONDS = 0.02
_INTERPRETER_BYTES = 120 << 20  # Python, numpy and the header's lists, as seen in runs of all sizes


@dataclass(frozen=True)
class Estimate:
    """The needs of a conversion.

    Attributes:
        outputs: (name, bytes) of each output.
        read_bytes: What is read of the base and the adapters.
        written_bytes: What is written; there is no intermediate file.
        memory_bytes: An upper bound of the memory, about right.
        threads: Number of threads that was reckoned with.
        processor_seconds: The sum over all threads.
        seconds: Wall-clock time when the disk keeps up.
        disk_bytes_per_second: What the disk must do for that, reading and writing together.
        kernels: What quantizes.

    """

    outputs: tuple[tuple[str, int], ...]
    read_bytes: int
    written_bytes: int
    memory_bytes: int
    threads: int
    processor_seconds: float
    seconds: float
    disk_bytes_per_second: float
    kernels: str

    def as_dict(self) -> dict[str, object]:
        """Return the estimate for JSON."""
        return asdict(self)


def estimate(plan: Plan, threads: int | None = None) -> Estimate:
    """Measure the kernels and return what ``plan`` needs."""
    kernels, count = plan.kernels, threads or usable_cores()
    weights: Counter[GgmlType] = Counter()
    unpacked: Counter[GgmlType] = Counter()
    merged: Counter[int] = Counter()
    raw = made = 0
    for unit in units(plan):
        spec = unit.source.spec
        size = spec.rows * spec.columns
        unpacked[unit.source.stored.type] += size
        rows = max(stop - start for start, stop in cut(unit.source))
        raw = max(raw, rows * unit.row_size)
        made = max(made, rows * sum(row_bytes(target.tensor.type, spec.columns) for target in unit.targets))
        for target in unit.targets:
            weights[target.tensor.type] += size
            if target.tensor.change is not None or target.half:
                merged[target.tensor.change.rank if target.tensor.change else 0] += size
    read = sum(file.size for file in plan.checkpoint.files)
    seconds = _quantizing_all(kernels, weights)
    seconds += sum(number * _unpacking(kernels, kind) for kind, number in unpacked.items())
    seconds += sum(number * _merging(kernels, rank) for rank, number in merged.items())
    seconds += (read + plan.size) * _hashing()
    wall = seconds / count
    return Estimate(
        outputs=tuple((file.path.name, file.size) for file in plan.files),
        read_bytes=read,
        written_bytes=plan.size,
        # Past the cache one thread more converts.
        memory_bytes=_INTERPRETER_BYTES + raw * slab_buffers(count + 1) + made * (count + 1),
        threads=count,
        processor_seconds=round(seconds, 4),
        seconds=round(wall, 4),
        disk_bytes_per_second=round((read + plan.size) / wall),
        kernels=kernels.level,
    )


def quantization_seconds(plan: Plan) -> float:
    """Return how long one core quantizes for ``plan``, everything else left out."""
    weights: Counter[GgmlType] = Counter()
    for file in plan.files:
        for tensor in file.tensors:
            weights[tensor.type] += tensor.source.spec.rows * tensor.source.spec.columns
    return _quantizing_all(plan.kernels, weights)


def _quantizing_all(kernels: Kernels, weights: Counter[GgmlType]) -> float:
    return sum(number * _quantizing(kernels, kind) for kind, number in weights.items())


def _sample() -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return np.random.default_rng(0).standard_normal(_SAMPLE, np.float32) * np.float32(0.02)


def _quantizing(kernels: Kernels, kind: GgmlType) -> float:
    """Return seconds per weight."""
    weights = _sample()
    out = np.empty(len(weights) * row_bytes(kind, weights.shape[1]), np.uint8)
    return _timed(lambda: kernels.quantize(kind, weights, out)) / weights.size


def _unpacking(kernels: Kernels, kind: GgmlType) -> float:
    weights = _sample()
    raw = np.zeros(len(weights) * row_bytes(kind, weights.shape[1]), np.uint8)

    def unpack_and_check() -> None:
        kernels.to_float(kind, raw, weights)
        kernels.largest(weights)

    return _timed(unpack_and_check) / weights.size


def _merging(kernels: Kernels, rank: int) -> float:
    weights = _sample()
    if rank == 0:
        return _timed(lambda: kernels.round_to_half(weights)) / weights.size
    left, right = np.zeros((len(weights), rank), np.float32), np.zeros((rank, weights.shape[1]), np.float32)
    return _timed(lambda: kernels.merge(weights, left, right, 1.0, half=True)) / weights.size


def _hashing() -> float:
    """Return seconds per byte."""
    raw = bytes(1 << 20)
    return _timed(lambda: hashlib.sha256(raw)) / len(raw)


def _timed(action: Callable[[], object]) -> float:
    """Return the shortest time of one call."""
    action()
    best, end = float("inf"), time.perf_counter() + _SHORTEST_SECONDS
    while time.perf_counter() < end:
        start = time.perf_counter()
        action()
        best = min(best, time.perf_counter() - start)
    return best
