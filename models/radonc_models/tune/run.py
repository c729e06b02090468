"""One tuning run from files to files: base, cases -> adapter folder with its training card."""

from __future__ import annotations

import contextlib
import json
import os
import platform
import shutil
from collections.abc import Callable
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from radonc_models.errors import RadOncError
from radonc_models.pack import adapter_sha256, file_sha256
from radonc_models.pack.files import TRAINING_CARD
from radonc_models.records import Case, read_cases
from radonc_models.tasks import Task, template
from radonc_models.tune.base import add_adapter, load_base, read_adapter
from radonc_models.tune.config import TuneConfig
from radonc_models.tune.dataset import encode
from radonc_models.tune.memory import keep_freed_memory
from radonc_models.tune.train import Progress, Run, save_adapter, train

__all__ = ["tune"]

_MAX_TOKENS = 1024


def tune(
    task: Task,
    base: Path,
    cases: Path,
    out: Path,
    config: TuneConfig,
    *,
    initial: Path | None = None,
    command: str = "",
    report: Callable[[Progress], None] = lambda _: None,
) -> Run:
    """Train one adapter and write it with its card to ``out``; an interrupted run leaves ``out`` as it was.

    Args:
        task: What the adapter learns.
        base: GGUF file or model folder of the base.
        cases: JSON lines of curated cases with splits.
        out: Adapter folder, made or replaced as a whole.
        config: Hyper-parameters.
        initial: Adapter to start from instead of a fresh one, such as that of another task.
        command: The command line, for the card.
        report: Called after every optimizer step.

    Raises:
        RadOncError: A file is missing or of the wrong kind, or the sets are empty.

    """
    chosen = read_cases(cases)
    training, validation = ([case for case in chosen if case.split == split] for split in ("train", "validation"))
    if not training or not validation:
        raise RadOncError(f"{cases.name} has no training or no validation cases: generate or split it again.")
    keep_freed_memory()
    _quiet()
    model, tokenizer = load_base(base)
    examples, held_out = (encode(task, part, tokenizer, _MAX_TOKENS) for part in (training, validation))
    import torch

    torch.manual_seed(config.seed)
    model = add_adapter(model, config.rank, config.alpha, config.dropout, config.target_modules)
    if initial is not None:
        read_adapter(model, initial)
    draft = out.with_name(f".{out.name}.part")
    shutil.rmtree(draft, ignore_errors=True)
    run = train(model, tokenizer.eos_token_id, examples, held_out, config, lambda: save_adapter(model, draft), report)
    (draft / "README.md").unlink(missing_ok=True)  # peft's empty model card; ours is the training card
    card = _card(task, base, cases, training, config, initial, command, run)
    (draft / TRAINING_CARD).write_text(json.dumps(card, indent=2) + "\n", "utf-8")
    shutil.rmtree(out, ignore_errors=True)
    draft.rename(out)
    return run


def _card(
    task: Task,
    base: Path,
    cases: Path,
    training: list[Case],
    config: TuneConfig,
    initial: Path | None,
    command: str,
    run: Run,
) -> dict[str, Any]:
    words = template(task)
    return {
        "task": task.value,
        "intended_use": "Demonstration on synthetic cases; not for clinical use.",
        "base": {"name": base.stem, "sha256": file_sha256(base) if base.is_file() else None},
        "initialised_from": _origin(initial) if initial else None,
        "template": {"version": words.version, "sha256": words.sha256},
        "data": {"file": cases.name, "sha256": file_sha256(cases), "training_cases": len(training)},
        "command": command,
        "config": asdict(config),
        "seed": config.seed,
        "result": {
            "steps": run.steps,
            "tokens": run.tokens,
            "seconds": round(run.seconds),
            "train_loss": round(run.train_loss, 4),
            "validation_loss": round(run.validation_loss, 4),
            "validation_curve": {step: round(loss, 4) for step, loss in run.curve.items()},
        },
        "versions": {name: version(name) for name in ("radonc-gpt", "torch", "transformers", "peft")}
        | {"python": platform.python_version()},
        "hardware": f"{platform.machine()} CPU, {torch_threads()} thread(s), bfloat16 base, float32 adapter",
    }


def _origin(initial: Path) -> dict[str, Any]:
    """Return the identity of the adapter that a run started from, with its own card: the chain is complete."""
    try:
        card = json.loads((initial / TRAINING_CARD).read_text("utf-8"))
    except (OSError, ValueError):
        card = None
    return {"sha256": adapter_sha256(initial), "card": card}


def torch_threads() -> int:
    """Return the number of threads that torch computes with."""
    import torch

    return torch.get_num_threads()


def _quiet() -> None:
    """Quiet libraries that write progress of their own to the terminal."""
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    with contextlib.suppress(ImportError):
        from transformers.utils import logging

        logging.disable_progress_bar()
