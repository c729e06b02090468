import json
import os
import stat
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from radonc_desktop.vault import (
    DiskFull,
    KdfParameters,
    PassphraseRefused,
    UserNameRefused,
    VaultDamaged,
    VaultTooNew,
    WrongPassphrase,
    create_vault,
    entering,
    opening,
)
from radonc_models.keyed import keys as vault_keys
from radonc_models.keyed.canonical import canonical
from radonc_models.keyed.envelopes import Slot, open_slot
from radonc_models.keyed.files import write_whole
from radonc_models.keyed.keys import Keys, from_passphrase
from radonc_models.keyed.passphrases import check_new_passphrase, passphrase_bytes
from radonc_models.keyed.sealing import Sealed
from radonc_models.keyed.slots import _checksum, read_slots

CHEAP = KdfParameters(64, 1, 1)


def resealed(path, change):
    """Change the slot file as a forger would, with a right checksum."""
    body = json.loads(path.read_bytes())
    body.pop("sha256")
    change(body)
    path.write_bytes(canonical(body | {"sha256": _checksum(body)}) + b"\n")


def test_that_a_wrong_passphrase_is_refused_before_sqlcipher_sees_a_key(vault, folder, reopen, monkeypatch):
    vault.close()
    before = (folder / "cases.db").read_bytes()
    for room in (opening, entering):
        monkeypatch.setattr(room, "connect", lambda *_: pytest.fail("the database was touched"))
    for wrong in ("", "x", "plain words make a long onE", "plain words make a long one "):
        with pytest.raises(WrongPassphrase, match=r"passphrase is not right.*\.$"):
            reopen(phrase=wrong)
    with pytest.raises(WrongPassphrase):
        reopen(user="nobody")
    assert (folder / "cases.db").read_bytes() == before


def test_that_the_default_key_derivation_is_the_strong_one_and_works(tmp_path, reopen, passphrase):
    create_vault(tmp_path / "v", "Dr. Test", passphrase).close()
    slot = json.loads((tmp_path / "v" / "slots.json").read_bytes())["slots"][0]
    assert slot["kdf"] == "argon2id-19"
    assert slot["memory_kib"] >= 64 * 1024
    assert slot["time_cost"] >= 3
    reopen(tmp_path / "v").close()


def test_that_derived_keys_agree_with_a_second_implementation_of_argon2id():
    salt = bytes(range(16))
    other = Argon2id(salt=salt, length=32, iterations=2, lanes=2, memory_cost=256)
    ours = from_passphrase(passphrase_bytes("pass phrase £ é"), salt, KdfParameters(256, 2, 2))
    assert ours == other.derive("pass phrase £ é".encode())


@pytest.mark.parametrize(
    "field",
    [
        {"user": "v"},
        {"version": 2},
        {"kdf": KdfParameters(72, 1, 1)},
        {"salt": bytes(16)},
        {"nonce": bytes(12)},
        {"temporary": True},
    ],
)
def test_that_an_envelope_is_bound_to_every_field_of_its_slot(field):
    slot = Slot.new(Keys.random(), "vault-1", 1, "u", "a long enough one", kdf=CHEAP)
    assert len(open_slot(slot, "vault-1", 1, "a long enough one").data) == 32
    with pytest.raises(WrongPassphrase):
        open_slot(replace(slot, **field), "vault-1", 1, "a long enough one")
    with pytest.raises(WrongPassphrase):
        open_slot(slot, "vault-2", 1, "a long enough one")
    with pytest.raises(VaultDamaged):
        open_slot(slot, "vault-1", 2, "a long enough one")


def test_that_a_data_key_sealed_without_the_chain_key_is_refused():
    true, forged = Keys.random(), Keys.random()
    slot = Slot.new(true, "v", 1, "u", "a long enough one", kdf=CHEAP)
    assert open_slot(slot, "v", 1, "a long enough one").data == true.data
    other = slot.resealed(forged.data, forged.chain, "v", 1, slot.public.agreement)
    with pytest.raises(VaultDamaged, match=r"slots\.json"):
        open_slot(other, "v", 1, "a long enough one")
    again = slot.resealed(forged.data, true.chain, "v", 1, slot.public.agreement)
    assert open_slot(again, "v", 1, "a long enough one").data == forged.data


@pytest.mark.parametrize("field", ["ephemeral", "nonce", "box"])
def test_that_every_part_of_a_sealed_key_is_authenticated(field):
    slot = Slot.new(Keys.random(), "v", 1, "u", "a long enough one", kdf=CHEAP)
    parts = dict(slot.sealed.__dict__)
    parts[field] = bytes([parts[field][0] ^ 1]) + parts[field][1:]
    with pytest.raises(VaultDamaged):
        open_slot(replace(slot, sealed=Sealed(**parts)), "v", 1, "a long enough one")
    with pytest.raises(VaultDamaged):
        open_slot(replace(slot, sealed=replace(slot.sealed, ephemeral=bytes(32))), "v", 1, "a long enough one")


def test_that_data_key_and_chain_key_are_independent_random_keys(create, keys_of, tmp_path):
    create().close()
    first = keys_of()
    create(tmp_path / "other").close()
    second = keys_of(tmp_path / "other")
    assert len({bytes(key) for key in (first.data, first.chain, second.data, second.chain)}) == 4
    assert "bytearray" not in repr(first)


