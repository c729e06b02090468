"""The report of an evaluation as JSON: figures together with everything that makes them repeatable."""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from radonc_models.disk import write_whole
from radonc_models.errors import RadOncError
from radonc_models.evaluate.comparison import verdict
from radonc_models.evaluate.run import Result
from radonc_models.evaluate.statistics import RESAMPLES, SEED, Figure
from radonc_models.pack.files import file_sha256
from radonc_models.pack.manifest import Pack
from radonc_models.tasks import Task, template

__all__ = ["FORMAT", "FORMAT_VERSION", "build", "read", "task_figures", "write"]

FORMAT = "radonc-evaluation"
FORMAT_VERSION = 1
_DISTRIBUTIONS = ("radonc-gpt", "llama-cpp-python", "rouge-score", "numpy")


def build(
    result: Result,
    pack: Pack,
    cases_file: Path,
    split: str,
    counts: tuple[int, int],
    *,
    command: str,
    created: str,
) -> dict[str, Any]:
    """Return the report of ``result``.

    Args:
        result: What was measured.
        pack: The pack whose files were run; the hashes of its files are those that the engine verified.
        cases_file: The file that the cases came from; its hash goes into the report, its folder does not.
        split: Name of the measured split.
        counts: Number of measured cases and of training cases.
        command: The command that makes this report.
        created: UTC time, ISO 8601.

    """
    metrics = {row: _by_task(tasks) for row, tasks in result.metrics.items()}
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "pack": pack.name,
        "synthetic": pack.synthetic,
        "models": _models(pack),
        "templates": {
            task.value: {"version": template(task).version, "sha256": template(task).sha256} for task in Task
        },
        "cases": {
            "file": cases_file.name,
            "sha256": file_sha256(cases_file),
            "split": split,
            "n": counts[0],
            "train": counts[1],
        },
        "n": counts[0],
        "command": command,
        "created": created,
        "versions": _versions(),
        "engine": result.engine,
        "device": result.device,
        "bootstrap": {"resamples": RESAMPLES, "seed": SEED},
        **_speed(result),
        "metrics": metrics,
        "tasks": _tasks(result, pack, metrics),
        "reference": _by_task(result.reference),
        "details": {row: {task.value: one for task, one in some.items()} for row, some in result.details.items()},
        "verdict": verdict(result.comparisons),
        "comparisons": [one.as_dict() for one in result.comparisons],
        "warnings": result.warnings,
        "outcomes": result.outcomes,
    }


def write(path: Path, report: Mapping[str, Any]) -> None:
    """Write ``report`` to ``path`` at once: an old report stays whole until the new one is.

    Raises:
        RadOncError: The file cannot be written.

    """
    data = json.dumps(report, indent=1, ensure_ascii=False) + "\n"
    try:
        write_whole(path, data.encode(), mode=0o644)
    except OSError as error:
        raise RadOncError(
            f"The report {path.name} cannot be written ({error.strerror}): choose another place."
        ) from None


def read(path: Path) -> dict[str, Any]:
    """Read a report.

    Raises:
        RadOncError: The file is missing or no evaluation report of this version.

    """
    try:
        report = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        raise RadOncError(f"The evaluation report {path.name} cannot be read: run the evaluation again.") from None
    if not isinstance(report, dict) or (report.get("format"), report.get("format_version")) != (
        FORMAT,
        FORMAT_VERSION,
    ):
        raise RadOncError(f"{path.name} is no evaluation report of this version: run the evaluation again.")
    return report


def task_figures(report: Mapping[str, Any], task: Task, sha256: str) -> dict[str, Any] | None:
    """Return the figures of ``task`` if they were measured with exactly the file ``sha256``, else None."""
    figures = report.get("tasks", {}).get(task.value)
    return dict(figures) if isinstance(figures, dict) and figures.get("sha256") == sha256 else None


def _tasks(result: Result, pack: Pack, metrics: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a model pack keeps of each task: the figures of its file beside the free answers."""
    tasks: dict[str, Any] = {}
    for task, entry in pack.tasks.items():
        fitted = result.temperature if task is Task.MODALITY else None
        tasks[task.value] = {
            "sha256": entry.sha256,
            "n": metrics["tuned"][task.value]["rouge1"]["n"],
            "temperature": round(entry.temperature if fitted is None else fitted, 6),
            "metrics": metrics["tuned"][task.value],
            "baselines": {row: metrics[row][task.value] for row in ("constant", "nearest_neighbour")},
            "warnings": [text for text in result.warnings if text.startswith((f"{task.value}:", f"{task.value},"))],
        }
        if task is Task.MODALITY and result.abstention is not None:
            tasks[task.value]["abstention"] = result.abstention.as_dict()
    return tasks


def _models(pack: Pack) -> dict[str, Any]:
    models: dict[str, Any] = {}
    if pack.base is not None:
        models["base"] = {
            "file": pack.base.file,
            "sha256": pack.base.sha256,
            "quantization": pack.base.quantization,
        }
    for task, entry in pack.tasks.items():
        models[task.value] = {
            "file": entry.file,
            "sha256": entry.sha256,
            "adapter_sha256": entry.adapter_sha256,
            "base_sha256": entry.base_sha256,
            "quantization": entry.quantization,
            "temperature": entry.temperature,
        }
    return models


def _by_task(tasks: Mapping[Task, Mapping[str, Figure]]) -> dict[str, Any]:
    return {task.value: {name: figure.as_dict() for name, figure in figures.items()} for task, figures in tasks.items()}


def _speed(result: Result) -> dict[str, Any]:
    seconds: dict[str, dict[str, float]] = {}
    rates: dict[str, dict[str, float]] = {}
    for row, tasks in result.speed.items():
        for task, speed in tasks.items():
            seconds.setdefault(row, {})[task.value] = round(speed.seconds, 3)
            if speed.new_tokens and speed.seconds > 0:
                rates.setdefault(row, {})[task.value] = round(speed.new_tokens / speed.seconds, 2)
    return {"seconds": seconds, "tokens_per_second": rates}


def _versions() -> dict[str, str]:
    versions = {"python": platform.python_version()}
    for name in _DISTRIBUTIONS:
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            continue
    return versions
