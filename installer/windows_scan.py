"""Whose is each file of the app for Windows: the same list and the same refusal of unknowns as on Linux.

A file of a wheel must have the SHA-256 of its RECORD, one of Python that of the pinned zip; every library that a file
asks for must be in the app or belong to Windows. Standard library only.
"""

import re
import subprocess
from pathlib import Path

import windows_engine
from bundle_scan import BANNED, PRODUCT, PRODUCT_LICENCE, Owned, owned_by, source_of, wheels
from frozen_app import FOUND_BY_NAME
from machine import SetupError
from windows_app import PATHS, PYTHON_VERSION, Workshop, imported_libraries
from windows_modules import ROOMS

LAUNCHER = re.compile(r"radonc-(desktop|desktop-console|models)\.exe")
RUNTIME_LICENCE = "GPL-3.0-or-later WITH GCC-exception-3.1"
RUNTIME_PACKAGES = {"libwinpthread-1.dll": ("mingw-w64-x86-64-dev", "MIT AND ZPL-2.1")}
# What Windows 10 brings along. Vulkan's loader comes with a graphics driver; the engine does without.
SYSTEM = re.compile(
    r"(api-ms-win-.*|kernel32|user32|gdi32|advapi32|shell32|ole32|oleaut32|ws2_32|crypt32|msvcrt|ntdll|rpcrt4|"
    r"version|winmm|comdlg32|imm32|setupapi|shlwapi|wtsapi32|dwmapi|uxtheme|d3d9|d3d11|d3d12|dxgi|dwrite|netapi32|"
    r"uiautomationcore|userenv|authz|mpr|bcrypt|bcryptprimitives|secur32|iphlpapi|powrprof|pdh|psapi|winspool|"
    r"cfgmgr32|opengl32|vulkan-1|shcore|dbghelp|ucrtbase)(\.dll|\.drv)",
    re.IGNORECASE,
)


def scan(shop: Workshop, version: str, stated: dict[str, str]) -> list[Owned]:
    """List every file of the app with its owner.

    Args:
        shop: The build.
        version: Of the product.
        stated: Licences by the name of a distribution that states none.

    Raises:
        SetupError: A file has no known owner, differs from its origin, must not be there, or lacks a library.

    """
    owners = _Owners(shop, version, stated)
    found, unknown = [], []
    for file in sorted(entry for entry in shop.app.rglob("*") if entry.is_file()):
        path = file.relative_to(shop.app).as_posix()
        owned = owners.of(path, file)
        (unknown.append(path) if owned is None else found.append(owned))
    if unknown:
        raise SetupError(f"{len(unknown)} files for Windows have no known owner, the first is {unknown[0]}.")
    banned = [owned.path for owned in found if BANNED.search(owned.path.removeprefix("lib/"))]
    if banned:
        raise SetupError(f"{banned[0]} must not be in the package: see LEFT_OUT in installer/windows_app.py.")
    there = {owned.path for owned in found}
    lost = [name for name in FOUND_BY_NAME if f"lib/{name.replace('.', '/')}.pyc" not in there]
    if lost or (lacking := lacking_libraries(shop.app)):
        raise SetupError(f"the package for Windows lacks {(lost or lacking)[0]}, which a part of it needs.")
    return found


def lacking_libraries(app: Path) -> list[str]:
    """Name the libraries that a file of the app asks for and that are neither in it nor of Windows."""
    natives = [file for file in sorted(app.rglob("*")) if file.suffix in (".exe", ".dll", ".pyd")]
    there = {file.name.lower() for file in natives}
    asked = {name for file in natives for name in imported_libraries(file)}
    return sorted(name for name in asked if name.lower() not in there and not SYSTEM.fullmatch(name))


class _Owners:
    def __init__(self, shop: Workshop, version: str, stated: dict[str, str]) -> None:
        self._shop = shop
        self._version = version
        self._wheels = {path: wheel for wheel in wheels(shop.wheels, stated) for path in wheel.files}
        engine = windows_engine.libraries(windows_engine.recipe(), shop.logs)
        self._engine = {file.name: file for file in engine.glob("*.dll")}

    def of(self, path: str, file: Path) -> Owned | None:
        room, _, inside = path.partition("/")
        if LAUNCHER.fullmatch(path):
            return self._product(path, file)
        if room == "python":
            return self._of_python(path, inside, file)
        if room != "lib":
            return None
        if inside.startswith("llama_cpp/lib/"):
            return self._of_engine(path, file)
        source = source_of(inside)
        if self._is_ours(source):
            return self._product(path, file)
        wheel = self._wheels.get(source)
        if wheel is None:
            return None
        compiled = source != inside
        owned = owned_by(path, file, wheel.name, wheel.version, wheel.licence, "compiled" if compiled else "wheel")
        if not compiled and wheel.files[inside] not in ("", owned.sha256):
            raise SetupError(f"{inside} differs from the file of {wheel.name} that it should be.")
        return owned

    def _is_ours(self, source: str) -> bool:
        room = ROOMS.get(source.split("/")[0])
        scripts = ("start_desktop.py", "start_models.py")
        return source in scripts or source.startswith("radonc_gpt-") or (room is not None and (room / source).is_file())

    def _product(self, path: str, file: Path) -> Owned:
        return owned_by(path, file, PRODUCT, self._version, PRODUCT_LICENCE, "product")

    def _of_python(self, path: str, inside: str, file: Path) -> Owned | None:
        origin = self._shop.python / inside
        if inside == "python311._pth" and file.read_text("utf-8") == PATHS:
            return self._product(path, file)
        if not origin.is_file() or origin.read_bytes() != file.read_bytes():
            return None
        licence = "LicenseRef-Microsoft-Visual-C-Runtime" if inside.startswith("vcruntime") else "PSF-2.0"
        return owned_by(path, file, "cpython", PYTHON_VERSION, licence, "wheel")

    def _of_engine(self, path: str, file: Path) -> Owned | None:
        origin = self._engine.get(file.name)
        if origin is None or origin.read_bytes() != file.read_bytes():
            return None
        if file.name in windows_engine.RUNTIME:
            package, licence = RUNTIME_PACKAGES.get(file.name, ("gcc-mingw-w64-x86-64-posix-runtime", RUNTIME_LICENCE))
            return owned_by(path, file, package, _debian_version(package), licence, "debian")
        wheel = self._wheels["llama_cpp/__init__.py"]
        return owned_by(path, file, wheel.name, wheel.version, wheel.licence, "compiled")


def _debian_version(package: str) -> str:
    asked = ["dpkg-query", "-W", "-f", "${Version}", package]
    version = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    if not version:
        raise SetupError(f"the Debian package {package}, whose library is shipped, is not installed.")
    return version
