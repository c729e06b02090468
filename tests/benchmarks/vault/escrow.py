"""The key of IT: no kill while it comes, changes or is used locks anybody out, and no changed slot passes for genuine.

    python tests/benchmarks/vault/escrow.py [--count 200] [--flips 1000] [--seed 1]

``--count`` kills with ``kill -9`` fall on random lines of the store's code while IT gives an administrator a temporary
passphrase, and half as many each while an unlock adds the slot or replaces it. ``--flips`` bits of the slot are flipped
in the slot file as it lies, and as many again under a checksum made anew. The control arms: kills must leave both
outcomes, and the untouched slot must be genuine and open.
"""

import os
import random
import shutil
import signal
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import report
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from samples import Snapshot, flipped, state_in
from work import CHEAP, USER, passphrase

from radonc_desktop import policy
from radonc_desktop.vault import Role, VaultError, create_vault, open_vault
from radonc_desktop.vault.escrow_recovery import set_passphrase_with_escrow
from radonc_models.keyed.errors import EscrowRefused
from radonc_models.keyed.escrow import open_escrow
from radonc_models.keyed.escrow_files import new_escrow_pair, read_escrow_private
from radonc_models.keyed.slots import read_slots

SECRET, OFFLINE, FROM_IT, SECOND = (passphrase(number) for number in range(4))
LINES = {"escrow.py", "escrow_recovery.py", "escrow_table.py", "files.py", "people.py", "slots.py", "checkpoints.py"}
WRONG = 100


class Hospital:
    """A computer with a policy, keys of IT, and a store of two users."""

    def __init__(self, place):
        self.place, self.folder = place, place / "vault"
        self.policy = place / "machine.toml"
        policy.machine_policy = lambda: self.policy
        self.pairs = [new_escrow_pair(place / f"it-{number}", OFFLINE, CHEAP) for number in range(2)]
        self.privates = [read_escrow_private(pair.private, OFFLINE) for pair in self.pairs]
        with create_vault(self.folder, USER, SECRET, kdf=CHEAP) as vault:
            vault.add_case("case", "lung", "details", "plan")
            vault.people.add("Dr. Second", {Role.PHYSICIAN}, SECOND, SECRET)
        self.bare = Snapshot(self.folder, state_in(place))
        self.ask_for(0)
        self.unlock()
        self.held = Snapshot(self.folder, state_in(place))

    def ask_for(self, number):
        pair = self.pairs[number]
        self.policy.write_text(f"escrow_key = '{pair.public}'\nescrow_fingerprint = '{pair.fingerprint}'\n")

    def unlock(self, user=USER, secret=SECRET):
        with open_vault(self.folder, user, secret) as vault:
            if vault.case(1).details != "details" or not vault.verify_audit().ok:
                raise AssertionError("the store is not what it was")
            return vault.people.escrow.fingerprint

    def use(self, number=0):
        set_passphrase_with_escrow(self.folder, self.privates[number], USER, FROM_IT)


