"""The command ``radonc-models evaluate``."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from radonc_models.errors import RadOncError
from radonc_models.evaluate import report as reports
from radonc_models.evaluate.abstention import TARGET
from radonc_models.evaluate.answers import AnswerBook, Ask, all_synthetic, asker_ask
from radonc_models.evaluate.cards import note_scores
from radonc_models.evaluate.progress import Progress
from radonc_models.evaluate.run import evaluate, select
from radonc_models.evaluate.tables import markdown, plain
from radonc_models.pack.manifest import Pack
from radonc_models.records import read_cases, write_cases
from radonc_models.synthetic import generate

__all__ = ["add_arguments", "measure", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to ``parser``."""
    parser.description = (
        "Run the files of a model pack on held-out cases and print the table of the paper, with baselines."
    )
    parser.add_argument("--pack", type=Path, required=True, help="folder of the model pack")
    parser.add_argument(
        "--cases",
        type=Path,
        help="case file (JSON lines) with the split 'train' too; by default the synthetic cases, written beside --out",
    )
    parser.add_argument(
        "--split", choices=["test", "validation"], default="test", help="cases to measure (default: test)"
    )
    parser.add_argument("--limit", type=_count, help="measure at most so many cases, spread over the file")
    parser.add_argument(
        "--base-limit", type=_count, help="ask the base model for at most so many of them; 0: not at all"
    )
    parser.add_argument(
        "--out", type=Path, default=Path("evaluation.json"), help="report to write (default: evaluation.json)"
    )
    parser.add_argument("--cards", type=Path, help="folder of the adapters: write their scores on their training cards")
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    parser.add_argument(
        "--calibration-limit",
        type=_count,
        default=200,
        help="fit temperature and abstention of the modality labels on so many validation cases; 0: keep them",
    )
    parser.add_argument(
        "--selective-accuracy",
        type=_share,
        default=TARGET,
        metavar="SHARE",
        help=f"share of right suggestions that the abstention must reach on validation cases (default: {TARGET})",
    )
    parser.add_argument("--threads", type=_count, help="threads of the engine (default: one per core)")
    parser.add_argument("--no-gpu", action="store_true", help="compute on the CPU")


def run(args: argparse.Namespace) -> int:
    """Run the command; a killed run goes on where it stopped when it is started again.

    Raises:
        RadOncError: The pack, the cases or the engine cannot be used; the message is for the user.

    """
    from radonc_models.pack import read_pack
    from radonc_models.runtime.asking import Asker
    from radonc_models.runtime.client import EngineClient

    pack = read_pack(args.pack)
    client = EngineClient(threads=args.threads, gpu=not args.no_gpu)
    try:
        return measure(args, pack, asker_ask(Asker(client, pack)))
    finally:
        client.close()


def measure(args: argparse.Namespace, pack: Pack, ask: Ask) -> int:
    """Measure ``pack`` through ``ask``, write the report and print the table; return the exit code."""
    if not args.out.parent.is_dir():
        raise RadOncError(f"The folder for {args.out.name} does not exist: create it first.")
    if args.cases is None:
        args.cases = _synthetic_cases(pack, args.out)
    train = read_cases(args.cases, "train")
    progress = Progress(sys.stderr)
    cases = select(read_cases(args.cases, args.split), args.limit)
    validation = select(read_cases(args.cases, "validation"), args.calibration_limit)
    if args.split == "validation":
        validation = []
    book = AnswerBook(_answers_file(args.out) if all_synthetic([*cases, *validation]) else None)
    if len(book):
        print(f"{len(book)} answers are on file already in {_answers_file(args.out).name}.", file=sys.stderr)
    result = evaluate(
        *(pack, cases, train, ask, book, progress),
        validation=validation,
        base_limit=args.base_limit,
        target=args.selective_accuracy,
    )
    created = datetime.now(UTC).isoformat(timespec="seconds")
    counts = (len(cases), len(train))
    report = reports.build(result, pack, args.cases, args.split, counts, command=_command(args), created=created)
    reports.write(args.out, report)
    if args.cards is not None:
        note_scores(report, args.cards)
    print(markdown(report) if args.markdown else plain(report), end="")
    return 0


def _synthetic_cases(pack: Pack, out: Path) -> Path:
    """Write the synthetic cases that a demo pack is measured on and return the file."""
    if not pack.synthetic:
        raise RadOncError(
            f"The pack {pack.name} was not tuned on synthetic cases: name its held-out cases with --cases."
        )
    cases = out.with_name(f"{out.stem}.cases.jsonl")
    write_cases(cases, generate())
    return cases


def _answers_file(out: Path) -> Path:
    return out.with_name(f"{out.stem}.answers.jsonl")


def _command(args: argparse.Namespace) -> str:
    """Return the command that makes the report; folders outside the working folder are left out of it."""
    words: list[str] = [
        "radonc-models",
        "evaluate",
        "--pack",
        _plain(args.pack),
        "--cases",
        _plain(args.cases),
    ]
    if args.split != "test":
        words += ["--split", args.split]
    for name, value in (("--limit", args.limit), ("--base-limit", args.base_limit)):
        words += [name, str(value)] if value is not None else []
    if args.selective_accuracy != TARGET:
        words += ["--selective-accuracy", f"{args.selective_accuracy:g}"]
    return shlex.join([*words, "--out", _plain(args.out)])


def _plain(path: Path) -> str:
    return path.name if path.is_absolute() else path.as_posix()


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("must not be negative")
    return number


def _share(text: str) -> float:
    share = float(text)
    if not 0.5 <= share < 1:
        raise argparse.ArgumentTypeError("must be at least 0.5 and below 1")
    return share


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``python -m radonc_models.evaluate.cli``."""
    parser = argparse.ArgumentParser(prog="radonc-models evaluate")
    add_arguments(parser)
    try:
        return run(parser.parse_args(argv))
    except RadOncError as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    raise SystemExit(main())
