"""Requests and replies between the app and one child after another: deadlines, cancels, deaths."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator

from radonc_models.errors import EngineError, InputRefused, ModelPackError
from radonc_models.runtime import protocol
from radonc_models.runtime.errors import EngineDied
from radonc_models.runtime.inbox import Sign
from radonc_models.runtime.plausible import Plausibility
from radonc_models.runtime.process import ChildProcess
from radonc_models.runtime.protocol import Hello, Problem, PromptProgress, Reply, Request, Token

__all__ = ["Conversation", "DisobeyedError"]

_ERRORS: dict[str, Callable[[str], Exception]] = {
    "input": InputRefused,
    "model": ModelPackError,
    "engine": EngineError,
}
_NONSENSE = "The engine sent data that makes no sense and was stopped: ask again to restart it."
_SILENCE = "The engine gave no sign of life and was stopped: ask again to restart it."
_CLOSED = "The engine was closed: ask again."
_START_SECONDS = 60.0
_LAST: dict[type[Request], type[Reply]] = {
    protocol.Load: protocol.Loaded,
    protocol.Seal: protocol.Sealed,
    protocol.Generate: protocol.Done,
    protocol.Score: protocol.Scored,
    protocol.Tokenize: protocol.Tokens,
    protocol.Count: protocol.Counted,
}


class DisobeyedError(Exception):
    """The child did not obey a cancel in time and was killed."""


class Conversation:
    """One request at a time with a child; whatever happens, it is idle or dead afterwards.

    Args:
        start: Starts a child.
        died: Told in words how a child ended on its own or why it had to be stopped.
        stop_seconds: Seconds that the child has to obey a cancel before it is killed.

    """

    def __init__(self, start: Callable[[], ChildProcess], died: Callable[[str], None], stop_seconds: float) -> None:
        self._start = start
        self._died = died
        self._stop_seconds = stop_seconds
        self._child: ChildProcess | None = None
        self._number = 0
        self._running: int | None = None
        self._cancelled = (0, 0.0)  # request number and monotonic time of the last cancel
        self._patience = _START_SECONDS
        self._stop = False  # since the current turn began
        self._closings = 0
        self.hello: Hello | None = None

    @property
    def pid(self) -> int | None:
        """Return the process number of the child, or ``None`` when none runs."""
        child = self._child
        return child.pid if child is not None and child.alive else None

    def begin(self) -> None:
        """Begin a turn of requests that belong together: a cancel holds for all that are asked before the next one."""
        self._stop = False

    def ensure_started(self) -> bool:
        """Start a child unless an honest one waits; return whether that was needed.

        Raises:
            EngineError: The processor lacks an instruction set.
            EngineDied: The child ended while starting.

        """
        child = self._child
        if child is not None:
            if child.alive and child.silent:
                return False
            # It ended, or talks without being asked: nobody's question is lost yet.
            how = "it spoke unasked" if child.alive else child.how_it_ended()
            self.bury()
            self._died(how)
        closings = self._closings
        self._child = self._start()
        if closings != self._closings:  # while it started; it may not have been there to be ended
            self.bury()
            raise EngineError(_CLOSED)
        self._patience = _START_SECONDS
        for reply in self._replies(self._child, 0):
            if not isinstance(reply, Hello):
                raise self._stopped(_NONSENSE, "nonsense on the pipe")
            self.hello = reply
            break
        return True

    def ask(self, request: Request, patience: float) -> Iterator[Reply]:
        """Send a request and yield its replies, the last one included.

        Args:
            request: What to ask.
            patience: Seconds without any reply after which the child counts as hung.

        """
        child = self._child
        if child is None:
            raise EngineError(_CLOSED)
        self._number += 1
        self._patience = patience
        number = self._running = self._number
        finished, plausibility = False, Plausibility(request)
        try:
            child.send(protocol.encode(number, request))
            if self._stop:  # it came between two requests of this turn
                self.cancel()
            for reply in self._replies(child, number):
                finished = not isinstance(reply, PromptProgress | Token)
                if isinstance(reply, Problem):
                    raise _ERRORS[reply.sort](reply.sentence)
                if finished and not isinstance(reply, _LAST.get(type(request), object)):
                    raise self._stopped(_NONSENSE, "an answer to another question")
                if not plausibility.holds(reply):
                    raise self._stopped(_NONSENSE, "an answer that cannot be true")
                yield reply
                if finished:
                    return
        finally:
            if not finished and child.alive:
                self._give_up(child, number)
            self._running = None

    def cancel(self) -> None:
        """Stop the running turn, if any; from any thread. A child that does not obey is killed."""
        self._stop = True
        running, child = self._running, self._child
        if running is None or child is None:
            return
        if self._cancelled[0] != running:  # a second cancel gives no second deadline
            self._cancelled = running, time.monotonic()
        child.send(protocol.encode(running, protocol.Cancel(running)))
        child.wake()  # the waiting thread must see the shorter deadline

    def close(self) -> None:
        """End the child; from any thread."""
        self._closings += 1
        child, self._child = self._child, None
        if child is not None:
            child.end()

    def bury(self) -> None:
        """End the child at once and forget it."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()

    def _give_up(self, child: ChildProcess, number: int) -> None:
        """Stop a request whose asker went away; the child must be idle for the next one."""
        self.cancel()
        with contextlib.suppress(EngineDied, DisobeyedError):
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
                self._raise_if_late(number, since)
                continue
            if said is Sign.GARBAGE:
                raise self._stopped(_NONSENSE, "nonsense on the pipe")
            if isinstance(said, Sign):
                raise self._death(child)
            told, reply = said
            if told != number:  # it answers one request at a time, and this is the one
                raise self._stopped(_NONSENSE, "an answer to another question")
            since = time.monotonic()
            yield reply

    def _deadline(self, number: int, since: float) -> float:
        cancelled, at = self._cancelled
        return at + self._stop_seconds if number and cancelled == number else since + self._patience

    def _raise_if_late(self, number: int, since: float) -> None:
        if time.monotonic() < self._deadline(number, since):
            return
        if number and self._cancelled[0] == number:
            self.bury()
            raise DisobeyedError
        raise self._stopped(_SILENCE, "no sign of life")

    def _death(self, child: ChildProcess) -> EngineDied:
        how = child.how_it_ended()
        closed = self._child is None  # by ``close`` from another thread
        self.bury()
        if not closed:
            self._died(how)
        return EngineDied(f"The engine ended unexpectedly ({how}): ask again to restart it.")

    def _stopped(self, sentence: str, how: str) -> EngineDied:
        self.bury()
        self._died(how)
        return EngineDied(sentence)
