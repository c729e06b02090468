"""The engine's libraries for Windows: cross-compiled from the locked source with Debian's MinGW-w64, cached by a key.

The same ggml flags and CPU variants as on Linux, and the Vulkan backend. Nothing of Windows is needed to build them.
Standard library only.
"""

import hashlib
import json
import re
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
from progress import run, say

HERE = Path(__file__).resolve().parent
PROJECT = HERE / "cmake" / "windows"
KEPT = ("ggml/", "src/", "include/", "cmake/", "vendor/", "CMakeLists.txt", "LICENSE")
NEEDED = ("CMakeLists.txt", "ggml/CMakeLists.txt", "src/CMakeLists.txt", "ggml/src/ggml-vulkan/CMakeLists.txt")
TRIPLE = "x86_64-w64-mingw32"
COMPILER = f"{TRIPLE}-g++-posix"
# The compiler's own libraries; they come from Debian's packages and stand beside the engine's.
RUNTIME = ("libgcc_s_seh-1.dll", "libstdc++-6.dll", "libwinpthread-1.dll")
LIBRARIES = ("ggml-base.dll", "ggml.dll", "libllama.dll")
GPU_MODULE = "ggml-vulkan.dll"
SUMS = "SHA256SUMS"
CMAKE_FLAGS = (
    *(flag for flag in llama_wheel.CMAKE_FLAGS if flag.startswith("-DGGML_")),
    "-DGGML_OPENMP=OFF",
    "-DGGML_VULKAN=ON",
    "-DBUILD_SHARED_LIBS=ON",
    "-DCMAKE_BUILD_TYPE=Release",
)
DEBIAN = "g++-mingw-w64-x86-64-posix mingw-w64-tools nsis wixl msitools osslsigncode glslc libvulkan1"


@dataclass(frozen=True)
class Recipe:
    """Everything that decides what the compiled libraries look like; its hash names the cache folder."""

    version: str
    source_sha256: str
    cmake_flags: tuple[str, ...]
    project_sha256: str
    headers: tuple[str, ...]
    compiler: str
    shader_compiler: str

    @property
    def key(self) -> str:
        """The first 32 hex digits of the SHA-256 over all fields."""
        return llama_wheel.cache_key(asdict(self))


def check_tools() -> None:
    """Raise SetupError unless this machine has what the Windows edition is built with."""
    for tool in (COMPILER, "x86_64-w64-mingw32-dlltool", "glslc", "makensis", "wixl", "msiinfo", "osslsigncode"):
        if shutil.which(tool) is None:
            raise SetupError(f"{tool} is missing; install what Windows needs with: apt-get install {DEBIAN}")


def recipe() -> Recipe:
    """Work out the recipe for this machine and the locked sources."""
    version, source_sha256 = llama_wheel.locked_source()
    files = (*sorted(PROJECT.iterdir()), llama_wheel.CMAKE_INCLUDE)
    return Recipe(
        version=version,
        source_sha256=source_sha256,
        cmake_flags=CMAKE_FLAGS,
        project_sha256=hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest(),
        headers=tuple(package.sha256 for package in vulkan_headers.locked()),
        compiler=_said(COMPILER, "--version"),
        shader_compiler=_said("glslc", "--version"),
    )


def _said(*argv: str) -> str:
    said = subprocess.run(argv, capture_output=True, text=True, check=False).stdout
    return said.splitlines()[0] if said else ""


def is_whole(folder: Path) -> bool:
    """Whether a cache folder holds every library with the SHA-256 that was noted when it was built."""
    note = folder / SUMS
    if not note.is_file():
        return False
    noted = json.loads(note.read_text())
    return {*LIBRARIES, *RUNTIME, GPU_MODULE} <= set(noted) and noted == _sums(folder)


