"""Whose is each file of the frozen app, and under which licence: a list of all of them, and a refusal of any unknown.

A file of a wheel must have the very SHA-256 that the wheel's RECORD names, unless it was compiled from a source that is
named there. Files of Python itself belong to Debian's packages. Standard library only.
"""

import ast
import base64
import csv
import hashlib
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from email.parser import Parser
from pathlib import Path

from machine import SetupError

ROOT = Path(__file__).resolve().parent.parent
STDLIB = Path("/usr/lib/python3.11")
PYTHON_PACKAGES = ("libpython3.11", "libpython3.11-minimal", "libpython3.11-stdlib")
OURS = {"radonc_models": ROOT / "models", "radonc_desktop": ROOT / "desktop"}
PRODUCT, PRODUCT_LICENCE = "radonc-gpt", "Apache-2.0"
FREEZER, FREEZER_LICENCE = "pyinstaller", "GPL-2.0-or-later WITH Bootloader-exception"
GPU_MODULE = "llama_cpp/lib/libggml-vulkan.so"
# Must never be in the package: what reaches a network, trains, or converts.
BANNED = re.compile(
    r"(^|/)(radonc_convert|radonc_models/(fetch|tune|extract|evaluate/cli|synthetic/clinic)|torch|transformers|peft|"
    r"huggingface_hub|requests|httpx|safetensors|ssl\.pyc|_ssl\.)|QtNetwork|QtWebEngine"
)

# No module of ours that is packaged may import one of these: the app speaks to no network.
NETWORK = frozenset(
    (
        *("aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib", "socket"),
        *("socketserver", "ssl", "urllib", "urllib3", "xmlrpc"),
    )
)
# The one exception: it tries to reach the network where that was given up, and shows that it is refused.
TRIAL = "radonc_models/runtime/network_trial.pyc imports socket"


@dataclass(frozen=True)
class Owned:
    """One file of the package.

    Attributes:
        path: Its place below the app's folder.
        sha256: Its hash; of a link, the hash of where it leads to.
        size: Bytes.
        owner: The distribution, Debian package or product that it comes from.
        version: The version of that.
        licence: SPDX expression.
        source: ``wheel`` (bytes as in its RECORD), ``compiled`` (from a source of the owner), ``debian``, ``product``.

    """

    path: str
    sha256: str
    size: int
    owner: str
    version: str
    licence: str
    source: str


@dataclass(frozen=True)
class Distribution:
    """An installed wheel: who it is and the hash of each of its files."""

    name: str
    version: str
    licence: str
    folder: Path
    files: dict[str, str]


def scan(app: Path, site_packages: Path, version: str, stated: dict[str, str]) -> list[Owned]:
    """List every file below ``app`` with its owner.

    Args:
        app: The frozen app.
        site_packages: Of the environment that it was frozen from.
        version: Of the product.
        stated: Licences by the name of a distribution that states none.

    Raises:
        SetupError: A file has no known owner, differs from its wheel, or must not be there.

    """
    app = app.resolve()
    owners = Owners(site_packages, version, stated)
    found, unknown = [], []
    for file in sorted(entry for entry in app.rglob("*") if entry.is_file() or entry.is_symlink()):
        path = file.relative_to(app).as_posix()
        owned = owners.of(path, file)
        (unknown.append(path) if owned is None else found.append(owned))
    if unknown:
        raise SetupError(f"{len(unknown)} files of the package have no known owner, the first is {unknown[0]}.")
    banned = [owned.path for owned in found if BANNED.search(owned.path.removeprefix("_internal/"))]
    if banned:
        raise SetupError(f"{banned[0]} must not be in the package: see installer/linux/radonc.spec.")
    ours = [owned.path.removeprefix("_internal/") for owned in found if owned.owner == PRODUCT]
    if reaching := network_imports(ours):
        raise SetupError(f"{reaching[0]}: nothing in the package may reach a network.")
    lost = lost_modules(ours) + lost_imports(ours) + lost_data(ours)
    if lost:
        raise SetupError(f"the package lacks {lost[0]}, which a part of it needs: see OURS in frozen_app.py.")
    return found


