"""Cut the power at every moment of a physician's work: what the store had acknowledged must be there, whole.

    python tests/benchmarks/vault/power_loss.py [--count 10000] [--control 1000] [--seed 1]

Traces the system calls of the real process that creates a store, works on it, changes the passphrase, locks, unlocks
and works on; rebuilds what a power cut can leave at each moment (see ``disk_model``), and opens every such state with
the real ``open_vault``. The control arm runs the same work with ``synchronous=NORMAL``, which must lose commits: a
model that does not show that proves nothing. Needs strace and up to 100 MB of /dev/shm.
"""

import copy
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import report
import systemcalls
from disk_model import Disk, digest
from promises import Promises, copy_first_shape
from work import CHEAP, USER, passphrase

from radonc_desktop.vault import VaultError, create_vault, vault_exists

CASE = ("add", "save", "suggest", "draft", "sign", "save")
SESSION = ("unlock", *CASE, "add", "save", "draft", "passphrase", *CASE, "lock")
KEYS = ("unlock", "add", "draft", "sign", "addendum", "imports", "person", "rotate", *CASE, "lock")
BACKUP = ("unlock", *CASE, "backup", *CASE, "lock", "restore", "unlock", *CASE, "lock")
NEW = ("create", *CASE * 2, "lock", *SESSION, *SESSION, "unlock", *CASE * 4)
OLD = ("migrate", *CASE, "lock", *SESSION, *KEYS, *BACKUP)


class Trial:
    """One traced run and the states that a power cut can leave of it.

    Args:
        place: An empty folder on a RAM disk.
        steps: The work.
        options: Further options of ``work.py``.

    """

    def __init__(self, place, steps, *options):
        self._root = place / "disk"
        self._vault = self._root / "vault"
        self._promised = copy_first_shape(self._vault) if "migrate" in steps else Promises()
        self._root.mkdir(exist_ok=True)
        os.environ["XDG_STATE_HOME"] = str(self._root / "state")
        self._before = Disk(self._root)
        argv = [sys.executable, Path(__file__).with_name("work.py"), self._vault, *steps, *options]
        done = systemcalls.traced(argv, place / "log", stdout=subprocess.DEVNULL)
        if done.returncode:
            raise SystemExit("the traced work itself failed")
        self._calls = list(systemcalls.calls(place / "log"))
        self._seen = set()
        self.moments = sum(1 for _ in copy.deepcopy(self._before).replay(self._calls))
        self.problems = []
        self.kinds = Counter()

    def run(self, count, chance):
        """Open ``count`` different states of moments all over the run."""
        share, idle = count / self.moments, 0
        while len(self._seen) < count and idle < 3:
            before, disk = len(self._seen), copy.deepcopy(self._before)
            for moment, said in enumerate(disk.replay(self._calls)):
                if chance.random() < share and len(self._seen) < count:
                    self._consider(disk.state(chance), said, moment)
            idle = idle + 1 if len(self._seen) == before else 0

    @property
    def states(self):
        """How many different states were opened."""
        return len(self._seen)

    def _consider(self, state, said, moment):
        name = digest(state)
        if name in self._seen:
            return
        self._seen.add(name)
        promises = copy.deepcopy(self._promised)
        for line in said:
            promises.note(json.loads(line))
        self._put(state)
        found = self._broken(promises)
        self.kinds.update({problem.partition(":")[0] for problem in found})
        self.problems += [f"moment {moment}, {promises.doing or 'between steps'}: {text}" for text in found[:1]]

    def _put(self, state):
        shutil.rmtree(self._root)
        self._root.mkdir()
        for path, content in state.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    def _broken(self, promises):
        try:
            if not promises.exists and not vault_exists(self._vault):
                # Nothing was acknowledged, so it is enough that one can begin again.
                create_vault(self._vault, USER, passphrase(0), kdf=CHEAP).close()
                return []
            with promises.unlock(self._vault) as vault:
                return promises.broken(vault) + promises.broken_backups(self._root)
        except VaultError as error:
            return [f"refused: {type(error).__name__}: {error}"]


def measure(count, seed, steps, *options):
    """Return a trial after ``count`` states."""
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as place:
        trial = Trial(Path(place), steps, *options)
        trial.run(count, random.Random(seed))
    return trial


def main():
    parser = report.parser(__doc__, 10_000)
    parser.add_argument("--control", type=int, default=1000, help="states of the control arm")
    options = parser.parse_args()
    third = options.count // 3
    trials = [measure(options.count - third, options.seed, NEW), measure(third, options.seed, OLD)]
    control = measure(options.control, options.seed, NEW, "--synchronous", "NORMAL")
    problems = [problem for trial in trials for problem in trial.problems]
    report.problems(problems)
    kinds = sum((trial.kinds for trial in trials), Counter())
    states, moments = sum(trial.states for trial in trials), sum(trial.moments for trial in trials)
    words = ", ".join(f"{kinds[kind]} {kind}" for kind in ("lost", "torn", "chain", "refused"))
    return report.finish(
        [
            report.Figure(
                "1 power loss, torn at 512 and 4096 B",
                f"0 lost in {options.count} states",
                f"{words} in {states} states at {moments} moments",
                not problems and states >= options.count,
            ),
            report.Figure(
                "1 control arm: synchronous=NORMAL",
                "must lose",
                f"{control.kinds['lost']} of {control.states} states lost a commit, "
                f"{control.kinds['refused']} more were told at unlocking",
                control.kinds["lost"] + control.kinds["refused"] > 0,
            ),
        ],
        options,
    )


if __name__ == "__main__":
    sys.exit(main())
