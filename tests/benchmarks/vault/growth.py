"""Show how the store grows: unlocking, searching, listing, reading and saving with 1,000 to 1,000,000 cases.

    python tests/benchmarks/vault/growth.py [--count 1000000] [--seed 1]

One store grows in steps of ten; at each size it is unlocked anew. ``--count`` is the largest. A search may take 50 ms
with up to 100,000 cases; the other columns are for the reader.
"""

import statistics
import sys
import tempfile
from functools import partial
from pathlib import Path

import many_cases
import report
from overhead import timed
from samples import state_in

FIRST = 1000
LIMIT_MS, LIMIT_CASES = 50, 100_000


def best(work, times=3):
    return 1e3 * min(timed(work) for _ in range(times))


def row(folder, cases, built, seed):
    """Unlock the store and return the time of each kind of work in ms, by name."""
    found = {"cases": cases, "file MB": (folder / "cases.db").stat().st_size / 1e6, "to write s": built}
    vaults = []
    found["unlock s"] = timed(lambda: vaults.append(many_cases.unlock(folder)))
    with vaults[0] as vault:
        searches = [best(partial(vault.case_page, text)) for text in many_cases.queries(30, seed)]
        found["search ms"], found["slowest ms"] = statistics.median(searches), max(searches)
        found["list ms"], found["scroll ms"] = best(vault.case_page), slowest_page(vault)
        found["read ms"] = best(lambda: vault.case(cases // 2 + 1))
        spread = range(1, cases, max(1, cases // 20))
        saves = [1e3 * timed(partial(save, vault, case_id)) for case_id in spread]
        found["save ms"] = statistics.median(saves)
        found["verify s"] = timed(vault.verify_audit)
    return found


def slowest_page(vault, most=200):
    """Scroll down the list of all cases and return the time of the slowest page in ms."""
    page, slowest = vault.case_page(), 0.0
    for _ in range(most):
        if page.next is None:
            break
        mark = page.next
        slowest = max(slowest, best(partial(vault.case_page, "", mark), 2))
        page = vault.case_page("", mark)
    return slowest


def save(vault, case_id):
    version = vault.case(case_id).details_version
    vault.save_details(case_id, many_cases.text_of(case_id + version), version)


def main():
    options = report.parser(__doc__, 1_000_000).parse_args()
    sizes = [FIRST * 10**step for step in range(8) if FIRST * 10**step <= options.count]
    figures, there, built = [], 0, 0.0
    with tempfile.TemporaryDirectory() as place:
        state_in(Path(place))
        folder = Path(place) / "vault"
        many_cases.make(folder, 0)
        for cases in sizes:
            with many_cases.unlock(folder) as vault:
                built += many_cases.grow(vault, there, cases)
            there = cases
            found = row(folder, cases, built, options.seed)
            if not figures:
                print("  ".join(f"{name:>10}" for name in found))
            words = (f"{value:>10,}" if isinstance(value, int) else f"{value:>10.2f}" for value in found.values())
            print("  ".join(words), flush=True)
            target = f"search < {LIMIT_MS} ms" if cases <= LIMIT_CASES else "shown"
            measured = (
                f"search {found['search ms']:.1f} ms (slowest {found['slowest ms']:.1f}), page of the list "
                f"{found['scroll ms']:.1f} ms at most, save {found['save ms']:.1f} ms, unlock {found['unlock s']:.2f} s"
            )
            reached = found["slowest ms"] < LIMIT_MS or cases > LIMIT_CASES
            figures.append(report.Figure(f"5 growth: {cases:,} cases", target, measured, reached))
    return report.finish(figures, options)


if __name__ == "__main__":
    sys.exit(main())
