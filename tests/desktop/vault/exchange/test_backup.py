"""Backup and restore: the drill, the refusals, and what a crash or a flipped bit leaves behind."""

import random
import shutil
import threading

import pytest

from radonc_desktop.vault import DiskFull, VaultBusy, VaultDamaged, VaultTooNew, WrongPassphrase, vault_exists
from radonc_desktop.vault.errors import NotAllowed
from radonc_desktop.vault.exchange import backup, restore
from radonc_desktop.vault.exchange.container import Manifest, read_container, write_container
from radonc_desktop.vault.exchange.errors import (
    BackupDamaged,
    BackupFailed,
    BackupStopped,
    FileExists,
    RestoreRefused,
)
from radonc_desktop.vault.exchange.restore import inspect_backup, restore_backup
from radonc_desktop.vault.roles import Rights, Role

USER = "Dr. Test"
FLIPS = 150


@pytest.fixture
def file(tmp_path):
    return tmp_path / "media" / "monday.radonc-backup"


def fill(vault, passphrase):
    for number in range(20):
        vault.add_case(f"case {number}", "lung", f"details {number} " + "word " * 200, "plan")
    vault.save_details(3, "changed", 1)
    suggestion = vault.save_suggestion(3, "regimen", {"text": "x" * 500})
    vault.sign(vault.save_draft(3, "regimen", "signed text", suggestion).id, passphrase)


SESSION = {"store.unlock", "store.lock", "case.view", "case.search"}


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def everything(vault):
    cases = [vault.case(case.id) for case in vault.search_cases()]
    trail = [entry for entry in vault.audit_log(1000) if entry.event not in SESSION]
    return cases, [vault.details_history(case.id) for case in cases], vault.draft(3, "regimen"), trail


@pytest.fixture
def made(vault, file, passphrase):
    """A store with some history, closed, its backup, and all that it held."""
    fill(vault, passphrase)
    seen = everything(vault)
    vault.exchange.backup(file, passphrase)
    vault.close()
    return file, seen


def test_that_a_restored_backup_holds_exactly_what_was_backed_up(made, tmp_path, reopen, passphrase):
    file, seen = made
    elsewhere = tmp_path / "other machine" / "vault"
    report = restore_backup(file, elsewhere, USER, passphrase)
    assert (report.folder, report.kept, report.contents.cases) == (elsewhere, None, 20)
    with reopen(elsewhere) as vault:
        *held, trail = everything(vault)
        assert held == list(seen[:3])
        assert trail[1:] == seen[3]
        assert trail[0].event == "restore.done"
        assert vault.verify_audit().ok
        assert [case.number for case in vault.search_cases("changed")] == ["0003"]


def test_that_a_restore_keeps_the_store_that_was_there(made, folder, reopen, passphrase):
    file, _ = made
    with reopen() as vault:
        newer = vault.add_case("added after the backup", "", "")
    (folder / "policy.toml").write_text("plain_export = false\n")
    report = restore_backup(file, folder, USER, passphrase)
    assert (folder / "policy.toml").read_text() == "plain_export = false\n"
    with reopen() as vault:
        assert len(vault.search_cases()) == 20
    with reopen(report.kept) as vault:
        assert vault.case(newer).title == "added after the backup"


def test_that_the_backup_is_private_encrypted_and_all_that_is_left(vault, file, passphrase, folder):
    vault.add_case("case", "lung", "a unique marker in the details", "")
    report = vault.exchange.backup(file, passphrase)
    assert names(file.parent) == [file.name]
    assert file.stat().st_mode & 0o777 == 0o600
    assert b"unique marker" not in file.read_bytes()
    assert file.read_bytes().find(b"SQLite format 3") == -1
    assert report.census.cases == 1
    assert vault.exchange.last_backup() == vault.audit_log(1)[0].time
    assert vault.audit_log(1)[0].event == "backup.create"


