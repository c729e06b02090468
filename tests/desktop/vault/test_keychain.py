"""The keychain slot: off unless a policy allows it, and worth no more than it says."""

import pytest

from radonc_desktop.vault import KeychainRefused, VaultDamaged, WrongPassphrase, change_passphrase, keychain
from radonc_desktop.vault.keychain import Keychain, system_ring
from radonc_desktop.vault.opening import open_with_keychain
from radonc_models.keyed.slots import read_slots

NEW = "quite another long passphrase"


class FakeRing:
    """A keychain in memory, with the functions of the package keyring."""

    def __init__(self):
        self.kept = {}

    def get_password(self, service, name):
        return self.kept.get((service, name))

    def set_password(self, service, name, secret):
        self.kept[service, name] = secret

    def delete_password(self, service, name):
        del self.kept[service, name]


@pytest.fixture
def ring():
    return FakeRing()


@pytest.fixture
def chain(folder, ring):
    return Keychain(folder, lambda: ring)


@pytest.fixture
def allowed(vault, folder):
    (folder / "policy.toml").write_text("keychain = true\n")
    return vault


def test_that_the_keychain_is_off_without_a_policy(vault, folder, chain, ring, passphrase):
    with pytest.raises(KeychainRefused, match="policy"):
        vault.people.keep_in_keychain(chain, passphrase)
    vault.close()
    with pytest.raises(KeychainRefused, match="policy"):
        open_with_keychain(folder, "Dr. Test", chain)
    assert ring.kept == {}
    assert len(read_slots(folder / "slots.json").slots) == 1


def test_that_it_opens_and_what_signs_still_asks_for_the_passphrase(allowed, folder, chain, passphrase):
    draft = allowed.save_draft(allowed.add_case("t", "lung", "d"), "regimen", "text", None)
    with pytest.raises(WrongPassphrase):
        allowed.people.keep_in_keychain(chain, "not the passphrase")
    allowed.people.keep_in_keychain(chain, passphrase)
    allowed.close()
    with open_with_keychain(folder, "Dr. Test", chain) as vault:
        assert vault.user == "Dr. Test"
        with pytest.raises(WrongPassphrase):
            vault.sign(draft.id, "")
        vault.sign(draft.id, passphrase)
        assert "by=keychain" in [entry.detail for entry in vault.audit_log() if entry.event == "store.unlock"]


def test_that_it_lives_through_a_new_passphrase_and_a_new_data_key(allowed, folder, chain, passphrase):
    allowed.people.keep_in_keychain(chain, passphrase)
    allowed.people.rotate(passphrase)
    allowed.close()
    change_passphrase(folder, "Dr. Test", passphrase, NEW)
    open_with_keychain(folder, "Dr. Test", chain).close()


def test_that_taking_it_away_takes_slot_and_key(allowed, folder, chain, ring, passphrase):
    allowed.people.keep_in_keychain(chain, passphrase)
    kept = dict(ring.kept)
    allowed.people.leave_keychain(chain)
    allowed.close()
    assert ring.kept == {}
    ring.kept = kept
    with pytest.raises(KeychainRefused):
        open_with_keychain(folder, "Dr. Test", chain)


def test_that_the_policy_ends_it_at_once_and_the_passphrase_stays(allowed, folder, chain, reopen, passphrase):
    allowed.people.keep_in_keychain(chain, passphrase)
    allowed.close()
    (folder / "policy.toml").unlink()
    with pytest.raises(KeychainRefused, match="policy"):
        open_with_keychain(folder, "Dr. Test", chain)
    reopen().close()


@pytest.mark.parametrize("secret", ["", "AAAA", "not base64 at all", "A" * 43 + "="])
def test_that_another_key_in_the_keychain_opens_nothing(allowed, folder, chain, ring, passphrase, secret):
    allowed.people.keep_in_keychain(chain, passphrase)
    allowed.close()
    ring.kept = dict.fromkeys(ring.kept, secret)
    with pytest.raises(KeychainRefused):
        open_with_keychain(folder, "Dr. Test", chain)


def test_that_a_keychain_in_a_plain_file_or_none_is_refused(monkeypatch):
    class PlainFile:
        pass

    class Package:
        @staticmethod
        def get_keyring():
            return PlainFile()

    monkeypatch.setattr(keychain, "import_module", lambda _name: Package)
    with pytest.raises(KeychainRefused, match="cannot be used"):
        system_ring()

    def missing(_name):
        raise ImportError

    monkeypatch.setattr(keychain, "import_module", missing)
    with pytest.raises(KeychainRefused, match="not installed"):
        system_ring()


def test_that_a_slot_of_another_user_is_not_opened_with_it(allowed, folder, chain, ring, passphrase):
    from dataclasses import replace

    from radonc_desktop.vault import Role
    from radonc_models.keyed.slots import write_slots

    allowed.people.add("Dr. Two", {Role.ADMIN}, NEW, passphrase)
    allowed.people.keep_in_keychain(chain, passphrase)
    allowed.close()
    file = read_slots(folder / "slots.json")
    mine = next(slot for slot in file.slots if slot.kind == "keychain")
    write_slots(folder / "slots.json", file.replaced(replace(mine, user="Dr. Two")))
    ring.kept = {(service, name.replace("dr. test", "dr. two")): key for (service, name), key in ring.kept.items()}
    with pytest.raises((KeychainRefused, VaultDamaged)):
        open_with_keychain(folder, "Dr. Two", chain)
