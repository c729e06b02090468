"""Asking the models without stopping the window: one worker in one long-lived thread."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Generator as Events
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from typing import Protocol

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot

from radonc_desktop.engine.state import EngineState
from radonc_models.clinical.checks import check, prepare
from radonc_models.clinical.dose_table import DoseTable, dose_table
from radonc_models.clinical.findings import Finding
from radonc_models.errors import InputRefused, RadOncError
from radonc_models.runtime.asking import Answer, Failed, Outcome, Refused, TokenCount
from radonc_models.runtime.protocol import PromptProgress, Token
from radonc_models.tasks import Task

__all__ = ["AnswerSource", "Checked", "Count", "Generator", "Question"]

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

    def count(self, details: str) -> Mapping[Task, TokenCount]:
        """Return the tokens of each prompt for ``details`` in moments, without starting or loading anything."""

    def cancel(self) -> None:
        """Ask the running question to end; may be called from any thread, also when nothing runs."""

    def close(self) -> None:
        """End the engine at once, from any thread; a question that runs ends as failed."""


@dataclass(frozen=True)
class Question:
    """One question about one case; each owns its stop mark, so that an early Stop still counts.

    ``others`` are the answers of the other tasks to the same details; who hears ``started`` puts them in.
    """

    case_id: int
    task: Task
    details: str = field(repr=False)
    details_version: int = 0
    base: bool = False
    stop: threading.Event = field(default_factory=threading.Event, repr=False, compare=False)
    others: dict[Task, str] = field(default_factory=dict, repr=False, compare=False)

    @property
    def key(self) -> tuple[int, Task, bool]:
        """The place on screen that this question fills."""
        return (self.case_id, self.task, self.base)


@dataclass(frozen=True)
class Checked:
    """What the checks say about an answer, and a regimen as a table."""

    findings: tuple[Finding, ...]
    table: DoseTable | None


@dataclass(frozen=True)
class Count:
    """The tokens of each task's prompt for ``details``.

    Without ``tasks`` nothing was counted: for the reason in ``refusal`` or, if that is empty, because the engine does
    not run.
    """

    details: str = field(repr=False)
    tasks: Mapping[Task, TokenCount] = field(default_factory=dict)
    refusal: str = ""


class _Worker(QObject):
    """Lives in the worker thread; iterates one question at a time and reports by number."""

    opened = Signal(object)
    produced = Signal(int, object)
    ended = Signal(int, object, object)
    counted = Signal(object)

    def __init__(self, source: AnswerSource) -> None:
        super().__init__()
        self._source = source

    @Slot()
    def open(self) -> None:
        """Load the models and report an ``EngineState`` or a ``Failed``."""
        self.opened.emit(self._opened())
        prepare()  # else the first answer would hold up the window

    @Slot(str)
    def count(self, details: str) -> None:
        """Count the tokens of ``details`` and report a ``Count``."""
        try:
            count = Count(details, self._source.count(details))
        except InputRefused as refused:
            count = Count(details, refusal=str(refused))
        except RadOncError:
            count = Count(details)
        except Exception as error:  # noqa: BLE001 - a bug in a meter must not end the thread that answers
            _log.error("tokens could not be counted: %s", type(error).__name__)
            count = Count(details)
        self.counted.emit(count)

    @Slot(int, object)
    def answer(self, number: int, question: Question) -> None:
        """Run one question to its one end."""
        if question.stop.is_set():
            self.ended.emit(number, _NOT_ASKED, None)
            return
        checked = None
        try:
            outcome: Outcome = self._iterate(number, question)
            if isinstance(outcome, Answer):  # here, as a long answer takes longer than a window may stand still
                checked = _check(question, outcome)
        except RadOncError as error:
            outcome = Failed(str(error))
        except Exception as error:  # noqa: BLE001 - a bug must end as a failure on screen, never as silence
            _log.error("question ended by %s", type(error).__name__)
            outcome = Failed(_BUG_SENTENCE)
        # A stop wins over the noise it makes, but not over an answer that was complete before it took effect.
        complete = isinstance(outcome, Answer) and outcome.finish != "cancelled"
        self.ended.emit(number, _STOPPED if question.stop.is_set() and not complete else outcome, checked)

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


def _check(question: Question, answer: Answer) -> Checked:
    task, text, details = question.task, answer.text, question.details
    findings = check(task, text, details, finish=answer.finish, others=question.others)
    return Checked(tuple(findings), dose_table(text, details) if task is Task.REGIMEN else None)


def _closable(events: Iterator[_Event]) -> Events[_Event, None, None]:
    yield from events


class Generator(QObject):
    """All that windows know about asking: put a question, stop it, hear what comes.

    Lives in the GUI thread and emits there. Questions wait in line; each ends in exactly one ``finished``, and
    ``checked`` with a ``Checked`` comes just before the one with an ``Answer``.
    """

    started = Signal(object)
    text = Signal(object, str)
    progress = Signal(object, int, int)
    checked = Signal(object, object)
    finished = Signal(object, object)
    opened = Signal(object)
    busy_changed = Signal(bool)
    counted = Signal(object)

    _open = Signal()
    _count = Signal(str)
    _answer = Signal(int, object)

    def __init__(self, source: AnswerSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._line: deque[Question] = deque()
        self._current: Question | None = None
        self._number = 0
        self._closed = False
        self._to_count: str | None = None
        self._counting = False
        self.state: EngineState | Failed | None = None
        self._thread = QThread()
        self._thread.setObjectName("models")
        self._worker = _Worker(source)
        self._worker.moveToThread(self._thread)
        self._open.connect(self._worker.open)
        self._answer.connect(self._worker.answer)
        self._count.connect(self._worker.count)
        self._worker.counted.connect(self._on_counted)
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
        self.state = None
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

    def count(self, details: str) -> None:
        """Count the tokens of ``details`` once the models are loaded and no question runs or waits.

        ``counted`` tells a ``Count``; of several texts that wait only the newest is counted.
        """
        self._to_count = details
        self._count_next()

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

    def _count_next(self) -> None:
        if self._closed or self._counting or self.busy or self.state is None or self._to_count is None:
            return
        details, self._to_count = self._to_count, None
        self._counting = True
        self._count.emit(details)

    @Slot(object)
    def _on_counted(self, count: Count) -> None:
        self._counting = False
        if not self._closed and self._to_count is None:
            self.counted.emit(count)
        self._count_next()

    @Slot(object)
    def _on_opened(self, state: EngineState | Failed) -> None:
        if not self._closed:
            self.state = state
            self.opened.emit(state)
            self._count_next()

    @Slot(int, object)
    def _on_produced(self, number: int, event: Token | PromptProgress) -> None:
        if self._closed or number != self._number or self._current is None:
            return
        if isinstance(event, Token):
            self.text.emit(self._current, event.text)
        else:
            self.progress.emit(self._current, event.done, event.total)

    @Slot(int, object, object)
    def _on_ended(self, number: int, outcome: object, checked: Checked | None) -> None:
        if self._closed or number != self._number or self._current is None:
            return
        self._insist.stop()
        question, self._current = self._current, None
        if isinstance(outcome, Answer):
            self.checked.emit(question, checked)
        self.finished.emit(question, outcome)
        self._next()
        if not self.busy:
            self.busy_changed.emit(False)
            self._count_next()
