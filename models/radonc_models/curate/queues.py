"""Which cases wait for whom, how far a review is, and how well its readers agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from radonc_models.curate.agreement import Agreement, agreement
from radonc_models.curate.states import Pool, State, Verdict
from radonc_models.curate.workspace import Workspace

__all__ = ["Progress", "Queue", "agreement_of", "progress_of", "queued"]

Queue = Literal["waiting", "flagged", "second", "disputed", "done"]
"""Which cases: not read yet, those of them with a flag, read by somebody else only, disputed, or accepted and
rejected."""

_QUEUES: dict[str, str] = {
    "waiting": "state = 3 AND verdict = ''",
    "flagged": "state = 3 AND verdict = '' AND flags <> ''",
    "second": (
        "state = 4 AND verdict = 'accepted' AND EXISTS (SELECT 1 FROM readings WHERE case_id = cases.id AND "
        "action = 'accept' AND reader NOT IN (:names)) AND NOT EXISTS (SELECT 1 FROM readings WHERE "
        "case_id = cases.id AND reader IN (:names))"
    ),
    "disputed": "verdict = 'disputed'",
    "done": "state >= 4 AND verdict IN ('accepted', 'rejected')",
}
# In the order of the index, so that nothing is sorted.
_PROGRESS = "SELECT verdict, state, total(flags <> ''), count(*) FROM cases WHERE pool = ? GROUP BY 1, 2"
_JUDGED = (Verdict.ACCEPTED, Verdict.REJECTED, Verdict.DISPUTED)


@dataclass(frozen=True)
class Progress:
    """How far the review is: cases that wait, of them flagged ones, accepted, rejected and disputed ones."""

    waiting: int
    flagged: int
    accepted: int
    rejected: int
    disputed: int


def queued(workspace: Workspace, which: Queue, limit: int, after: int, names: tuple[str, ...]) -> list[int]:
    """Return numbers of cases behind ``after``, at most ``limit``, for the reader who has or had these names."""
    condition = _QUEUES[which].replace(":names", ", ".join("?" * len(names)))
    values = list(names) * _QUEUES[which].count(":names")
    found = workspace.rows(
        f"SELECT id FROM cases WHERE pool = ? AND {condition} AND id > ? ORDER BY id LIMIT ?",  # noqa: S608 - fixed
        Pool.MAIN,
        *values,
        after,
        limit,
    )
    return [row[0] for row in found]


def progress_of(workspace: Workspace) -> Progress:
    """Return how far the review is."""
    rows = workspace.rows(_PROGRESS, Pool.MAIN)
    waits = [row for row in rows if row[0] == Verdict.OPEN and row[1] == State.DEIDENTIFIED]
    judged = [sum(row[3] for row in rows if row[0] == verdict) for verdict in _JUDGED]
    return Progress(sum(row[3] for row in waits), int(sum(row[2] for row in waits)), *judged)


def agreement_of(workspace: Workspace) -> Agreement:
    """Return how well second readings agree with the first ones on the modality."""
    pairs = workspace.rows(
        "SELECT first.label, second.label FROM readings AS second JOIN readings AS first ON first.id = "
        "(SELECT max(id) FROM readings WHERE case_id = second.case_id AND action = 'accept' AND id < second.id "
        "AND reader <> second.reader) WHERE second.action = 'second' AND second.label <> ''"
    )
    return agreement([(str(first), str(second)) for first, second in pairs])