@pytest.mark.parametrize(
    ("name", "value"),
    [("memory_kib", 2 * 1024 * 1024), ("time_cost", 21), ("parallelism", 64), ("memory_kib", 1)],
)
def test_that_a_slot_file_cannot_ask_for_an_absurd_derivation(vault, folder, reopen, monkeypatch, name, value):
    vault.close()
    resealed(folder / "slots.json", lambda body: body["slots"][0].update({name: value}))
    monkeypatch.setattr(vault_keys, "hash_secret_raw", lambda *_, **__: pytest.fail("the derivation was started"))
    with pytest.raises(VaultDamaged, match=r"slots\.json"):
        reopen()


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[]", b"null", b"\xff\xfe", b'{"sha256": 1}', b"[" * 100_000, b"{" + b" " * 300_000 + b"}"],
    ids=["empty", "object", "list", "null", "binary", "odd-checksum", "deep", "long"],
)
def test_that_a_damaged_slot_file_is_named_and_not_taken_for_a_wrong_passphrase(vault, folder, reopen, content):
    vault.close()
    (folder / "slots.json").write_bytes(content)
    with pytest.raises(VaultDamaged, match=r"slots\.json.*restore"):
        reopen()


def test_that_a_slot_file_of_a_later_version_is_not_called_damaged(vault, folder, reopen):
    vault.close()
    resealed(folder / "slots.json", lambda body: body.update(format_version=4))
    with pytest.raises(VaultTooNew, match="newer version"):
        reopen()


def test_that_a_flipped_version_number_is_damage_and_not_a_later_version(vault, folder, reopen):
    vault.close()
    slots = folder / "slots.json"
    slots.write_bytes(slots.read_bytes().replace(b'"format_version":2', b'"format_version":4'))
    with pytest.raises(VaultDamaged):
        reopen()


def test_that_slots_and_database_of_two_stores_do_not_open_together(create, folder, tmp_path, reopen):
    create().close()
    create(tmp_path / "other").close()
    (tmp_path / "other" / "slots.json").replace(folder / "slots.json")
    with pytest.raises(VaultDamaged):
        reopen()


def test_that_a_passphrase_change_rewrites_one_slot_and_the_old_one_no_longer_opens(vault, folder, reopen, passphrase):
    case_id = vault.add_case("t", "lung", "details")
    with pytest.raises(WrongPassphrase):
        vault.change_passphrase("not the old one, sorry", "quite another long one")
    vault.change_passphrase(passphrase, "quite another long one")
    vault.sign(vault.save_draft(case_id, "regimen", "text", None).id, "quite another long one")
    vault.close()
    assert read_slots(folder / "slots.json").slots[0].version == 2
    with pytest.raises(WrongPassphrase):
        reopen()
    with reopen(phrase="quite another long one") as again:
        assert again.case(case_id).details == "details"
        events = [entry.event for entry in again.audit_log()]
    assert events.count("passphrase.change") == 1
    assert events.count("passphrase.change.refused") == 1


def test_that_a_passphrase_change_without_room_on_the_disk_keeps_the_old_one(
    vault, folder, reopen, passphrase, monkeypatch
):
    before = (folder / "slots.json").read_bytes()

    def no_room(_handle):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", no_room)
        with pytest.raises(DiskFull):
            vault.change_passphrase(passphrase, "quite another long one")
    vault.close()
    assert (folder / "slots.json").read_bytes() == before
    assert {path.name for path in folder.iterdir()} == {"anchor", "cases.db", "slots.json", "vault.lock"}
    reopen().close()


def test_that_a_slot_file_swapped_during_a_session_cannot_sign(vault, folder, create, tmp_path, passphrase):
    draft = vault.save_draft(vault.add_case("t", "lung", "d"), "regimen", "text", None)
    create(tmp_path / "forged", phrase="the forger knows this").close()
    (tmp_path / "forged" / "slots.json").replace(folder / "slots.json")
    with pytest.raises(WrongPassphrase):
        vault.sign(draft.id, "the forger knows this")


def test_that_a_file_is_replaced_whole_or_not_at_all(tmp_path, monkeypatch):
    path = tmp_path / "file"
    write_whole(path, b"old")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    monkeypatch.setattr(type(path), "replace", lambda *_: (_ for _ in ()).throw(PermissionError(13, "denied")))
    with pytest.raises(Exception, match="cannot be written here"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("passphrase", "reason"),
    [
        ("", "0 characters"),
        ("fourteen chars", "14 characters"),
        ("drtest-drtest-drtest", "user name"),
        ("passwordpassword", "attacker"),
        ("Correct Horse Battery Staple", "attacker"),
        ("aaaaaaaaaaaaaaaaaaaa", "attacker"),
        ("ab ab ab ab ab ab ab ab", "attacker"),
        ("x1" * 600, "too long"),
    ],
)
def test_that_weak_new_passphrases_are_refused_with_the_reason(create, folder, passphrase, reason):
    with pytest.raises(PassphraseRefused, match=reason):
        create(phrase=passphrase)
    assert not folder.exists()


@pytest.mark.parametrize("passphrase", ["fifteen letters", "demo passphrase for synthetic cases", "ключ от моей двери"])
def test_that_long_passphrases_need_no_special_signs(passphrase):
    check_new_passphrase("demo", passphrase)


def test_that_the_same_passphrase_opens_however_its_accents_are_composed(create, reopen):
    create(phrase="caf\u00e9 au lait et croissant").close()
    reopen(phrase="cafe\u0301 au lait et croissant").close()


def test_that_capital_letters_of_the_user_name_make_no_difference(create, reopen):
    create().close()
    with reopen(user=" dr. TEST ") as vault:
        assert vault.user == "Dr. Test"


@pytest.mark.parametrize("user", ["", "  ", "a\nb", "x" * 65])
def test_that_odd_user_names_are_refused(create, user):
    with pytest.raises(UserNameRefused):
        create(user=user)
