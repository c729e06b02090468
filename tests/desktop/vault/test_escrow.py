"""The IT key in a real store: who may bring it in, what keeps it, and that no tampering with its slot passes unseen."""

import json
import shutil
from dataclasses import replace

import pytest

from radonc_desktop.policy import PolicyError
from radonc_desktop.vault import (
    DiskFull,
    NotAllowed,
    RemovalUnfinished,
    Role,
    VaultDamaged,
    WrongPassphrase,
    escrow,
    rotation,
)
from radonc_desktop.vault.errors import EscrowRefused
from radonc_desktop.vault.escrow_recovery import set_passphrase_with_escrow
from radonc_desktop.vault.exchange.restore import restore_backup
from radonc_models.keyed import slots as slot_files
from radonc_models.keyed.connection import connect
from radonc_models.keyed.escrow import EscrowSlot, open_escrow
from radonc_models.keyed.escrow_files import read_escrow_private, read_escrow_public
from radonc_models.keyed.keys import Keys
from radonc_models.keyed.slots import read_slots, write_slots

OFFLINE = "kept in the safe of the IT department"


@pytest.fixture
def held(machine, create):
    """The pair of a key that holds a locked store with one case."""
    pair = machine.new_key()
    machine.ask_for(pair)
    with create() as vault:
        vault.add_case("t", "lung", "details of the case")
    return pair


def slot_of(folder):
    return read_slots(folder / "slots.json").escrow


def keys_with(pair, folder):
    file = read_slots(folder / "slots.json")
    return open_escrow(file.escrow, file.vault_id, file.generation, read_escrow_private(pair.private, OFFLINE))


def events(vault):
    return [entry.event for entry in vault.audit_log() if entry.event.startswith("escrow.")]


def test_that_a_new_store_under_the_policy_is_held_by_the_key_and_says_so(held, folder, reopen, keys_of):
    with reopen() as vault:
        assert vault.people.escrow == escrow.EscrowState(held.fingerprint, required=True)
        assert events(vault) == ["escrow.add"]
        assert f"key={held.fingerprint} version=1" in [entry.detail for entry in vault.audit_log()]
        assert vault.verify_audit().ok
    mine, theirs = keys_of(), keys_with(held, folder)
    assert (theirs.data, theirs.chain) == (mine.data, mine.chain)
    connect(folder / "cases.db", theirs.data).close()
    assert theirs.personal.public != mine.personal.public  # IT signs as nobody


def test_that_an_older_store_gets_the_slot_from_whoever_unlocks_it(create, machine, reopen, folder, passphrase):
    with create() as vault:
        vault.people.add("Dr. Reader", {Role.REVIEWER}, "the first one of the reader", passphrase)
        assert vault.people.escrow == escrow.EscrowState()
    assert json.loads((folder / "slots.json").read_bytes())["format_version"] == 2
    machine.ask_for(machine.new_key())
    with reopen(user="Dr. Reader", phrase="the first one of the reader") as vault:
        assert vault.people.escrow.fingerprint == slot_of(folder).fingerprint
    file = json.loads((folder / "slots.json").read_bytes())
    assert file["format_version"] == 3  # what knows of no IT key calls it newer
    with reopen() as vault:
        assert events(vault) == ["escrow.add"]


def test_that_a_demo_store_is_never_held(machine, create, folder):
    machine.ask_for(machine.new_key())
    with create(demo=True) as vault:
        assert vault.people.escrow == escrow.EscrowState()
    assert slot_of(folder) is None


def test_that_the_key_stays_when_the_policy_goes(held, machine, folder, reopen):
    before = slot_of(folder)
    machine.forget()
    for _ in range(2):
        with reopen() as vault:
            assert vault.people.escrow == escrow.EscrowState(held.fingerprint, required=False)
    assert slot_of(folder) == before


def test_that_a_key_with_another_fingerprint_is_not_written_and_one_sentence_says_so(held, machine, folder, reopen):
    planted, before = machine.new_key("planted"), slot_of(folder)
    machine.ask_for(planted, held.fingerprint)
    with reopen() as vault:
        state = vault.people.escrow
    assert (state.fingerprint, state.required) == (held.fingerprint, True)
    assert held.fingerprint in state.problem
    assert planted.fingerprint in state.problem
    assert state.problem.endswith("correct one of them.")
    shutil.copyfile(planted.public, held.public)  # the same with the file that the policy has always named
    machine.ask_for(held)
    with reopen() as vault:
        assert planted.fingerprint in vault.people.escrow.problem
    held.public.unlink()
    with reopen() as vault:
        assert "holds no public IT key" in vault.people.escrow.problem
        assert events(vault) == ["escrow.add"]
    assert slot_of(folder) == before


