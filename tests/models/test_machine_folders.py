import ctypes
import sys
import uuid
from pathlib import Path
from types import SimpleNamespace

import pytest

from radonc_desktop.paths import default_folders, demo_folders
from radonc_models import machine_folders
from radonc_models.errors import RadOncError
from radonc_models.machine_policy import machine_policy, machine_values
from radonc_models.pack.keys import trusted_folder
from radonc_models.update.bundle import keys_folder


def test_that_the_packs_of_a_machine_have_a_path_that_every_library_can_open():
    assert machine_folders.packs_folder().as_posix().isascii()


def test_that_a_machine_pack_goes_before_a_users_own_and_serves_a_demo_without_one(tmp_path, monkeypatch):
    monkeypatch.setattr(machine_folders, "packs_folder", lambda: tmp_path / "packs")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    own = tmp_path / "data" / "radonc-gpt"
    assert default_folders().pack == own / "pack"
    current = tmp_path / "packs" / "current"
    current.mkdir(parents=True)
    assert default_folders().pack == own / "pack", "a folder without a manifest is no pack"
    (current / "manifest.json").write_text("{}")
    assert default_folders().pack == current
    assert default_folders().vault == own / "vault"
    assert demo_folders(tmp_path).pack == current
    (own / "demo" / "pack").mkdir(parents=True)
    assert demo_folders(tmp_path).pack == own / "demo" / "pack"


def test_that_settings_and_packs_do_not_share_a_folder_that_users_write():
    home = Path.home()
    assert not machine_folders.settings_folder().is_relative_to(home)
    assert not machine_folders.packs_folder().is_relative_to(home)


@pytest.fixture
def windows(monkeypatch):
    """Let the system be Windows; the code and the folder that it answers with are for the test to set."""
    said = SimpleNamespace(code=0, folder=None, freed=0)

    def known_folder(wanted, flags, token, found):
        assert str(uuid.UUID(bytes_le=wanted.raw)).upper() == "62AB5D82-FDC1-4DC3-A9DD-070D1D495D97"
        assert (flags.value, token) == (0x4000, None)
        found._obj.value = said.folder
        return said.code

    def free(pointer):
        assert pointer.value == said.folder
        said.freed += 1

    libraries = SimpleNamespace(
        shell32=SimpleNamespace(SHGetKnownFolderPath=known_folder), ole32=SimpleNamespace(CoTaskMemFree=free)
    )
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", libraries, raising=False)
    return said


def test_that_no_variable_of_a_user_leads_windows_to_another_policy_or_other_keys(windows, tmp_path, monkeypatch):
    planted, folder = tmp_path / "planted", tmp_path / "ProgramData"
    for root, words in ((planted, "unsigned_packs = true\n"), (folder, "unsigned_packs = false\n")):
        (root / "RadOnc-GPT").mkdir(parents=True)
        (root / "RadOnc-GPT" / "policy.toml").write_text(words)
    windows.folder = str(folder)
    for name in ("PROGRAMDATA", "ProgramData", "ALLUSERSPROFILE"):
        monkeypatch.setenv(name, str(planted))
    assert machine_policy() == folder / "RadOnc-GPT" / "policy.toml"
    assert machine_values(registry=dict) == {"unsigned_packs": False}
    for place in (trusted_folder(), keys_folder(), machine_folders.packs_folder()):
        assert place.parent == folder / "RadOnc-GPT"
    assert windows.freed == 5


@pytest.mark.parametrize(("code", "folder"), [(-2147024894, "C:/ProgramData"), (0, None)])
def test_that_a_windows_that_does_not_say_where_its_folder_is_is_refused(windows, code, folder, monkeypatch):
    monkeypatch.setenv("PROGRAMDATA", "C:/planted")
    windows.code, windows.folder = code, folder
    with pytest.raises(RadOncError, match="ProgramData"):
        machine_folders.settings_folder()
