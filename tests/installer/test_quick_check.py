"""The quick part in CI: red for a broken package alone, one line for whatever could not be tried."""

import subprocess

import bare_systems
import pytest
import quick_check
from bare_systems import UnreachableError
from machine import SetupError
from progress import CommandFailedError


@pytest.fixture
def complete(monkeypatch, tmp_path):
    monkeypatch.setattr(quick_check, "lacking", lambda: "")
    monkeypatch.setattr(quick_check, "FOLDER", tmp_path)
    monkeypatch.setattr(quick_check.frozen_app, "check_builder", lambda: None)
    monkeypatch.setattr(quick_check.frozen_app, "prepare", lambda _shop: None)
    monkeypatch.setattr(quick_check, "missing_for_vulkan", list)
    monkeypatch.setattr(quick_check.build, "linux", lambda out, gpu: out / f"p{gpu}.deb")
    monkeypatch.setattr(quick_check.check_deb, "check", lambda *_: 0)
    return monkeypatch


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


def test_that_an_index_that_cannot_be_reached_is_no_error_and_a_wrong_hash_is_one(complete, capsys, tmp_path):
    log = tmp_path / "pip.log"
    complete.setattr(quick_check.frozen_app, "prepare", raising(failed(log, "ERROR: No matching distribution")))
    assert quick_check.main([]) == 0
    assert "SKIPPED" in capsys.readouterr().out
    log.write_text("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE")
    assert quick_check.main([]) == 1


@pytest.mark.parametrize("broken", ["build", "scan", "steps"])
def test_that_a_broken_package_is_an_error(complete, tmp_path, broken, capsys):
    if broken == "build":
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
