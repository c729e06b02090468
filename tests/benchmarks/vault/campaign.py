"""Run every campaign on the vault and print one table of the figures: requirement, target, measured, reached.

    python tests/benchmarks/vault/campaign.py [NAME ...] [--seed 1]

Names are those of the scripts beside this one; without any, all run, one after the other, each in its own process.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import report

CAMPAIGNS = (
    *("people", "escrow", "kills", "power_loss", "flips", "plaintext", "memory_after_lock"),
    *("tampering", "overhead", "growth", "fuzz_imports", "backups"),
)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(CAMPAIGNS)}; default: all")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if unknown := set(options.names) - set(CAMPAIGNS):
        parser.error(f"there is no campaign {', '.join(sorted(unknown))}")
    failed = []
    with tempfile.TemporaryDirectory() as place:
        figures = Path(place) / "figures"
        figures.touch()
        for name in options.names or CAMPAIGNS:
            started = time.monotonic()
            print(f"\n{name}", flush=True)
            script = Path(__file__).with_name(f"{name}.py")
            words = [script, "--seed", options.seed, "--figures", figures]
            if subprocess.run([sys.executable, *map(str, words)], check=False).returncode:
                failed.append(name)
            print(f"{time.monotonic() - started:.0f} s", flush=True)
        print("\n" + report.table(report.read_figures(figures)))
    if failed:
        print(f"not reached: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
