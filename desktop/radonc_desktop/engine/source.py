"""The engine as the app sees it: open a model pack, ask, stop, close."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

from radonc_desktop.engine.state import EngineState
from radonc_models.errors import EngineError, RadOncError
from radonc_models.pack import Pack
from radonc_models.pack.trust import open_pack
from radonc_models.runtime.asking import Asker, Failed, Outcome, PromptProgress, Token, TokenCount
from radonc_models.runtime.client import EngineClient
from radonc_models.runtime.protocol import Loaded
from radonc_models.tasks import Task

__all__ = ["PackEngine"]

_LOAD_AHEAD_BYTES = 2 << 30  # packs up to this size are loaded as a whole, larger ones as they are asked


class PackEngine:
    """Answers questions with the models of one pack, through the engine's child process.

    Args:
        folder: Folder of the model pack; it is not touched before ``open``.
        client: The engine's child process, not started yet; by default a new one.

    """

    def __init__(self, folder: Path, client: EngineClient | None = None) -> None:
        self._folder = folder
        self._client = client or EngineClient()
        self._asker: Asker | None = None
        self._closed = threading.Event()

    @property
    def pack(self) -> Pack | None:
        """Return the opened pack, or ``None`` before ``open`` succeeded."""
        return self._asker.pack if self._asker else None

    @property
    def pid(self) -> int | None:
        """Return the process number of the engine's child while it runs."""
        return self._client.pid

    def open(self) -> EngineState:
        """Read the pack, start the engine, verify and load the models; may be repeated after a failure.

        Raises:
            ModelPackError: The pack is missing, damaged or made for other prompts.
            EngineError: The engine cannot run on this computer or lacks memory.

        """
        folder, opened = self._folder, open_pack(self._folder)
        if self._asker is not None and self._asker.pack.folder != folder:  # another pack gets a child of its own
            self._asker = None
            self._client.close()
            self._client = EngineClient()
        asker = Asker(self._client, opened)
        pack = asker.pack
        tasks = [*pack.tasks]
        size = sum(entry.size for entry in pack.tasks.values()) + (pack.base.size if pack.base else 0)
        light = all(entry.kind == "adapter" for entry in pack.tasks.values())  # all on one base
        ahead = light or size <= _LOAD_AHEAD_BYTES
        if not ahead:
            del tasks[1:]
        if ahead and pack.base:  # first, so that the others can be compared with it
            self._load(asker, tasks[0], base=True)
        loaded = [self._load(asker, task) for task in tasks]
        if ahead:  # else each task's first question loads its model
            self._client.seal()
        self._asker = asker
        first = loaded[0]
        room = min(one.n_ctx for one in loaded)
        return EngineState(first.device, first.layers, first.layers_on_gpu, first.reason, room)

    def ask(self, task: Task, details: str, *, base: bool = False) -> Iterator[Token | PromptProgress | Outcome]:
        """Yield pieces of text and progress, then exactly one outcome; opens the pack when it is not open."""
        try:
            if self._asker is None or self._asker.pack.folder != self._folder:
                self.open()
            assert self._asker is not None
            return self._asker.ask(task, details, base=base)
        except RadOncError as error:
            return iter((Failed(str(error)),))

    def count(self, details: str) -> dict[Task, TokenCount]:
        """Return the tokens of each task's prompt for ``details``; nothing before the pack is open.

        Raises:
            InputRefused: The details are empty or cannot be put into a prompt.
            EngineError: The engine does not run; it is not started for this.

        """
        return self._asker.count_all(details) if self._asker else {}

    def turn_to(self, folder: Path) -> None:
        """Take the pack in ``folder`` from the next ``open`` or question on; from any thread."""
        self._folder = folder

    def cancel(self) -> None:
        """Ask the running question to end; from any thread, also when nothing runs."""
        if self._asker is not None:
            self._asker.cancel()
        else:
            self._client.cancel()  # the models are being opened

    def close(self) -> None:
        """End the engine at once, from any thread; a running question ends without an answer."""
        self._closed.set()
        self._client.close()

    def _load(self, asker: Asker, task: Task, *, base: bool = False) -> Loaded:
        if self._closed.is_set():
            raise EngineError("The engine was closed: start the app again.")
        return asker.prepare(task, base=base)
