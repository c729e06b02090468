"""Removing a user: nothing he kept opens anything any more, and no crash on the way loses a case or a user."""

import shutil
from functools import partial
from pathlib import Path

import pytest

from radonc_desktop.vault import (
    DiskFull,
    LastAdmin,
    NotAllowed,
    RemovalUnfinished,
    Role,
    SlotKind,
    SlotsDiffer,
    UnknownUser,
    VaultDamaged,
    WrongPassphrase,
    change_passphrase,
    open_with_recovery,
    rotation,
)
from radonc_models.keyed.connection import connect
from radonc_models.keyed.envelopes import open_slot
from radonc_models.keyed.slots import read_slots

LEAVER = "the passphrase of the one who leaves"
STAYER = "the passphrase of the one who stays"
ROOM = Path(rotation.__file__).parent


@pytest.fixture
def team(create, folder, passphrase):
    """An open store of three, with a signed case; Dr. Leaver will go."""
    with create() as vault:
        draft = vault.save_draft(vault.add_case("t", "lung", "details of the case"), "regimen", "signed text", None)
        vault.sign(draft.id, passphrase)
        vault.people.add("Dr. Leaver", {Role.PHYSICIAN}, LEAVER, passphrase)
        vault.people.add("Dr. Stayer", {Role.REVIEWER}, STAYER, passphrase)
        yield vault


def keys_of_slot(folder, user, phrase):
    file = read_slots(folder / "slots.json")
    return open_slot(file.slot(user), file.vault_id, file.generation, phrase)


def test_that_nothing_the_removed_user_kept_opens_the_store(team, folder, reopen, passphrase):
    kept_keys, kept_slots = keys_of_slot(folder, "Dr. Leaver", LEAVER), (folder / "slots.json").read_bytes()
    team.people.remove("dr. leaver", passphrase)
    assert team.add_case("after", "lung", "written under the new key") == 2
    team.close()
    assert {path.name for path in folder.iterdir()} == {"anchor", "cases.db", "slots.json", "vault.lock"}
    with pytest.raises(VaultDamaged):
        connect(folder / "cases.db", kept_keys.data)
    with pytest.raises(WrongPassphrase):
        reopen(user="Dr. Leaver", phrase=LEAVER)
    new_slots = (folder / "slots.json").read_bytes()
    (folder / "slots.json").write_bytes(kept_slots)
    with pytest.raises(VaultDamaged):
        reopen(user="Dr. Leaver", phrase=LEAVER)
    (folder / "slots.json").write_bytes(new_slots)


def test_that_the_others_go_on_with_their_own_passphrases(team, folder, reopen, passphrase):
    key = team.people.new_printed_key(SlotKind.RECOVERY, passphrase)
    team.people.remove("Dr. Leaver", passphrase)
    team.close()
    with reopen(user="Dr. Stayer", phrase=STAYER) as vault:
        assert vault.case(1).details == "details of the case"
    with open_with_recovery(folder, key) as vault:
        assert vault.case(1).details == "details of the case"
    change_passphrase(folder, "Dr. Test", passphrase, "and a new one afterwards")
    with reopen(phrase="and a new one afterwards") as vault:
        assert vault.verify_audit().ok
        assert vault.draft(1, "regimen").state == "signed"
        rows = [(entry.event, entry.detail) for entry in vault.audit_log()]
        assert ("user.remove", "person=2") in rows
        assert ("key.rotate", "generation=2 reason=user.remove") in rows
        assert [person.name for person in vault.people.everyone()] == ["Dr. Test", "Dr. Stayer", "recovery"]
        assert vault.people.everyone(removed=True)[1].removed


def test_that_a_removed_name_can_join_again_with_new_keys(team, reopen, passphrase):
    team.people.remove("Dr. Leaver", passphrase)
    again = team.people.add("Dr. Leaver", {Role.PHYSICIAN}, LEAVER + " 2", passphrase)
    assert again.id == 4
    team.close()
    with reopen(user="Dr. Leaver", phrase=LEAVER + " 2") as vault:
        assert vault.people.me.id == 4


def test_that_nobody_removes_himself_or_the_last_administrator_or_nobody(team, reopen, passphrase):
    with pytest.raises(NotAllowed, match="remove yourself"):
        team.people.remove("Dr. Test", passphrase)
    with pytest.raises(UnknownUser):
        team.people.remove("nobody", passphrase)
    with pytest.raises(WrongPassphrase):
        team.people.remove("Dr. Leaver", "not the passphrase")
    key = team.people.new_printed_key(SlotKind.RECOVERY, passphrase)
    folder = team._authentication.folder
    team.close()
    with open_with_recovery(folder, key) as vault, pytest.raises(LastAdmin):
        vault.people.remove("Dr. Test", key)
    with reopen(user="Dr. Leaver", phrase=LEAVER) as vault, pytest.raises(NotAllowed):
        vault.people.remove("Dr. Stayer", LEAVER)


