"""The command ``radonc-models evaluate``."""

from __future__ import annotations

import argparse
import shlex
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from radonc_models.errors import RadOncError
from radonc_models.evaluate import human_review, quantization, table1
from radonc_models.evaluate import report as reports
from radonc_models.evaluate.abstention import TARGET
from radonc_models.evaluate.against import changes, check_comparable, told
from radonc_models.evaluate.answers import AnswerBook, all_synthetic
from radonc_models.evaluate.cards import note_scores
from radonc_models.evaluate.engines import SideBySide, open_engines
from radonc_models.evaluate.fair import Chat, FairBase, chat_of
from radonc_models.evaluate.html import write_html
from radonc_models.evaluate.order import select
from radonc_models.evaluate.outcomes import cases_sha256
from radonc_models.evaluate.progress import Progress
from radonc_models.evaluate.run import evaluate
from radonc_models.evaluate.tables import markdown, plain
from radonc_models.frozen_set import read_data
from radonc_models.pack.manifest import Pack
from radonc_models.records import Case, write_cases
from radonc_models.synthetic import generate

__all__ = ["DROPPED", "Work", "add_arguments", "measure", "prepare", "run"]

DROPPED = 3
"""Exit code of a run that lost something against an earlier report."""

_PARTS = {
    "table1": (table1, "print Table 1 of the paper in shape, from a report"),
    "quantization": (quantization, "measure what smaller weights cost: F16, Q8_0, Q5_K_M, Q4_K_M of one model"),
    "review": (human_review, "let people judge answers blindly, and read their verdicts back"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to ``parser``."""
    parser.description = (
        "Run the files of a model pack on held-out cases and print the table of the paper, with baselines."
    )
    parts = parser.add_subparsers(dest="part", metavar="PART", title="parts beside the measuring itself")
    for name, (part, purpose) in _PARTS.items():
        part.add_arguments(parts.add_parser(name, help=purpose))
    parser.add_argument("--pack", type=Path, help="folder of the model pack")
    parser.add_argument(
        "--cases",
        type=Path,
        help="frozen set (folder), or case file (JSON lines) with the split 'train' too; by default the synthetic "
        "cases, written beside --out",
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
    parser.add_argument("--html", type=Path, help="write the report as a page with charts too, for screen and paper")
    parser.add_argument(
        "--against",
        type=Path,
        metavar="REPORT",
        help="an earlier report of the same cases: exit with 3 when anything dropped significantly",
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
    parser.add_argument("--threads", type=_above_zero, help="threads of each engine (default: all cores together)")
    parser.add_argument(
        "--engines", type=_above_zero, help="engines side by side (default: one per core for a small model)"
    )
    parser.add_argument("--no-gpu", action="store_true", help="compute on the CPU")


def run(args: argparse.Namespace) -> int:
    """Run the command; a killed run goes on where it stopped when it is started again.

    Raises:
        RadOncError: The pack, the cases or the engine cannot be used; the message is for the user.

    """
    if args.part is not None:
        code: int = _PARTS[args.part][0].run(args)
        return code
    if args.pack is None:
        raise RadOncError("Name the model pack to measure with --pack, or one of the parts: see --help.")
    from radonc_models.pack import read_pack

    pack = read_pack(args.pack)
    task = prepare(args, pack)
    with open_engines(pack, task.fair, count=args.engines, threads=args.threads, gpu=not args.no_gpu) as engines:
        return measure(args, task, engines.asks)


@dataclass(frozen=True)
class Work:
    """What a run needs beside the engines; checked before any of them starts."""

    pack: Pack
    cases: list[Case]
    train: list[Case]
    validation: list[Case]
    source: Path
    fair: FairBase
    previous: dict[str, Any] | None = None


def prepare(args: argparse.Namespace, pack: Pack, chat: Chat | None = None) -> Work:
    """Read the cases and check what can be checked before hours of work; ``chat`` is by default that of the base.

    Raises:
        RadOncError: The cases cannot be used, or the report could not be written.

    """
    for path in (args.out, args.html):
        if path is not None and not path.parent.is_dir():
            raise RadOncError(f"The folder for {path.name} does not exist: create it first.")
    if args.cases is None:
        args.cases = _synthetic_cases(pack, args.out)
    data = read_data(args.cases, only_synthetic=False)
    by_split = {split: data.of(split) for split in ("train", "validation", "test")}
    cases, train = select(by_split[args.split], args.limit), by_split["train"]
    for name, found in ((args.split, cases), ("train", train)):
        if not found:
            raise RadOncError(
                f"{args.cases.name} has no case of the split '{name}': split the cases with 'curate freeze'."
            )
    validation = select(by_split["validation"], args.calibration_limit) if args.split != "validation" else []
    fair = FairBase(chat_of(pack) if chat is None else chat, train)
    return Work(pack, cases, train, validation, data.source, fair, _previous(args.against, cases))


def measure(args: argparse.Namespace, work: Work, asks: SideBySide) -> int:
    """Measure a pack through ``asks``, write the report and print the table; return the exit code."""
    started = time.monotonic()
    pack, cases = work.pack, work.cases
    book = AnswerBook(_answers_file(args.out) if all_synthetic([*cases, *work.validation]) else None)
    known = len(book)
    if known:
        print(f"{known} answers are on file already in {_answers_file(args.out).name}.", file=sys.stderr)
    result = evaluate(
        *(pack, cases, work.train, asks, book, Progress(sys.stderr)),
        fair=work.fair,
        validation=work.validation,
        base_limit=args.base_limit,
        target=args.selective_accuracy,
    )
    seconds = time.monotonic() - started
    print(f"{len(book) - known} answers by {len(asks)} engines in {seconds / 60:.1f} minutes.", file=sys.stderr)
    created = datetime.now(UTC).isoformat(timespec="seconds")
    counts = (len(cases), len(work.train))
    report = reports.build(result, pack, work.source, args.split, counts, command=_command(args), created=created)
    reports.write(args.out, report)
    if args.html is not None:
        write_html(args.html, report)
    if args.cards is not None:
        note_scores(report, args.cards)
    print(markdown(report) if args.markdown else plain(report), end="")
    if work.previous is None:
        return 0
    found = changes(work.previous, report)
    print("\n" + told(found, args.against.name), end="")
    return DROPPED if any(one.is_drop for one in found) else 0


def _previous(path: Path | None, cases: Sequence[Case]) -> dict[str, Any] | None:
    """Return the report to compare with, which must be about ``cases``."""
    if path is None:
        return None
    report = reports.read(path)
    check_comparable(report, path.name, cases_sha256(cases))
    return report


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


def _above_zero(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
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
