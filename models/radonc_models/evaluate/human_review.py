"""The command ``radonc-models evaluate review``: blinded pairs out, verdicts back into the report."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from radonc_models.cells import table
from radonc_models.disk import write_whole
from radonc_models.errors import RadOncError
from radonc_models.evaluate import report as reports
from radonc_models.evaluate.engines import SideBySide, open_engines
from radonc_models.evaluate.fair import PLAIN, FairBase
from radonc_models.evaluate.human_review_figures import disputed, figures, rows_of
from radonc_models.evaluate.human_review_items import COLUMNS, Key, make_items, read_key, read_texts, write_review
from radonc_models.evaluate.human_review_readings import Reading, read_reading
from radonc_models.evaluate.order import select
from radonc_models.evaluate.progress import Progress
from radonc_models.evaluate.tables import plain_table
from radonc_models.frozen_set import read_data
from radonc_models.pack.manifest import Pack
from radonc_models.records import Case
from radonc_models.tasks import Task, parse_task

__all__ = ["add_arguments", "export", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``radonc-models evaluate review``."""
    parser.description = "Let people judge answers without knowing whose they are, and read the results back."
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    out = steps.add_parser("export", help="write blinded pairs of answers and references, and the key")
    out.add_argument("folder", type=Path, help="new folder for review.csv, review.json and key.json")
    out.add_argument("--pack", dest="asked", type=Path, required=True, help="folder of the model pack")
    out.add_argument("--cases", dest="data", type=Path, required=True, help="case file or frozen set")
    out.add_argument("--limit", dest="most", type=int, default=50, help="take so many cases (default: 50)")
    out.add_argument("--task", action="append", help="task to review, may be repeated (default: all of the pack)")
    out.add_argument("--seed", type=int, default=1, help="decides about order and sides (default: 1)")
    back = steps.add_parser("import", help="read what readers filled in, and put it into the report")
    back.add_argument("readings", type=Path, nargs="+", help="filled tables, or readings of a program; one a reader")
    back.add_argument("--key", type=Path, required=True, help="key.json of the review")
    back.add_argument("--report", type=Path, required=True, help="report of the same cases, which takes the figures")
    back.add_argument("--decided", type=Path, help="the table of disputed pairs, filled in by a third reader")
    back.add_argument("--disputed", type=Path, help="write the pairs on which readers disagree, for a third one")


def run(args: argparse.Namespace) -> int:
    """Run one step.

    Raises:
        RadOncError: A file cannot be used; nothing was changed then.

    """
    return _export(args) if args.step == "export" else _import(args)


def _export(args: argparse.Namespace) -> int:
    from radonc_models.pack import read_pack

    if args.folder.exists():
        raise RadOncError(f"{args.folder.name} is there already: name a new folder, so that no key is lost.")
    pack = read_pack(args.asked)
    cases = select(read_data(args.data, only_synthetic=False).of("test"), args.most)
    if not cases:
        raise RadOncError(f"{args.data.name} has no case of the split 'test': name a file with held-out cases.")
    tasks = [parse_task(name) for name in args.task] if args.task else list(pack.tasks)
    with open_engines(pack, FairBase(PLAIN, []), count=None, threads=None, gpu=True) as engines:
        name = export(args.folder, pack, tasks, cases, engines.asks, args.seed)
    sys.stdout.write(
        f"Review {name}: {len(tasks) * len(cases)} pairs in {args.folder.name}. Give review.csv or review.json to each "
        "reader and keep key.json.\n"
    )
    return 0


def export(folder: Path, pack: Pack, tasks: Sequence[Task], cases: Sequence[Case], asks: SideBySide, seed: int) -> str:
    """Ask ``pack`` and write the review; return its name.

    Raises:
        RadOncError: A task is not in the pack, the folder is there already, or an engine failed.

    """
    missing = next((task for task in tasks if task not in pack.tasks), None)
    if missing is not None:
        raise RadOncError(f"The model pack {pack.name} has no model for the task '{missing.value}'.")
    progress = Progress(sys.stderr)
    progress.begin(len(tasks) * len(cases))
    answers = {}
    for task in tasks:
        texts = [""] * len(cases)
        for number, reply in asks.replies([(task, case.details, "tuned") for case in cases]):
            texts[number] = reply.text or "(no answer)"
            progress.step(task.value, asked=True)
        answers[task] = texts
    models = {task.value: pack.tasks[task].sha256 for task in tasks}
    return write_review(folder, make_items(cases, answers, seed), cases, models)


def _import(args: argparse.Namespace) -> int:
    key, report = read_key(args.key), reports.read(args.report)
    for task, sha256 in key.models.items():
        if report["models"].get(task, {}).get("sha256") != sha256:
            raise RadOncError(f"{args.report.name} is not about the model of the review: name the report of its pack.")
    readings = [read_reading(path, key) for path in args.readings]
    decided = read_reading(args.decided, key) if args.decided else None
    found = figures(key, readings, decided)
    if not found["read"]:
        raise RadOncError("No pair has been judged yet: fill in the columns behind the answers first.")
    if args.disputed is not None:
        texts = read_texts(args.key.with_name("review.json"), key.review)
        _write_disputed(args.disputed, texts, key, readings)
    reports.write(args.report, {**report, "human_review": found})
    sys.stdout.write("\n\n".join(plain_table(title, rows) for title, rows in rows_of(found)) + "\n")
    return 0


def _write_disputed(
    path: Path, texts: Mapping[int, tuple[str, str, str]], key: Key, readings: Sequence[Reading]
) -> None:
    """Write the disputed pairs with what the readers said, sides still blinded, for a third reader."""
    rows = []
    for item in disputed(readings):
        said = "; ".join(
            f"reader {number}: wrong {one.wrong}. {one.comment}".strip()
            for number, reading in enumerate(readings, start=1)
            if (one := reading.judgements.get(item)) is not None
        )
        rows.append([key.review, str(item), key.tasks[item], *texts[item], "", "", "", said])
    try:
        write_whole(path, table(COLUMNS, rows))
    except OSError as error:
        raise RadOncError(f"{path.name} cannot be written ({error.strerror}): choose another place.") from None