def test_that_a_public_key_put_into_the_slot_file_is_given_no_new_key(team, folder, passphrase):
    from dataclasses import replace

    from radonc_models.keyed.keys import PersonalKeys
    from radonc_models.keyed.slots import write_slots

    file = read_slots(folder / "slots.json")
    forged = replace(file.slot("Dr. Stayer"), public=PersonalKeys.random().public)
    write_slots(folder / "slots.json", file.replaced(forged))
    with pytest.raises(SlotsDiffer, match=r"Dr\. Stayer.*reset"):
        team.people.remove("Dr. Leaver", passphrase)
    assert len(team.people.everyone()) == 3
    team.people.reset("Dr. Stayer", STAYER + " 2", passphrase)
    team.people.remove("Dr. Leaver", passphrase)


def test_that_a_removal_without_room_refuses_the_user_at_once_and_is_made_up_for(
    team, folder, reopen, passphrase, monkeypatch
):
    def full(*_):
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(rotation, "check_copy", full)
        with pytest.raises(RemovalUnfinished, match="free some space"):
            team.people.remove("Dr. Leaver", passphrase)
    assert team.add_case("goes on", "lung", "d") == 2
    team.close()
    assert not (folder / "cases.db.next").exists()
    assert read_slots(folder / "slots.json").generation == 1
    with pytest.raises(WrongPassphrase):
        reopen(user="Dr. Leaver", phrase=LEAVER)
    with reopen(user="Dr. Stayer", phrase=STAYER) as vault:
        assert vault.case(2).title == "goes on"
    file = read_slots(folder / "slots.json")
    assert (file.generation, file.find("Dr. Leaver")) == (2, None)


def test_that_a_copy_that_is_not_the_store_never_takes_its_place(team, folder, reopen, passphrase, monkeypatch):
    true = rotation.count
    with monkeypatch.context() as patch:
        patch.setattr(rotation, "count", lambda connection: true(connection).__class__({}, ""))
        with pytest.raises(VaultDamaged):
            team.people.rotate(passphrase)
    team.close()
    assert not (folder / "cases.db.next").exists()
    with reopen() as vault:
        assert vault.case(1).details == "details of the case"
        vault.people.rotate(passphrase)
        assert vault.case(1).details == "details of the case"
    assert read_slots(folder / "slots.json").generation == 2


def test_that_a_disk_that_fails_after_the_new_slots_are_in_place_loses_nothing(
    team, folder, reopen, passphrase, monkeypatch
):
    true = rotation.write_slots

    def fails_late(path, slots):
        true(path, slots)
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(rotation, "write_slots", fails_late)
        team.people.rotate(passphrase)
    assert team.add_case("after", "lung", "d") == 2
    team.close()
    with reopen() as vault:
        assert [case.title for case in vault.search_cases()] == ["after", "t"]


def test_that_a_kill_at_any_line_of_a_removal_loses_nobody_and_nothing(
    team, folder, reopen, passphrase, tmp_path, killed_at_line
):
    team.close()
    number, generations = 0, set()
    while True:
        place = tmp_path / f"copy-{number}"  # a folder that was put back to what it was would be noticed
        shutil.copytree(folder, place)
        opened = partial(reopen, place, "Dr. Test", passphrase)
        removal = lambda opened=opened: partial(opened().people.remove, "Dr. Leaver", passphrase)  # noqa: E731
        reached = killed_at_line(number, {"rotation.py", "files.py"}, removal)
        for user, phrase in (("Dr. Stayer", STAYER), ("Dr. Test", passphrase)):
            with reopen(place, user, phrase) as vault:
                assert vault.case(1).details == "details of the case"
                assert vault.draft(1, "regimen").state == "signed"
                assert vault.verify_audit().ok
                removed = vault.people.everyone(removed=True)[1].removed
        file = read_slots(place / "slots.json")
        assert (file.generation, file.find("Dr. Leaver") is None) == ((2, True) if removed else (1, False))
        generations.add(file.generation)
        if removed:
            with pytest.raises(WrongPassphrase):
                reopen(place, "Dr. Leaver", LEAVER)
        known = {"anchor", "cases.db", "slots.json", "vault.lock", "failures.json"}
        assert {path.name for path in place.iterdir()} <= known
        shutil.rmtree(place)
        if not reached:
            break
        number += 19
    assert number > 100
    assert generations == {1, 2}
