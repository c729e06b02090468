"""The build in the fixed root: what goes in is checked, and nothing of the machine goes with it."""

import hashlib
import os
import subprocess
from types import SimpleNamespace

import fixed_build
import llama_wheel
import pytest
import vulkan_backend
from fixed_build import Prepared
from machine import SetupError, UnreachableError
from progress import CommandFailedError

DATE = 1_700_000_000


def test_that_who_is_not_root_is_told_the_other_way(monkeypatch):
    monkeypatch.setattr(fixed_build.os, "geteuid", lambda: 1000)
    with pytest.raises(SetupError, match=r"run it as root, or .*--on-this-machine$"):
        fixed_build.prepare()


@pytest.fixture
def checkout(monkeypatch, tmp_path):
    """A checkout with a tracked, a new, an ignored and a removed file, made under a strict umask."""
    folder = tmp_path / "checkout"
    old = os.umask(0o077)
    try:
        (folder / "installer").mkdir(parents=True)
        for name in ("installer/a.py", "installer/run.sh", "installer/gone.py", "other.py", "pyproject.toml"):
            (folder / name).write_text(name)
        (folder / "installer" / "run.sh").chmod(0o700)
        (folder / ".gitignore").write_text("*.log\n")
        for words in (["init", "-q"], ["add", "-A"]):
            subprocess.run(["git", "-C", str(folder), *words], check=True)
        (folder / "installer" / "gone.py").unlink()
        (folder / "installer" / "new.py").write_text("new")
        (folder / "installer" / "build.log").write_text("of this machine")
    finally:
        os.umask(old)
    monkeypatch.setattr(fixed_build, "ROOT", folder)
    return folder


def test_that_the_sources_go_in_with_one_time_and_plain_rights_and_nothing_ignored(checkout, tmp_path):
    target = tmp_path / "source"
    target.mkdir()
    fixed_build.export(target, DATE)
    files = {entry.relative_to(target).as_posix(): entry.stat() for entry in target.rglob("*") if entry.is_file()}
    assert sorted(files) == ["installer/a.py", "installer/new.py", "installer/run.sh", "pyproject.toml"]
    assert {found.st_mtime for found in files.values()} == {DATE}
    assert {name: f"{found.st_mode & 0o777:o}" for name, found in files.items()} == {
        "installer/a.py": "644",
        "installer/new.py": "644",
        "installer/run.sh": "755",
        "pyproject.toml": "644",
    }
    assert f"{(target / 'installer').stat().st_mode & 0o777:o}" == "755"


