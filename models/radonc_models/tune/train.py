"""The training loop: micro-batches, AdamW, warm-up and cosine, best adapter by validation loss."""

from __future__ import annotations

import hashlib
import math
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from radonc_models.errors import RadOncError
from radonc_models.tune.base import answer_losses
from radonc_models.tune.checkpoints import Checkpoints
from radonc_models.tune.config import TuneConfig
from radonc_models.tune.dataset import Example, batches
from radonc_models.tune.packed import Packed, packable
from radonc_models.tune.world import World

if TYPE_CHECKING:
    import torch

__all__ = ["Progress", "Run", "adapter_state", "evaluate", "save_adapter", "train"]


@dataclass(frozen=True)
class Progress:
    """State of a run after an optimizer step. Losses are nats per answer token."""

    step: int
    steps: int
    loss: float
    validation_loss: float | None
    tokens_per_second: float


@dataclass
class Run:
    """What a run reports.

    Attributes:
        steps: Optimizer steps taken.
        tokens: Tokens read in training, padding not counted.
        seconds: Wall time of training and validation, over all sittings.
        train_loss: Mean loss of the last tenth of the steps.
        validation_loss: Best validation loss, that of the adapter that was kept.
        curve: Validation loss by step.
        losses: Training loss of every step.
        stopped_early: Whether patience ended the run.
        resumed_at: Steps that earlier sittings had taken.
        best: The tensors of the adapter with the best validation loss, in float16.

    """

    steps: int = 0
    tokens: int = 0
    seconds: float = 0.0
    train_loss: float = math.nan
    validation_loss: float = math.inf
    curve: dict[int, float] = field(default_factory=dict)
    losses: list[float] = field(default_factory=list)
    stopped_early: bool = False
    resumed_at: list[int] = field(default_factory=list)
    best: dict[str, torch.Tensor] = field(default_factory=dict, repr=False)


