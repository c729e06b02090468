"""Stores for the campaigns: one with something of everything, its files in memory, and the keys of an insider."""

import os
import random
import signal
from contextlib import contextmanager
from pathlib import Path

from work import ANSWER, CHEAP, USER, Work, details, passphrase

from radonc_desktop.vault import create_vault
from radonc_desktop.vault.audit import AuditTrail
from radonc_desktop.vault.cases import Cases
from radonc_desktop.vault.drafts import Drafts
from radonc_models.keyed.connection import connect
from radonc_models.keyed.envelopes import open_slot
from radonc_models.keyed.slots import read_slots

WORDS = ("lung", "node", "apixaban", "metastasis", "photon")
LOCK = "vault.lock"


def fill(vault, cases):
    """Add cases with versions, plans, suggestions, drafts and signatures; return the last signed draft."""
    signed = None
    for number in range(cases):
        case_id = vault.add_case(f"case {number}", WORDS[number % 5], "to be replaced", "plan")
        vault.save_details(case_id, details(case_id, 2)[:3000], 1)
        suggestion = vault.save_suggestion(case_id, "regimen", {"text": ANSWER})
        draft = vault.save_draft(case_id, "regimen", ANSWER, suggestion)
        if number % 4 == 0:
            signed = vault.sign(draft.id, passphrase(0))
    return signed


def closed_store(folder, cases):
    """Make a store of some cases and lock it."""
    with create_vault(folder, USER, passphrase(0), kdf=CHEAP) as vault:
        fill(vault, cases)
    return folder


def state_in(place):
    """Let this process keep its copies of anchors in ``place``, and return that folder."""
    os.environ["XDG_STATE_HOME"] = str(place / "state")
    return place / "state"


def in_a_child(work):
    """Run ``work`` in a child process that ends without closing anything, like one that was killed."""
    pid = os.fork()
    if not pid:
        try:
            kept = work()  # or its end would close the store
            os.kill(os.getpid(), signal.SIGKILL)
            del kept
        finally:
            os._exit(1)
    _, status = os.waitpid(pid, 0)
    if not os.WIFSIGNALED(status):
        raise SystemExit("the work in the child process failed")


def crashed_store(folder, cases):
    """Make a store that was killed with committed changes in its log only."""
    closed_store(folder, cases)

    def work():
        session = Work(folder, lambda _record: None)
        session.unlock()
        for step in ("add", "save", "draft", "sign", "save", "add", "save") * 3:
            session.run(step)
        return session

    in_a_child(work)
    return folder


class Snapshot:
    """All files below some folders, to be put back after each attempt."""

    def __init__(self, *folders):
        self._folders = folders
        self.files = {path: path.read_bytes() for path in self._paths()}

    def _paths(self):
        return [path for folder in self._folders for path in folder.rglob("*") if path.is_file()]

    def restore(self):
        for path in self._paths():
            if path not in self.files:
                path.unlink()
        for path, content in self.files.items():
            if not path.exists() or path.read_bytes() != content:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)


def flipped(content, bit):
    changed = bytearray(content)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def bits(content, count, seed):
    """Return positions of bits all over the content, each at most once while there are enough."""
    return [random.Random(f"{seed} {number}").randrange(len(content) * 8) for number in range(count)]


def keys_of(folder, number=0):
    """The keys of the store, as a user with a debugger could get them."""
    slots = read_slots(folder / "slots.json")
    return open_slot(slots.slot(USER), slots.vault_id, slots.generation, passphrase(number))


@contextmanager
def unlocked_without_checks(folder, keys):
    """Open the database like the store does, but without the checks of the whole file that come first."""
    opened = connect(Path(folder) / "cases.db", bytearray(keys.data))
    try:
        trail = AuditTrail(opened, keys.chain, USER)
        cases = Cases(opened, trail, USER)
        yield opened, trail, cases, Drafts(opened, trail, cases, USER)
    finally:
        opened.close()
