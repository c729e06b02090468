"""Flip single bits in every file of a store, in its log, and put old pages and old files back: everything is noticed.

    python tests/benchmarks/vault/flips.py [--count 10000] [--log 1000] [--seed 1]

Part 1: bits of every file of a locked store, of a backup, an encrypted archive and a signed answer; unlocking,
restoring, importing and verifying must refuse, each time. Part 2: bits of the database that change after it was
unlocked; whatever the search and read functions then answer must be right, or an error. Part 3: a store whose process
was killed with changes in its log; the log is flipped, cut off or deleted, and unlocking must say that entries are
missing. Part 4: an older page, the older database, the older folder. Control arms: the questions of part 2 without the
gate on SQLCipher's state must give wrong answers, and every untouched file must open. A quarter of ``--count`` goes to
part 2.
"""

import random
import shutil
import sys
import tempfile
from collections import Counter
from functools import partial
from pathlib import Path

import report
from samples import (
    LOCK,
    WORDS,
    Snapshot,
    bits,
    closed_store,
    crashed_store,
    flipped,
    keys_of,
    state_in,
    unlocked_without_checks,
)
from sqlcipher3 import dbapi2
from work import CHEAP, USER, passphrase

from radonc_desktop.vault import UnknownRecord, VaultDamaged, VaultError, open_vault
from radonc_desktop.vault.exchange.imports.reading import read_files
from radonc_desktop.vault.exchange.restore import restore_backup
from radonc_desktop.vault.signed_file import open_signed_file
from radonc_models.keyed import connection

CASES = 24
DATABASE, BACKUP, ARCHIVE, SIGNED = "cases.db", "b.radonc-backup", "a.radonc-archive", "answer.signed"
PAGE = 4096
CUTS = 100


def opened(folder):
    open_vault(folder, USER, passphrase(0)).close()


def refused(opening):
    """Whether an opening refuses in words."""
    try:
        opening()
    except VaultError:
        return True
    return False


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
    """Parts 1 and 4: a locked store, and what left it."""

    def __init__(self, place):
        self._place, state = place, state_in(place)
        self.folder = closed_store(place / "locked", CASES)
        self._old = Snapshot(self.folder, state)
        with open_vault(self.folder, USER, passphrase(0)) as vault:
            vault.save_details(3, "The newest text of case 3 says no to apixaban.", 2)
            vault.exchange.backup(place / BACKUP, passphrase(0))
            vault.exchange.export_archive([1, 2], place / ARCHIVE, passphrase(0), CHEAP)
            (place / SIGNED).write_bytes(vault.signed_file(vault.draft(1, "regimen").id))
        self.keys = keys_of(self.folder)
        self.before = Snapshot(self.folder, state)
        self.silent = []

    def _restored(self):
        target = self._place / "restored"
        try:
            restore_backup(self._place / BACKUP, target, USER, passphrase(0))
        finally:
            shutil.rmtree(target, ignore_errors=True)

    def _read(self):
        read_files([self._place / ARCHIVE], passphrase=passphrase(0))

    def _verified(self):
        open_signed_file((self._place / SIGNED).read_bytes())

    def ways(self):
        """Every file with what opens it, the database first."""
        inside = [path for path in sorted(self.folder.iterdir()) if path.name != LOCK and path.stat().st_size]
        found = dict.fromkeys(sorted(inside, key=lambda path: path.name != DATABASE), partial(opened, self.folder))
        outside = {BACKUP: self._restored, ARCHIVE: self._read, SIGNED: self._verified}
        return found | {self._place / name: opening for name, opening in outside.items()}

    def flip(self, path, opening, count, seed):
        """Flip ``count`` bits of one file, one at a time; return how many were refused."""
        whole, found = path.read_bytes(), 0
        for bit in bits(whole, count, seed):
            path.write_bytes(flipped(whole, bit))
            if refused(opening):
                found += 1
            else:
                self.silent.append(f"{path.name}: bit {bit} of byte {bit // 8} opened")
            path.write_bytes(whole)
            self.before.restore()
        return found

    def old_pages(self):
        """Put back the older version of each page that changed; return how many were tried and refused."""
        database = self.folder / DATABASE
        new, old = self.before.files[database], self._old.files[database]
        found = []
        for start in range(0, min(len(new), len(old)), PAGE):
            if old[start : start + PAGE] != new[start : start + PAGE]:
                database.write_bytes(new[:start] + old[start : start + PAGE] + new[start + PAGE :])
                found.append(refused(partial(opened, self.folder)))
                self.before.restore()
        return len(found), sum(found)

    def old_files(self):
        """Put back the older database; the older folder; the folder and this computer's copy. Tell which were refused.

        Nothing on this computer could tell the last one.
        """
        folder = [path for path in self._old.files if path.is_relative_to(self.folder)]
        found = []
        for paths in ([self.folder / DATABASE], folder, list(self._old.files)):
            for path in paths:
                path.write_bytes(self._old.files[path])
            found.append(refused(partial(opened, self.folder)))
            self.before.restore()
        return found

    def sound(self):
        """Whether the untouched files still open, without which a refusal would mean nothing."""
        for path, opening in self.ways().items():
            if refused(opening):
                self.silent.append(f"{path.name}: refused although nothing was changed")
            self.before.restore()
        return not self.silent


