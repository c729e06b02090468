"""The report for the support: what it holds, who set a policy, and that no name of a person gets in."""

from __future__ import annotations

import getpass
import platform
from pathlib import Path

import pytest

from radonc_desktop.about import parts
from radonc_desktop.doctor import Section, examine
from radonc_desktop.paths import Folders
from radonc_desktop.support import policy_lines, scrubbed, support_report

SECTIONS = [Section("memory", "warning", "Less than 2 GiB of memory is free.", {"free_bytes": 1 << 30})]


@pytest.fixture
def folders(tmp_path):
    return Folders(tmp_path / "vault", tmp_path / "pack")


def test_that_the_report_holds_versions_doctor_policy_and_faults(folders):
    faults = {"questions answered": 3, "unexpected KeyError at board.py:12": 1}
    text = support_report(SECTIONS, parts(), "CPU AVX2 · pack demo", faults, folders)
    assert "RadOnc-GPT: " in text
    assert "SQLCipher: " in text
    assert "Device: CPU AVX2 · pack demo" in text
    assert "== Test of this computer, exit code 1 ==\n[warning] memory" in text
    assert "auto_lock_minutes = 5 (default)" in text
    assert "unexpected KeyError at board.py:12: 1" in text
    assert support_report(SECTIONS, [], "", {}, folders).endswith("== Since the start of the program ==\nnone\n")


def test_that_each_policy_is_told_with_its_source(tmp_path):
    (tmp_path / "policy.toml").write_text("clipboard_seconds = 20\nauto_lock_minutes = 9\n")
    machine = tmp_path / "machine.toml"
    machine.write_text("auto_lock_minutes = 2\ndemo = false\n")
    lines = policy_lines(tmp_path, machine, lambda: {"PlainExport": 0, "Demo": 1})
    assert "auto_lock_minutes = 2 (machine file)" in lines
    assert "clipboard_seconds = 20 (file of the case store)" in lines
    assert "plain_export = no (registry of the machine)" in lines
    assert "demo = yes (registry of the machine)" in lines
    assert "own_answer_first = no (default)" in lines


def test_that_a_policy_that_cannot_be_read_is_told_as_one_sentence(tmp_path):
    (tmp_path / "policy.toml").write_text("auto_lock_minutes = 0\n")
    (line,) = policy_lines(tmp_path, tmp_path / "none", dict)
    assert "is not valid" in line


@pytest.mark.parametrize(
    "words",
    [
        "The pack in /home/canaria/models is gone.",
        r"The pack in C:\Users\canaria\AppData is gone.",
        "/Users/canaria/Library: no such folder",
    ],
)
def test_that_a_folder_of_any_user_loses_its_name(folders, words):
    assert "canaria" not in scrubbed(words, folders)


def test_that_names_of_account_home_and_computer_are_taken_out(folders, monkeypatch):
    monkeypatch.setattr(getpass, "getuser", lambda: "dr.canaria")
    monkeypatch.setattr(platform, "node", lambda: "canaria-ws-7")
    monkeypatch.setattr(Path, "home", classmethod(lambda _path: Path("/srv/people/canaria")))
    text = (
        "Files of dr.canaria on canaria-ws-7 in /srv/people/canaria/Mrs. Canary/pack, ~/canaria/x and "
        f"{folders.vault}/cases.db"
    )
    left = scrubbed(text, folders)
    assert "canari" not in left.lower().replace("mrs. canary", "")
    assert "[case store]/cases.db" in left
    assert scrubbed("The engine may use 2 threads.", folders) == "The engine may use 2 threads."


def test_that_a_relative_folder_takes_no_ordinary_word_out(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert scrubbed("the first one", Folders(Path("first"), Path())) == "the first one"


def test_that_neither_a_case_nor_a_user_nor_a_home_gets_into_the_report(tmp_path, monkeypatch):
    """A canary in each place from which a name could come, with the real doctor on a real store."""
    from radonc_desktop.vault import KdfParameters, create_vault

    home = tmp_path / "home" / "CANARY-account"
    monkeypatch.setattr(Path, "home", classmethod(lambda _path: home))
    monkeypatch.setattr(getpass, "getuser", lambda: "CANARY-account")
    monkeypatch.setattr(platform, "node", lambda: "CANARY-host")
    found = Folders(home / "CANARY-vault", home / "CANARY pack")
    home.mkdir(parents=True)
    with create_vault(found.vault, "Dr. CANARY", "four words that differ", kdf=KdfParameters(8, 1, 1)) as vault:
        vault.add_case("CANARY-title", "CANARY-site", "CANARY-details", "CANARY-plan")
    text = support_report(examine(found, speed=False), parts(), "CPU", {}, found)
    assert "CANARY" not in text
    assert str(tmp_path) not in text
    assert "key_slots" in text.replace(" ", "_")
