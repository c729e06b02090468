import re
import tomllib
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted((ROOT / "installer" / "locks").glob("*.lock"))
# A host name, an address or a folder of somebody's machine.
PLACES = re.compile(r"://|--(extra-)?index-url|--find-links|--trusted-host|file:|(^|\s)/\w+", re.MULTILINE)
ENVIRONMENTS = [
    {"python_version": f"3.{minor}", "python_full_version": f"3.{minor}.4", "sys_platform": platform}
    for minor in (11, 12)
    for platform in ("linux", "win32")
]


def entries(lock):
    """Yield (requirement, hashes) of a lock."""
    text = re.sub(r"^\s*#.*\n", "", lock.read_text(), flags=re.MULTILINE).replace("\\\n", " ")
    for line in filter(str.strip, text.splitlines()):
        requirement, *hashes = line.split("--hash=")
        yield Requirement(requirement.strip()), [value.strip() for value in hashes]


def name_of(requirement):
    return re.sub(r"[-_.]+", "-", requirement.name).lower()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_that_every_requirement_is_one_version_with_hashes(lock):
    found = list(entries(lock))
    assert found
    for requirement, hashes in found:
        assert re.fullmatch(r"==[^*,]+", str(requirement.specifier)), requirement
        assert hashes, f"{requirement} has no hash"
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", value) for value in hashes), requirement


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_that_no_lock_names_a_host_or_a_path(lock):
    body = "\n".join(line for line in lock.read_text().splitlines() if not line.startswith("#"))
    assert not PLACES.search(body)
    assert "://" not in lock.read_text()


def test_that_the_locks_agree_with_each_other():
    versions = {}
    for lock in LOCKS:
        for requirement, _ in entries(lock):
            versions.setdefault((name_of(requirement), str(requirement.marker)), set()).add(str(requirement.specifier))
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


def test_that_nothing_can_pull_cuda():
    names = {name_of(requirement) for lock in LOCKS for requirement, _ in entries(lock)}
    assert not {name for name in names if name.startswith(("nvidia", "cuda", "triton"))}
    ((torch, hashes),) = entries(ROOT / "installer" / "locks" / "torch.lock")
    assert str(torch.specifier).endswith("+cpu")
    assert len(hashes) == 2, "one build for CPython 3.11 and one for 3.12"


@pytest.mark.parametrize("environment", ENVIRONMENTS, ids=str)
@pytest.mark.parametrize(
    ("locks", "extras"),
    [
        (("runtime", "llama"), ("desktop", "convert", "evaluate")),
        (("runtime", "llama", "tune", "torch"), ("tune",)),
        (("dev",), ("dev", "fetch")),
    ],
)
def test_that_the_locks_hold_what_the_project_asks_for(locks, extras, environment):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = [
        *project["dependencies"],
        *(line for extra in extras for line in project["optional-dependencies"][extra]),
    ]
    locked = {
        name_of(requirement): next(iter(requirement.specifier)).version
        for lock in locks
        for requirement, _ in entries(ROOT / "installer" / "locks" / f"{lock}.lock")
        if requirement.marker is None or Marker(str(requirement.marker)).evaluate(environment)
    }
    for line in asked:
        want = Requirement(line)
        assert want.specifier.contains(locked[name_of(want)], prereleases=True), line


@pytest.mark.parametrize("package", ["pyside6-essentials", "shiboken6", "numpy"])
def test_that_the_versions_held_for_the_windows_package_are_held(package):
    held = {"pyside6-essentials": "6.8.3", "shiboken6": "6.8.3", "numpy": "1.26.4"}
    runtime = {
        name_of(requirement): str(requirement.specifier)
        for requirement, _ in entries(ROOT / "installer/locks/runtime.lock")
    }
    assert runtime[package] == f"=={held[package]}"
