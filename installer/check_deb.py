"""Install the package in a bare Debian or Ubuntu without any network, use it, upgrade it and purge it; print figures.

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
from bare_systems import SUITES, bare_system, fetch_dependencies, run_inside
from machine import SetupError
from progress import CommandFailedError, fail, say

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
OUT = ROOT / "build" / "package" / "out"
PACK = ROOT / "build" / "demo" / "pack"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the whole check; 0 when every step held."""
    parser = argparse.ArgumentParser(description="Check the Debian package in a bare system without a network.")
    parser.add_argument("--package", type=Path, help="by default what installer/build.py linux has built")
    parser.add_argument("--pack", type=Path, default=PACK, help="model pack to ask")
    parser.add_argument("--pictures", type=Path, default=ROOT / "build" / "package" / "pictures")
    parser.add_argument("--suite", choices=SUITES, default=SUITES[0], help="system to try it in")
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


def check(package: Path, pack: Path | None, pictures: Path, suite: str) -> int:
    """Prepare bare system, packages and upgrade, then run every step inside without a network.

    Args:
        package: The .deb.
        pack: Model pack to ask; without one, the steps that need it are left out.
        pictures: Where the pictures of the windows go.
        suite: The bare system.

    """
    bare = bare_system(suite)
    with tempfile.TemporaryDirectory(prefix="radonc-deb-") as temporary:
        work = Path(temporary)
        shared = work / "shared"
        shared.mkdir()
        shutil.copyfile(package, shared / "radonc.deb")
        newer(package, work, shared / "newer.deb")
        if pack is None:
            (shared / "quick").touch()
        fetch_dependencies(bare, shared / "radonc.deb")
        code = run_inside(bare, work, "steps.sh", pack)
        if (shared / "pictures").is_dir():
            shutil.copytree(shared / "pictures", pictures, dirs_exist_ok=True)
    say(f"the package holds in a bare {suite}" if code == 0 else f"the package does NOT hold in a bare {suite}")
    return code


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
