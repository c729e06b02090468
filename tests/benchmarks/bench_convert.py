"""One pass against the usual chain: LoRA adapter + base -> quantized GGUF, measured side by side.

    python tests/benchmarks/bench_convert.py [--base B.gguf] [--type Q8_0] [--threads 2] [--rounds 3]

The chain is PEFT merge -> f16 GGUF -> llama_model_quantize. Both sides run in child processes of their own, in
turn, so that imports, memory and caches are counted alike; the best round of each side counts. The tensor bytes of
the two results are compared as well.
"""

import argparse
import importlib.util
import itertools
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
BASE = ROOT / "build/demo/base/SmolLM2-135M-Instruct.Q4_1.gguf"


def chain():
    path = ROOT / "tests/convert/reference_chain.py"
    spec = importlib.util.spec_from_file_location("reference_chain", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run_chain(base, adapter, out, file_type, threads):
    """Merge, write f16 and quantize; return the seconds of each step."""
    programs, half = chain(), out.with_suffix(".f16.gguf")
    times = [time.perf_counter()]
    config, weights = programs.merged_weights(base, adapter)
    times.append(time.perf_counter())
    programs.write_half_file(half, config, weights)
    times.append(time.perf_counter())
    programs.quantize(half, out, file_type, threads)
    times.append(time.perf_counter())
    lasted = (end - start for start, end in itertools.pairwise(times))
    steps = dict(zip(("merge", "f16", "quantize"), lasted, strict=True))
    return steps | {"bytes_written": half.stat().st_size + out.stat().st_size}


def run_ours(base, adapter, out, file_type, threads):
    """Convert in one pass; return the seconds of each step."""
    from radonc_convert.pipeline import execute, plan

    start = time.perf_counter()
    planned = plan(base, adapter, out, file_type, force=True)
    middle = time.perf_counter()
    execute(planned, threads=threads)
    return {"plan": middle - start, "execute": time.perf_counter() - middle, "bytes_written": out.stat().st_size}


def child(options):
    side = {"chain": run_chain, "ours": run_ours}[options.side]
    report = side(options.base, options.adapter, options.out, options.type, options.threads)
    report["peak_mb"] = peak_mb()
    print(json.dumps(report))


def peak_mb():
    """Return this process's own peak of resident memory; getrusage would count the parent's before the start."""
    status = Path("/proc/self/status")
    if status.is_file():
        return int(status.read_text().split("VmHWM:")[1].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measured(side, options, adapter, out):
    """Run one side in a child process; return its report with wall-clock and processor seconds."""
    command = [sys.executable, __file__, "--side", side, "--base", options.base, "--adapter", adapter, "--out", out]
    command += ["--type", options.type, "--threads", options.threads]
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": str(options.threads)}
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    ended = subprocess.run(
        [str(word) for word in command], env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True
    )
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return json.loads(ended.stdout.splitlines()[-1]) | {"wall": wall, "cpu": used}


def compare(options):
    programs = chain()
    with tempfile.TemporaryDirectory(dir=options.base.parent) as name:
        folder = Path(name)
        adapter = options.adapter
        if adapter is None:
            adapter = programs.make_adapter(programs.load_base(options.base), folder / "lora", rank=16)
        reports = {"chain": [], "ours": []}
        for _ in range(options.rounds):
            for side, found in reports.items():
                found.append(measured(side, options, adapter, folder / f"{side}.gguf"))
        same = programs.tensors_of(folder / "chain.gguf") == programs.tensors_of(folder / "ours.gguf")
    print(f"{options.base.name} + LoRA -> {options.type}, {options.threads} threads, best of {options.rounds}")
    best = {}
    for side, found in reports.items():
        best[side] = {key: min(report[key] for report in found) for key in found[0]}
        print(side, " ".join(f"{key}={value:.4g}" for key, value in best[side].items()))
    for key in ("wall", "cpu", "peak_mb", "bytes_written"):
        print(f"ratio {key}: chain / ours = {best['chain'][key] / best['ours'][key]:.1f}")
    print(f"tensor bytes equal: {same}")
    return 0 if same else 1


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--base", type=Path, default=BASE)
    parser.add_argument("--adapter", type=Path)
    parser.add_argument("--type", default="Q8_0")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--side", choices=("chain", "ours"), help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    return child(options) if options.side else compare(options)


if __name__ == "__main__":
    sys.exit(main())
