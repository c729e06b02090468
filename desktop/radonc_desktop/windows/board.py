"""The answers of this session, by case, task and model; panels show them and never own them."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from radonc_desktop.background.generation import Checked, Generator, Question
from radonc_desktop.windows.asked_again import again_line
from radonc_desktop.windows.findings import DoseTable, Finding
from radonc_models.errors import RadOncError
from radonc_models.runtime.asking import Answer, Failed, Refused
from radonc_models.tasks import Task

if TYPE_CHECKING:
    from radonc_desktop.vault import CaseRecord

__all__ = ["MOST_STATES", "AnswerBoard", "Key", "PanelState", "Phase", "SuggestionStore"]

MOST_STATES = 48
"""How many states stay in memory where the vault has older ones; a case has three, and those of the base model."""

Key = tuple[int, Task, bool]


class Phase(StrEnum):
    """Where a question stands."""

    IDLE = "idle"
    WAITING = "waiting"
    READING = "reading"
    WRITING = "writing"
    ANSWERED = "answered"
    REFUSED = "refused"
    STOPPED = "stopped"
    FAILED = "failed"

    @property
    def running(self) -> bool:
        """Whether the question can be stopped."""
        return self in (Phase.WAITING, Phase.READING, Phase.WRITING)


@dataclass(frozen=True)
class PanelState:
    """What a panel shows.

    Attributes:
        phase: Where the question stands.
        text: Streamed so far; the whole answer only when ``answer`` is set.
        answer: The complete result, the only thing that can be edited and saved.
        findings: What the checks say about the answer.
        table: A regimen as a table.
        sentence: Why there is no answer.
        read: Share of the prompt that has been read, 0 to 1.
        stopping: Stop was pressed and has not taken effect yet.
        details_version: Version of the details that was asked about.
        details: Their text.
        suggestion_id: The answer's record in the vault.
        kept: Since when the vault has it, where it is an answer of an earlier sitting; UTC, ISO 8601.
        again: How it stands to the answer before it on the same details; empty where there was none.

    """

    phase: Phase = Phase.IDLE
    text: str = ""
    answer: Answer | None = None
    findings: tuple[Finding, ...] = ()
    table: DoseTable | None = None
    sentence: str = ""
    read: float = 0.0
    stopping: bool = False
    details_version: int = 0
    details: str = field(default="", repr=False)
    suggestion_id: int | None = None
    kept: str = ""
    again: str = ""


class SuggestionStore(Protocol):
    """The part of the vault that keeps answers."""

    def save_suggestion(self, case_id: int, task: str, outcome_json: dict[str, Any]) -> int:
        """Keep an answer unchangeable and return its number."""


class AnswerBoard(QObject):
    """Turns what the generator tells into panel states and keeps answers in the vault.

    The newest states are in memory, those of the case on screen among them; what the vault has comes back from there.

    Signals:
        changed: The key whose state is new.
        problem: A sentence about an answer that could not be kept.
    """

    changed = Signal(object)
    problem = Signal(str)

    def __init__(self, generator: Generator, store: SuggestionStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._generator = generator
        self._store = store
        self._states: dict[Key, PanelState] = {}
        self._before: dict[Key, PanelState] = {}
        self._on_screen = 0
        self._checked = Checked((), None)
        generator.started.connect(self._on_started)
        generator.checked.connect(self._on_checked)
        generator.text.connect(self._on_text)
        generator.progress.connect(self._on_progress)
        generator.finished.connect(self._on_finished)

    def state(self, case_id: int, task: Task, base: bool = False) -> PanelState:
        """Return what is known at this place."""
        return self._states.get((case_id, task, base), PanelState())

    def running(self, case_id: int) -> bool:
        """Tell whether a question about this case runs or waits."""
        return any(key[0] == case_id and state.phase.running for key, state in self._states.items())

    def ask(self, case: CaseRecord, task: Task, *, base: bool = False) -> None:
        """Put one question about ``case``; a question that already runs at this place is left alone."""
        key = (case.id, task, base)
        before = self.state(*key)
        if before.phase.running:
            return
        if before.answer is not None:
            self._before[key] = before
        self._set(key, PanelState(Phase.WAITING, details_version=case.details_version))
        self._generator.start(Question(case.id, task, case.details, case.details_version, base))

    def look_at(self, case_id: int) -> None:
        """Keep what is known of this case, which is on screen from now on."""
        self._on_screen = case_id

    def put_back(self, case_id: int, task: Task, state: PanelState) -> None:
        """Show an answer that the vault has kept; one that came since stays."""
        now = self.state(case_id, task)
        if now.phase is Phase.IDLE or (now.kept and not state.kept):
            self._set((case_id, task, False), state)

    def refuse(self, case_id: int, task: Task, sentence: str, *, base: bool = False) -> None:
        """Show that a question was not asked, and why."""
        self._set((case_id, task, base), PanelState(Phase.REFUSED, sentence=sentence))

    def stop(self, case_id: int, task: Task | None = None, *, base: bool | None = None) -> None:
        """Stop the running questions of a case that match."""
        for key, state in list(self._states.items()):
            if key[0] != case_id or not state.phase.running:
                continue
            if task in (None, key[1]) and base in (None, key[2]):
                self._set(key, replace(state, stopping=True))
                self._generator.cancel(key)

    @Slot(object)
    def _on_started(self, question: Question) -> None:
        if not question.base:
            question.others.update(self._others(question))
        self._update(question, phase=Phase.READING)

    @Slot(object, str)
    def _on_text(self, question: Question, text: str) -> None:
        state = self._states.get(question.key, PanelState())
        self._update(question, phase=Phase.WRITING, text=state.text + text)

    @Slot(object, int, int)
    def _on_progress(self, question: Question, done: int, total: int) -> None:
        self._update(question, read=done / total if total else 0.0)

    @Slot(object, object)
    def _on_checked(self, _question: Question, checked: Checked) -> None:
        self._checked = checked  # of the answer that is told next

    @Slot(object, object)
    def _on_finished(self, question: Question, outcome: object) -> None:
        if isinstance(outcome, Answer):
            self._answered(question, outcome)
        elif isinstance(outcome, Refused):
            phase = Phase.STOPPED if outcome.reason == "stopped" else Phase.REFUSED
            self._update(question, phase=phase, sentence=outcome.sentence, stopping=False)
        elif isinstance(outcome, Failed):
            self._update(question, phase=Phase.FAILED, sentence=outcome.sentence, stopping=False)

    def _answered(self, question: Question, answer: Answer) -> None:
        findings = self._checked.findings
        suggestion = None
        if not question.base:
            try:
                suggestion = self._store.save_suggestion(
                    question.case_id, question.task.value, _as_record(answer, findings, question)
                )
            except RadOncError as error:
                self.problem.emit(str(error))
        self._update(
            question,
            phase=Phase.ANSWERED,
            text=answer.text,
            answer=answer,
            findings=findings,
            table=self._checked.table,
            stopping=False,
            suggestion_id=suggestion,
            again=self._again(question, answer),
        )

    def _again(self, question: Question, answer: Answer) -> str:
        before = self._before.pop(question.key, PanelState())
        if before.answer is None or before.details != question.details:
            return ""
        return again_line(before.answer, answer)

    def _others(self, question: Question) -> dict[Task, str]:
        """Return what the other models suggested for the same details."""
        states = {task: self.state(question.case_id, task) for task in Task if task is not question.task}
        return {
            task: state.answer.text
            for task, state in states.items()
            if state.phase is Phase.ANSWERED and state.answer and state.details_version == question.details_version
        }

    def _update(self, question: Question, **changes: Any) -> None:
        state = self._states.get(question.key, PanelState())
        version, details = question.details_version, question.details
        self._set(question.key, replace(state, details_version=version, details=details, **changes))

    def _forget_old(self) -> None:
        """Give up the oldest answers that the vault has: a day of cases is not to stay in memory."""
        spare = len(self._states) - MOST_STATES
        if spare > 0:
            old = [key for key, one in self._states.items() if one.suggestion_id and key[0] != self._on_screen]
            for key in old[:spare]:
                del self._states[key]

    def _set(self, key: Key, state: PanelState) -> None:
        self._states.pop(key, None)  # the newest stands last
        self._states[key] = state
        self._forget_old()
        self.changed.emit(key)


def _as_record(answer: Answer, findings: tuple[Finding, ...], question: Question) -> dict[str, Any]:
    record = asdict(answer)
    record["task"] = answer.task.value
    record["findings"] = [asdict(finding) for finding in findings]
    record["details_version"] = question.details_version
    return record
