"""What CI tries of the installers: build the Debian package and start it in a bare Debian 12 without a network.

A tool, a right or a mirror that is missing is told in one line and is no error (exit code 0); a package that cannot be
built or does not hold is one (1). Everything else is left to `make installer-test`. Standard library only.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import build
import check_deb
import frozen_app
from bare_systems import UnreachableError
from machine import SetupError, missing_for_vulkan
from progress import CommandFailedError, fail, say

SUITE = "bookworm"
LEFT_OUT = "two builds, the demo pack's answers, Debian 13, Ubuntu, .rpm, USB and Windows (make installer-test ...)"
FOLDER = build.OUT.parent
# What the check runs on top of what `make test` needs: the program or file, and the package that has it.
NEEDED = (
    ("debootstrap", "debootstrap"),
    ("unshare", "util-linux"),
    ("dpkg-shlibdeps", "dpkg-dev"),
    ("objdump", "binutils"),
    (str(frozen_app.PYTHON), "python3.11-venv"),
)
LIBRARY = "libpython3.11"
PROBE = 'mount -t tmpfs a "$0" && cd "$0" && mkdir l u w m && mount -t overlay a -o lowerdir=l,upperdir=u,workdir=w m'


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
    """Name the packages that this machine lacks for the check."""
    found = [package for tool, package in NEEDED if shutil.which(tool) is None]
    if not list(Path("/usr/lib").glob("*/libpython3.11.so.1.0")):
        found.append(LIBRARY)
    return found


def lacking() -> str:
    """Say what this machine lacks to build and to try the package; empty when it has all."""
    if missing := missing_packages():
        return f"this machine lacks {', '.join(missing)} (Debian 12's packages)"
    if os.geteuid():
        return "a bare system can be made by root alone"
    with tempfile.TemporaryDirectory() as place:
        argv = ["unshare", "--net", "--mount", "--pid", "--fork", "--ipc", "sh", "-c", PROBE, place]
        done = subprocess.run(argv, capture_output=True, text=True, check=False)
    if done.returncode:
        return f"this machine allows no name spaces or layers ({done.stderr.strip()[-120:]})"
    return ""


def check() -> int:
    """Build the package and try it; 1 when it does not hold.

    Raises:
        UnreachableError: A mirror or an index is at fault.
        SetupError: The package cannot be built.
        CommandFailedError: The same.

    """
    frozen_app.check_builder()
    shop = frozen_app.Workshop((FOLDER / "first").resolve())
    try:
        frozen_app.prepare(shop)
    except CommandFailedError as error:
        said = error.log.read_text(errors="replace")
        if error.log.name != "pip.log" or "DO NOT MATCH THE HASHES" in said:
            raise
        raise UnreachableError(f"the parts of the package cannot be fetched ({error.tail(1)}).") from error
    gpu = not missing_for_vulkan()
    package = build.linux(FOLDER / "quick", gpu=gpu)
    return 1 if check_deb.check(package, None, FOLDER / "pictures", SUITE) else 0


if __name__ == "__main__":
    sys.exit(main())
