"""The papers beside a package: sums of every result, and their signature."""

import subprocess

import papers
import pytest
from machine import SetupError

from radonc_models.pack.keys import make_key

PASSPHRASE = "a long passphrase of the signer"


@pytest.fixture
def results(tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    for name in ("a.deb", "b.json"):
        (out / name).write_text(name)
    papers.write_sums(out)
    return out


def test_that_the_sums_name_every_result_and_not_themselves(results):
    subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd=results, check=True)
    papers.write_sums(results)
    assert [line.split()[1] for line in (results / "SHA256SUMS").read_text().splitlines()] == ["a.deb", "b.json"]


def test_that_the_signature_of_the_sums_is_one_that_openssl_checks_and_a_changed_bit_is_refused(results, tmp_path):
    secret, public = make_key(tmp_path / "it", PASSPHRASE)
    (tmp_path / "passphrase").write_text(PASSPHRASE)
    papers.sign_sums(results, secret, tmp_path / "passphrase")
    check = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", str(public), "-rawin", "-in", "SHA256SUMS"]
    check += ["-sigfile", "SHA256SUMS.sig"]
    assert subprocess.run(check, cwd=results, capture_output=True, check=False).returncode == 0
    changed = bytearray((results / "SHA256SUMS").read_bytes())
    changed[7] ^= 1
    (results / "SHA256SUMS").write_bytes(changed)
    assert subprocess.run(check, cwd=results, capture_output=True, check=False).returncode != 0


def test_that_a_wrong_passphrase_is_one_sentence(results, tmp_path):
    secret, _ = make_key(tmp_path / "it", PASSPHRASE)
    (tmp_path / "passphrase").write_text("another one altogether")
    with pytest.raises(SetupError, match="does not sign"):
        papers.sign_sums(results, secret, tmp_path / "passphrase")
    with pytest.raises(SetupError, match="build first"):
        papers.sign_sums(tmp_path / "out" / "none", secret, None)
