"""The fast kernels against ggml's: nanoseconds per weight on one core, and whether every byte is the same.

    python tests/benchmarks/bench_kernels.py [--weights 16000000] [--rounds 5]

First each kernel at each level of this processor turns ``--weights`` weights into each type, and the result is
compared with that of ``ggml_quantize_chunk``: Gaussian ones, f16 values, the base model of the demo when it is there,
and all the hard kinds of the self-test under changing seeds. Then the kernels take turns on the same Gaussian weights,
and the best of ``--rounds`` turns is shown. Exit code 1 if a byte differs.
"""

import argparse
import sys
import time
from pathlib import Path

import numpy as np

from radonc_convert.arithmetic import merge_in_half
from radonc_convert.checkpoint import open_checkpoint
from radonc_convert.quantize.kernels import Kernels
from radonc_convert.quantize.lanes import LEVELS
from radonc_convert.quantize.selftest import hard_weights
from radonc_convert.quantize.types import GgmlType, row_bytes

ROOT = Path(__file__).parents[2]
BASE = ROOT / "build/demo/base/SmolLM2-135M-Instruct.Q4_1.gguf"
TYPES = [GgmlType[name] for name in ("Q4_K", "Q5_K", "Q6_K", "Q3_K", "Q2_K", "Q8_0", "Q4_0", "Q5_0", "Q5_1")]
TYPES += [GgmlType.F16, GgmlType.BF16]
GOAL = {GgmlType.Q4_K: 5.0, GgmlType.Q5_K: 5.0, GgmlType.Q6_K: 3.0}
COLUMNS = 4096
SLAB = 64  # rows: as many weights as the converter gives a kernel at once


def kernels_of_this_machine():
    plain = Kernels(lanes=False)
    levels = {level: Kernels(level=level) for level in LEVELS}
    for level, kernels in levels.items():
        if kernels.notice:
            print(f"{level}: {kernels.notice}")
    return {"ggml": plain} | {level: kernels for level, kernels in levels.items() if not kernels.notice}


def stored(kernels, kind, weights):
    out = np.full(row_bytes(kind, weights.size), 0xAA, np.uint8)
    kernels.quantize(kind, weights, out)
    return out


def real_weights():
    """Yield weights of the demo's base model in slabs."""
    if not BASE.is_file():
        return
    kernels = Kernels(lanes=False)
    for tensor in open_checkpoint(BASE).tensors:
        rows = np.memmap(BASE, np.uint8, "r")[tensor.stored.offset :]
        size = tensor.spec.rows * tensor.spec.columns // 256 * 256
        if tensor.spec.is_vector or size < SLAB * 256:
            continue
        size = min(size, 1 << 20)
        weights = np.empty(size, np.float32)
        kernels.to_float(tensor.stored.type, rows[: row_bytes(tensor.stored.type, size)], weights)
        yield weights.reshape(-1, 256)


def weights_to_compare(count):
    """Yield matrices with about ``count`` weights altogether."""
    chance = np.random.default_rng(7)
    done = 0
    for weights in real_weights():
        if done >= count // 2:
            break
        done += weights.size
        yield weights
    seed = 0
    while done < count:
        seed += 1
        normal = (chance.normal(0, 0.02, (64, 4096))).astype(np.float32)
        for weights in (
            normal[:51],
            normal.astype(np.float16).astype(np.float32),
            hard_weights(seed, 256 * 41).reshape(-1, 256),
        ):
            done += weights.size
            yield weights


def compare(machines, count):
    """Count differing bytes per level and type."""
    differing = {}
    total = 0
    for weights in weights_to_compare(count):
        total += weights.size
        for kind in TYPES:
            expected = stored(machines["ggml"], kind, weights)
            for level, kernels in machines.items():
                if level != "ggml":
                    wrong = int((stored(kernels, kind, weights) != expected).sum())
                    differing[level, kind] = differing.get((level, kind), 0) + wrong
    print(f"identity: {total:,} weights per type and level, {sum(differing.values()):,} differing bytes")
    for (level, kind), wrong in differing.items():
        if wrong:
            print(f"  {kind.name} {level}: {wrong:,} bytes differ")
    return sum(differing.values())


def best_times(jobs, rounds):
    """Run the jobs in turn and return the best seconds of each."""
    best = dict.fromkeys(jobs, float("inf"))
    for _ in range(rounds):
        for name, job in jobs.items():
            start = time.perf_counter()
            job()
            best[name] = min(best[name], time.perf_counter() - start)
    return best


def show(label, best, weights, goal=None):
    plain = best["ggml"]
    line = f"{label:14} {plain / weights * 1e9:8.2f}"
    for level in (name for name in best if name != "ggml"):
        line += f" {best[level] / weights * 1e9:8.2f} ({plain / best[level]:5.1f}x)"
    print(line + (f"   wanted: {goal:g}x" if goal else ""))


def measure(machines, rounds):
    weights = np.random.default_rng(1).normal(0, 0.02, (SLAB, COLUMNS)).astype(np.float32)
    print(f"\nns per weight     ggml {' '.join(f'{level:>16}' for level in machines if level != 'ggml')}")
    for kind in TYPES:
        out = np.zeros((SLAB, row_bytes(kind, COLUMNS)), np.uint8)
        jobs = {level: lambda k=k, t=kind, o=out: k.quantize(t, weights, o) for level, k in machines.items()}
        show(kind.name, best_times(jobs, rounds), weights.size, GOAL.get(kind))
    half = weights.astype(np.float16).view(np.uint8)
    found = np.empty_like(weights)
    print()
    for label, job in {
        "f16 -> f32": lambda k: k.to_float(GgmlType.F16, half, found),
        "bf16 -> f32": lambda k: k.to_float(GgmlType.BF16, half, found),
        "largest": lambda k: k.largest(weights),
        "round to f16": lambda k: k.round_to_half(weights),
    }.items():
        jobs = {level: lambda k=k, j=job: j(k) for level, k in machines.items()}
        show(label, best_times(jobs, rounds), weights.size)
    measure_merges(machines, weights, rounds)


def measure_merges(machines, weights, rounds):
    chance = np.random.default_rng(3)
    for rank in (8, 16, 64):
        left = chance.normal(0, 1e-3, (SLAB, rank)).astype(np.float32)
        right = chance.normal(0, 1e-3, (rank, COLUMNS)).astype(np.float32)
        jobs = {
            level: lambda k=k, a=left, b=right: k.merge(weights, a, b, 0.5, half=True) for level, k in machines.items()
        }
        show(f"merge rank {rank}", best_times(jobs, rounds), weights.size)
    scratch = tuple(np.empty_like(weights) for _ in range(3))
    expected = merge_in_half(weights, left, right, 0.5, scratch)
    for kernels in machines.values():
        found = weights.copy()
        kernels.merge(found, left, right, 0.5, half=True)
        assert np.array_equal(found, expected)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--weights", type=int, default=16_000_000, help="weights per type to compare")
    parser.add_argument("--rounds", type=int, default=7, help="turns of each kernel; the best one counts")
    options = parser.parse_args()
    machines = kernels_of_this_machine()
    differing = compare(machines, options.weights)
    measure(machines, options.rounds)
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
