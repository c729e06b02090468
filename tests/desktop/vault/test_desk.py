"""The desk: what was typed and is no record yet comes back to the same user, and to nobody else."""

import pytest

from radonc_desktop.vault import VaultDamaged, opening
from radonc_desktop.vault.desk import Desk
from radonc_desktop.vault.migrations import MIGRATIONS, migrate


def test_that_a_new_desk_is_empty(vault):
    assert vault.desk.read() == ""


def test_that_the_desk_comes_back_after_a_lock(create, reopen):
    with create() as vault:
        vault.desk.save("first")
        vault.desk.save("half a sent")
    with reopen() as vault:
        assert vault.desk.read() == "half a sent"


def test_that_saving_the_same_desk_again_leaves_no_audit_row(vault):
    vault.desk.save("half a sent")
    before = len(vault.audit_log())
    vault.desk.save("half a sent")
    assert len(vault.audit_log()) == before


def test_that_the_audit_trail_tells_of_the_desk_and_holds_none_of_it(vault):
    vault.desk.save("half a sent")
    newest = vault.audit_log()[0]
    assert (newest.event, newest.detail) == ("desk.save", "")


def test_that_an_automatic_lock_is_audited_with_its_reason(create, reopen):
    create().close("idle")
    with reopen() as vault:
        events = [(entry.event, entry.detail) for entry in vault.audit_log()]
    assert events[1:3] == [("store.lock", ""), ("lock.auto", "reason=idle")]


def test_that_a_sealed_desk_opens_after_unlocking_again(create, reopen):
    with create() as vault:
        parcel = vault.desk.seal("half a sent\0\ud800")
    assert b"half a" not in parcel
    with reopen() as vault:
        assert vault.desk.unseal(parcel) == "half a sent\0\ud800"


def test_that_a_sealed_desk_opens_in_no_other_vault_and_not_after_a_change(create, vault, tmp_path):
    parcel = vault.desk.seal("half a sent")
    with create(tmp_path / "other") as other, pytest.raises(VaultDamaged):
        other.desk.unseal(parcel)
    for position in range(len(parcel)):
        changed = bytearray(parcel)
        changed[position] ^= 1
        with pytest.raises(VaultDamaged):
            vault.desk.unseal(bytes(changed))
    with pytest.raises(VaultDamaged):
        vault.desk.unseal(b"")


def test_that_another_user_neither_sees_nor_opens_the_desk(vault):
    vault.desk.save("half a sent")
    other = Desk(vault._connection, vault._audit, vault._chain_key, "Dr. Other")
    assert other.read() == ""
    with pytest.raises(VaultDamaged):
        other.unseal(vault.desk.seal("half a sent"))


def test_that_a_store_without_desks_gets_a_desk(create, reopen, monkeypatch):
    before = MIGRATIONS[: [name for name, _ in MIGRATIONS].index("0005_desk")]
    monkeypatch.setattr(opening, "migrate", lambda connection, audit, **_: migrate(connection, audit, before))
    create().close()
    monkeypatch.undo()
    with reopen() as vault:
        vault.desk.save("half a sent")
        assert vault.desk.read() == "half a sent"
        assert vault.verify_audit().ok
