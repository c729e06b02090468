"""Does the tuned model beat the answers that cost nothing? Paired by case, with an interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from radonc_models.evaluate.scores import Given, hits, read_modality
from radonc_models.evaluate.statistics import Statistic, bootstrap, macro_f1_statistic
from radonc_models.records import Case
from radonc_models.tasks import Task

__all__ = ["HEADLINE", "Comparison", "compare"]

HEADLINE = {
    Task.REGIMEN: "dose_fractions_exact",
    Task.MODALITY: "macro_f1",
    Task.DIAGNOSIS: "icd_exact_looked_up",
}
"""The fact that decides about a model of each task."""


@dataclass(frozen=True)
class Comparison:
    """The tuned model against one row; it ``beats`` it when the interval of the difference is above 0."""

    task: Task
    metric: str
    against: str
    tuned: float
    other: float
    difference: float
    low: float
    high: float

    @property
    def beats(self) -> bool:
        """Tell whether the difference cannot be explained by the choice of cases."""
        return self.low > 0

    def as_dict(self) -> dict[str, Any]:
        """Return the comparison for JSON."""
        numbers = {name: round(getattr(self, name), 6) for name in ("tuned", "other", "difference", "low", "high")}
        return {
            "task": self.task.value,
            "metric": self.metric,
            "against": self.against,
            **numbers,
            "beats": self.beats,
        }

    def warning(self) -> str | None:
        """Return the sentence that a reader of the table must see, None when the tuned model is better."""
        if self.beats:
            return None
        return (
            f"{self.task.value}: the tuned model does not beat the row '{self.against.replace('_', ' ')}': "
            f"{self.metric} {self.tuned:.3f} against {self.other:.3f}, difference {self.difference:+.3f} "
            f"(95 % {self.low:+.3f} to {self.high:+.3f})."
        )


def compare(
    task: Task, cases: Sequence[Case], tuned: Sequence[Given], other: Sequence[Given], against: str
) -> Comparison:
    """Compare two rows of answers to the same ``cases`` by the headline metric of ``task``."""
    mine, theirs = _statistic(task, cases, tuned), _statistic(task, cases, other)
    every = np.arange(len(cases))
    low, high = bootstrap(lambda rows: mine(rows) - theirs(rows), len(cases))
    a, b = mine(every), theirs(every)
    return Comparison(task, HEADLINE[task], against, a, b, a - b, low, high)


def _statistic(task: Task, cases: Sequence[Case], given: Sequence[Given]) -> Statistic:
    if task is Task.MODALITY:
        truth = [case.modality for case in cases]
        return macro_f1_statistic(truth, [read_modality(one.text) for one in given])
    right = np.array([bool(hit) for hit in hits(task, cases, given)[HEADLINE[task]]], dtype=np.float64)
    return lambda rows: float(right[rows].mean())