def flips_under_an_open_store(locked, count, seed):
    """Part 2: read everything with one bit flipped after the checks of unlocking."""
    database = locked.folder / DATABASE
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
        state = state_in(place)
        self.folder = crashed_store(place / "crashed", 4)
        self.log = self.folder / f"{DATABASE}-wal"
        self.before = Snapshot(self.folder, state)
        self.silent = []

    def spoil(self, content, words):
        """Unlock with this log instead (None: without one) and return whether the loss was told."""
        if content is None:
            self.log.unlink()
        else:
            self.log.write_bytes(content)
        told = refused(partial(opened, self.folder))
        self.before.restore()
        if not told:
            self.silent.append(f"log {words}: opened as if nothing were missing")
        return told

    def run(self, flips, seed):
        whole, chance = self.before.files[self.log], random.Random(seed)
        if refused(partial(opened, self.folder)):
            self.silent.append("log: refused although nothing was changed")
        self.before.restore()
        told = sum(self.spoil(flipped(whole, bit), f"bit {bit}") for bit in bits(whole, flips, seed))
        cuts = max(2, CUTS * flips // 1000)
        cut = sum(self.spoil(whole[: chance.randrange(len(whole) - PAGE)], "cut off") for _ in range(cuts))
        return told, cut, cuts, self.spoil(None, "deleted")


def shares(ways, count):
    """Half of the flips go to the database, the rest to the other files."""
    return [count // 2 if path.name == DATABASE else count // 2 // (len(ways) - 1) for path in ways]


def files_of(locked, count, seed):
    """Part 1 as figures."""
    ways = locked.ways()
    for (path, opening), flips in zip(ways.items(), shares(ways, count), strict=True):
        seen = locked.flip(path, opening, flips, seed)
        yield report.Figure(f"2 flips in {path.name}", "100 % detected", f"{seen} of {flips}", seen == flips > 0)


def answers_of(locked, count, seed):
    """Part 2 as figures."""
    reads = flips_under_an_open_store(locked, count, seed)
    control = flips_without_the_gate(locked, min(count, 400), seed)
    yield report.Figure(
        "2 flips under an open store",
        "0 wrong answers",
        f"{reads['wrong']} wrong, {reads['error']} errors, {reads['right']} right in {count}",
        not reads["wrong"] and reads["error"] > 0,
    )
    words = f"{control['wrong']} wrong of {sum(control.values())}"
    yield report.Figure("2 control arm: no gate on cipher_status", "must answer wrongly", words, control["wrong"] > 0)


def log_of(crashed, flips, seed):
    """Part 3 as figures."""
    told, cut, cuts, deleted = crashed.run(flips, seed)
    yield report.Figure("2 flips in the log", "100 % told", f"{told} of {flips}", told == flips > 0)
    yield report.Figure("2 truncated logs", "100 % told", f"{cut} of {cuts}", cut == cuts)
    yield report.Figure("2 deleted log", "told", "told" if deleted else "opened silently", deleted)


def old_of(locked):
    """Part 4 as figures."""
    tried, found = locked.old_pages()
    yield report.Figure("2 old page put back", "100 % detected", f"{found} of {tried}", found == tried > 0)
    database, folder, everything = locked.old_files()
    said = {True: "detected", False: "opened"}
    yield report.Figure("2 old cases.db put back", "detected", said[database], database)
    yield report.Figure("2 old folder put back", "detected", said[folder], folder)
    yield report.Figure("2 old folder and this computer's copy", "not protected, shown", said[everything], True)


def main():
    parser = report.parser(__doc__, 10_000)
    parser.add_argument("--log", type=int, default=1000, help="flips in the write-ahead log")
    options = parser.parse_args()
    seed, under = options.seed, options.count // 4
    with tempfile.TemporaryDirectory() as place:
        locked = Locked(Path(place))
        figures = [*files_of(locked, options.count - under, seed), *answers_of(locked, under, seed), *old_of(locked)]
        sound = locked.sound()
    with tempfile.TemporaryDirectory() as place:
        crashed = Crashed(Path(place))
        figures += log_of(crashed, options.log, seed)
    report.problems(locked.silent + crashed.silent)
    silent = len(locked.silent) + len(crashed.silent)
    figures.append(report.Figure("2 untouched files open", "all", "all" if sound else "not all", sound and not silent))
    return report.finish(figures, options)


if __name__ == "__main__":
    sys.exit(main())