def lines_of(act):
    """How many lines of the store's code ``act`` runs through, counted in a child."""
    read, write = os.pipe()
    pid = os.fork()
    if not pid:
        count = _traced(act, None)
        os.write(write, str(count).encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as pipe:
        found = int(pipe.read())
    os.waitpid(pid, 0)
    return found


def killed(act, line):
    """Run ``act`` in a child that is killed at a line; whether it got that far."""
    pid = os.fork()
    if pid:
        return os.WIFSIGNALED(os.waitpid(pid, 0)[1])
    try:
        _traced(act, line)
    finally:
        os._exit(0)


def _traced(act, last):
    count = 0

    def trace(frame, event, _):
        nonlocal count
        if Path(frame.f_code.co_filename).name not in LINES:
            return None
        if event == "line":
            count += 1
            if count == last:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    sys.settrace(trace)
    try:
        act()
    finally:
        sys.settrace(None)
    return count


def kills_of_use(hospital, chance, count):
    hospital.held.restore()
    hospital.ask_for(0)
    most, kept, news, problems = lines_of(hospital.use), 0, 0, []
    for _ in range(count):
        hospital.held.restore()
        line = chance.randint(1, most)
        try:
            if not killed(hospital.use, line):
                problems.append(f"line {line}: it was not killed")
            new = read_slots(hospital.folder / "slots.json").find(USER).temporary
            hospital.unlock(USER, FROM_IT if new else SECRET)
            hospital.unlock("Dr. Second", SECOND)
            hospital.use()
            hospital.unlock(USER, FROM_IT)
        except (VaultError, AssertionError) as error:
            problems.append(f"line {line}: {error}")
            continue
        kept, news = kept + (not new), news + new
    report.problems(problems)
    right = kept + news == count and min(kept, news) > 0
    measured = f"{kept + news} of {count}: {kept} the old one, {news} the new one"
    return report.Figure("kills while IT uses its key", "the old or the new passphrase opens", measured, right)


def kills_of_unlock(hospital, chance, count, name, before, number):
    before.restore()
    hospital.ask_for(number)
    most, right, problems = lines_of(hospital.unlock), 0, []
    for _ in range(count):
        before.restore()
        hospital.ask_for(number)
        line = chance.randint(1, most)
        killed(hospital.unlock, line)
        try:
            told = hospital.unlock("Dr. Second", SECOND)
            hospital.unlock()
            hospital.use(number)
            right += told == hospital.pairs[number].fingerprint
        except (VaultError, AssertionError) as error:
            problems.append(f"{name}, line {line}: {error}")
    report.problems(problems)
    target = "all users open, the key works"
    return report.Figure(f"kills while an unlock {name} the slot", target, f"{right} of {count}", right == count)


def flips_of_file(hospital, chance, count):
    hospital.held.restore()
    path = hospital.folder / "slots.json"
    whole, refused = path.read_bytes(), 0
    first = whole.index(b'"escrow":')
    last = whole.index(b"}", first)
    for _ in range(count):
        path.write_bytes(flipped(whole, chance.randrange(8 * first, 8 * last)))
        try:
            read_slots(path)
        except VaultError:
            refused += 1
    path.write_bytes(whole)
    read_slots(path)
    return report.Figure("flipped bits in the IT slot", "all noticed", f"{refused} of {count}", refused == count)


def flips_by_a_forger(hospital, chance, count):
    hospital.held.restore()
    file, private = read_slots(hospital.folder / "slots.json"), hospital.privates[0]
    keys = open_escrow(file.escrow, file.vault_id, file.generation, private)
    given = keys.data, keys.chain, file.vault_id, file.generation
    found = 0
    for _ in range(count):
        name = chance.choice(("box", "mac", "recipient"))
        blob = getattr(file.escrow, name)
        forged = replace(file.escrow, **{name: flipped(blob, chance.randrange(8 * len(blob)))})
        found += not forged.is_genuine(*given) and _refused(forged, file, private)
    right = found == count and file.escrow.is_genuine(*given)
    return report.Figure("the same under a new checksum", "all noticed", f"{found} of {count}", right)


def wrong_keys(hospital):
    file = read_slots(hospital.folder / "slots.json")
    refused = sum(_refused(file.escrow, file, X25519PrivateKey.generate()) for _ in range(WRONG))
    other = replace(file, vault_id="another store")
    refused += _refused(file.escrow, other, hospital.privates[0])
    return report.Figure(
        "wrong keys and another store", "all refused", f"{refused} of {WRONG + 1}", refused == WRONG + 1
    )


def _refused(slot, file, private):
    try:
        open_escrow(slot, file.vault_id, file.generation, private)
    except EscrowRefused:
        return True
    return False


def main():
    parser = report.parser(__doc__, count=200)
    parser.add_argument("--flips", type=int, default=1000)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    place = Path(tempfile.mkdtemp())
    os.environ["XDG_STATE_HOME"] = str(place / "state")
    try:
        hospital = Hospital(place)
        half = max(1, options.count // 2)
        figures = [
            kills_of_use(hospital, chance, options.count),
            kills_of_unlock(hospital, chance, half, "adds", hospital.bare, 0),
            kills_of_unlock(hospital, chance, half, "replaces", hospital.held, 1),
            flips_of_file(hospital, chance, options.flips),
            flips_by_a_forger(hospital, chance, options.flips),
            wrong_keys(hospital),
        ]
    finally:
        shutil.rmtree(place)
    return report.finish(figures, options)


if __name__ == "__main__":
    sys.exit(main())
