"""Carrying out a plan: the base is read once and its slabs are converted by a few threads, for all outputs.

Memory stays bounded: few slabs are under way, and a tensor's factors are read when its first slab is. The outputs are
a function of base, adapters and types; neither threads nor slab size nor an interruption change a byte.
"""

from __future__ import annotations

import contextlib
import os
import threading
import time
import zlib
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass

import numpy as np
import psutil

from radonc_convert.checkpoint.files import OpenFiles
from radonc_convert.errors import ConvertError
from radonc_convert.journal import Journal
from radonc_convert.plan import Plan, Request, plan, plan_many
from radonc_convert.provenance import BaseIdentity
from radonc_convert.quantize.kernels import Bytes
from radonc_convert.quantize.types import row_bytes
from radonc_convert.readback import read_back
from radonc_convert.reader import BaseReader
from radonc_convert.slabs import Slab, SlabConverter
from radonc_convert.work import SlabKey, Target, cut, units
from radonc_convert.writer import OutputFile, room_at

__all__ = ["Progress", "Receipt", "Request", "execute", "execute_many", "plan", "plan_many", "usable_cores"]

Progress = Callable[[str, int, int], None]
"""Called with (step, bytes done, bytes of the step); the steps are ``converting`` and ``reading back``."""

_FLUSH_SECONDS = 1.0


@dataclass(frozen=True)
class Receipt:
    """What a finished conversion has produced.

    Attributes:
        file: Name of the output file.
        sha256: Its hash, taken while it was read back.
        size: Its bytes.
        type: Its file type.
        tensors: Number of its tensors.
        merged: How many of them an adapter changed, replaced or added.
        base_sha256: Identity of the base.
        adapter_sha256: Identity of the adapter, None without one.
        kernels: What quantized: ``avx512``, ``avx2`` or ``ggml``.
        resumed: Bytes that were taken over from an interrupted run.
        seconds: Wall-clock time of the whole execution, the same for all its outputs.

    """

    file: str
    sha256: str
    size: int
    type: str
    tensors: int
    merged: int
    base_sha256: str
    adapter_sha256: str | None
    kernels: str
    resumed: int
    seconds: float

    def as_dict(self) -> dict[str, str | int | float | None]:
        """Return the receipt for JSON."""
        return asdict(self)


def execute(
    planned: Plan, progress: Progress | None = None, *, threads: int | None = None, resume: bool = False
) -> Receipt:
    """Carry out a plan with a single output; see ``execute_many``."""
    (receipt,) = execute_many(planned, progress, threads=threads, resume=resume)
    return receipt


def execute_many(
    planned: Plan, progress: Progress | None = None, *, threads: int | None = None, resume: bool = False
) -> tuple[Receipt, ...]:
    """Write the planned files, read them back, and give them their names.

    Args:
        planned: What ``plan_many`` returned.
        progress: Called after every slab.
        threads: Number of converting threads; all usable cores by default.
        resume: Take over what an interrupted run of the same plan has written.

    Raises:
        ConvertError: An input changed, a value is not finite, the disk is full, or a file did not read back as written.
            No output is left then.
        KeyboardInterrupt: The user stopped the run; what is written stays for ``resume``.

    """
    started = time.monotonic()
    past_cache = _too_large_for_memory(planned)
    with contextlib.ExitStack() as stack:
        outs = [
            stack.enter_context(
                OutputFile(file.path, file.size, force=planned.force, reuse=resume, past_cache=past_cache)
            )
            for file in planned.files
        ]
        journal = stack.enter_context(Journal(planned))
        files = stack.enter_context(OpenFiles())
        run = _Run(planned, outs, journal, files, progress, threads or usable_cores(), past_cache=past_cache)
        try:
            if resume and all(out.reused for out in outs):
                run.take_over()
            base = run.convert()
            planned.refuse_other_base(base.sha256)
            hashes = run.finish(base)
        except KeyboardInterrupt:
            raise KeyboardInterrupt(run.stopped()) from None
        for out in outs:
            out.commit()
    lasted = round(time.monotonic() - started, 3)
    return tuple(run.receipt(number, digest, base, lasted) for number, digest in enumerate(hashes))