def test_that_without_git_one_sentence_says_so(monkeypatch, tmp_path):
    monkeypatch.setattr(fixed_build, "ROOT", tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(SetupError, match=r"git says here: fatal: not a git repository"):
        fixed_build.export(tmp_path / "source", DATE)


@pytest.fixture
def house(monkeypatch, tmp_path):
    """Locks that name two files, and what fetches them."""
    lock = tmp_path / "package.lock"
    names = {"one.whl": b"one", "two.whl": b"two"}
    lock.write_text("\n".join(f"--hash=sha256:{hashlib.sha256(content).hexdigest()}" for content in names.values()))
    monkeypatch.setattr(fixed_build, "LOCKS", (lock,))
    monkeypatch.setenv("RADONC_CACHE", str(tmp_path / "cache"))
    fetched = []

    def fetch(_work, folder):
        folder.mkdir()
        fetched.append(folder)
        for name, content in names.items():
            (folder / name).write_bytes(content)

    monkeypatch.setattr(fixed_build, "fetch", fetch)
    return SimpleNamespace(fetched=fetched, names=names)


def test_that_the_wheelhouse_is_fetched_once_and_compared_with_the_locks_every_time(house):
    folder = fixed_build.wheelhouse()
    assert folder == fixed_build.wheelhouse()
    assert len(house.fetched) == 1
    (folder / "one.whl").write_bytes(b"another")
    with pytest.raises(SetupError, match=r"one\.whl .* in no lock"):
        fixed_build.wheelhouse()


def test_that_nothing_that_is_in_no_lock_gets_into_the_cache(house, tmp_path):
    house.names["three.whl"] = b"not asked for"
    with pytest.raises(SetupError, match=r"three\.whl .* in no lock"):
        fixed_build.wheelhouse()
    assert list((tmp_path / "cache" / "wheelhouse").iterdir()) == []


@pytest.mark.parametrize(
    ("said", "error"),
    [("ERROR: No matching distribution", UnreachableError), ("DO NOT MATCH THE HASHES", CommandFailedError)],
)
def test_that_an_index_that_is_away_is_told_apart_from_a_wrong_hash(house, monkeypatch, tmp_path, said, error):
    log = tmp_path / "pip.log"
    log.write_text(said)

    def fails(_work, _folder):
        raise CommandFailedError("wheelhouse", 1, log)

    monkeypatch.setattr(fixed_build, "fetch", fails)
    with pytest.raises(error):
        fixed_build.wheelhouse()


def test_that_an_engine_of_the_root_is_never_taken_outside_of_it(monkeypatch):
    keys = set()
    for way in (None, "a" * 32, "b" * 32):
        if way:
            monkeypatch.setenv(llama_wheel.FIXED_ROOT, way)
        else:
            monkeypatch.delenv(llama_wheel.FIXED_ROOT, raising=False)
        keys |= {llama_wheel.recipe().key, vulkan_backend.recipe().key}
    assert len(keys) == 6


@pytest.mark.parametrize("part", ["lock", "script", "paths"])
def test_that_the_engines_key_changes_with_the_root_and_how_it_is_entered(monkeypatch, tmp_path, part):
    before = fixed_build.way()
    changed = tmp_path / part
    place, name = {
        "lock": (fixed_build.build_root, "LOCK"),
        "script": (fixed_build, "ENTER"),
        "paths": (llama_wheel, "PATHS"),
    }[part]
    changed.write_bytes(getattr(place, name).read_bytes() + b"\n")
    monkeypatch.setattr(place, name, changed)
    assert fixed_build.way() != before


@pytest.fixture
def builds(monkeypatch, tmp_path):
    """What would be run in the root, and with which exit code it ends."""
    seen = SimpleNamespace(arguments=[], codes={})

    def build(_prepared, arguments, out):
        seen.arguments.append((*arguments, out.name))
        return seen.codes.get(out.name, 0)

    monkeypatch.setattr(fixed_build, "prepare", lambda: Prepared(tmp_path, tmp_path, tmp_path, DATE))
    monkeypatch.setattr(fixed_build, "build", build)
    return seen


def test_that_two_builds_get_folders_of_their_own_after_the_engine_was_compiled_once(builds, tmp_path):
    assert fixed_build.linux(tmp_path / "out", gpu=False, again=tmp_path / "again") == 0
    assert builds.arguments[0] == ("engine", "--without-gpu", "engine")
    assert sorted(builds.arguments[1:]) == [
        ("linux", "--without-gpu", "--folder", "second", "again"),
        ("linux", "--without-gpu", "out"),
    ]


@pytest.mark.parametrize("broken", ["engine", "out", "again"])
def test_that_the_code_of_the_part_that_failed_is_given(builds, tmp_path, broken):
    builds.codes[broken] = 7
    assert fixed_build.linux(tmp_path / "out", gpu=True, again=tmp_path / "again") == 7


def test_that_the_command_in_the_root_knows_the_time_and_no_place_of_this_machine(monkeypatch, tmp_path):
    monkeypatch.setenv("RADONC_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(fixed_build, "PACKAGE", tmp_path / "package")
    monkeypatch.setattr(fixed_build, "export", lambda _target, _date: None)
    fixed_build.build_root.place().mkdir(parents=True)
    seen = []

    monkeypatch.setenv("TZ", "Pacific/Auckland")

    def run(argv, env, **_options):
        seen.extend(argv)
        assert sorted(env) == ["LC_ALL", "PATH"]
        return subprocess.CompletedProcess(argv, 3)

    monkeypatch.setattr(fixed_build.subprocess, "run", run)
    prepared = Prepared(tmp_path / "root", tmp_path / "house", tmp_path / "kept", DATE)
    assert fixed_build.build(prepared, ["rpm"], tmp_path / "out") == 3
    assert {"--net", "--mount", "--pid", "--uts", "--ipc"} <= set(seen)
    inside = seen[seen.index(str(fixed_build.frozen_app.PYTHON)) :]
    assert inside == ["/usr/bin/python3.11", "/radonc/installer/build.py", "rpm", "--on-this-machine", "--out", "/out"]
    assert seen[-len(inside) - 2 : -len(inside)] == [str(DATE), fixed_build.way()]


def test_that_a_machine_that_allows_no_layers_is_told_before_anything_is_fetched(monkeypatch):
    monkeypatch.setattr(fixed_build.os, "geteuid", lambda: 0)
    monkeypatch.setattr(fixed_build, "no_layers", lambda: "this machine allows no name spaces")
    monkeypatch.setattr(fixed_build.build_root, "provide", lambda: pytest.fail("something was fetched"))
    with pytest.raises(SetupError, match=r"^this machine allows no name spaces: "):
        fixed_build.prepare()
