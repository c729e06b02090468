"""Install the .rpm by rpm in a bare Debian without any network, use it, upgrade it and erase it; print figures.

Debian's rpm keeps a database of its own in which nothing is. So what Debian's libraries provide is read from them with
rpm's own tools and put into that database as one empty package: what ours asks for is checked by rpm itself, and
nothing is forced. The distribution is Debian all the same: Fedora and others were not tried. Needs root; see
check_deb.py. Standard library only.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import check_deb
import frozen_app
import rpm_package
from bare_systems import bare_system, fetch_dependencies, run_inside
from machine import SetupError
from progress import CommandFailedError, fail, say

SUITE = "bookworm"  # whose rpm is taken
SHOP = frozen_app.Workshop((check_deb.OUT.parent / "first").resolve())


def main(argv: Sequence[str] | None = None) -> int:
    """Run the whole check; 0 when every step held."""
    parser = argparse.ArgumentParser(description="Check the .rpm in a bare system without a network.")
    parser.add_argument("--pack", type=Path, default=check_deb.PACK, help="model pack to ask")
    parser.add_argument("--pictures", type=Path, default=check_deb.ROOT / "build" / "package" / "pictures-rpm")
    options = parser.parse_args(argv)
    try:
        if os.geteuid():
            raise SetupError("the check makes a chroot: run it as root.")
        if not (options.pack / "manifest.json").is_file():
            raise SetupError(f"there is no model pack in {options.pack}; make it with: make demo")
        return check(built(), options.pack.resolve(), options.pictures)
    except SetupError as error:
        return fail(str(error))
    except CommandFailedError as error:
        return fail(f"{error} (whole log: {error.log}); its last lines are:\n{error.tail()}")


def built() -> Path:
    """Find the package that was built last."""
    found = check_deb.OUT / f"{frozen_app.NAME}-{frozen_app.project_version()}-1.x86_64.rpm"
    if not found.is_file():
        raise SetupError("there is no .rpm yet; build it with: make installer")
    return found


def check(package: Path, pack: Path, pictures: Path) -> int:
    """Prepare bare system, packages and upgrade, then run every step inside without a network."""
    bare = bare_system(SUITE)
    with tempfile.TemporaryDirectory(prefix="radonc-rpm-") as temporary:
        work = Path(temporary)
        shared = work / "shared"
        shared.mkdir()
        shutil.copyfile(check_deb.built(), shared / "radonc.deb")  # names Debian's packages with the libraries
        shutil.copyfile(package, shared / "radonc.rpm")
        version, tree = f"{frozen_app.project_version()}+upgrade", SHOP.folder / "tree"
        newer = rpm_package.build(tree, version, frozen_app.source_date(), work, SHOP.logs, "zstd:1")
        newer.rename(shared / "newer.rpm")
        fetch_dependencies(bare, shared / "radonc.deb")
        code = run_inside(bare, work, "steps_rpm.sh", pack)
        if (shared / "pictures").is_dir():
            shutil.copytree(shared / "pictures", pictures, dirs_exist_ok=True)
    say(f"the .rpm holds in a bare {SUITE}" if code == 0 else f"the .rpm does NOT hold in a bare {SUITE}")
    return code


if __name__ == "__main__":
    sys.exit(main())
