"""Users and keys: what a new passphrase costs, what a wrong one reaches, and that no kill locks anybody out.

    python tests/benchmarks/vault/people.py [--count 10000] [--kills 200] [--large 200] [--seed 1]

``--count`` is the number of wrong passphrases, ``--large`` the size of the large store in MB (1000 is the figure of the
acceptance list). The control arms: the right passphrase must reach the database, and kills must leave both outcomes.
"""

import json
import os
import random
import shutil
import signal
import statistics
import sys
import tempfile
import time
from pathlib import Path

import report
from work import CHEAP, USER, passphrase

from radonc_desktop.vault import (
    Role,
    VaultDamaged,
    WrongPassphrase,
    authentication,
    change_passphrase,
    create_vault,
    open_vault,
    opening,
)
from radonc_models.keyed.calibration import LONGEST, SHORTEST, calibrated, seconds_of
from radonc_models.keyed.canonical import canonical
from radonc_models.keyed.failures import Failures, pause_after
from radonc_models.keyed.slots import _checksum, read_slots

SECRET = passphrase(0)
USERS = 8
CHANGES = 30
CHANGE_FILES = {"authentication.py", "slots.py", "files.py", "failures.py", "envelopes.py"}
REMOVAL_FILES = {"rotation.py", "files.py", "administration.py", "checkpoints.py", "anchor.py"}


def filled(folder, megabytes):
    with create_vault(folder, USER, SECRET, kdf=CHEAP) as vault:
        case_id = vault.add_case("case", "lung", "details", "plan")
        for number in range(megabytes):
            vault.save_suggestion(case_id, "regimen", {"text": f"{number} " + "x" * 1_000_000})
    return folder


def eight_users(place):
    folder = place / "users"
    with create_vault(folder, USER, SECRET, kdf=CHEAP) as vault:
        vault.add_case("case", "lung", "details", "plan")
        for number in range(1, USERS):
            vault.people.add(f"user {number}", {Role.PHYSICIAN}, passphrase(number), SECRET)
    opened = 0
    for number in range(USERS):
        with open_vault(folder, f"user {number}" if number else USER, passphrase(number)) as vault:
            opened += vault.case(1).details == "details"
    return folder, report.Figure(f"10 {USERS} users, one store", "all open", f"{opened} open", opened == USERS)


def change_costs(place, large):
    """Change passphrases of a small and a large store in turn: time, writes of the slot file, pages of the database."""
    times, writes, true = {1: [], large: []}, 0, authentication.write_slots
    folders = {size: filled(place / f"{size}MB", size) for size in times}
    os.sync()  # what filling them left to write would be paid for by the changes

    def counted(path, slots):
        nonlocal writes
        writes += 1
        true(path, slots)

    before = {size: _database(folder) for size, folder in folders.items()}
    authentication.write_slots = counted
    for number in range(CHANGES):
        turn = list(folders.items())
        for size, folder in turn[::-1] if number % 2 else turn:  # what one leaves to the disk does not hit the same one
            start = time.perf_counter()
            change_passphrase(folder, USER, passphrase(number), passphrase(number + 1))
            times[size].append(time.perf_counter() - start)
    authentication.write_slots = true
    pages = before != {size: _database(folder) for size, folder in folders.items()}
    for folder in folders.values():
        open_vault(folder, USER, passphrase(CHANGES)).close()
        shutil.rmtree(folder)
    medians = {size: statistics.median(taken) for size, taken in times.items()}
    ratio = statistics.median(one / other for one, other in zip(times[large], times[1], strict=True))
    per_change = writes / (2 * CHANGES)
    return [
        report.Figure(
            "10 writes of a passphrase change",
            "1 slot write, 0 database pages",
            f"{per_change:g} slot writes, {'0 database pages' if not pages else 'the database changed'}",
            per_change == 1 and not pages,
        ),
        report.Figure(
            f"10 time of a change, {large} MB against 1 MB",
            "<= 1.2x",
            f"{ratio:.2f}x ({1000 * medians[1]:.1f} ms, {1000 * medians[large]:.1f} ms)",
            ratio <= 1.2,
        ),
    ]


