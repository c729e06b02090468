"""Install both Windows installers under Wine without any network, use them, remove them; print one line for each step.

Needs root (debootstrap, chroot, name spaces). Wine 10 of Debian 13 in a chroot of its own is fetched once into the
cache. Wine is a smoke test: it shows that the installers and the program run, not how Windows behaves. Standard
library only.
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
from bare_systems import bare_system
from check_deb import HERE, PACK, ROOT
from machine import SetupError
from progress import CommandFailedError, fail, run, say

OUT = ROOT / "build" / "package" / "windows"
SUITE = "trixie"
WINE = ("wine", "wine64", "fonts-dejavu-core")
SECONDS = 3000


def main(argv: Sequence[str] | None = None) -> int:
    """Run the whole check; 0 when every step held."""
    parser = argparse.ArgumentParser(description="Check the installers for Windows under Wine without a network.")
    parser.add_argument("--installers", type=Path, default=OUT, help="by default what installer/build.py windows built")
    parser.add_argument("--pack", type=Path, default=PACK, help="model pack to ask")
    parser.add_argument("--pictures", type=Path, default=ROOT / "build" / "package" / "pictures-windows")
    parser.add_argument("--only", choices=("setup", "msi"), help="one of the two installers")
    options = parser.parse_args(argv)
    try:
        if os.geteuid():
            raise SetupError("the check makes a chroot: run it as root.")
        if not (options.pack / "manifest.json").is_file():
            raise SetupError(f"there is no model pack in {options.pack}; make it with: make demo")
        kinds = (options.only,) if options.only else ("setup", "msi")
        return max(check(options.installers, options.pack.resolve(), options.pictures, kind) for kind in kinds)
    except SetupError as error:
        return fail(str(error))
    except CommandFailedError as error:
        return fail(f"{error} (whole log: {error.log}); its last lines are:\n{error.tail()}")


def check(installers: Path, pack: Path, pictures: Path, kind: str) -> int:
    """Run every step of one installer."""
    version = frozen_app.project_version()
    name = f"radonc-gpt-{version}-setup.exe" if kind == "setup" else f"radonc-gpt-{version}.msi"
    if not (installers / name).is_file():
        raise SetupError(f"{name} is not built yet; build it with: make installer-windows")
    bare = wine_system()
    with tempfile.TemporaryDirectory(prefix="radonc-wine-") as temporary:
        work = Path(temporary)
        shared = work / "shared"
        shared.mkdir()
        shutil.copyfile(installers / name, shared / name)
        shutil.copyfile(HERE / "windows" / "steps.sh", shared / "steps.sh")
        (shared / "kind").write_text(f"{kind} {name}\n")
        argv = ["unshare", "--net", "--mount", "--pid", "--fork", "--ipc", "bash", str(HERE / "linux" / "enter.sh")]
        done = subprocess.run([*argv, str(bare), str(work), str(pack)], timeout=SECONDS, check=False)
        if (shared / "pictures").is_dir():
            shutil.copytree(shared / "pictures", pictures / kind, dirs_exist_ok=True)
    say(f"{name} holds under Wine" if done.returncode == 0 else f"{name} does NOT hold under Wine")
    return done.returncode


def wine_system() -> Path:
    """Give a bare Debian with Wine, from the cache or made now (minutes)."""
    bare = bare_system(SUITE)
    folder = bare.with_name("wine")
    if (folder / "usr" / "lib" / "wine").is_dir():
        return folder
    part = folder.with_name("wine-unfinished")
    shutil.rmtree(part, ignore_errors=True)
    log = ROOT / "build" / "package" / "wine.log"
    run("a bare system for Wine", ["cp", "-a", "--reflink=auto", str(bare), str(part)], log)
    shutil.copyfile("/etc/resolv.conf", part / "etc" / "resolv.conf")
    install = f"apt-get update -qq && apt-get install -y -qq --no-install-recommends {' '.join(WINE)} && apt-get clean"
    run("Wine", ["unshare", "--mount", "chroot", str(part), "sh", "-c", install], log)
    part.rename(folder)
    return folder


if __name__ == "__main__":
    sys.exit(main())
