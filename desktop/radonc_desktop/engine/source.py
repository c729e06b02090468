"""The engine as the app sees it: open a model pack, ask, stop, close."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

from radonc_desktop.engine.state import EngineState
from radonc_models.errors import EngineError
from radonc_models.pack import Pack, read_pack
from radonc_models.runtime.asking import Asker, Failed, Outcome, PromptProgress, Token
from radonc_models.runtime.client import EngineClient
from radonc_models.tasks import Task

__all__ = ["PackEngine"]

_LOAD_AHEAD_BYTES = 2 << 30  # packs up to this size are loaded as a whole, larger ones as they are asked


class PackEngine:
    """Answers questions with the models of one pack, through the engine's child process.

    Args:
        folder: Folder of the model pack; it is not touched before ``open``.
        threads: CPU threads; by default one for each physical core.
        gpu: Use a GPU when there is one.

    """

    def __init__(self, folder: Path, *, threads: int | None = None, gpu: bool = True) -> None:
        self._folder = folder
        self._client = EngineClient(threads=threads, gpu=gpu)
        self._asker: Asker | None = None
        self._closed = threading.Event()

    @property
    def pack(self) -> Pack | None:
        """Return the opened pack, or ``None`` before ``open`` succeeded."""
        return self._asker.pack if self._asker else None

    def open(self) -> EngineState:
        """Read the pack, start the engine, verify and load the models; may be repeated after a failure.

        Raises:
            ModelPackError: The pack is missing, damaged or made for other prompts.
            EngineError: The engine cannot run on this computer or lacks memory.

        """
        self._refuse_when_closed()
        asker = Asker(self._client, read_pack(self._folder))
        pack = asker.pack
        tasks = list(pack.tasks)
        ahead = sum(entry.size for entry in pack.tasks.values()) <= _LOAD_AHEAD_BYTES
        loaded = asker.prepare(tasks[0])
        for task in tasks[1:] if ahead else []:
            asker.prepare(task)
        self._asker = asker
        if self._closed.is_set():
            self._client.close()
        return EngineState(loaded.device, loaded.layers, loaded.layers_on_gpu, loaded.reason, loaded.n_ctx)

    def ask(
        self, task: Task, details: str, *, base: bool = False
    ) -> Iterator[Token | PromptProgress | Outcome]:
        """Yield pieces of text and progress, then exactly one outcome."""
        if self._asker is None or self._closed.is_set():
            return iter((Failed("No model pack is open: choose a model pack and ask again."),))
        return self._asker.ask(task, details, base=base)

    def cancel(self) -> None:
        """Ask the running question to end; from any thread, also when nothing runs."""
        if self._asker is not None:
            self._asker.cancel()

    def close(self) -> None:
        """End the engine at once, from any thread; a running question ends without an answer."""
        self._closed.set()
        self._client.close()

    def _refuse_when_closed(self) -> None:
        if self._closed.is_set():
            raise EngineError("The engine was closed: start the app again.")
