"""What SQLCipher cannot see: a lost end of the log, an older page, an older file, an older folder."""

import os
import random
import re
import shutil
import subprocess
import sys

import pytest

from radonc_desktop.vault import VaultDamaged, VaultRolledBack, checkpoints, open_vault
from radonc_desktop.vault.anchor import Anchors, AnchorState, anchor_places, newest_anchor
from radonc_models.keyed.slots import read_slots

PAGE = 4096
FLIPS, ANCHOR_FLIPS = 40, 60


@pytest.fixture
def crashed(vault, folder, tmp_path):
    """Return the folder of a store as ``kill -9`` leaves it after eight acknowledged changes."""
    vault._checkpoints.checkpoint()
    for number in range(8):
        vault.add_case(f"case {number}", "lung", "words " * 50)
    left = tmp_path / "left"
    shutil.copytree(folder, left)
    vault.close()
    shutil.rmtree(folder)
    shutil.copytree(left, folder)
    forget_machine(folder)
    return folder


def forget_machine(folder):
    """As on a computer that has never seen this store."""
    for place in anchor_places(folder, read_slots(folder / "slots.json").vault_id)[1:]:
        place.unlink(missing_ok=True)


def put_back(source, target):
    shutil.rmtree(target)
    shutil.copytree(source, target)


def test_that_a_store_left_by_a_crash_opens_with_everything_in_it(crashed, reopen):
    with reopen() as vault:
        assert len(vault.search_cases()) == 8
        assert vault.verify_audit().ok
    reopen().close()


def test_that_every_flip_in_the_log_is_told_as_missing_entries(crashed, reopen, tmp_path):
    shutil.copytree(crashed, tmp_path / "sound")
    log, chance, told = crashed / "cases.db-wal", random.Random(4), []
    size = log.stat().st_size
    for _ in range(FLIPS):
        data = bytearray(log.read_bytes())
        data[chance.randrange(size)] ^= 1 << chance.randrange(8)
        log.write_bytes(data)
        with pytest.raises(VaultRolledBack, match=r"entr(y is|ies are) missing since 20\d\d-") as caught:
            reopen()
        told.append(caught.value.missing)
        put_back(tmp_path / "sound", crashed)
    assert 1 <= min(told) < max(told) <= 8
    reopen().close()


