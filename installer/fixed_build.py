"""Build in the fixed root: sources, wheels and compiled engine go in, packages come out, nothing else is seen inside.

What goes in is checked outside: Debian's packages and every wheel by the SHA-256 of their locks. Inside there is no
network, and path, user, host name, environment, time zone, language and rights of new files are always the same, so
that any machine gives the same bytes. Needs root. Standard library only.
"""

import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import build_root
import frozen_app
import llama_wheel
import reference_converter
import rpm_package
import vulkan_headers
from bare_systems import no_layers
from machine import SetupError, UnreachableError
from progress import CommandFailedError, run, say

ROOT = frozen_app.ROOT
PACKAGE = ROOT / "build" / "package"
LOGS = PACKAGE / "logs"
ENTER = ROOT / "installer" / "linux" / "enter_root.sh"
LOCKS = (frozen_app.LOCK, llama_wheel.NATIVE_LOCK, llama_wheel.LOCK, vulkan_headers.LOCK)
# What a build reads of the checkout.
SOURCES = ("installer", "models/radonc_models", "desktop/radonc_desktop", "docs", "pyproject.toml", "CHANGELOG.md")
# Wheels for the root's Python and C library, whatever runs here.
PLATFORMS = (
    *(f"manylinux_2_{minor}_x86_64" for minor in range(36, 4, -1)),
    *("manylinux2014_x86_64", "manylinux2010_x86_64", "manylinux1_x86_64", "linux_x86_64"),
)
TARGET = (
    *("--python-version", "3.11", "--implementation", "cp", "--abi", "cp311", "--abi", "abi3", "--abi", "none"),
    *(part for platform in PLATFORMS for part in ("--platform", platform)),
)
ON_THIS_MACHINE = "--on-this-machine"


@dataclass(frozen=True)
class Prepared:
    """What a build in the fixed root needs: all of it was checked against its locks."""

    root: Path
    wheelhouse: Path
    cache: Path
    date: int


def way() -> str:
    """Give the hash of everything that decides how the engine is compiled in the root, and is in no recipe of it."""
    content = b"".join(file.read_bytes() for file in (build_root.LOCK, ENTER, llama_wheel.PATHS))
    return hashlib.sha256(content).hexdigest()[:32]


def prepare() -> Prepared:
    """Bring together what the builds need, from the cache or fetched now (minutes).

    Raises:
        SetupError: Not root, or something is missing or not what its lock says.
        UnreachableError: A mirror or an index is at fault.

    """
    if os.geteuid():
        raise SetupError(
            "the package is built in a fixed chroot: run it as root, or build it with this machine's own tools: "
            f"installer/build.py linux {ON_THIS_MACHINE}"
        )
    if why := no_layers():
        raise SetupError(f"{why}: no package can be built in a fixed chroot here.")
    root = build_root.provide()
    cache = build_root.place() / "cache"
    cache.mkdir(exist_ok=True)
    return Prepared(root, wheelhouse(), cache, frozen_app.source_date())


def wheelhouse() -> Path:
    """Give the folder with every wheel and source that a build takes; each was compared with its lock now.

    Raises:
        SetupError: A file is not what its lock says.
        UnreachableError: The index or the mirror is at fault.

    """
    content = b"".join(lock.read_bytes() for lock in LOCKS) + repr(TARGET).encode()
    folder = llama_wheel.cache_folder() / "wheelhouse" / hashlib.sha256(content).hexdigest()[:32]
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="fetching-", dir=folder.parent) as temporary:
            work = Path(temporary)
            try:
                fetch(work, work / "download")
            except CommandFailedError as error:
                if "DO NOT MATCH THE HASHES" in error.log.read_text(errors="replace"):
                    raise
                raise UnreachableError(f"the parts cannot be fetched ({error.tail(1)}).") from error
            check(work / "download")
            (work / "download").rename(folder)
    check(folder)
    return folder


