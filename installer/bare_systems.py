"""Bare systems to try the packages in, and what the packages ask for: fetched once, kept in the cache.

Standard library only. Debian's mirrors are those of debootstrap (or ``RADONC_DEBIAN_MIRROR``); Ubuntu's is the one that
debootstrap knows (or ``RADONC_UBUNTU_MIRROR``), and its keys come from its own package, which is pinned by its SHA-256.
"""

import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import llama_wheel
from machine import SetupError, UnreachableError
from progress import CommandFailedError, Spent, fail, run, say
from vulkan_headers import APT_HELPER

ROOT = Path(__file__).resolve().parent.parent
LINUX = ROOT / "installer" / "linux"
LOGS = ROOT / "build" / "package" / "logs"
DEBIAN = ("bookworm", "trixie")  # Debian 12 and 13
UBUNTU = ("noble",)  # Ubuntu 24.04
SUITES = (*DEBIAN, *UBUNTU)
# For the tests alone: to see the window, to try the .rpm, and to have sticks without the kernel's modules for them.
TOOLS = ("xvfb", "xdotool")
FURTHER_TOOLS = {"bookworm": ("rpm", "dnf", "exfat-fuse", "exfatprogs", "fusefat", "dosfstools", "mtools")}
# Ubuntu's archive is signed by keys that Debian does not bring along.
UBUNTU_KEYS = "pool/main/u/ubuntu-keyring/ubuntu-keyring_2023.11.28.1_all.deb"
UBUNTU_KEYS_SHA256 = "36de43b15853ccae0028e9a767613770c704833f82586f28eb262f0311adb8a8"
UBUNTU_SCRIPT = Path("/usr/share/debootstrap/scripts/gutsy")  # debootstrap's for every Ubuntu since 2007
STEPS_SECONDS = 5400  # minutes on an idle machine
PROBE = 'mount -t tmpfs a "$0" && cd "$0" && mkdir l u w m && mount -t overlay a -o lowerdir=l,upperdir=u,workdir=w m'
# What apt says when a mirror is at fault, and not the package.
UNREACHABLE = re.compile(r"(Failed to fetch|Unable to fetch|Could not resolve|Could not connect|Temporary failure)")


@dataclass(frozen=True)
class Trial:
    """What is tried in a bare system.

    Attributes:
        what: Names it in the last line, for example "the package".
        suite: The bare system.
        steps: Name of the script in ``installer/linux``.
        pictures: Where the pictures of the windows go.
        pack: Model pack, seen inside as ``/mnt/pack``.
        beside: Folder in whose file system the work is done, for what is linked and not copied.

    """

    what: str
    suite: str
    steps: str
    pictures: Path
    pack: Path | None = None
    beside: Path | None = None


def try_out(trial: Trial, package: Path, fill: Callable[[Path, Path], None]) -> int:
    """Prepare a bare system, run the steps of a trial in it without a network, and say whether it holds.

    Args:
        trial: What is tried.
        package: The .deb, which also names Debian's packages with the libraries that the program needs.
        fill: Gets a folder to work in and the folder ``shared``, and puts into that what the steps need besides.

    Returns:
        The exit code of the steps.

    Raises:
        UnreachableError: A mirror is at fault.
        SetupError: The package asks for something that this system does not have.

    """
    started = Spent()
    bare = bare_system(trial.suite)
    with tempfile.TemporaryDirectory(prefix="radonc-check-", dir=trial.beside) as temporary:
        work = Path(temporary)
        shared = work / "shared"
        shared.mkdir()
        shutil.copyfile(package, shared / "radonc.deb")
        fill(work, shared)
        fetch_dependencies(bare, shared / "radonc.deb")
        code = run_inside(bare, work, trial.steps, trial.pack)
        if (shared / "pictures").is_dir():
            shutil.copytree(shared / "pictures", trial.pictures, dirs_exist_ok=True)
    say(f"{trial.what} {'holds' if code == 0 else 'does NOT hold'} in a bare {trial.suite} ({started})")
    return code


def as_root(check: Callable[[], int]) -> int:
    """Run a check and give its exit code; what a person can put right is told in one sentence (2)."""
    try:
        if os.geteuid():
            raise SetupError("the check makes a chroot: run it as root.")
        return check()
    except SetupError as error:
        return fail(str(error))
    except CommandFailedError as error:
        return fail(f"{error} (whole log: {error.log}); its last lines are:\n{error.tail()}")


def no_layers() -> str:
    """Say why no throw-away layer over another system can be made on this machine; empty when it can."""
    if shutil.which("unshare") is None:
        return "unshare is missing; install it with: apt-get install util-linux"
    with tempfile.TemporaryDirectory() as place:
        argv = ["unshare", "--net", "--mount", "--pid", "--fork", "--ipc", "sh", "-c", PROBE, place]
        done = subprocess.run(argv, capture_output=True, text=True, check=False)
    return f"this machine allows no name spaces or layers ({done.stderr.strip()[-120:]})" if done.returncode else ""


def model_pack(folder: Path) -> Path:
    """Give the whole path of a model pack; SetupError where there is none."""
    if not (folder / "manifest.json").is_file():
        raise SetupError(f"there is no model pack in {folder}; make it with: make demo")
    return folder.resolve()


