import json
import random

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from radonc_desktop.vault import SignedFileRefused, UnknownRecord
from radonc_desktop.vault.commands import main
from radonc_desktop.vault.signed_file import open_signed_file, signed_file
from radonc_models.keyed.canonical import canonical

FLIPS = 400


@pytest.fixture(scope="module")
def exported(shared_vault, passphrase):
    """A signed answer as a file, and the fingerprint of its signer."""
    vault = shared_vault
    case_id = vault.add_case("t", "lung", "details")
    outcome = {"text": "a", "provenance": {"pack": "demo-1", "model_file_sha256": "ab" * 32}, "findings": []}
    suggestion = vault.save_suggestion(case_id, "regimen", outcome)
    signed = vault.sign(vault.save_draft(case_id, "regimen", "50 Gy in 5, µ", suggestion).id, passphrase)
    with pytest.raises(UnknownRecord):
        vault.signed_file(vault.save_draft(case_id, "modality", "photon", None).id)
    return vault.signed_file(signed.id), vault.people.me.fingerprint, signed


def test_that_a_file_is_verified_without_the_store(exported):
    data, mark, signed = exported
    opened = open_signed_file(data, mark)
    assert opened.record["text"] == "50 Gy in 5, µ"
    assert opened.record["meaning"] == "I am responsible for this answer"
    assert opened.record["provenance"]["pack"] == "demo-1"
    assert (opened.record["signed_by"], opened.record["signed_at"]) == ("Dr. Test", signed.signed_at)
    assert (opened.sha256, opened.fingerprint) == (signed.sha256, mark)


def test_that_the_file_needs_nothing_but_ed25519_and_json(exported):
    body = json.loads(exported[0])
    text = json.dumps(body["record"], sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(body["public_key"])).verify(bytes.fromhex(body["signature"]), text)


def test_that_every_changed_bit_is_refused(exported):
    data = exported[0]
    for bit in random.Random(9).sample(range(len(data) * 8), FLIPS):
        forged = bytearray(data)
        forged[bit // 8] ^= 1 << bit % 8
        with pytest.raises(SignedFileRefused):
            open_signed_file(bytes(forged))
    for forged in (b"", data[:-1], data + b"\n", b"[]", b"{}", data.replace(b"50 Gy", b"60 Gy"), b"{" * 100_000):
        with pytest.raises(SignedFileRefused):
            open_signed_file(forged)


def test_that_another_key_is_noticed_by_its_fingerprint(exported):
    data, mark, _ = exported
    other = Ed25519PrivateKey.generate()
    record = json.loads(data)["record"] | {"public_key": other.public_key().public_bytes_raw().hex()}
    text = canonical(record)
    forged = signed_file(text.decode(), record["public_key"], other.sign(text).hex())
    assert open_signed_file(forged).fingerprint != mark
    with pytest.raises(SignedFileRefused, match="not the one that you expected"):
        open_signed_file(forged, mark)


def test_that_the_command_tells_what_was_signed_or_refuses(exported, tmp_path, capsys):
    data, mark, _ = exported
    file = tmp_path / "answer.radonc-signed"
    file.write_bytes(data)
    assert main(["verify-file", str(file), "--fingerprint", mark]) == 0
    told = capsys.readouterr().out
    for words in ("Dr. Test", mark, "I am responsible for this answer", "50 Gy in 5, µ"):
        assert words in told
    file.write_bytes(data.replace(b"50 Gy", b"60 Gy"))
    assert main(["verify-file", str(file)]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert main(["verify-file", str(tmp_path / "none")]) == 2
