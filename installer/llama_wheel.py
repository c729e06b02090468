"""The llama-cpp-python wheel: compiled once per machine kind with portable flags, then taken from a cache.

The package has no wheels on the public index. Its default build is tuned to the compiling processor
(`-march=native`), dies with "illegal instruction" elsewhere, and compiles chat parsers and an HTTP client
that the product never loads. Standard library only.
"""

import hashlib
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from machine import SetupError
from progress import CommandFailedError, run, say

HERE = Path(__file__).resolve().parent
LOCK = HERE / "locks" / "llama.lock"
NATIVE_LOCK = HERE / "locks" / "native.lock"
CMAKE_INCLUDE = HERE / "cmake" / "llama.cmake"
# Decides what the libraries call their sources and nothing else: no part of the keys.
PATHS = HERE / "cmake" / "paths.cmake"
# Set in the fixed root of the Linux package (see fixed_build.py): engines compiled there have keys of their own.
FIXED_ROOT = "RADONC_BUILD_ROOT"

# Backends are files of their own that the engine loads by name: cmake/llama.cmake says which CPU variants.
CMAKE_FLAGS = (
    "-DGGML_NATIVE=OFF",
    "-DGGML_BACKEND_DL=ON",
    "-DGGML_CPU_ALL_VARIANTS=ON",
    "-DGGML_CCACHE=OFF",
    "-DLLAVA_BUILD=OFF",
    "-DLLAMA_OPENSSL=OFF",
    "-DCMAKE_INSTALL_LIBDIR=llama_cpp/lib",
    "-DCMAKE_INSTALL_BINDIR=llama_cpp/lib",
)
WHEEL_EXCLUDE = "include/**;llama_cpp/lib/cmake/**;llama_cpp/lib/pkgconfig/**"
LIBRARIES = ("libggml-base.so", "libggml.so", "libllama.so")


@dataclass(frozen=True)
class Recipe:
    """Everything that decides what the compiled wheel looks like; its hash names the cache folder."""

    version: str
    source_sha256: str
    cmake_flags: tuple[str, ...]
    cmake_include_sha256: str
    wheel_exclude: str
    architecture: str
    python_tag: str
    compiler: str
    libc: str

    @property
    def key(self) -> str:
        """The first 32 hex digits of the SHA-256 over all fields."""
        return cache_key(asdict(self))


def cache_key(fields: dict[str, object]) -> str:
    """Name a cache folder: the first 32 hex digits of the SHA-256 over everything that decides its content."""
    return hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()[:32]


def locked_source() -> tuple[str, str]:
    """Read version and SHA-256 of the locked source."""
    pin = re.search(r"llama-cpp-python==(\S+).*?--hash=sha256:([0-9a-f]{64})", LOCK.read_text(), re.DOTALL)
    if pin is None:
        raise SetupError(f"{LOCK} names no version and hash of llama-cpp-python; restore the file from git.")
    return pin[1], pin[2]


def recipe() -> Recipe:
    """Work out the recipe for this machine and the locked source."""
    version, source_sha256 = locked_source()
    return Recipe(
        version=version,
        source_sha256=source_sha256,
        cmake_flags=CMAKE_FLAGS,
        cmake_include_sha256=hashlib.sha256(CMAKE_INCLUDE.read_bytes()).hexdigest(),
        wheel_exclude=WHEEL_EXCLUDE,
        architecture=platform.machine(),
        python_tag=f"cp{sys.version_info.major}{sys.version_info.minor}",
        compiler=_compiler(),
        libc="-".join(platform.libc_ver()),
    )


def cache_folder() -> Path:
    """`$RADONC_CACHE`, or `~/.cache/radonc-gpt`."""
    return Path(os.environ.get("RADONC_CACHE") or Path.home() / ".cache" / "radonc-gpt")


def cached_wheel(folder: Path) -> Path | None:
    """Find the wheel in a cache folder if it is whole (its SHA-256 is the one noted when it was built)."""
    note = folder / "SHA256"
    wheels = sorted(folder.glob("llama_cpp_python-*.whl"))
    if len(wheels) != 1 or not note.is_file():
        return None
    digest = hashlib.sha256(wheels[0].read_bytes()).hexdigest()
    return wheels[0] if digest == note.read_text().strip() else None


