"""The app's side of the engine: start the child, ask it, stop it, and outlive it."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO, Self

from radonc_models.errors import EngineError, InputRefused, ModelPackError
from radonc_models.pack.files import FileStamp
from radonc_models.runtime import protocol
from radonc_models.runtime.cpu import default_threads
from radonc_models.runtime.errors import EngineBusy, EngineDied
from radonc_models.runtime.process import ChildProcess, Sign
from radonc_models.runtime.protocol import (
    Done,
    Event,
    Loaded,
    Problem,
    PromptProgress,
    Reply,
    Request,
    Scored,
    Token,
)

__all__ = ["EngineClient"]

_ERRORS: dict[str, Callable[[str], Exception]] = {
    "input": InputRefused,
    "model": ModelPackError,
    "engine": EngineError,
}


class _DisobeyedError(Exception):
    """The child did not obey a cancel in time and was killed."""


class EngineClient:
    """A restartable engine in a child process; one request at a time.

    All methods but ``cancel``, ``close`` and the properties belong to one thread at a time. A dead child is
    started again by the next request, with its models.

    Args:
        threads: CPU threads; by default one for each physical core.
        gpu: Use a GPU when the build and the computer have one.
        argv: Command that starts the child; by default this interpreter.
        stderr: Where the child's stderr goes; by default nowhere.
        patience: Seconds without any sign of life after which the child counts as hung.
        stop_seconds: Seconds that the child has to obey a cancel before it is killed.

    """

    def __init__(
        self,
        threads: int | None = None,
        gpu: bool = True,
        argv: list[str] | None = None,
        *,
        stderr: IO[bytes] | None = None,
        patience: float = 600.0,
        stop_seconds: float = 0.8,
    ) -> None:
        self._threads = threads or default_threads()
        self._gpu = gpu
        self._gpu_built_in = False
        self._argv = argv
        self._stderr = stderr
        self._patience = patience
        self._stop_seconds = stop_seconds
        self._busy = threading.Lock()
        self._child: ChildProcess | None = None
        self._number = 0
        self._running: int | None = None
        self._cancelled = (0, 0.0)  # request number and monotonic time of the last cancel
        self._why_no_gpu = "the GPU is switched off"
        self._loaded: dict[str, Loaded] = {}
        self._known: dict[str, Path] = {}
        self._verified: dict[str, FileStamp] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def alive(self) -> bool:
        """Tell whether the child runs now."""
        return self._child is not None and self._child.alive

    @property
    def pid(self) -> int | None:
        """Return the process number of the child, or ``None`` when none runs."""
        return self._child.pid if self._child is not None and self._child.alive else None

    def start(self) -> None:
        """Start the child if none runs.

        Raises:
            EngineError: The processor lacks an instruction set.
            EngineDied: The child ended while starting.

        """
        with self._turn():
            self._ensure_started()

    def load(self, path: Path, sha256: str | None) -> Loaded:
        """Verify and load a model file; instant when it is loaded already.

        Args:
            path: GGUF file.
            sha256: Hash that it must have; ``None`` accepts any and reports it as the key.

        Raises:
            ModelPackError: The file is missing, damaged or no model.
            EngineError: There is not enough memory, or the processor is too old.
            EngineDied: The child ended while loading.

        """
        with self._turn():
            return self._load(path.absolute(), sha256)

    def generate(self, key: str, prompt: str, max_new_tokens: int) -> Iterator[Event]:
        """Yield progress and text pieces, then exactly one ``Done``.

        Raises:
            InputRefused: The prompt does not fit; the sentence holds the counts.
            EngineDied: The child ended; the text so far is not an answer.
            EngineBusy: Another request runs.

        """
        text = ""
        with self._turn():
            self._ensure_loaded(key)
            try:
                for reply in self._ask(protocol.Generate(key, _sendable(prompt), max_new_tokens)):
                    if isinstance(reply, Token):
                        text += reply.text
                    if isinstance(reply, PromptProgress | Token | Done):
                        yield reply
            except _DisobeyedError:
                yield Done(text, "cancelled", 0, 0, 0.0, 0.0)

    def score(self, key: str, prompt: str, labels: Sequence[str]) -> Iterator[PromptProgress | Scored]:
        """Yield progress, then exactly one ``Scored``; raises what ``generate`` raises."""
        with self._turn():
            self._ensure_loaded(key)
            try:
                for reply in self._ask(protocol.Score(key, _sendable(prompt), tuple(labels))):
                    if isinstance(reply, PromptProgress | Scored):
                        yield reply
            except _DisobeyedError:
                yield Scored(tuple(labels), (), 0, 0.0, "cancelled")

    def score_labels(self, key: str, prompt: str, labels: Sequence[str]) -> Scored:
        """Return the log-probability of each label as the whole answer to ``prompt``.

        Raises:
            EngineError: It was cancelled; else what ``generate`` raises.

        """
        for reply in self.score(key, prompt, labels):
            if isinstance(reply, Scored) and reply.finish == "stop":
                return reply
        raise EngineError("The scoring was stopped: ask again.")

    def tokenize(self, key: str, text: str) -> list[int]:
        """Return the token ids that ``text`` has as a prompt of this model."""
        with self._turn():
            self._ensure_loaded(key)
            for reply in self._ask(protocol.Tokenize(key, _sendable(text))):
                if isinstance(reply, protocol.Tokens):
                    return list(reply.ids)
        raise EngineError("The engine gave no tokens: ask again.")

    def cancel(self) -> None:
        """Stop the running request, if any; from any thread. A child that does not obey is killed."""
        running, child = self._running, self._child
        if running is None or child is None:
            return
        self._cancelled = running, time.monotonic()
        with contextlib.suppress(OSError, ValueError):
            child.send(protocol.encode(running, protocol.Cancel(running)))
        child.wake()  # the waiting thread must see the shorter deadline

    def close(self) -> None:
        """End the child; a later request would start a new one."""
        child, self._child = self._child, None
        self._loaded.clear()
        if child is not None:
            child.end()

    # One request at a time

    @contextlib.contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._busy.acquire(blocking=False):
            raise EngineBusy("The engine is still answering another question: stop it or wait for its end.")
        try:
            yield
        finally:
            self._busy.release()

    def _ensure_started(self) -> ChildProcess:
        if self._child is not None and self._child.alive:
            return self._child
        self._bury()
        child = ChildProcess(self._argv, self._stderr)
        self._child = child
        for hello in self._replies(child, 0):
            self._gpu_built_in = isinstance(hello, protocol.Hello) and hello.gpu
            break
        return child

    def _ensure_loaded(self, key: str) -> None:
        self._ensure_started()
        if key in self._loaded:
            return
        if key not in self._known:
            raise EngineError("The engine was asked for a model that was never loaded: load a model pack first.")
        self._load(self._known[key], key)

    def _load(self, path: Path, sha256: str | None) -> Loaded:
        self._ensure_started()
        if sha256 is not None and sha256 in self._loaded and self._known[sha256] == path:
            return self._loaded[sha256]
        stamp = self._verified.get(sha256) if sha256 else None
        try:
            return self._load_once(path, sha256, stamp)
        except EngineDied:
            if not (self._gpu and self._gpu_built_in):
                raise
        # A driver can take the whole process down; the processor alone may still do.
        self._gpu, self._why_no_gpu = False, "the engine ended while it used the GPU"
        return self._load_once(path, sha256, stamp)

    def _load_once(self, path: Path, sha256: str | None, stamp: FileStamp | None) -> Loaded:
        request = protocol.Load(
            str(path), sha256, stamp, self._threads, self._gpu, "" if self._gpu else self._why_no_gpu
        )
        try:
            for reply in self._ask(request):
                if isinstance(reply, Loaded):
                    return self._remember(path, reply)
        except _DisobeyedError:
            pass
        raise EngineError("The loading of the model was stopped: ask again.")

    def _remember(self, path: Path, loaded: Loaded) -> Loaded:
        for key in loaded.unloaded:
            self._loaded.pop(key, None)
        self._loaded[loaded.key] = loaded
        self._known[loaded.key] = path
        self._verified[loaded.key] = loaded.stamp
        return loaded

    # Talking to the child

    def _ask(self, request: Request) -> Iterator[Reply]:
        """Send a request and yield its replies; leaves the child idle or dead, however it ends."""
        child = self._ensure_started()
        self._number += 1
        number = self._number
        self._running = number
        finished = False
        try:
            try:
                child.send(protocol.encode(number, request))
            except OSError:
                raise self._death(child) from None
            for reply in self._replies(child, number):
                if isinstance(reply, Problem):
                    finished = True
                    raise _ERRORS[reply.sort](reply.sentence)
                finished = not isinstance(reply, PromptProgress | Token)
                yield reply
                if finished:
                    return
        finally:
            if not finished and child.alive:
                self._give_up(child, number)
            self._running = None

    def _give_up(self, child: ChildProcess, number: int) -> None:
        """Stop a request whose asker went away; the child must be idle for the next one."""
        self.cancel()
        with contextlib.suppress(EngineDied, _DisobeyedError):
            for reply in self._replies(child, number):
                if not isinstance(reply, PromptProgress | Token):
                    return

    def _replies(self, child: ChildProcess, number: int) -> Iterator[Reply]:
        """Yield what the child says about request ``number``, for as long as it lives."""
        since = time.monotonic()
        while True:
            said = child.receive(self._deadline(number, since) - time.monotonic())
            if said is Sign.WAKE:
                continue
            if said is Sign.TIMEOUT:
                self._raise_if_late(child, number, since)
                continue
            if said is Sign.GARBAGE:
                self._bury()
                raise EngineDied("The engine sent data that makes no sense and was stopped: ask again to restart it.")
            if isinstance(said, Sign):
                raise self._death(child)
            reply_number, reply = said
            if reply_number == number:
                since = time.monotonic()
                yield reply

    def _deadline(self, number: int, since: float) -> float:
        cancelled, at = self._cancelled
        return at + self._stop_seconds if number and cancelled == number else since + self._patience

    def _raise_if_late(self, child: ChildProcess, number: int, since: float) -> None:
        if time.monotonic() < self._deadline(number, since):
            return
        child.kill()
        self._bury()
        if number and self._cancelled[0] == number:
            raise _DisobeyedError
        raise EngineDied("The engine gave no sign of life and was stopped: ask again to restart it.")

    def _death(self, child: ChildProcess) -> EngineDied:
        sentence = child.cause_of_death()
        self._bury()
        return EngineDied(sentence)

    def _bury(self) -> None:
        child, self._child = self._child, None
        self._loaded.clear()
        if child is not None:
            child.kill()


def _sendable(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise InputRefused(
            "The patient details hold characters that are not valid text: paste them again as plain text."
        ) from None
    return text
