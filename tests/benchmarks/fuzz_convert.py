"""Read spoilt inputs for a long time: each must open or be refused in one sentence.

    python tests/benchmarks/fuzz_convert.py [--inputs 1000000] [--start 100000] [--keep FOLDER]

The inputs are shared out among the targets of ``tests/convert/fuzz/runner.py``; each input is a function of target
and number, so a failing one can be made again. Ends at the first failure and leaves its input in FOLDER.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNNER = Path(__file__).parents[1] / "convert/fuzz/runner.py"
TARGETS = [
    "safetensors", "shards", "index", "gguf", "inspect", "adapter-config", "adapter", "training-card", "config",
    "settings", "added", "generation", "pieces", "pairs", "rebuilt", "card",
]  # fmt: skip


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--inputs", type=int, default=1_000_000)
    parser.add_argument("--start", type=int, default=100_000, help="number of the first input of each target")
    parser.add_argument("--keep", type=Path, help="folder for an input that fails")
    options = parser.parse_args()
    keep = options.keep or Path(tempfile.mkdtemp(prefix="fuzz-"))
    keep.mkdir(parents=True, exist_ok=True)
    each, total, slowest, begun = -(-options.inputs // len(TARGETS)), 0, 0.0, time.monotonic()
    for target in TARGETS:
        command = [sys.executable, RUNNER, target, str(options.start), str(each), keep]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            print(done.stdout or done.stderr)
            print(f"{target} failed with exit code {done.returncode}; its input is in {keep}")
            return 1
        report = json.loads(done.stdout)
        total, slowest = total + each, max(slowest, report["slowest_s"])
        print(
            f"{target:<15} {each:>9,} inputs: {report['opened']:>8,} opened, {report['refused']:>8,} refused, slowest "
            f"{1000 * report['slowest_s']:6.1f} ms, memory +{report['growth_mib']} MiB, {report['seconds']:.0f} s",
            flush=True,
        )
    print(f"{total:,} inputs in {time.monotonic() - begun:.0f} s: no crash, no hang (slowest {slowest:.2f} s)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
