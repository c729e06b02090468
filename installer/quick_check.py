"""What CI tries of the installers: build the Debian package in the fixed root and start it in a bare Debian 12.

Where what the root is made of cannot be fetched, one line says so and this machine's own Debian 12 builds the package.
A tool, a right or a mirror that is missing is told in one line and is no error (exit code 0); a package that cannot be
built or does not hold is one (1). Everything else is left to `make installer-test`. Standard library only.
"""

import argparse
import os
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import build
import check_deb
import fixed_build
import frozen_app
from bare_systems import no_layers
from machine import SetupError, UnreachableError, missing_for_vulkan
from progress import CommandFailedError, fail, say

SUITE = "bookworm"
LEFT_OUT = "two builds, the demo pack's answers, Debian 13, Ubuntu, .rpm, USB and Windows (make installer-test ...)"
FOLDER = build.OUT.parent
# What the check runs on top of what `make test` needs: the program or file, and the package that has it.
NEEDED = (("debootstrap", "debootstrap"), ("unshare", "util-linux"))
# What a build on this machine needs besides; only Debian 12 has it.
NEEDED_HERE = (
    ("dpkg-shlibdeps", "dpkg-dev"),
    ("objdump", "binutils"),
    (str(frozen_app.PYTHON), "python3.11-venv"),
)
LIBRARY = "libpython3.11"
DEBIAN = Path("/etc/debian_version")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the quick part, or say in one line why not; 1 for a broken package."""
    parser = argparse.ArgumentParser(description="Build the Debian package and start it in a bare Debian 12.")
    parser.add_argument("--missing-packages", action="store_true", help="print what apt-get should install first")
    options = parser.parse_args(argv)
    if options.missing_packages:
        print(" ".join(missing_packages()))
        return 0
    started = time.monotonic()
    try:
        if why := lacking():
            return skipped(why)
        code = check()
    except UnreachableError as error:
        return skipped(str(error))
    except SetupError as error:
        return fail(f"the package is broken: {error}", 1)
    except CommandFailedError as error:
        return fail(f"the package is broken: {error} (whole log: {error.log}):\n{error.tail()}", 1)
    say(f"package: {(time.monotonic() - started) / 60:.1f} minutes; not tried here: {LEFT_OUT}")
    return code


def skipped(why: str) -> int:
    """Say in one line that nothing was tried."""
    say(f"package: SKIPPED, nothing was built or tried: {' '.join(why.split())}")
    return 0


def missing_packages() -> list[str]:
    """Name the packages that apt-get should install for the check; of a build here only where it can be one."""
    return [*packages_of(NEEDED), *(missing_here() if DEBIAN.is_file() and DEBIAN.read_text().startswith("12") else ())]


def missing_here() -> list[str]:
    """Name the packages that this machine lacks to build the package by itself."""
    there = list(Path("/usr/lib").glob("*/libpython3.11.so.1.0"))
    return [*packages_of(NEEDED_HERE), *([] if there else [LIBRARY])]


def packages_of(tools: Sequence[tuple[str, str]]) -> list[str]:
    """Name the packages of those ``tools``, each a program and its package, that this machine lacks."""
    return [package for tool, package in tools if shutil.which(tool) is None]


def lacking() -> str:
    """Say what this machine lacks to make a chroot and to try the package in it; empty when it has all."""
    if missing := packages_of(NEEDED):
        return f"this machine lacks {', '.join(missing)}"
    if os.geteuid():
        return "a bare system can be made by root alone"
    return no_layers()


def check() -> int:
    """Build the package and try it; 1 when it does not hold.

    Raises:
        UnreachableError: A mirror or an index is at fault.
        SetupError: The package cannot be built.
        CommandFailedError: The same.

    """
    out = FOLDER / "quick"
    try:
        fixed_build.prepare()
    except UnreachableError as error:
        if missing := missing_here():
            raise UnreachableError(f"{error} This machine lacks {', '.join(missing)} to build it by itself.") from error
        say(f"package: built on this machine, NOT in the fixed root: {' '.join(str(error).split())}")
        package = on_this_machine(out)
    else:
        if fixed_build.linux(out, gpu=True):
            return 1  # what was wrong is told already
        package = build.packed(out)
    return 1 if check_deb.check(package, None, FOLDER / "pictures", SUITE) else 0


def on_this_machine(out: Path) -> Path:
    """Build the package with this machine's own Debian 12 and give its path."""
    frozen_app.check_builder()
    shop = frozen_app.Workshop((FOLDER / "first").resolve())
    try:
        frozen_app.prepare(shop)
    except CommandFailedError as error:
        said = error.log.read_text(errors="replace")
        if error.log.name != "pip.log" or "DO NOT MATCH THE HASHES" in said:
            raise
        raise UnreachableError(f"the parts of the package cannot be fetched ({error.tail(1)}).") from error
    return build.linux(out, gpu=not missing_for_vulkan())


if __name__ == "__main__":
    sys.exit(main())
