"""One tuning run from files to files: base, cases -> adapter folder with its training card."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from radonc_models.disk import write_whole
from radonc_models.errors import RadOncError
from radonc_models.frozen_set import Data, read_data
from radonc_models.pack import adapter_sha256, base_sha256
from radonc_models.pack.files import TRAINING_CARD
from radonc_models.records import Case
from radonc_models.tasks import Task
from radonc_models.tune.base import add_adapter, load_base, read_adapter
from radonc_models.tune.card import Sources, training_card
from radonc_models.tune.checkpoints import Checkpoints
from radonc_models.tune.config import TuneConfig, recommended
from radonc_models.tune.dataset import Encoded, Tokenizer, encode
from radonc_models.tune.loss_plot import loss_plot
from radonc_models.tune.memorisation import Canary, Exposure, expose, plant
from radonc_models.tune.memory import keep_freed_memory
from radonc_models.tune.train import Progress, Run, save_adapter, train
from radonc_models.tune.world import World, joined, shard

__all__ = ["Order", "Tuned", "tune"]


@dataclass(frozen=True)
class Order:
    """What a run shall do.

    Attributes:
        tasks: What the adapter learns: one task, or several for a joint adapter.
        base: GGUF file or model folder of the base.
        cases: Folder of a frozen set, or JSON lines of synthetic cases with splits.
        out: Adapter folder, made or replaced as a whole.
        config: Hyper-parameters.
        initial: Adapter to start from instead of a fresh one, such as that of another task.
        fit: Fit the settings of the preset ``recommended`` to the base and the device, except those named in it.
        precision: How the base is held: ``bfloat16``, or ``nf4`` on a CUDA device.
        device: ``auto``, ``cpu`` or ``cuda``.
        sharded: Keep a part of the base in each process.
        resume: Go on from the state that an interrupted run left.
        command: The command line, for the card.

    """

    tasks: tuple[Task, ...]
    base: Path
    cases: Path
    out: Path
    config: TuneConfig
    initial: Path | None = None
    fit: frozenset[str] | None = None
    precision: str = "bfloat16"
    device: str = "auto"
    resume: bool = False
    sharded: bool = False
    command: str = ""

    @property
    def name(self) -> str:
        """The task, or ``joint``."""
        return self.tasks[0].value if len(self.tasks) == 1 else "joint"


@dataclass(frozen=True)
class Tuned:
    """What became of a run.

    Attributes:
        run: Its curve.
        folder: Where the adapter lies; not ``Order.out`` if it was withheld.
        shortened: Cases whose details lost words at their beginning.
        exposure: What the adapter gives away of the canaries; None where none were planted.

    """

    run: Run
    folder: Path
    shortened: int
    exposure: Exposure | None

    @property
    def released(self) -> bool:
        """Whether the adapter passed the memorisation test, or was not asked to."""
        return self.exposure is None or self.exposure.passed


def tune(order: Order, report: Callable[[Progress], None] = lambda _: None) -> Tuned:
    """Train one adapter and write it with its card; an interrupted run leaves ``order.out`` as it was.

    Under `torchrun` or `accelerate launch` every process calls this; the first reports and writes.

    Raises:
        RadOncError: A file is missing or of the wrong kind, a set is empty, the loss is no number, or the disk is full.

    """
    data = read_data(order.cases, only_synthetic=True)
    training, validation = _sets(data)
    keep_freed_memory()
    _quiet()
    with joined(order.device, sharded=order.sharded) as world:
        model, tokenizer = load_base(order.base, order.precision, world.device)
        config = order.config
        if order.fit is not None:
            config = recommended(config, model.num_parameters(), on_gpu=world.kind != "cpu", stated=order.fit)
        planted, canaries = plant(training, config.canaries, config.seed)
        examples, held_out = (
            _encoded(order.tasks, part, tokenizer, config.max_tokens) for part in (planted, validation)
        )
        model = _with_adapter(model, config, order.initial, world)
        if order.sharded:
            shard(model)
        sources = Sources(base_sha256(order.base), data.sha256, len(training), order.precision)
        checkpoints = _checkpoints(order, config, sources, world)
        run = train(
            model, tokenizer.eos_token_id, examples.examples, held_out.examples, config,
            report if world.leads else lambda _: None, world=world, checkpoints=checkpoints,
        )  # fmt: skip
        exposure = _exposed(model, tokenizer, order.tasks[0], canaries, run, config, world)
        folder = order.out if exposure is None or exposure.passed else order.out.with_name(f"{order.out.name}.withheld")
        if world.leads:
            shortened = examples.shortened | held_out.shortened
            card = training_card(order, config, sources, run, shortened, exposure, world)
            _write(model, run, folder, card, order.name)
            checkpoints.clear()
        world.wait()
    return Tuned(run, folder, len(examples.shortened | held_out.shortened), exposure)


def _sets(data: Data) -> tuple[list[Case], list[Case]]:
    training, validation = data.of("train"), data.of("validation")
    if not training or not validation:
        raise RadOncError(f"{data.source.name} has no training or no validation cases: generate or split it again.")
    return training, validation


def _encoded(tasks: Sequence[Task], cases: Sequence[Case], tokenizer: Tokenizer, max_tokens: int) -> Encoded:
    parts = [encode(task, cases, tokenizer, max_tokens) for task in tasks]
    examples = tuple(example for part in parts for example in part.examples)
    return Encoded(examples, {case: words for part in parts for case, words in part.shortened.items()})


def _with_adapter(model: Any, config: TuneConfig, initial: Path | None, world: World) -> Any:
    import torch

    torch.manual_seed(config.seed)  # the same fresh adapter in every process
    model = add_adapter(model, config.rank, config.alpha, config.dropout, config.target_modules)
    if initial is not None:
        read_adapter(model, initial)
    return model.to(world.device) if world.kind != "cpu" else model


def _checkpoints(order: Order, config: TuneConfig, sources: Sources, world: World) -> Checkpoints:
    """Return where the state of this run is kept; what another run left is taken up or removed."""
    settings = {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(config).items()}
    identity: dict[str, Any] = {"settings": settings, "base": sources.base_sha256, "cases": sources.cases_sha256}
    identity |= {"tasks": [task.value for task in order.tasks], "precision": sources.precision, "world": world.size}
    identity["initial"] = adapter_sha256(order.initial) if order.initial else None
    checkpoints = Checkpoints(order.out.with_name(f".{order.out.name}.part"), identity)
    if not order.resume and world.leads:
        checkpoints.clear()
    world.wait()
    return checkpoints


def _exposed(
    model: Any, tokenizer: Any, task: Task, canaries: Sequence[Canary], run: Run, config: TuneConfig, world: World
) -> Exposure | None:
    """Ask the adapter that is kept, not the last one, for the canaries."""
    if not canaries:
        return None
    current = dict(model.named_parameters())
    for name, value in run.best.items():
        current[name].data.copy_(value)
    return expose(model, tokenizer, task, canaries, config.seed, world)


def _write(model: Any, run: Run, folder: Path, card: dict[str, Any], title: str) -> None:
    """Put the adapter folder in its place as a whole.

    Raises:
        RadOncError: It cannot be written; the state of the run is still there.

    """
    draft = folder.with_name(f".{folder.name}.new")
    try:
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(parents=True)
        save_adapter(model, draft, run.best)
        (draft / "README.md").unlink(missing_ok=True)  # peft's empty model card; ours is the training card
        write_whole(draft / "loss.svg", loss_plot(run, title).encode(), mode=0o644)
        write_whole(draft / TRAINING_CARD, (json.dumps(card, indent=2) + "\n").encode(), mode=0o644)
        shutil.rmtree(folder, ignore_errors=True)
        draft.rename(folder)
    except OSError as error:
        shutil.rmtree(draft, ignore_errors=True)
        raise RadOncError(
            f"The adapter {folder.name} cannot be written ({error.strerror}): free or change the place, "
            "then go on with --resume."
        ) from error


def _quiet() -> None:
    """Quiet libraries that write progress of their own to the terminal."""
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    with contextlib.suppress(ImportError):
        from transformers.utils import logging

        logging.disable_progress_bar()
