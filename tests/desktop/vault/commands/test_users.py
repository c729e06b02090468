"""``radonc-desktop vault users``: what administrators do without the window."""

import pytest

from radonc_desktop import cli
from radonc_desktop.vault import Role, WrongPassphrase, open_with_break_glass

FIRST = "a first one from the admin"


@pytest.fixture
def users(create, folder, piped, passphrase, capsys):
    """Return a function that runs one action as Dr. Test, or as somebody else, and gives what it printed."""
    create().close()

    def run(*words, lines=(), user="Dr. Test", secret=passphrase, code=0):
        descriptor = str(piped(secret, *lines))
        login = ["--vault", str(folder), "--user", user, "--passphrase-fd", descriptor]
        assert cli.main(["vault", "users", *login, *words]) == code
        said = capsys.readouterr()
        return said.err if code else said.out

    return run


def test_that_a_user_is_added_listed_changed_and_removed(users, reopen):
    assert "own passphrase" in users("add", "Dr. Two", "--role", "physician", "--role", "reviewer", lines=[FIRST])
    with reopen(user="Dr. Two", phrase=FIRST) as vault:
        assert vault.roles == {Role.PHYSICIAN, Role.REVIEWER}
    users("roles", "Dr. Two", "--role", "reviewer")
    listed = users("list").splitlines()
    assert listed[0].split() == ["NAME", "ROLES", "STATE", "SINCE", "KEY"]
    assert "Dr. Two" in listed[2]
    assert "temporary" in listed[2]
    assert "physician" not in listed[2]
    users("reset", "Dr. Two", lines=[FIRST + " 2"])
    with pytest.raises(WrongPassphrase):
        reopen(user="Dr. Two", phrase=FIRST)
    assert "new key" in users("remove", "Dr. Two")
    assert "Dr. Two" not in users("list")
    assert "removed" in users("list", "--removed")
    users("new-key")
    with reopen() as vault:
        assert vault.verify_audit().ok


def test_that_printed_keys_are_printed_once_and_open(users, folder):
    recovery = users("recovery-key").strip()
    glass = users("break-glass-key").strip()
    assert "recovery" in users("list", user="recovery", secret=recovery)
    assert "may not" in users("list", user="break-glass", secret=glass, code=2)
    open_with_break_glass(folder, glass).close()
    users("remove", "break-glass")
    with pytest.raises(WrongPassphrase):
        open_with_break_glass(folder, glass)


def test_that_a_refusal_is_one_sentence_and_exit_code_2(users):
    for words, lines, reason in (
        (("add", "Dr. Test", "--role", "admin"), [FIRST], "already"),
        (("add", "Dr. Two", "--role", "admin"), ["short"], "5 characters"),
        (("remove", "nobody"), [], "no user of this name"),
        (("roles", "Dr. Test", "--role", "reviewer"), [], "last administrator"),
    ):
        said = users(*words, lines=lines, code=2)
        assert reason in said
        assert said.count("\n") == 1
    assert "not right" in users("list", secret="not the passphrase", code=2)
    with pytest.raises(SystemExit):
        users("add", "Dr. Two", "--role", "king")
