"""A physician's work on a store, step by step, with an acknowledgement after every change that was kept.

    python tests/benchmarks/vault/work.py FOLDER [STEP ...]

Runs the steps and writes one JSON line on stdout before and after each, with single ``write`` calls, so that a trace
of the process tells what the store had promised at any moment. ``--synchronous NORMAL`` is the control arm of the
power-loss model: the setting that is known to lose commits.
"""

import argparse
import json
import os
from pathlib import Path

from radonc_desktop.vault import KdfParameters, create_vault, open_vault
from radonc_desktop.vault.exchange.restore import restore_backup
from radonc_desktop.vault.roles import Role
from radonc_models.keyed import connection

USER = "Dr. Test"
CHEAP = KdfParameters(memory_kib=8, time_cost=1, parallelism=1)
ANSWER = "Photon SBRT, 50 Gy in 5 fractions."
ADDENDUM = "Daily image guidance."
IMPORTED = 12
"""How many cases one import has."""
STEPS = (
    *("create", "unlock", "migrate", "add", "save", "suggest", "draft", "sign", "passphrase", "lock"),
    *("imports", "backup", "restore", "person", "rotate", "addendum"),
)


def passphrase(number):
    return f"plain words make a long one {number}"


def details(case_id, version):
    """The text of this version, so that a check knows what it must read; some are longer than a page."""
    words = (f"word{case_id}x{version}n{number}" for number in range(10 + 97 * case_id % 300))
    return f"v{version} of case {case_id} lung {' '.join(words)}"


class Work:
    """One session after another on one store.

    Args:
        folder: Folder of the store.
        tell: Is called with a record before (``doing``) and after (``did``) every step.
        number: Number of the passphrase that opens the store.

    """

    def __init__(self, folder, tell, number=0):
        self.folder = folder
        self.vault = None
        self._tell = tell
        self._number = number
        self._case = None
        self._version = 0
        self._draft = None
        self._backups = 0

    def run(self, step):
        self._tell({"doing": step, "passphrase": self._number + (step == "passphrase"), "file": self._backup()})
        self._tell({"did": step} | (getattr(self, step)() or {}))

    def create(self):
        self.vault = create_vault(self.folder, USER, passphrase(self._number), kdf=CHEAP)

    def unlock(self):
        self.vault = open_vault(self.folder, USER, passphrase(self._number))

    def migrate(self):
        """Unlock a store of an earlier version."""
        self.unlock()

    def add(self):
        self._case = self.vault.add_case("case", "lung", "to be replaced", "plan")
        self._version, self._draft = 1, None
        return {"case": self._case, "version": 1}

    def save(self):
        self._version = self.vault.save_details(self._case, details(self._case, self._version + 1), self._version)
        return {"case": self._case, "version": self._version}

    def suggest(self):
        return {"case": self._case, "suggestion": self.vault.save_suggestion(self._case, "regimen", {"text": ANSWER})}

    def draft(self):
        self._draft = self.vault.save_draft(self._case, "regimen", ANSWER, None)
        return {"case": self._case}

    def sign(self):
        self.vault.sign(self._draft.id, passphrase(self._number))
        return {"case": self._case}

    def addendum(self):
        self.vault.sign_addendum(self._draft.id, ADDENDUM, passphrase(self._number))
        return {"draft": self._draft.id}

    def passphrase(self):
        self.vault.change_passphrase(passphrase(self._number), passphrase(self._number + 1))
        self._number += 1
        return {"passphrase": self._number}

    def imports(self):
        """Import a file of cases, of which all are there afterwards or none."""
        table = self.folder.with_name("cases.csv")
        rows = (f"case,lung {os.urandom(8).hex()} {details(number, 1)}" for number in range(IMPORTED))
        table.write_text("\n".join(["title,details", *rows]), encoding="ascii")
        exchange = self.vault.exchange
        return {"cases": exchange.run_import(exchange.read_import([table])).case_ids}

    def _backup(self):
        """The name of the next backup, beside the store."""
        return f"{self._backups + 1}.radonc-backup"

    def backup(self):
        name = self._backup()
        while (self.folder.parent / name).exists():
            self._backups, name = self._backups + 1, self._backup()
        self.vault.exchange.backup(self.folder.parent / name, passphrase(self._number))
        return {"file": name}

    def restore(self):
        """Put the last backup in the place of the locked store."""
        restore_backup(self.folder.parent / self._backup(), self.folder, USER, passphrase(self._number))

    def person(self):
        """Add a user."""
        name = f"Dr. {os.urandom(6).hex()}"
        self.vault.people.add(name, [Role.REVIEWER], passphrase(0), passphrase(self._number))
        return {"person": name}

    def rotate(self):
        """Put everything under a new data key."""
        self.vault.people.rotate(passphrase(self._number))

    def lock(self):
        self.vault.close()
        self.vault = None


def weaken(synchronous):
    """Let this process open stores with another setting of ``synchronous`` than the store's own."""
    kept = tuple(setting for setting in connection._SETTINGS if not setting[0].startswith("synchronous"))
    assert len(kept) == len(connection._SETTINGS) - 1
    connection._SETTINGS = (*kept, (f"synchronous = {synchronous}", None))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("steps", nargs="+", choices=STEPS, metavar="STEP")
    parser.add_argument("--synchronous", help="control arm: the setting to use instead of FULL")
    options = parser.parse_args()
    if options.synchronous:
        weaken(options.synchronous)
    work = Work(options.folder, lambda record: os.write(1, json.dumps(record).encode() + b"\n"))
    for step in options.steps:
        work.run(step)


if __name__ == "__main__":
    main()
