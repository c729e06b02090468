from pathlib import Path

from radonc_desktop.paths import default_folders, demo_folders
from radonc_models import machine_folders


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
