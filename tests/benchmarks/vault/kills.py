"""Kill the process at every kind of moment with ``kill -9``: nothing acknowledged is lost, nothing is torn.

    python tests/benchmarks/vault/kills.py [--count 1000] [--seed 1]

A child process works on a store and says what it begins and what it has kept; it is killed at a random moment of the
step whose turn it is. Then the store is opened as after any crash, and everything acknowledged must be there, whole,
with a sound audit trail. Only kills that hit their step before it was over count.
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
from collections import Counter, defaultdict
from pathlib import Path

import report
from promises import Promises, copy_first_shape
from work import CHEAP, USER, Work, passphrase

from radonc_desktop.vault import VaultError, create_vault, vault_exists

SETUPS = {
    "create": (),
    "unlock": (),
    "migrate": (),
    "add": ("unlock",),
    "save": ("unlock", "add", "save"),
    "suggest": ("unlock", "add"),
    "draft": ("unlock", "add"),
    "sign": ("unlock", "add", "draft"),
    "addendum": ("unlock", "add", "draft", "sign"),
    "passphrase": ("unlock",),
    "lock": ("unlock", "add", "save"),
    "imports": ("unlock", "add"),
    "person": ("unlock",),
    "rotate": ("unlock", "add", "save"),
    "backup": ("unlock", "add"),
    "restore": ("unlock", "add", "backup", "add", "save", "lock"),
}
OWN_STORE = ("create", "migrate")
FRESH = 40  # a store is used for so many kills, or its own size would fill the time


class Campaign:
    """One store after another, each used by children that are killed."""

    def __init__(self, place, chance):
        self._place = place
        self._chance = chance
        self._times = defaultdict(lambda: [0.01])
        self._uses = FRESH
        self._stores = 0
        self._folder = None
        self._promises = None
        self.hit = Counter()
        self.missed = 0
        self.problems = []

    def run(self, step):
        """Kill one child in this step, as often as it takes to come before its end."""
        while True:
            self._prepare(step)
            in_time = self._kill_in(step)
            self._check(step)
            if in_time:
                self.hit[step] += 1
                return
            self.missed += 1

    def _prepare(self, step):
        self._uses += 1
        if step not in OWN_STORE and self._uses < FRESH:
            return
        if self._folder is not None:
            shutil.rmtree(self._folder.parent)
        self._stores += 1
        self._folder, self._promises = self._place / str(self._stores) / "vault", Promises()
        self._uses = FRESH if step in OWN_STORE else 0
        if step == "migrate":
            self._promises = copy_first_shape(self._folder)
        elif step != "create":
            create_vault(self._folder, USER, passphrase(0), kdf=CHEAP).close()
            self._promises.exists = True

    def _kill_in(self, step):
        read, write = os.pipe()
        pid = os.fork()
        if not pid:
            _child(self._folder, self._promises.passphrase, (*SETUPS[step], step), read, write)
        os.close(write)
        with os.fdopen(read, "rb") as pipe:
            began = self._follow_until(step, pipe)
            time.sleep(self._chance.random() * 1.1 * statistics.median(self._times[step]))
            os.kill(pid, signal.SIGKILL)
            rest = pipe.read()
        _, status = os.waitpid(pid, 0)
        if not began or (os.WIFEXITED(status) and os.WEXITSTATUS(status)):
            self.problems.append(f"{step}: the child failed by itself")
        records = [json.loads(line) for line in rest.split(b"\n")[:-1]]
        for record in records:
            self._promises.note(record)
            if record.get("did") == step:
                self._times[step] = [*self._times[step][-8:], record["seconds"]]
        return not any(record.get("did") == step for record in records)

    def _follow_until(self, step, pipe):
        for line in iter(pipe.readline, b""):
            record = json.loads(line)
            self._promises.note(record)
            if record.get("doing") == step and len(SETUPS[step]) == record["at"]:
                return True
        return False

    def _check(self, step):
        try:
            if not self._promises.exists and not vault_exists(self._folder):
                create_vault(self._folder, USER, passphrase(0), kdf=CHEAP).close()
                return
            with self._promises.unlock(self._folder) as vault:
                found = self._promises.broken(vault) + self._promises.broken_backups(self._folder.parent)
            self.problems += [f"{step}: {text}" for text in found]
        except VaultError as error:
            self.problems.append(f"{step}: refused: {error}")


def _child(folder, number, steps, read, write):
    """Work until the kill comes; never returns."""
    os.close(read)
    code, started, at = 1, 0.0, -1

    def tell(record):
        nonlocal started, at
        if "doing" in record:
            started, at = time.perf_counter(), at + 1
        record |= {"at": at, "seconds": time.perf_counter() - started}
        os.write(write, json.dumps(record).encode() + b"\n")

    try:
        work = Work(folder, tell, number)
        for step in steps:
            work.run(step)
        code = 0
    finally:
        os._exit(code)


def main():
    options = report.parser(__doc__, 1000).parse_args()
    with tempfile.TemporaryDirectory() as place:
        os.environ["XDG_STATE_HOME"] = str(Path(place) / "state")
        campaign = Campaign(Path(place), random.Random(options.seed))
        for number in range(options.count):
            campaign.run(tuple(SETUPS)[number % len(SETUPS)])
    report.problems(campaign.problems)
    kinds = Counter(problem.split(": ")[1] for problem in campaign.problems)
    steps = ", ".join(f"{step} {count}" for step, count in campaign.hit.items())
    print(f"killed in: {steps}; {campaign.missed} kills came after the step and were repeated")
    lost, torn, broken = kinds["lost"] + kinds["refused"], kinds["torn"], kinds["chain"]
    return report.finish(
        [
            report.Figure(
                f"1 kill -9 over {len(SETUPS)} kinds of step",
                "0 lost, 0 torn, 0 chain breaks",
                f"{lost} lost, {torn} torn, {broken} chain breaks in {campaign.hit.total()} kills",
                not campaign.problems and campaign.hit.total() == options.count,
            )
        ],
        options,
    )


if __name__ == "__main__":
    sys.exit(main())
