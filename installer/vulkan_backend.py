"""ggml's Vulkan backend `libggml-vulkan.so`: compiled from the wheel's own source, cached by a key of its own.

It is no part of the wheel: its shaders take as long to compile as everything else together, and need tools that
a computer without a GPU does without. Put beside the CPU variants, the engine finds it; without a driver it is
never loaded. Standard library only.
"""

import hashlib
import os
import shutil
import subprocess
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

import llama_source
import llama_wheel
import reference_converter
import vulkan_headers
from machine import SetupError
from progress import CommandFailedError, run, say

HERE = Path(__file__).resolve().parent
PROJECT = HERE / "cmake" / "vulkan"
MODULE = "libggml-vulkan.so"
KEPT = ("ggml/",)
NEEDED = ("ggml/CMakeLists.txt", "ggml/src/ggml-vulkan/CMakeLists.txt")
# What concerns ggml is said once, for the wheel; here the Vulkan backend alone is wanted.
CMAKE_FLAGS = (
    *(flag for flag in llama_wheel.CMAKE_FLAGS if flag.startswith("-DGGML_")),
    "-DGGML_CPU_ALL_VARIANTS=OFF",
    "-DGGML_CPU=OFF",
    "-DGGML_VULKAN=ON",
    "-DBUILD_SHARED_LIBS=ON",
    "-DCMAKE_BUILD_TYPE=Release",
    "-DCMAKE_MODULE_LINKER_FLAGS=-s",
)


@dataclass(frozen=True)
class Recipe:
    """Everything that decides what the compiled module looks like; its hash names the cache folder."""

    version: str
    source_sha256: str
    cmake_flags: tuple[str, ...]
    project_sha256: str
    headers: tuple[str, ...]
    architecture: str
    compiler: str
    libc: str
    shader_compiler: str

    @property
    def key(self) -> str:
        """The first 32 hex digits of the SHA-256 over all fields."""
        return llama_wheel.cache_key(asdict(self))


def recipe() -> Recipe:
    """Work out the recipe for this machine and the locked sources."""
    wheel = llama_wheel.recipe()
    return Recipe(
        version=wheel.version,
        source_sha256=wheel.source_sha256,
        cmake_flags=CMAKE_FLAGS,
        project_sha256=hashlib.sha256((PROJECT / "CMakeLists.txt").read_bytes()).hexdigest(),
        headers=tuple(package.sha256 for package in vulkan_headers.locked()),
        architecture=wheel.architecture,
        compiler=wheel.compiler,
        libc=wheel.libc,
        shader_compiler=_shader_compiler(),
    )


def is_whole(folder: Path) -> bool:
    """Whether a cache folder holds a module with the SHA-256 that was noted when it was built."""
    module, note = folder / MODULE, folder / "SHA256"
    if not module.is_file() or not note.is_file():
        return False
    return hashlib.sha256(module.read_bytes()).hexdigest() == note.read_text().strip()


def module(made_by: Recipe, logs: Path) -> Path:
    """Give the module for this recipe, from the cache or compiled now (minutes) and put there.

    Raises:
        SetupError: The headers cannot be had, or the compiled module is damaged.
        CommandFailedError: A command of the build failed.

    """
    folder = llama_wheel.cache_folder() / "vulkan" / made_by.key
    if is_whole(folder):
        say(f"Vulkan: taking the compiled backend from the cache ({made_by.key[:12]})")
        return folder / MODULE
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="building-", dir=folder.parent) as temporary:
        work = Path(temporary)
        built = _build(made_by, work, logs)
        out = work / "out"
        out.mkdir()
        built.rename(out / MODULE)
        (out / "SHA256").write_text(hashlib.sha256((out / MODULE).read_bytes()).hexdigest() + "\n")
        shutil.rmtree(folder, ignore_errors=True)
        out.rename(folder)
    if not is_whole(folder):
        raise SetupError(f"the Vulkan backend that was just compiled is damaged in {folder}; is the disk full?")
    return folder / MODULE


def install(built: Path, libraries: Path, python: Path, log: Path) -> None:
    """Put the module beside the CPU variants, once it was seen to load there.

    Args:
        built: The module.
        libraries: Folder of the engine's libraries.
        python: Interpreter of the environment that they belong to.
        log: Where the output of the check goes.

    Raises:
        SetupError: It does not load.

    """
    part = libraries / f".{MODULE}.part"
    shutil.copyfile(built, part)
    code = f"import ctypes; ctypes.CDLL({str(libraries / 'libllama.so')!r}); ctypes.CDLL({str(part)!r}, 2)"  # RTLD_NOW
    try:
        run("Vulkan: loading it once", [str(python), "-c", code], log)
        part.rename(libraries / MODULE)
    except CommandFailedError as error:
        raise SetupError(f"the compiled Vulkan backend does not load on this machine (see {log}).") from error
    finally:
        part.unlink(missing_ok=True)


def _build(made_by: Recipe, work: Path, logs: Path) -> Path:
    """Compile in a throw-away folder; give the module."""
    headers = vulkan_headers.provide(work, logs)
    archive = reference_converter.download(work, logs)
    source, build = work / "source", work / "build"
    llama_source.unpack(archive, made_by.version, made_by.source_sha256, source, KEPT, NEEDED)
    tools = work / "tools" / "bin"  # made by the download
    places = (
        f"-DRADONC_GGML={source / 'ggml'}",
        f"-DCMAKE_PROJECT_INCLUDE={llama_wheel.PATHS}",
        f"-DCMAKE_MAKE_PROGRAM={tools / 'ninja'}",
        f"-DVulkan_INCLUDE_DIR={headers / vulkan_headers.INCLUDE}",
        f"-DVulkan_LIBRARY={_loader()}",
        f"-DSPIRV-Headers_DIR={headers / vulkan_headers.CMAKE / 'SPIRV-Headers'}",
    )
    cmake = str(tools / "cmake")
    argv = [cmake, "-S", str(PROJECT), "-B", str(build), "-G", "Ninja", *made_by.cmake_flags, *places]
    # The compiler of the shaders is a build of its own, which looks for ninja itself.
    environment = {"PATH": f"{tools}{os.pathsep}{os.environ.get('PATH', '')}"}
    run("Vulkan: preparing the build", argv, logs / "vulkan-configure.log", environment)
    run(
        "Vulkan: compiling the shaders and the backend (3 to 8 minutes on 2 cores, once per machine)",
        ["nice", cmake, "--build", str(build), "--target", "ggml-vulkan"],
        logs / "vulkan.log",
        environment,
    )
    return build / "bin" / MODULE


def _loader() -> str:
    """Name the system's Vulkan loader, which the module is linked with."""
    argv = [shutil.which("g++") or "clang++", "-print-file-name=libvulkan.so.1"]
    return subprocess.run(argv, capture_output=True, text=True, check=True).stdout.strip()


def _shader_compiler() -> str:
    """Give the version of glslc: it decides which abilities of new GPUs the shaders can use."""
    if shutil.which("glslc") is None:
        return ""
    said = subprocess.run(["glslc", "--version"], capture_output=True, text=True, check=False).stdout
    return said.splitlines()[0] if said else ""
