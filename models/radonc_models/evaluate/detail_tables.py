"""Tables of what lies behind the figures of the tuned model: slots, sites, confusion, reliability, tests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from radonc_models.evaluate.facts.slots import SLOTS
from radonc_models.tasks import Task

__all__ = ["Rows", "detail_tables"]

Rows = list[list[str]]
_WORDS = {
    "total_dose": "total dose",
    "per_fraction": "dose per fraction",
    "systemic": "concurrent drugs",
    "micro": "all items",
    "macro": "mean of the slots",
}


def detail_tables(report: Mapping[str, Any]) -> list[tuple[str, Rows]]:
    """Return the tables of ``report`` with their titles; none for a report without ``details``."""
    behind = report.get("details", {}).get("tuned", {})
    regimen, modality = behind.get(Task.REGIMEN.value, {}), behind.get(Task.MODALITY.value, {})
    diagnosis = behind.get(Task.DIAGNOSIS.value, {})
    tables = [
        ("Regimen, tuned model: slots", _slots(regimen.get("slots"))),
        ("Regimen, tuned model: slot F1 by site", _sites(regimen.get("sites"))),
        ("Modality, tuned model: answers (columns) to each label (rows)", _confusion(modality.get("confusion"))),
        ("Modality, tuned model: how often right when so sure", _reliability(modality.get("reliability"))),
        ("Diagnosis, tuned model: steps between spelled and right code", _steps(diagnosis.get("steps"))),
        ("Tests, paired by case", _tests(report.get("comparisons"))),
    ]
    return [(title, rows) for title, rows in tables if len(rows) > 1]


def _slots(slots: Mapping[str, Any] | None) -> Rows:
    rows = [["Slot", "n", "precision", "recall", "F1"]]
    for name, parts in (slots or {}).items():
        if parts["f1"]["value"] is not None:
            cells = [_number(parts[part]) for part in ("precision", "recall", "f1")]
            rows.append([_WORDS.get(name, name), str(parts["f1"]["n"]), *cells])
    return rows


def _sites(sites: Mapping[str, Any] | None) -> Rows:
    named = [slot for slot in SLOTS if any(slot in row for row in (sites or {}).values())]
    rows = [["Site", "n", "all", *(_WORDS.get(slot, slot) for slot in named)]]
    for site, row in (sites or {}).items():
        rows.append([site, str(row["n"]), *(_short(row.get(slot)) for slot in ("micro", *named))])
    return rows


def _confusion(table: Mapping[str, Any] | None) -> Rows:
    if not table:
        return []
    head = ["Label", *table["labels"], "no label"]
    return [head, *([label, *map(str, row)] for label, row in zip(table["labels"], table["rows"], strict=True))]


def _reliability(bins: list[Mapping[str, Any]] | None) -> Rows:
    rows = [["Probability", "n", "mean", "right"]]
    for one in bins or ():
        if one["right"]["n"]:
            span = f"{one['low']:g} to {one['high']:g}"
            rows.append([span, str(one["right"]["n"]), _short(one["sure"]), _number(one["right"])])
    return rows


def _steps(steps: Mapping[str, int] | None) -> Rows:
    meant = ("same code", "same category", "same block", "same chapter", "another chapter", "no code")
    return [["Steps", "answers"], *([f"{number}, {meant[int(number)]}", str(n)] for number, n in (steps or {}).items())]


def _tests(comparisons: list[Mapping[str, Any]] | None) -> Rows:
    rows = [["Task", "against", "difference", "McNemar p", "after Holm", "Wilcoxon p", "after Holm", "one-sided"]]
    for one in comparisons or ():
        tests = one.get("tests")
        if tests:
            names = ("mcnemar_p", "mcnemar_holm", "wilcoxon_p", "wilcoxon_holm", "wilcoxon_greater_p")
            figure = f"{one['difference']:+.3f} [{one['low']:+.2f}, {one['high']:+.2f}]"
            rows.append([one["task"], one["against"].replace("_", " "), figure, *(_chance(tests[n]) for n in names)])
    return rows


def _number(figure: Mapping[str, Any]) -> str:
    if figure["value"] is None:
        return "–"
    return f"{figure['value']:.3f} [{figure['low']:.2f}, {figure['high']:.2f}]"


def _short(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _chance(p: float | None) -> str:
    if p is None:
        return "–"
    return "< 0.001" if p < 0.001 else f"{p:.3f}"
