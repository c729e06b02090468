import json
import os
import random
import shutil
import subprocess
import sys

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from radonc_models.cli import main
from radonc_models.errors import ModelPackError
from radonc_models.machine_folders import pack_in_use
from radonc_models.machine_policy import PolicyError
from radonc_models.pack import write_pack
from radonc_models.pack.installing import install
from radonc_models.pack.keys import TrustedKey, identity_of, make_key, open_key, read_public_key, trusted_keys
from radonc_models.pack.release import RELEASE_NAME, SIGNATURE_NAME, sign, verify_release
from radonc_models.pack.trust import open_pack, signature_words
from radonc_models.tasks import Task

PASSPHRASE = "a long passphrase of the signer"


@pytest.fixture(scope="module")
def trusted(key):
    return [TrustedKey("department", identity_of(key.public_key()), key.public_key())]


@pytest.fixture
def make_pack(tmp_path, models, adapters):
    def make(name="clinic", **options):
        files = {task: (models[task], adapters[task]) for task in Task}
        write_pack(tmp_path / name, name, models[None], files, None, **options)
        return tmp_path / name

    return make


@pytest.fixture
def signed(tmp_path, make_pack, key):
    def make(number=1, **options):
        out = tmp_path / f"signed-{number}-{len(list(tmp_path.iterdir()))}"
        sign(make_pack(), out, key, number, **options)
        return out

    return make


def flipped(data, bit):
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


@pytest.mark.parametrize("part_size", [0, 100])
def test_that_a_signed_pack_verifies_whole_and_in_parts(signed, trusted, part_size):
    folder = signed(part_size=part_size)
    release = verify_release(folder, trusted)
    assert (release.pack, release.release, release.state) == ("clinic", 1, "evaluation")
    assert len(release.files) == 5
    assert (folder / "manifest.json.part001").exists() == bool(part_size)


@pytest.mark.parametrize("part_size", [0, 1000])
def test_that_100_of_100_flipped_bits_are_refused(signed, trusted, tmp_path, part_size):
    folder = signed(part_size=part_size)
    files = sorted(folder.iterdir())
    chance = random.Random(7)
    refused = 0
    for round_ in range(100):
        file = files[round_ % len(files)]
        data = file.read_bytes()
        file.write_bytes(flipped(data, chance.randrange(len(data) * 8)))
        with pytest.raises(ModelPackError):
            verify_release(folder, trusted)
        with pytest.raises(ModelPackError):
            install(folder, trusted, tmp_path / "packs")
        refused += 1
        file.write_bytes(data)
    assert refused == 100
    assert not list((tmp_path / "packs").glob("clinic-*"))
    verify_release(folder, trusted)


def test_that_a_foreign_key_a_missing_signature_and_an_unsigned_pack_are_refused(signed, trusted, make_pack):
    folder = signed()
    other = Ed25519PrivateKey.generate().public_key()
    for keys in ([TrustedKey("other", identity_of(other), other)], []):
        with pytest.raises(ModelPackError, match="not signed by a key that this computer trusts"):
            verify_release(folder, keys)
    (folder / SIGNATURE_NAME).unlink()
    with pytest.raises(ModelPackError, match="not signed"):
        verify_release(folder, trusted)
    with pytest.raises(ModelPackError, match="not signed"):
        verify_release(make_pack("plain"), trusted)


def test_that_nothing_may_lie_beside_a_signed_pack_or_stand_in_for_a_file(signed, trusted, tmp_path):
    folder = signed()
    (folder / "planted.gguf").write_bytes(b"GGUF")
    with pytest.raises(ModelPackError, match="does not name"):
        verify_release(folder, trusted)
    (folder / "planted.gguf").unlink()
    shutil.move(folder / "regimen.gguf", tmp_path / "elsewhere.gguf")
    (folder / "regimen.gguf").symlink_to(tmp_path / "elsewhere.gguf")
    with pytest.raises(ModelPackError, match="missing"):
        verify_release(folder, trusted)


@pytest.mark.parametrize("part_size", [0, 100])
def test_that_an_installed_pack_is_whole_read_only_and_in_use(signed, trusted, tmp_path, part_size):
    _, folder = install(signed(part_size=part_size), trusted, tmp_path / "packs")
    assert folder.name == "clinic-1"
    assert (tmp_path / "packs" / "current").resolve() == folder
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o444}
    assert not list(folder.glob("*.part*"))
    assert open_pack(tmp_path / "packs" / "current", trusted).name == "clinic"


def test_that_windows_keeps_the_pack_in_use_in_a_file_and_replaces_read_only_packs(
    signed, trusted, tmp_path, monkeypatch
):
    monkeypatch.setattr(sys, "platform", "win32")
    root = tmp_path / "packs"
    assert pack_in_use(root) is None
    for number in (1, 2, 2):  # an upgrade, and the same again
        _, folder = install(signed(number), trusted, root)
        assert pack_in_use(root) == folder
    assert [one.name for one in root.glob("clinic-*")] == ["clinic-2"]
    for words in ("../clinic-2", "", "a\nb", "C:x", "é"):
        (root / "current").write_text(words)
        assert pack_in_use(root) is None


def test_that_the_machines_policy_may_refuse_packs_that_no_trusted_key_has_signed(signed, make_pack, trusted):
    whole = signed()
    assert open_pack(whole, trusted, {"unsigned_packs": False}).name == "clinic"
    assert open_pack(make_pack(), trusted, {}).name == "clinic"
    for folder, keys in ((make_pack(), trusted), (make_pack(), []), (whole, [])):
        with pytest.raises(ModelPackError, match="signed packs only"):
            open_pack(folder, keys, {"unsigned_packs": False})
    with pytest.raises(PolicyError, match="unsigned_packs"):
        open_pack(make_pack(), trusted, {"unsigned_packs": 0})


