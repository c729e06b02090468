"""How fast this computer answers: a short measurement of the engine, and of the memory that bounds it."""

from __future__ import annotations

import ctypes
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from radonc_models.pack.manifest import Pack
from radonc_models.runtime.asking import Asker
from radonc_models.runtime.client import EngineClient
from radonc_models.runtime.cpu import default_threads
from radonc_models.runtime.protocol import Done, Loaded, Sealed
from radonc_models.tasks import Task

__all__ = ["EngineSpeed", "measure_engine", "memory_bandwidth", "smallest_task"]

_TEXT = "SYNTHETIC. Speed test without a patient. " * 12
_SECONDS = 5.0
_NEW_TOKENS = 48


@dataclass(frozen=True)
class EngineSpeed:
    """What a short test showed.

    Attributes:
        loaded: What the engine said of the model and the device.
        guards: What the system enforces on the engine's process while it computes.
        why_open: Why that process can still open files then, a clause; empty when it cannot.
        model_bytes: Size of the file that was read.
        prompt_tokens_per_second: Speed of reading; 0 when the time did not suffice.
        tokens_per_second: Speed of writing; 0 when the time did not suffice.

    """

    loaded: Loaded
    guards: tuple[str, ...]
    why_open: str
    model_bytes: int
    prompt_tokens_per_second: float
    tokens_per_second: float


def smallest_task(pack: Pack) -> Task:
    """Return the task of ``pack`` whose model is quickest to load."""
    return min(pack.tasks, key=lambda task: pack.tasks[task].size)


def measure_engine(pack: Pack, client: EngineClient, *, seconds: float = _SECONDS) -> EngineSpeed:
    """Load the smallest model of ``pack`` and read and write for at most ``seconds``; loading comes on top.

    Raises:
        ModelPackError: A file is missing or damaged.
        EngineError: The engine cannot run.

    """
    task = smallest_task(pack)
    loaded = Asker(client, pack).prepare(task)
    timer = threading.Timer(seconds, client.cancel)
    timer.start()
    try:
        *_, done = client.generate(loaded.key, _TEXT, _NEW_TOKENS)
    finally:
        timer.cancel()
    assert isinstance(done, Done)
    entry = pack.tasks[task]
    model = pack.base if entry.kind == "adapter" and pack.base else entry
    read = done.prompt_tokens / done.prompt_seconds if done.prompt_seconds and done.new_tokens else 0.0
    written = done.new_tokens / done.generate_seconds if done.generate_seconds else 0.0
    sealed = client.sealed or Sealed()
    guards = (*(client.hello.guards if client.hello else ()), *sealed.guards)
    return EngineSpeed(loaded, guards, sealed.why_open, model.size, read, written)


def memory_bandwidth(threads: int | None = None, size: int = 256 << 20, rounds: int = 3) -> float:
    """Return the bytes a second that ``threads`` threads can read from memory together; the best of ``rounds``.

    Each thread searches its part of a buffer far larger than any cache for a byte that is not in it.
    """
    count = threads or default_threads()
    library: Any = ctypes.cdll.msvcrt if sys.platform == "win32" else ctypes.CDLL(None)
    search = library.memchr
    search.argtypes, search.restype = (ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t), ctypes.c_void_p
    buffer = ctypes.create_string_buffer(size)
    start, part = ctypes.addressof(buffer), size // count
    ctypes.memset(start, 1, size)  # untouched pages would all be one
    best = 0.0
    with ThreadPoolExecutor(count) as pool:
        for _ in range(rounds):
            began = time.perf_counter()
            found = list(pool.map(lambda number: search(start + number * part, 2, part), range(count)))
            best = max(best, count * part / (time.perf_counter() - began))
            assert not any(found)
    return best
