"""The quick part in CI: red for a broken package alone, one line for whatever could not be tried."""

import subprocess

import bare_systems
import pytest
import quick_check
from machine import SetupError, UnreachableError
from progress import CommandFailedError


@pytest.fixture
def complete(monkeypatch, tmp_path):
    monkeypatch.setattr(quick_check, "lacking", lambda: "")
    monkeypatch.setattr(quick_check, "FOLDER", tmp_path)
    monkeypatch.setattr(quick_check.fixed_build, "prepare", lambda: None)
    monkeypatch.setattr(quick_check.fixed_build, "linux", lambda _out, gpu: 0 if gpu else 9)
    monkeypatch.setattr(quick_check.build, "packed", lambda out: out / "fixed.deb")
    monkeypatch.setattr(quick_check, "missing_here", list)
    monkeypatch.setattr(quick_check.frozen_app, "check_builder", lambda: None)
    monkeypatch.setattr(quick_check.frozen_app, "prepare", lambda _shop: None)
    monkeypatch.setattr(quick_check, "missing_for_vulkan", list)
    monkeypatch.setattr(quick_check.build, "linux", lambda out, gpu: out / f"p{gpu}.deb")
    monkeypatch.setattr(quick_check.check_deb, "check", lambda *_: 0)
    return monkeypatch


@pytest.fixture
def without_root(complete):
    """A machine that cannot fetch the packages of the fixed root."""
    complete.setattr(quick_check.fixed_build, "prepare", raising(UnreachableError("the root\ncannot be fetched")))
    return complete


def raising(error):
    def fail(*_args, **_options):
        raise error

    return fail


def failed(log, text):
    log.write_text(text)
    return CommandFailedError("step", 1, log)


def test_that_a_package_that_holds_is_told_with_what_was_not_tried(complete, capsys):
    assert quick_check.main([]) == 0
    said = capsys.readouterr().out
    assert "minutes; not tried here: two builds" in said
    assert "SKIPPED" not in said


def test_that_a_missing_tool_or_mirror_is_one_line_and_no_error(complete, capsys, tmp_path):
    complete.setattr(quick_check, "lacking", lambda: "this machine lacks debootstrap")
    assert quick_check.main([]) == 0
    complete.setattr(quick_check, "lacking", lambda: "")
    complete.setattr(quick_check, "check", raising(UnreachableError("no mirror\nhere")))
    assert quick_check.main([]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.startswith("radonc: package: SKIPPED, nothing was built or tried: ") for line in lines] == [True, True]


def test_that_a_machine_without_the_fixed_root_builds_by_itself_and_says_so_in_one_line(without_root, capsys, tmp_path):
    tried = []
    without_root.setattr(quick_check.check_deb, "check", lambda package, *_: tried.append(package) or 0)
    assert quick_check.main([]) == 0
    assert tried == [tmp_path / "quick" / "pTrue.deb"]
    said = capsys.readouterr().out.splitlines()
    assert said[0].endswith("built on this machine, NOT in the fixed root: the root cannot be fetched")


def test_that_a_machine_that_cannot_build_either_way_says_what_it_lacks_for_both(without_root, capsys):
    without_root.setattr(quick_check, "missing_here", lambda: ["dpkg-dev"])
    assert quick_check.main([]) == 0
    said = capsys.readouterr().out
    assert "SKIPPED" in said
    assert "the root cannot be fetched This machine lacks dpkg-dev" in said


def test_that_a_root_that_is_not_what_its_lock_says_is_an_error(complete, capsys):
    complete.setattr(quick_check.fixed_build, "prepare", raising(SetupError("x.whl is in no lock and was refused")))
    assert quick_check.main([]) == 1
    assert "in no lock" in capsys.readouterr().err


def test_that_an_index_that_cannot_be_reached_is_no_error_and_a_wrong_hash_is_one(without_root, capsys, tmp_path):
    complete, log = without_root, tmp_path / "pip.log"
    complete.setattr(quick_check.frozen_app, "prepare", raising(failed(log, "ERROR: No matching distribution")))
    assert quick_check.main([]) == 0
    assert "SKIPPED" in capsys.readouterr().out
    log.write_text("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE")
    assert quick_check.main([]) == 1


@pytest.mark.parametrize("broken", ["root", "build", "scan", "steps"])
def test_that_a_broken_package_is_an_error(complete, without_root, tmp_path, broken, capsys):
    if broken == "root":
        complete.setattr(quick_check.fixed_build, "prepare", lambda: None)
        complete.setattr(quick_check.fixed_build, "linux", lambda _out, gpu: 2 if gpu else 0)
    elif broken == "build":
        complete.setattr(quick_check.build, "linux", raising(failed(tmp_path / "freeze.log", "no such module")))
    elif broken == "scan":
        complete.setattr(quick_check.build, "linux", raising(SetupError("1 files have no known owner")))
    else:
        complete.setattr(quick_check.check_deb, "check", lambda *_: 1)
    assert quick_check.main([]) == 1
    assert "SKIPPED" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ("E: Failed to fetch a  Could not connect to b", UnreachableError),
        ("The following packages have unmet dependencies:\n radonc-gpt : Depends: libnever but it is not", SetupError),
    ],
)
def test_that_a_dependency_that_does_not_exist_is_told_apart_from_a_mirror(monkeypatch, tmp_path, said, error):
    bare = tmp_path / "bookworm"
    for folder in ("root", "etc"):
        (bare / folder).mkdir(parents=True)
    package = tmp_path / "p.deb"
    package.touch()
    answer = subprocess.CompletedProcess([], 0, "libc6, libnever\n", "")
    monkeypatch.setattr(bare_systems.subprocess, "run", lambda *_args, **_options: answer)
    monkeypatch.setattr(bare_systems, "LOGS", tmp_path)

    def run(label, _argv, log):
        log.write_text(said)
        if label != "lists of packages":
            raise CommandFailedError(label, 100, log)

    monkeypatch.setattr(bare_systems, "run", run)
    with pytest.raises(SetupError) as raised:
        bare_systems.fetch_dependencies(bare, package)
    assert type(raised.value) is error
    assert not (bare / "root" / "radonc.deb").exists()
    assert not tmp_path.joinpath("bookworm.depends").exists()


def test_that_ubuntus_mirror_is_the_named_or_the_one_that_debootstrap_knows(monkeypatch, tmp_path):
    script = tmp_path / "gutsy"
    monkeypatch.setattr(bare_systems, "UBUNTU_SCRIPT", script)
    monkeypatch.delenv("RADONC_UBUNTU_MIRROR", raising=False)
    with pytest.raises(SetupError, match="RADONC_UBUNTU_MIRROR"):
        bare_systems.ubuntu_mirror()
    script.write_text(
        "\tdefault_mirror gopher://old-releases.example/u\n\tdefault_mirror gopher://archive.example/ubuntu\n"
    )
    assert bare_systems.ubuntu_mirror() == "gopher://archive.example/ubuntu"
    monkeypatch.setenv("RADONC_UBUNTU_MIRROR", "gopher://mine/")
    assert bare_systems.ubuntu_mirror() == "gopher://mine"