def wheel(made_by: Recipe, logs: Path) -> Path:
    """Give the wheel for this recipe, from the cache or compiled now (minutes) and put there."""
    folder = cache_folder() / "wheels" / made_by.key
    found = cached_wheel(folder)
    if found is not None:
        say(f"llama.cpp: taking the compiled wheel from the cache ({made_by.key[:12]})")
        return found
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="building-", dir=folder.parent) as temporary:
        work = Path(temporary)
        built = _build(made_by, work, logs)
        out = work / "out"
        (out / "SHA256").write_text(hashlib.sha256(built.read_bytes()).hexdigest() + "\n")
        shutil.rmtree(folder, ignore_errors=True)
        out.rename(folder)
    found = cached_wheel(folder)
    if found is None:
        raise SetupError(f"the wheel that was just compiled is damaged in {folder}; is the disk full?")
    return found


def build_tools(work: Path, logs: Path) -> list[str]:
    """Make a throw-away environment in `work` whose tools (cmake, ninja) are pinned by hash; give its pip."""
    python = work / "tools" / "bin" / "python"
    run(
        "llama.cpp: environment for the build tools",
        [sys.executable, "-m", "venv", str(work / "tools")],
        logs / "native-venv.log",
    )
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "--no-input"]
    run(
        "llama.cpp: cmake and ninja",
        [*pip, "install", "--no-deps", "--require-hashes", "--only-binary=:all:", "-r", str(NATIVE_LOCK)],
        logs / "native.log",
    )
    return pip


def _build(made_by: Recipe, work: Path, logs: Path) -> Path:
    """Compile in a throw-away environment."""
    pip = build_tools(work, logs)
    includes = (f"-DCMAKE_PROJECT_llama_cpp_INCLUDE={CMAKE_INCLUDE}", f"-DCMAKE_PROJECT_INCLUDE={PATHS}")
    environment = {
        "PATH": f"{Path(pip[0]).parent}{os.pathsep}{os.environ.get('PATH', '')}",
        "CMAKE_ARGS": " ".join((*made_by.cmake_flags, *includes)),
        "SKBUILD_WHEEL_EXCLUDE": made_by.wheel_exclude,
    }
    # pip's own wheel cache knows no flags: it would hand back a wheel that was built differently.
    argv = [*pip, "wheel", "-v", "--no-cache-dir", "--no-build-isolation", "--no-deps", "--require-hashes"]
    run(
        "llama.cpp: compiling (3 to 10 minutes on 2 cores, once per machine)",
        [*argv, "-r", str(LOCK), "-w", str(work / "out")],
        logs / "llama.log",
        environment,
    )
    return next((work / "out").glob("*.whl"))


def check_installed(python: Path, log: Path) -> None:
    """Load the installed llama_cpp in a child process; check its libraries and that a CPU backend of it loads.

    Which of the CPU variants computes right is found out later, by the engine's self-test.
    """
    code = (
        "import ctypes, pathlib, llama_cpp; lib = pathlib.Path(llama_cpp.__file__).parent / 'lib'; "
        f"lost = [n for n in {LIBRARIES!r} if not (lib / n).is_file()]; assert not lost, lost; "
        "load = ctypes.CDLL(str(lib / 'libllama.so')).ggml_backend_load; load.restype = ctypes.c_void_p; "
        "assert any([load(str(file).encode()) for file in sorted(lib.glob('libggml-cpu*.so'))]), 'no CPU backend'; "
        "llama_cpp.llama_backend_init()"
    )
    try:
        run("llama.cpp: loading it once", [str(python), "-c", code], log)
    except CommandFailedError as error:
        raise SetupError(
            f"the compiled llama.cpp does not load on this machine (see {log}); "
            f"remove {cache_folder() / 'wheels'} and run this again."
        ) from error


def _compiler() -> str:
    name = os.environ.get("CXX") or ("g++" if shutil.which("g++") else "clang++")
    said = subprocess.run([name, "-dumpversion"], capture_output=True, text=True, check=False)
    fixed = os.environ.get(FIXED_ROOT)
    return f"{Path(name).name} {said.stdout.strip().split('.')[0]}" + (f" of root {fixed}" if fixed else "")
