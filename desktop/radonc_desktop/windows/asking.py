"""Asking about the case on screen: what may be asked now, and why something may not."""

from __future__ import annotations

from collections.abc import Callable

from radonc_desktop.windows.board import AnswerBoard
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.open_case import OpenCase
from radonc_desktop.windows.pack_words import PackWords
from radonc_desktop.windows.token_meter import TokenMeter
from radonc_models.errors import InputRefused
from radonc_models.tasks import Task, render

__all__ = ["Asking"]


class Asking:
    """Puts questions about one case after keeping its details, or returns why not in a sentence.

    Args:
        board: Takes the questions and shows refusals in the place of the answer.
        meter: Knows which prompts are too long.
        keep_details: Saves what was typed; False when it could not.

    """

    def __init__(self, board: AnswerBoard, meter: TokenMeter, keep_details: Callable[[], bool]) -> None:
        self._board = board
        self._meter = meter
        self._keep_details = keep_details
        self.case: OpenCase | None = None
        self.words = PackWords()

    def ask(self, task: Task) -> None:
        """Ask the tuned model of ``task`` about the details as they are saved now."""
        problem = self.why_not(task)
        if self.case is None:
            return
        if problem:
            self._board.refuse(self.case.id, task, problem)
        else:
            self._board.ask(self.case.record, task)

    def ask_all(self) -> str:
        """Ask all tasks, one after the other; return why none can be asked, else an empty text."""
        problem = self.why_none() or (self.why_not(Task.REGIMEN) if self._refuses_all() else "")
        if not problem:
            for task in Task:
                self.ask(task)
        return problem

    def ask_comparison(self, task: Task) -> str:
        """Ask the base model and, unless its answer is there, the tuned model; return why not."""
        problem = self.why_not(task)
        if not problem and not self.words.base:
            problem = tr("This model pack has no base model to compare with.")
        if problem or self.case is None:
            return problem
        tuned = self._board.state(self.case.id, task)
        known = tuned.answer is not None and self.words.made(tuned.answer)
        if not known or tuned.details_version != self.case.record.details_version:
            self._board.ask(self.case.record, task)
        self._board.ask(self.case.record, task, base=True)
        return ""

    def stop(self, task: Task | None = None, *, base: bool | None = None) -> None:
        """Stop what runs about this case and matches."""
        if self.case is not None:
            self._board.stop(self.case.id, task, base=base)

    def why_not(self, task: Task) -> str:
        """Return why ``task`` cannot be asked now, else an empty text."""
        return self.why_none() or self._meter.reading.refusals.get(task, "")

    def why_none(self) -> str:
        """Return why nothing can be asked now; the details are kept first, so no typing is at risk."""
        if self.case is None:
            return tr("Open a case first.")
        if not self._keep_details():
            return tr("Decide first which text of the details shall stay.")
        if self.words.problem:
            return self.words.problem
        try:
            render(Task.REGIMEN, self.case.record.details)
        except InputRefused as refused:
            return str(refused)
        return ""

    def _refuses_all(self) -> bool:
        return all(task in self._meter.reading.refusals for task in Task)
