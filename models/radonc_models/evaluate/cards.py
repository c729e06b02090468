"""Measured scores on the training card of each adapter, so that recipe and result stay together."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from radonc_models.errors import RadOncError
from radonc_models.pack.files import TRAINING_CARD, adapter_sha256
from radonc_models.tasks import Task

__all__ = ["note_scores"]


def note_scores(report: Mapping[str, Any], folder: Path) -> list[Task]:
    """Write the scores of ``report`` on the card of every adapter that was measured; return those tasks.

    Args:
        report: A report of ``radonc-models evaluate``.
        folder: Folder with one adapter folder a task. A card is touched only when the hash of its adapter is
            the one in the report.

    Raises:
        RadOncError: A card cannot be read or written.

    """
    noted = []
    for task in Task:
        adapter = folder / task.value
        model = report["models"].get(task.value)
        if model is None or not adapter.is_dir() or adapter_sha256(adapter) != model["adapter_sha256"]:
            continue
        card = adapter / TRAINING_CARD
        try:
            content = json.loads(card.read_text("utf-8"))
            content["scores"] = _scores(report, task)
            unfinished = card.with_suffix(".json.part")
            unfinished.write_text(json.dumps(content, indent=2) + "\n", "utf-8")
            unfinished.replace(card)
        except (OSError, ValueError):
            raise RadOncError(f"The training card of {task.value} cannot be updated: check the file.") from None
        noted.append(task)
    return noted


def _scores(report: Mapping[str, Any], task: Task) -> dict[str, Any]:
    return {
        "measured_with": report["command"],
        "model_sha256": report["models"][task.value]["sha256"],
        "cases_sha256": report["cases"]["sha256"],
        "rows": {row: tasks[task.value] for row, tasks in report["metrics"].items() if task.value in tasks},
    }
