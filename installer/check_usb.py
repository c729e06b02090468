"""Start the USB edition from real file systems in a bare Debian without any network; print one line for each step.

From a FAT32 that is read-only, and from an exFAT that can be written; both by programs of their own (FUSE), because the
kernel may have no module for them. The current folder is full of libraries that leave a mark when they are loaded.
Needs root, gcc, and the folder of `build.py usb`. Windows' script is not run. Standard library only.
"""

import argparse
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import build
import check_deb
from bare_systems import Trial, as_root, try_out
from machine import SetupError
from progress import say

SUITE = "bookworm"
OUT = check_deb.OUT.with_name("usb")
PLANTED = """
#include <fcntl.h>
#include <unistd.h>
__attribute__((constructor)) static void mark(void) { close(open("/tmp/planted", O_CREAT | O_WRONLY, 0666)); }
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the whole check; 0 when every step held."""
    parser = argparse.ArgumentParser(description="Check the USB edition in a bare system without a network.")
    parser.add_argument("--folder", type=Path, help="by default what installer/build.py usb has built")
    parser.add_argument("--pictures", type=Path, default=check_deb.OUT.with_name("pictures-usb"))
    parser.add_argument(
        "--build",
        action="store_true",
        help="lay the folder out first; where the apps are not built yet, say so and end with 0",
    )
    options = parser.parse_args(argv)
    if options.build:
        if lacking := [system for system, app in build.usb_apps().items() if not app.is_dir()]:
            say(f"SKIPPED: the USB edition; the app for {lacking[0]} is not built yet: build.py {lacking[0]}")
            return 0
        return as_root(lambda: check(build.usb(OUT, check_deb.PACK), options.pictures))
    return as_root(lambda: check(stick(options.folder), options.pictures))


def stick(folder: Path | None) -> Path:
    """Give the folder for a stick: the given one, or what was built last."""
    found = folder or next(iter(sorted(OUT.glob("RadOnc-GPT-*-USB"))), None)
    if found is None or not (found / "run.sh").is_file():
        raise SetupError("there is no folder for a stick yet; build it with: build.py usb")
    return found


def check(folder: Path, pictures: Path) -> int:
    """Run every step inside without a network, with a planted library in the current folder.

    Raises:
        SetupError: This machine cannot compile that library, or cannot mount a stick.

    """
    if shutil.which("gcc") is None:
        raise SetupError("gcc is missing; install it with: apt-get install gcc")
    for device in ("/dev/fuse", "/dev/loop-control"):
        if not Path(device).exists():
            raise SetupError(f"this system has no {device}: no stick can be mounted here.")

    def fill(work: Path, shared: Path) -> None:
        subprocess.run(["cp", "-al", str(folder), str(shared / folder.name)], check=True)
        source = work / "planted.c"
        source.write_text(PLANTED)
        subprocess.run(["gcc", "-shared", "-fPIC", "-o", str(shared / "planted.so"), str(source)], check=True)

    # Beside the folder, so that its files are linked and not copied.
    trial = Trial("the USB edition", SUITE, "steps_usb.sh", pictures, beside=folder.resolve().parent.parent)
    return try_out(trial, check_deb.built(), fill)


if __name__ == "__main__":
    sys.exit(main())