def test_that_a_downgrade_is_refused_even_after_the_pack_was_removed(signed, trusted, tmp_path):
    root = tmp_path / "packs"
    old, new = signed(1), signed(2)
    install(old, trusted, root)
    install(new, trusted, root)
    assert [folder.name for folder in root.glob("clinic-*")] == ["clinic-2"]
    with pytest.raises(ModelPackError, match="older than release 2"):
        install(old, trusted, root)
    shutil.rmtree(root / "clinic-2")
    with pytest.raises(ModelPackError, match="older than release 2"):
        install(old, trusted, root)
    install(new, trusted, root)  # the same again is a repair


def test_that_a_number_cannot_be_used_twice(signed, trusted, tmp_path):
    install(signed(3), trusted, tmp_path / "packs")
    with pytest.raises(ModelPackError, match="Another release 3"):
        install(signed(3, part_size=100), trusted, tmp_path / "packs")


def test_that_a_damaged_list_of_installed_packs_opens_no_way_back(signed, trusted, tmp_path):
    install(signed(2), trusted, tmp_path / "packs")
    (tmp_path / "packs" / "installed.json").write_text("{}x")
    with pytest.raises(ModelPackError, match="list of installed packs"):
        install(signed(1), trusted, tmp_path / "packs")


def test_that_an_approval_needs_a_person_a_use_and_clinical_data(make_pack, key, trusted, tmp_path):
    who = {"approved_by": "Dr A. Physicist", "approved_for": "drafts in clinic B"}
    with pytest.raises(ModelPackError, match="synthetic"):
        sign(make_pack(), tmp_path / "a", key, 1, **who)
    real = make_pack("real", synthetic=False, intended_use="prostate and breast")
    with pytest.raises(ModelPackError, match="both"):
        sign(real, tmp_path / "b", key, 1, approved_by="Dr A. Physicist")
    sign(real, real, key, 1, **who)
    assert open_pack(real, trusted).state == "approved"
    assert open_pack(real, []).state == "evaluation"


def test_that_a_release_about_another_manifest_does_not_open(signed, make_pack, trusted, tmp_path):
    folder = signed()
    text = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps(text | {"intended_use": "everything"}))
    with pytest.raises(ModelPackError, match="not the signed one"):
        open_pack(folder, trusted)
    (folder / RELEASE_NAME).write_bytes((folder / RELEASE_NAME).read_bytes().replace(b"evaluation", b"approved"))
    with pytest.raises(ModelPackError, match="not signed by a key"):
        open_pack(folder, trusted)


def test_that_it_is_said_who_signed_a_pack(signed, make_pack, trusted):
    folder = signed(4)
    assert signature_words(folder, trusted) == "release 4, signed with the key department"
    assert signature_words(folder, []) == "signed, but this computer trusts no key"
    assert signature_words(make_pack(), trusted) == "not signed"


def test_that_the_key_file_needs_its_passphrase_and_is_private(tmp_path):
    secret, public = make_key(tmp_path / "signer", PASSPHRASE)
    assert secret.stat().st_mode & 0o777 == 0o600
    assert b"ENCRYPTED" in secret.read_bytes()
    assert identity_of(open_key(secret, PASSPHRASE).public_key()) == read_public_key(public).identity
    with pytest.raises(ModelPackError, match="does not open"):
        open_key(secret, "another passphrase")
    with pytest.raises(ModelPackError, match="already"):
        make_key(tmp_path / "signer", PASSPHRASE)
    with pytest.raises(ModelPackError, match="15 characters"):
        make_key(tmp_path / "short", "short")
    with pytest.raises(ModelPackError, match="public key"):
        read_public_key(secret)
    assert trusted_keys(tmp_path / "nowhere") == []


def run_with_passphrase(arguments):
    reading, writing = os.pipe()
    os.write(writing, f"{PASSPHRASE}\n".encode())
    os.close(writing)
    try:
        return main(["pack", *arguments, "--passphrase-fd", str(reading)])
    finally:
        os.close(reading)


def test_that_the_commands_make_a_key_sign_verify_and_install(make_pack, tmp_path, capsys):
    name, out, root = tmp_path / "signer", tmp_path / "stick", tmp_path / "packs"
    assert run_with_passphrase(["keygen", str(name)]) == 0
    signing = ["--key", f"{name}.key.pem", "--release", "4", "--out", str(out), "--split", "1"]
    assert run_with_passphrase(["sign", str(make_pack()), *signing]) == 0
    assert main(["pack", "verify", str(out), "--key", f"{name}.pub.pem"]) == 0
    assert main(["pack", "install", str(out), "--key", f"{name}.pub.pem", "--root", str(root)]) == 0
    said = capsys.readouterr().out
    assert "clinic release 4 (evaluation), signature of key" in said
    assert str(root / "clinic-4") in said
    (out / "regimen.gguf").write_bytes(b"GGUF")
    assert main(["pack", "install", str(out), "--key", f"{name}.pub.pem", "--root", str(root)]) == 2
    error = capsys.readouterr().err
    assert error.startswith("radonc-models: ")
    assert error.count("\n") == 1


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl")
def test_that_openssl_checks_the_same_signature(make_pack, tmp_path):
    secret, public = make_key(tmp_path / "signer", PASSPHRASE)
    folder = make_pack()
    sign(folder, folder, open_key(secret, PASSPHRASE), 1)
    command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", public, "-rawin", "-in", folder / RELEASE_NAME]
    done = subprocess.run([*command, "-sigfile", folder / SIGNATURE_NAME], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
