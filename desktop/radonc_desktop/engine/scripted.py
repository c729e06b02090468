"""An engine that answers from a script, for tests of everything that asks."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from radonc_desktop.engine.state import EngineState
from radonc_models.runtime.asking import Answer, Failed, Outcome, PromptProgress, Provenance, Refused, Token, TokenCount
from radonc_models.tasks import Task

__all__ = ["GATE_SECONDS", "Asked", "Gate", "Script", "ScriptedEngine", "scripted_answer"]

_STOPPED = Refused("Stopped before the answer was complete: ask again when you are ready.", reason="stopped")
GATE_SECONDS = 10.0
"""How long a gate waits that nobody opens."""


class Gate:
    """A place in a script where the answer waits until the test opens it."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self._open = threading.Event()

    def open(self) -> None:
        """Let the answer go on."""
        self._open.set()

    def wait(self, stopped: threading.Event) -> None:
        """Wait for ``open`` or a stop; a test that forgets both fails after some seconds."""
        self.reached.set()
        waited = 0.0
        while not stopped.is_set() and not self._open.wait(0.01):
            waited += 0.01
            if waited > GATE_SECONDS:
                raise TimeoutError("the gate of the script was never opened")


Script = Sequence[str | Token | PromptProgress | Outcome | Gate | Exception]
"""Steps of one answer: text and progress are yielded, a gate waits, an exception is raised."""


@dataclass(frozen=True)
class Asked:
    """A question that the scripted engine got."""

    task: Task
    details: str = field(repr=False)
    base: bool = False


def scripted_answer(task: Task, text: str, probabilities: dict[str, float] | None = None) -> Answer:
    """Return an answer with made-up provenance that says so."""
    zeros = "0" * 64
    provenance = Provenance(
        app_version="0",
        engine="scripted",
        device="scripted",
        pack="scripted",
        model_file_sha256=zeros,
        adapter_sha256=None,
        base_sha256=zeros,
        prompt_sha256=zeros,
        prompt_version=1,
        temperature=0.0,
        seed=0,
        created="2000-01-01T00:00:00+00:00",
    )
    return Answer(task, text, "stop", probabilities, 1, len(text.split()), 1.0, 0.0, provenance)


class ScriptedEngine:
    """Has the interface of ``PackEngine`` and does what its scripts say.

    Args:
        scripts: What to answer for a task, or for a task and ``base``; without a script a question fails.
        state: What ``open`` returns, or the error that it raises.

    A script that ends without an outcome ends as an answer of all its text.

    """

    def __init__(
        self,
        scripts: Mapping[Task | tuple[Task, bool], Script] | None = None,
        *,
        state: EngineState | Exception | None = None,
    ) -> None:
        self.scripts = dict(scripts or {})
        self.asked: list[Asked] = []
        self.counted: list[str] = []
        self.cannot_count: Exception | None = None
        self.closed = threading.Event()
        self._state = state or EngineState("scripted", 1, 0, "scripted engine", 4096)
        self._stopped = threading.Event()

    def open(self) -> EngineState:
        """Return the given state or raise the given error."""
        if isinstance(self._state, Exception):
            raise self._state
        return self._state

    def ask(self, task: Task, details: str, *, base: bool = False) -> Iterator[Token | PromptProgress | Outcome]:
        """Yield what the script of this question says, then exactly one outcome."""
        self._stopped.clear()
        self.asked.append(Asked(task, details, base))
        script = self.scripts.get((task, base), self.scripts.get(task))
        if script is None:
            return iter((Failed(f"The scripted engine has no script for '{task.value}': give it one."),))
        return self._play(task, script)

    def count(self, details: str) -> dict[Task, TokenCount]:
        """Return one token for each word and 40 for the prompt, or raise the error that a test wants."""
        self.counted.append(details)
        if self.cannot_count is not None:
            raise self.cannot_count
        room = self._state.context if isinstance(self._state, EngineState) else 0
        return {task: TokenCount(40 + len(details.split()), room - 100) for task in Task}

    def cancel(self) -> None:
        """End the running script as stopped."""
        self._stopped.set()

    def close(self) -> None:
        """End the running script and remember that it was closed."""
        self._stopped.set()
        self.closed.set()

    def _play(self, task: Task, script: Script) -> Iterator[Token | PromptProgress | Outcome]:
        text = ""
        for step in script:
            if self._stopped.is_set():
                break
            if isinstance(step, Gate):
                step.wait(self._stopped)
                continue
            if isinstance(step, Exception):
                raise step
            event = Token(step) if isinstance(step, str) else step
            yield event
            if isinstance(event, Answer | Refused | Failed):
                return
            text += event.text if isinstance(event, Token) else ""
        yield _STOPPED if self._stopped.is_set() else scripted_answer(task, text)