def _database(folder):
    files = [path for path in folder.iterdir() if path.name.startswith("cases.db")]
    return {path.name: (path.stat().st_size, path.stat().st_mtime_ns) for path in files}


def wrong_passphrases(folder, count, chance):
    """Try wrong passphrases; the database must not be looked at for a single one."""
    reached, refused, true = 0, 0, opening._unlock

    def seen(*arguments, **options):
        nonlocal reached
        reached += 1
        return true(*arguments, **options)

    opening._unlock = seen
    try:
        for _ in range(count):
            place = chance.randrange(len(SECRET))
            wrong = SECRET[:place] + chr(33 + chance.randrange(90)) + SECRET[place + 1 :]
            if wrong == SECRET:
                wrong += "x"
            (folder / "failures.json").unlink(missing_ok=True)  # the pause has its own row
            try:
                open_vault(folder, USER, wrong).close()
            except WrongPassphrase:
                refused += 1
        by_wrong, reached = reached, 0
        (folder / "failures.json").unlink(missing_ok=True)
        open_vault(folder, USER, SECRET).close()
    finally:
        opening._unlock = true
    return report.Figure(
        "10 wrong passphrases refused before the database",
        f"{count} of {count}",
        f"{refused} of {count}, {by_wrong} reached it (control: the right one {reached})",
        refused == count and not by_wrong and reached == 1,
    )


def pauses(place):
    place.mkdir()
    now = 0.0
    failures, waited = Failures(place, lambda: now), []
    for number in range(16):
        waited.append(pause_after(number))
        now += waited[-1]
        try:
            with failures.attempt("u"):
                raise WrongPassphrase
        except WrongPassphrase:
            pass
    grows = waited[:5] == [0] * 5 and waited[5:] == sorted(waited[5:]) and waited[5] >= 1
    return report.Figure("10 pause after failures", "grows after 5", f"{', '.join(f'{w:g}' for w in waited)} s", grows)


def killed_at(line, names, work):
    """Do ``work`` in a child that is killed at a line of these files; tell whether it came that far."""
    pid = os.fork()
    if pid:
        return os.WIFSIGNALED(os.waitpid(pid, 0)[1])
    try:
        left = [line]

        def trace(frame, event, _):
            if Path(frame.f_code.co_filename).name not in names:
                return None
            if event == "line":
                left[0] -= 1
                if left[0] < 0:
                    os.kill(os.getpid(), signal.SIGKILL)
            return trace

        run = work()
        sys.settrace(trace)
        run()
    finally:
        os._exit(0)


def lines_of(names, fresh_work):
    """Return how many lines of these files the work runs through."""
    low, high = 0, 64
    while killed_at(high, names, fresh_work()):
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if killed_at(middle, names, fresh_work()) else (low, middle)
    return high


def somewhere(total, chance):
    """A line anywhere, or, as often, among the first or the last few: there the outcome is decided."""
    few = min(total, 25)
    return chance.choice(
        (chance.randrange(total), chance.randrange(total), chance.randrange(few), total - 1 - chance.randrange(few))
    )


def opens(folder, secret, user=USER):
    (folder / "failures.json").unlink(missing_ok=True)
    try:
        with open_vault(folder, user, secret) as vault:
            return vault.case(1).details == "details" and vault.verify_audit().ok
    except WrongPassphrase:
        return False


class Copies:
    """Copies of a store, each in a folder of its own: an older copy in the same place would be a rollback."""

    def __init__(self, folder, place):
        self._folder = folder
        self._place = place
        self._number = 0

    def fresh(self):
        shutil.rmtree(self._place, ignore_errors=True)
        self._number += 1
        return Path(shutil.copytree(self._folder, self._place / str(self._number)))


