"""How long the nearest reference cases take to find in the largest pack, beside comparing with every case in turn.

    python tests/benchmarks/clinical/bench_nearest.py

Processor time of making the index and of one search in as many synthetic cases as a pack may carry. The window looks
for them while it shows a case: a search has to stay well under the 50 ms after which a hand feels a stall.
"""

import argparse
import statistics
import sys
import time

from radonc_models.clinical.nearest import CaseIndex
from radonc_models.pack.manifest import MOST_REFERENCES
from radonc_models.synthetic import generate

QUERIES = 50


def main():
    """Print the figures."""
    argparse.ArgumentParser(description=__doc__.splitlines()[0]).parse_args()
    cases = generate(7, {"train": MOST_REFERENCES, "test": QUERIES})
    known = [case.details for case in cases if case.split == "train"]
    asked = [case.details for case in cases if case.split == "test"]
    making, index = timed(lambda: CaseIndex(known))
    searches = sorted(timed(lambda text=text: index.nearest(text))[0] for text in asked)
    print(f"index of {len(known):,} cases: {making:.0f} ms of processor time")
    print(f"a search: median {statistics.median(searches):.1f} ms, longest of {len(searches)} {searches[-1]:.1f} ms")
    pairs = [timed(lambda one=one: CaseIndex([one]).nearest(asked[0]))[0] for one in known[:100]]
    one_by_one = statistics.mean(pairs) * len(known)
    print(
        f"comparing with every case in turn: {one_by_one:.0f} ms, {one_by_one / statistics.median(searches):.0f} times"
    )
    return 0


def timed(act):
    """Do it and return its milliseconds of processor time with its result."""
    started = time.process_time()
    result = act()
    return (time.process_time() - started) * 1000, result


if __name__ == "__main__":
    sys.exit(main())
