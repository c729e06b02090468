"""The app for Windows as a folder of plain files: Python's embeddable files, wheels for Windows, the engine, launchers.

No freezer and no interpreter: three small executables load python311.dll and run one script each. Everything comes from
hash-pinned locks, the same versions as on Linux. Standard library only.
"""

import compileall
import fnmatch
import hashlib
import os
import py_compile
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import frozen_app
import llama_wheel
import windows_engine
import windows_modules
from bundle_scan import wheels
from machine import SetupError
from progress import run

HERE = Path(__file__).resolve().parent / "windows"
PYTHON_LOCK = frozen_app.ROOT / "installer" / "locks" / "python-windows.lock"
BROUGHT = "PYTHON_EMBED_ZIP"
# The standard library is the only part of Python that carries no signature: pinned by itself.
STDLIB_SHA256 = "7d0f59c930e7d3d9352399ea3c95c0272489b3c09a8e95faaedfa8a23e20e5b1"
PYTHON_VERSION = "3.11.9"
# No interpreter for other people's files, no TLS, nothing for installers.
PYTHON_LEFT_OUT = frozenset(
    ("python.exe", "pythonw.exe", "python.cat", "python311._pth", "_ssl.pyd", "libssl-3.dll", "_msi.pyd")
)
PATHS = "python311.zip\n.\n..\\lib\n"
NOT_FOR_WINDOWS = frozenset(("pefile", "pywin32-ctypes", "macholib"))
# Executables: file, the script it runs, whether it is a window's.
LAUNCHERS = (
    ("radonc-desktop.exe", "start_desktop.pyc", True),
    ("radonc-desktop-console.exe", "start_desktop.pyc", False),
    ("radonc-models.exe", "start_models.pyc", False),
)
QT = ("Core", "DBus", "Gui", "PrintSupport", "Svg", "Widgets")
PYSIDE = (
    *(f"Qt6{name}.dll" for name in QT),
    *(f"Qt{name}.pyd" for name in QT),
    *("__init__.py", "_config.py", "_git_pyside_version.py", "pyside6.abi3.dll", "support/*.py"),
    *("msvcp140.dll", "msvcp140_1.dll", "msvcp140_2.dll", "vcruntime140.dll", "vcruntime140_1.dll"),
    *(f"plugins/platforms/{name}.dll" for name in ("qwindows", "qoffscreen", "qminimal")),
    *(f"plugins/imageformats/{name}.dll" for name in ("qico", "qjpeg", "qsvg")),
    *("plugins/iconengines/qsvgicon.dll", "plugins/styles/qmodernwindowsstyle.dll"),
    "translations/qtbase_de.qm",
)
LEFT_OUT = (
    *("*.pyi", "*/py.typed", "*.lib", "*.a", "*.h", "*.c", "*.pxd", "*.pyx", "*.exe"),
    *("*/tests/*", "*/testing/*", "bin/*"),
    *("numpy/f2py/*", "numpy/distutils/*", "numpy/array_api/*", "numpy/core/include/*", "llama_cpp/server/*"),
    *("*.dist-info/RECORD", "*.dist-info/INSTALLER", "*.dist-info/REQUESTED", "*.dist-info/direct_url.json"),
    *("shiboken6/vcamp140.dll", "shiboken6/vcomp140.dll", "shiboken6/vccorlib140.dll", "shiboken6/concrt140.dll"),
    *("shiboken6/msvcp140_codecvt_ids.dll",),
)


@dataclass(frozen=True)
class Workshop:
    """The folders of one build."""

    folder: Path

    @property
    def wheels(self) -> Path:
        """The unpacked wheels for Windows, as they came."""
        return self.folder / "wheels"

    @property
    def python(self) -> Path:
        """Python's embeddable files, as they came."""
        return self.folder / "python"

    @property
    def app(self) -> Path:
        """The app."""
        return self.folder / "app" / "RadOnc-GPT"

    @property
    def logs(self) -> Path:
        """Where the output of every command is kept."""
        return self.folder / "logs"


