"""Reading the base once, in the order of its files: every byte goes into the hash, the weights into slabs."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from queue import Empty, SimpleQueue

import numpy as np

from radonc_convert.adapter import Factors, LowRank
from radonc_convert.checkpoint import Checkpoint
from radonc_convert.checkpoint.files import FileIdentity, OpenFiles, room_for
from radonc_convert.provenance import BaseIdentity
from radonc_convert.quantize.kernels import Bytes, Kernels
from radonc_convert.slabs import Slab
from radonc_convert.work import Unit, cut

__all__ = ["BaseReader", "slab_buffers"]

_CHUNK = 1 << 20
_AHEAD = 8
_READING_THREADS = 3


def slab_buffers(threads: int) -> int:
    """Return how many slabs lie in memory for so many converting threads: theirs, the waiting, and those read ahead."""
    return 2 * threads + 2 + _AHEAD


class BaseReader:
    """Yields the slabs of a list of units; afterwards it knows the identity of the base.

    A few slabs are read ahead, so that the disk works while what came is hashed. Buffers are few and reused: whoever
    is done with a slab gives its ``raw`` back, and reading waits for that. So memory stays bounded however much
    faster the disk is than quantization.

    Args:
        files: The open weight files.
        kernels: For unpacking the factors of adapters.
        checkpoint: The base.
        wanted: Its units in the order of its files, then those of adapters.
        threads: Number of converting threads.
        past_cache: Read past the system's cache where it can.

    """

    def __init__(
        self,
        files: OpenFiles,
        kernels: Kernels,
        checkpoint: Checkpoint,
        wanted: Sequence[Unit],
        threads: int,
        *,
        past_cache: bool = False,
    ) -> None:
        self._files = files
        self._kernels = kernels
        self._checkpoint = checkpoint
        self._wanted = wanted
        self._digests: dict[FileIdentity, str] = {}
        self._free: SimpleQueue[Bytes] = SimpleQueue()
        size = max((_largest_slab(unit) for unit in wanted), default=1)
        self._past_cache = past_cache
        for _ in range(slab_buffers(threads)):
            self._free.put(room_for(size))

    def slabs(self) -> Iterator[Slab]:
        """Read everything and yield the slabs.

        Raises:
            ConvertError: A file changed after it was planned, is cut short or cannot be read.

        """
        with ThreadPoolExecutor(_READING_THREADS, thread_name_prefix="read") as pool:
            for file in self._checkpoint.files:
                yield from self._hashed_file(file, [unit for unit in self._wanted if _from(unit, file)], pool)
            own = set(self._checkpoint.files)
            foreign = [u for u in self._wanted if u.source.literal is not None or u.source.stored.file not in own]
            yield from self._slabs_of(foreign, pool)

    def give_back(self, slab: Slab) -> None:
        """Take the memory of a slab back, as soon as it is hashed."""
        if slab.hashed is not None:
            slab.hashed.result()
        raw = slab.raw
        self._free.put(raw.base if isinstance(raw.base, np.ndarray) else raw)

    def identity(self) -> BaseIdentity:
        """Return the hashes of the base, after the last slab."""
        lines = tuple(sorted((file.path.name, digest) for file, digest in self._digests.items()))
        return BaseIdentity(self._checkpoint.identity(lines), lines)

    def _hashed_file(self, file: FileIdentity, wanted: Sequence[Unit], pool: ThreadPoolExecutor) -> Iterator[Slab]:
        """Read a file from its first byte to its last; a thread of its own hashes while slabs are converted."""
        digest, place = hashlib.sha256(), 0
        with ThreadPoolExecutor(1, thread_name_prefix="hash") as hasher:
            for slab in self._slabs_of(wanted, pool):
                offset = slab.unit.source.stored.offset + slab.start * slab.unit.row_size
                yield replace(slab, hashed=hasher.submit(self._hash, file, digest, place, offset, slab.raw))
                place = offset + len(slab.raw)
            hasher.submit(self._hash_gap, file, digest, place, file.size).result()
        self._digests[file] = digest.hexdigest()

    def _hash(self, file: FileIdentity, digest: hashlib._Hash, place: int, offset: int, raw: Bytes) -> None:
        """Hash what lies between ``place`` and ``offset``, then the bytes read from there."""
        self._hash_gap(file, digest, place, offset)
        digest.update(raw.data)

    def _hash_gap(self, file: FileIdentity, digest: hashlib._Hash, start: int, stop: int) -> None:
        """Hash the bytes between tensors."""
        buffer = np.empty(min(_CHUNK, max(stop - start, 0)), np.uint8)
        while start < stop:
            part = buffer[: stop - start]
            self._files.get(file).read_into(start, part)
            digest.update(part.data)
            start += len(part)

    def _slabs_of(self, wanted: Sequence[Unit], pool: ThreadPoolExecutor) -> Iterator[Slab]:
        """Yield the slabs of units, a few of them read ahead."""
        ahead: deque[tuple[Unit, int, int, Future[Bytes]]] = deque()
        factors: tuple[Unit, tuple[Factors | None, ...]] | None = None

        def first() -> Slab:
            nonlocal factors
            unit, start, stop, reading = ahead.popleft()
            raw = reading.result()
            if factors is None or factors[0] is not unit:
                factors = unit, self._load(unit)
            return Slab(unit, start, stop, raw, factors[1])

        for unit in wanted:
            for start, stop in cut(unit.source):
                room = None
                while room is None:
                    try:
                        room = self._free.get(block=not ahead)
                    except Empty:  # whoever holds the buffers may be waiting for these slabs
                        yield first()
                ahead.append((unit, start, stop, pool.submit(self._read, unit, start, stop, room)))
                if len(ahead) > _AHEAD:
                    yield first()
        while ahead:
            yield first()

    def _read(self, unit: Unit, start: int, stop: int, room: Bytes) -> Bytes:
        """Read the rows of a unit into ``room``."""
        size = (stop - start) * unit.row_size
        if unit.source.literal is not None:
            room[:size] = np.frombuffer(unit.source.literal, np.uint8)
            return room[:size]
        file, offset = self._files.get(unit.source.stored.file), unit.source.stored.offset + start * unit.row_size
        if self._past_cache:
            return file.read_past_cache(offset, size, room)
        file.read_into(offset, room[:size])
        return room[:size]

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
