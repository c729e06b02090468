"""Does the tuned model beat another row? Paired by case: an interval, two tests, and a sentence for the reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from radonc_models.evaluate.reading import read_modality
from radonc_models.evaluate.scores import Given, hits, rouge
from radonc_models.evaluate.significance import SIGNIFICANT, holm, mcnemar, wilcoxon
from radonc_models.evaluate.statistics import Statistic, bootstrap, macro_f1_statistic
from radonc_models.records import Case, answer
from radonc_models.tasks import Task

__all__ = ["HEADLINE", "Comparison", "compare", "correct", "verdict"]

HEADLINE = {
    Task.REGIMEN: "dose_fractions_exact",
    Task.MODALITY: "macro_f1",
    Task.DIAGNOSIS: "icd_exact_looked_up",
}
"""The fact that decides about a model of each task."""
_TESTS = ("mcnemar_p", "wilcoxon_p", "wilcoxon_greater_p", "mcnemar_holm", "wilcoxon_holm")


@dataclass(frozen=True)
class Comparison:
    """The tuned model against one row; it ``beats`` it when the interval of the difference is above 0.

    Attributes:
        task: What was asked.
        metric: The headline of the task, in which the rows are compared.
        against: Name of the other row.
        tuned: Value of the tuned model.
        other: Value of the other row.
        difference: The first less the second.
        low: Lower end of its 95 % interval, a paired bootstrap by patient.
        high: Upper end.
        mcnemar_p: Exact McNemar test of right and wrong answers (modality: of the label), two-sided.
        wilcoxon_p: Wilcoxon test of ROUGE-L, two-sided.
        wilcoxon_greater_p: The same, one-sided: whether the tuned model scores higher.
        mcnemar_holm: ``mcnemar_p`` corrected for all tests of the report; None before :func:`correct`.
        wilcoxon_holm: ``wilcoxon_p`` corrected likewise.

    """

    task: Task
    metric: str
    against: str
    tuned: float
    other: float
    difference: float
    low: float
    high: float
    mcnemar_p: float = 1.0
    wilcoxon_p: float = 1.0
    wilcoxon_greater_p: float = 1.0
    mcnemar_holm: float | None = None
    wilcoxon_holm: float | None = None

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
            "tests": {name: _short(getattr(self, name)) for name in _TESTS},
            "verdict": self.verdict(),
        }

    def verdict(self) -> str:
        """Return in plain words what the comparison shows."""
        against = self.against.replace("_", " ")
        figures = f"{self.metric} {self.tuned:.3f} against {self.other:.3f}"
        if self.beats:
            sure = "; chance explains it badly" if self._significant else ", though not after correction for all tests"
            return f"{self.task.value}: better than the row '{against}' ({figures}){sure}."
        if self.high < 0:
            return f"{self.task.value}: worse than the row '{against}' ({figures})."
        return f"{self.task.value}: no difference to the row '{against}' can be shown ({figures})."

    @property
    def _significant(self) -> bool:
        corrected = self.mcnemar_p if self.mcnemar_holm is None else self.mcnemar_holm
        return corrected < SIGNIFICANT

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
    gains = [
        rouge(answer(task, case), x.text)[2] - rouge(answer(task, case), y.text)[2]
        for case, x, y in zip(cases, tuned, other, strict=True)
    ]
    return Comparison(
        *(task, HEADLINE[task], against, a, b, a - b, low, high),
        mcnemar_p=mcnemar(_right(task, cases, tuned), _right(task, cases, other)),
        wilcoxon_p=wilcoxon(gains),
        wilcoxon_greater_p=wilcoxon(gains, "greater"),
    )


def correct(comparisons: Sequence[Comparison]) -> list[Comparison]:
    """Return ``comparisons`` with the two-sided p-values corrected by Holm over all of them: one family a report."""
    n = len(comparisons)
    corrected = holm([one.mcnemar_p for one in comparisons] + [one.wilcoxon_p for one in comparisons])
    return [
        replace(one, mcnemar_holm=corrected[place], wilcoxon_holm=corrected[n + place])
        for place, one in enumerate(comparisons)
    ]


def verdict(comparisons: Sequence[Comparison]) -> str:
    """Return, in a plain sentence a task, whether tuning was worth it: better than every row it is compared with."""
    sentences = []
    for task in dict.fromkeys(one.task for one in comparisons):
        lost = [f"'{one.against.replace('_', ' ')}'" for one in comparisons if one.task is task and not one.beats]
        if lost:
            *first, last = lost
            rows = f"rows {', '.join(first)} and {last}" if first else f"row {last}"
            sentences.append(f"{task.value}: not shown to be better than the {rows}.")
        else:
            sentences.append(f"{task.value}: better than every row it was compared with.")
    return " ".join(sentences)


def _statistic(task: Task, cases: Sequence[Case], given: Sequence[Given]) -> Statistic:
    if task is Task.MODALITY:
        truth = [case.modality for case in cases]
        return macro_f1_statistic(truth, [read_modality(one.text) for one in given])
    right = np.array(_right(task, cases, given), dtype=np.float64)
    return lambda rows: float(right[rows].mean())


def _right(task: Task, cases: Sequence[Case], given: Sequence[Given]) -> list[bool]:
    name = "accuracy" if task is Task.MODALITY else HEADLINE[task]
    return [bool(hit) for hit in hits(task, cases, given)[name]]


def _short(value: float | None) -> float | None:
    """Return a p-value with four digits that count."""
    return None if value is None else float(f"{value:.4g}")
