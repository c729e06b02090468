"""The command ``radonc-models pack``."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from radonc_models.errors import ModelPackError
from radonc_models.pack.manifest import Abstention, Pack
from radonc_models.pack.reading import read_pack, verify_file
from radonc_models.pack.writing import DEMO_USE, write_pack
from radonc_models.tasks import Task

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``pack``."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--out", type=Path, help="folder of the pack to write")
    what.add_argument("--verify", type=Path, metavar="PACK", help="read every file of a pack and check it")
    parser.add_argument("--name", default="", help="name of the pack; by default its folder's name")
    parser.add_argument("--base", type=Path, help="the untuned model as GGUF: for comparison, and under adapter files")
    for task in Task:
        parser.add_argument(
            f"--{task.value}",
            nargs=2,
            type=Path,
            metavar=("GGUF", "ADAPTER"),
            help=f"merged model of the {task.value} task, or adapter file for the base, and the adapter folder in it",
        )
    parser.add_argument(
        "--abstention",
        nargs=2,
        metavar=("BELOW", "MEASURED"),
        help="top probability below which a modality is undecided, and the words on what this was measured; "
        "by default what the evaluation found",
    )
    parser.add_argument("--evaluation", type=Path, help="report of `radonc-models evaluate`")
    parser.add_argument(
        "--clinical-data", action="store_true", help="the models were tuned on real, not on synthetic cases"
    )
    parser.add_argument("--intended-use", default="", help="what the pack is for; shown to its users")


def run(args: argparse.Namespace) -> int:
    """Write or verify a pack and print what it holds."""
    if args.verify:
        pack = read_pack(args.verify)
        for entry in (*pack.tasks.values(), *((pack.base,) if pack.base else ())):
            verify_file(pack, entry)
    else:
        pack = _write(args)
    sys.stdout.write(_summary(pack))
    return 0


def _write(args: argparse.Namespace) -> Pack:
    given = {task: getattr(args, task.value) for task in Task}
    files = {task: (pair[0], pair[1]) for task, pair in given.items() if pair}
    if not files:
        raise ModelPackError("No model was given: name at least one, such as --regimen FILE.gguf ADAPTER.")
    if args.clinical_data and not args.intended_use:
        raise ModelPackError("A pack tuned on real cases needs words on its use: give --intended-use.")
    return write_pack(
        args.out,
        args.name or args.out.absolute().name,
        args.base,
        files,
        _report(args.evaluation) if args.evaluation else None,
        synthetic=not args.clinical_data,
        intended_use=args.intended_use or DEMO_USE,
        abstention=_abstention(*args.abstention) if args.abstention else None,
    )


def _abstention(below: str, measured: str) -> Abstention:
    try:
        value = float(below)
    except ValueError:
        value = 0.0
    if not (0 < value <= 1 and measured.strip()):
        raise ModelPackError(
            "The abstention needs a probability above 0 and up to 1 and words on where it was measured: "
            'give both, such as --abstention 0.6 "240 validation cases".'
        )
    return Abstention(value, measured.strip())


def _report(path: Path) -> dict[str, Any]:
    try:
        report = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        report = None
    if not isinstance(report, dict):
        raise ModelPackError(f"The evaluation report {path.name} cannot be read: run the evaluation again.")
    return report


def _summary(pack: Pack) -> str:
    lines = [f"{pack.name} ({pack.state}{', synthetic' if pack.synthetic else ''})"]
    for task, entry in pack.tasks.items():
        measured = "measured" if entry.evaluation else "not measured"
        lines.append(f"  {task.value:<10} {entry.file:<24} {entry.quantization:<6} {entry.sha256[:12]} {measured}")
    if pack.base:
        lines.append(f"  {'base':<10} {pack.base.file:<24} {pack.base.quantization:<6} {pack.base.sha256[:12]}")
    return "\n".join(lines) + "\n"