def fetch(work: Path, folder: Path) -> None:
    """Fetch wheels, the engine's source and the Vulkan headers into a folder."""
    reference_converter.download(work, LOGS)  # into work / "download", with the pip that is used below
    pip = [str(work / "tools" / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "--no-input", "download"]
    for lock in (frozen_app.LOCK, llama_wheel.NATIVE_LOCK):
        asked = ["--no-deps", "--require-hashes", "--only-binary=:all:", *TARGET, "-r", str(lock), "-d", str(folder)]
        run(f"wheelhouse: {lock.stem}", [*pip, *asked], LOGS / f"wheelhouse-{lock.stem}.log")
    for package in vulkan_headers.locked():
        shutil.copyfile(vulkan_headers.bring(package, work, LOGS), folder / package.name)


def check(folder: Path) -> None:
    """Raise SetupError unless every file of the wheelhouse has a SHA-256 that a lock names."""
    known = {digest for lock in LOCKS for digest in re.findall(r"\b[0-9a-f]{64}\b", lock.read_text())}
    for file in sorted(folder.iterdir()):
        if hashlib.sha256(file.read_bytes()).hexdigest() not in known:
            raise SetupError(f"{file.name} in {folder} is in no lock and was refused; remove that folder.")


def export(target: Path, date: int) -> None:
    """Copy what a build reads of the checkout: what git tracks or would take, with one time and plain rights."""
    asked = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *SOURCES]
    said = subprocess.run(asked, capture_output=True, text=True, env=os.environ | {"LC_ALL": "C"}, check=False)
    if said.returncode:
        why = next(iter(said.stderr.splitlines()), "nothing")
        raise SetupError(f"the package is built from the files that git knows, and git says here: {why}")
    for name in sorted(set(said.stdout.split("\0")) - {""}):
        source, copy = ROOT / name, target / name
        if not source.is_file():
            continue  # removed and not yet committed
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, copy)
        copy.chmod(0o755 if source.stat().st_mode & 0o100 else 0o644)
        os.utime(copy, (date, date))
    for folder in (target, *(entry for entry in target.rglob("*") if entry.is_dir())):
        folder.chmod(0o755)


def build(prepared: Prepared, arguments: Sequence[str], out: Path) -> int:
    """Run ``installer/build.py`` with some arguments in the root; results go to ``out``; give its exit code."""
    for folder in (PACKAGE, out):
        folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="building-", dir=build_root.place()) as temporary:
        work = Path(temporary)
        export(work / "source", prepared.date)
        apart = ["unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "--ipc", "--uts", "bash", str(ENTER)]
        places = (prepared.root, work, PACKAGE.resolve(), out.resolve(), prepared.cache, prepared.wheelhouse)
        inside = [str(frozen_app.PYTHON), "/radonc/installer/build.py", *arguments, ON_THIS_MACHINE, "--out", "/out"]
        done = subprocess.run(
            # Whoever ends this program ends the build with it.
            ["setpriv", "--pdeathsig", "KILL", *apart, *map(str, places), str(prepared.date), way(), *inside],
            stdin=subprocess.DEVNULL,
            env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"},
            check=False,
        )
    if done.returncode:
        say(f"what is /radonc/build/package in the fixed root is {PACKAGE} outside")
    return done.returncode


def linux(out: Path, *, gpu: bool, again: Path | None = None) -> int:
    """Build the Debian package, and once more in another folder at the same time where one is given.

    Args:
        out: Where the results go.
        gpu: Whether the engine's GPU backend goes with it.
        again: Where the results of the second build go.

    Returns:
        The exit code of the first build that failed, or 0.

    """
    prepared = prepare()
    arguments = ["linux", *([] if gpu else ["--without-gpu"])]
    if again is None:
        return build(prepared, arguments, out)
    if code := engine(gpu=gpu):  # not compiled by both
        return code
    with ThreadPoolExecutor(2) as both:
        one = both.submit(build, prepared, arguments, out)
        other = both.submit(build, prepared, [*arguments, "--folder", "second"], again)
        return one.result() or other.result()


def engine(*, gpu: bool) -> int:
    """Compile the engine in the root, or see that it is compiled already; give the exit code."""
    arguments = ["engine", *([] if gpu else ["--without-gpu"])]
    return build(prepare(), arguments, PACKAGE / "engine")


def rpm(out: Path) -> int:
    """Put the files of the Debian package into an .rpm beside it, in the root; give the exit code."""
    prepared, program = prepare(), rpm_package.nfpm(LOGS)
    kept = prepared.cache / "nfpm" / program.parent.name / program.name
    kept.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(program, kept)
    return build(prepared, ["rpm"], out)
