"""The app as a folder that needs no Python: PyInstaller in a private environment, from a hash-pinned lock.

The interpreter is Debian's, because its libpython and its standard library get into the package and have an owner and
a licence there. Libraries of the system are left out: the package declares them. Standard library only.
"""

import hashlib
import os
import re
import shutil
import subprocess
import tomllib
from dataclasses import dataclass
from pathlib import Path

import llama_wheel
import vulkan_backend
from machine import SetupError
from progress import run

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "installer" / "locks" / "package.lock"
SPEC = ROOT / "installer" / "linux" / "radonc.spec"
PYTHON = Path("/usr/bin/python3.11")
NAME = "radonc-gpt"

# What of ours a workstation gets. Everything else of radonc_models is left out by name, whoever adds it.
OURS = frozenset(
    ("clinical", "curate", "evaluate", "keyed", "pack", "questions", "runtime", "synthetic", "tasks", "update")
)
# Found by name at run time, where an analysis of imports cannot see them: the engine's children, and the commands.
CHILDREN = tuple(f"radonc_models.runtime.{name}" for name in ("child", "selftest", "network_trial"))
COMMANDS = (
    "radonc_models.pack.cli",
    "radonc_models.update.cli",
    *(f"radonc_models.questions.{name}" for name in ("run", "batch", "check")),
)
FOUND_BY_NAME = (*CHILDREN, *COMMANDS)
# In the environment for the build alone.
TOOLS = frozenset(
    ("altgraph", "packaging", "pip", "pycparser", "pyinstaller", "pyinstaller-hooks-contrib", "setuptools")
)


@dataclass(frozen=True)
class Workshop:
    """The folders of one build."""

    folder: Path

    @property
    def venv(self) -> Path:
        """The private environment."""
        return self.folder / "venv"

    @property
    def site_packages(self) -> Path:
        """Where the packages of the private environment lie."""
        return self.venv / "lib" / PYTHON.name / "site-packages"

    @property
    def staged(self) -> Path:
        """What is put into the app beside its modules: the metadata of the project itself."""
        return self.folder / "staged"

    @property
    def app(self) -> Path:
        """The frozen app."""
        return self.folder / "dist" / NAME

    @property
    def logs(self) -> Path:
        """Where the output of every command is kept."""
        return self.folder / "logs"


def project_version() -> str:
    """Read the version of the product."""
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"])


