"""What went wrong since the start, as counts: kinds, exit codes and places in the program, never a word of a case."""

from __future__ import annotations

import re
from collections import Counter

from PySide6.QtCore import QObject, Slot

from radonc_desktop.background.generation import Generator, Question
from radonc_models.runtime.asking import Answer, Failed, Refused

__all__ = ["Tally"]

_ENDED = re.compile(r"The engine ended unexpectedly \((.+)\): ask again to restart it\.")


class Tally(QObject):
    """Counts how questions ended.

    Args:
        generator: Who answers.
        parent: Its owner.

    """

    def __init__(self, generator: Generator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counts: Counter[str] = Counter()
        generator.finished.connect(self._on_finished)
        generator.opened.connect(self._on_opened)

    @property
    def counts(self) -> dict[str, int]:
        """How often what happened, the most frequent first."""
        return dict(self._counts.most_common())

    def bug(self, kind: str, place: str) -> None:
        """Count an unexpected error by its class and its place in the program."""
        self._counts[f"unexpected {kind} at {place}"] += 1

    @Slot(object, object)
    def _on_finished(self, _question: Question, outcome: object) -> None:
        if isinstance(outcome, Answer):
            self._counts["questions answered"] += 1
        elif isinstance(outcome, Refused):
            self._counts["questions stopped" if outcome.reason == "stopped" else "questions refused"] += 1
        elif isinstance(outcome, Failed):
            self._counts[f"questions without an answer, {_why(outcome)}"] += 1

    @Slot(object)
    def _on_opened(self, state: object) -> None:
        if isinstance(state, Failed):
            self._counts[f"models not loaded, {_why(state)}"] += 1


def _why(failed: Failed) -> str:
    """Return how the engine's process ended where it did; other sentences stay out, whatever they hold."""
    ended = _ENDED.fullmatch(failed.sentence)
    return f"the engine ended: {ended[1]}" if ended else "the engine went on"
