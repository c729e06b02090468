"""The engine's child process: requests in on stdin, events out on stdout, nothing else anywhere.

``radonc_models.runtime.process`` starts it. It ends when its stdin does, so it cannot outlive the
app. Native code may print or crash: the real stdout is moved away from descriptor 1 before it is loaded.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NoReturn

from radonc_models.errors import EngineError, InputRefused, ModelPackError, RadOncError
from radonc_models.runtime import protocol, sandbox
from radonc_models.runtime.isolation import Confinement, end_with, leave_no_traces, take_pipes
from radonc_models.runtime.memory import free_bytes_for_good
from radonc_models.runtime.protocol import Problem, Reply, Request
from radonc_models.runtime.stopping import StopFlag

__all__ = ["main"]


class _Inbox:
    """Reads requests on a thread of its own, so that a cancel is seen while the main thread computes.

    ``stop`` tells whether the current request was cancelled.
    """

    def __init__(self, pipe: BinaryIO) -> None:
        self._pipe = pipe
        self._requests: queue.SimpleQueue[tuple[int, Request]] = queue.SimpleQueue()
        self._current = 0
        self._cancelled = 0
        self._lock = threading.Lock()
        self.stop = StopFlag()

    def listen(self) -> None:
        """Begin to read."""
        threading.Thread(target=self._listen, name="inbox", daemon=True).start()

    def next(self) -> tuple[int, Request]:
        """Wait for the next request."""
        number, request = self._requests.get()
        with self._lock:
            self._current = number
            self.stop.set(number <= self._cancelled)
        return number, request

    def _listen(self) -> None:
        for line in self._pipe:
            try:
                number, request = protocol.decode_request(line)
            except protocol.ProtocolError:
                break
            if isinstance(request, protocol.Cancel):
                with self._lock:
                    self._cancelled = max(self._cancelled, request.request)
                    self.stop.set(self._current <= self._cancelled)
            else:
                self._requests.put((number, request))
        os._exit(0)  # the app is gone or talks nonsense; there is nothing here to save


class _Engine:
    """The loaded models and what to do for each request.

    Whatever holds text of a case is answered only after the process has been sealed.
    """

    def __init__(self, inbox: _Inbox, confinement: Confinement) -> None:
        # Imported late: loading native code is the first thing that can kill the process.
        from radonc_models.runtime import backends, llama, models

        backends.load(confinement.variant or None, gpu=confinement.gpu)
        self._llama = llama
        self._models = models.Models(inbox.stop, llama.EngineLog(), free_bytes_for_good())
        self._may_use_gpu = confinement.gpu
        self._sealed: protocol.Sealed | None = None

    def hello(self, guards: list[str]) -> protocol.Hello:
        """Return what this build is and can do, and what confines it."""
        return protocol.Hello(self._llama.engine_name(), self.gpu, tuple(guards))

    @property
    def gpu(self) -> bool:
        """Whether this build has a GPU backend that found a device."""
        return self._llama.gpu_built_in()

    def answer(self, request: Request) -> Iterator[Reply]:
        """Yield the events of one request."""
        if isinstance(request, protocol.Load):
            if self._sealed and self._sealed.guards and not self._models.has(request):
                raise EngineError("The engine opens no more files since it has seen a case: restart the app.")
            yield self._models.load(request)
            return
        sealed = self.seal()
        if isinstance(request, protocol.Seal):
            yield sealed
        elif isinstance(request, protocol.Generate):
            loaded, adapter = self._models.find(request.key)
            yield from loaded.session.generate(
                request.prompt,
                request.max_new_tokens,
                fixed=request.fixed,
                grammar=request.grammar,
                marks=request.marks,
                adapter=adapter,
            )
        elif isinstance(request, protocol.Score):
            loaded, adapter = self._models.find(request.key)
            yield from loaded.session.score(
                request.prompt, request.labels, fixed=request.fixed, marks=request.marks, adapter=adapter
            )
        elif isinstance(request, protocol.Count):
            loaded, _ = self._models.find(request.key)
            yield loaded.session.count(request.prompt, request.max_new_tokens, request.labels)
        elif isinstance(request, protocol.Tokenize):
            loaded, _ = self._models.find(request.key)
            yield protocol.Tokens(tuple(loaded.model.tokenize(request.text, add_special=True)))

    def confine(self, folders: tuple[Path, ...]) -> list[str]:
        """Forbid what loading models from ``folders`` does not need on this device; return what is enforced."""
        if self._on_gpu:
            return []  # a driver opens devices and files of its own, at any time
        return [*sandbox.forbid_writing(), *sandbox.read_only_below([*sandbox.own_folders(), *folders])]

    def seal(self) -> protocol.Sealed:
        """Forbid, once and for good, what computing on this device does not need; return what is enforced."""
        if self._sealed is None:
            self._sealed = _seal(on_gpu=self._on_gpu)
        return self._sealed

    @property
    def _on_gpu(self) -> bool:
        return self._may_use_gpu and self.gpu


def _seal(*, on_gpu: bool) -> protocol.Sealed:
    """Forbid to open files and to make code, except to a GPU's driver."""
    if on_gpu:  # Mesa's software Vulkan opens nothing after loading, but makes code; of other drivers nothing is known
        return protocol.Sealed((), "the driver of the GPU may need files at any time")
    guards = (*sandbox.forbid_opening(), *sandbox.forbid_new_code())
    return protocol.Sealed(guards, "" if guards else "this system cannot forbid it")


def _problem(error: Exception) -> Problem:
    """Turn an error into an event; the text of unexpected errors stays here, it could quote the case."""
    if isinstance(error, InputRefused):
        return Problem("input", str(error))
    if isinstance(error, RadOncError):
        return Problem("model" if isinstance(error, ModelPackError) else "engine", str(error))
    kind = type(error).__name__
    return Problem("engine", f"The engine met an internal error ({kind}): ask again, and restart the app if it stays.")


def main() -> NoReturn:
    """Serve requests until stdin closes."""
    confinement, parent = Confinement.from_arguments(sys.argv[1:])
    guards = [*end_with(parent), *leave_no_traces(), *sandbox.forbid_outside()]
    pipe, out = take_pipes()
    inbox = _Inbox(pipe)
    engine = _Engine(inbox, confinement)
    # Before any other thread starts: what confines files holds for this thread and those that come after.
    guards += engine.confine(confinement.folders)
    inbox.listen()

    def tell(number: int, event: Reply) -> None:
        try:
            out.write(protocol.encode(number, event))
            out.flush()
        except OSError:
            os._exit(0)  # the app is gone

    tell(0, engine.hello(guards))
    while True:
        number, request = inbox.next()
        try:
            for event in engine.answer(request):
                tell(number, event)
        except Exception as error:  # noqa: BLE001 - whatever happened, the app must hear of it
            tell(number, _problem(error))


if __name__ == "__main__":
    main()
