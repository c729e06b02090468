"""Installers that only the check installs: the same program under a higher version, and small ones without a program.

Standard library only.
"""

import hashlib
import os
import shutil
from pathlib import Path

import frozen_app
import windows_app
import windows_setup
from machine import SetupError

FOLDER = frozen_app.ROOT / "build" / "package" / "windows-newer"
GONE = "doc/changelog.md"
ADDED = "doc/added.txt"
REPAIRED, DAMAGED = "lib/radonc_desktop/app.pyc", "python/python3.dll"


def version() -> str:
    """Give the version after that of the project."""
    first, second, third = frozen_app.project_version().split(".")
    return f"{first}.{second}.{int(third) + 1}"


def installers(app: Path) -> dict[str, Path]:
    """Build both installers of the higher version, unless they were built from the same files; give them by kind.

    Args:
        app: The app as the last build left it.

    Raises:
        SetupError: The app is not built.
        CommandFailedError: A tool refused.

    """
    if not (app / "radonc-desktop.exe").is_file():
        raise SetupError("the app for Windows is not built yet; build it with: make installer-windows")
    found = {
        "setup": FOLDER / f"radonc-gpt-{version()}-setup.exe",
        "msi": FOLDER / f"radonc-gpt-{version()}.msi",
    }
    stamp, made_from = FOLDER / "made-from", _identity(app)
    if stamp.is_file() and stamp.read_text() == made_from and all(file.is_file() for file in found.values()):
        return found
    shutil.rmtree(FOLDER, ignore_errors=True)
    shop = windows_app.Workshop(FOLDER / "work")
    release = windows_setup.Release(_changed(app, shop), version(), frozen_app.source_date(), "UNSIGNED")
    windows_setup.setup_program(release, FOLDER, shop.logs / "nsis.log", quick=True)
    windows_setup.msi_package(release, shop.folder, FOLDER, shop.logs / "msi.log")
    shutil.rmtree(shop.app.parent)
    stamp.write_text(made_from)
    return found


def small_installers(folder: Path, stand_in: Path) -> tuple[dict[str, Path], dict[str, Path]]:
    """Build installers of this and the higher version with a few files, to try what the installers do by themselves.

    Args:
        folder: Folder to make.
        stand_in: What the three executables are in them; nobody starts it.

    """
    made = []
    for number in (frozen_app.project_version(), version()):
        shop = windows_app.Workshop(folder / number)
        for name in (*(launcher for launcher, _, _ in windows_app.LAUNCHERS), REPAIRED, DAMAGED, "doc/same.txt"):
            _write(shop.app / name, stand_in.read_bytes())
        _write(shop.app / (ADDED if made else GONE), number.encode())
        release = windows_setup.Release(shop.app, number, frozen_app.source_date(), "UNSIGNED")
        setup = windows_setup.setup_program(release, folder, shop.logs / "nsis.log", quick=True)
        package = windows_setup.msi_package(release, shop.folder, folder, shop.logs / "msi.log")
        made.append({"setup": setup, "msi": package})
    return made[0], made[1]


def app_of_small(folder: Path) -> Path:
    """Give the files in the small installers of this version."""
    return windows_app.Workshop(folder / frozen_app.project_version()).app


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def _identity(app: Path) -> str:
    digest = hashlib.sha256()
    for file in (*sorted(app.rglob("*")), *sorted(windows_setup.HERE.glob("*.in")), windows_setup.HERE / "setup.nsi"):
        if file.is_file():
            digest.update(f"{file} {hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def _changed(app: Path, shop: windows_app.Workshop) -> Path:
    """Copy the app by links and give it the version, one file more and one less."""
    shop.app.parent.mkdir(parents=True)
    shutil.copytree(app, shop.app, copy_function=os.link)
    for name, script, window in windows_app.LAUNCHERS:
        (shop.app / name).unlink()
        windows_app.launcher(shop, shop.app / name, script, version(), window=window)
    library = shop.app / "lib"
    shutil.rmtree(library / f"radonc_gpt-{frozen_app.project_version()}.dist-info")
    frozen_app.write_metadata(library, version())
    (shop.app / GONE).unlink()
    (shop.app / ADDED).write_text("new in this version\n")
    return shop.app
