"""Updates from a signed folder: every changed bit is refused, no way to an older version but the kept one."""

import json
import random

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from radonc_models.cli import main
from radonc_models.pack.keys import TrustedKey, identity_of, make_key
from radonc_models.update.bundle import BUNDLE_NAME, SIGNATURE_NAME, UpdateError, read_bundle, sign, verify
from radonc_models.update.installing import Machine, back, install

PASSPHRASE = "a long passphrase of the signer"


@pytest.fixture(scope="module")
def trusted(key):
    return [TrustedKey("it", identity_of(key.public_key()), key.public_key())]


@pytest.fixture
def signed(tmp_path, key):
    def make(version, *, before="", content=b"", kinds=("deb",)):
        folder = tmp_path / "packages"
        folder.mkdir(exist_ok=True)
        files = []
        for one in (version, before):
            for kind in kinds if one else ():
                file = folder / f"radonc-gpt_{one}.{kind}"
                file.write_bytes(content or f"the program {one}".encode())
                files.append((file, one))
        out = tmp_path / f"update-{version}-{before}-{len(list(tmp_path.iterdir()))}"
        sign(files, version, out, key)
        return out

    return make


class Computer:
    """Stands for dpkg: remembers what was put, and may refuse it."""

    def __init__(self, running="0.1.0", refuses=()):
        self.put, self.refuses, self.running = [], refuses, running

    @property
    def machine(self):
        return Machine("deb", self.running, self._put)

    def _put(self, package):
        words = package.read_text()
        if any(words.endswith(version) for version in self.refuses):
            return 1
        self.put.append(words)
        self.running = words.rsplit(" ", 1)[1]
        return 0


def test_that_an_update_is_installed_from_its_verified_copy_and_taken_back_without_the_medium(
    signed, trusted, tmp_path
):
    computer, place = Computer(), tmp_path / "updates"
    install(signed("0.2.0", before="0.1.0"), trusted, computer.machine, place)
    assert computer.put == ["the program 0.2.0"]
    assert back(computer.machine, place) == "0.1.0"
    assert computer.put[-1] == "the program 0.1.0"
    with pytest.raises(UpdateError, match="No package of the version before"):
        back(computer.machine, place)
    install(signed("0.2.0"), trusted, computer.machine, place)  # the same again after going back
    install(signed("0.3.0"), trusted, computer.machine, place)  # its predecessor is kept from then
    assert back(computer.machine, place) == "0.2.0"
    assert sorted(file.name for file in place.glob("*.deb")) == ["radonc-gpt-0.2.0.deb", "radonc-gpt-0.3.0.deb"]


def test_that_an_older_update_is_refused_even_after_going_back(signed, trusted, tmp_path):
    computer, place = Computer(), tmp_path / "updates"
    install(signed("0.3.0", before="0.1.0"), trusted, computer.machine, place)
    back(computer.machine, place)
    for version in ("0.2.0", "0.2.9", "0.1.0"):
        with pytest.raises(UpdateError, match=r"has had 0\.3\.0"):
            install(signed(version), trusted, computer.machine, place)
    with pytest.raises(UpdateError, match=r"has had 0\.10\.0"):
        install(signed("0.9.0"), trusted, Computer("0.10.0").machine, tmp_path / "other")


def test_that_a_package_that_does_not_install_is_taken_back(signed, trusted, tmp_path):
    computer = Computer(refuses=("0.2.0",))
    with pytest.raises(UpdateError, match=r"version 0\.1\.0 is in place again"):
        install(signed("0.2.0", before="0.1.0"), trusted, computer.machine, tmp_path / "updates")
    assert computer.put == ["the program 0.1.0"]
    with pytest.raises(UpdateError, match=r"exit code 1\): look"):
        install(signed("0.2.0"), trusted, computer.machine, tmp_path / "other")


def test_that_a_kept_package_that_was_changed_is_not_installed(signed, trusted, tmp_path):
    computer, place = Computer(), tmp_path / "updates"
    install(signed("0.2.0", before="0.1.0"), trusted, computer.machine, place)
    (place / "radonc-gpt-0.1.0.deb").write_text("another program 0.1.0")
    with pytest.raises(UpdateError, match="missing or was changed"):
        back(computer.machine, place)
    (place / "history.json").write_text("{")
    with pytest.raises(UpdateError, match="history"):
        install(signed("0.3.0"), trusted, computer.machine, place)


