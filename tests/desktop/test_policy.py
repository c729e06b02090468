"""The policy of a machine: defaults, ranges, and no guess where a file is not valid."""

import json

import pytest

from radonc_desktop.policy import Policy, PolicyError, machine_policy, read_policy


@pytest.fixture
def machine(tmp_path):
    return tmp_path / "machine.toml"


@pytest.fixture
def vault(tmp_path):
    folder = tmp_path / "vault"
    folder.mkdir()
    return folder


def test_that_without_a_file_the_vault_locks_after_five_minutes(vault, machine):
    policy = read_policy(vault, machine)
    assert policy == Policy()
    assert (policy.auto_lock_minutes, policy.clipboard_seconds) == (5, 30)
    assert (policy.keychain, policy.plain_export) == (False, True)


def test_that_a_vault_without_a_folder_has_the_machines_policy(tmp_path, machine):
    machine.write_text("plain_export = false\n")
    assert not read_policy(tmp_path / "not there", machine).plain_export


def test_that_the_machine_overrules_the_vault_name_by_name(vault, machine):
    (vault / "policy.toml").write_text("auto_lock_minutes = 60\nclipboard_seconds = 10\n")
    machine.write_text("auto_lock_minutes = 2\n")
    assert read_policy(vault, machine) == Policy(auto_lock_minutes=2, clipboard_seconds=10)


@pytest.mark.parametrize(
    "text",
    [
        "auto_lock_minutes = 0",
        "auto_lock_minutes = 61",
        "auto_lock_minutes = 5.5",
        "auto_lock_minutes = true",
        "auto_lock_minutes = '5'",
        "auto_lock = 5",
        "cls = 5",
        "managed = []",
        "clipboard_seconds = 0",
        "keychain = 1",
        "[auto_lock_minutes]",
        "auto_lock_minutes 5",
        "# \0",
        "x" * 70_000,
    ],
)
@pytest.mark.parametrize("where", ["vault", "machine"])
def test_that_a_file_that_is_not_valid_is_named_in_one_sentence(vault, machine, text, where):
    path = machine if where == "machine" else vault / "policy.toml"
    path.write_text(text)
    with pytest.raises(PolicyError) as refused:
        read_policy(vault, machine)
    sentence = str(refused.value)
    assert str(path) in sentence
    assert sentence.endswith("have the administrator correct it.")
    assert "\n" not in sentence


def test_that_bytes_that_are_no_text_are_refused(vault, machine):
    machine.write_bytes(b"auto_lock_minutes = 5 # \xff")
    with pytest.raises(PolicyError):
        read_policy(vault, machine)


def test_that_a_folder_in_the_place_of_the_file_is_refused(vault, machine):
    machine.mkdir()
    with pytest.raises(PolicyError, match="cannot be read"):
        read_policy(vault, machine)


def test_that_the_machines_policy_lies_where_only_its_administrator_writes():
    assert machine_policy().is_absolute()
    assert machine_policy().name == "policy.toml"


@pytest.mark.parametrize(
    "key", ["escrow.pub", "//server/share/escrow.pub", r"\\\\server\share\escrow.pub", "/a\nb", "C:escrow.pub"]
)
def test_that_the_key_of_it_is_a_whole_path_on_this_computer(vault, machine, key):
    machine.write_text(f"escrow_key = {json.dumps(key)}\nescrow_fingerprint = '{'-'.join(['0a1b'] * 8)}'\n")
    with pytest.raises(PolicyError, match="escrow_key"):
        read_policy(vault, machine)


@pytest.mark.parametrize(
    "key", ["/etc/radonc-gpt/escrow.pub", r"C:\ProgramData\RadOnc-GPT\escrow.pub", "D:/it/escrow.pub"]
)
def test_that_the_key_of_it_is_named_with_its_fingerprint(vault, machine, key):
    said = f"escrow_key = {json.dumps(key)}\n"
    machine.write_text(f"{said}escrow_fingerprint = '{'-'.join(['0a1b'] * 8)}'\n")
    assert read_policy(vault, machine).escrow_key == key
    for wrong in ("", "0a1b", "-".join(["0A1B"] * 8), "-".join(["0a1b"] * 7)):
        machine.write_text(f"{said}escrow_fingerprint = '{wrong}'\n")
        with pytest.raises(PolicyError, match="escrow_"):
            read_policy(vault, machine)
