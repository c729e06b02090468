"""The engine against llama.cpp's own `llama-bench`: tokens a second of reading and of writing, on the same libraries.

    python tests/benchmarks/bench_engine.py [--models 1.1B 135M] [--rounds 3] [--realtime]

Both get the same file, threads, device (CPU) and kind of waiting, in turn and each in a process of its own; the best
of the rounds counts, since other programs only ever slow one down. The engine is measured as the app uses it: child
process, pipe, progress, stop flag. `1.1B` is a checkpoint of TinyLlama's shape with random weights (Q4_K_M), `135M`
the demo's base model. Beside it stands what the memory allows: every token reads all weights once.
"""

import argparse
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

from radonc_models.runtime.client import EngineClient
from radonc_models.runtime.cpu import default_threads
from radonc_models.runtime.protocol import Done
from radonc_models.runtime.speed import memory_bandwidth

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2] / "installer"))
import llama_bench
from checkpoints import SHAPES, folder_of, make_checkpoint
from figures import note

ROOT = Path(__file__).parents[2]

WORK = ROOT / "build/bench"
VOCABULARY = ROOT / "build/reference/llama.cpp/models/ggml-vocab-llama-spm.gguf"
DEMO_BASE = ROOT / "build/demo/base/SmolLM2-135M-Instruct.Q4_1.gguf"
TARGETS = {"1.1B": (0.97, 0.97), "135M": (0.97, 0.90)}
"""Least share of llama-bench's speed: reading, writing."""

READ, WRITTEN = 512, 64


def model_file(name):
    """Return the GGUF file of a model, made once."""
    if name == "135M":
        return DEMO_BASE
    file = WORK / f"engine-{name}.Q4_K_M.gguf"
    if not file.is_file():
        base = make_checkpoint(folder_of(WORK, name), SHAPES[name], VOCABULARY)
        convert = "import sys; from radonc_convert.cli import main; sys.exit(main(sys.argv[1:]))"
        words = ["merge", "--base", base, "--out", file, "--type", "Q4_K_M"]
        subprocess.run([sys.executable, "-c", convert, *map(str, words)], check=True)
    return file


def ours(file, threads):
    """Return tokens/s of reading and writing through the engine's own child."""
    with EngineClient(threads=threads, gpu=False) as client:
        key = client.load(file, None).key
        list(client.generate(key, "warm up", 2))
        *_, read = client.generate(key, long_prompt(client, key), 1)
        *_, written = client.generate(key, "A", WRITTEN)
    assert isinstance(read, Done), read
    assert written.new_tokens == WRITTEN, "the model ended early"
    return read.prompt_tokens / read.prompt_seconds, written.new_tokens / written.generate_seconds


def long_prompt(client, key):
    """Return a text of READ tokens."""
    text = "The tumour of the left lung gets a dose of 54 Gy. " * READ
    low, high = 0, len(text)
    while low < high - 1:
        middle = (low + high) // 2
        if len(client.tokenize(key, text[:middle])) <= READ:
            low = middle
        else:
            high = middle
    return text[:low]


def theirs(program, libraries, file, threads):
    """Return tokens/s of reading and writing in llama-bench."""
    words = [program, "-m", file, "-t", threads, "-p", READ, "-n", WRITTEN, "-r", 1, "-fa", 0, "-ngl", 0, "-o", "jsonl"]
    said = subprocess.run(
        [str(word) for word in words],
        env=os.environ | {"LD_LIBRARY_PATH": str(libraries)},
        cwd=libraries,  # where it looks for the processor's variant
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    rows = [json.loads(line) for line in said.stdout.splitlines()]
    return tuple(next(row["avg_ts"] for row in rows if bool(row["n_gen"]) == writes) for writes in (False, True))


def measure(name, program, libraries, options):
    file, seen = model_file(name), {"engine": [], "llama-bench": []}
    for _ in range(options.rounds):
        seen["engine"].append(ours(file, options.threads))
        seen["llama-bench"].append(theirs(program, libraries, file, options.threads))
    best = {who: tuple(max(column) for column in zip(*rows, strict=True)) for who, rows in seen.items()}
    reached = True
    size, bandwidth = file.stat().st_size, memory_bandwidth(options.threads)
    print(f"\n{name}: {file.name}, {size / 1e6:.0f} MB, {options.threads} threads, best of {options.rounds}")
    print(f"{'':<24}{'engine':>10}{'llama-bench':>13}{'ratio':>8}{'target':>8}")
    for place, what in enumerate((f"reading {READ}, tokens/s", f"writing {WRITTEN}, tokens/s")):
        mine, other, target = best["engine"][place], best["llama-bench"][place], TARGETS[name][place]
        reached &= mine / other >= target
        print(f"{what:<24}{mine:>10.1f}{other:>13.1f}{mine / other:>8.3f}{target:>8.2f}")
        note(1, f"{name}, {what}, share of llama-bench", f">= {target}", f"{mine / other:.3f}", mine / other >= target)
    print(
        f"memory reads {bandwidth / 1e9:.1f} GB/s: at most {bandwidth / size:.1f} tokens/s of writing, "
        f"{best['engine'][1] * size / bandwidth:.0%} of it reached"
    )
    return reached


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--models", nargs="+", choices=list(TARGETS), default=list(TARGETS))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=default_threads())
    parser.add_argument("--realtime", action="store_true", help="put other programs off meanwhile (chrt -f 1; root)")
    parser.add_argument("--strict", action="store_true", help="end with 1 when a target is missed")
    options = parser.parse_args()
    os.environ["RADONC_SPIN"] = "1"  # as llama-bench waits; the app decides by the processor's use
    if options.realtime:
        os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1))
    found = importlib.util.find_spec("llama_cpp")
    libraries = Path(found.origin).parent / "lib"
    program = llama_bench.provide(libraries, ROOT / "build/setup")
    reached = [measure(name, program, libraries, options) for name in options.models]
    return 1 if options.strict and not all(reached) else 0


if __name__ == "__main__":
    sys.exit(main())