def prepare(shop: Workshop) -> None:
    """Bring Python and the wheels, unless they were brought from the same locks."""
    lock = windows_lock()
    engine = llama_wheel.recipe()
    made_from = hashlib.sha256((lock + PYTHON_LOCK.read_text() + engine.key).encode()).hexdigest()
    stamp = shop.folder / "prepared"
    if stamp.is_file() and stamp.read_text() == made_from:
        return
    stamp.unlink(missing_ok=True)
    for folder in (shop.wheels, shop.python):
        shutil.rmtree(folder, ignore_errors=True)
    shop.folder.mkdir(parents=True, exist_ok=True)
    requirements = shop.folder / "windows.lock"
    requirements.write_text(lock)
    run("Windows: Python packages", [*_pip(shop.wheels), "-r", str(requirements)], shop.logs / "pip.log")
    wheel = llama_wheel.wheel(engine, shop.logs)  # its Python files are the same on every system
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(shop.wheels, [name for name in archive.namelist() if not name.endswith(".so")])
    unpack_python(_python_zip(shop), shop.python)
    stamp.write_text(made_from)


def _pip(target: Path) -> list[str]:
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--no-compile"]
    system = ["--platform", "win_amd64", "--implementation", "cp", "--python-version", "3.11"]
    return [*pip, *system, "--target", str(target), "--no-deps", "--require-hashes", "--only-binary=:all:"]


def windows_lock() -> str:
    """Give the lock of the package without what freezes it on Linux: the lock holds the hashes for both systems."""
    entries = re.findall(r"^[A-Za-z0-9].*?(?=^[A-Za-z0-9]|\Z)", frozen_app.LOCK.read_text(), re.MULTILINE | re.DOTALL)
    named = ((re.split(r"[=;\s]", entry)[0].lower(), entry) for entry in entries)
    # cffi names pycparser, which only a compiler of interfaces reads.
    return "".join(entry for name, entry in named if name not in frozen_app.TOOLS | NOT_FOR_WINDOWS)


