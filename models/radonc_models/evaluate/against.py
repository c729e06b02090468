"""The gate between two versions: whether the new one lost anything that the old one had.

Both reports are about the same cases, so every fact is compared case by case. A drop counts when chance explains it in
less than 5 % of such comparisons, all of them together (Holm).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from radonc_models.errors import RadOncError
from radonc_models.evaluate.outcomes import numbers, signs
from radonc_models.evaluate.significance import SIGNIFICANT, holm, mcnemar, wilcoxon
from radonc_models.evaluate.statistics import bootstrap, macro_f1_statistic, mean_figure
from radonc_models.tasks import Task

__all__ = ["Change", "changes", "check_comparable", "told"]

_FACTS: dict[Task, tuple[str, ...]] = {
    Task.REGIMEN: ("dose_fractions_exact", "laterality", "wrong_side", "critical_error"),
    Task.MODALITY: ("accuracy",),
    Task.DIAGNOSIS: ("icd_exact", "icd_exact_looked_up", "icd_valid"),
}
_ERRORS = frozenset({"wrong_side", "critical_error"})
"""Facts of which less is better."""


@dataclass(frozen=True)
class Change:
    """One metric in two reports of the same cases.

    Attributes:
        task: What was asked.
        metric: What is compared.
        before: Value in the previous report.
        now: Value in the new one.
        low: Lower end of the 95 % interval of the difference, a paired bootstrap by case.
        high: Its upper end.
        p: How often chance alone parts two equal models so far, two-sided, before correction.
        corrected: The same after Holm's correction for all metrics of the comparison.

    """

    task: Task
    metric: str
    before: float
    now: float
    low: float
    high: float
    p: float
    corrected: float

    @property
    def is_drop(self) -> bool:
        """Tell whether the new version is worse, and not by chance."""
        worse = self.now > self.before if self.metric in _ERRORS else self.now < self.before
        return worse and self.corrected < SIGNIFICANT


def check_comparable(previous: Mapping[str, Any], name: str, cases_sha256: str) -> None:
    """Refuse a previous report that cannot be compared with one of the cases of this hash.

    Raises:
        RadOncError: It is about other cases, or from a version that kept nothing by case.

    """
    found = previous.get("outcomes")
    if not isinstance(found, dict):
        raise RadOncError(f"{name} keeps no outcomes by case, so nothing can be compared with it: measure it anew.")
    if found.get("cases_sha256") != cases_sha256:
        raise RadOncError(
            f"{name} was measured on other cases: use the same case file, split and limit, since only answers to the "
            "same cases can be compared."
        )


def changes(previous: Mapping[str, Any], report: Mapping[str, Any]) -> list[Change]:
    """Return every metric that both reports have, with the test of its change; see ``check_comparable``."""
    raw = []
    for task in Task:
        before, now = previous["outcomes"].get(task.value), report["outcomes"].get(task.value)
        if before is None or now is None:
            continue
        raw += [(task, name, *_facts(before, now, name)) for name in _FACTS[task] if _both(before, now, name)]
        raw.append((task, "rougeL", *_scores(numbers(before["rougeL"]), numbers(now["rougeL"]))))
        if task is Task.MODALITY:
            raw.append((task, "macro_f1", *_labels(before, now)))
    corrected = holm([one[-1] for one in raw])
    return [Change(*one, p) for one, p in zip(raw, corrected, strict=True)]


def told(found: Sequence[Change], name: str) -> str:
    """Return what the comparison showed, for a terminal; the last line is the verdict."""
    lines = [f"Against {name}, paired by case:"]
    for one in found:
        mark = "DROP" if one.is_drop else ""
        lines.append(
            f"  {one.task.value:<10}{one.metric:<22}{one.before:.3f} -> {one.now:.3f}  "
            f"[{one.low:+.3f}, {one.high:+.3f}]  p after Holm {one.corrected:.3f}  {mark}".rstrip()
        )
    drops = [f"{one.task.value} {one.metric}" for one in found if one.is_drop]
    lines.append(f"A significant drop: {', '.join(drops)}." if drops else "No significant drop.")
    return "\n".join(lines) + "\n"


_Measured = tuple[float, float, float, float, float]
"""Before, now, interval of the difference, p-value."""


def _both(before: Mapping[str, Any], now: Mapping[str, Any], name: str) -> bool:
    return name in before["hits"] and name in now["hits"]


def _facts(before: Mapping[str, Any], now: Mapping[str, Any], name: str) -> _Measured:
    pairs = [
        (bool(old), bool(new))
        for old, new in zip(signs(before["hits"][name]), signs(now["hits"][name]), strict=True)
        if old is not None and new is not None
    ]
    olds, news = [old for old, _ in pairs], [new for _, new in pairs]
    return _paired([*map(float, olds)], [*map(float, news)], lambda: mcnemar(olds, news))


def _scores(olds: Sequence[float], news: Sequence[float]) -> _Measured:
    return _paired(olds, news, lambda: wilcoxon([new - old for old, new in zip(olds, news, strict=True)]))


def _paired(olds: Sequence[float], news: Sequence[float], test: Callable[[], float]) -> _Measured:
    if not olds:
        return 0.0, 0.0, 0.0, 0.0, 1.0
    change = mean_figure([new - old for old, new in zip(olds, news, strict=True)])
    return sum(olds) / len(olds), sum(news) / len(news), change.low or 0.0, change.high or 0.0, test()


def _labels(before: Mapping[str, Any], now: Mapping[str, Any]) -> _Measured:
    """Return macro-F1; its p-value is the share of resamples on the other side of no change, both sides counted."""
    truth, n = now["truth"].split(), len(now["truth"].split())
    old, new = (macro_f1_statistic(truth, one["named"].split()) for one in (before, now))
    seen: list[float] = []

    def difference(rows: Any) -> float:
        seen.append(new(rows) - old(rows))
        return seen[-1]

    low, high = bootstrap(difference, n)
    beyond = min(sum(one >= 0 for one in seen), sum(one <= 0 for one in seen))
    every = np.arange(n)
    return old(every), new(every), low, high, min(1.0, 2 * (beyond + 1) / (len(seen) + 1))
