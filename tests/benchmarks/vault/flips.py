"""Flip single bits in every file of a store, in its log, and put old pages and old files back: everything is noticed.

    python tests/benchmarks/vault/flips.py [--count 10000] [--log 1000] [--seed 1]

Part 1: bits of every file of a locked store; unlocking must refuse, each time. Part 2: bits of the database that
change after it was unlocked; whatever the search and read functions then answer must be right, or an error. Part 3: a
store whose process was killed with changes in its log; the log is flipped, cut off or deleted, and unlocking must say
that entries are missing. Part 4: an older page, the older database, the older folder. Control arm of part 2: the same
questions without the gate on SQLCipher's state must give wrong answers. A quarter of ``--count`` goes to part 2.
"""

import random
import sys
import tempfile
from collections import Counter
from functools import partial
from pathlib import Path

import report
from samples import LOCK, WORDS, Snapshot, bits, closed_store, crashed_store, flipped, keys_of, unlocked_without_checks
from sqlcipher3 import dbapi2
from work import USER, passphrase

from radonc_desktop.vault import UnknownRecord, VaultDamaged, VaultError, connection, open_vault

CASES = 24
PAGE = 4096
CUTS = 100


def refused(folder):
    """Return the error that unlocking gives, or None."""
    try:
        open_vault(folder, USER, passphrase(0)).close()
    except VaultError as error:
        return error
    return None


def questions(cases, drafts):
    """All that a user could ask, through the functions that the window uses."""
    texts = ("", *WORDS, "lu", "wo", "ca", *(f"word{number}x2" for number in range(1, CASES, 2)))
    yield from (partial(cases.search, text) for text in texts)
    for case_id in range(1, CASES + 1):
        yield from (partial(cases.case, case_id), partial(cases.versions, case_id))
        yield partial(drafts.draft, case_id, "regimen")


def answers(locked):
    """Ask everything of the database as it lies there now; a question that fails has None for its answer."""
    found = []
    try:
        with unlocked_without_checks(locked.folder, locked.keys) as (_, _, cases, drafts):
            for question in questions(cases, drafts):
                try:
                    found.append(question())
                except UnknownRecord:
                    found.append("there is none")
                except (VaultDamaged, dbapi2.Error):
                    found.append(None)
    except VaultDamaged:
        found.append(None)  # not even the first page can be read
    return found


class Locked:
    """Part 1 and part 4: a locked store."""

    def __init__(self, place):
        self.folder = closed_store(place / "locked", CASES)
        self._old = Snapshot(self.folder)
        with open_vault(self.folder, USER, passphrase(0)) as vault:
            vault.save_details(3, "The newest text of case 3 says no to apixaban.", 2)
        self.keys = keys_of(self.folder)
        self.before = Snapshot(self.folder)
        self.silent = []

    def files(self):
        return [path for path in self.before.files if path.name != LOCK and self.before.files[path]]

    def flip(self, path, count, seed):
        """Flip ``count`` bits of one file, one at a time; return how many were refused at unlocking."""
        found = 0
        for bit in bits(self.before.files[path], count, seed):
            path.write_bytes(flipped(self.before.files[path], bit))
            if refused(self.folder):
                found += 1
            else:
                self.silent.append(f"{path.name}: bit {bit} of byte {bit // 8} opened")
            self.before.restore()
        return found

    def old_pages(self):
        """Put back the older version of each page that changed; return how many were tried and refused."""
        database = self.folder / "cases.db"
        new, old = self.before.files[database], self._old.files[database]
        found = []
        for start in range(0, min(len(new), len(old)), PAGE):
            if old[start : start + PAGE] != new[start : start + PAGE]:
                database.write_bytes(new[:start] + old[start : start + PAGE] + new[start + PAGE :])
                found.append(refused(self.folder) is not None)
                self.before.restore()
        return len(found), sum(found)

    def old_files(self):
        """Put back the older database, then the older folder; return which was refused."""
        database = self.folder / "cases.db"
        found = []
        for names in ([database], list(self._old.files)):
            for path in names:
                path.write_bytes(self._old.files[path])
            found.append(refused(self.folder) is not None)
            self.before.restore()
        return found