def _python_zip(shop: Workshop) -> Path:
    """Take Python's embeddable files from where the user says, or from the locked source distribution."""
    if os.environ.get(BROUGHT):
        return Path(os.environ[BROUGHT])
    pin = re.search(r"python-embed==(\S+).*?--hash=sha256:([0-9a-f]{64})", PYTHON_LOCK.read_text(), re.DOTALL)
    if pin is None:
        raise SetupError(f"{PYTHON_LOCK} names no version and hash; restore the file from git.")
    tools = shop.folder / "tools"
    run("Windows: environment for pip", [sys.executable, "-m", "venv", str(tools)], shop.logs / "venv.log")
    pip = [str(tools / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "--no-input"]
    asked = ["--no-deps", "--require-hashes", "--no-binary=:all:", "-r", str(PYTHON_LOCK), "-d", str(shop.folder)]
    run("Windows: Python itself", [*pip, "download", *asked], shop.logs / "python.log")
    archive = shop.folder / f"python_embed-{pin[1]}.tar.gz"
    if hashlib.sha256(archive.read_bytes()).hexdigest() != pin[2]:
        raise SetupError(f"{archive.name} is not the locked one (SHA-256 differs).")
    shutil.unpack_archive(archive, shop.folder / "embed", filter="data")
    return next((shop.folder / "embed").rglob("data.zip"))


def unpack_python(archive: Path, folder: Path) -> None:
    """Take Python's files out of the zip, flat.

    Raises:
        SetupError: It is no such zip, or its standard library is not the one that was looked at.

    """
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with zipfile.ZipFile(archive) as zipped:
            for member in zipped.infolist():
                if not member.is_dir():
                    (folder / PurePosixPath(member.filename).name).write_bytes(zipped.read(member))
    except (OSError, zipfile.BadZipFile) as error:
        raise SetupError(f"{archive} is no zip of Python's embeddable files: {error}.") from error
    stdlib = folder / "python311.zip"
    if not stdlib.is_file() or hashlib.sha256(stdlib.read_bytes()).hexdigest() != STDLIB_SHA256:
        raise SetupError(f"the standard library in {archive.name} is not that of CPython {PYTHON_VERSION}.")


def assemble(shop: Workshop, version: str) -> Path:
    """Lay out the app and give its folder.

    Raises:
        SetupError: A part is missing.
        CommandFailedError: A launcher cannot be compiled.

    """
    shutil.rmtree(shop.app, ignore_errors=True)
    library, python = shop.app / "lib", shop.app / "python"
    for file in taken(shop.wheels):
        _copy(shop.wheels / file, library / file)
    for file in sorted(shop.python.iterdir()):
        if file.name not in PYTHON_LEFT_OUT:
            _copy(file, python / file.name)
    (python / "python311._pth").write_bytes(PATHS.replace("\n", "\r\n").encode())
    engine = windows_engine.libraries(windows_engine.recipe(), shop.logs)
    for file in sorted(engine.glob("*.dll")):
        _copy(file, library / "llama_cpp" / "lib" / file.name)
    _lay_out_ours(library, version)
    _compile(library)
    for name, script, window in LAUNCHERS:
        launcher(shop, shop.app / name, script, version, window=window)
    return shop.app


def taken(folder: Path) -> Iterator[str]:
    """Yield which files of the wheels the app takes, by the lists that the wheels bring along."""
    for wheel in wheels(folder, {}, unstated="unstated"):
        for path in sorted(wheel.files):
            pure = PurePosixPath(path)
            if ".." in pure.parts or pure.is_absolute() or not (folder / path).is_file() or path.endswith(".so"):
                continue
            if pure.parts[0] == "PySide6" and not any(fnmatch.fnmatch(path, f"PySide6/{one}") for one in PYSIDE):
                continue
            if not any(fnmatch.fnmatch(path, pattern) for pattern in LEFT_OUT):
                yield path


def _lay_out_ours(library: Path, version: str) -> None:
    for file in windows_modules.wanted():
        room = next(room for room in windows_modules.ROOMS.values() if file.is_relative_to(room))
        _copy(file, library / file.relative_to(room))
    for place in frozen_app.data_files():
        room = windows_modules.ROOMS[place.split("/")[0]]
        _copy(room / place, library / place)
    for script in ("start_desktop.py", "start_models.py"):
        _copy(HERE / script, library / script)
    frozen_app.write_metadata(library, version)


def _compile(library: Path) -> None:
    """Replace sources by bytecode: no time is lost at a start, and nothing is written beside the program."""
    done = compileall.compile_dir(
        library,
        quiet=2,
        legacy=True,
        stripdir=str(library),
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )
    sources = list(library.rglob("*.py"))
    if not done or sys.version_info[:2] != (3, 11):
        raise SetupError("the modules for Windows must be compiled with Python 3.11: run this with python3.11.")
    for source in sources:
        source.unlink()
    for folder in list(library.rglob("__pycache__")):
        shutil.rmtree(folder)


def launcher(shop: Workshop, target: Path, script: str, version: str, *, window: bool) -> None:
    """Compile one executable."""
    numbers = ",".join((*(re.findall(r"\d+", version)[:3]), "0"))
    resource = shop.folder / f"{target.stem}.o"
    defines = [f"-DNUMBERS={numbers}", f'-DVERSION=\\"{version}\\"', f'-DNAME=\\"{target.name}\\"']
    windres = f"{windows_engine.TRIPLE}-windres"
    argv = [windres, "-I", str(HERE), *defines, str(HERE / "launcher.rc"), "-O", "coff", "-o", str(resource)]
    run(f"Windows: {target.name}, its words", argv, shop.logs / f"{target.stem}-resource.log")
    hard = ["-s", "-Wl,--no-insert-timestamp", "-Wl,--dynamicbase,--nxcompat,--high-entropy-va", "-static-libgcc"]
    kind = ["-municode", "-mwindows" if window else "-mconsole", f'-DSTART="{script}"', "-D_WIN32_WINNT=0x0A00"]
    argv = [f"{windows_engine.TRIPLE}-gcc-posix", "-O2", "-Wall", "-Wextra", "-Werror", *kind, *hard]
    run(
        f"Windows: {target.name}",
        [*argv, str(HERE / "launcher.c"), str(resource), "-o", str(target)],
        shop.logs / f"{target.stem}.log",
    )


def imported_libraries(file: Path) -> list[str]:
    """List the libraries that an executable or library asks Windows for."""
    argv = [f"{windows_engine.TRIPLE}-objdump", "-p", str(file)]
    said = subprocess.run(argv, capture_output=True, text=True, check=False).stdout
    return re.findall(r"DLL Name: (\S+)", said)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
