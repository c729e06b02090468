"""The command ``radonc-models tune``."""

from __future__ import annotations

import argparse
import importlib.util
import os
import shlex
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any, TextIO

from radonc_models.errors import RadOncError
from radonc_models.tasks import Task, parse_task
from radonc_models.tune.config import PRESETS, changed, preset
from radonc_models.tune.run_file import RunFile, read_run_file
from radonc_models.tune.train import Progress

__all__ = ["add_arguments", "run"]

_REPORT_SECONDS = 10.0
_WITHHELD = 3
_JOINT = "joint"
_SETTINGS = (
    ("epochs", float), ("learning_rate", float), ("batch_size", int), ("balance", float), ("seed", int),
    ("max_tokens", int), ("evaluations", int), ("patience", int), ("canaries", int),
)  # fmt: skip

_OPTIONS = (*(name for name, _ in _SETTINGS), "alike")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``tune``."""
    parser.add_argument("--config", type=Path, metavar="RUN.toml", help="run file; options here go before it")
    parser.add_argument("--task", metavar="|".join((*Task, _JOINT)))
    parser.add_argument("--base", type=Path, help="GGUF file or model folder")
    data = parser.add_mutually_exclusive_group()
    data.add_argument("--data", type=Path, metavar="FOLDER", help="frozen set of `radonc-models curate freeze`")
    data.add_argument("--cases", type=Path, metavar="FILE", help="synthetic cases, JSON lines with splits")
    parser.add_argument("--out", type=Path, help="adapter folder to write")
    parser.add_argument("--init", type=Path, help="adapter to start from, such as that of another task")
    parser.add_argument("--preset", metavar="|".join(PRESETS), help="settings to start from (default: paper)")
    for name, kind in _SETTINGS:
        parser.add_argument(f"--{name.replace('_', '-')}", type=kind)
    parser.add_argument("--alike", action="store_const", const=True, help="batches of cases that begin alike")
    parser.add_argument("--resume", action="store_true", help="go on from the state of an interrupted run")
    parser.add_argument("--device", choices=("auto", "cpu", "cuda"))
    parser.add_argument("--base-precision", choices=("bfloat16", "nf4"), help="nf4 (QLoRA) needs a CUDA device")
    parser.add_argument("--shard", action="store_true", help="keep a part of the base in each process (FSDP)")
    parser.add_argument("--threads", type=int, default=0, help="CPU threads; 0 lets torch choose")


def run(args: argparse.Namespace) -> int:
    """Train one adapter; progress goes to standard error. Exit code 3: it was withheld, as it remembers secrets."""
    missing = [name for name in ("torch", "transformers", "peft") if importlib.util.find_spec(name) is None]
    if missing:
        raise RadOncError(
            f"Tuning needs {' and '.join(missing)}: install the extra with `pip install radonc-gpt[tune]`."
        )
    order = _order(args, read_run_file(args.config) if args.config else RunFile())
    import torch

    from radonc_models.tune.run import tune

    if args.threads:
        torch.set_num_threads(args.threads)
    tuned = tune(order, _Reporter(sys.stderr))
    if os.environ.get("RANK", "0") != "0":
        return 0 if tuned.released else _WITHHELD
    if tuned.shortened:
        sys.stderr.write(f"{tuned.shortened} cases were too long: the beginning of their details was left out.\n")
    result, exposure = tuned.run, tuned.exposure
    if exposure is not None:
        sys.stderr.write(
            f"memorisation: exposure {max(exposure.bits):.1f} of {exposure.card()['most_bits']:.0f} bits at most; "
            f"ranks like these have a probability of {exposure.probability:.3f} without memory\n"
        )
    if not tuned.released:
        sys.stderr.write(
            f"radonc-models: The adapter remembers planted secrets and was withheld as {tuned.folder.name}: tune with "
            "fewer epochs, a smaller rank or more dropout, and look for repeated cases.\n"
        )
        return _WITHHELD
    early = " (stopped early)" if result.stopped_early else ""
    sys.stdout.write(
        f"{order.name}: {result.steps} steps{early}, {result.tokens} tokens, {result.seconds:.0f} s, "
        f"validation loss {result.validation_loss:.4f} -> {tuned.folder}\n"
    )
    return 0


def _order(args: argparse.Namespace, file: RunFile) -> Any:
    """Put the options over the run file over the preset."""
    from radonc_models.tune.run import Order

    found = {name: getattr(args, name) or getattr(file, name) for name in ("task", "base", "out")}
    found["data"] = args.data or args.cases or file.data or file.cases
    if lacking := [name for name, value in found.items() if value is None]:
        raise RadOncError(f"The run lacks {' and '.join(lacking)}: give --{lacking[0]} or name it in the run file.")
    name = args.preset or file.preset or "paper"
    options = {name: value for name in _OPTIONS if (value := getattr(args, name)) is not None}
    config = changed(changed(preset(name), file.settings), options)
    stated = frozenset(file.settings) | frozenset(options)
    order = Order(
        tasks=tuple(Task) if found["task"] == _JOINT else (parse_task(found["task"]),),
        base=found["base"],
        cases=found["data"],
        out=found["out"],
        config=config,
        initial=args.init or file.init,
        fit=stated if name == "recommended" else None,
        precision=_one_of("base_precision", args.base_precision or file.base_precision, ("bfloat16", "nf4")),
        device=_one_of("device", args.device or file.device, ("auto", "cpu", "cuda")),
        resume=args.resume,
        sharded=args.shard,
    )
    return replace(order, command=shlex.join(["radonc-models", *sys.argv[1:]]))


def _one_of(name: str, value: str | None, choices: tuple[str, ...]) -> str:
    if value is None:
        return choices[0]
    if value not in choices:
        raise RadOncError(f"There is no {name} '{value}': choose one of {', '.join(choices)}.")
    return value


class _Reporter:
    """Rewrite one line on a terminal; into a file, add one every ten seconds and at every validation."""

    def __init__(self, stream: TextIO) -> None:
        self._stream, self._last, self._begun, self._first = stream, 0.0, time.monotonic(), 0

    def __call__(self, progress: Progress) -> None:
        now, live = time.monotonic(), self._stream.isatty()
        self._first = self._first or progress.step
        done = progress.step == progress.steps
        if progress.validation_loss is None and not done and now - self._last < (0.2 if live else _REPORT_SECONDS):
            return
        self._last = now
        measured = "" if progress.validation_loss is None else f", validation loss {progress.validation_loss:.4f}"
        steps = progress.step - self._first
        left = (now - self._begun) / steps * (progress.steps - progress.step) if steps else 0.0
        rest = f", {int(left // 60)}:{int(left % 60):02d} left" if left >= 1 else ""
        line = (
            f"step {progress.step}/{progress.steps}, loss {progress.loss:.3f}{measured}, "
            f"{progress.tokens_per_second:.0f} tokens/s{rest}"
        )
        keep = bool(measured) or done
        self._stream.write(f"\r\x1b[K{line}" + ("\n" if keep else "") if live else line + "\n")
        self._stream.flush()
