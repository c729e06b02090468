"""Start the USB edition from real file systems in a bare Debian without any network; print one line for each step.

From a FAT32 that is read-only, and from an exFAT that can be written; both by programs of their own (FUSE), because the
kernel may have no module for them. The current folder is full of libraries that leave a mark when they are loaded.
Needs root, gcc, and the folder of `build.py usb`. `--system windows` starts run.bat in the same way under Wine
(both halves of the stick lie there). Standard library only.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import build
import check_deb
import check_windows
import windows_app
import windows_engine
from bare_systems import LINUX, Trial, as_root, run_apart, try_out
from machine import SetupError
from progress import say

SUITE = "bookworm"
OUT = check_deb.OUT.with_name("usb")
BY_NAME = (
    "vulkan-1.dll",
    "libllama.dll",
    "sqlite3.dll",
    "icuuc.dll",
    "opengl32sw.dll",
    "libegl.dll",
    "radonc-planted.dll",
)
PLANTED = """
#include <fcntl.h>
#include <unistd.h>
__attribute__((constructor)) static void mark(void) { close(open("/tmp/planted", O_CREAT | O_WRONLY, 0666)); }
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the whole check; 0 when every step held."""
    parser = argparse.ArgumentParser(description="Check the USB edition in a bare system without a network.")
    parser.add_argument("--folder", type=Path, help="by default what installer/build.py usb has built")
    parser.add_argument("--pictures", type=Path, help="where the pictures of the windows go")
    parser.add_argument(
        "--build",
        action="store_true",
        help="lay the folder out first; where the apps are not built yet, say so and end with 0",
    )
    parser.add_argument(
        "--system", choices=("linux", "windows"), default="linux", help="windows: run.bat, under Wine 10"
    )
    options = parser.parse_args(argv)
    if options.build and (lacking := [system for system, app in build.usb_apps().items() if not app.is_dir()]):
        say(f"SKIPPED: the USB edition; the app for {lacking[0]} is not built yet: build.py {lacking[0]}")
        return 0
    looked_at = check if options.system == "linux" else check_windows_half
    pictures = options.pictures or OUT.with_name(
        {"linux": "pictures-usb", "windows": "pictures-usb-windows"}[options.system]
    )
    return as_root(lambda: looked_at(_folder(options), pictures))


def _folder(options: argparse.Namespace) -> Path:
    return build.usb(OUT, check_deb.PACK) if options.build else stick(options.folder)


def stick(folder: Path | None) -> Path:
    """Give the folder for a stick: the given one, or what was built last."""
    found = folder or next(iter(sorted(OUT.glob("RadOnc-GPT-*-USB"))), None)
    if found is None or not (found / "run.sh").is_file():
        raise SetupError("there is no folder for a stick yet; build it with: build.py usb")
    return found


def check_devices() -> None:
    """Raise SetupError where no stick can be mounted."""
    for device in ("/dev/fuse", "/dev/loop-control"):
        if not Path(device).exists():
            raise SetupError(f"this system has no {device}: no stick can be mounted here.")


def check(folder: Path, pictures: Path) -> int:
    """Run every step inside without a network, with a planted library in the current folder.

    Raises:
        SetupError: This machine cannot compile that library, or cannot mount a stick.

    """
    if shutil.which("gcc") is None:
        raise SetupError("gcc is missing; install it with: apt-get install gcc")
    check_devices()

    def fill(work: Path, shared: Path) -> None:
        _lay_out(folder, shared)
        source = work / "planted.c"
        source.write_text(PLANTED)
        subprocess.run(["gcc", "-shared", "-fPIC", "-o", str(shared / "planted.so"), str(source)], check=True)

    # Beside the folder, so that its files are linked and not copied.
    trial = Trial("the USB edition", SUITE, "steps_usb.sh", pictures, beside=folder.resolve().parent.parent)
    return try_out(trial, check_deb.built(), fill)


def check_windows_half(folder: Path, pictures: Path) -> int:
    """Run the steps of run.bat under Wine without a network, with planted libraries in the current folder.

    Raises:
        SetupError: A tool is missing, or a stick cannot be mounted.

    """
    windows_engine.check_tools()
    check_devices()
    started = time.monotonic()
    bare = check_windows.wine_system()
    with tempfile.TemporaryDirectory(prefix="radonc-check-", dir=folder.resolve().parent.parent) as temporary:
        work = Path(temporary)
        shared = work / "shared"
        check_windows.compile_tools(shared)
        (shared / "names").write_text("".join(f"{name}\n" for name in names_to_plant(folder / "windows")))
        for script in ("steps_usb.sh", "wine.sh"):
            shutil.copyfile(check_deb.HERE / "windows" / script, shared / script.replace("_usb", ""))
        _lay_out(folder, shared)
        (work / "none").mkdir()
        code = run_apart(bare, work, work / "none", check_windows.SECONDS)
        if (shared / "pictures").is_dir():
            shutil.copytree(shared / "pictures", pictures, dirs_exist_ok=True)
    say(f"run.bat {'holds' if code == 0 else 'does NOT hold'} under Wine, {time.monotonic() - started:.0f} s")
    return code


def names_to_plant(app: Path) -> list[str]:
    """List the libraries that the app holds or asks Windows for, and some that Qt and the engine look for by name."""
    natives = [file for file in sorted(app.rglob("*")) if file.suffix in (".exe", ".dll", ".pyd")]
    asked = {name.lower() for file in natives for name in windows_app.imported_libraries(file)}
    return sorted({file.name.lower() for file in natives if file.suffix != ".exe"} | asked | set(BY_NAME))


def _lay_out(folder: Path, shared: Path) -> None:
    subprocess.run(["cp", "-al", str(folder), str(shared / folder.name)], check=True)
    shutil.copyfile(LINUX / "sticks.sh", shared / "sticks.sh")


if __name__ == "__main__":
    sys.exit(main())
