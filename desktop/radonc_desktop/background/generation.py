"""Asking the models without stopping the window: one worker in one long-lived thread."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Generator as Events
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import Protocol

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot

from radonc_desktop.engine.state import EngineState
from radonc_models.errors import RadOncError
from radonc_models.runtime.asking import Answer, Failed, Outcome, Refused
from radonc_models.runtime.protocol import PromptProgress, Token
from radonc_models.tasks import Task

__all__ = ["AnswerSource", "Generator", "Question"]

_log = logging.getLogger(__name__)

_Event = Token | PromptProgress | Outcome

COALESCE_SECONDS = 0.03  # a signal a token freezes a window at 1,000 tokens/s; one every 30 ms does not
STOP_PATIENCE_MS = 700
ABANDON_MS = 300
_STOPPED = Refused("Stopped before the answer was complete.", reason="stopped")
_NOT_ASKED = Refused("Stopped before it was asked.", reason="stopped")
_BUG_SENTENCE = "The engine met a problem that it does not know: ask again, and restart the app if it stays."


class AnswerSource(Protocol):
    """What answers questions: the engine's child process, or a script in tests."""

    def open(self) -> EngineState:
        """Verify and load the models; called in the worker thread, again after a failure."""

    def ask(self, task: Task, details: str, *, base: bool = False) -> Iterator[_Event]:
        """Yield pieces of text and progress, then exactly one outcome."""

    def cancel(self) -> None:
        """Ask the running question to end; may be called from any thread, also when nothing runs."""

    def close(self) -> None:
        """End the engine at once, from any thread; a question that runs ends as failed."""


@dataclass(frozen=True)
class Question:
    """One question about one case; each owns its stop mark, so that an early Stop still counts."""

    case_id: int
    task: Task
    details: str = field(repr=False)
    details_version: int = 0
    base: bool = False
    stop: threading.Event = field(default_factory=threading.Event, repr=False, compare=False)

    @property
    def key(self) -> tuple[int, Task, bool]:
        """The place on screen that this question fills."""
        return (self.case_id, self.task, self.base)


class _Worker(QObject):
    """Lives in the worker thread; iterates one question at a time and reports by number."""

    opened = Signal(object)
    produced = Signal(int, object)
    ended = Signal(int, object)

    def __init__(self, source: AnswerSource) -> None:
        super().__init__()
        self._source = source

    @Slot()
    def open(self) -> None:
        """Load the models and report an ``EngineState`` or a ``Failed``."""
        self.opened.emit(self._opened())

    @Slot(int, object)
    def answer(self, number: int, question: Question) -> None:
        """Run one question to its one end."""
        if question.stop.is_set():
            self.ended.emit(number, _NOT_ASKED)
            return
        try:
            outcome: Outcome = self._iterate(number, question)
        except RadOncError as error:
            outcome = Failed(str(error))
        except Exception as error:  # noqa: BLE001 - a bug must end as a failure on screen, never as silence
            _log.error("question ended by %s", type(error).__name__)
            outcome = Failed(_BUG_SENTENCE)
        # A stop wins over the noise it makes, but not over an answer that was complete before it took effect.
        complete = isinstance(outcome, Answer) and outcome.finish != "cancelled"
        self.ended.emit(number, _STOPPED if question.stop.is_set() and not complete else outcome)

    def _opened(self) -> EngineState | Failed:
        try:
            return self._source.open()
        except RadOncError as error:
            return Failed(str(error))
        except Exception as error:  # noqa: BLE001 - as above
            _log.error("models could not be opened: %s", type(error).__name__)
            return Failed(_BUG_SENTENCE)

    def _iterate(self, number: int, question: Question) -> Outcome:
        outcome: Outcome = Failed("The engine ended without an answer: ask again.")
        pieces: list[str] = []
        sent = 0.0  # the first piece is shown at once
        with closing(_closable(self._source.ask(question.task, question.details, base=question.base))) as events:
            for event in events:
                if isinstance(event, Token):
                    pieces.append(event.text)
                elif isinstance(event, PromptProgress):
                    self.produced.emit(number, event)
                else:
                    outcome = event
                if pieces and time.monotonic() - sent >= COALESCE_SECONDS:
                    self.produced.emit(number, Token("".join(pieces)))
                    pieces.clear()
                    sent = time.monotonic()
                if question.stop.is_set():
                    self._source.cancel()
        if pieces:
            self.produced.emit(number, Token("".join(pieces)))
        return outcome