def lost_modules(paths: Sequence[str]) -> list[str]:
    """Name the modules of the app that are not in the package; some are found by name alone."""
    there = set(paths)
    room = OURS["radonc_desktop"]
    wanted = (file.relative_to(room).as_posix() + "c" for file in (room / "radonc_desktop").rglob("*.py"))
    return sorted(path for path in wanted if path not in there and not path.endswith("/__main__.pyc"))


def lost_imports(paths: Sequence[str]) -> list[str]:
    """Name the modules of ours that a module in the package imports and that are not in it."""
    modules = {path.removesuffix(".pyc").removesuffix("/__init__").replace("/", ".") for path in paths}
    wanted: set[str] = set()
    for path in paths:
        if path.endswith(".pyc"):
            tree = ast.parse((OURS[path.split("/")[0]] / source_of(path)).read_text("utf-8"))
            wanted.update(node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module)
    return sorted(name for name in wanted if name.split(".")[0] in OURS and name not in modules)


def network_imports(paths: Sequence[str]) -> list[str]:
    """Name the modules of ours in the package that import what reaches a network, with what they import."""
    found = set()
    for path in (path for path in paths if path.endswith(".pyc")):
        tree = ast.parse((OURS[path.split("/")[0]] / source_of(path)).read_text("utf-8"))
        for node in ast.walk(tree):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []
            found.update(f"{path} imports {name}" for name in names if name.split(".")[0] in NETWORK)
    return sorted(found - {TRIAL})


def lost_data(paths: Sequence[str]) -> list[str]:
    """Name the files beside a packaged module that it may read and that are not in the package."""
    there, lost = set(paths), []
    for init in (path for path in paths if path.endswith("/__init__.pyc")):
        folder = OURS[init.split("/")[0]] / Path(init).parent
        beside = (file for file in folder.iterdir() if file.is_file() and file.suffix not in (".py", ".pyc", ".so"))
        # Folders that hold data alone belong to the package above them.
        below = (file for sub in folder.iterdir() if sub.is_dir() for file in _data_of(sub))
        names = (f"{Path(init).parent.as_posix()}/{file.relative_to(folder).as_posix()}" for file in (*beside, *below))
        lost += [name for name in names if name not in there and not name.endswith("py.typed")]
    return sorted(lost)


def _data_of(folder: Path) -> Iterator[Path]:
    if not any(folder.glob("*.py")) and folder.name != "__pycache__":
        yield from (file for file in folder.rglob("*") if file.is_file())


class Owners:
    """Answers whose a file is."""

    def __init__(self, site_packages: Path, version: str, stated: dict[str, str]) -> None:
        """Read what the environment holds."""
        self._site_packages = site_packages
        self._version = version
        self._wheels = {path: wheel for wheel in wheels(site_packages, stated) for path in wheel.files}
        self._debian = debian_files()
        self._freezer = next(wheel.version for wheel in self._wheels.values() if wheel.name == FREEZER)
        self._engine = next(wheel for wheel in self._wheels.values() if wheel.name == "llama_cpp_python")

    def of(self, path: str, file: Path) -> Owned | None:
        """Give the owner of one file, ``None`` when it is not known.

        Raises:
            SetupError: The file is that of a wheel, but with other bytes.

        """
        if not path.startswith("_internal/"):
            return owned_by(path, file, FREEZER, self._freezer, FREEZER_LICENCE, "compiled")
        inside = path.removeprefix("_internal/")
        if file.is_symlink():
            target = file.resolve()
            owned = self.of("_internal/" + target.relative_to(file.parents[inside.count("/")]).as_posix(), target)
            return replace(owned, path=path) if owned else None
        top = inside.split("/")[0]
        if top.startswith("radonc_gpt-") or (top in OURS and self._is_ours(inside, OURS.get(top))):
            return owned_by(path, file, PRODUCT, self._version, PRODUCT_LICENCE, "product")
        if inside == GPU_MODULE:
            engine = self._engine
            return owned_by(path, file, engine.name, engine.version, engine.licence, "compiled")
        return self._of_wheel(path, inside, file) or self._of_python(path, inside, file)

    def _is_ours(self, inside: str, root: Path | None) -> bool:
        return root is not None and (root / source_of(inside)).is_file()

    def _of_wheel(self, path: str, inside: str, file: Path) -> Owned | None:
        compiled = inside.endswith(".pyc")
        wheel = self._wheels.get(source_of(inside))
        if wheel is None:
            if inside.startswith(("_pyi_rth_utils/", "pyi_", "pyimod")):
                return owned_by(path, file, FREEZER, self._freezer, FREEZER_LICENCE, "compiled")
            return None
        owned = owned_by(path, file, wheel.name, wheel.version, wheel.licence, "compiled" if compiled else "wheel")
        if not compiled and wheel.files[inside] not in ("", owned.sha256):
            raise SetupError(f"{inside} differs from the file of {wheel.name} that it should be.")
        return owned

    def _of_python(self, path: str, inside: str, file: Path) -> Owned | None:
        name = file.name
        if name.startswith("libpython"):
            places = list(Path("/usr/lib").glob(f"*/{name}"))
        elif "lib-dynload/" in inside:
            places = [STDLIB / "lib-dynload" / name]
        else:
            places = [STDLIB / source_of(inside)]
        package = self._debian.get(str(places[0])) if places else None
        if package is None:
            return None
        return owned_by(path, file, *package, "PSF-2.0", "compiled" if name.endswith(".pyc") else "debian")


