"""The training card: where an adapter comes from, how it was made and how far it got."""

from __future__ import annotations

import json
import platform
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from radonc_models.pack import adapter_sha256
from radonc_models.pack.files import TRAINING_CARD
from radonc_models.tasks import template
from radonc_models.tune.config import TuneConfig
from radonc_models.tune.memorisation import Exposure
from radonc_models.tune.train import Run
from radonc_models.tune.world import World

if TYPE_CHECKING:
    from radonc_models.tune.run import Order

__all__ = ["Sources", "training_card"]

# Only synthetic cases come as a plain file (`read_data`): an adapter tuned on them has seen no patient.
_DEMONSTRATION = "Demonstration on synthetic cases; not for clinical use."
_DRAFTS = "Drafts that a physician reviews; no better than the cases it was tuned on."


@dataclass(frozen=True)
class Sources:
    """What a run was made from.

    Attributes:
        base_sha256: Identity of the base's weights, as ``radonc-convert`` computes it.
        cases_sha256: Hash of the manifest of the frozen set, or of the file of cases.
        training_cases: How many of them are for training.
        precision: How the base was held in memory.

    """

    base_sha256: str
    cases_sha256: str
    training_cases: int
    precision: str


def training_card(
    order: Order,
    config: TuneConfig,
    sources: Sources,
    run: Run,
    shortened: dict[str, int],
    exposure: Exposure | None,
    world: World,
) -> dict[str, Any]:
    """Return the card of one adapter as JSON values; it holds no text of any case."""
    templates = {task.value: template(task) for task in order.tasks}
    prompts = {name: {"version": one.version, "sha256": one.sha256} for name, one in templates.items()}
    return {
        "task": order.name,
        "intended_use": _DEMONSTRATION if order.cases.is_file() else _DRAFTS,
        "base": {"name": order.base.stem, "sha256": sources.base_sha256, "precision": sources.precision},
        "initialised_from": _origin(order.initial) if order.initial else None,
        "template": prompts[order.tasks[0].value],
        "templates": prompts,
        "data": {
            "file": order.cases.name,
            "sha256": sources.cases_sha256,
            "training_cases": sources.training_cases,
            "shortened": {"cases": len(shortened), "words": sum(shortened.values())},
        },
        "command": order.command,
        "config": asdict(config),
        "seed": config.seed,
        "result": _result(run),
        "memorisation": exposure.card() if exposure else None,
        "versions": {name: version(name) for name in ("radonc-gpt", "torch", "transformers", "peft")}
        | {"python": platform.python_version()},
        "hardware": _hardware(world, sources.precision),
    }


def _result(run: Run) -> dict[str, Any]:
    return {
        "steps": run.steps,
        "tokens": run.tokens,
        "seconds": round(run.seconds),
        "train_loss": round(run.train_loss, 4),
        "validation_loss": round(run.validation_loss, 4),
        "validation_curve": {step: round(loss, 4) for step, loss in run.curve.items()},
        "stopped_early": run.stopped_early,
        "resumed_at": run.resumed_at,
    }


def _origin(initial: Path) -> dict[str, Any]:
    """Return the identity of the adapter that a run started from, with its own card: the chain is complete."""
    try:
        card = json.loads((initial / TRAINING_CARD).read_text("utf-8"))
    except (OSError, ValueError):
        card = None
    return {"sha256": adapter_sha256(initial), "card": card}


def _hardware(world: World, precision: str) -> str:
    import torch

    where = f"{platform.machine()} CPU, {torch.get_num_threads()} thread(s)"
    if world.kind == "cuda":
        where = torch.cuda.get_device_name()
    processes = f"{world.size} processes, " if world.size > 1 else ""
    return f"{processes}{where}, {precision} base, float32 adapter"
