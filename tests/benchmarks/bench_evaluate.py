"""What asking side by side, with shared prompts and labels in one batch, saves against a naive loop.

Run it as ``python tests/benchmarks/bench_evaluate.py`` after ``make demo``. All ways answer the same cases of the
demo's held-out set in one run, task after task, and their answers are compared sign by sign and bit by bit. The
naive loop is what one writes first: one engine, one question after the other, every prompt read from its first word,
every label scored with a prompt of its own. ``one engine`` has the prompt memory and the labels in one batch, which
shows what the second process adds. Seconds of the processor are those of the engines, their start included; on a
busy machine only they can be compared. The exit code is 1 when answers differ or the ratio of wall times is below 2.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from radonc_models.cli import main as models
from radonc_models.evaluate.answers import Row
from radonc_models.evaluate.asking import PackAsk
from radonc_models.evaluate.engines import SideBySide, open_engines
from radonc_models.evaluate.fair import FairBase, chat_of
from radonc_models.evaluate.order import select
from radonc_models.pack import Pack, read_pack
from radonc_models.records import Case, read_cases
from radonc_models.runtime.asking import label_probabilities
from radonc_models.runtime.client import EngineClient
from radonc_models.runtime.protocol import Done, Scored
from radonc_models.tasks import MODALITY_LABELS, Task, render

ROOT = Path(__file__).resolve().parents[2]
LEAST = 2.0
ROWS: tuple[Row, ...] = ("tuned", "base", "base_fair")
Answers = dict[tuple[str, Task, int], tuple[str, dict[str, float] | None]]


def main() -> int:
    """Measure, print, and give 1 when the answers differ or the ratio is too small."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--demo", type=Path, default=ROOT / "build" / "demo")
    parser.add_argument("--cases", type=int, default=16)
    parser.add_argument("--engines", type=int)
    parser.add_argument("--naive-threads", type=int, default=1, help="threads of the naive loop's engine")
    options = parser.parse_args()
    pack = read_pack(options.demo / "pack")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cases.jsonl"
        if models(["synthesize", "--out", str(path), "--seed", "7"]):
            raise SystemExit(2)
        cases, train = select(read_cases(path, "test"), options.cases), read_cases(path, "train")
    fair = FairBase(chat_of(pack), train)
    used = [of_children()]
    naive_seconds, naive = timed_naive(pack, fair, cases, options.naive_threads)
    used.append(of_children())
    one_seconds, one, _ = timed(pack, fair, cases, 1)
    used.append(of_children())
    our_seconds, ours, engines = timed(pack, fair, cases, options.engines)
    used.append(of_children())
    questions = len(ROWS) * len(Task) * len(cases)
    for place, (name, seconds) in enumerate(
        (
            (f"naive loop, {options.naive_threads} thread(s)", naive_seconds),
            ("one engine, 1 thread", one_seconds),
            (f"{engines} engines, 1 thread each", our_seconds),
        )
    ):
        processor = used[place + 1] - used[place]
        ratio, rate = naive_seconds / seconds, questions / seconds
        print(f"{name:<32}{seconds:>8.1f} s{processor:>8.1f} s of the processor{rate:>8.2f} answers/s{ratio:>7.2f} x")
    different = [key for key in ours if ours[key] != one[key]]
    texts = [key for key in ours if ours[key][0] != naive[key][0]]
    print(
        f"answers that differ from one engine, in text or in one bit of a probability: {len(different)} of {len(ours)}"
    )
    print(f"texts that differ from the naive loop: {len(texts)} of {len(ours)}")
    return int(bool(different) or naive_seconds / our_seconds < LEAST)


def of_children() -> float:
    """Return the processor seconds of all processes that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def timed(pack: Pack, fair: FairBase, cases: list[Case], count: int | None) -> tuple[float, Answers, int]:
    """Ask every row of every case as the evaluation does; the models are loaded before the clock starts."""
    with open_engines(pack, fair, count=count, threads=1, gpu=False) as engines:
        warm_up(engines.asks, cases[0])
        started = time.perf_counter()
        answers = dict(replies(engines.asks, cases))
        return time.perf_counter() - started, answers, len(engines.asks)


def warm_up(asks: SideBySide, case: Case) -> None:
    """Let every engine load all models and answer once."""
    for _ in asks.replies([(Task.MODALITY, case.details, "tuned")] * 2 * len(asks)):
        pass


def replies(asks: SideBySide, cases: list[Case]) -> Iterator[tuple[tuple[str, Task, int], tuple[str, object]]]:
    """Yield every answer of the evaluation by row, task and number of the case."""
    for task in Task:
        for row in ROWS:
            for number, reply in asks.replies([(task, case.details, row) for case in cases]):
                yield (row, task, number), (reply.text, reply.probabilities)


def timed_naive(pack: Pack, fair: FairBase, cases: list[Case], threads: int) -> tuple[float, Answers]:
    """Ask the same with one engine that keeps nothing, one label at a time."""
    with EngineClient(threads=threads, gpu=False) as client:
        ask = PackAsk(client, pack, fair)
        ask(Task.MODALITY, cases[0].details, "tuned")
        started = time.perf_counter()
        answers = {
            (row, task, number): naive_answer(client, ask, pack, fair, task, case.details, row)
            for task in Task
            for row in ROWS
            for number, case in enumerate(cases)
        }
        return time.perf_counter() - started, answers


def naive_answer(
    client: EngineClient, ask: PackAsk, pack: Pack, fair: FairBase, task: Task, details: str, row: Row
) -> tuple[str, dict[str, float] | None]:
    """Answer one question from nothing: what the engine still holds of the prompt before is pushed out."""
    entry = pack.tasks[task]
    key = ask.key(task, row)
    prompt = fair.prompt(task, details) if row == "base_fair" else render(task, details)
    marks = fair.chat.marks if row == "base_fair" else ()
    if task is Task.MODALITY and row != "base":
        ratings = []
        for label in MODALITY_LABELS:
            forget(client, key)
            scored = next(e for e in client.score(key, prompt, (label,), marks=marks) if isinstance(e, Scored))
            ratings += scored.log_probabilities
        whole = Scored(MODALITY_LABELS, tuple(ratings), 0, 0.0)
        rated = label_probabilities(whole, entry.temperature if row == "tuned" else 1.0)
        return max(rated, key=rated.__getitem__), rated
    forget(client, key)
    limit = entry.sampling.max_new_tokens
    done = next(e for e in client.generate(key, prompt, limit, marks=marks) if isinstance(e, Done))
    return done.text.strip(), None


def forget(client: EngineClient, key: str) -> None:
    """Let the engine read one other word, so that nothing of the last prompt is reused."""
    for _ in client.generate(key, "x", 0):
        pass


if __name__ == "__main__":
    sys.exit(main())