def libraries(made_by: Recipe, logs: Path) -> Path:
    """Give the folder with the libraries, from the cache or compiled now (10 to 20 minutes) and put there.

    Raises:
        SetupError: A source cannot be had, or what was compiled is not whole.
        CommandFailedError: A command of the build failed.

    """
    folder = llama_wheel.cache_folder() / "windows" / made_by.key
    if is_whole(folder):
        say(f"Windows: taking the compiled engine from the cache ({made_by.key[:12]})")
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="building-", dir=folder.parent) as temporary:
        work = Path(temporary)
        built = _build(made_by, work, logs)
        out = work / "out"
        out.mkdir()
        for file in sorted(built.glob("*.dll")):
            shutil.copyfile(file, out / file.name)
        for name in RUNTIME:
            shutil.copyfile(_runtime(name), out / name)
        _strip(out)
        (out / SUMS).write_text(json.dumps(_sums(out), indent=1, sort_keys=True) + "\n")
        shutil.rmtree(folder, ignore_errors=True)
        out.rename(folder)
    if not is_whole(folder):
        raise SetupError(f"the engine for Windows that was just compiled is not whole in {folder}; is the disk full?")
    return folder


def _sums(folder: Path) -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(folder.glob("*.dll"))}


def _build(made_by: Recipe, work: Path, logs: Path) -> Path:
    """Compile in a throw-away folder; give the folder of the libraries."""
    headers = vulkan_headers.provide(work, logs)
    archive = reference_converter.download(work, logs)
    source, build = work / "source", work / "build"
    vendored = source / reference_converter.VENDORED
    llama_source.unpack(archive, made_by.version, made_by.source_sha256, vendored, KEPT, NEEDED)
    shutil.copyfile(PROJECT / "CMakeLists.txt", source / "CMakeLists.txt")
    tools = work / "tools" / "bin"  # made by the download
    places = (
        f"-DCMAKE_TOOLCHAIN_FILE={PROJECT / 'mingw64.cmake'}",
        f"-DCMAKE_PROJECT_llama_cpp_INCLUDE={llama_wheel.CMAKE_INCLUDE}",
        f"-DCMAKE_MAKE_PROGRAM={tools / 'ninja'}",
        f"-DVulkan_INCLUDE_DIR={headers / vulkan_headers.INCLUDE}",
        f"-DVulkan_LIBRARY={_import_library(work)}",
        f"-DVulkan_GLSLC_EXECUTABLE={shutil.which('glslc')}",
        f"-DSPIRV-Headers_DIR={headers / vulkan_headers.CMAKE / 'SPIRV-Headers'}",
    )
    cmake = str(tools / "cmake")
    argv = [cmake, "-S", str(source), "-B", str(build), "-G", "Ninja", *made_by.cmake_flags, *places]
    run("Windows: preparing the engine", argv, logs / "windows-configure.log")
    compiling = "Windows: compiling the engine (10 to 20 minutes on 2 cores, once per machine)"
    run(compiling, ["nice", "-n", "15", cmake, "--build", str(build)], logs / "windows.log")
    return build / "bin"


def _import_library(work: Path) -> Path:
    """Make what the linker needs to know of vulkan-1.dll, from the names in the system's own loader."""
    loader = subprocess.run(
        ["g++", "-print-file-name=libvulkan.so.1"], capture_output=True, text=True, check=True
    ).stdout.strip()
    listed = subprocess.run(["nm", "-D", "--defined-only", loader], capture_output=True, text=True, check=True).stdout
    names = sorted(set(re.findall(r" T (vk\w+)", listed)))
    definition, library = work / "vulkan-1.def", work / "libvulkan-1.a"
    definition.write_text("LIBRARY vulkan-1.dll\nEXPORTS\n" + "".join(f"    {name}\n" for name in names))
    argv = [f"{TRIPLE}-dlltool", "-d", str(definition), "-l", str(library)]
    run("Windows: import library of Vulkan", argv, work / "dlltool.log")
    return library


def _runtime(name: str) -> Path:
    """Find a library of the compiler."""
    said = _said(COMPILER, f"-print-file-name={name}")
    for place in (Path(said), Path("/usr") / TRIPLE / "lib" / name):
        if place.is_absolute() and place.is_file():
            return place
    raise SetupError(f"{name} is missing; install it with: apt-get install {DEBIAN.split()[0]}")


def _strip(folder: Path) -> None:
    """Leave out what only a debugger reads."""
    for file in sorted(folder.glob("*.dll")):
        run(f"Windows: stripping {file.name}", [f"{TRIPLE}-strip", str(file)], folder.parent / "strip.log")