def owned_by(path: str, file: Path, owner: str, version: str, licence: str, source: str) -> Owned:
    """Describe ``file``, which is at ``path`` below the app's folder, with its hash and size."""
    content = file.read_bytes()
    return Owned(path, hashlib.sha256(content).hexdigest(), len(content), owner, version, licence, source)


def source_of(inside: str) -> str:
    """Name the source of a compiled module; another file is its own."""
    return inside.removesuffix("c") if inside.endswith(".pyc") else inside


def wheels(site_packages: Path, stated: dict[str, str], unstated: str = "") -> Iterator[Distribution]:
    """Read name, version, licence and files of every installed distribution.

    Args:
        site_packages: Where they are installed.
        stated: Licences by the name of a distribution that states none.
        unstated: Licence of one that is in neither; by default that is an error.

    """
    for folder in sorted(site_packages.glob("*.dist-info")):
        metadata = Parser().parsestr((folder / "METADATA").read_text("utf-8"))
        name, version = folder.name.removesuffix(".dist-info").split("-")
        licence = stated.get(metadata["Name"]) or metadata.get("License-Expression") or metadata.get("License")
        licence = licence or unstated
        if not licence:
            raise SetupError(f"{metadata['Name']} names no licence: state it in installer/linux/native.toml.")
        with (folder / "RECORD").open(newline="") as record:
            files = {path: _hex(digest) for path, digest, _ in csv.reader(record)}
        yield Distribution(name, version, licence, folder, files)


def _hex(digest: str) -> str:
    """Write a hash of a RECORD as hexadecimal digits; empty where the RECORD names none."""
    encoded = digest.removeprefix("sha256=")
    return base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4)).hex() if encoded else ""


def debian_files(packages: Sequence[str] = PYTHON_PACKAGES) -> dict[str, tuple[str, str]]:
    """Map every file of some installed Debian packages to the package and its version."""
    found = {}
    for package in packages:
        asked = ["dpkg-query", "-W", "-f", "${Version}", package]
        version = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
        listed = subprocess.run(["dpkg-query", "-L", package], capture_output=True, text=True, check=False).stdout
        found |= dict.fromkeys(listed.splitlines(), (package, version))
    return found


def as_table(files: Sequence[Owned]) -> str:
    """Write the list as tab-separated values with a header."""
    lines = ["path\tsize\tsha256\towner\tversion\tlicence\tsource"]
    lines += ["\t".join((f.path, str(f.size), f.sha256, f.owner, f.version, f.licence, f.source)) for f in files]
    return "\n".join(lines) + "\n"
