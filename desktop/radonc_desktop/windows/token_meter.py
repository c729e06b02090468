"""How much of the models' room the details take, counted by the engine while they are typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from radonc_desktop.background.generation import Count, Generator
from radonc_desktop.marking import marked
from radonc_desktop.windows.language import counted, grouped, tr
from radonc_desktop.windows.parts import task_title
from radonc_models.runtime.asking import TokenCount
from radonc_models.runtime.errors import too_long
from radonc_models.tasks import Task

__all__ = ["NEAR", "Reading", "TokenMeter", "read"]

NEAR = 0.9
"""Share of the room from which the meter warns."""
DEBOUNCE_MS = 250

Mood = Literal["loading", "no models", "busy", "idle"]
_NOT_COUNTED: dict[Mood, str] = {
    "loading": marked("tokens are counted when the models are loaded"),
    "no models": marked("tokens not counted: the models are not available"),
    "busy": marked("tokens are counted after the answer"),
    "idle": marked("counting tokens…"),
}
_NOT_RUNNING = marked("tokens not counted: the engine does not run now, the next question starts it")


@dataclass(frozen=True)
class Reading:
    """What the meter shows.

    Attributes:
        words: One line.
        tone: ``warning`` near the limit, ``error`` beyond it, else empty.
        share: How much of the room the fullest task takes, 0 to 1; None when it was not counted.
        each: The counts of all tasks, one a line.
        refusals: Why a task cannot be asked; a task that is not in it can.

    """

    words: str = ""
    tone: Literal["", "warning", "error"] = ""
    share: float | None = None
    each: str = ""
    refusals: Mapping[Task, str] = field(default_factory=dict)


def read(text: str, count: Count | None, mood: Mood) -> Reading:
    """Return the reading for ``text``.

    Args:
        text: The details as they are in the field.
        count: What the engine said about exactly this text; None when it said nothing yet.
        mood: What the engine does now.

    """
    if not text.strip():
        return Reading(tr("Empty"))
    words = len(text.split())
    length = counted(words, "{n} word", "{n} words")
    if count is None:
        return Reading(f"{length} · {tr(_NOT_COUNTED[mood])}")
    if count.refusal:
        return Reading(count.refusal, "warning")
    if not count.tasks:
        why = _NOT_COUNTED[mood] if mood == "no models" else _NOT_RUNNING
        return Reading(f"{length} · {tr(why)}")
    return _exact(length, count.tasks)


def _exact(length: str, counts: Mapping[Task, TokenCount]) -> Reading:
    fullest = max(counts, key=lambda task: _share(counts[task]))
    most = counts[fullest]
    title = task_title(fullest.value)
    tokens = tr("{tokens} of {room} tokens", tokens=grouped(most.tokens), room=grouped(most.room))
    each = "\n".join(
        f"{task_title(task.value)}: "
        + tr("{tokens} of {room} tokens", tokens=grouped(one.tokens), room=grouped(one.room))
        for task, one in counts.items()
    )
    refusals = {task: too_long(one.tokens, one.room) for task, one in counts.items() if not one.fits}
    if not most.fits:
        every = "" if len(refusals) == len(counts) else tr(" for {tasks}", tasks=_listed(refusals))
        words = tr(
            "Too long{every}: {tokens} ({title}), about {more} too many",
            every=every,
            tokens=tokens,
            title=title,
            more=grouped(most.tokens - most.room),
        )
        return Reading(words, "error", 1.0, each, refusals)
    if _share(most) >= NEAR:
        return Reading(
            tr("Nearly full: {length} · {tokens} ({title})", length=length, tokens=tokens, title=title),
            "warning",
            _share(most),
            each,
        )
    return Reading(f"{length} · {tokens} ({title})", "", _share(most), each)


def _share(count: TokenCount) -> float:
    return count.tokens / count.room if count.room else float(count.tokens)


def _listed(tasks: Mapping[Task, str]) -> str:
    return tr(" and ").join(task_title(task.value) for task in tasks)


class TokenMeter(QObject):
    """Keeps a reading of the details on screen; typing never waits for it.

    Signals:
        changed: The new ``Reading``.
    """

    changed = Signal(object)

    def __init__(self, generator: Generator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._generator = generator
        self._text = ""
        self._count: Count | None = None
        self._problem = False
        self.reading = Reading()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DEBOUNCE_MS)
        self._pause.timeout.connect(self._ask)
        generator.counted.connect(self._on_counted)
        generator.busy_changed.connect(self._on_busy)
        generator.opened.connect(self._on_opened)

    def watch(self, text: str) -> None:
        """Read ``text`` from now on; it is counted when the typing pauses."""
        if text != self._text:
            self._text = text
            self._count = None
            self._pause.start()
            self._tell()

    def forget(self) -> None:
        """Take back what was read: another case comes."""
        self._text, self._count, self.reading = "", None, Reading()
        self._pause.stop()
        self.changed.emit(self.reading)

    def show_problem(self, problem: str) -> None:
        """Tell that there are no models to count with; an empty text takes it back."""
        self._problem = bool(problem)
        self._tell()

    @Slot()
    def _ask(self) -> None:
        if self._text.strip():
            self._generator.count(self._text)

    @Slot(object)
    def _on_counted(self, count: Count) -> None:
        if count.details == self._text:
            self._count = count
            self._tell()

    @Slot(bool)
    def _on_busy(self, busy: bool) -> None:
        # An engine that did not run may do so since the last question.
        if not busy and not (self._count and self._count.tasks):
            self._ask()
        self._tell()

    @Slot(object)
    def _on_opened(self, _state: object) -> None:
        self._count = None
        self._ask()
        self._tell()

    @property
    def _mood(self) -> Mood:
        if self._problem:
            return "no models"
        if self._generator.state is None:
            return "loading"
        return "busy" if self._generator.busy else "idle"

    def _tell(self) -> None:
        mood = self._mood
        reading = read(self._text, self._count, mood)
        if self._count is None and mood == "idle" and self._text.strip():
            # The next count is moments away: bar and buttons do not flicker while one types.
            reading = replace(self.reading, words=reading.words, each="")
        if reading != self.reading:
            self.reading = reading
            self.changed.emit(reading)
