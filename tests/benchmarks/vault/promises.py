"""What a store has acknowledged, and whether it still keeps all of it."""

import copy
import json
import shutil
from pathlib import Path

from work import ADDENDUM, ANSWER, IMPORTED, USER, details, passphrase

from radonc_desktop.vault import VaultError, WrongPassphrase, open_vault
from radonc_desktop.vault.exchange.restore import inspect_backup

FIRST_SHAPE = Path(__file__).parents[2] / "desktop" / "vault" / "first_shape"


def copy_first_shape(folder):
    """Put a store as the first version of the program left it into ``folder``; return what it has promised."""
    folder.mkdir(parents=True)
    for name in ("cases.db", "slots.json"):
        shutil.copyfile(FIRST_SHAPE / name, folder / name)
    promises = Promises()
    for line in (FIRST_SHAPE / "promises.jsonl").read_text(encoding="ascii").splitlines():
        promises.note(json.loads(line))
    return promises


class Promises:
    """Collects the records of ``Work`` and checks a store against them."""

    def __init__(self):
        self.exists = False
        self.signed = set()
        self.drafts = set()
        self.versions = {}
        self.doing = None
        self.people = set()
        self.addenda = set()
        self.backups = []
        self._at_backup = None
        self._restoring = False
        self._passphrases = [0]

    def note(self, record):
        """Take in one record: a step that begins, or one whose change is kept from now on."""
        if "doing" in record:
            self.doing = record["doing"]
            if record["passphrase"] not in self._passphrases:
                self._passphrases.append(record["passphrase"])
            if self.doing == "backup":
                self._at_backup = copy.deepcopy(self)
            self._restoring = self.doing == "restore"
            return
        self.doing, did = None, record["did"]
        self.exists |= did in ("create", "unlock", "migrate")
        if did in ("add", "save"):
            self.versions[record["case"]] = record["version"]
        if did in ("draft", "sign"):
            (self.drafts if did == "draft" else self.signed).add(record["case"])
        if did == "imports":
            self.versions |= dict.fromkeys(record["cases"], 1)
        if did == "passphrase":
            self._passphrases = [record["passphrase"]]
        if did == "person":
            self.people.add(record["person"])
        if did == "addendum":
            self.addenda.add(record["draft"])
        if did == "backup":
            self.backups.append(record["file"])
        if did == "restore":
            self._become_restored()

    def _become_restored(self):
        old = self._at_backup
        self.versions, self.drafts, self.signed = old.versions, old.drafts, old.signed
        self.people, self.addenda, self._restoring = old.people, old.addenda, False

    @property
    def passphrase(self):
        """The number of the passphrase that opened the store last."""
        return self._passphrases[0]

    def unlock(self, folder):
        """Open the store with the passphrase that holds; in mid-change that is the old one or the new one."""
        for number in self._passphrases[1:]:
            try:
                vault = open_vault(folder, USER, passphrase(number))
            except WrongPassphrase:
                continue
            self._passphrases = [number]
            return vault
        vault = open_vault(folder, USER, passphrase(self._passphrases[0]))
        self._passphrases = self._passphrases[:1]
        return vault

    def broken(self, vault):
        """Return what the open store has lost, torn or broken, one sentence each."""
        found = self._broken(vault)
        if found and self._restoring:  # in mid-restore the store is the old one or the restored one
            self._become_restored()
            found = self._broken(vault)
        self._restoring = False
        return found

    def broken_backups(self, folder):
        """Return which backups are missing or not whole; one that was not acknowledged is whole or not there."""
        found = [f"lost: backup {name}" for name in self.backups if not (folder / name).exists()]
        for path in folder.glob("*.radonc-backup"):
            try:
                inspect_backup(path)
            except VaultError:
                found.append(f"torn: backup {path.name}")
        return found

    def _broken(self, vault):
        check = vault.verify_audit()
        found = [] if check.ok else [f"chain: {check.problem}"]
        parts = "SELECT import_id FROM imported_cases GROUP BY import_id HAVING count(*) <> ?"
        found += [f"torn: import {number}" for (number,) in vault._connection.rows(parts, IMPORTED)]
        there = {case.id for case in vault.search_cases()}
        found += [f"lost: case {case_id}" for case_id in set(self.versions) - there]
        for draft_id in self.addenda:
            if [addendum.text for addendum in vault.addenda(draft_id)] != [ADDENDUM]:
                found.append(f"lost: addendum of draft {draft_id}")
        people = {person.name for person in vault.people.everyone()}
        found += [f"lost: user {name}" for name in self.people - people]
        if {case.id for case in vault.search_cases("case")} != there:
            found.append("torn: the search index misses a case")
        for case_id in there:
            found += self._case(vault, case_id)
        return found

    def _case(self, vault, case_id):
        record, history = vault.case(case_id), vault.details_history(case_id)
        version, promised = record.details_version, self.versions.get(case_id, 1)
        if version < promised:
            yield f"lost: case {case_id} has version {version}, promised was {promised}"
        if [kept.version for kept in history] != list(range(1, version + 1)) or history[-1].details != record.details:
            yield f"torn: history of case {case_id}"
        if version > 1 and record.details != details(case_id, version):
            yield f"torn: text of case {case_id}"
        draft = vault.draft(case_id, "regimen")
        if case_id in self.drafts | self.signed and (draft is None or draft.text != ANSWER):
            yield f"lost: draft of case {case_id}"
        if case_id in self.signed and draft is not None and draft.state != "signed":
            yield f"lost: signature of case {case_id}"