def train(
    model: Any,
    pad: int,
    examples: Sequence[Example],
    validation: Sequence[Example],
    config: TuneConfig,
    report: Callable[[Progress], None] = lambda _: None,
    *,
    world: World | None = None,
    checkpoints: Checkpoints | None = None,
) -> Run:
    """Train the adapter of ``model`` in place; ``Run.best`` is the adapter to keep.

    With ``checkpoints`` the run goes on from the state that lies there, as if it had never been interrupted.

    Raises:
        RadOncError: The loss is no number, or a state cannot be written or read.

    """
    loop = _Loop(model, pad, examples, config, world or World())
    if checkpoints is not None and (state := checkpoints.load()):
        loop.put_back(state)
    run, every = loop.run, max(1, loop.steps // config.evaluations)
    start, before = time.monotonic(), run.seconds
    model.train()
    while run.steps < loop.steps and not run.stopped_early:
        loss = loop.step()
        measured = None
        if run.steps % every == 0 or run.steps == loop.steps:
            measured = run.curve[run.steps] = loop.measure(validation)
            loop.judge(measured)
        run.seconds = before + time.monotonic() - start
        report(Progress(run.steps, loop.steps, loss, measured, run.tokens / max(run.seconds, 1e-9)))
        if checkpoints is not None and loop.world.leads and run.steps % config.checkpoint_steps == 0:
            checkpoints.save(loop.state())
    tail = run.losses[-max(1, len(run.losses) // 10) :]
    run.train_loss = sum(tail) / len(tail)
    return run


class _Loop:
    """Everything that changes during a run."""

    def __init__(self, model: Any, pad: int, examples: Sequence[Example], config: TuneConfig, world: World) -> None:
        import torch

        self.world, self.run = world, Run()
        self.steps = max(1, round(len(examples) * config.epochs / config.batch_size))
        self._model, self._pad, self._config = model, pad, config
        self._parameters = [parameter for parameter in model.parameters() if parameter.requires_grad]
        self._optimizer = torch.optim.AdamW(
            self._parameters, lr=config.learning_rate, weight_decay=config.weight_decay, fused=True
        )
        self._schedule = torch.optim.lr_scheduler.LambdaLR(
            self._optimizer, lambda step: _rate(step, self.steps, config.warmup_share)
        )
        self._packed = Packed(model) if not world.sharded and packable(model, config.dropout) else None
        self._source = _endless(examples, config)
        self._taken = 0
        self._worse = 0

    def step(self) -> float:
        """Take one optimizer step and return its mean loss."""
        import torch

        parts: list[list[Example]] = []
        while sum(map(len, parts)) < self._config.batch_size:
            parts.append(next(self._source))
        self._taken += len(parts)
        torch.manual_seed(_seed_of(self._config.seed, self.run.steps, self.world.rank))
        loss = accumulate(self._model, self._pad, parts, self.world, self._packed)
        if not math.isfinite(loss):
            raise RadOncError(
                f"The loss is no number any more at step {self.run.steps + 1}: lower the learning rate "
                f"({self._config.learning_rate:g}) and start again."
            )
        torch.nn.utils.clip_grad_norm_(self._parameters, self._config.clip_norm)
        self._optimizer.step()
        self._schedule.step()
        self._optimizer.zero_grad()
        self.run.steps += 1
        self.run.losses.append(loss)
        self.run.tokens += sum(len(example) for part in parts for example in part)
        return loss

    def measure(self, validation: Sequence[Example]) -> float:
        """Return the validation loss of the adapter as it is now."""
        return evaluate(self._model, self._pad, validation, self._config.micro_batch_size, self.world, self._packed)

    def judge(self, measured: float) -> None:
        """Keep the adapter if it is the best so far; end the run if too many were worse."""
        if measured <= self.run.validation_loss:
            self.run.validation_loss, self._worse = measured, 0
            self.run.best = adapter_state(self._model)
            return
        self._worse += 1
        self.run.stopped_early = 0 < self._config.patience <= self._worse

    def state(self) -> dict[str, Any]:
        """Return all of it as tensors and plain values."""
        run = asdict(self.run) | {"best": self.run.best}
        return {
            "run": run,
            "adapter": [parameter.detach().cpu() for parameter in self._parameters],
            "optimizer": self._optimizer.state_dict(),
            "schedule": self._schedule.state_dict(),
            "taken": self._taken,
            "worse": self._worse,
        }

    def put_back(self, state: dict[str, Any]) -> None:
        """Go on from what ``state`` gave; the micro-batches that were taken are drawn again and passed over."""
        import torch

        self.run = Run(**state["run"])
        self.run.resumed_at = [*self.run.resumed_at, self.run.steps]
        with torch.no_grad():
            for parameter, value in zip(self._parameters, state["adapter"], strict=True):
                parameter.copy_(value)
        self._optimizer.load_state_dict(state["optimizer"])
        self._schedule.load_state_dict(state["schedule"])
        self._taken, self._worse = state["taken"], state["worse"]
        for _ in islice(self._source, self._taken):
            pass


def accumulate(model: Any, pad: int, parts: list[list[Example]], world: World, packed: Packed | None = None) -> float:
    """Leave the gradient of one batch in the model, summed over micro-batches and processes; return its mean loss."""
    # Every answer token of the batch weighs the same, whatever micro-batch and process it came to.
    answer_tokens = sum(len(example.answer) for part in parts for example in part)
    total = 0.0
    read = _reader(model, pad, world, packed)
    for part, weight in world.share(parts):
        loss = weight * read(part)
        (loss / answer_tokens).backward()  # type: ignore[no-untyped-call]
        total += float(loss.detach())
    world.add_gradients(model.parameters())
    return world.add(total)[0] / answer_tokens


def _reader(model: Any, pad: int, world: World, packed: Packed | None) -> Callable[[list[Example]], torch.Tensor]:
    """Return what gives the summed cross entropy of the answers of a batch, with the adapter as it is now."""
    import torch

    if packed is not None:
        packed.fold()

    def read(part: list[Example]) -> torch.Tensor:
        pairs = [(example.prompt, example.answer) for example in part]
        if packed is not None:
            return packed.answer_losses(pairs, pad).sum()
        with torch.autocast(world.kind, torch.bfloat16):
            return answer_losses(model, pairs, pad, world.device).sum()

    return read


def evaluate(
    model: Any,
    pad: int,
    examples: Sequence[Example],
    size: int,
    world: World | None = None,
    packed: Packed | None = None,
) -> float:
    """Return the mean loss of ``examples`` in nats per answer token, without dropout."""
    import torch

    world = world or World()
    model.eval()
    total, count = 0.0, 0
    with torch.inference_mode():
        read = _reader(model, pad, world, packed)
        parts = [*batches(examples, size, 0.0, random.Random(0))]  # noqa: S311 - order only
        for batch, weight in world.share(parts):
            total += weight * float(read(batch))
            count += weight * sum(len(example.answer) for example in batch)
    model.train()
    total, counted = world.add(total, count)
    return total / counted


def _endless(examples: Sequence[Example], config: TuneConfig) -> Iterator[list[Example]]:
    rng = random.Random(config.seed)  # noqa: S311 - reproducible on purpose
    while True:
        yield from batches(
            examples, min(config.micro_batch_size, config.batch_size), config.balance, rng, alike=config.alike
        )


def _seed_of(seed: int, step: int, rank: int) -> int:
    """Return the seed of one step's dropout in one process: nothing of it needs to be kept, on any device."""
    return int.from_bytes(hashlib.sha256(f"{seed}/{step}/{rank}".encode()).digest()[:7])


def _rate(step: int, steps: int, warmup_share: float) -> float:
    """Share of the peak learning rate: linear warm-up, then cosine to a tenth."""
    warmup = max(1, round(steps * warmup_share))
    if step < warmup:
        return (step + 1) / warmup
    return 0.55 + 0.45 * math.cos(math.pi * (step - warmup) / max(1, steps - warmup))


def adapter_state(model: Any) -> dict[str, torch.Tensor]:
    """Return copies of the adapter's tensors in float16: half the size, and far finer than any quantization."""
    import torch

    state = model.state_dict().items()
    return {name: value.detach().to("cpu", torch.float16, copy=True) for name, value in state if "lora_" in name}


def save_adapter(model: Any, folder: Path, state: dict[str, torch.Tensor]) -> None:
    """Write the adapter tensors ``state`` in PEFT's format."""
    model.save_pretrained(str(folder), state_dict=state, save_embedding_layers=False)
