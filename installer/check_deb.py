"""Install the package in a bare Debian without any network, use it, upgrade it and purge it; print figures.

Needs root (debootstrap, chroot, name spaces). The bare system and the packages that ours depends on are fetched once
into the cache; everything after that runs without a network, and what changes stays in memory. Standard library only.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import frozen_app
import llama_wheel
from machine import SetupError
from progress import CommandFailedError, fail, run, say

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
SUITES = ("bookworm", "trixie")  # Debian 12 and 13
TOOLS = ("xvfb", "xdotool")  # for the test alone, to see the window
OUT = ROOT / "build" / "package" / "out"
PACK = ROOT / "build" / "demo" / "pack"
SECONDS = 1500


def main(argv: Sequence[str] | None = None) -> int:
    """Run the whole check; 0 when every step held."""
    parser = argparse.ArgumentParser(description="Check the Debian package in a bare system without a network.")
    parser.add_argument("--package", type=Path, help="by default what installer/build.py linux has built")
    parser.add_argument("--pack", type=Path, default=PACK, help="model pack to ask")
    parser.add_argument("--pictures", type=Path, default=ROOT / "build" / "package" / "pictures")
    parser.add_argument("--suite", choices=SUITES, default=SUITES[0], help="release of Debian to try it in")
    options = parser.parse_args(argv)
    try:
        package = options.package or built()
        if os.geteuid():
            raise SetupError("the check makes a chroot: run it as root.")
        if not (options.pack / "manifest.json").is_file():
            raise SetupError(f"there is no model pack in {options.pack}; make it with: make demo")
        return check(package, options.pack.resolve(), options.pictures, options.suite)
    except SetupError as error:
        return fail(str(error))
    except CommandFailedError as error:
        return fail(f"{error} (whole log: {error.log}); its last lines are:\n{error.tail()}")


def built() -> Path:
    """Find the package that was built last."""
    found = OUT / f"{frozen_app.NAME}_{frozen_app.project_version()}_amd64.deb"
    if not found.is_file():
        raise SetupError("there is no package yet; build it with: make installer")
    return found


def check(package: Path, pack: Path, pictures: Path, suite: str) -> int:
    """Prepare bare system, packages and upgrade, then run every step inside without a network."""
    bare = bare_system(suite)
    with tempfile.TemporaryDirectory(prefix="radonc-deb-") as temporary:
        work = Path(temporary)
        shared = work / "shared"
        shared.mkdir()
        shutil.copyfile(package, shared / "radonc.deb")
        newer(package, work, shared / "newer.deb")
        shutil.copyfile(HERE / "linux" / "steps.sh", shared / "steps.sh")
        fetch_dependencies(bare, shared / "radonc.deb")
        argv = ["unshare", "--net", "--mount", "--pid", "--fork", "--ipc", "bash", str(HERE / "linux" / "enter.sh")]
        done = subprocess.run([*argv, str(bare), str(work), str(pack)], timeout=SECONDS, check=False)
        if (shared / "pictures").is_dir():
            shutil.copytree(shared / "pictures", pictures, dirs_exist_ok=True)
    say(f"the package holds in a bare {suite}" if done.returncode == 0 else "the package does NOT hold")
    return done.returncode


def bare_system(suite: str) -> Path:
    """Give a bare Debian, from the cache or made now (minutes)."""
    folder = llama_wheel.cache_folder() / "chroots" / suite
    if (folder / "etc" / "debian_version").is_file():
        return folder
    if shutil.which("debootstrap") is None:
        raise SetupError("debootstrap is missing; install it with: apt-get install debootstrap")
    part = folder.with_name(f"{suite}-unfinished")
    shutil.rmtree(part, ignore_errors=True)
    argv = ["debootstrap", "--variant=minbase", suite, str(part), *os.environ.get("RADONC_DEBIAN_MIRROR", "").split()]
    run(f"a bare {suite}", argv, ROOT / "build" / "package" / "debootstrap.log")
    part.rename(folder)
    return folder


def fetch_dependencies(bare: Path, package: Path) -> None:
    """Fetch what our package depends on into the bare system's cache of packages; nothing is installed."""
    control = subprocess.run(["dpkg-deb", "-f", str(package), "Depends"], capture_output=True, text=True, check=True)
    stamp = bare.with_name(f"{bare.name}.depends")
    wanted = " ".join((control.stdout, *TOOLS))
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    shutil.copyfile(package, bare / "root" / "radonc.deb")
    shutil.copyfile("/etc/resolv.conf", bare / "etc" / "resolv.conf")
    install = "apt-get install -y -qq --no-install-recommends -d"
    fetch = f"apt-get update -qq && {install} /root/radonc.deb {' '.join(TOOLS)}"
    argv = ["unshare", "--mount", "chroot", str(bare), "sh", "-c", fetch]
    run("packages that ours depends on", argv, ROOT / "build" / "package" / "dependencies.log")
    (bare / "root" / "radonc.deb").unlink()
    stamp.write_text(wanted)


def newer(package: Path, work: Path, target: Path) -> None:
    """Write the same package with a higher version, to upgrade to."""
    tree = work / "newer"
    subprocess.run(["dpkg-deb", "-R", str(package), str(tree)], check=True)
    control = tree / "DEBIAN" / "control"
    lines = control.read_text().splitlines(keepends=True)
    changed = (line.rstrip() + "+upgrade\n" if line.startswith("Version:") else line for line in lines)
    control.write_text("".join(changed))
    argv = ["dpkg-deb", "--root-owner-group", "-Zzstd", "-z1", "--build", str(tree), str(target)]
    subprocess.run(argv, stdout=subprocess.DEVNULL, check=True)
    shutil.rmtree(tree)


if __name__ == "__main__":
    sys.exit(main())