def test_that_flipped_bits_in_a_backup_are_refused_without_a_passphrase(made, tmp_path):
    file, _ = made
    data, other = bytearray(file.read_bytes()), tmp_path / "flipped"
    places = random.Random(5).sample(range(len(data) * 8), FLIPS) + list(range(24 * 8))
    for bit in places:
        data[bit // 8] ^= 1 << bit % 8
        other.write_bytes(data)
        with pytest.raises((BackupDamaged, VaultTooNew)):
            inspect_backup(other)
        data[bit // 8] ^= 1 << bit % 8


def test_that_a_shortened_or_lengthened_backup_is_refused(made, tmp_path):
    file, _ = made
    data, other = file.read_bytes(), tmp_path / "cut"
    for changed in (b"", data[:10], data[:200], data[: len(data) // 2], data[:-1], data + b"\0", data + data):
        other.write_bytes(changed)
        with pytest.raises(BackupDamaged):
            inspect_backup(other)


def test_that_a_forged_backup_with_right_hashes_is_refused(made, tmp_path, passphrase):
    """Somebody with the file but without a passphrase puts another slot file or an older database into it."""
    file, _ = made
    inside = tmp_path / "inside"
    inside.mkdir()
    manifest = read_container(file)
    restore.unpack(file, manifest, inside)
    forged = tmp_path / "forged"
    facts = dict(manifest.facts) | {"created": "2031-01-01T00:00:00.000+00:00"}
    write_container(forged, {name: inside / name for name in ("cases.db", "slots.json")}, facts, b"not the key")
    inspect_backup(forged)
    with pytest.raises(BackupDamaged):
        restore_backup(forged, tmp_path / "new", USER, passphrase)
    assert names(tmp_path / "media") == [file.name]
    assert not (tmp_path / "new").exists()


def test_that_a_member_with_a_path_for_a_name_is_refused(tmp_path):
    inside = tmp_path / "inside"
    inside.write_bytes(b"x")
    for name in ("../outside", "/etc/x", "a/b", "..", ""):
        packed = tmp_path / f"packed{len(name)}"
        write_container(packed, {name: inside}, {}, b"k")
        with pytest.raises(BackupDamaged):
            read_container(packed)


def test_that_a_wrong_passphrase_restores_nothing(made, tmp_path):
    file, _ = made
    for user, phrase in ((USER, "not the passphrase at all"), ("nobody", "plain words make a long one")):
        with pytest.raises(WrongPassphrase):
            restore_backup(file, tmp_path / "new", user, phrase)
    assert not list(tmp_path.glob("new*"))


def test_that_an_open_store_is_not_replaced(made, folder, reopen, passphrase, tmp_path):
    file, _ = made
    with reopen(), pytest.raises(VaultBusy):
        restore_backup(file, folder, USER, passphrase)
    with reopen() as vault:
        assert len(vault.search_cases()) == 20
    assert not [name for name in names(tmp_path) if "restor" in name]


def test_that_a_folder_with_other_files_is_left_alone(made, tmp_path, passphrase):
    file, _ = made
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    (pictures / "cat.png").write_bytes(b"cat")
    for place in (pictures, pictures / "cat.png"):
        with pytest.raises(RestoreRefused):
            restore_backup(file, place, USER, passphrase)
    assert names(pictures) == ["cat.png"]


def test_that_a_restore_cut_off_between_its_renames_is_made_up_for(made, folder, reopen, passphrase, monkeypatch):
    file, _ = made
    real, calls = type(folder).rename, []

    def die_at_the_last(path, target):
        if path.name.endswith(".restored"):
            raise KeyboardInterrupt
        calls.append(path)
        return real(path, target)

    monkeypatch.setattr(type(folder), "rename", die_at_the_last)
    with pytest.raises(KeyboardInterrupt):
        restore_backup(file, folder, USER, passphrase)
    monkeypatch.undo()
    assert len(calls) == 2
    assert not folder.exists()
    assert vault_exists(folder)
    with reopen() as vault:
        assert vault.audit_log(3)[1].event == "restore.done"


def test_that_a_backup_never_overwrites_a_file(vault, file, passphrase):
    vault.exchange.backup(file, passphrase)
    whole = file.read_bytes()
    with pytest.raises(FileExists):
        vault.exchange.backup(file, passphrase)
    assert file.read_bytes() == whole


def test_that_a_copy_that_fails_its_check_is_removed_and_audited(vault, file, passphrase, monkeypatch):
    real = backup.check_copy

    def add_a_draft(connection, key, census):
        with connection.transaction():
            connection.write(
                "INSERT INTO drafts (case_id, task, text, state, updated) VALUES (1, 'x', '', 'draft', '')"
            )
        real(connection, key, census)

    vault.add_case("case", "", "")
    monkeypatch.setattr(backup, "check_copy", add_a_draft)
    with pytest.raises(BackupFailed):
        vault.exchange.backup(file, passphrase)
    assert names(file.parent) == []
    assert vault.audit_log(1)[0].event == "backup.failed"
    assert vault.exchange.last_backup() is None


def test_that_a_full_disk_leaves_nothing_behind(vault, file, passphrase, monkeypatch):
    def full(*_args):
        raise DiskFull

    monkeypatch.setattr(backup, "write_container", full)
    with pytest.raises(DiskFull):
        vault.exchange.backup(file, passphrase)
    assert names(file.parent) == []


def test_that_a_damaged_store_is_not_backed_up_as_a_good_one(made, folder, keys_of, tmp_path):
    database = folder / "cases.db"
    data = bytearray(database.read_bytes())
    data[len(data) // 2] ^= 1
    database.write_bytes(data)
    with pytest.raises((VaultDamaged, BackupFailed)):
        backup.make_backup(folder, keys_of(), tmp_path / "bad.radonc-backup")
    assert not list(tmp_path.glob("*bad*"))


def test_that_backups_under_active_writing_are_good(vault, tmp_path, passphrase, folder):
    """The store is written to while another thread copies it; each copy holds one state of it."""
    for number in range(30):
        vault.add_case(f"first {number}", "", "word " * 500)
    jobs = [vault.exchange.begin_backup(tmp_path / f"{n}{backup.ENDING}", passphrase) for n in range(6)]
    reports = []
    copying = threading.Thread(target=lambda: reports.extend(job.run() for job in jobs))
    copying.start()
    written = 0
    while copying.is_alive():
        vault.add_case(f"meanwhile {written}", "", "word " * 100)
        written += 1
    copying.join()
    assert len(reports) == 6
    assert written > 6
    counts = [report.census.cases for report in reports]
    assert counts == sorted(counts)
    assert counts[-1] > 30
    restore_backup(reports[-1].path, tmp_path / "new", USER, passphrase)


def test_that_a_stopped_backup_leaves_nothing(vault, file, passphrase):
    job = vault.exchange.begin_backup(file, passphrase)
    job.stop()
    with pytest.raises(BackupStopped):
        job.run()
    assert names(file.parent) == []


def test_that_only_an_admin_with_the_passphrase_makes_a_backup(vault, file, passphrase):
    with pytest.raises(WrongPassphrase):
        vault.exchange.backup(file, "not the passphrase at all")
    vault.exchange._rights = Rights([Role.PHYSICIAN, Role.REVIEWER])
    with pytest.raises(NotAllowed, match="admin"):
        vault.exchange.backup(file, passphrase)
    assert not file.parent.exists()


def test_that_the_manifest_tells_what_is_inside(made):
    contents = inspect_backup(made[0])
    assert (contents.cases, contents.app) == (20, "0.1.0")
    assert isinstance(read_container(made[0]), Manifest)
    assert contents.created.startswith("20")


def test_that_rests_of_a_backup_that_was_cut_off_do_not_stop_the_next(vault, file, passphrase):
    rests = file.parent / f".{file.name}.work"
    rests.mkdir(parents=True)
    (rests / "cases.db").write_bytes(b"half")
    vault.exchange.backup(file, passphrase)
    assert names(file.parent) == [file.name]
    shutil.rmtree(file.parent)
