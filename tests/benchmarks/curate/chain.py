"""From a fake oncology database to a frozen set: seconds, processor seconds and memory of every command.

    python tests/benchmarks/curate/chain.py FOLDER [--patients N ...]

Every step is a process of its own, as a user starts it. The sheet that goes to readers comes back with every row
accepted that can be (cases without a flag that blocks them), the others rejected: this measures the program, not
readers. FOLDER needs room for about 20 KB a patient and is emptied of what an earlier run left.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

PASSPHRASE = "plain words make a long one"
CALL = "import sys; from radonc_models.cli import main; sys.exit(main(sys.argv[1:]))"
MAPPING = Path(__file__).parents[3] / "models/radonc_models/extract/mappings/synthetic_clinic.toml"
BLOCKING = {"no-plan", "no-history", "no-label", "no-dose", "no-icd-10-code", "section-mark"}


@dataclass(frozen=True)
class Spent:
    step: str
    seconds: float
    processor: float
    most_mib: float


def timed(step: str, *arguments: object) -> Spent:
    """Run one command and return what it and its workers took; memory is that of the largest process."""
    reading, writing = os.pipe()
    os.write(writing, PASSPHRASE.encode())
    os.close(writing)
    words = [str(one) for one in arguments]
    if step == "curate" and words[0] != "export":
        words += ["--user", "anna", "--passphrase-fd", str(reading)]
    started = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-c", CALL, step, *words], pass_fds=[reading], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    output, status, usage = child.stdout, 0, None
    assert output is not None
    text = output.read().decode()
    _, status, usage = os.wait4(child.pid, 0)
    os.close(reading)
    seconds = time.perf_counter() - started
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"{step} {words[0]}: {text}")
    name = f"{step} {words[0]}" if step == "curate" else step
    spent = Spent(name, seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
    figures = f"{seconds:8.1f} s {spent.processor:8.1f} s {spent.most_mib:7.0f} MiB"
    print(f"{name:<20} {figures}   {text.strip().splitlines()[-1][:80]}", flush=True)
    return spent


def fill(sheet: Path, back: Path) -> None:
    """Write a verdict into every row of a sheet."""
    with sheet.open(encoding="utf-8-sig", newline="") as file, back.open("w", encoding="utf-8", newline="") as out:
        reader = csv.DictReader(file)
        writer = csv.DictWriter(out, reader.fieldnames or [])
        writer.writeheader()
        for row in reader:
            row["verdict"] = "reject" if BLOCKING & set(row["flags"].split()) else "accept"
            writer.writerow(row)


def chain(folder: Path, patients: int) -> list[Spent]:
    work = folder / f"chain-{patients}"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    workspace, rows, sheet, back = (work / name for name in ("workspace", "cases.csv", "out.csv", "back.csv"))
    timed("synth", "-o", work / "clinic.db", "--as", "sqlite", "--cases", patients, "--seed", 11)
    print("-- from here on counted --")
    spent = [timed("extract", "--url", f"sqlite:///{work / 'clinic.db'}", "--mapping", MAPPING, "-o", rows)]
    (work / "clinic.db").unlink()
    spent += [timed("curate", "new", workspace), timed("curate", "add", workspace, rows)]
    rows.unlink()
    spent += [
        timed("curate", "split", workspace),
        timed("curate", "label", workspace),
        timed("curate", "deidentify", workspace),
        timed("curate", "review", workspace, "--export", sheet),
    ]
    fill(sheet, back)
    sheet.unlink()
    spent += [
        timed("curate", "review", workspace, "--import", back),
        timed("curate", "report", workspace, work / "report.html"),
        timed("curate", "freeze", workspace, work / "set"),
    ]
    shutil.rmtree(workspace)
    return spent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--patients", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    args = parser.parse_args()
    print(f"{len(os.sched_getaffinity(0))} processors, load {os.getloadavg()[0]:.1f}")
    for patients in args.patients:
        print(f"\n{patients:,} patients; columns: seconds on the clock, processor seconds, most memory of one process")
        spent = chain(args.folder, patients)
        seconds, processor = sum(one.seconds for one in spent), sum(one.processor for one in spent)
        most = max(one.most_mib for one in spent)
        print(f"{'together':<20} {seconds:8.1f} s {processor:8.1f} s {most:7.0f} MiB")
        manifest = json.loads((args.folder / f"chain-{patients}" / "set" / "manifest.json").read_text("utf-8"))
        print(f"frozen: {manifest['cases']:,} cases, {manifest['splits']}, load {os.getloadavg()[0]:.1f}")
    print(f"memory of this script {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