def flips_under_an_open_store(locked, count, seed):
    """Part 2: read everything with one bit flipped after the checks of unlocking."""
    database = locked.folder / "cases.db"
    content, found = locked.before.files[database], Counter()
    truth = answers(locked)
    for bit in bits(content, count, seed):
        database.write_bytes(flipped(content, bit))
        told = answers(locked)
        wrong = any(one is not None and one != true for one, true in zip(told, truth, strict=False))
        found["wrong" if wrong else "error" if None in told else "right"] += 1
        locked.before.restore()
    return found


def flips_without_the_gate(locked, count, seed):
    gate, connection._healthy = connection._healthy, lambda _raw: True
    try:
        return flips_under_an_open_store(locked, count, seed)
    finally:
        connection._healthy = gate


class Crashed:
    """Part 3: a store with committed changes in its log only."""

    def __init__(self, place):
        self.folder = crashed_store(place / "crashed", 4)
        self.log = self.folder / "cases.db-wal"
        self.before = Snapshot(self.folder)
        self.silent = []

    def spoil(self, content, words):
        """Unlock with this log instead (None: without one) and return whether the loss was told."""
        if content is None:
            self.log.unlink()
        else:
            self.log.write_bytes(content)
        error = refused(self.folder)
        self.before.restore()
        if error is None:
            self.silent.append(f"log {words}: opened as if nothing were missing")
        return error is not None

    def run(self, flips, seed):
        whole, chance = self.before.files[self.log], random.Random(seed)
        told = sum(self.spoil(flipped(whole, bit), f"bit {bit}") for bit in bits(whole, flips, seed))
        cuts = max(2, CUTS * flips // 1000)
        cut = sum(self.spoil(whole[: chance.randrange(len(whole) - PAGE)], "cut off") for _ in range(cuts))
        return told, cut, cuts, self.spoil(None, "deleted")


def shares(files, count):
    """Half of the flips go to the database, the rest to the other files."""
    others = [path for path in files if path.name != "cases.db"]
    return [(path, count // 2 if path not in others else count // 2 // len(others)) for path in files]


def main():
    parser = report.parser(__doc__, 10_000)
    parser.add_argument("--log", type=int, default=1000, help="flips in the write-ahead log")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        locked = Locked(Path(place))
        opened = options.count // 4
        parts = shares(locked.files(), options.count - opened)
        rows = [(path.name, tried, locked.flip(path, tried, options.seed)) for path, tried in parts]
        reads = flips_under_an_open_store(locked, opened, options.seed)
        control = flips_without_the_gate(locked, min(opened, 400), options.seed)
        (tried, found), old_files = locked.old_pages(), locked.old_files()
        crashed = Crashed(Path(place))
        told, cut, cuts, deleted = crashed.run(options.log, options.seed)
    report.problems(locked.silent + crashed.silent)
    return report.finish(
        [
            *(
                report.Figure(f"2 flips in {name}", "100 % detected", f"{seen} of {flips}", seen == flips > 0)
                for name, flips, seen in rows
            ),
            report.Figure(
                "2 flips under an open store",
                "0 wrong answers",
                f"{reads['wrong']} wrong, {reads['error']} errors, {reads['right']} right in {opened}",
                not reads["wrong"] and reads["error"] > 0,
            ),
            report.Figure(
                "2 control arm: no gate on cipher_status",
                "must answer wrongly",
                f"{control['wrong']} wrong of {sum(control.values())}",
                control["wrong"] > 0,
            ),
            report.Figure("2 flips in the log", "100 % told", f"{told} of {options.log}", told == options.log > 0),
            report.Figure("2 truncated logs", "100 % told", f"{cut} of {cuts}", cut == cuts),
            report.Figure("2 deleted log", "told", "told" if deleted else "opened silently", deleted),
            report.Figure("2 old page put back", "100 % detected", f"{found} of {tried}", found == tried > 0),
            report.Figure("2 old cases.db put back", "detected", str(old_files[0]), old_files[0]),
            report.Figure("2 old folder put back", "detected", str(old_files[1]), old_files[1]),
        ],
        options,
    )


if __name__ == "__main__":
    sys.exit(main())