def bare_system(suite: str) -> Path:
    """Give a bare Debian or Ubuntu, from the cache or made now (minutes).

    Raises:
        SetupError: debootstrap is missing.
        UnreachableError: The system cannot be fetched.

    """
    folder = llama_wheel.cache_folder() / "chroots" / suite
    if (folder / "etc" / "debian_version").is_file():
        return folder
    if shutil.which("debootstrap") is None:
        raise SetupError("debootstrap is missing; install it with: apt-get install debootstrap")
    part = folder.with_name(f"{suite}-unfinished")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    argv = ["debootstrap", "--variant=minbase"]
    if suite in UBUNTU:
        mirror = ubuntu_mirror()
        argv += ["--components=main,universe", f"--keyring={ubuntu_keys(mirror, part.with_name('ubuntu-keys'))}"]
        argv += [suite, str(part), mirror, str(UBUNTU_SCRIPT)]
    else:
        argv += [suite, str(part), *os.environ.get("RADONC_DEBIAN_MIRROR", "").split()]
    log = LOGS / f"debootstrap-{suite}.log"
    try:
        run(f"a bare {suite}", argv, log)
    except CommandFailedError as error:
        raise UnreachableError(f"a bare {suite} cannot be fetched ({error.tail(1)}; whole log: {log}).") from error
    part.rename(folder)
    return folder


def ubuntu_mirror() -> str:
    """Give the root of Ubuntu's archive: the one that is named, or the one that debootstrap knows."""
    named = os.environ.get("RADONC_UBUNTU_MIRROR")
    script = UBUNTU_SCRIPT.read_text() if UBUNTU_SCRIPT.is_file() else ""
    known = re.search(r"default_mirror (\S+//archive\S+)", script)
    if not named and not known:
        raise SetupError("debootstrap knows no mirror of Ubuntu; name one in RADONC_UBUNTU_MIRROR.")
    return (named or (known[1] if known else "")).rstrip("/")


def ubuntu_keys(mirror: str, folder: Path) -> Path:
    """Give the file with the keys that sign Ubuntu's archive.

    Raises:
        UnreachableError: The mirror does not give the package with them.
        SetupError: The package is another one than the pinned.

    """
    keys = folder / "usr" / "share" / "keyrings" / "ubuntu-archive-keyring.gpg"
    if keys.is_file():
        return keys
    folder.mkdir(parents=True, exist_ok=True)
    package = folder / "keys.deb"
    argv = [str(APT_HELPER), "download-file", f"{mirror}/{UBUNTU_KEYS}", str(package), f"SHA256:{UBUNTU_KEYS_SHA256}"]
    try:
        run("keys of Ubuntu's archive", argv, LOGS / "ubuntu-keys.log")
    except CommandFailedError as error:
        raise UnreachableError(f"the keys of Ubuntu's archive cannot be fetched ({error.tail(1)}).") from error
    if hashlib.sha256(package.read_bytes()).hexdigest() != UBUNTU_KEYS_SHA256:
        raise SetupError("the package with the keys of Ubuntu's archive differs from its hash and was refused.")
    subprocess.run(["dpkg-deb", "-x", str(package), str(folder)], check=True)
    return keys


def fetch_dependencies(bare: Path, package: Path) -> None:
    """Fetch what a .deb depends on, and the tools of the tests, into the bare system's cache; nothing is installed.

    Raises:
        UnreachableError: A mirror is at fault.
        SetupError: The package asks for something that this system does not have.

    """
    control = subprocess.run(["dpkg-deb", "-f", str(package), "Depends"], capture_output=True, text=True, check=True)
    stamp = bare.with_name(f"{bare.name}.depends")
    tools = (*TOOLS, *FURTHER_TOOLS.get(bare.name, ()))
    wanted = " ".join((control.stdout, *tools))
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    shutil.copyfile(package, bare / "root" / "radonc.deb")
    shutil.copyfile("/etc/resolv.conf", bare / "etc" / "resolv.conf")
    install = "apt-get install -y -qq --no-install-recommends -d"
    steps = (
        ("lists of packages", "apt-get update -qq -o APT::Update::Error-Mode=any"),
        ("packages that ours depends on", f"{install} /root/radonc.deb {' '.join(tools)}"),
    )
    try:
        for number, (label, command) in enumerate(steps):
            log = LOGS / f"dependencies-{bare.name}.log"
            try:
                run(label, ["unshare", "--mount", "chroot", str(bare), "sh", "-c", command], log)
            except CommandFailedError as error:
                if number == 0 or UNREACHABLE.search(log.read_text(errors="replace")):
                    raise UnreachableError(f"the packages of {bare.name} cannot be fetched (log: {log}).") from error
                raise SetupError(f"{bare.name} has not all that the package depends on: {error.tail(4)}") from error
    finally:
        (bare / "root" / "radonc.deb").unlink()
    stamp.write_text(wanted)


def run_inside(bare: Path, work: Path, steps: str, pack: Path | None = None) -> int:
    """Run a script of steps in a throw-away layer over a bare system, without a network; give its exit code.

    Args:
        bare: The bare system; it is not changed.
        work: Folder for the layer; what lies in its folder ``shared`` is seen inside as ``/mnt/shared``.
        steps: Name of the script in ``installer/linux``.
        pack: Model pack, seen inside as ``/mnt/pack``.

    """
    shared = work / "shared"
    shutil.copyfile(LINUX / steps, shared / "steps.sh")
    shutil.copyfile(LINUX / "common.sh", shared / "common.sh")
    (work / "none").mkdir()
    return run_apart(bare, work, pack or work / "none", STEPS_SECONDS)


def run_apart(bare: Path, work: Path, pack: Path, seconds: float) -> int:
    """Run ``shared/steps.sh`` of ``work`` as ``run_inside`` does; give its exit code.

    Raises:
        subprocess.TimeoutExpired: It took longer than ``seconds``.

    """
    # Whoever ends this program ends the steps with it, and all that they started.
    argv = ["setpriv", "--pdeathsig", "KILL", "unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "--ipc"]
    argv += ["bash", str(LINUX / "enter.sh"), str(bare), str(work), str(pack)]
    return subprocess.run(argv, stdin=subprocess.DEVNULL, timeout=seconds, check=False).returncode
