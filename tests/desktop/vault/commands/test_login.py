"""``radonc-desktop vault``: passphrases come from a terminal or a descriptor, problems are one sentence."""

import os
import subprocess
import sys

import pytest

from radonc_desktop import cli
from radonc_desktop.vault import WrongPassphrase, open_vault
from radonc_desktop.vault.commands import COMMANDS
from radonc_models.errors import RadOncError
from radonc_models.keyed.prompts import Secrets


def passwd(folder, descriptor, user="Dr. Test"):
    return cli.main(["vault", "passwd", "--vault", str(folder), "--user", user, "--passphrase-fd", str(descriptor)])


def test_that_passwd_changes_the_passphrase(create, folder, piped, passphrase, capsys):
    create().close()
    assert passwd(folder, piped(passphrase, "another long passphrase")) == 0
    assert "changed" in capsys.readouterr().out
    with pytest.raises(WrongPassphrase):
        open_vault(folder, "Dr. Test", passphrase)
    open_vault(folder, "Dr. Test", "another long passphrase").close()


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (("not the passphrase", "another long passphrase"), "not right"),
        ((), "too few lines"),
        (("plain words make a long one", "short"), "5 characters"),
        (("plain words make a long one",), "too few lines"),
    ],
)
def test_that_a_refused_change_is_one_sentence_and_changes_nothing(
    create, folder, piped, passphrase, capsys, lines, reason
):
    create().close()
    assert passwd(folder, piped(*lines)) == 2
    said = capsys.readouterr().err
    assert reason in said
    assert said.count("\n") == 1
    open_vault(folder, "Dr. Test", passphrase).close()


def test_that_no_command_takes_a_passphrase_as_an_argument(capsys):
    for name in COMMANDS:
        with pytest.raises(SystemExit) as ended:
            cli.main(["vault", name, "--help"])
        assert ended.value.code == 0
        assert "--passphrase " not in capsys.readouterr().out


def test_that_without_a_terminal_nothing_is_read_with_echo(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "radonc_desktop", "vault", "passwd", "--vault", str(tmp_path), "--user", "u"],
        input="a passphrase on a pipe\n",
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "terminal" in done.stderr


def test_that_a_new_passphrase_is_typed_twice(monkeypatch):
    typed = iter(["one long passphrase", "one long passphrasE"])
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(typed))
    with pytest.raises(RadOncError, match="differ"):
        Secrets(None).ask_new("New passphrase")


@pytest.mark.parametrize(("data", "reason"), [(b"\xff\n", "UTF-8"), (b"x" * 65_537, "too much")])
def test_that_odd_descriptors_are_refused(tmp_path, data, reason):
    (tmp_path / "in").write_bytes(data)
    handle = os.open(tmp_path / "in", os.O_RDONLY)
    try:
        with pytest.raises(RadOncError, match=reason):
            Secrets(handle)
    finally:
        os.close(handle)
    with pytest.raises(RadOncError, match="cannot be read"):
        Secrets(handle)
