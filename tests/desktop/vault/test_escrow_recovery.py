"""Winning a store back with the IT key: it works, it changes one passphrase and nothing else, and no kill locks out."""

import logging
import os
import shutil
from functools import partial

import pytest

from radonc_desktop.vault import (
    NotAllowed,
    PassphraseRefused,
    Role,
    SlotKind,
    VaultBusy,
    VaultDamaged,
    VaultMissing,
    WrongPassphrase,
)
from radonc_desktop.vault.errors import EscrowRefused
from radonc_desktop.vault.escrow_recovery import set_passphrase_with_escrow
from radonc_models.keyed.escrow_files import read_escrow_private
from radonc_models.keyed.slots import read_slots

OFFLINE = "kept in the safe of the IT department"
FROM_IT = "a temporary one from the IT department"
OWN = "an own passphrase after that"
SECOND = "the passphrase of the second user"


@pytest.fixture
def held(machine, create, passphrase):
    """The pair of a key that holds a locked store of two users, with a signed case."""
    pair = machine.new_key()
    machine.ask_for(pair)
    with create() as vault:
        draft = vault.save_draft(vault.add_case("t", "lung", "details of the case"), "regimen", "signed text", None)
        vault.sign(draft.id, passphrase)
        vault.people.add("Dr. Second", {Role.PHYSICIAN}, SECOND, passphrase)
    return pair


@pytest.fixture
def private(held):
    return read_escrow_private(held.private, OFFLINE)


def test_that_the_administrator_is_let_in_and_chooses_an_own_passphrase(held, private, folder, reopen, passphrase):
    person = set_passphrase_with_escrow(folder, private, "dr. test", FROM_IT)
    assert (person.name, person.temporary) == ("Dr. Test", True)
    with pytest.raises(WrongPassphrase):
        reopen(phrase=passphrase)
    with reopen(phrase=FROM_IT) as vault:
        assert vault.people.me.temporary
        assert vault.case(1).details == "details of the case"
        assert vault.draft(1, "regimen").state == "signed"
        vault.change_passphrase(FROM_IT, OWN)
        assert not vault.people.me.temporary
        other = vault.save_draft(1, "modality", "photon", None)
        vault.sign(other.id, OWN)
        assert vault.verify_audit().ok
    with pytest.raises(WrongPassphrase):
        reopen(phrase=FROM_IT)
    reopen(phrase=OWN).close()


def test_that_every_user_is_told_once_and_the_trail_has_it(held, private, folder, reopen):
    set_passphrase_with_escrow(folder, private, "Dr. Test", FROM_IT)
    for user, phrase in (("Dr. Second", SECOND), ("Dr. Test", FROM_IT)):
        with reopen(user=user, phrase=phrase) as vault:
            (notice,) = vault.people.notices()
            assert (notice.kind, notice.person) == (SlotKind.ESCROW, "Dr. Test")
            vault.people.confirm([notice])
            assert vault.people.notices() == []
    with reopen(phrase=FROM_IT) as vault:
        rows = [(entry.user, entry.event, entry.detail) for entry in vault.audit_log()]
        assert ("it-escrow", "escrow.open", f"person=1 version=2 key={held.fingerprint}") in rows
        assert ("it-escrow", "user.reset", "person=1 version=2") in rows
        assert vault.people.notices() == []


def test_that_nothing_else_is_changed(held, private, folder, reopen):
    before = read_slots(folder / "slots.json")
    with reopen(user="Dr. Second", phrase=SECOND) as vault:
        cases, people = vault.case(1), vault.people.everyone()
    set_passphrase_with_escrow(folder, private, "Dr. Test", FROM_IT)
    after = read_slots(folder / "slots.json")
    assert (after.generation, after.escrow, after.find("Dr. Second")) == (1, before.escrow, before.find("Dr. Second"))
    with reopen(user="Dr. Second", phrase=SECOND) as vault:
        assert vault.case(1) == cases
        assert vault.people.everyone()[1:] == people[1:]
        assert vault.people.everyone()[0].roles == people[0].roles


def test_that_another_key_another_store_and_no_slot_open_nothing(held, private, machine, folder, create, tmp_path):
    before = (folder / "slots.json").read_bytes()
    stranger = read_escrow_private(machine.new_key("stranger").private, OFFLINE)
    with pytest.raises(EscrowRefused, match="right key"):
        set_passphrase_with_escrow(folder, stranger, "Dr. Test", FROM_IT)
    machine.forget()
    create(tmp_path / "none").close()
    with pytest.raises(EscrowRefused, match="No IT key"):
        set_passphrase_with_escrow(tmp_path / "none", private, "Dr. Test", FROM_IT)
    machine.ask_for(held)
    create(tmp_path / "other").close()
    (folder / "slots.json").write_bytes((tmp_path / "other" / "slots.json").read_bytes())
    with pytest.raises(VaultDamaged):  # the slot of the other store opens, and this database is not that store's
        set_passphrase_with_escrow(folder, private, "Dr. Test", FROM_IT)
    (folder / "slots.json").write_bytes(before)


