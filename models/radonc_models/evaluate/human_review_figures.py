"""What readers found: verdicts with intervals, correctness on four points, agreement, and what is left to decide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from radonc_models.curate.agreement import agreement
from radonc_models.evaluate.human_review_items import CORRECTNESS, Key
from radonc_models.evaluate.human_review_readings import Judgement, Reading
from radonc_models.evaluate.statistics import mean_figure, proportion

__all__ = ["VERDICTS", "disputed", "figures", "rows_of"]

VERDICTS = ("agreement", "model error", "reference error", "both wrong", "indeterminate")
_APART = 2
"""Points of correctness by which readers may not differ without a third opinion."""


def disputed(readings: Sequence[Reading]) -> list[int]:
    """Return the items on which two readers disagree: another verdict, or correctness two points apart."""
    found = []
    for item in sorted({item for reading in readings for item in reading.judgements}):
        judged = [reading.judgements[item] for reading in readings if item in reading.judgements]
        points = [[one.model for one in judged], [one.reference for one in judged]]
        far = any(max(row) - min(row) >= _APART for row in points)
        if len({one.verdict for one in judged}) > 1 or far:
            found.append(item)
    return found


def figures(key: Key, readings: Sequence[Reading], decided: Reading | None) -> dict[str, Any]:
    """Return what a report keeps of a review: numbers only, readers by number.

    Args:
        key: The key of the review.
        readings: What each reader filled in.
        decided: The third opinion on disputed items; None while there is none.

    """
    open_items = set(disputed(readings)) - set(decided.judgements if decided else ())
    final = _final(readings, decided, open_items)
    tasks = sorted(set(key.tasks.values()))
    return {
        "review": key.review,
        "items": len(key.sides),
        "read": len({item for reading in readings for item in reading.judgements}),
        "open": len(open_items),
        "readers": [{"read": len(one.judgements), **_summary(one.judgements)} for one in readings],
        "agreement": _agreements(readings),
        "final": {
            task: _summary({item: one for item, one in final.items() if key.tasks[item] == task}) for task in tasks
        },
    }


def _final(readings: Sequence[Reading], decided: Reading | None, open_items: set[int]) -> dict[int, Judgement]:
    """Return the judgement that counts of each item: the third opinion, else what the readers agree on."""
    final = {item: one for reading in reversed(readings) for item, one in reading.judgements.items()}
    if decided:
        final.update(decided.judgements)
    return {item: one for item, one in final.items() if item not in open_items}


def _summary(judgements: Mapping[int, Judgement]) -> dict[str, Any]:
    rows = list(judgements.values())
    return {
        "n": len(rows),
        "verdicts": {name: proportion([one.verdict == name for one in rows]).as_dict() for name in VERDICTS},
        "model": mean_figure([float(one.model) for one in rows]).as_dict(),
        "reference": mean_figure([float(one.reference) for one in rows]).as_dict(),
        "difference": mean_figure([float(one.model - one.reference) for one in rows]).as_dict(),
    }


def _agreements(readings: Sequence[Reading]) -> dict[str, Any] | None:
    """Return the agreement of the first two readers; None without a second."""
    if len(readings) < 2:
        return None
    one, two = readings[0].judgements, readings[1].judgements
    both = sorted(set(one) & set(two))
    verdicts = agreement([(one[item].verdict, two[item].verdict) for item in both])
    points = [(one[item].model, two[item].model) for item in both]
    return {
        "items": verdicts.cases,
        "agreed": verdicts.agreed,
        "kappa": None if verdicts.kappa is None else round(verdicts.kappa, 6),
        "kappa_correctness": _weighted_kappa(points),
    }


def _weighted_kappa(pairs: Sequence[tuple[int, int]]) -> float | None:
    """Return Cohen's kappa with squared weights (Psychol Bull 1968;70:213-220); None where chance says nothing."""
    if not pairs:
        return None
    ours, theirs = Counter(first for first, _ in pairs), Counter(second for _, second in pairs)
    seen = sum((first - second) ** 2 for first, second in pairs) / len(pairs)
    chance = sum(ours[a] * theirs[b] * (a - b) ** 2 for a in CORRECTNESS for b in CORRECTNESS) / len(pairs) ** 2
    return round(1 - seen / chance, 6) if chance else None


def rows_of(found: Mapping[str, Any]) -> list[tuple[str, list[list[str]]]]:
    """Return the tables of a report's review with their titles; the first row of each is its head."""
    head = ["", "n", *(f"{name}, %" for name in VERDICTS), "model, 1 to 4", "reference, 1 to 4", "difference"]
    rows = [head, *([f"{task}, decided", *_cells(one)] for task, one in found["final"].items())]
    rows += [[f"reader {number}", *_cells(one)] for number, one in enumerate(found["readers"], start=1)]
    tables = [(f"Blinded review: {found['read']} of {found['items']} pairs read, {found['open']} disputed", rows)]
    both = found["agreement"]
    if both:
        kappas = [_kappa(both["kappa"]), _kappa(both["kappa_correctness"])]
        cells = [str(both["items"]), str(both["agreed"]), *kappas]
        names = ["pairs read by both", "same verdict", "kappa of the verdict", "weighted kappa of correctness"]
        tables.append(("Agreement of two readers", [names, cells]))
    return tables


def _cells(one: Mapping[str, Any]) -> list[str]:
    shares = []
    for name in VERDICTS:
        figure = one["verdicts"][name]
        known = figure["value"] is not None
        shares.append(
            f"{100 * figure['value']:.0f} [{100 * figure['low']:.0f}, {100 * figure['high']:.0f}]" if known else "–"
        )
    points = [_mean(one[name]) for name in ("model", "reference", "difference")]
    return [str(one["n"]), *shares, *points]


def _mean(figure: Mapping[str, Any]) -> str:
    return "–" if figure["value"] is None else f"{figure['value']:.2f} [{figure['low']:.2f}, {figure['high']:.2f}]"


def _kappa(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
