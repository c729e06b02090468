"""A small store with a cheap key derivation, and the keys an attacker or an inspector would have."""

import os
import signal
import sys
from pathlib import Path

import pytest

from radonc_desktop import policy
from radonc_desktop.vault import KdfParameters, create_vault, open_vault
from radonc_models.keyed.connection import connect
from radonc_models.keyed.envelopes import open_slot
from radonc_models.keyed.escrow_files import new_escrow_pair
from radonc_models.keyed.slots import read_slots

OFFLINE = "kept in the safe of the IT department"
USER = "Dr. Test"
PASSPHRASE = "plain words make a long one"
CHEAP = KdfParameters(memory_kib=64, time_cost=1, parallelism=1)


@pytest.fixture(scope="module")
def passphrase():
    return PASSPHRASE


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "vault"


@pytest.fixture
def create(folder):
    def make(where: Path = folder, user: str = USER, phrase: str = PASSPHRASE, **options):
        return create_vault(where, user, phrase, kdf=CHEAP, **options)

    return make


@pytest.fixture(scope="module")
def shared_vault(tmp_path_factory):
    """One store for all tests of a module that cannot change it."""
    with create_vault(tmp_path_factory.mktemp("shared") / "vault", USER, PASSPHRASE, kdf=CHEAP) as opened:
        yield opened


@pytest.fixture
def reopen(folder):
    def unlock(where: Path = folder, user: str = USER, phrase: str = PASSPHRASE):
        return open_vault(where, user, phrase)

    return unlock


@pytest.fixture
def vault(create):
    with create() as opened:
        yield opened


@pytest.fixture
def keys_of(folder):
    """Return a function that gives the keys of the store, as a user with a debugger could get them."""

    def find(where: Path = folder):
        slots = read_slots(where / "slots.json")
        return open_slot(slots.slot(USER), slots.vault_id, slots.generation, PASSPHRASE)

    return find


@pytest.fixture
def intruder(folder, keys_of):
    """Return a function that runs SQL with the data key but without the program's restrictions."""

    def run(*statements: str | tuple):
        connection = connect(folder / "cases.db", keys_of().data)
        try:
            answers = []
            for statement in statements:
                sql, *values = (statement,) if isinstance(statement, str) else statement
                answers.append(connection._raw.execute(sql, values).fetchall())
            return answers[-1]
        finally:
            connection.close()

    return run


class Machine:
    """A computer with a policy file of its own, and the IT keys that its hospital makes."""

    def __init__(self, place, patch):
        self._place = place
        self.policy = place / "machine.toml"
        patch.setattr(policy, "machine_policy", lambda: self.policy)

    def new_key(self, name="it"):
        return new_escrow_pair(self._place / name, OFFLINE, CHEAP)

    def ask_for(self, pair, fingerprint=None):
        asked = {"escrow_key": pair.public, "escrow_fingerprint": fingerprint or pair.fingerprint}
        self.policy.write_text("".join(f"{name} = '{value}'\n" for name, value in asked.items()))

    def forget(self):
        self.policy.unlink()


@pytest.fixture
def machine(tmp_path, monkeypatch):
    return Machine(tmp_path, monkeypatch)


@pytest.fixture
def killed_at_line():
    """Return a function that does something in a child that is killed at a line of some files of the store's code."""

    def kill(number, names, prepare):
        """Call what ``prepare`` returns, which is not traced itself; tell whether the line was reached."""
        pid = os.fork()
        if pid:
            return os.WIFSIGNALED(os.waitpid(pid, 0)[1])
        try:
            act, left = prepare(), [number]

            def trace(frame, event, _):
                if Path(frame.f_code.co_filename).name not in names:
                    return None
                if event == "line":
                    left[0] -= 1
                    if left[0] < 0:
                        os.kill(os.getpid(), signal.SIGKILL)
                return trace

            sys.settrace(trace)
            act()
        finally:
            os._exit(0)

    return kill
