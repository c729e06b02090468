"""What lies behind the figures of one row of answers: slots, critical errors, confusion, reliability, code distances.

Everything is ready for JSON; figures are ``{"value", "low", "high", "n"}`` with a 95 % interval.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from radonc_models.clinical import icd10
from radonc_models.evaluate.facts.agreement import Counts, best_reference, compare_slots
from radonc_models.evaluate.facts.critical import KINDS, critical_errors
from radonc_models.evaluate.facts.icd_tree import steps
from radonc_models.evaluate.facts.slots import SLOTS, read_slots
from radonc_models.evaluate.reading import read_modality
from radonc_models.evaluate.statistics import (
    UNDEFINED,
    Figure,
    confusion,
    proportion,
    ratio_figure,
    reliability,
    resampled_sums,
)
from radonc_models.records import Case
from radonc_models.tasks import MODALITY_LABELS, Task

__all__ = ["detail", "slot_counts", "slot_figures"]

_PARTS = ("precision", "recall", "f1")


class _Given(Protocol):
    @property
    def text(self) -> str: ...
    @property
    def probabilities(self) -> dict[str, float] | None: ...


def detail(task: Task, cases: Sequence[Case], given: Sequence[_Given], *, list_errors: bool = False) -> dict[str, Any]:
    """Return what lies behind the figures of ``given``, the answers to ``cases`` in the same order.

    Args:
        task: What was asked.
        cases: The cases.
        given: The answers.
        list_errors: Name the critical errors case by case, which says what the cases are about: for synthetic ones.

    Returns:
        Regimen: ``slots`` (per slot, ``micro`` and ``macro``: precision, recall, f1), ``sites`` (micro F1 per slot),
        ``critical`` (share of cases with each kind, ``any`` and ``severe``), ``errors`` (only with ``list_errors``).
        Modality: ``confusion`` (``labels``, ``rows``; the last column is any other answer), and ``reliability`` where
        labels were scored. Diagnosis: ``steps``, the number of answers at each distance.

    """
    if task is Task.REGIMEN:
        return _regimen(cases, [one.text for one in given], list_errors)
    if task is Task.MODALITY:
        return _modality(cases, given)
    spelled = [icd10.parse_diagnosis(one.text)[1] for one in given]
    counted = Counter(steps(case.diagnosis.code, code) for case, code in zip(cases, spelled, strict=True))
    return {"steps": {str(number): counted[number] for number in range(6)}}


def slot_counts(cases: Sequence[Case], texts: Sequence[str]) -> list[dict[str, Counts]]:
    """Return, case by case, the counts of every slot against the acceptable reference that comes nearest."""
    rows = []
    for case, text in zip(cases, texts, strict=True):
        slots = read_slots(text)
        rows.append(compare_slots(best_reference(case, slots), slots))
    return rows


def slot_figures(counts: Sequence[dict[str, Counts]]) -> dict[str, dict[str, Figure]]:
    """Return precision, recall and F1 of every slot, and of ``micro`` (all items) and ``macro`` (mean of the slots).

    Intervals are bootstraps by case. A slot that nobody names is undefined and has no part in the mean.
    """
    if not counts:
        return {name: dict.fromkeys(_PARTS, UNDEFINED) for name in (*SLOTS, "micro", "macro")}
    table = np.array([[_three(row[slot]) for slot in SLOTS] for row in counts], dtype=np.float64)
    n, sums = len(table), table.sum(axis=0)
    drawn = resampled_sums(table.reshape(n, -1)).reshape(-1, len(SLOTS), 3)
    figures: dict[str, dict[str, Figure]] = {name: {} for name in (*SLOTS, "micro", "macro")}
    for part in _PARTS:
        whole, parts = _rate(part, sums), _rate(part, drawn)
        for place, slot in enumerate(SLOTS):
            figures[slot][part] = ratio_figure(_known(whole[place]), parts[:, place], int(table[:, place].any(1).sum()))
        every = _known(_rate(part, sums.sum(axis=0)[None])[0])
        figures["micro"][part] = ratio_figure(every, _rate(part, drawn.sum(axis=1)), n)
        figures["macro"][part] = ratio_figure(_known(_mean(whole[None])[0]), _mean(parts), n)
    return figures


def _regimen(cases: Sequence[Case], texts: Sequence[str], list_errors: bool) -> dict[str, Any]:
    counts = slot_counts(cases, texts)
    errors = [critical_errors(case, text) for case, text in zip(cases, texts, strict=True)]
    shares: dict[str, Figure] = {"any": proportion([bool(some) for some in errors])}
    shares["severe"] = proportion([any(one.severity == "severe" for one in some) for some in errors])
    for kind in KINDS:
        shares[kind] = proportion([any(one.kind == kind for one in some) for some in errors])
    found: dict[str, Any] = {
        "slots": {
            name: {part: figure.as_dict() for part, figure in parts.items()}
            for name, parts in slot_figures(counts).items()
        },
        "sites": _by_site(cases, counts),
        "critical": {name: figure.as_dict() for name, figure in shares.items()},
    }
    if list_errors:
        found["errors"] = [
            {"case": case.id, "site": case.site, "kind": one.kind, "severity": one.severity, "sentence": one.sentence}
            for case, some in zip(cases, errors, strict=True)
            for one in some
        ]
    return found


def _by_site(cases: Sequence[Case], counts: Sequence[dict[str, Counts]]) -> dict[str, dict[str, Any]]:
    """Return, site by site, the number of cases and F1 of every slot that somebody names there."""
    sums: dict[str, dict[str, Counts]] = defaultdict(lambda: dict.fromkeys(SLOTS, Counts()))
    for case, row in zip(cases, counts, strict=True):
        for slot in SLOTS:
            sums[case.site][slot] += row[slot]
    cases_of = Counter(case.site for case in cases)
    return {
        site: {
            "n": cases_of[site],
            "micro": _rounded(sum(sums[site].values(), Counts()).f1),
            **{slot: _rounded(one.f1) for slot, one in sums[site].items() if one.f1 is not None},
        }
        for site in sorted(sums)
    }


def _modality(cases: Sequence[Case], given: Sequence[_Given]) -> dict[str, Any]:
    truth = [case.modality for case in cases]
    named = [read_modality(one.text) for one in given]
    found: dict[str, Any] = {
        "confusion": {"labels": list(MODALITY_LABELS), "rows": confusion(truth, named, MODALITY_LABELS)}
    }
    rows = [one.probabilities for one in given if one.probabilities is not None]
    if rows and len(rows) == len(truth):
        found["reliability"] = [one.as_dict() for one in reliability(rows, truth)]
    return found


def _three(one: Counts) -> tuple[int, int, int]:
    return one.right, one.invented, one.missed


def _rate(part: str, sums: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return precision, recall or F1 of (right, invented, missed) in the last axis; NaN where nothing is named."""
    right, invented, missed = sums[..., 0], sums[..., 1], sums[..., 2]
    above = 2 * right if part == "f1" else right
    below = {"precision": right + invented, "recall": right + missed, "f1": 2 * right + invented + missed}[part]
    return np.divide(above, below, out=np.full_like(below, np.nan), where=below > 0)


def _mean(rates: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the mean over the slots that are defined, row by row."""
    known = ~np.isnan(rates)
    count = known.sum(axis=-1)
    sums = np.where(known, rates, 0.0).sum(axis=-1)
    return np.divide(sums, count, out=np.full(sums.shape, np.nan), where=count > 0)


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)
