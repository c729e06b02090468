"""Converting one slab of rows: unpack, rotate, merge, round, quantize, for every output at once.

Usually one call of the fast kernels does it all. Whatever they do not know (quantized bases, weight-decomposed
adapters, replaced rows) goes through the single steps in tiles that stay in a core's cache, with the same bytes. The
result does not depend on how rows are cut.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, replace

import numpy as np

from radonc_convert import merge
from radonc_convert.adapter import Factors
from radonc_convert.errors import CheckpointError, ConvertError
from radonc_convert.layout import rotary_row_order
from radonc_convert.quantize.kernels import Bytes, Conversion, Floats, Kernels
from radonc_convert.quantize.types import GgmlType, row_bytes
from radonc_convert.work import Target, Unit

__all__ = ["Slab", "SlabConverter"]

_WEIGHTS_PER_TILE = 1 << 18
_LARGEST_HALF = 65504.0
_LARGEST_SINGLE = 3.4028234663852886e38


@dataclass(frozen=True)
class Slab:
    """Rows ``start`` to ``stop`` of a unit.

    Attributes:
        unit: The stored tensor and where it goes.
        start: First row.
        stop: Row after the last.
        raw: The rows as they are stored.
        factors: The change of each target, None where there is none.
        hashed: Ends when the rows have gone into the hash of their file.

    """

    unit: Unit
    start: int
    stop: int
    raw: Bytes
    factors: tuple[Factors | None, ...]
    hashed: Future[None] | None = None


class SlabConverter:
    """Converts slabs in any number of threads; each thread reuses its own buffers.

    Args:
        kernels: What unpacks, merges and quantizes.
        room: Returns memory for (target, first row, bytes).

    """

    def __init__(self, kernels: Kernels, room: Callable[[Target, int, int], Bytes]) -> None:
        self._kernels = kernels
        self._room = room
        self._local = threading.local()

    def convert(self, slab: Slab, wanted: tuple[bool, ...]) -> list[tuple[Target, Bytes]]:
        """Return the bytes of a slab for every target that ``wanted`` marks.

        Raises:
            ConvertError: A weight is not finite or too large for the output.

        """
        spec = slab.unit.source.spec
        chosen = [pair for pair, want in zip(_pairs(slab), wanted, strict=True) if want]
        rows = slab.stop - slab.start
        made = [
            (target, self._room(target, slab.start, rows * row_bytes(target.tensor.type, spec.columns)))
            for target, _ in chosen
        ]
        slow = [
            group
            for group in _alike(chosen)
            if not self._at_once(slab, [made[place] for place in group], chosen[group[0]])
        ]
        if slow:
            self._in_tiles(slab, chosen, made, slow)
        return made

    def _at_once(self, slab: Slab, made: list[tuple[Target, Bytes]], first: tuple[Target, Factors | None]) -> bool:
        """Fill the blocks of targets that are merged like the ``first`` by one call; tell whether that is possible."""
        source, factors, half = slab.unit.source, first[1], first[0].half
        if (source.rotate and source.spec.is_vector) or not (factors is None or merge.is_a_sum(factors, half=half)):
            return False
        limit = _limit(target for target, _ in made)
        head = source.spec.rows // source.spec.heads if source.rotate else 0
        how = Conversion(source.stored.type, slab.raw, source.spec.columns, limit, head, half=half)
        if factors is not None:
            left = factors.left[slab.start : slab.stop]
            how = replace(how, left=left, right=factors.right, scale=factors.scale)
        largest = self._kernels.convert(how, [(target.tensor.type, out) for target, out in made])
        if largest is not None and not largest <= limit:
            raise _unfit(slab, factors)
        return largest is not None

    def _in_tiles(
        self,
        slab: Slab,
        chosen: list[tuple[Target, Factors | None]],
        made: list[tuple[Target, Bytes]],
        groups: list[list[int]],
    ) -> None:
        """Fill the blocks of the targets in ``groups`` step by step."""
        spec, rows, raw = slab.unit.source.spec, slab.stop - slab.start, self._rotated(slab)
        step = max(_WEIGHTS_PER_TILE // spec.columns, 1)
        for first in range(0, rows, step):
            last = min(first + step, rows)
            weights = self._buffer("weights", (last - first, spec.columns))
            self._kernels.to_float(slab.unit.source.stored.type, raw[first:last].reshape(-1), weights)
            for group in groups:
                merged = self._merged(slab, weights, first, chosen[group[0]], in_place=group is groups[-1])
                self._check(slab, merged, [chosen[place] for place in group])
                for place in group:
                    (target, factors), size = chosen[place], len(made[place][1]) // rows
                    tile = made[place][1][first * size : last * size]
                    self._store(slab, target, factors, raw[first:last], merged, tile)

    def _merged(
        self, slab: Slab, weights: Floats, first: int, wanted: tuple[Target, Factors | None], *, in_place: bool
    ) -> Floats:
        """Return the tile with the change of a target, rounded as it asks."""
        target, factors = wanted
        if factors is None and not target.half:
            return weights
        merged = weights
        if not in_place:
            merged = self._buffer("merged", weights.shape)
            merged[:] = weights
        start = slab.start + first
        merge.apply(self._kernels, merged, factors, start, start + len(weights), half=target.half)
        return merged

    def _store(
        self, slab: Slab, target: Target, factors: Factors | None, raw: Bytes, weights: Floats, out: Bytes
    ) -> None:
        """Write a tile of merged ``weights``, stored as ``raw`` in the base, into ``out``."""
        if factors is None and slab.unit.source.stored.type is target.tensor.type:
            out[:] = raw.reshape(-1)  # nothing changes: keep every bit
        else:
            self._kernels.quantize(target.tensor.type, weights, out)

    def _rotated(self, slab: Slab) -> Bytes:
        """Return the stored rows, (rows, bytes), in the order of GGUF."""
        source = slab.unit.source
        spec = source.spec
        raw = slab.raw.reshape(slab.stop - slab.start, -1)
        if not source.rotate:
            return raw
        if spec.is_vector:  # a bias: its values are the rows of the matrix it belongs to
            return raw.reshape(spec.columns, -1)[rotary_row_order(spec.columns, spec.heads)].reshape(1, -1)
        heads = len(raw) * spec.heads // spec.rows
        return raw[rotary_row_order(len(raw), heads)]

    def _check(self, slab: Slab, weights: Floats, wanted: list[tuple[Target, Factors | None]]) -> None:
        """Refuse merged weights that an output cannot hold."""
        if not self._kernels.largest(weights) <= _limit(target for target, _ in wanted):  # false for NaN too
            raise _unfit(slab, wanted[0][1])

    def _buffer(self, name: str, shape: tuple[int, ...]) -> Floats:
        """Return this thread's buffer of that name, at least as large as needed, in the given shape."""
        size = math.prod(shape)
        buffer: Floats | None = getattr(self._local, name, None)
        if buffer is None or buffer.size < size:
            buffer = np.empty(size, np.float32)
            setattr(self._local, name, buffer)
        return buffer[:size].reshape(shape)


def _limit(targets: Iterable[Target]) -> float:
    """Return the largest magnitude that all these targets can hold."""
    narrow = any(target.half or target.tensor.type is GgmlType.F16 for target in targets)
    return _LARGEST_HALF if narrow else _LARGEST_SINGLE


def _unfit(slab: Slab, factors: Factors | None) -> ConvertError:
    return (CheckpointError if factors is None else ConvertError)(
        f"The tensor {slab.unit.source.spec.name} holds a value that is not finite or too large: "
        "the model is damaged, download or train it again."
    )


def _pairs(slab: Slab) -> Iterator[tuple[Target, Factors | None]]:
    return zip(slab.unit.targets, slab.factors, strict=True)


def _alike(chosen: list[tuple[Target, Factors | None]]) -> list[list[int]]:
    """Group the places of targets whose merged weights are the same."""
    groups: dict[tuple[int, bool], list[int]] = {}
    for place, (target, factors) in enumerate(chosen):
        groups.setdefault((0 if factors is None else id(factors), target.half), []).append(place)
    return list(groups.values())
