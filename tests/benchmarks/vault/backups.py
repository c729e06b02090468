"""Backups: made while the store is written to, restored, spoilt, and timed.

    python tests/benchmarks/vault/backups.py [--count 100] [--seed 1]

``count`` backups are made by one thread while another adds and signs; each is restored, and the restored store must
hold exactly what the backup says. Ten times as many single bits are flipped in a backup. A store of 200 MB is backed up
and restored against the clock.
"""

import random
import sys
import tempfile
import threading
import time
from pathlib import Path

import report

from radonc_desktop.vault import KdfParameters, create_vault, open_vault
from radonc_desktop.vault.exchange.restore import inspect_backup, restore_backup
from radonc_models.errors import RadOncError

USER, PASSPHRASE = "Dr. Backup", "plain words make a long one"
CHEAP = KdfParameters(64, 1, 1)
LARGE_CASES, LARGE_WORDS = 1000, 6000


def main():
    options = report.parser(__doc__, count=100).parse_args()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        figures = [_under_writing(place / "writing", options.count), _flips(place / "writing", options)]
        figures.append(_against_the_clock(place / "large", options.seed))
    return report.finish(figures, options)


def _under_writing(place, count):
    with create_vault(place / "vault", USER, PASSPHRASE, kdf=CHEAP) as vault:
        for number in range(50):
            vault.add_case(f"first {number}", "lung", f"{number} " + "word " * 500)
        files = [place / f"{number}.radonc-backup" for number in range(count)]
        reports, failures, written = [], [], []
        jobs = [vault.exchange.begin_backup(file, PASSPHRASE) for file in files]
        thread = threading.Thread(target=_make, args=(jobs, reports, failures))
        thread.start()
        while thread.is_alive():
            written.append(vault.add_case(f"meanwhile {len(written)}", "lung", f"w{len(written)} " + "word " * 50))
            if len(written) % 5 == 0:
                vault.sign(vault.save_draft(written[-1], "modality", "photon", None).id, PASSPHRASE)
        thread.join()
    good = sum(_restored_whole(one, place / "restored") for one in reports)
    report.problems(failures)
    return report.Figure(
        f"{count} backups under active writing, each restored",
        "all good",
        f"{good} of {count} good, {len(written):,} cases written meanwhile",
        good == count and len(written) > count,
    )


def _make(jobs, reports, failures):
    for job in jobs:
        try:
            reports.append(job.run())
        except RadOncError as error:
            failures.append(str(error))


def _restored_whole(made, place):
    folder = place / made.path.stem
    try:
        restore_backup(made.path, folder, USER, PASSPHRASE)
        with open_vault(folder, USER, PASSPHRASE) as vault:
            cases = vault._connection.row("SELECT count(*), max(id) FROM cases")
            found = vault._connection.row("SELECT count(*) FROM cases_fts WHERE cases_fts MATCH 'word'")[0]
            # Ids have no gaps, so equal count and highest id mean that none is missing in between.
            return cases == (made.census.cases, made.census.cases) and found == cases[0] and vault.verify_audit().ok
    except RadOncError as error:
        print(f"{made.path.name}: {error}", file=sys.stderr)
        return False


def _flips(place, options):
    file, spoilt = next(place.glob("*.radonc-backup")), place / "spoilt"
    data, dice, refused = bytearray(file.read_bytes()), random.Random(options.seed), 0
    count = 10 * options.count
    for _ in range(count):
        bit = dice.randrange(8 * len(data))
        data[bit // 8] ^= 1 << bit % 8
        spoilt.write_bytes(data)
        try:
            inspect_backup(spoilt)
        except RadOncError:
            refused += 1
        data[bit // 8] ^= 1 << bit % 8
    name = f"{count:,} flipped bits in backups"
    return report.Figure(name, "100 % refused", f"{refused:,} refused", refused == count)


def _against_the_clock(place, seed):
    dice = random.Random(seed)
    words = [f"{dice.getrandbits(40):x}" for _ in range(4000)]
    with create_vault(place / "vault", USER, PASSPHRASE, kdf=CHEAP) as vault:
        for number in range(LARGE_CASES):
            vault.add_case(f"large {number}", "lung", f"{number} " + " ".join(dice.choices(words, k=LARGE_WORDS)))
        file = place / "large.radonc-backup"
        made = vault.exchange.backup(file, PASSPHRASE)
    started = time.perf_counter()
    restore_backup(file, place / "new", USER, PASSPHRASE)
    seconds = time.perf_counter() - started
    megabytes = made.size / 1e6
    per_gigabyte = seconds * 1000 / megabytes
    times = f"backup {made.seconds:.1f} s, restore {seconds:.1f} s"
    measured = f"{megabytes:.0f} MB: {times}, {per_gigabyte:.0f} s for 1 GB"
    return report.Figure("restore to an empty machine", "1 GB in 5 min", measured, per_gigabyte < 300)


if __name__ == "__main__":
    sys.exit(main())
