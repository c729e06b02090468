"""Measure the ICD-10-CM table: time to load, memory, time of a search, and what physicians' words find.

Usage: python tests/benchmarks/bench_icd10.py [--misses]

Prints figures and, with --misses, what of the development half is not found first. The held-out files are only counted:
no rule may be written for one of their phrases.
"""

from __future__ import annotations

import argparse
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from radonc_models.clinical import icd10
from radonc_models.clinical.icd10.table import table

GOLD = Path(__file__).resolve().parents[1] / "gold"
LOADING = """
import time
from pathlib import Path
import radonc_models.clinical.icd10 as icd10
def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4 / 1024
before, started = resident(), time.process_time()
icd10.search("lung cancer")
print((time.process_time() - started) * 1000, resident() - before)
"""


def main() -> int:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="list what of the development half is not found first")
    args = parser.parse_args()
    _loading()
    for name in ("icd_dev", "icd_held_out", "icd_later"):
        _gold(name, misses=args.misses and name == "icd_dev")
    _names()
    _typing()
    return 0


def _loading() -> None:
    runs = [
        subprocess.run([sys.executable, "-c", LOADING], capture_output=True, text=True, check=True).stdout.split()
        for _ in range(5)
    ]
    times, sizes = zip(*((float(first), float(second)) for first, second in runs), strict=True)
    file = Path(icd10.__file__).parent / "icd10cm.bin"
    print(f"table: {table().container.header['codes']:,} codes, {file.stat().st_size / 1e6:.2f} MB, {icd10.release()}")
    print(
        f"load and first search: {statistics.median(times):.1f} ms of CPU, {statistics.median(sizes):.1f} MiB of memory"
    )


def _gold(name: str, *, misses: bool) -> None:
    lines = (GOLD / f"{name}.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    first = among = 0
    for words, codes in rows:
        found = [match.code for match in icd10.search(words)]
        wanted = codes.split("|")
        hit = bool(found) and found[0] in wanted
        first, among = first + hit, among + any(code in wanted for code in found)
        if misses and not hit:
            print(f"  {words}: {codes}, found {', '.join(found) or 'nothing'}")
    print(f"{name}: {len(rows)} phrases, first {first / len(rows):.1%}, among the first three {among / len(rows):.1%}")


def _names() -> None:
    """Look for every complete code of a malignant neoplasm by its name as it would be dictated."""
    hits = [(plain, [match.code.replace(".", "") for match in icd10.search(words)]) for plain, words in _dictated()]
    first = sum(codes[:1] == [plain] for plain, codes in hits)
    among = sum(plain in codes for plain, codes in hits)
    print(
        f"official names as dictated: {len(hits)} codes, first {first / len(hits):.1%}, "
        f"among the first three {among / len(hits):.1%}"
    )


def _dictated() -> Iterator[tuple[str, str]]:
    source = table()
    for row in range(source.size):
        plain = source.plain(row)
        if plain.startswith("C") and source.complete(row):
            words = re.sub(
                r"unspecified|female|, (?:including|except).*|not having achieved remission", "", source.texts(row)[0]
            )
            words = re.sub(r"^Secondary (?:and +)?malignant neoplasm of (.*)", r"\1 mets", words)
            words = re.sub(r"^Malignant neoplasm of (.*)", r"\1 ca", words)
            yield plain, words.replace("left", "L").replace("right", "R").strip(" ,")


def _typing() -> None:
    times = []
    for line in (GOLD / "icd_dev.tsv").read_text("utf-8").splitlines():
        words = line.partition("\t")[0]
        for length in range(1, len(words) + 1) if not line.startswith("#") else ():
            started = time.process_time()
            icd10.suggest(words[:length])
            times.append((time.process_time() - started) * 1000)
    share = sum(one < 5 for one in times) / len(times)
    print(
        f"search as you type: {len(times)} keystrokes, median {statistics.median(times):.2f} ms, "
        f"99 % under {statistics.quantiles(times, n=100)[-1]:.2f} ms, longest {max(times):.2f} ms, "
        f"{share:.2%} under 5 ms"
    )
    print(f"memory of this process at most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    raise SystemExit(main())
