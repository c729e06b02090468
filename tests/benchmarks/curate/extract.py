"""Growth of the fake clinic and of its extraction: time and memory for 1,000 to 1,000,000 patients.

    python tests/benchmarks/curate/extract.py [--sizes 1000,10000,100000] [--folder DIR]

Needs 5 GB of disk for a million patients. Each step runs in a process of its own, whose processor time and largest
memory the system reports. The target of 100,000 patients is five minutes on two cores, and memory that does not grow.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

TARGET_SECONDS = 300
MOST_GROWTH = 1.25  # of the memory, from the second size to the last: the first is ruled by what Python itself takes


@dataclass(frozen=True)
class Cost:
    """What one step took: seconds on the clock and of the processor, largest memory in MB."""

    wall: float
    processor: float
    memory: float


def run(*arguments):
    """Run one command of ``radonc-models``; end the benchmark when it fails."""
    command = [sys.executable, "-c", "import sys; from radonc_models.cli import main; sys.exit(main())", *arguments]
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{arguments[0]} failed")
    return Cost(time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def measure(size, folder):
    """Make a clinic of ``size`` patients and extract it; give the costs of both and the number of rows."""
    database, mapping, out = folder / "clinic.db", folder / "site.toml", folder / "cases.csv"
    made = run("synth", "--cases", str(size), "--as", "sqlite", "-o", str(database), "--mapping", str(mapping))
    report = folder / "counts.json"
    taken = run(
        "extract", "--url", f"sqlite:///{database}", "--mapping", str(mapping), "-o", str(out), "--report", str(report)
    )
    rows = int(report.read_text().partition('"rows": ')[2].partition(",")[0])
    megabytes = out.stat().st_size / 1e6
    for path in folder.iterdir():
        path.unlink()
    return made, taken, rows, megabytes


def main():
    """Print one line a size and whether the targets hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000,100000,1000000")
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    head = f"{'patients':>9} {'rows':>9} {'MB':>6}"
    print(f"{head}   generator: wall s  cpu s  peak MB   extraction: wall s  cpu s  peak MB")
    peaks, slow = [], []
    for size in sizes:
        with tempfile.TemporaryDirectory(dir=options.folder) as folder:
            made, taken, rows, megabytes = measure(size, Path(folder))
        print(
            f"{size:>9} {rows:>9} {megabytes:>6.0f}   {made.wall:>17.1f} {made.processor:>6.1f} {made.memory:>8.0f}"
            f"   {taken.wall:>18.1f} {taken.processor:>6.1f} {taken.memory:>8.0f}",
            flush=True,
        )
        peaks.append(taken.memory)
        if size == 100_000 and taken.wall > TARGET_SECONDS:
            slow.append(taken.wall)
    growing = len(peaks) > 2 and peaks[-1] > MOST_GROWTH * peaks[1]
    print("memory does not grow" if not growing else "MEMORY GROWS")
    if growing or slow:
        sys.exit(1)


if __name__ == "__main__":
    main()
