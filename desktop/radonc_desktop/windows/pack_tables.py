"""The files and the measured figures of a model pack as rows of words; nothing here is typed in."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from radonc_desktop.windows.parts import TASK_TITLES
from radonc_models.pack import Pack, PackFile, ReferencesFile, TaskModel
from radonc_models.tasks import Task

__all__ = ["figure_rows", "file_rows"]

_MEASURES = {
    "dose_fractions_exact": "dose and fractions",
    "laterality": "laterality",
    "rougeL": "ROUGE-L",
    "accuracy": "modality",
    "macro_f1": "macro-F1",
    "icd_exact_looked_up": "code by its description",
    "icd_exact": "code as spelled",
}


def file_rows(pack: Pack, checked: Collection[str]) -> list[tuple[str, ...]]:
    """Return a row for each file: what for, name, kind, type, size, hash, and whether it was checked just now."""
    rows = [_file_row(TASK_TITLES[task.value], entry, checked) for task, entry in pack.tasks.items()]
    others = (("Comparison", pack.base), ("References", pack.references))
    return [*rows, *(_file_row(what, entry, checked) for what, entry in others if entry is not None)]


def figure_rows(pack: Pack) -> list[tuple[str, ...]]:
    """Return a row for each measured figure with its interval, number of cases and baseline."""
    rows = []
    for task, entry in pack.tasks.items():
        title, found = TASK_TITLES[task.value], _mapping((entry.evaluation or {}).get("metrics"))
        nearest = _mapping(_mapping((entry.evaluation or {}).get("baselines")).get("nearest_neighbour"))
        names = [name for name in _MEASURES if _mapping(found.get(name)).get("value") is not None]
        names = names if task is Task.REGIMEN else [name for name in names if name != "rougeL"]  # one word or one code
        rows += [_figure_row(title, name, _mapping(found[name]), _mapping(nearest.get(name))) for name in names]
        if not names:
            rows.append((title, "not measured", "", "", "", ""))
    return rows


def _file_row(what: str, entry: PackFile, checked: Collection[str]) -> tuple[str, ...]:
    if isinstance(entry, TaskModel):
        kind = f"{'adapter' if entry.kind == 'adapter' else 'merged'}, LoRA rank {entry.lora.r}"
    elif isinstance(entry, ReferencesFile):
        kind = f"{entry.cases:,} {'synthetic' if entry.synthetic else 'reviewed'} cases"
    else:
        kind = entry.name
    size = f"{entry.size / 2**20:,.0f} MiB" if entry.size >= 1 << 20 else f"{entry.size / 2**10:,.0f} KiB"
    whole = "✓ whole" if entry.file in checked else ""
    quantization = "" if isinstance(entry, ReferencesFile) else entry.quantization
    return what, entry.file, kind, quantization, size, entry.sha256[:16], whole


def _figure_row(task: str, name: str, figure: Mapping[str, Any], nearest: Mapping[str, Any]) -> tuple[str, ...]:
    low, high, n = figure.get("low"), figure.get("high"), figure.get("n")
    interval = "" if low is None or high is None else f"{_percent(low)} to {_percent(high)}"
    copied = nearest.get("value")
    shown = "" if copied is None else _percent(copied)
    return task, _MEASURES[name], _percent(figure["value"]), interval, str(n or ""), shown


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
