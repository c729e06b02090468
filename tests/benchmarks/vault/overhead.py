"""Measure what encryption costs against the same library without a key, alternating in one run.

    python tests/benchmarks/vault/overhead.py [--count 100000] [--seed 1]

Two stores of ``--count`` cases, one as always and one without a key and without the checks on SQLCipher's state, with
everything else the same, do the same work in turn: ranked full-text search, the app's own search, small commits to the
disk, and reading cases that were read before or whose pages have left the cache. Each figure is the median of the
ratios of neighbouring blocks, which a busy machine disturbs least. Also: the time of a search, and of unlocking with
the check of every page.
"""

import statistics
import sys
import tempfile
import time
from contextlib import nullcontext
from functools import partial
from pathlib import Path

import many_cases
import report
from samples import state_in

RANKED = "SELECT rowid FROM cases_fts WHERE cases_fts MATCH ? ORDER BY rank LIMIT 50"
POINT = "SELECT title, site, details, physician_plan FROM cases WHERE id = ?"
BLOCKS = 15


def timed(work, clock=time.perf_counter):
    started = clock()
    work()
    return clock() - started


class Arm:
    """One open store and the work on it."""

    def __init__(self, vault, cases):
        self._vault = vault
        self._cases = cases
        self._versions = {}
        self._raw = vault._connection._raw
        self._raw.set_authorizer(None)  # the app itself does not rank with bm25

    def ranked(self, texts):
        for text in texts:
            self._raw.execute(RANKED, (" ".join(f'"{word}"*' for word in text.split()),)).fetchall()
            self._vault._connection._gate()

    def points(self, ids):
        for case_id in ids:
            self._raw.execute(POINT, (case_id,)).fetchall()

    def cold(self, ids):
        self._raw.execute("PRAGMA shrink_memory")  # the page of every case is read, and decrypted, again
        self.points(ids)

    def search(self, texts):
        for text in texts:
            self._vault.case_page(text)

    def commits(self, ids):
        for case_id in ids:
            version = self._versions.get(case_id, 1)
            self._versions[case_id] = self._vault.save_details(case_id, many_cases.text_of(case_id + version), version)

    def reads(self, ids):
        for case_id in ids:
            self._vault.case(case_id)


def ratio(keyed, plain, name, blocks):
    """Do each block on both stores, in alternating order, and return the median ratio and both medians in ms.

    Commits wait for the disk, so their time is that of the wall clock; reading is measured in time of the processor.
    """
    pairs, clock = [], time.perf_counter if name == "commits" else time.thread_time
    for number, block in enumerate(blocks):
        times = {}
        for arm in (keyed, plain) if number % 2 else (plain, keyed):
            with many_cases.plain() if arm is plain else nullcontext():
                times[arm] = 1e3 * timed(partial(getattr(arm, name), block), clock) / len(block)
        pairs.append((times[keyed] / times[plain], times[keyed], times[plain]))
    return tuple(statistics.median(column) for column in zip(*pairs, strict=True))


def blocks_of(things, count=BLOCKS):
    things = list(things)
    return [things[number::count] for number in range(count)]


def measure(keyed, plain, cases, seed):
    """Return the figures of all kinds of work."""
    texts = list(many_cases.queries(20 * BLOCKS, seed))
    spread = [1 + number * (cases // 700) for number in range(600)] if cases >= 1000 else list(range(1, cases + 1))
    hot = [spread[number % 20] for number in range(100)]
    work = (
        ("5 ranked search against unkeyed", "ranked", blocks_of(texts), 1.3),
        ("5 the app's search against unkeyed", "search", blocks_of(texts), 1.3),
        ("5 commit (wall) against unkeyed", "commits", blocks_of(spread), 1.3),
        ("5 hot read against unkeyed", "points", [hot] * 20 * BLOCKS, 1.1),
        ("12 cold read against unkeyed", "cold", blocks_of(spread), 3.0),
        ("5 hot read through the app, which asks after each read for damage", "reads", [hot] * 20 * BLOCKS, None),
    )
    for requirement, name, blocks, limit in work:
        found, keyed_ms, plain_ms = ratio(keyed, plain, name, blocks)
        words = f"{found:.2f}x ({keyed_ms:.3f} ms against {plain_ms:.3f} ms)"
        reached = limit is None or found <= limit
        yield report.Figure(requirement, "shown" if limit is None else f"<= {limit}x", words, reached)


def search_time(vault, seed):
    """The slowest of many searches, each taken at its best of three, in ms; and the median."""
    searches = [partial(vault.case_page, text) for text in many_cases.queries(60, seed)]
    times = sorted(1e3 * min(timed(search) for _ in range(3)) for search in searches)
    return times[-1], statistics.median(times)


def unlock_time(folder):
    """Unlock three times with a key derivation that costs nothing; return the best time in s."""
    return min(timed(lambda: many_cases.unlock(folder).close()) for _ in range(3))


def main():
    options = report.parser(__doc__, 100_000).parse_args()
    cases = options.count
    with tempfile.TemporaryDirectory() as place:
        state_in(Path(place))
        secret, open_text = Path(place) / "keyed", Path(place) / "plain"
        many_cases.make(secret, cases)
        with many_cases.plain():
            many_cases.make(open_text, cases)
            bare = many_cases.unlock(open_text)
        with many_cases.unlock(secret) as vault:
            figures = list(measure(Arm(vault, cases), Arm(bare, cases), cases, options.seed))
            slowest, median = search_time(vault, options.seed)
        with many_cases.plain():
            bare.close()
        sizes = [(folder / "cases.db").stat().st_size / 1e6 for folder in (secret, open_text)]
        seconds = unlock_time(secret)
    for_100 = seconds * 100 / sizes[0] if sizes[0] > 100 else seconds
    figures += [
        report.Figure("5 size against unkeyed", "<= 1.06x", f"{sizes[0] / sizes[1]:.3f}x", sizes[0] <= 1.06 * sizes[1]),
        report.Figure(
            f"5 search over {cases} cases", "< 50 ms", f"median {median:.1f}, slowest {slowest:.1f} ms", slowest < 50
        ),
        report.Figure(
            "5 unlock with full check of 100 MB",
            "<= 2 s + KDF",
            f"{for_100:.2f} s ({seconds:.2f} s for {sizes[0]:.0f} MB)",
            for_100 <= 2,
        ),
    ]
    return report.finish(figures, options)


if __name__ == "__main__":
    sys.exit(main())
