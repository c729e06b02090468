"""Reading the base once, in the order of its files: every byte goes into the hash, the weights into slabs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from queue import SimpleQueue

import numpy as np
import psutil

from radonc_convert.adapter import Factors, LowRank
from radonc_convert.checkpoint import Checkpoint
from radonc_convert.checkpoint.files import FileIdentity, OpenFiles
from radonc_convert.provenance import BaseIdentity
from radonc_convert.quantize.kernels import Bytes, Kernels
from radonc_convert.slabs import Slab
from radonc_convert.work import Unit, cut

__all__ = ["BaseReader"]

_CHUNK = 1 << 20
_WINDOW = 1 << 25


class BaseReader:
    """Yields the slabs of a list of units; afterwards it knows the identity of the base.

    Buffers are few and reused: whoever is done with a slab gives its ``raw`` back, and reading waits for that. So
    memory stays bounded however much faster the disk is than quantization.

    Args:
        files: The open weight files.
        kernels: For unpacking the factors of adapters.
        checkpoint: The base.
        wanted: Its units in the order of its files, then those of adapters.
        buffers: Number of slabs that may be under way.

    """

    def __init__(
        self, files: OpenFiles, kernels: Kernels, checkpoint: Checkpoint, wanted: Sequence[Unit], buffers: int
    ) -> None:
        self._files = files
        self._kernels = kernels
        self._checkpoint = checkpoint
        self._wanted = wanted
        self._digests: dict[FileIdentity, str] = {}
        self._free: SimpleQueue[Bytes] = SimpleQueue()
        size = max((_largest_slab(unit) for unit in wanted), default=1)
        # A base that memory cannot keep anyway would push everything else out of it.
        whole = sum(file.size for file in checkpoint.files)
        self._passing = whole > psutil.virtual_memory().total // 2
        for _ in range(buffers):
            self._free.put(np.empty(size, np.uint8))

    def slabs(self) -> Iterator[Slab]:
        """Read everything and yield the slabs.

        Raises:
            ConvertError: A file changed after it was planned, is cut short or cannot be read.

        """
        for file in self._checkpoint.files:
            yield from self._hashed_file(file, [unit for unit in self._wanted if _from(unit, file)])
        own = set(self._checkpoint.files)
        for unit in self._wanted:
            if unit.source.literal is not None or unit.source.stored.file not in own:
                yield from self._slabs_of(unit, None)

    def give_back(self, raw: Bytes) -> None:
        """Take the memory of a slab back."""
        whole = raw.base if isinstance(raw.base, np.ndarray) else raw
        self._free.put(whole)

    def identity(self) -> BaseIdentity:
        """Return the hashes of the base, after the last slab."""
        lines = tuple(sorted((file.path.name, digest) for file, digest in self._digests.items()))
        return BaseIdentity(self._checkpoint.identity(lines), lines)

    def _hashed_file(self, file: FileIdentity, wanted: Sequence[Unit]) -> Iterator[Slab]:
        """Read a file from its first byte to its last."""
        digest, place, window = hashlib.sha256(), 0, 0
        for unit in wanted:
            self._hash_gap(file, digest, place, unit.source.stored.offset)
            for slab in self._slabs_of(unit, digest):
                yield slab
                place = unit.source.stored.offset + unit.row_size * slab.stop
                if self._passing and place - window >= _WINDOW:
                    self._files.get(file).forget(window, place - window)
                    self._files.get(file).ahead(place + _WINDOW, _WINDOW)
                    window = place
        self._hash_gap(file, digest, place, file.size)
        self._digests[file] = digest.hexdigest()

    def _hash_gap(self, file: FileIdentity, digest: hashlib._Hash, start: int, stop: int) -> None:
        """Hash the bytes between tensors."""
        buffer = np.empty(min(_CHUNK, max(stop - start, 0)), np.uint8)
        while start < stop:
            part = buffer[: stop - start]
            self._files.get(file).read_into(start, part)
            digest.update(part.data)
            start += len(part)

    def _slabs_of(self, unit: Unit, digest: hashlib._Hash | None) -> Iterator[Slab]:
        factors: tuple[Factors | None, ...] | None = None
        for start, stop in cut(unit.source):
            raw = self._free.get()[: (stop - start) * unit.row_size]
            if unit.source.literal is not None:
                raw[:] = np.frombuffer(unit.source.literal, np.uint8)
            else:
                stored = unit.source.stored
                self._files.get(stored.file).read_into(stored.offset + start * unit.row_size, raw)
            if digest is not None:
                digest.update(raw.data)
            factors = factors or self._load(unit)
            yield Slab(unit, start, stop, raw, factors)

    def _load(self, unit: Unit) -> tuple[Factors | None, ...]:
        """Read the factors of a unit, each only once although several outputs may share them."""
        loaded: dict[int, Factors] = {}

        def factors(change: LowRank | None) -> Factors | None:
            if change is None:
                return None
            if id(change) not in loaded:
                loaded[id(change)] = change.load(self._files, self._kernels)
            return loaded[id(change)]

        return tuple(factors(target.tensor.change) for target in unit.targets)


def _from(unit: Unit, file: FileIdentity) -> bool:
    return unit.source.literal is None and unit.source.stored.file == file


def _largest_slab(unit: Unit) -> int:
    return max(stop - start for start, stop in cut(unit.source)) * unit.row_size