def source_date() -> int:
    """Give the time that every file of the package gets: of the last commit, in seconds since 1970."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    said = subprocess.run(
        ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"], capture_output=True, text=True, check=False
    ).stdout.strip()
    if not said.isdecimal():
        raise SetupError("this is no git checkout: give the package's time in SOURCE_DATE_EPOCH.")
    return int(said)


def left_out() -> list[str]:
    """Name the parts of radonc_models that must not get into the package."""
    folder = ROOT / "models" / "radonc_models"
    return sorted({entry.parent.name for entry in folder.glob("*/__init__.py")} - OURS)


def data_files() -> list[str]:
    """Name the files beside our modules that they read at run time, below the folders of their rooms."""
    parts = [ROOT / "models" / "radonc_models" / part for part in sorted(OURS)]
    every = [file for folder in (*parts, ROOT / "desktop" / "radonc_desktop") for file in folder.rglob("*")]
    found = (file for file in every if file.is_file())
    kept = (file for file in found if file.suffix not in (".py", ".pyc", ".so") and file.name != "py.typed")
    return sorted(file.relative_to(ROOT).as_posix().partition("/")[2] for file in kept)


def desktop_modules() -> list[str]:
    """Name every module of the app: some are imported by name at run time."""
    room = ROOT / "desktop"
    files = (file.relative_to(room).with_suffix("") for file in (room / "radonc_desktop").rglob("*.py"))
    return sorted(".".join(file.parts).removesuffix(".__init__") for file in files if file.name != "__main__")


def check_builder() -> None:
    """Raise SetupError unless this machine has what freezing needs."""
    if not PYTHON.exists() or not list(Path("/usr/lib").glob("*/libpython3.11.so.1.0")):
        raise SetupError(
            "the package is built with Debian 12's own Python: apt-get install python3.11-venv libpython3.11"
        )
    for tool, package in (("dpkg-deb", "dpkg"), ("dpkg-shlibdeps", "dpkg-dev"), ("objdump", "binutils")):
        if shutil.which(tool) is None:
            raise SetupError(f"{tool} is missing; install it with: apt-get install {package}")


def prepare(shop: Workshop) -> None:
    """Fill the private environment, unless it was filled from the same lock and the same engine."""
    engine = llama_wheel.recipe()
    made_from = hashlib.sha256(LOCK.read_bytes() + engine.key.encode()).hexdigest()
    stamp = shop.folder / "prepared"
    if stamp.is_file() and stamp.read_text() == made_from:
        return
    stamp.unlink(missing_ok=True)
    run("package: environment", [str(PYTHON), "-m", "venv", "--clear", str(shop.venv)], shop.logs / "venv.log")
    pip = [str(shop.venv / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    run(
        "package: Python packages",
        [*pip, "--no-deps", "--require-hashes", "--only-binary=:all:", "-r", str(LOCK)],
        shop.logs / "pip.log",
    )
    wheel = llama_wheel.wheel(engine, shop.logs)
    run("package: the engine", [*pip, "--no-deps", str(wheel)], shop.logs / "engine.log")
    stamp.write_text(made_from)


def distributions(shop: Workshop) -> list[str]:
    """Name the distributions that the app is made of."""
    names = (folder.name.split("-")[0] for folder in shop.site_packages.glob("*.dist-info"))
    return sorted(name for name in names if re.sub(r"[-_.]+", "-", name).lower() not in TOOLS)


def freeze(shop: Workshop, *, gpu: bool) -> Path:
    """Make the frozen app and give its folder.

    Args:
        shop: Where to work; what an earlier build left there is removed.
        gpu: Whether the engine's GPU backend goes with it.

    """
    stage(shop)
    for old in (shop.folder / "dist", shop.folder / "work"):
        shutil.rmtree(old, ignore_errors=True)
    environment = {
        "RADONC_ROOT": str(ROOT),
        "RADONC_STAGED": str(shop.staged),
        "RADONC_PARTS": " ".join(distributions(shop)),
        "RADONC_LEFT_OUT": " ".join(left_out()),
        "RADONC_DATA": " ".join(data_files()),
        "RADONC_DESKTOP_MODULES": " ".join(desktop_modules()),
        "RADONC_CHILDREN": " ".join(CHILDREN),
        "RADONC_COMMANDS": " ".join(COMMANDS),
        "PYTHONPATH": "",
        "SOURCE_DATE_EPOCH": str(source_date()),
        "PYTHONHASHSEED": "0",
        "PYINSTALLER_CONFIG_DIR": str(shop.folder / "cache"),
        "LC_ALL": "C.UTF-8",
    }
    argv = [str(shop.venv / "bin" / "pyinstaller"), "--noconfirm", "--clean", "--log-level", "WARN"]
    places = ["--distpath", str(shop.folder / "dist"), "--workpath", str(shop.folder / "work")]
    run("package: freezing the app", ["nice", *argv, *places, str(SPEC)], shop.logs / "freeze.log", environment)
    if gpu:
        module = vulkan_backend.module(vulkan_backend.recipe(), shop.logs)
        shutil.copyfile(module, shop.app / "_internal" / "llama_cpp" / "lib" / vulkan_backend.MODULE)
    return shop.app


def stage(shop: Workshop) -> None:
    """Write the metadata by which the frozen app knows its own version."""
    shutil.rmtree(shop.staged, ignore_errors=True)
    write_metadata(shop.staged, project_version())


def write_metadata(place: Path, version: str) -> None:
    """Write below ``place`` by what the app knows its own version."""
    folder = place / f"radonc_gpt-{version}.dist-info"
    folder.mkdir(parents=True)
    lines = ("Metadata-Version: 2.4", "Name: radonc-gpt", f"Version: {version}", "License-Expression: Apache-2.0")
    (folder / "METADATA").write_text("\n".join(lines) + "\n")
