import shutil
import subprocess

import pytest
from deb_package import PACKS, POSTRM, UPDATES, Release, _renamed, lay_out, md5sums, settle

pytestmark = pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="needs dpkg")


@pytest.fixture
def release(tmp_path):
    app = tmp_path / "app"
    (app / "_internal").mkdir(parents=True)
    for name in ("radonc-desktop", "radonc-models", "_internal/library.so"):
        (app / name).write_bytes(b"\x7fELF")
        (app / name).chmod(0o777)
    (app / "_internal" / "link.so").symlink_to("library.so")
    return Release(app, "0.1.0", 1_700_000_000, {"copyright": "ours\n", "sbom.cdx.json": "{}\n"})


def laid_out(release, tree):
    lay_out(release, tree)
    (tree / "DEBIAN").mkdir()
    (tree / "DEBIAN" / "postrm").write_text(POSTRM)
    (tree / "DEBIAN" / "md5sums").write_text(md5sums(tree))
    settle(tree, release.date)
    return tree


def test_that_no_file_depends_on_who_builds_and_when(release, tmp_path):
    one, other = laid_out(release, tmp_path / "one"), laid_out(release, tmp_path / "other")

    def seen(tree):
        found = {}
        for path in sorted(tree.rglob("*")):
            facts = path.lstat()
            content = path.readlink() if path.is_symlink() else b"" if path.is_dir() else path.read_bytes()
            found[path.relative_to(tree).as_posix()] = (facts.st_mode, facts.st_mtime, content)
        return found

    assert seen(one) == seen(other)
    assert {mtime for _, mtime, _ in seen(one).values()} == {1_700_000_000.0}


def test_that_only_the_commands_can_be_run_and_nothing_is_writable_by_others(release, tmp_path):
    tree = laid_out(release, tmp_path / "tree")
    files = [path for path in tree.rglob("*") if path.is_file() and not path.is_symlink()]
    runs = {path.relative_to(tree).as_posix() for path in files if path.stat().st_mode & 0o111}
    assert runs == {"opt/radonc-gpt/radonc-desktop", "opt/radonc-gpt/radonc-models", "DEBIAN/postrm"}
    assert not [path for path in files if path.stat().st_mode & 0o022]


def test_that_the_commands_lead_into_the_program_and_the_policy_is_valid(release, tmp_path):
    from radonc_desktop.policy import Policy, read_policy

    tree = laid_out(release, tmp_path / "tree")
    assert str((tree / "usr/bin/radonc-desktop").readlink()) == "/opt/radonc-gpt/radonc-desktop"
    assert read_policy(tmp_path, tree / "etc/radonc-gpt/policy.toml") == Policy()


def test_that_the_only_maintainer_script_acts_at_a_purge_alone(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    script = POSTRM
    for place, other in ((f"/{PACKS}", "packs"), (f"/{UPDATES}", "updates"), ("/var/lib/radonc-gpt", "v")):
        script = script.replace(place, str(tmp_path / other))
    (tmp_path / "packs").mkdir()
    (tmp_path / "updates").mkdir()
    for action in ("remove", "upgrade", "failed-upgrade", "abort-install", "disappear"):
        subprocess.run(["sh", "-c", script, "postrm", action], check=True, stdout=subprocess.DEVNULL)
        assert (tmp_path / "packs").is_dir()
    said = subprocess.run(["sh", "-c", script, "postrm", "purge"], check=True, capture_output=True, text=True).stdout
    assert not (tmp_path / "packs").exists()
    assert not (tmp_path / "updates").exists()
    assert "are kept" in said


def test_that_a_renamed_library_is_asked_for_under_both_names():
    assert _renamed("libssl3 (>= 3.0.0)") == "libssl3 (>= 3.0.0) | libssl3t64 (>= 3.0.0)"
    assert _renamed("libx11-6") == "libx11-6"
