"""The command ``radonc-models batch``: every case of a table, one result a case and task, resumable."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

from radonc_models.errors import EngineError, RadOncError
from radonc_models.evaluate.progress import Progress
from radonc_models.pack import Pack, file_sha256
from radonc_models.pack.manifest import MANIFEST_NAME
from radonc_models.questions.journal import Header, Journal
from radonc_models.questions.results import describe, not_asked
from radonc_models.questions.run import add_engine_arguments
from radonc_models.questions.tables import Row, Table, read_table
from radonc_models.runtime.asking import Asker
from radonc_models.runtime.client import EngineClient
from radonc_models.runtime.outcome import Answer, Failed, Refused
from radonc_models.tasks import Task, parse_task

__all__ = ["add_arguments", "ask_all", "run"]

_TOO_OFTEN = 5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to ``parser``."""
    parser.description = "Ask about every case of a table; a stopped run goes on where it was."
    parser.epilog = "The table is CSV with the columns id and details, or JSON lines with such objects (.jsonl)."
    parser.add_argument("cases", type=Path, metavar="CASES", help="table of cases, UTF-8")
    parser.add_argument("-o", "--out", type=Path, required=True, help="file for the results, one JSON object a line")
    parser.add_argument("--task", action="append", help="task to ask, may be repeated (default: all of the pack)")
    parser.add_argument("--limit", type=_positive, help="ask only the first so many cases")
    parser.add_argument("--restart", action="store_true", help="forget earlier results in the output file")
    add_engine_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Ask all cases and return 0; rows that could not be asked are told in the results and counted.

    Raises:
        RadOncError: The table, the pack or the output file cannot be used, or the engine does not survive.

    """
    from radonc_models.pack.trust import open_pack

    pack, table = open_pack(args.pack), read_table(args.cases)
    tasks = _in_order([parse_task(name) for name in args.task or [task.value for task in pack.tasks]], pack)
    if not args.out.absolute().parent.is_dir():
        raise RadOncError(f"The folder for {args.out.name} does not exist: create it first.")
    if args.out.exists() and args.out.samefile(args.cases):
        raise RadOncError("The results would replace the table of cases: name another output file.")
    header = Header(table.sha256, file_sha256(pack.folder / MANIFEST_NAME))
    journal = Journal(args.out, header, restart=args.restart)
    try:
        with EngineClient(threads=args.threads, gpu=not args.no_gpu) as client:
            counts = ask_all(Asker(client, pack), table, tasks, journal, sys.stderr, limit=args.limit)
    finally:
        journal.close()
    words = ", ".join(f"{count} {kind}" for kind, count in counts.items()) or "nothing was left to ask"
    sys.stderr.write(f"{args.out.name}: {words}.\n")
    return 0


def ask_all(
    asker: Asker, table: Table, tasks: Sequence[Task], journal: Journal, err: TextIO, *, limit: int | None = None
) -> dict[str, int]:
    """Ask what ``journal`` does not hold yet; return how many questions ended with each outcome.

    All cases of a task come before the next task, so that its model and its fixed words stay in memory. Answers of
    one run are checked against each other; those of an earlier run are not read again.

    Raises:
        EngineError: Five questions in a row failed: the engine does not run here.
        RadOncError: A result cannot be written.

    """
    rows = table.rows[:limit]
    progress, counts, failures = Progress(err), dict[str, int](), 0
    answers: dict[int, dict[Task, str]] = {}
    progress.begin(len(rows) * len(tasks))
    for task in tasks:
        for row in rows:
            asked = (row.number, task) not in journal.done
            if asked:
                record = _ask(asker, row, task, answers.get(row.number, {}))
                if record["outcome"] == "answer":
                    answers.setdefault(row.number, {})[task] = record["text"]
                journal.add(row.number, task, {"id": row.id, **record})
                kind = record["outcome"]
                counts[kind] = counts.get(kind, 0) + 1
                failures = failures + 1 if kind == "failed" else 0
            progress.step(task.value, asked=asked)
            if failures == _TOO_OFTEN:
                raise EngineError(
                    f"{record['error']['sentence']} This happened {failures} times in a row and the run was stopped; "
                    "the same command goes on from here."
                )
    return counts


def _ask(asker: Asker, row: Row, task: Task, others: Mapping[Task, str]) -> dict[str, Any]:
    if row.problem:
        return dict(not_asked(task, row.problem))
    started = time.monotonic()
    for event in asker.ask(task, row.details):
        if isinstance(event, Answer | Refused | Failed):
            return describe(event, task, row.details, time.monotonic() - started, others=others)
    raise AssertionError("a question ends with an outcome")


def _in_order(tasks: Sequence[Task], pack: Pack) -> list[Task]:
    """Return ``tasks`` without repetition, those with the same model file beside each other.

    Raises:
        RadOncError: The pack lacks one of them.

    """
    for task in tasks:
        if task not in pack.tasks:
            raise RadOncError(f"The model pack {pack.name} has no model for the task '{task.value}'.")
    return sorted(dict.fromkeys(tasks), key=lambda task: (pack.tasks[task].sha256, list(Task).index(task)))


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number
