"""The command ``radonc-models tune``."""

from __future__ import annotations

import argparse
import shlex
import sys
import time
from pathlib import Path

from radonc_models.tasks import Task, parse_task
from radonc_models.tune.config import PRESETS, preset
from radonc_models.tune.train import Progress

__all__ = ["add_arguments", "run"]

_REPORT_SECONDS = 10.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``tune``."""
    parser.add_argument("--task", type=parse_task, required=True, metavar="|".join(Task))
    parser.add_argument("--base", type=Path, required=True, help="GGUF file or model folder")
    parser.add_argument("--cases", type=Path, required=True, help="curated cases, JSON lines with splits")
    parser.add_argument("--out", type=Path, required=True, help="adapter folder to write")
    parser.add_argument("--init", type=Path, help="adapter to start from, such as that of another task")
    parser.add_argument("--preset", choices=sorted(PRESETS), default="paper")
    parser.add_argument("--epochs", type=float)
    parser.add_argument("--learning-rate", type=float)
    parser.add_argument("--batch-size", type=int)
    parser.add_argument("--balance", type=float)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--threads", type=int, default=0, help="CPU threads; 0 lets torch choose")


def run(args: argparse.Namespace) -> int:
    """Train one adapter; progress goes to standard error."""
    import torch

    from radonc_models.tune.run import tune

    if args.threads:
        torch.set_num_threads(args.threads)
    config = preset(
        args.preset,
        epochs=args.epochs,
        learning_rate=args.learning_rate,
        batch_size=args.batch_size,
        balance=args.balance,
        seed=args.seed,
    )
    command = shlex.join(["radonc-models", *sys.argv[1:]])
    result = tune(
        args.task,
        args.base,
        args.cases,
        args.out,
        config,
        initial=args.init,
        command=command,
        report=_Reporter(),
    )
    sys.stdout.write(
        f"{args.task}: {result.steps} steps, {result.tokens} tokens, {result.seconds:.0f} s, "
        f"validation loss {result.validation_loss:.4f} -> {args.out}\n"
    )
    return 0


class _Reporter:
    """Print a line every ten seconds and at every validation."""

    def __init__(self) -> None:
        self._last = 0.0

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if progress.validation_loss is None and now - self._last < _REPORT_SECONDS and progress.step != progress.steps:
            return
        self._last = now
        measured = "" if progress.validation_loss is None else f", validation loss {progress.validation_loss:.4f}"
        sys.stderr.write(
            f"step {progress.step}/{progress.steps}, loss {progress.loss:.3f}{measured}, "
            f"{progress.tokens_per_second:.0f} tokens/s\n"
        )
        sys.stderr.flush()
