"""Start the USB edition from real file systems in a bare Debian without any network; print one line for each step.

From a FAT32 that is read-only, and from an exFAT that can be written; both by programs of their own (FUSE), because the
kernel may have no module for them. The current folder is full of libraries that leave a mark when they are loaded.
Needs root, gcc, and the folder of `build.py usb`. Windows' script is not run. Standard library only.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import check_deb
from bare_systems import bare_system, fetch_dependencies, run_inside
from machine import SetupError
from progress import CommandFailedError, fail, say

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
    parser.add_argument("--pictures", type=Path, default=check_deb.ROOT / "build" / "package" / "pictures-usb")
    options = parser.parse_args(argv)
    try:
        folder = options.folder or next(iter(sorted(OUT.glob("RadOnc-GPT-*-USB"))), None)
        if folder is None or not (folder / "run.sh").is_file():
            raise SetupError("there is no folder for a stick yet; build it with: build.py usb")
        if os.geteuid():
            raise SetupError("the check makes a chroot: run it as root.")
        if shutil.which("gcc") is None:
            raise SetupError("gcc is missing; install it with: apt-get install gcc")
        if not Path("/dev/fuse").exists():
            raise SetupError("the kernel has no FUSE (/dev/fuse): no stick can be mounted here.")
        return check(folder, options.pictures)
    except SetupError as error:
        return fail(str(error))
    except CommandFailedError as error:
        return fail(f"{error} (whole log: {error.log}); its last lines are:\n{error.tail()}")


def check(folder: Path, pictures: Path) -> int:
    """Prepare bare system and planted library, then run every step inside without a network."""
    bare = bare_system(SUITE)
    # Beside the folder, so that its files are linked and not copied.
    with tempfile.TemporaryDirectory(prefix="check-", dir=folder.parent.parent) as temporary:
        work = Path(temporary)
        shared = work / "shared"
        shared.mkdir()
        shutil.copyfile(check_deb.built(), shared / "radonc.deb")  # names Debian's packages with the libraries
        subprocess.run(["cp", "-al", str(folder), str(shared / folder.name)], check=True)
        source, library = work / "planted.c", shared / "planted.so"
        source.write_text(PLANTED)
        subprocess.run(["gcc", "-shared", "-fPIC", "-o", str(library), str(source)], check=True)
        fetch_dependencies(bare, shared / "radonc.deb")
        code = run_inside(bare, work, "steps_usb.sh")
        if (shared / "pictures").is_dir():
            shutil.copytree(shared / "pictures", pictures, dirs_exist_ok=True)
    say("the USB edition holds" if code == 0 else "the USB edition does NOT hold")
    return code


if __name__ == "__main__":
    sys.exit(main())
