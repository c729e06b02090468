"""Three tasks from one base: what the prompt memory, the switch, the adapters and the scoring cost.

Run it as ``python tests/benchmarks/bench_tasks.py`` after ``make demo``. It makes adapter files from the demo's
adapters with ``radonc-convert adapter``, asks cases of the demo's test set, and prints ratios that were measured
side by side in one run, each with the most that it may be. The exit code is 1 when one is above it.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).parent))

from figures import note

from radonc_convert.cli import main as convert
from radonc_models.cli import main as models
from radonc_models.pack import Pack, read_pack, write_pack
from radonc_models.records import Case, read_cases
from radonc_models.runtime.asking import Answer, Asker
from radonc_models.runtime.client import EngineClient
from radonc_models.runtime.protocol import Done, PromptProgress
from radonc_models.tasks import MODALITY_LABELS, Task, render, template

ROOT = Path(__file__).resolve().parents[2]
MOST = {
    "first token, same question again / cold": 0.15,
    "adapter switch, ms": 200.0,
    "memory, three tasks on one base / one model": 1.15,
    "modality scoring / prompt evaluation": 1.20,
}
_LONG_ROUNDS = 2
_SCORED = 16


def main() -> int:
    """Measure, print, and give 1 when a figure is above what it may be."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--demo", type=Path, default=ROOT / "build" / "demo")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--memory-of", choices=("one", "adapters", "merged"), help=argparse.SUPPRESS)
    parser.add_argument("--pack", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.memory_of:
        print(json.dumps(memory_of(options.memory_of, options.pack, options.threads)))
        return 0
    with tempfile.TemporaryDirectory(dir=options.demo) as folder:
        cases = synthetic_cases(Path(folder) / "cases.jsonl")[: options.rounds]
        pack = adapter_pack(options.demo, Path(folder))
        merged = read_pack(options.demo / "pack")
        with EngineClient(threads=options.threads) as client:
            figures = first_tokens(client, pack, cases)
            figures |= switches(client, pack, cases)
            figures |= scoring(client, pack, cases)
            same = agreement(client, pack, merged, cases)
        figures |= memory(pack, merged, options.threads)
    for name, value in figures.items():
        most = MOST.get(name)
        verdict = "" if most is None else f"   at most {most:g}: {'ok' if value <= most else 'MISSED'}"
        print(f"{name:<52}{value:>10.3f}{verdict}", flush=True)
        if most is not None:
            note(3 if "scoring" in name else 2, name, f"<= {most:g}", f"{value:.3f}", value <= most)
    print(f"answers equal to those of the merged models: {same}")
    return int(any(figures[name] > most for name, most in MOST.items()))


def synthetic_cases(path: Path) -> list[Case]:
    """Return the held-out cases of the demo."""
    if models(["synthesize", "--out", str(path), "--seed", "7"]):
        raise SystemExit(2)
    return read_cases(path, "test")


def adapter_pack(demo: Path, folder: Path) -> Pack:
    """Write a pack of the demo's base and its three adapters as adapter files."""
    base = demo / "base" / "SmolLM2-135M-Instruct.Q4_1.gguf"
    files = {}
    for task in Task:
        adapter, out = ROOT / "models" / "demo" / task.value, folder / f"{task.value}.gguf"
        if convert(["adapter", "--base", str(base), "--adapter", str(adapter), "--out", str(out)]):
            raise SystemExit(2)
        files[task] = (out, adapter)
    return write_pack(folder, "three on one", demo / "pack" / "base.gguf", files, None)


def first_tokens(client: EngineClient, pack: Pack, cases: list[Case]) -> dict[str, float]:
    """Return the time to the first token on a warm prompt in shares of a cold one."""
    task, asker = Task.REGIMEN, Asker(client, pack)
    key = asker.prepare(task).key
    cold, again, edited, long_cold, task_known = [], [], [], [], []
    for number, case in enumerate(cases):
        details = f"{number}. {case.details}"
        long = f"{number}. " + " ".join(other.details for other in cases[:4] * 2)
        forget(client, key)
        cold.append(first_token(client, key, task, details))
        again.append(first_token(client, key, task, details))
        task_known.append(first_token(client, key, task, f"Another. {case.details}"))
        if number < _LONG_ROUNDS:
            forget(client, key)
            long_cold.append(first_token(client, key, task, long))
            edited.append(first_token(client, key, task, long + " He lives alone."))
    return {
        "first token, same question again / cold": ratio(again, cold),
        "first token, end of a long case edited / cold": ratio(edited, long_cold),
        "first token, only the task's own words known / cold": ratio(task_known, cold),
        "first token, cold, s": statistics.median(cold),
    }


def first_token(client: EngineClient, key: str, task: Task, details: str, *, cold: bool = False) -> float:
    """Return the seconds until the first token of an answer could be chosen."""
    started = time.perf_counter()
    for event in client.generate(key, render(task, details), 1, fixed="" if cold else template(task).fixed):
        if isinstance(event, PromptProgress) and event.done == event.total:
            ready = time.perf_counter()
        if isinstance(event, Done):
            return ready - started
    raise AssertionError("a generation ends with Done")


def forget(client: EngineClient, key: str) -> None:
    """Let the engine read something else, so that nothing of the next prompt is known."""
    for _ in client.generate(key, "x", 1, fixed=""):
        pass
    for number in range(2):
        for _ in client.generate(key, f"{number} nothing in common", 1, fixed=template(Task.REGIMEN).fixed):
            pass


def switches(client: EngineClient, pack: Pack, cases: list[Case]) -> dict[str, float]:
    """Return what it costs to come back to a task whose prompt is in memory, beside staying there."""
    asker = Asker(client, pack)
    keys = {task: asker.prepare(task).key for task in (Task.REGIMEN, Task.DIAGNOSIS)}
    details = cases[0].details

    def asked(task: Task) -> float:
        started = time.perf_counter()
        for _ in client.generate(keys[task], render(task, details), 1, fixed=template(task).fixed):
            pass
        return time.perf_counter() - started

    stay, switch = [], []
    for task in keys:
        asked(task)
    for _ in range(max(5, len(cases))):
        for task in keys:
            switch.append(asked(task))
            stay.append(asked(task))
    cost = 1000 * (statistics.median(switch) - statistics.median(stay))
    return {"adapter switch, ms": cost, "one token after a switch, ms": 1000 * statistics.median(switch)}


def scoring(client: EngineClient, pack: Pack, cases: list[Case]) -> dict[str, float]:
    """Return the time of scoring all labels in shares of evaluating prompts of the same length alone.

    Both read their whole prompt, the task's own words too. Taken as processor time of the engine, which other programs
    on the machine change little.
    """
    cases = cases * (-(-_SCORED // len(cases)))
    key = Asker(client, pack).prepare(Task.MODALITY).key
    spent = {"scored": 0.0, "evaluated": 0.0}
    for number, case in enumerate(cases):
        before = processor_seconds(client)
        first_token(client, key, Task.MODALITY, f"One {number}. {case.details}", cold=True)
        between = processor_seconds(client)
        for _ in client.score(key, render(Task.MODALITY, f"Two {number}. {case.details}"), MODALITY_LABELS):
            pass
        spent["evaluated"] += between - before
        spent["scored"] += processor_seconds(client) - between
    return {"modality scoring / prompt evaluation": spent["scored"] / spent["evaluated"]}


def processor_seconds(client: EngineClient) -> float:
    """Return the processor time of the engine's child, to the nanosecond where the system tells it."""
    assert client.pid is not None
    try:
        threads = Path(f"/proc/{client.pid}/task").glob("*/schedstat")
        return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9
    except (OSError, ValueError):
        times = psutil.Process(client.pid).cpu_times()
        return float(times.user + times.system)


def agreement(client: EngineClient, pack: Pack, merged: Pack, cases: list[Case]) -> str:
    """Return how many answers of base and adapter are those of the merged model."""
    same = total = 0
    for task in Task:
        for case in cases:
            texts = [answered(Asker(client, one), task, case) for one in (pack, merged)]
            same, total = same + (texts[0] == texts[1]), total + 1
    return f"{same} of {total}"


def answered(asker: Asker, task: Task, case: Case) -> str:
    """Return the text of an answer."""
    *_, outcome = asker.ask(task, case.details)
    assert isinstance(outcome, Answer), outcome
    return outcome.text


def memory(pack: Pack, merged: Pack, threads: int) -> dict[str, float]:
    """Return the memory of three tasks, each way in a process of its own, in shares of one model."""
    taken = {}
    for what, where in (("one", merged), ("adapters", pack), ("merged", merged)):
        command = [
            sys.executable,
            __file__,
            "--memory-of",
            what,
            "--pack",
            str(where.folder),
            "--threads",
            str(threads),
        ]
        taken[what] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return {
        "memory, one model, MB": taken["one"] / 1e6,
        "memory, three tasks on one base / one model": taken["adapters"] / taken["one"],
        "memory, three tasks on one base / three merged": taken["adapters"] / taken["merged"],
    }


def memory_of(what: str, folder: Path, threads: int) -> int:
    """Return the bytes that the engine's child holds after answering; files that are mapped count as held."""
    details = "SYNTHETIC. 64-year-old with a 2.1 cm tumour of the left lower lobe, cT1c cN0 cM0. " * 4
    tasks = [Task.MODALITY] if what == "one" else [*Task]  # scoring takes the most memory
    with EngineClient(threads=threads) as client:
        asker = Asker(client, read_pack(folder))
        for task in tasks:
            *_, outcome = asker.ask(task, details)
            assert isinstance(outcome, Answer), outcome
        pid = client.pid
        assert pid is not None
        return int(psutil.Process(pid).memory_info().rss)


def ratio(some: list[float], others: list[float]) -> float:
    """Return the median of the quotients of pairs."""
    return statistics.median(one / other for one, other in zip(some, others, strict=True))


if __name__ == "__main__":
    sys.exit(main())