def test_that_a_shortened_or_removed_log_is_told_with_its_count(crashed, reopen, tmp_path):
    shutil.copytree(crashed, tmp_path / "sound")
    log = crashed / "cases.db-wal"
    for length in (0, 31, 32, 4000, log.stat().st_size // 2, log.stat().st_size - 1):
        os.truncate(log, length)
        with pytest.raises(VaultRolledBack) as caught:
            reopen()
        assert str(caught.value.missing) in str(caught.value)
        assert caught.value.missing == 8 if length < 4000 else 1 <= caught.value.missing <= 8
        put_back(tmp_path / "sound", crashed)
    log.unlink()
    with pytest.raises(VaultRolledBack, match="8 entries are missing since"):
        reopen()


def test_that_a_refused_store_stays_as_it_was_found(crashed, reopen):
    os.truncate(crashed / "cases.db-wal", 20_000)
    before = {name: (crashed / name).read_bytes() for name in ("cases.db", "cases.db-wal", "anchor")}
    for _ in range(2):
        with pytest.raises(VaultRolledBack):
            reopen()
        assert {name: (crashed / name).read_bytes() for name in before} == before


def test_that_a_loss_is_accepted_explicitly_and_audited(crashed, reopen, passphrase):
    (crashed / "cases.db-wal").unlink()
    with open_vault(crashed, "Dr. Test", passphrase, accept_loss=True) as vault:
        assert vault.search_cases() == []
        accepted, unlocked = reversed(vault.audit_log(2))
        assert (accepted.event, accepted.detail, unlocked.event) == ("loss.accept", "missing=8", "store.unlock")
        assert vault.verify_audit().ok
        vault.add_case("afterwards", "lung", "d")
    with reopen() as vault:
        assert len(vault.search_cases()) == 1


def test_that_an_older_database_file_is_told_with_the_count_of_what_is_missing(vault, folder, reopen, tmp_path):
    vault.add_case("first", "lung", "d")
    vault.close()
    shutil.copy(folder / "cases.db", tmp_path / "old.db")
    with reopen() as again:
        again.add_case("second", "lung", "d")
    shutil.copy(tmp_path / "old.db", folder / "cases.db")
    with pytest.raises(VaultRolledBack, match="3 entries are missing since"):
        reopen()


def test_that_every_older_page_is_noticed(vault, folder, reopen):
    case_id = vault.add_case("t", "lung", "on apixaban")
    vault.close()
    before = (folder / "cases.db").read_bytes()
    with reopen() as again:
        again.save_details(case_id, "no longer on it", 1)
    now = (folder / "cases.db").read_bytes()
    differ = [at for at in range(0, len(before), PAGE) if before[at : at + PAGE] != now[at : at + PAGE]]
    assert len(differ) > 3
    for at in differ:
        (folder / "cases.db").write_bytes(now[:at] + before[at : at + PAGE] + now[at + PAGE :])
        with pytest.raises(VaultDamaged):
            reopen()
    (folder / "cases.db").write_bytes(now)
    reopen().close()


def test_that_a_restored_folder_is_noticed_by_the_machine_and_only_by_it(vault, folder, reopen, tmp_path):
    vault.close()
    shutil.copytree(folder, tmp_path / "old")
    with reopen() as again:
        again.add_case("t", "lung", "d")
    put_back(tmp_path / "old", folder)
    with pytest.raises(VaultRolledBack, match="3 entries are missing"):
        reopen()
    forget_machine(folder)  # what is left to someone who restores the state folder, too
    reopen().close()


def test_that_every_flip_in_the_anchor_is_reported(vault, folder, reopen):
    vault.close()
    anchor = folder / "anchor"
    whole = anchor.read_bytes()
    assert len(whole) == 1024
    for bit in random.Random(3).sample(range(len(whole) * 8), ANCHOR_FLIPS):
        data = bytearray(whole)
        data[bit // 8] ^= 1 << bit % 8
        anchor.write_bytes(data)
        with pytest.raises(VaultRolledBack, match="anchor"):
            reopen()
    for data in (b"", whole[:512], whole + b"\0", whole[512:] + whole[:512]):
        anchor.write_bytes(data)
        with pytest.raises(VaultRolledBack):
            reopen()
    anchor.write_bytes(whole)
    reopen().close()


def test_that_a_removed_anchor_is_reported_also_where_the_machine_has_none(vault, folder, reopen, passphrase):
    vault.close()
    (folder / "anchor").unlink()
    with pytest.raises(VaultRolledBack, match="anchor of this case store is missing"):
        reopen()
    forget_machine(folder)
    with pytest.raises(VaultRolledBack, match="anchor of this case store is missing"):
        reopen()
    open_vault(folder, "Dr. Test", passphrase, accept_loss=True).close()
    reopen().close()


def test_that_an_anchor_of_another_store_or_key_counts_for_nothing(vault, folder, create, tmp_path, reopen):
    create(tmp_path / "other").close()
    vault.close()
    shutil.copy(tmp_path / "other" / "anchor", folder / "anchor")
    with pytest.raises(VaultRolledBack):
        reopen()


def test_that_the_log_is_emptied_when_it_is_long_and_in_a_quiet_moment(vault, folder, reopen, monkeypatch):
    log = folder / "cases.db-wal"
    monkeypatch.setattr(checkpoints, "IDLE_LIMIT", 100_000)
    while log.stat().st_size < 100_000:
        vault.add_case("t", "lung", "x" * 9000)
    vault.idle()
    assert log.stat().st_size == 0
    monkeypatch.setattr(checkpoints, "LOG_LIMIT", 200_000)
    vault._checkpoints._limit = 200_000
    for _ in range(30):
        vault.add_case("t", "lung", "x" * 9000)
    assert log.stat().st_size < 350_000
    vault.close()
    with reopen() as again:
        assert again.verify_audit().ok


def test_that_a_session_that_was_forgotten_or_cut_off_in_a_checkpoint_opens_after_a_full_check(
    folder, create, keys_of, reopen, passphrase
):
    create().close()
    script = (
        "import sys; from pathlib import Path; from radonc_desktop.vault import open_vault\n"
        f"vault = open_vault(Path({str(folder)!r}), 'Dr. Test', sys.stdin.read())\n"
        "vault.add_case('kept', 'lung', 'd')\n"
    )
    subprocess.run([sys.executable, "-c", script], input=passphrase, text=True, check=True)
    vault_id = read_slots(folder / "slots.json").vault_id
    said = newest_anchor((folder / "anchor",), keys_of().chain, vault_id).record
    assert said.state is AnchorState.CHECKPOINTING
    with reopen() as vault:
        assert [case.title for case in vault.search_cases()] == ["kept"]


def test_that_a_checkpoint_on_a_full_disk_is_tried_again_and_loses_nothing(vault, reopen, monkeypatch):
    def full():
        raise checkpoints.DiskFull

    vault._checkpoints._limit = 0
    with monkeypatch.context() as patch:
        patch.setattr(vault._connection, "checkpoint", full)
        vault.add_case("t", "lung", "d")
        with pytest.raises(checkpoints.DiskFull):
            vault._checkpoints.checkpoint()
        assert vault._checkpoints._anchors.record.state is AnchorState.CHECKPOINTING
        vault.add_case("u", "lung", "d")
    vault.close()
    with reopen() as again:
        assert len(again.search_cases()) == 2


def test_that_a_written_anchor_reads_back(folder, create, keys_of):
    create().close()
    keys, vault_id = keys_of(), read_slots(folder / "slots.json").vault_id
    places = (folder / "anchor", folder / "deeper" / "copy")
    said = newest_anchor(places[:1], keys.chain, vault_id).record
    anchors = Anchors(places, keys.chain, vault_id, said)
    for seq in range(5, 9):
        anchors.say(durable=seq == 8, seq=seq, digest=f"{seq:064x}", state=AnchorState.OPEN)
        reading = newest_anchor(places, keys.chain, vault_id)
        assert (reading.present, reading.problem) == ((True, True), None)
        assert (reading.record.seq, reading.record.digest) == (seq, f"{seq:064x}")
        assert reading.record == anchors.record
    anchors.close()
    assert re.fullmatch("0+", anchors._key.hex())
