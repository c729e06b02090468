"""The .rpm: the files of the Debian package, with what they need in rpm's words."""

import shutil
import sys

import deb_package
import pytest
import rpm_package
from machine import SetupError


@pytest.fixture
def tree(tmp_path):
    tree = tmp_path / "tree"
    for name in ("opt/radonc-gpt/radonc-desktop", "etc/radonc-gpt/policy.toml", "DEBIAN/control"):
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text(name)
    (tree / "opt/radonc-gpt/radonc-desktop").chmod(0o755)
    (tree / deb_package.PACKS).mkdir(parents=True)
    (tree / "usr/share/icons/hicolor/scalable").mkdir(parents=True)
    (tree / "usr/bin").mkdir(parents=True)
    (tree / "usr/bin/radonc-desktop").symlink_to("/opt/radonc-gpt/radonc-desktop")
    return tree


def test_that_the_rpm_takes_every_file_of_the_deb_owns_its_folders_and_keeps_a_changed_policy(tree):
    found = {entry["dst"]: entry for entry in rpm_package.contents(tree)}
    assert set(found) == {
        "/opt/radonc-gpt",
        "/opt/radonc-gpt/radonc-desktop",
        "/etc/radonc-gpt",
        "/var/lib/radonc-gpt",
        "/etc/radonc-gpt/policy.toml",
        "/usr/bin/radonc-desktop",
        f"/{deb_package.PACKS}",
        "/usr/share/icons/hicolor",
        "/usr/share/icons/hicolor/scalable",
    }
    assert found["/etc/radonc-gpt/policy.toml"]["type"] == "config|noreplace"
    assert found["/opt/radonc-gpt/radonc-desktop"]["file_info"] == {"mode": 0o755}
    assert found["/usr/bin/radonc-desktop"]["src"] == "/opt/radonc-gpt/radonc-desktop"


def test_that_it_requires_libraries_by_name_and_has_no_script(tree):
    needs = rpm_package.Needed(("libEGL.so.1", "libc.so.6"), "2.36")
    said = rpm_package.config(tree, "0.1.0", needs)
    assert said["depends"] == ["libEGL.so.1()(64bit)", "libc.so.6(GLIBC_2.36)(64bit)"]
    assert "scripts" not in said


def test_that_what_a_program_needs_is_read_from_it(tmp_path):
    shutil.copyfile(sys.executable, tmp_path / "program")
    needs = rpm_package.needed(tmp_path)
    assert "libc.so.6" in needs.libraries
    assert tuple(map(int, needs.libc.split("."))) >= (2, 14)
    with pytest.raises(SetupError, match="binutils"):
        rpm_package.needed(tmp_path / "empty")


def test_that_a_missing_tree_is_one_sentence(tmp_path):
    with pytest.raises(SetupError, match="build"):
        rpm_package.build(tmp_path, "0.1.0", 1, tmp_path, tmp_path)
