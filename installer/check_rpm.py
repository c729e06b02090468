"""Install the .rpm by rpm in a bare Debian without any network, use it, upgrade it and erase it; print figures.

Debian's rpm keeps a database of its own in which nothing is. So what Debian's libraries provide is read from them with
rpm's own tools and put into that database as one empty package: what ours asks for is checked by rpm itself, and
nothing is forced. The distribution is Debian all the same: Fedora and others were not tried. Needs root; see
check_deb.py. Standard library only.
"""

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import check_deb
import frozen_app
import rpm_package
from bare_systems import Trial, as_root, model_pack, try_out
from machine import SetupError

SUITE = "bookworm"  # whose rpm is taken
SHOP = frozen_app.Workshop((check_deb.OUT.parent / "first").resolve())


def main(argv: Sequence[str] | None = None) -> int:
    """Run the whole check; 0 when every step held."""
    parser = argparse.ArgumentParser(description="Check the .rpm in a bare system without a network.")
    parser.add_argument("--pack", type=Path, default=check_deb.PACK, help="model pack to ask")
    parser.add_argument("--pictures", type=Path, default=check_deb.OUT.with_name("pictures-rpm"))
    options = parser.parse_args(argv)
    return as_root(lambda: check(built(), model_pack(options.pack), options.pictures))


def built() -> Path:
    """Find the package that was built last."""
    found = check_deb.OUT / f"{frozen_app.NAME}-{frozen_app.project_version()}-1.x86_64.rpm"
    if not found.is_file():
        raise SetupError("there is no .rpm yet; build it with: make installer")
    return found


def check(package: Path, pack: Path, pictures: Path) -> int:
    """Run every step inside without a network, an upgrade to a higher version among them."""

    def fill(work: Path, shared: Path) -> None:
        shutil.copyfile(package, shared / "radonc.rpm")
        version, tree = f"{frozen_app.project_version()}+upgrade", SHOP.folder / "tree"
        newer = rpm_package.build(tree, version, frozen_app.source_date(), work, SHOP.logs, "zstd:1")
        newer.rename(shared / "newer.rpm")

    return try_out(Trial("the .rpm", SUITE, "steps_rpm.sh", pictures, pack), check_deb.built(), fill)


if __name__ == "__main__":
    sys.exit(main())