def test_that_the_folder_of_the_store_cannot_ask_for_a_key(create, machine, folder, reopen):
    pair = machine.new_key()
    create().close()
    (folder / "policy.toml").write_text(f"escrow_key = '{pair.public}'\nescrow_fingerprint = '{pair.fingerprint}'\n")
    with pytest.raises(PolicyError, match="whole machine"):
        reopen()
    assert slot_of(folder) is None


def test_that_file_and_fingerprint_belong_together(create, machine, reopen):
    pair = machine.new_key()
    create().close()
    machine.policy.write_text(f"escrow_key = '{pair.public}'\n")
    with pytest.raises(PolicyError, match="belong together"):
        reopen()


def test_that_a_new_key_of_the_policy_replaces_the_old_one(held, machine, folder, reopen):
    newer = machine.new_key("newer")
    machine.ask_for(newer)
    with reopen() as vault:
        assert vault.people.escrow.fingerprint == newer.fingerprint
        assert events(vault) == ["escrow.replace", "escrow.add"]
    assert keys_with(newer, folder).data
    with pytest.raises(EscrowRefused, match="right key"):
        keys_with(held, folder)


def test_that_a_backup_keeps_the_key_and_a_restored_store_is_won_back_with_it(
    held, machine, folder, reopen, passphrase, tmp_path
):
    with reopen() as vault:
        vault.exchange.backup(tmp_path / "b.radonc-backup", passphrase)
    machine.forget()
    with reopen() as vault:
        vault.people.remove_escrow(passphrase)
    restore_backup(tmp_path / "b.radonc-backup", folder, "Dr. Test", passphrase)
    private = read_escrow_private(held.private, OFFLINE)
    set_passphrase_with_escrow(folder, private, "Dr. Test", "a temporary one from the IT")
    with reopen(phrase="a temporary one from the IT") as vault:
        assert vault.case(1).details == "details of the case"
        assert vault.people.escrow.fingerprint == held.fingerprint
        assert vault.verify_audit().ok


def test_that_a_new_data_key_is_given_to_the_it_key_as_to_every_user(held, folder, reopen, passphrase):
    old = keys_with(held, folder)
    with reopen() as vault:
        vault.people.add("Dr. Leaver", {Role.PHYSICIAN}, "the first one of the leaver", passphrase)
        vault.people.remove("Dr. Leaver", passphrase)
    new = keys_with(held, folder)
    assert new.data != old.data
    connect(folder / "cases.db", new.data).close()
    with reopen() as vault:
        assert events(vault) == ["escrow.add"]  # nothing had to be mended


def test_that_an_administrator_removes_the_key_once_the_policy_is_gone(held, machine, folder, reopen, passphrase):
    old = keys_with(held, folder)
    with reopen() as vault, pytest.raises(NotAllowed, match="policy"):
        vault.people.remove_escrow(passphrase)
    machine.forget()
    with reopen() as vault:
        with pytest.raises(WrongPassphrase):
            vault.people.remove_escrow("not the passphrase")
        vault.people.remove_escrow(passphrase)
        assert vault.people.escrow.fingerprint == ""
        with pytest.raises(NotAllowed, match="No IT key"):
            vault.people.remove_escrow(passphrase)
        assert vault.case(1).details == "details of the case"
    assert slot_of(folder) is None
    with pytest.raises(VaultDamaged):
        connect(folder / "cases.db", old.data)
    with reopen() as vault:
        assert events(vault) == ["escrow.remove", "escrow.add"]
        assert vault.verify_audit().ok


def test_that_a_removal_without_room_is_made_up_for_at_the_next_unlock(
    held, machine, folder, reopen, passphrase, monkeypatch
):
    def full(*_):
        raise DiskFull

    machine.forget()
    with monkeypatch.context() as patch, reopen() as vault:
        patch.setattr(rotation, "check_copy", full)
        with pytest.raises(RemovalUnfinished, match="IT key is removed"):
            vault.people.remove_escrow(passphrase)
    assert slot_of(folder) is not None
    reopen().close()
    file = read_slots(folder / "slots.json")
    assert (file.escrow, file.generation) == (None, 2)


def test_that_only_an_administrator_removes_it(held, machine, reopen, passphrase):
    with reopen() as vault:
        vault.people.add("Dr. Reader", {Role.REVIEWER}, "the first one of the reader", passphrase)
    machine.forget()
    with reopen(user="Dr. Reader", phrase="the first one of the reader") as vault, pytest.raises(NotAllowed):
        vault.people.remove_escrow("the first one of the reader")


