"""The answers of an evaluation, kept in a file so that a killed run goes on where it stopped.

The file is plain text beside the report. It is written for synthetic cases only: answers to other cases stay
in memory, and such a run starts again from the beginning.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from radonc_models.errors import RadOncError
from radonc_models.records import Case
from radonc_models.tasks import Task, template

__all__ = ["AnswerBook", "Ask", "Reply", "Row", "all_synthetic"]


@dataclass(frozen=True)
class Reply:
    """What came back for one question.

    Attributes:
        text: The answer, empty when there was none.
        finish: ``stop``, ``length`` (cut off), ``empty`` or ``refused`` (unusable details).
        probabilities: Label probabilities of the modality task.
        prompt_tokens: Tokens read.
        new_tokens: Tokens written; 0 where labels were scored.
        seconds: Wall time of the question.
        engine: Name and version of the engine.
        device: What computed.

    """

    text: str
    finish: str
    probabilities: dict[str, float] | None = None
    prompt_tokens: int = 0
    new_tokens: int = 0
    seconds: float = 0.0
    engine: str = ""
    device: str = ""


Row = Literal["tuned", "base", "base_fair"]
"""Who is asked: the tuned model, the base model as the paper asks it, the base model with all that helps it."""

Ask = Callable[[Task, str, Row], Reply]
"""Asks one task with the details of a case."""


class AnswerBook:
    """Replies by model, task and case; appended to ``path`` one JSON line each, or kept in memory."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._replies: dict[str, Reply] = {}
        if path is not None and path.exists():
            self._read(path)

    def __len__(self) -> int:
        return len(self._replies)

    def get(self, model_sha256: str, task: Task, case: Case) -> Reply | None:
        """Return the reply that is on file for exactly this model, prompt and text, if there is one."""
        return self._replies.get(_key(model_sha256, task, case))

    def add(self, model_sha256: str, task: Task, case: Case, reply: Reply) -> None:
        """Keep ``reply``.

        Raises:
            RadOncError: The file cannot be written.

        """
        key = _key(model_sha256, task, case)
        self._replies[key] = reply
        if self._path is None:
            return
        line = json.dumps({"key": key, "task": task.value, "case": case.id, "reply": asdict(reply)}) + "\n"
        try:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(line)
        except OSError as error:
            raise RadOncError(
                f"The answers file {self._path.name} cannot be written ({error.strerror}): make room or "
                "choose another place and run the same command again."
            ) from None

    def _read(self, path: Path) -> None:
        try:
            data = path.read_bytes()
        except OSError as error:
            raise RadOncError(f"The answers file {path.name} cannot be read ({error.strerror}).") from None
        whole = data[: data.rfind(b"\n") + 1]
        for number, line in enumerate(whole.splitlines(), start=1):
            try:
                record = json.loads(line)
                self._replies[record["key"]] = Reply(**record["reply"])
            except (ValueError, KeyError, TypeError):
                raise RadOncError(
                    f"Line {number} of the answers file {path.name} is damaged: delete it and run again."
                ) from None
        if len(whole) < len(data):  # a killed run leaves half a line: the next one must not be glued to it
            path.write_bytes(whole)


def all_synthetic(cases: list[Case]) -> bool:
    """Tell whether every case says in its own text that it is synthetic."""
    return all("SYNTHETIC" in case.details for case in cases)


def _key(model_sha256: str, task: Task, case: Case) -> str:
    words = "\n".join((model_sha256, task.value, template(task).sha256, case.id, case.details))
    return hashlib.sha256(words.encode()).hexdigest()
