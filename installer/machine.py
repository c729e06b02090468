"""What the machine must bring along, and the one apt command that brings what is missing.

The table of Debian and Ubuntu package names lives here alone: the error messages and `.ci/run`
(`python3 installer/machine.py --missing-packages`) read the same table. Standard library only.
"""

import ctypes
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

OLDEST_PYTHON = (3, 11)
NEWEST_PYTHON = (3, 12)


class SetupError(Exception):
    """The set-up cannot go on; the message says in plain words what is wrong and what to do."""


class UnreachableError(SetupError):
    """A mirror or an index cannot be reached, or does not have what is wanted: nothing is said about the product."""


@dataclass(frozen=True)
class Need:
    """One thing the machine lacks: its name for people and the package that has it."""

    what: str
    package: str


TOOLS = (
    ("a C++ compiler (g++ or clang++)", ("g++", "clang++"), "g++"),
    ("a C compiler (gcc or clang)", ("gcc", "clang"), "gcc"),
    ("make", ("make",), "make"),
)

QT_LIBRARIES = (
    ("libEGL.so.1", "libegl1"),
    ("libGL.so.1", "libgl1"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libfontconfig.so.1", "libfontconfig1"),
    ("libfreetype.so.6", "libfreetype6"),
    ("libdbus-1.so.3", "libdbus-1-3"),
    ("libglib-2.0.so.0", "libglib2.0-0"),
    ("libX11.so.6", "libx11-6"),
    ("libxcb.so.1", "libxcb1"),
    ("libz.so.1", "zlib1g"),
)

X11_WINDOW_LIBRARIES = (
    ("libX11-xcb.so.1", "libx11-xcb1"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ("libxcb-cursor.so.0", "libxcb-cursor0"),
    ("libxcb-icccm.so.4", "libxcb-icccm4"),
    ("libxcb-image.so.0", "libxcb-image0"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    ("libxcb-randr.so.0", "libxcb-randr0"),
    ("libxcb-render-util.so.0", "libxcb-render-util0"),
    ("libxcb-shape.so.0", "libxcb-shape0"),
    ("libxcb-xkb.so.1", "libxcb-xkb1"),
)

SHADER_COMPILER = ("the shader compiler glslc", "glslc")
VULKAN_LOADER = ("libvulkan.so.1", "libvulkan1")
# A driver is not needed to compile the backend, only to run it: Mesa's computes on the processor where no GPU is.
VULKAN_DRIVERS = ("a Vulkan driver", "mesa-vulkan-drivers")
VULKAN_DRIVER_FOLDERS = ("/usr/share/vulkan/icd.d", "/etc/vulkan/icd.d")

# The tests of extraction run a server of their own; Debian keeps its program out of the PATH.
POSTGRESQL = ("PostgreSQL's server", "postgresql")
POSTGRESQL_FOLDER = "/usr/lib/postgresql"

# The tests of the installers for Windows build small ones and read what is in them.
WINDOWS_TOOLS = (
    ("NSIS", "makensis", "nsis"),
    ("wixl", "wixl", "wixl"),
    ("msitools", "msiinfo", "msitools"),
    ("osslsigncode", "osslsigncode", "osslsigncode"),
)

FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")


def check_python(version: tuple[int, ...] = sys.version_info[:3]) -> None:
    """Raise SetupError unless this interpreter is one that the locks were made for."""
    if not OLDEST_PYTHON <= tuple(version[:2]) <= NEWEST_PYTHON:
        found = ".".join(str(part) for part in version[:3])
        raise SetupError(
            f"RadOnc-GPT needs Python 3.11 or 3.12, but this is Python {found}; "
            "name another one with: make PYTHON=python3.11 ..."
        )


def missing(
    which: Callable[[str], str | None] = shutil.which,
    loads: Callable[[str], bool] | None = None,
    *,
    display: bool | None = None,
) -> list[Need]:
    """Everything that this machine lacks, in the order of the table; empty when it is complete."""
    has_library = loads or library_loads
    shown = has_display() if display is None else display
    needs = [Need(what, package) for what, names, package in TOOLS if not any(which(name) for name in names)]
    if not _has_venv():
        needs.append(Need("Python's venv module with pip", "python3-venv"))
    libraries = QT_LIBRARIES + (X11_WINDOW_LIBRARIES if shown else ())
    needs += [Need(name, package) for name, package in libraries if not has_library(name)]
    if not any(_fonts()):
        needs.append(Need("a font", "fonts-dejavu-core"))
    return needs


def missing_for_vulkan(
    which: Callable[[str], str | None] = shutil.which,
    loads: Callable[[str], bool] | None = None,
    *,
    drivers: bool = False,
) -> list[Need]:
    """List what this machine lacks for the Vulkan backend; with `drivers` also what running it takes."""
    has_library = loads or library_loads
    needs = [] if which("glslc") else [Need(*SHADER_COMPILER)]
    needs += [] if has_library(VULKAN_LOADER[0]) else [Need(*VULKAN_LOADER)]
    found = any(any(Path(folder).glob("*.json")) for folder in VULKAN_DRIVER_FOLDERS)
    return needs + ([Need(*VULKAN_DRIVERS)] if drivers and not found else [])


def missing_for_tests(which: Callable[[str], str | None] = shutil.which, folder: str = POSTGRESQL_FOLDER) -> list[Need]:
    """List what this machine lacks for the tests that nothing else needs."""
    found = which("postgres") or any(Path(folder).glob("*/bin/postgres"))
    tools = [Need(what, package) for what, program, package in WINDOWS_TOOLS if not which(program)]
    return [*([] if found else [Need(*POSTGRESQL)]), *tools]


def check_machine(needs: list[Need] | None = None) -> None:
    """Raise SetupError with one sentence and the apt command if something is missing."""
    lacking = missing() if needs is None else needs
    if lacking:
        names = ", ".join(need.what for need in lacking)
        raise SetupError(f"this machine lacks {names}; install it with: {apt_command(lacking)}")


def apt_command(needs: list[Need]) -> str:
    """Write the exact command that installs the packages of `needs`."""
    packages = " ".join(dict.fromkeys(need.package for need in needs))
    prefix = "" if os.geteuid() == 0 else "sudo "
    return f"{prefix}apt-get install {packages}"


def package_of(library: str) -> str | None:
    """Name the package that holds a shared library of the table, None for a library outside it."""
    return dict(QT_LIBRARIES + X11_WINDOW_LIBRARIES).get(library)


def has_display() -> bool:
    """Whether a window could be shown: an X11 or a Wayland display is named in the environment."""
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def library_loads(name: str) -> bool:
    """Whether the dynamic loader finds and loads this shared library."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _has_venv() -> bool:
    try:
        import ensurepip
        import venv
    except ImportError:
        return False
    return bool(ensurepip and venv)


def _fonts() -> Iterator[Path]:
    for folder in FONT_FOLDERS:
        for pattern in ("*.ttf", "*.otf", "*.ttc", "*.pfb"):
            yield from Path(folder).expanduser().rglob(pattern)


if __name__ == "__main__":
    if sys.argv[1:] == ["--missing-packages"]:  # for everything that CI builds and runs
        lacking = [*missing(), *missing_for_vulkan(drivers=True), *missing_for_tests()]
        print(" ".join(dict.fromkeys(need.package for need in lacking)))
    else:
        sys.exit("usage: machine.py --missing-packages")
