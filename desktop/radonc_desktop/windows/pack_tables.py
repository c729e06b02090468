"""The files and the measured figures of a model pack as rows of words; nothing here is typed in."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from radonc_desktop.marking import marked
from radonc_desktop.windows.language import counted, grouped, tr
from radonc_desktop.windows.parts import task_title
from radonc_models.pack import Pack, PackFile, ReferencesFile, TaskModel
from radonc_models.tasks import Task

__all__ = ["figure_rows", "file_rows", "file_size"]

_MEASURES = {
    "dose_fractions_exact": marked("dose and fractions"),
    "laterality": marked("laterality"),
    "rougeL": "ROUGE-L",
    "accuracy": marked("modality"),
    "macro_f1": "macro-F1",
    "icd_exact_looked_up": marked("code by its description"),
    "icd_exact": marked("code as spelled"),
}


def file_rows(pack: Pack, checked: Collection[str]) -> list[tuple[str, ...]]:
    """Return a row for each file: what for, name, kind, type, size, hash, and whether it was checked just now."""
    rows = [_file_row(task_title(task.value), entry, checked) for task, entry in pack.tasks.items()]
    others = ((tr("Comparison"), pack.base), (tr("References"), pack.references))
    return [*rows, *(_file_row(what, entry, checked) for what, entry in others if entry is not None)]


def figure_rows(pack: Pack) -> list[tuple[str, ...]]:
    """Return a row for each measured figure with its interval, number of cases and baseline."""
    rows = []
    for task, entry in pack.tasks.items():
        title, found = task_title(task.value), _mapping((entry.evaluation or {}).get("metrics"))
        nearest = _mapping(_mapping((entry.evaluation or {}).get("baselines")).get("nearest_neighbour"))
        names = [name for name in _MEASURES if _mapping(found.get(name)).get("value") is not None]
        names = names if task is Task.REGIMEN else [name for name in names if name != "rougeL"]  # one word or one code
        rows += [_figure_row(title, name, _mapping(found[name]), _mapping(nearest.get(name))) for name in names]
        if not names:
            rows.append((title, tr("not measured"), "", "", "", ""))
    return rows


def file_size(size: int) -> str:
    """Return a number of bytes as people read it."""
    mebi = size >= 1 << 20
    return f"{grouped(round(size / 2**20))} MiB" if mebi else f"{grouped(round(size / 2**10))} KiB"


def _file_row(what: str, entry: PackFile, checked: Collection[str]) -> tuple[str, ...]:
    if isinstance(entry, TaskModel):
        how = tr("adapter") if entry.kind == "adapter" else tr("merged")
        kind = tr("{kind}, LoRA rank {rank}", kind=how, rank=entry.lora.r)
    elif isinstance(entry, ReferencesFile) and entry.synthetic:
        kind = counted(entry.cases, "{n} synthetic cases", "{n} synthetic cases")
    elif isinstance(entry, ReferencesFile):
        kind = counted(entry.cases, "{n} reviewed cases", "{n} reviewed cases")
    else:
        kind = entry.name
    whole = tr("✓ whole") if entry.file in checked else ""
    quantization = "" if isinstance(entry, ReferencesFile) else entry.quantization
    return what, entry.file, kind, quantization, file_size(entry.size), entry.sha256[:16], whole


def _figure_row(task: str, name: str, figure: Mapping[str, Any], nearest: Mapping[str, Any]) -> tuple[str, ...]:
    low, high, n = figure.get("low"), figure.get("high"), figure.get("n")
    interval = "" if low is None or high is None else tr("{low} to {high}", low=_percent(low), high=_percent(high))
    copied = nearest.get("value")
    shown = "" if copied is None else _percent(copied)
    return task, tr(_MEASURES[name]), _percent(figure["value"]), interval, str(n or ""), shown


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
