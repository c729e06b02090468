"""Install the package in a bare Debian or Ubuntu without any network, use it, upgrade it and purge it; print figures.

Needs root (debootstrap, chroot, name spaces). The bare system and the packages that ours depends on are fetched once
into the cache; everything after that runs without a network, and what changes stays in memory. Standard library only.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import frozen_app
from bare_systems import SUITES, Trial, as_root, model_pack, try_out
from machine import SetupError

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
OUT = ROOT / "build" / "package" / "out"
PACK = ROOT / "build" / "demo" / "pack"
NEWER = OUT.with_name("newer")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the whole check; 0 when every step held."""
    parser = argparse.ArgumentParser(description="Check the Debian package in a bare system without a network.")
    parser.add_argument("--package", type=Path, help="by default what installer/build.py linux has built")
    parser.add_argument("--pack", type=Path, default=PACK, help="model pack to ask")
    parser.add_argument("--pictures", type=Path, help="where the pictures of the windows go")
    parser.add_argument("--suite", choices=SUITES, default=SUITES[0], help="system to try it in")
    options = parser.parse_args(argv)
    pictures: Path = options.pictures or OUT.with_name(f"pictures-{options.suite}")
    return as_root(lambda: check(options.package or built(), model_pack(options.pack), pictures, options.suite))


def built() -> Path:
    """Find the package that was built last."""
    found = OUT / f"{frozen_app.NAME}_{frozen_app.project_version()}_amd64.deb"
    if not found.is_file():
        raise SetupError("there is no package yet; build it with: make installer")
    return found


def check(package: Path, pack: Path | None, pictures: Path, suite: str) -> int:
    """Run every step inside without a network, an upgrade to a higher version among them.

    Args:
        package: The .deb.
        pack: Model pack to ask; without one, the steps that need it are left out.
        pictures: Where the pictures of the windows go.
        suite: The bare system.

    """

    def fill(work: Path, shared: Path) -> None:
        newer(package, work, shared / "newer.deb")
        if pack is None:
            (shared / "quick").touch()

    return try_out(Trial("the package", suite, "steps.sh", pictures, pack), package, fill)


def newer(package: Path, work: Path, target: Path) -> None:
    """Write the same package with a higher version, to upgrade to; packed once for all checks of the same package."""
    with package.open("rb") as content:
        kept = NEWER / f"{hashlib.file_digest(content, 'sha256').hexdigest()}.deb"
    if not kept.is_file():
        NEWER.mkdir(parents=True, exist_ok=True)
        for former in NEWER.glob("*.deb"):
            former.unlink()
        part = kept.with_suffix(f".{os.getpid()}")
        _pack_newer(package, work / "newer", part)
        part.rename(kept)
    shutil.copyfile(kept, target)


def _pack_newer(package: Path, tree: Path, target: Path) -> None:
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
