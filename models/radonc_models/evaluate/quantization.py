"""What smaller weights cost: files of one model with different types of weights, asked the same questions.

The files come from one run of ``radonc-convert merge`` with several ``--type``; the first one named is what the others
are compared with, answer by answer.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from radonc_models.disk import write_whole
from radonc_models.errors import RadOncError
from radonc_models.evaluate.answers import AnswerBook, Reply, all_synthetic
from radonc_models.evaluate.engines import SideBySide, open_engines
from radonc_models.evaluate.fair import PLAIN, FairBase
from radonc_models.evaluate.order import select
from radonc_models.evaluate.outcomes import cases_sha256
from radonc_models.evaluate.progress import Progress
from radonc_models.evaluate.scores import Given, hits, rouge, score
from radonc_models.evaluate.significance import holm, mcnemar
from radonc_models.evaluate.statistics import mean_figure
from radonc_models.evaluate.tables import markdown_table, plain_table
from radonc_models.frozen_set import read_data
from radonc_models.pack.files import file_sha256
from radonc_models.pack.gguf import read_metadata
from radonc_models.pack.manifest import Lora, Pack, Sampling, TaskModel
from radonc_models.pack.writing import quantization_of
from radonc_models.records import Case, answer
from radonc_models.tasks import MODALITY_LABELS, Task, parse_task, template

__all__ = ["Weights", "add_arguments", "compare_weights", "read_weights", "run", "table"]

_FACT = {
    Task.REGIMEN: ("dose_fractions_exact", "dose and fractions right"),
    Task.MODALITY: ("accuracy", "right"),
    Task.DIAGNOSIS: ("icd_exact_looked_up", "code by description right"),
}
_SAME = ("radonc.base.sha256", "radonc.adapter.sha256", "radonc.task", "radonc.prompt.sha256")


@dataclass(frozen=True)
class Weights:
    """One file, and a pack that has nothing else."""

    task: Task
    quantization: str
    size: int
    sha256: str
    pack: Pack


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``radonc-models evaluate quantization``."""
    parser.description = (
        "Ask files of one model that differ in the type of their weights the same questions; the first is the "
        "reference. One run makes them all: radonc-convert merge --type F16 --type Q8_0 --type Q5_K_M --type Q4_K_M ..."
    )
    parser.add_argument("files", type=Path, nargs="+", metavar="GGUF", help="files of one model and task")
    parser.add_argument("--cases", dest="data", type=Path, required=True, help="case file or frozen set")
    parser.add_argument("--limit", dest="most", type=int, default=200, help="measure at most so many (default: 200)")
    parser.add_argument("--out", dest="target", type=Path, required=True, help="report to write, JSON")
    parser.add_argument("--markdown", dest="as_markdown", action="store_true", help="print the table as Markdown")
    parser.add_argument("--engines", dest="side_by_side", type=int, help="engines side by side")


def run(args: argparse.Namespace) -> int:
    """Measure and print the table; a killed run goes on where it stopped.

    Raises:
        RadOncError: The files are not of one model, the cases cannot be used, or an engine failed.

    """
    if not args.target.parent.is_dir():
        raise RadOncError(f"The folder for {args.target.name} does not exist: create it first.")
    weights = read_weights(args.files)
    cases = select(read_data(args.data, only_synthetic=False).of("test"), args.most)
    if not cases:
        raise RadOncError(f"{args.data.name} has no case of the split 'test': name a file with held-out cases.")
    book = AnswerBook(args.target.with_suffix(".answers.jsonl") if all_synthetic(cases) else None)
    progress = Progress(sys.stderr)
    progress.begin(len(weights) * len(cases))
    replies = []
    for one in weights:
        with open_engines(one.pack, FairBase(PLAIN, []), count=args.side_by_side, threads=1, gpu=False) as engines:
            replies.append(_ask(one, cases, engines.asks, book, progress))
    report = compare_weights(weights, cases, replies)
    try:
        write_whole(args.target, (json.dumps(report, indent=1) + "\n").encode(), mode=0o644)
    except OSError as error:
        raise RadOncError(f"{args.target.name} cannot be written ({error.strerror}): choose another place.") from None
    sys.stdout.write(table(report, as_markdown=args.as_markdown) + "\n")
    return 0


def read_weights(files: Sequence[Path]) -> list[Weights]:
    """Return what ``files`` are.

    Raises:
        RadOncError: There are fewer than two, one is no merged model, or they differ in more than their weights.

    """
    if len(files) < 2:
        raise RadOncError("Name at least two files of one model: the first is what the others are compared with.")
    headers = [read_metadata(file) for file in files]
    for file, header in zip(files, headers, strict=True):
        if not all(key in header for key in _SAME):
            raise RadOncError(f"{file.name} does not say what it was made of: make it with radonc-convert merge.")
        other = next((key for key in _SAME if header[key] != headers[0][key]), None)
        if other is not None:
            what = {"radonc.task": "task", "radonc.prompt.sha256": "prompt"}.get(other, other.split(".")[1])
            raise RadOncError(f"{file.name} is of another {what} than {files[0].name}: name files of one model.")
    return [_weights(file, header) for file, header in zip(files, headers, strict=True)]


