"""Ask the engine everything it can do and see that, once its models are loaded, it opens no file and needs no network.

    python tests/benchmarks/check_sealed.py [--way plain] [--way strace] [--way namespace] [--demo build/demo]

One run loads a base and three adapters, then asks all three tasks, goes back to the first one, stops a question while
it reads and another while it writes, and asks again. ``strace`` counts the files that the child opened after it gave
that up, and the Internet sockets of all processes; ``namespace`` is the same run where there is no network at all.
Without ``--way``, all that this machine can do. Without ``--demo`` the models are tiny random ones. Exit code 1 if a
file was opened, an Internet socket was made, or an answer was not as expected.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from check_network import possible
from figures import note
from traces import CALLS, read_trace

from radonc_models.pack import file_sha256, read_pack, write_manifest
from radonc_models.pack.manifest import BaseModelFile, Lora, Pack, Sampling, TaskModel
from radonc_models.runtime.asking import Answer, Asker, PromptProgress, Refused, Token
from radonc_models.runtime.client import EngineClient
from radonc_models.tasks import MODALITY_LABELS, Task, template

DETAILS = "SYNTHETIC. 64-year-old with a 2.1 cm tumour of the left lower lobe, cT1c cN0 cM0. "
LONG = DETAILS * 12


def tiny_adapter_pack(folder):
    """Write a pack of a tiny base and three tiny adapters."""
    from bench_faults import tiny_module

    made = tiny_module()
    base = made._write_tiny_model(folder / "base.gguf", 1)
    sha256 = file_sha256(base)
    tasks = {}
    for seed, task in enumerate(Task, start=11):
        file = made._write_tiny_adapter(folder / f"{task.value}.gguf", sha256, made._low_rank(seed))
        words = template(task)
        tasks[task] = TaskModel(
            task=task, file=file.name, sha256=file_sha256(file), size=file.stat().st_size, base_sha256=sha256,
            adapter_sha256="a" * 64, lora=Lora(4, 8.0, 0.0, ("q_proj",)), quantization="F32",
            prompt_version=words.version, prompt_sha256=words.sha256, sampling=Sampling(0.0, 0, 200),
            labels=MODALITY_LABELS if task is Task.MODALITY else (), kind="adapter",
        )  # fmt: skip
    plain = BaseModelFile("tiny", base.name, sha256, base.stat().st_size, sha256, "F32")
    write_manifest(Pack(folder, "tiny", "evaluation", True, "A trial.", plain, tasks))
    return folder


def inside(folder):
    """Do the whole run and print what came of it."""
    with EngineClient(threads=2) as client:
        asker = Asker(client, read_pack(folder))
        loaded = [asker.prepare(Task.REGIMEN, base=True), *(asker.prepare(task) for task in Task)]
        sealed, pid = client.seal(), client.pid
        ends = {task.value: ended(asker, task) for task in Task}
        ends["again"] = ended(asker, Task.REGIMEN)
        ends["base"] = ended(asker, Task.REGIMEN, base=True)
        for kind in (PromptProgress, Token):
            ends[f"stopped at {kind.__name__}"] = ended(asker, Task.REGIMEN, stop_at=kind)
        ends["after the stops"] = ended(asker, Task.DIAGNOSIS)
        told = {"models": len(loaded), "guards": sealed.guards, "same child": pid == client.pid, "ends": ends}
        print(json.dumps(told))


def ended(asker, task, *, base=False, stop_at=None):
    """Return the kind of the outcome of one question."""
    for event in asker.ask(task, LONG, base=base):
        if stop_at is not None and isinstance(event, stop_at):
            asker.cancel()
            stop_at = None
        if isinstance(event, Answer | Refused):
            return type(event).__name__ if isinstance(event, Answer) else event.reason
    return "failed"


def run(way, pack):
    """Return whether the run held, and lines about it."""
    with tempfile.TemporaryDirectory() as folder:
        trace = Path(folder) / "trace"
        before = {
            "strace": ["strace", "-f", "-qq", "-e", f"trace={CALLS}", "-o", str(trace)],
            "namespace": ["unshare", "--map-root-user", "--net"],
        }.get(way, [])
        command = [*before, sys.executable, __file__, "--inside", str(pack)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
        if done.returncode:
            return False, f"{way}: exit code {done.returncode} {done.stderr.strip().splitlines()[-1:]}"
        seen = read_trace(trace.read_text()) if way == "strace" else None
    told = json.loads(done.stdout)
    expected = ("stopped",) * 2
    stops = tuple(end for name, end in told["ends"].items() if name.startswith("stopped at"))
    answers = [end for name, end in told["ends"].items() if not name.startswith("stopped at")]
    held = stops == expected and set(answers) == {"Answer"} and told["same child"] and bool(told["guards"])
    words = f"{way}: {len(answers)} answers, {len(stops)} stops, {told['models']} models; {', '.join(told['guards'])}"
    if seen is not None:
        held = held and seen.sealed == 1 and not seen.opened and not seen.sockets
        words += f"; Internet sockets {len(seen.sockets)}, files opened after loading {len(seen.opened)}"
        words += f", refused {len(seen.refused)}" + "".join(f"\n  {call}" for call in seen.opened + seen.refused)
    return held, words + ("" if held else f" FAILED {told['ends']}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--way", action="append", choices=("plain", "strace", "namespace"))
    parser.add_argument("--demo", type=Path, help="folder that `make demo` made")
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        inside(options.inside)
        return 0
    ways = options.way or ["plain", *(way for way in ("strace", "namespace") if possible(way))]
    with tempfile.TemporaryDirectory() as folder:
        if options.demo:
            from bench_tasks import adapter_pack

            pack = adapter_pack(options.demo, Path(folder)).folder
        else:
            pack = tiny_adapter_pack(Path(folder))
        results = []
        for way in ways:
            held, line = run(way, pack.resolve())
            results.append(held)
            note(7, f"the engine alone, {way}", "no file, no socket", "none" if held else "failed", held)
            print(line, flush=True)
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
