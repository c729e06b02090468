"""Measure everything that the engine must reach, one script after the other, and print one table at the end.

    python tests/benchmarks/report_engine.py [--quick] [--demo build/demo] [--only SCRIPT ...]

``--quick`` runs a few of everything, to see that the scripts work: its figures prove nothing. With ``--demo`` (the
folder that `make demo` made) faults, endurance and spoilt files are tried on the demo's models too. A script that
fails does not stop the others. Exit code 1 if a figure was not reached, is missing, or a script failed.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from figures import PLACE, noted, table

HERE = Path(__file__).parent
NUMBERS = range(1, 8)


def commands(demo, *, quick):
    """Return the scripts and their arguments."""
    full = [
        ["bench_engine.py"],
        ["bench_tasks.py", *(["--demo", str(demo)] if demo else [])],
        ["bench_faults.py"],
        ["bench_stop.py"],
        ["fuzz_engine.py"],
        ["bench_endurance.py"],
        ["check_network.py"],
        ["check_sealed.py"],
    ]
    few = {
        "bench_engine.py": ["--models", "135M", "--rounds", "1"],
        "bench_tasks.py": ["--rounds", "1"],
        "bench_faults.py": ["--runs", "10", "--patience", "1.5"],
        "fuzz_engine.py": ["--files", "100"],
        "bench_endurance.py": ["--answers", "200", "--tokens", "20"],
    }
    if quick:
        return [[name, *arguments, *few.get(name, [])] for name, *arguments in full]
    if demo:
        place = ["--demo", str(demo)]
        full += [
            ["bench_faults.py", "--runs", "50", "--patience", "10", *place],
            ["fuzz_engine.py", "--files", "60", *place],
            ["bench_endurance.py", "--answers", "200", "--tokens", "40", *place],
            ["check_sealed.py", *place],
        ]
    return full


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--demo", type=Path)
    parser.add_argument("--only", nargs="+", default=[], metavar="SCRIPT")
    options = parser.parse_args()
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "figures"
        environment = os.environ | {PLACE: str(place), "QT_QPA_PLATFORM": "offscreen"}
        for name, *arguments in commands(options.demo, quick=options.quick):
            if options.only and name not in options.only:
                continue
            print(f"\n== {name} {' '.join(arguments)}".rstrip(), flush=True)
            if subprocess.run([sys.executable, HERE / name, *arguments], env=environment, check=False).returncode:
                failed.append(name)
        figures = noted(place)
    print("", *table(figures), sep="\n")
    missing = [] if options.only else [number for number in NUMBERS if number not in {one.number for one in figures}]
    if failed or missing:
        print(f"failed: {', '.join(failed) or 'no script'}; not measured: {missing or 'nothing'}")
    return 1 if failed or missing or not all(one.reached for one in figures) else 0


if __name__ == "__main__":
    sys.exit(main())
