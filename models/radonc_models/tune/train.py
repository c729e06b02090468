"""The training loop: micro-batches, AdamW, warm-up and cosine, best adapter by validation loss."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from radonc_models.tune.base import answer_loss
from radonc_models.tune.config import TuneConfig
from radonc_models.tune.dataset import Example, batches

__all__ = ["Progress", "Run", "train"]

_EVALUATIONS = 6


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
    """What a finished run reports.

    Attributes:
        steps: Optimizer steps taken.
        tokens: Tokens read in training, padding not counted.
        seconds: Wall time of training and validation.
        train_loss: Mean loss of the last tenth of the steps.
        validation_loss: Best validation loss, that of the adapter that was kept.
        curve: Validation loss by step.

    """

    steps: int = 0
    tokens: int = 0
    seconds: float = 0.0
    train_loss: float = math.nan
    validation_loss: float = math.inf
    curve: dict[int, float] = field(default_factory=dict)


def train(
    model: Any,
    pad: int,
    examples: Sequence[Example],
    validation: Sequence[Example],
    config: TuneConfig,
    keep: Callable[[], None],
    report: Callable[[Progress], None],
) -> Run:
    """Train the adapter of ``model`` in place and call ``keep`` whenever validation has not been better before."""
    import torch

    torch.manual_seed(config.seed)
    steps = max(1, round(len(examples) * config.epochs / config.batch_size))
    parameters = [parameter for parameter in model.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(parameters, lr=config.learning_rate, weight_decay=config.weight_decay)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps, config.warmup_share))
    source = _endless(examples, config)
    every = max(1, steps // _EVALUATIONS)
    run, losses, start = Run(), [], time.monotonic()
    model.train()
    for step in range(1, steps + 1):
        loss, tokens = _step(model, pad, source, config)
        torch.nn.utils.clip_grad_norm_(parameters, config.clip_norm)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        losses.append(loss)
        run.tokens += tokens
        measured = None
        if step % every == 0 or step == steps:
            measured = run.curve[step] = evaluate(model, pad, validation, config.micro_batch_size)
            if measured <= run.validation_loss:
                run.validation_loss = measured
                keep()
        report(Progress(step, steps, loss, measured, run.tokens / (time.monotonic() - start)))
    tail = losses[-max(1, len(losses) // 10) :]
    run.steps, run.seconds, run.train_loss = steps, time.monotonic() - start, sum(tail) / len(tail)
    return run


def evaluate(model: Any, pad: int, examples: Sequence[Example], size: int) -> float:
    """Return the mean loss of ``examples`` in nats per answer token, without dropout."""
    import torch

    model.eval()
    total, count = 0.0, 0
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        for batch in batches(examples, size, 0.0, random.Random(0)):  # noqa: S311 - order only
            loss, tokens = answer_loss(model, [(e.prompt, e.answer) for e in batch], pad)
            total += float(loss)
            count += tokens
    model.train()
    return total / count


def _step(model: Any, pad: int, source: Iterator[list[Example]], config: TuneConfig) -> tuple[float, int]:
    """Accumulate the gradient of one batch; return its mean loss and the tokens read."""
    import torch

    parts: list[list[Example]] = []
    while sum(map(len, parts)) < config.batch_size:
        parts.append(next(source))
    answer_tokens = sum(len(example.answer) for part in parts for example in part)
    total = 0.0
    for part in parts:
        with torch.autocast("cpu", torch.bfloat16):
            loss, _ = answer_loss(model, [(e.prompt, e.answer) for e in part], pad)
        # Every answer token of the batch weighs the same, whatever micro-batch it came in.
        (loss / answer_tokens).backward()  # type: ignore[no-untyped-call]
        total += float(loss.detach())
    return total / answer_tokens, sum(len(example) for part in parts for example in part)


def _endless(examples: Sequence[Example], config: TuneConfig) -> Iterator[list[Example]]:
    rng = random.Random(config.seed)  # noqa: S311 - reproducible on purpose
    while True:
        yield from batches(examples, min(config.micro_batch_size, config.batch_size), config.balance, rng)


def _rate(step: int, steps: int, warmup_share: float) -> float:
    """Share of the peak learning rate: linear warm-up, then cosine to a tenth."""
    warmup = max(1, round(steps * warmup_share))
    if step < warmup:
        return (step + 1) / warmup
    return 0.55 + 0.45 * math.cos(math.pi * (step - warmup) / max(1, steps - warmup))


def save_adapter(model: Any, folder: Path) -> None:
    """Write the adapter in PEFT's format, tensors in float16: half the size, and far finer than any quantization."""
    import torch

    state = {name: value.detach().to(torch.float16) for name, value in model.state_dict().items() if "lora_" in name}
    model.save_pretrained(str(folder), state_dict=state, save_embedding_layers=False)