def test_that_only_an_administrator_is_let_in_and_the_rules_for_passphrases_hold(held, private, folder, reopen):
    before = (folder / "slots.json").read_bytes()
    for name in ("Dr. Second", "nobody"):
        with pytest.raises(NotAllowed, match=r"choose one of Dr\. Test\."):
            set_passphrase_with_escrow(folder, private, name, FROM_IT)
    with pytest.raises(PassphraseRefused):
        set_passphrase_with_escrow(folder, private, "Dr. Test", "short")
    with pytest.raises(VaultMissing):
        set_passphrase_with_escrow(folder.with_name("none"), private, "Dr. Test", FROM_IT)
    with reopen(), pytest.raises(VaultBusy):
        set_passphrase_with_escrow(folder, private, "Dr. Test", FROM_IT)
    assert (folder / "slots.json").read_bytes() == before


def test_that_another_user_of_the_computer_does_not_take_the_files_over(held, private, folder, monkeypatch):
    before = (folder / "slots.json").read_bytes()
    monkeypatch.setattr(os, "geteuid", lambda: folder.stat().st_uid + 1)
    with pytest.raises(EscrowRefused, match="run the command as that user"):
        set_passphrase_with_escrow(folder, private, "Dr. Test", FROM_IT)
    assert (folder / "slots.json").read_bytes() == before


def test_that_a_removed_key_opens_nothing_even_with_its_old_slot_file(
    held, private, machine, folder, reopen, passphrase
):
    old = (folder / "slots.json").read_bytes()
    machine.forget()
    with reopen() as vault:
        vault.people.remove_escrow(passphrase)
    new = (folder / "slots.json").read_bytes()
    (folder / "slots.json").write_bytes(old)
    with pytest.raises(VaultDamaged):
        set_passphrase_with_escrow(folder, private, "Dr. Test", FROM_IT)
    (folder / "slots.json").write_bytes(new)
    reopen().close()


def test_that_the_key_works_again_after_its_use(held, private, folder, reopen):
    set_passphrase_with_escrow(folder, private, "Dr. Test", FROM_IT)
    set_passphrase_with_escrow(folder, private, "Dr. Test", FROM_IT + " 2")
    with reopen(phrase=FROM_IT + " 2") as vault:
        assert len(vault.people.notices()) == 2
        assert vault.verify_audit().ok


def test_that_a_kill_at_any_line_leaves_the_old_passphrase_or_the_new_one(
    held, private, folder, reopen, passphrase, tmp_path, killed_at_line
):
    number, opened = 0, set()
    while True:
        place = tmp_path / f"copy-{number}"  # a folder that was put back to what it was would be noticed
        shutil.copytree(folder, place)
        use = partial(set_passphrase_with_escrow, place, private, "Dr. Test", FROM_IT)
        reached = killed_at_line(number, {"escrow_recovery.py", "files.py", "people.py"}, lambda use=use: use)
        new = read_slots(place / "slots.json").find("Dr. Test").temporary
        opened.add(new)
        with reopen(place, "Dr. Test", FROM_IT if new else passphrase) as vault:
            assert vault.case(1).details == "details of the case"
            assert vault.people.me.temporary is new
            assert vault.verify_audit().ok
        reopen(place, "Dr. Second", SECOND).close()
        set_passphrase_with_escrow(place, private, "Dr. Test", FROM_IT + " 2")
        reopen(place, "Dr. Test", FROM_IT + " 2").close()
        shutil.rmtree(place)
        if not reached:
            break
        number += 37
    assert number > 100
    assert opened == {False, True}


def test_that_neither_the_private_key_nor_a_passphrase_is_left_anywhere(
    held, private, folder, tmp_path, monkeypatch, caplog, capfd
):
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    set_passphrase_with_escrow(folder, private, "Dr. Test", FROM_IT)
    said = capfd.readouterr()
    raw = private.private_bytes_raw()
    canaries = (raw, raw.hex().encode(), OFFLINE.encode(), FROM_IT.encode(), FROM_IT.encode("utf-16-le"))
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {"slots.json", "cases.db", "escrow-private.json"} <= {path.name for path in written}
    for lying in (*(path.read_bytes() for path in written), (said.out + said.err + caplog.text).encode()):
        assert not any(canary in lying for canary in canaries)


def test_that_each_pair_is_its_own_even_with_the_same_passphrase(held, machine, folder):
    again = read_escrow_private(machine.new_key("again").private, OFFLINE)
    with pytest.raises(EscrowRefused, match=held.fingerprint):
        set_passphrase_with_escrow(folder, again, "Dr. Test", FROM_IT)
