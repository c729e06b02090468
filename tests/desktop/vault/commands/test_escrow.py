"""``radonc-desktop escrow``: make the key, compare it, win a store back; no secret on the command line."""

import pytest

from radonc_desktop import cli
from radonc_desktop.vault import WrongPassphrase
from radonc_models.keyed import escrow_files
from radonc_models.keyed.keys import KdfParameters

OFFLINE = "kept in the safe of the IT department"
FROM_IT = "a temporary one from the IT department"


@pytest.fixture
def escrow(piped, capsys, monkeypatch):
    """Return a function that runs one command with lines for its passphrases and gives what it said."""
    monkeypatch.setattr(escrow_files, "calibrated", lambda: KdfParameters(64, 1, 1))

    def run(*words, lines=(), code=0):
        given = ["--passphrase-fd", str(piped(*lines))] if lines else []
        assert cli.main(["escrow", *map(str, words), *given]) == code
        said = capsys.readouterr()
        return said.err if code else said.out

    return run


@pytest.fixture
def made(escrow, tmp_path):
    """What ``escrow new`` printed, by its first word."""
    said = escrow("new", tmp_path / "it", lines=[OFFLINE])
    return {line.split(":")[0]: line.split(":", 1)[1].split()[0] for line in said.splitlines()}


def test_that_a_key_is_made_once_and_its_fingerprint_shown_again(escrow, made, tmp_path):
    assert escrow("show", made["Public key"]).strip() == made["Fingerprint"]
    assert "not overwritten" in escrow("new", tmp_path / "it", lines=[OFFLINE], code=2)
    assert "15" in escrow("new", tmp_path / "weak", lines=["short"], code=2)
    assert "no public IT key" in escrow("show", made["Private key"], code=2)


def test_that_a_store_is_won_back_and_its_commands_say_who_holds_it(
    escrow, made, machine, create, folder, reopen, passphrase, piped, capsys
):
    machine.policy.write_text(f"escrow_key = '{made['Public key']}'\nescrow_fingerprint = '{made['Fingerprint']}'\n")
    create().close()
    words = ("open", folder, "--key", made["Private key"], "--user")
    assert "passphrase of the IT key" in escrow(*words, "Dr. Test", lines=["wrong", FROM_IT], code=2)
    assert "choose one of Dr. Test" in escrow(*words, "Nobody", lines=[OFFLINE, FROM_IT], code=2)
    reopen().close()
    assert "Every user is told" in escrow(*words, "Dr. Test", lines=[OFFLINE, FROM_IT])
    with pytest.raises(WrongPassphrase):
        reopen()
    login = ["--vault", str(folder), "--user", "Dr. Test", "--passphrase-fd", str(piped(FROM_IT))]
    assert cli.main(["vault", "users", *login, "it-key"]) == 0
    said = capsys.readouterr()
    assert f"holds a key to this store: {made['Fingerprint']}" in said.out
    assert f"IT of your organisation holds a key to this vault (fingerprint {made['Fingerprint']})." in said.err
    login[-1] = str(piped(FROM_IT))
    assert cli.main(["vault", "users", *login, "it-key-remove"]) == 2
    assert "change the policy first" in capsys.readouterr().err
    machine.forget()
    login[-1] = str(piped(FROM_IT))
    assert cli.main(["vault", "users", *login, "it-key-remove"]) == 0
    assert "No IT key" in escrow(*words, "Dr. Test", lines=[OFFLINE, FROM_IT], code=2)


@pytest.mark.parametrize("option", ["--passphrase", "--password", "--new-passphrase"])
def test_that_no_command_takes_a_passphrase_as_an_argument(option, made, folder, capsys):
    for words in (["new", str(folder)], ["open", str(folder), "--key", made["Private key"], "--user", "Dr. Test"]):
        with pytest.raises(SystemExit):
            cli.main(["escrow", *words, option, OFFLINE])
        assert OFFLINE not in capsys.readouterr().out


def test_that_without_a_terminal_a_passphrase_is_asked_for_by_a_sentence(escrow, tmp_path, monkeypatch):
    monkeypatch.setattr("getpass.getpass", lambda *_: (_ for _ in ()).throw(EOFError()))
    assert "terminal" in escrow("new", tmp_path / "it", code=2)
    assert not (tmp_path / "it").exists()