def _closable(events: Iterator[_Event]) -> Events[_Event, None, None]:
    yield from events


class Generator(QObject):
    """All that windows know about asking: put a question, stop it, hear what comes.

    Lives in the GUI thread and emits there. Questions wait in line; each ends in exactly one ``finished``.
    """

    started = Signal(object)
    text = Signal(object, str)
    progress = Signal(object, int, int)
    finished = Signal(object, object)
    opened = Signal(object)
    busy_changed = Signal(bool)

    _open = Signal()
    _answer = Signal(int, object)

    def __init__(self, source: AnswerSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._line: deque[Question] = deque()
        self._current: Question | None = None
        self._number = 0
        self._closed = False
        self.state: EngineState | Failed | None = None
        self._thread = QThread()
        self._thread.setObjectName("models")
        self._worker = _Worker(source)
        self._worker.moveToThread(self._thread)
        self._open.connect(self._worker.open)
        self._answer.connect(self._worker.answer)
        self._worker.opened.connect(self._on_opened)
        self._worker.produced.connect(self._on_produced)
        self._worker.ended.connect(self._on_ended)
        # A stop that falls between two phases of the engine would be lost: it is repeated until it works.
        self._insist = QTimer(self)
        self._insist.setInterval(100)
        self._insist.timeout.connect(self._source.cancel)
        self._thread.start()

    @property
    def busy(self) -> bool:
        """Whether a question runs or waits."""
        return self._current is not None or bool(self._line)

    def open(self) -> None:
        """Load the models in the background; ``opened`` tells an ``EngineState`` or a ``Failed``."""
        self._open.emit()

    def start(self, question: Question) -> None:
        """Put ``question`` in the line."""
        if self._closed:
            return
        was_busy = self.busy
        self._line.append(question)
        if not was_busy:
            self.busy_changed.emit(True)
        self._next()

    def cancel(self, key: tuple[int, Task, bool] | None = None) -> None:
        """Stop the question at ``key``, or all questions; waiting ones end at once."""
        waiting = [question for question in self._line if key in (None, question.key)]
        for question in waiting:
            self._line.remove(question)
            self.finished.emit(question, _NOT_ASKED)
        if self._current is not None and key in (None, self._current.key):
            self._current.stop.set()
            self._source.cancel()
            self._insist.start()

    def close(self) -> None:
        """End everything within a second; nothing is emitted afterwards."""
        if self._closed:
            return
        self._closed = True
        self._line.clear()
        self._insist.stop()
        if self._current is not None:
            self._current.stop.set()
            self._source.cancel()
        self._thread.quit()
        if not self._thread.wait(STOP_PATIENCE_MS):
            self._source.close()
            self._thread.wait()
        self._source.close()
        self._current = None

    def abandon(self) -> None:
        """End the engine at once, with its memory; this process ends, too, and waits for no thread."""
        self._closed = True
        self._line.clear()
        self._insist.stop()
        if self._current is not None:
            self._current.stop.set()
        self._source.close()
        self._thread.quit()
        self._thread.wait(ABANDON_MS)
        self._current = None

    def _next(self) -> None:
        if self._current is not None or not self._line:
            return
        self._current = self._line.popleft()
        self._number += 1
        self.started.emit(self._current)
        self._answer.emit(self._number, self._current)

    @Slot(object)
    def _on_opened(self, state: EngineState | Failed) -> None:
        if not self._closed:
            self.state = state
            self.opened.emit(state)

    @Slot(int, object)
    def _on_produced(self, number: int, event: Token | PromptProgress) -> None:
        if self._closed or number != self._number or self._current is None:
            return
        if isinstance(event, Token):
            self.text.emit(self._current, event.text)
        else:
            self.progress.emit(self._current, event.done, event.total)

    @Slot(int, object)
    def _on_ended(self, number: int, outcome: object) -> None:
        if self._closed or number != self._number or self._current is None:
            return
        self._insist.stop()
        question, self._current = self._current, None
        self.finished.emit(question, outcome)
        self._next()
        if not self.busy:
            self.busy_changed.emit(False)
