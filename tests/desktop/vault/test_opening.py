import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from radonc_desktop.vault import (
    VaultAtWork,
    VaultBusy,
    VaultClosed,
    VaultDamaged,
    VaultExists,
    VaultMissing,
    VaultTooNew,
    VaultUnwritable,
    errors,
    opening,
)
from radonc_desktop.vault.audit import AuditTrail
from radonc_desktop.vault.migrations import MIGRATIONS, migrate
from radonc_models.keyed.connection import connect

HOLDER = """
import sys
from pathlib import Path
from radonc_desktop.vault import open_vault
folder, user, passphrase = sys.stdin.readline().rstrip("\\n").split("\\t")
vault = open_vault(Path(folder), user, passphrase)
print("open", flush=True)
sys.stdin.readline()
"""


def test_that_opening_a_missing_store_does_not_create_one(folder, reopen, tmp_path):
    with pytest.raises(VaultMissing, match="no case store"):
        reopen()
    assert list(tmp_path.iterdir()) == []
    folder.mkdir()
    with pytest.raises(VaultMissing):
        reopen()
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(("gone", "named"), [("cases.db", r"cases\.db"), ("slots.json", r"slots\.json")])
def test_that_a_missing_half_is_named_and_not_created(vault, folder, reopen, create, gone, named):
    vault.close()
    (folder / gone).unlink()
    with pytest.raises(VaultDamaged, match=named):
        reopen()
    assert not (folder / gone).exists()
    with pytest.raises(VaultExists):
        create()


def test_that_an_empty_database_file_is_damage_and_not_a_new_store(vault, folder, reopen):
    vault.close()
    (folder / "cases.db").write_bytes(b"")
    with pytest.raises(VaultDamaged):
        reopen()


def test_that_a_database_that_vanishes_before_it_is_opened_is_not_created(tmp_path):
    with pytest.raises(VaultUnwritable):
        connect(tmp_path / "cases.db", bytearray(32))
    assert list(tmp_path.iterdir()) == []


def test_that_creating_never_overwrites(vault, folder, create):
    vault.add_case("kept", "lung", "d")
    vault.close()
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(VaultExists, match="nothing was overwritten"):
        create()
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_that_a_file_in_the_place_of_the_folder_is_refused(folder, create):
    folder.write_text("mine")
    with pytest.raises(VaultExists, match="is a file"):
        create()
    assert folder.read_text() == "mine"


def test_that_only_the_user_may_read_the_files_whatever_the_umask(folder, create):
    old = os.umask(0)
    try:
        with create() as vault:
            vault.add_case("t", "lung", "d")
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    finally:
        os.umask(old)
    assert set(modes) >= {"cases.db", "cases.db-wal", "slots.json", "vault.lock"}
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def cut_off(*_):
    raise KeyboardInterrupt


def test_that_a_creation_cut_off_before_the_keys_are_kept_can_be_repeated(folder, create, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(opening, "write_slots", cut_off)
        with pytest.raises(KeyboardInterrupt):
            create()
    assert not (folder / "slots.json").exists()
    with create() as vault:
        assert vault.verify_audit().ok


def test_that_a_creation_cut_off_after_the_keys_are_kept_is_made_up_by_unlocking(folder, create, reopen, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(opening, "finish_creation", cut_off)
        with pytest.raises(KeyboardInterrupt):
            create(demo=True)
    assert not (folder / "cases.db").exists()
    with reopen() as vault:
        assert vault.demo
        assert vault.add_case("t", "lung", "d") == 1


def test_that_the_demo_mark_stays_with_the_store(create, reopen, tmp_path):
    create(demo=True).close()
    with reopen() as vault:
        assert vault.demo
    with create(tmp_path / "real") as vault:
        assert not vault.demo


def test_that_a_second_opening_is_refused_in_the_same_process(vault, reopen):
    with pytest.raises(VaultBusy, match="already open"):
        reopen()
    vault.close()
    reopen().close()


def test_that_a_second_process_is_refused_until_the_first_is_gone(create, folder, reopen, passphrase):
    create().close()
    holder = subprocess.Popen([sys.executable, "-c", HOLDER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        holder.stdin.write(f"{folder}\tDr. Test\t{passphrase}\n")
        holder.stdin.flush()
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(VaultBusy):
            reopen()
    finally:
        holder.kill()
        holder.communicate()
    reopen().close()


def test_that_a_closed_store_answers_with_a_sentence_and_closes_twice(vault):
    vault.close()
    vault.close()
    with pytest.raises(VaultClosed, match="locked"):
        vault.search_cases()
    with pytest.raises(VaultClosed):
        vault.add_case("t", "lung", "d")


def test_that_closing_leaves_no_log_and_no_key_behind(vault, folder):
    vault.add_case("t", "lung", "d")
    chain_key = vault._chain_key
    assert any(chain_key)
    vault.close()
    assert not any(chain_key)
    assert {path.name for path in folder.iterdir()} == {"anchor", "cases.db", "slots.json", "vault.lock"}


def test_that_a_store_is_not_used_from_a_second_thread(vault):
    with ThreadPoolExecutor(1) as other:
        answer = other.submit(vault.search_cases)
    with pytest.raises(VaultAtWork):
        answer.result()


def test_that_a_thread_takes_the_store_and_gives_it_back(vault):
    def work():
        vault.take()
        return vault.add_case("t", "lung", "d")

    with ThreadPoolExecutor(1) as other:
        case_id = other.submit(work).result()
        for use in (vault.search_cases, vault.idle, vault.close, vault.verify_audit):
            with pytest.raises(VaultAtWork, match="at work"):
                use()
    vault.take()
    assert vault.case(case_id).title == "t"
    assert vault.verify_audit().ok


def test_that_a_store_does_not_change_hands_in_a_transaction(vault):
    with vault._connection.transaction(), pytest.raises(RuntimeError):
        vault.take()


def test_that_a_store_of_a_later_version_is_left_alone(vault, intruder, reopen):
    intruder("INSERT INTO migrations (name, applied) VALUES ('0009_from_the_future', '2999')")
    vault.close()
    with pytest.raises(VaultTooNew):
        reopen()


def test_that_a_migration_is_applied_once_with_its_audit_row_or_not_at_all(vault, folder, keys_of, intruder, reopen):
    vault.close()
    keys = keys_of()

    def good(change):
        change.write("CREATE TABLE added (id INTEGER PRIMARY KEY)")

    def bad(change):
        change.write("CREATE TABLE half (id INTEGER PRIMARY KEY)")
        raise RuntimeError("power cut")

    connection = connect(folder / "cases.db", keys.data)
    steps = (*MIGRATIONS, ("9998_good", good), ("9999_bad", bad))
    for _ in range(2):
        with pytest.raises(RuntimeError, match="power cut"):
            migrate(connection, AuditTrail(connection, keys.chain, "admin"), steps)
    connection.close()
    assert intruder("SELECT name FROM migrations ORDER BY rowid") == [(name,) for name, _ in steps[:-1]]
    assert intruder("SELECT name FROM sqlite_master WHERE name IN ('added', 'half')") == [("added",)]
    assert intruder("SELECT detail FROM audit WHERE event = 'store.migrate' AND detail > 'step=9'") == [
        ("step=9998_good",)
    ]


@pytest.mark.parametrize("name", [name for name in errors.__all__ if name != "VaultError"])
def test_that_every_refusal_is_one_sentence(name):
    sentence = str(getattr(errors, name)())
    assert sentence.endswith(".")
    assert sentence[0].isupper()
    assert ". " not in sentence
    assert "\n" not in sentence