def _weights(file: Path, header: dict[str, str | int | float | bool]) -> Weights:
    task, quantization = parse_task(str(header["radonc.task"])), quantization_of(header)
    words = template(task)
    if header["radonc.prompt.sha256"] != words.sha256:
        raise RadOncError(f"{file.name} was tuned with other words than this version asks with: tune it again.")
    sha256, size = file_sha256(file), file.stat().st_size
    entry = TaskModel(
        task=task,
        file=file.name,
        sha256=sha256,
        size=size,
        base_sha256=str(header["radonc.base.sha256"]),
        adapter_sha256=str(header["radonc.adapter.sha256"]),
        lora=Lora(1, 1.0, 0.0, ()),
        quantization=quantization,
        prompt_version=words.version,
        prompt_sha256=words.sha256,
        sampling=Sampling(max_new_tokens=words.max_new_tokens),
        labels=MODALITY_LABELS if task is Task.MODALITY else (),
    )
    return Weights(
        task, quantization, size, sha256, Pack(file.parent, file.stem, "evaluation", True, "", None, {task: entry})
    )


def _ask(one: Weights, cases: Sequence[Case], asks: SideBySide, book: AnswerBook, progress: Progress) -> list[Reply]:
    known = {number: book.get(one.sha256, one.task, case) for number, case in enumerate(cases)}
    left = [number for number, reply in known.items() if reply is None]
    replies = {number: reply for number, reply in known.items() if reply is not None}
    for _ in replies:
        progress.step(one.quantization, asked=False)
    for place, reply in asks.replies([(one.task, cases[number].details, "tuned") for number in left]):
        book.add(one.sha256, one.task, cases[left[place]], reply)
        replies[left[place]] = reply
        progress.step(one.quantization, asked=True)
    return [replies[number] for number in range(len(cases))]


def compare_weights(
    weights: Sequence[Weights], cases: Sequence[Case], replies: Sequence[Sequence[Reply]]
) -> dict[str, Any]:
    """Return the report: for each file its figures, and how its answers differ from those of the first file."""
    task = weights[0].task
    given = [[Given(reply.text, reply.probabilities) for reply in row] for row in replies]
    rows = [_row(one, cases, row, mine, given[0]) for one, row, mine in zip(weights, replies, given, strict=True)]
    for row, p in zip(rows[1:], holm([row["against_first"]["mcnemar_p"] for row in rows[1:]]), strict=True):
        row["against_first"]["mcnemar_holm"] = round(p, 6)
    return {
        "format": "radonc-quantization",
        "format_version": 1,
        "task": task.value,
        "n": len(cases),
        "cases_sha256": cases_sha256(cases),
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "engine": next((reply.engine for reply in replies[0] if reply.engine), ""),
        "device": next((reply.device for reply in replies[0] if reply.device), ""),
        "files": rows,
    }


def _row(
    one: Weights, cases: Sequence[Case], replies: Sequence[Reply], mine: Sequence[Given], first: Sequence[Given]
) -> dict[str, Any]:
    task, fact = one.task, _FACT[one.task][0]
    seconds = math.fsum(reply.seconds for reply in replies)
    tokens = sum(reply.new_tokens for reply in replies)
    right, before = ([bool(hit) for hit in hits(task, cases, given)[fact]] for given in (mine, first))
    change = mean_figure([float(now) - float(then) for now, then in zip(right, before, strict=True)])
    longest = [
        rouge(answer(task, case), now.text)[2] - rouge(answer(task, case), then.text)[2]
        for case, now, then in zip(cases, mine, first, strict=True)
    ]
    return {
        "quantization": one.quantization,
        "sha256": one.sha256,
        "bytes": one.size,
        "seconds_per_answer": round(seconds / len(cases), 4),
        "tokens_per_second": round(tokens / seconds, 2) if tokens and seconds else None,
        "metrics": {name: figure.as_dict() for name, figure in score(task, cases, mine).items()},
        "against_first": {
            "fact": fact,
            "difference": change.as_dict(),
            "rougeL": mean_figure(longest).as_dict(),
            "mcnemar_p": round(mcnemar(right, before), 6),
            "same_text": round(sum(a.text == b.text for a, b in zip(mine, first, strict=True)) / len(cases), 6),
        },
    }


def table(report: dict[str, Any], *, as_markdown: bool = False) -> str:
    """Return the report as a table."""
    fact, words = _FACT[Task(report["task"])]
    first = report["files"][0]["quantization"]
    head = ["Weights", "MB", "s an answer", "tokens/s", f"{words}, %", "ROUGE-L", "same text, %"]
    rows = [[*head, f"difference to {first}, points", "p after Holm"]]
    for row in report["files"]:
        right, against = row["metrics"][fact], row["against_first"]
        change, is_first = against["difference"], row is report["files"][0]
        rows.append(
            [
                row["quantization"],
                f"{row['bytes'] / 1e6:.0f}",
                f"{row['seconds_per_answer']:.2f}",
                "–" if row["tokens_per_second"] is None else f"{row['tokens_per_second']:.0f}",
                f"{100 * right['value']:.1f} [{100 * right['low']:.0f}, {100 * right['high']:.0f}]",
                f"{row['metrics']['rougeL']['value']:.3f}",
                "–" if is_first else f"{100 * against['same_text']:.0f}",
                "–"
                if is_first
                else f"{100 * change['value']:+.1f} [{100 * change['low']:+.1f}, {100 * change['high']:+.1f}]",
                "–" if is_first else f"{against['mcnemar_holm']:.3f}",
            ]
        )
    show = markdown_table if as_markdown else plain_table
    return show(f"{report['task'].capitalize()}: what smaller weights cost on {report['n']} cases", rows)
