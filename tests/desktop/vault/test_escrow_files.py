"""The files of an IT key: made once, never overwritten, and useless without the passphrase."""

import json
import os
import stat
from base64 import b64decode

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF, HKDFExpand

from radonc_desktop.vault.errors import EscrowKeyRefused, PassphraseRefused
from radonc_models.keyed import escrow_files
from radonc_models.keyed.errors import DiskFull, FileExists
from radonc_models.keyed.escrow import EscrowSlot, _bound, escrow_fingerprint
from radonc_models.keyed.escrow_files import new_escrow_pair, read_escrow_private, read_escrow_public
from radonc_models.keyed.keys import KdfParameters, Keys

CHEAP = KdfParameters(64, 1, 1)
OFFLINE = "kept in the safe of the IT department"


@pytest.fixture
def pair(tmp_path):
    return new_escrow_pair(tmp_path / "it", OFFLINE, CHEAP)


def test_that_the_two_files_hold_one_key(pair):
    private = read_escrow_private(pair.private, OFFLINE)
    public = read_escrow_public(pair.public)
    assert private.public_key().public_bytes_raw() == public
    assert pair.fingerprint == escrow_fingerprint(public) == json.loads(pair.public.read_bytes())["fingerprint"]
    assert stat.S_IMODE(pair.private.stat().st_mode) == 0o600
    if os.name == "posix":
        assert stat.S_IMODE(pair.public.stat().st_mode) == 0o644
    assert [len(group) for group in pair.fingerprint.split("-")] == [4] * 8
    lying = pair.private.read_bytes() + pair.public.read_bytes()
    raw = private.private_bytes_raw()
    assert not any(form in lying for form in (raw, raw.hex().encode(), OFFLINE.encode()))


def test_that_a_guess_usually_costs_what_it_does_in_a_store(tmp_path, monkeypatch):
    monkeypatch.setattr(escrow_files, "calibrated", lambda: KdfParameters(128, 2, 1))
    made = json.loads(new_escrow_pair(tmp_path / "it", OFFLINE).private.read_bytes())
    assert (made["kdf"], made["memory_kib"], made["time_cost"]) == ("argon2id-19", 128, 2)


def test_that_nothing_is_ever_overwritten(pair, tmp_path):
    before = pair.private.read_bytes(), pair.public.read_bytes()
    with pytest.raises(FileExists, match=r"escrow-private\.json"):
        new_escrow_pair(tmp_path / "it", OFFLINE, CHEAP)
    pair.private.unlink()
    with pytest.raises(FileExists, match=r"escrow\.pub"):
        new_escrow_pair(tmp_path / "it", OFFLINE, CHEAP)
    assert pair.public.read_bytes() == before[1]
    assert not pair.private.exists()


def test_that_a_weak_passphrase_makes_no_key(tmp_path):
    for weak in ("short", "passwordpassword"):
        with pytest.raises(PassphraseRefused):
            new_escrow_pair(tmp_path / "it", weak, CHEAP)
    assert not (tmp_path / "it").exists()


def test_that_a_disk_that_takes_one_file_keeps_neither(tmp_path, monkeypatch):
    true = escrow_files.write_new

    def first_only(path, data):
        if path.name == "escrow.pub":
            raise DiskFull
        true(path, data)

    monkeypatch.setattr(escrow_files, "write_new", first_only)
    with pytest.raises(DiskFull):
        new_escrow_pair(tmp_path / "it", OFFLINE, CHEAP)
    assert list((tmp_path / "it").iterdir()) == []


def test_that_a_wrong_passphrase_opens_nothing(pair):
    for wrong in ("", OFFLINE + " ", OFFLINE.upper()):
        with pytest.raises(EscrowKeyRefused, match="passphrase of the IT key") as refused:
            read_escrow_private(pair.private, wrong)
        assert wrong == "" or wrong not in str(refused.value)


def test_that_every_changed_byte_of_either_file_is_refused(pair):
    for path, read in (
        (pair.public, read_escrow_public),
        (pair.private, lambda path: read_escrow_private(path, OFFLINE)),
    ):
        whole = path.read_bytes()
        for at in range(len(whole) - 1):
            path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
            with pytest.raises(EscrowKeyRefused):
                read(path)
        path.write_bytes(whole)
        read(path)


@pytest.mark.parametrize("point", [bytes(32), b"\1" + bytes(31)])
def test_that_a_public_key_whose_secrets_everybody_knows_is_refused(pair, point):
    facts = json.loads(pair.public.read_bytes())
    facts["public"], facts["fingerprint"] = escrow_files._base64(point), escrow_fingerprint(point)
    pair.public.write_text(json.dumps(facts))
    with pytest.raises(EscrowKeyRefused):
        read_escrow_public(pair.public)


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"x" * 20_000, b'{"format":1}', b"\xff", None])
def test_that_what_is_no_key_file_gives_one_sentence(tmp_path, content):
    path = tmp_path / "file"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(EscrowKeyRefused, match="holds no public IT key"):
        read_escrow_public(path)
    with pytest.raises(EscrowKeyRefused, match="holds no private IT key"):
        read_escrow_private(path, OFFLINE)


def labeled_extract(suite, salt, label, secret):
    return HKDF.extract(SHA256(), salt, b"HPKE-v1" + suite + label + secret)


def labeled_expand(suite, secret, label, info, length):
    told = length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info
    return HKDFExpand(SHA256(), length, told).derive(secret)


def test_that_the_box_is_what_rfc_9180_describes():
    """Sections 4.1, 5.1 and 5.2, written once more from the text: mode base, KEM 0x0020, KDF 0x0001, AEAD 2."""
    private, keys = X25519PrivateKey.generate(), Keys.random()
    public = private.public_key().public_bytes_raw()
    slot = EscrowSlot.new(keys.data, keys.chain, "a store", 3, public, 5)
    sender, text = slot.box[:32], slot.box[32:]
    kem, suite = b"KEM\x00\x20", b"HPKE\x00\x20\x00\x01\x00\x02"
    agreed = private.exchange(X25519PublicKey.from_public_bytes(sender))
    eae = labeled_extract(kem, b"", b"eae_prk", agreed)
    shared = labeled_expand(kem, eae, b"shared_secret", sender + public, 32)
    info = _bound("a store", 3, public, 5)
    context = b"\x00" + labeled_extract(suite, b"", b"psk_id_hash", b"")
    context += labeled_extract(suite, b"", b"info_hash", info)
    secret = labeled_extract(suite, shared, b"secret", b"")
    key = labeled_expand(suite, secret, b"key", context, 32)
    nonce = labeled_expand(suite, secret, b"base_nonce", context, 12)
    assert AESGCM(key).decrypt(nonce, text, b"") == bytes(keys.data + keys.chain)
    assert b64decode(escrow_files._base64(public)) == public