@pytest.mark.parametrize("seed", range(2))
def test_that_100_of_100_flipped_bits_are_refused_and_nothing_is_installed(signed, trusted, tmp_path, seed):
    whole = signed("0.2.0", before="0.1.0", content=random.Random(seed).randbytes(3000))
    files = [BUNDLE_NAME, SIGNATURE_NAME, "radonc-gpt_0.2.0.deb", "radonc-gpt_0.1.0.deb"]
    chance, computer, refused = random.Random(seed), Computer(), 0
    for count in range(100):
        file = whole / files[count % 4]
        data = file.read_bytes()
        bit = chance.randrange(len(data) * 8)
        changed = bytearray(data)
        changed[bit // 8] ^= 1 << bit % 8
        file.write_bytes(changed)
        with pytest.raises(UpdateError):
            install(whole, trusted, computer.machine, tmp_path / "updates")
        refused += 1
        file.write_bytes(data)
    assert (refused, computer.put, (tmp_path / "updates").exists()) == (100, [], False)
    verify(whole, trusted)


def test_that_a_stranger_an_addition_a_loss_and_a_truncation_are_refused(signed, trusted, tmp_path):
    folder = signed("0.2.0")
    other = Ed25519PrivateKey.generate().public_key()
    with pytest.raises(UpdateError, match="not signed by a key"):
        read_bundle(folder, [TrustedKey("other", identity_of(other), other)])
    (folder / "more.sh").touch()
    with pytest.raises(UpdateError, match="does not name"):
        verify(folder, trusted)
    (folder / "more.sh").unlink()
    package = folder / "radonc-gpt_0.2.0.deb"
    package.write_bytes(package.read_bytes()[:-1])
    with pytest.raises(UpdateError, match="damaged"):
        verify(folder, trusted)
    package.unlink()
    package.symlink_to("/etc/passwd")
    with pytest.raises(UpdateError, match="missing"):
        verify(folder, trusted)
    with pytest.raises(UpdateError, match="no signed update"):
        verify(tmp_path, trusted)


def test_that_a_signed_update_that_contradicts_itself_is_refused(signed, trusted, key):
    folder = signed("0.2.0", before="0.1.0")
    said = json.loads((folder / BUNDLE_NAME).read_text())
    wrong = [said | {"version": "0.1.5"}, said | {"version": "0.3.0"}, said | {"format_version": 2}]
    wrong.append(said | {"packages": [said["packages"][0]] * 2})
    wrong.append(said | {"packages": [said["packages"][0] | {"name": "../x.deb"}]})
    for one in wrong:
        data = json.dumps(one).encode()
        (folder / BUNDLE_NAME).write_bytes(data)
        (folder / SIGNATURE_NAME).write_bytes(key.sign(data))
        with pytest.raises(UpdateError):
            read_bundle(folder, trusted)


def test_that_an_update_without_a_package_for_this_computer_says_so(signed, trusted, tmp_path):
    with pytest.raises(UpdateError, match="no deb package"):
        install(signed("0.2.0", kinds=("msi",)), trusted, Computer().machine, tmp_path / "updates")
    with pytest.raises(UpdateError, match="no package of the program"):
        signed("0.2.0", kinds=("zip",))


def test_that_the_commands_sign_and_verify(tmp_path, capfd, monkeypatch):
    make_key(tmp_path / "it", PASSPHRASE)
    (tmp_path / "p.deb").write_text("the program")
    monkeypatch.setattr("radonc_models.keyed.prompts.getpass.getpass", lambda _: PASSPHRASE)
    out = tmp_path / "update"
    words = ["update", "sign", str(tmp_path / "p.deb"), "--version", "0.2.0", "--out", str(out)]
    assert main([*words, "--key", str(tmp_path / "it.key.pem")]) == 0
    assert main(["update", "verify", str(out), "--key", str(tmp_path / "it.pub.pem")]) == 0
    assert "update to 0.2.0" in capfd.readouterr().out
    (out / "p.deb").write_text("The program")
    assert main(["update", "verify", str(out), "--key", str(tmp_path / "it.pub.pem")]) == 2
    assert capfd.readouterr().err.count("\n") == 1
    monkeypatch.setattr("radonc_models.update.bundle.keys_folder", lambda: tmp_path / "none")
    assert main(["update", "verify", str(out)]) == 2
    assert "trusts no key for updates" in capfd.readouterr().err