def kills_in_changes(folder, kills, place, chance):
    copies, new = Copies(folder, place / "killed"), passphrase(99)

    def change(copy):
        return lambda: lambda: change_passphrase(copy, USER, SECRET, new)

    total = lines_of(CHANGE_FILES, lambda: change(copies.fresh()))
    outcomes = {"old": 0, "new": 0, "neither": 0, "both": 0}
    for _ in range(kills):
        while not killed_at(somewhere(total, chance), CHANGE_FILES, change(copy := copies.fresh())):
            pass
        old, fresh = opens(copy, SECRET), opens(copy, new)
        outcomes["both" if old and fresh else "old" if old else "new" if fresh else "neither"] += 1
    return report.Figure(
        f"10 kill -9 in {kills} passphrase changes",
        "old or new opens, never neither",
        ", ".join(f"{name} {number}" for name, number in outcomes.items()),
        not outcomes["neither"] and not outcomes["both"] and bool(outcomes["old"] and outcomes["new"]),
    )


def kills_in_removals(folder, kills, place, chance):
    copies, problems, done = Copies(folder, place / "removal"), [], {1: 0, 2: 0}

    def removal(copy):
        def work():
            vault = open_vault(copy, USER, SECRET)
            return lambda: vault.people.remove("user 1", SECRET)

        return work

    total = lines_of(REMOVAL_FILES, lambda: removal(copies.fresh()))
    for _ in range(kills):
        copy = copies.fresh()
        killed_at(somewhere(total, chance), REMOVAL_FILES, removal(copy))
        if not opens(copy, passphrase(2), "user 2") or not opens(copy, SECRET):
            problems.append("a user who stays is locked out")
        done[read_slots(copy / "slots.json").generation] += 1
        removed = read_slots(copy / "slots.json").find("user 1") is None
        if opens(copy, passphrase(1), "user 1") is removed:
            problems.append("the removed user and the slots disagree")
    report.problems(problems)
    return report.Figure(
        f"10 kill -9 in {kills} removals of a user",
        "0 locked out, 0 torn",
        f"{len(problems)} problems; {done[1]} before, {done[2]} after the removal",
        not problems and all(done.values()),
    )


def derivation(folder):
    chosen = calibrated()
    taken = min(seconds_of(chosen) for _ in range(3))
    memory = chosen.memory_kib // 1024
    floor = chosen.memory_kib == 64 * 1024 and chosen.time_cost == 3
    slots, absurd = folder / "slots.json", 0
    whole = slots.read_bytes()
    demands = [("memory_kib", 1024 * 1024 + 1), ("memory_kib", 2**31), ("time_cost", 21), ("time_cost", 10**6)]
    for name, value in demands:
        body = json.loads(whole)
        body.pop("sha256")
        body["slots"][0][name] = value
        slots.write_bytes(canonical(body | {"sha256": _checksum(body)}) + b"\n")
        try:
            open_vault(folder, USER, SECRET).close()
        except VaultDamaged:
            absurd += 1
    slots.write_bytes(whole)
    return [
        report.Figure(
            "11 Argon2id as calibrated here",
            f">= 64 MiB, {SHORTEST}-{LONGEST:g} s",
            f"{memory} MiB, {chosen.time_cost} passes, {taken:.2f} s",
            memory >= 64 and (SHORTEST <= taken <= LONGEST or (floor and taken > LONGEST)),
        ),
        report.Figure(
            "11 slot files that ask for > 1 GiB or > 20 passes",
            "refused",
            f"{absurd} of {len(demands)} refused",
            absurd == len(demands),
        ),
    ]


def main():
    parser = report.parser(__doc__, 10_000)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--large", type=int, default=200, help="MB of the large store (default: 200)")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        os.environ["XDG_STATE_HOME"] = str(place / "state")
        folder, users = eight_users(place)
        figures = [
            users,
            *change_costs(place, options.large),
            wrong_passphrases(folder, options.count, chance),
            pauses(place / "pauses"),
            kills_in_changes(folder, options.kills, place, chance),
            kills_in_removals(folder, max(1, options.kills // 4), place, chance),
            *derivation(folder),
        ]
    return report.finish(figures, options)


if __name__ == "__main__":
    sys.exit(main())
