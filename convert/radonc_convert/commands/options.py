"""Argument types and signs of progress that several subcommands share."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from radonc_convert.plan import Plan

__all__ = ["add_conversion", "count", "planned_conversion", "progress_bar"]

_REDRAW_SECONDS = 0.1


def add_conversion(parser: argparse.ArgumentParser) -> None:
    """Declare the options that say what is converted into what."""
    parser.add_argument("--base", type=Path, required=True, help="GGUF file or Hugging Face folder")
    parser.add_argument(
        "--adapter",
        type=_adapter,
        action="append",
        default=[],
        metavar="[TASK=]DIR",
        help="PEFT LoRA folder; several make one output each; without one the base is only quantized",
    )
    parser.add_argument(
        "--out", type=Path, required=True, help="GGUF file to write; {task} and {type} stand for adapter and type"
    )
    parser.add_argument(
        "--type",
        action="append",
        help="file type, such as F16, Q8_0 or Q4_K_M; several make one output each (default: Q8_0)",
    )
    parser.add_argument("--name", help="name of the model in the output")
    parser.add_argument("--force", action="store_true", help="replace an existing output")
    parser.add_argument(
        "--precision",
        choices=("reference", "single"),
        default="reference",
        help="round merged weights to f16 before quantizing, as the usual chain does, or not (default: %(default)s)",
    )
    parser.add_argument(
        "--reference-header", action="store_true", help="leave provenance out: the whole file equals the usual chain's"
    )


def planned_conversion(options: argparse.Namespace) -> Plan:
    """Return the plan that the options of ``add_conversion`` ask for."""
    from radonc_convert.naming import requests
    from radonc_convert.plan import plan_many

    return plan_many(
        options.base,
        requests(options.out, options.type or ["Q8_0"], options.adapter, options.name),
        force=options.force,
        reference_header=options.reference_header,
        precision=options.precision,
    )


def _adapter(text: str) -> tuple[str, Path]:
    """Return label and folder of ``TASK=DIR``, or the folder's name and the folder of ``DIR``."""
    label, equals, folder = text.partition("=")
    if equals and not set(label) & set("/\\"):
        return label, Path(folder)
    return Path(text).resolve().name, Path(text)


def count(text: str) -> int:
    """Return the number of threads that ``text`` asks for."""
    if not text.isdecimal() or not 1 <= int(text) <= 1024:
        raise argparse.ArgumentTypeError("give a whole number from 1 to 1024")
    return int(text)


def progress_bar() -> Callable[[str, int, int], None] | None:
    """Return a display of (step, bytes done, bytes in all) for a terminal, or None when nobody watches."""
    if not sys.stderr.isatty():
        return None
    started: dict[str, float] = {}
    drawn = 0.0

    def show(step: str, done: int, total: int) -> None:
        nonlocal drawn
        now = time.monotonic()
        begun = started.setdefault(step, now)
        if done < total and now - drawn < _REDRAW_SECONDS:
            return
        drawn = now
        filled = 24 * done // max(total, 1)
        left = (now - begun) * (total - done) / done if done else 0.0
        text = f"\r{step:<12} [{'█' * filled}{'·' * (24 - filled)}] {100 * done // max(total, 1):3d} %  "
        text += f"{done / 1e6:,.0f} of {total / 1e6:,.0f} MB  "
        text += f"{int(left) // 60}:{int(left) % 60:02d} left " if done < total else f"{now - begun:.1f} s    "
        print(text, end="\n" if done >= total else "", file=sys.stderr, flush=True)

    return show