@pytest.mark.parametrize("policy_holds", [True, False])
def test_that_a_slot_that_was_taken_away_or_changed_is_made_anew(held, machine, folder, reopen, policy_holds):
    if not policy_holds:
        machine.forget()
    file = read_slots(folder / "slots.json")
    stranger = Keys.random()
    foreign = EscrowSlot.new(stranger.data, stranger.chain, file.vault_id, 1, held_public(held), 1)
    planted = EscrowSlot.new(stranger.data, stranger.chain, file.vault_id, 9, held_public(machine.new_key("other")), 9)
    spoilt = replace(file.escrow, box=file.escrow.box[:-1] + bytes([file.escrow.box[-1] ^ 1]))
    huge = replace(planted, version=2**63 - 1)  # one more would not fit into the database
    for number, bad in enumerate((None, foreign, planted, spoilt, huge), start=1):
        write_slots(folder / "slots.json", replace(read_slots(folder / "slots.json"), escrow=bad))
        with reopen() as vault:
            assert vault.people.escrow.fingerprint == held.fingerprint
            assert events(vault) == ["escrow.renew"] * number + ["escrow.add"]
        assert keys_with(held, folder).data


def held_public(pair):
    return read_escrow_public(pair.public)


def test_that_a_slot_nobody_decided_for_is_thrown_away(create, machine, folder, reopen, keys_of):
    create().close()
    file, keys = read_slots(folder / "slots.json"), keys_of()
    # Genuine, as a crash between slot file and database leaves it, and planted: both are no decision.
    cut_off = EscrowSlot.new(keys.data, keys.chain, file.vault_id, 1, held_public(machine.new_key()), 1)
    write_slots(folder / "slots.json", replace(file, escrow=cut_off))
    with reopen() as vault:
        assert vault.people.escrow == escrow.EscrowState(changed="escrow.discard")
        assert events(vault) == ["escrow.discard"]
    assert read_slots(folder / "slots.json").generation == 1
    assert slot_of(folder) is None


def test_that_an_addition_that_is_cut_off_after_the_slot_file_is_made_up_for(
    create, machine, folder, reopen, monkeypatch
):
    create().close()
    pair = machine.new_key()
    machine.ask_for(pair)
    true = escrow.write_slots

    def cut_off(path, slots):
        true(path, slots)
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(escrow, "write_slots", cut_off)
        with pytest.raises(DiskFull):
            reopen()
    assert slot_of(folder).version == 1
    with reopen() as vault:
        assert events(vault) == ["escrow.add"]
        assert vault.people.escrow.fingerprint == pair.fingerprint
    assert slot_of(folder).version == 2
    assert keys_with(pair, folder).data


def test_that_every_flipped_byte_of_the_slot_is_noticed(held, folder, reopen):
    path = folder / "slots.json"
    whole, slot = path.read_bytes(), slot_of(folder)
    start = whole.index(b'"escrow":')
    for at in range(start, whole.index(b"}", start) + 1):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(VaultDamaged):
            read_slots(path)
    path.write_bytes(whole)
    file, keys = read_slots(path), keys_with(held, folder)
    private = read_escrow_private(held.private, OFFLINE)
    # The same by somebody who makes the checksum anew.
    for name in ("box", "mac", "recipient"):
        blob = getattr(slot, name)
        for at in range(len(blob)):
            spoilt = replace(slot, **{name: blob[:at] + bytes([blob[at] ^ 0x80]) + blob[at + 1 :]})
            assert not spoilt.is_genuine(keys.data, keys.chain, file.vault_id, 1)
            with pytest.raises(EscrowRefused):
                open_escrow(spoilt, file.vault_id, 1, private)
    for spoilt, vault_id, generation in (
        (replace(slot, version=2), file.vault_id, 1),
        (slot, "another store", 1),
        (slot, file.vault_id, 2),
    ):
        assert not spoilt.is_genuine(keys.data, keys.chain, vault_id, generation)
        with pytest.raises(EscrowRefused, match="another store"):
            open_escrow(spoilt, vault_id, generation, private)


def test_that_an_it_slot_among_the_users_is_no_slot_file(held, folder):
    body = json.loads((folder / "slots.json").read_bytes())
    body.pop("sha256")
    body["slots"][0]["kind"] = "it-escrow"
    (folder / "slots.json").write_bytes(slot_files._signed(body))
    with pytest.raises(VaultDamaged):
        read_slots(folder / "slots.json")


def test_that_a_row_written_without_the_chain_key_is_refused(held, machine, reopen):
    other = held_public(machine.new_key("other"))
    with reopen() as vault:
        table, connection = vault.people.directory.escrow, vault._connection
        assert table.holder().fingerprint == held.fingerprint
        forged = "INSERT INTO escrow_keys (number, recipient, since, mac) VALUES (2, ?, '2030', ?)"
        with connection.transaction():
            connection.write(forged, other.hex(), "0" * 64)
        with pytest.raises(VaultDamaged, match="list of IT keys"):
            table.holder()