class _Run:
    """The state of one execution."""

    def __init__(
        self,
        planned: Plan,
        outs: list[OutputFile],
        journal: Journal,
        files: OpenFiles,
        progress: Progress | None,
        threads: int,
        *,
        past_cache: bool,
    ) -> None:
        self._plan = planned
        self._outs = outs
        self._journal = journal
        self._files = files
        self._progress = progress or _unwatched
        self._threads = threads
        self._past_cache = past_cache
        self._kernels = planned.kernels
        self._converter = SlabConverter(self._kernels, self._room)
        self._units = units(planned)
        self._checksums: dict[SlabKey, int] = {}
        self._lock = threading.Lock()
        self._written = 0
        self._data_size = sum(tensor.size for file in planned.files for tensor in file.tensors)
        self._resumed = [0] * len(outs)

    def take_over(self) -> None:
        """Find the slabs of an interrupted run that are in the unfinished files as its journal says."""
        earlier = self._journal.earlier()
        for unit in self._units:
            for target in unit.targets:
                for start, stop in cut(unit.source):
                    key = (target.file, target.number, start)
                    if key in earlier and self._lies_there(target, start, stop, earlier[key]):
                        self._checksums[key] = earlier[key]
                        self._resumed[target.file] += self._size(target, start, stop)
        self._written = sum(self._resumed)

    def convert(self) -> BaseIdentity:
        """Read the base and write every slab that is missing; return what was read."""
        self._journal.start()
        for key, checksum in self._checksums.items():
            self._journal.note(key, checksum)
        # Past the cache a thread waits for the disk while it writes: one more keeps the cores busy.
        threads = self._threads + self._past_cache
        reader = BaseReader(
            self._files, self._kernels, self._plan.checkpoint, self._units, threads, past_cache=self._past_cache
        )
        pool = ThreadPoolExecutor(threads, thread_name_prefix="convert")
        waiting: deque[Future[None]] = deque()
        try:
            with _Flusher(self._outs):
                for slab in reader.slabs():
                    waiting.append(pool.submit(self._convert_slab, slab, reader))
                    while waiting and waiting[0].done():
                        waiting.popleft().result()
                    self._report()
                while waiting:
                    waiting.popleft().result()
                    self._report()
        finally:
            pool.shutdown(cancel_futures=True)
        return reader.identity()

    def finish(self, base: BaseIdentity) -> list[str]:
        """Write the headers, sync the files and read them back; return their hashes."""
        read = 0
        headers = [file.header(base) for file in self._plan.files]
        for out, header in zip(self._outs, headers, strict=True):
            out.write(0, memoryview(header))
            out.sync()

        def advance(count: int) -> None:
            nonlocal read
            read += count
            self._progress("reading back", read, self._plan.size)

        hashes = []
        for number, (file, out) in enumerate(zip(self._plan.files, self._outs, strict=True)):
            mine = {key[1:]: checksum for key, checksum in self._checksums.items() if key[0] == number}
            hashes.append(read_back(out.part, file, headers[number], mine, advance, past_cache=self._past_cache))
        return hashes

    def stopped(self) -> str:
        """Keep what is written, if it is worth keeping, and return the sentence about it."""
        if not self._written:
            return "Stopped; nothing was written."
        self._journal.keep()
        for out in self._outs:
            out.keep()
        share = 100 * self._written // self._data_size
        return f"Stopped at {share} %: the same command with --resume goes on from here, without it it starts anew."

    def receipt(self, number: int, sha256: str, base: BaseIdentity, seconds: float) -> Receipt:
        """Return the receipt of one output."""
        file = self._plan.files[number]
        return Receipt(
            file=file.path.name,
            sha256=sha256,
            size=file.size,
            type=file.recipe.name,
            tensors=len(file.tensors),
            merged=file.merged,
            base_sha256=base.sha256,
            adapter_sha256=file.adapter.sha256 if file.adapter else None,
            kernels=self._kernels.level,
            resumed=self._resumed[number],
            seconds=seconds,
        )

    def _convert_slab(self, slab: Slab, reader: BaseReader) -> None:
        """Convert and write one slab, in a thread of the pool."""
        try:
            keys = [(target.file, target.number, slab.start) for target in slab.unit.targets]
            made = self._converter.convert(slab, tuple(key not in self._checksums for key in keys))
        finally:
            reader.give_back(slab)
        for target, data in made:
            self._outs[target.file].write(self._place(target, slab.start), data.data)
            checksum = zlib.crc32(data.data)
            key = (target.file, target.number, slab.start)
            with self._lock:
                self._checksums[key] = checksum
                self._journal.note(key, checksum)
                self._written += len(data)

    def _lies_there(self, target: Target, start: int, stop: int, checksum: int) -> bool:
        raw: Bytes = np.empty(self._size(target, start, stop), np.uint8)
        return self._outs[target.file].read(self._place(target, start), raw) and zlib.crc32(raw.data) == checksum

    def _place(self, target: Target, row: int) -> int:
        """Return where a row of a target lies in its file."""
        return self._plan.files[target.file].header_size + target.tensor.offset + self._size(target, 0, row)

    @staticmethod
    def _size(target: Target, start: int, stop: int) -> int:
        return (stop - start) * row_bytes(target.tensor.type, target.tensor.source.spec.columns)

    def _room(self, target: Target, row: int, size: int) -> Bytes:
        return room_at(self._place(target, row), size)

    def _report(self) -> None:
        self._progress("converting", self._written, self._data_size)


def _too_large_for_memory(planned: Plan) -> bool:
    """Tell whether the base would push everything else out of the system's cache and not even stay there itself."""
    memory: int = psutil.virtual_memory().total
    return sum(file.size for file in planned.checkpoint.files) > memory // 2


def _unwatched(step: str, done: int, total: int) -> None:
    """Show nothing."""


class _Flusher:
    """Lets the system write finished slabs to disk while others are converted."""

    def __init__(self, outs: list[OutputFile]) -> None:
        self._outs = outs
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._flush, name="flush", daemon=True)

    def __enter__(self) -> _Flusher:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _flush(self) -> None:
        while not self._stop.wait(_FLUSH_SECONDS):
            for out in self._outs:
                with contextlib.suppress(ConvertError):  # the final sync tells it
                    out.sync()


def usable_cores() -> int:
    """Return the number of processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return max(len(os.sched_getaffinity(0)), 1)
    return os.cpu_count() or 1
