"""llama.cpp's own benchmark `llama-bench`, compiled from the locked source and linked to the installed engine.

Only the program itself and the few files it needs are compiled (under a minute): it runs on the very libraries
that the engine loads, so both have the same flags by construction. The program lies in the cache once per source
and compiler. Standard library only.
"""

import argparse
import hashlib
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import llama_source
import llama_wheel
import reference_converter
from machine import SetupError
from progress import CommandFailedError, fail, run, say

HERE = Path(__file__).resolve().parent
STAND_IN = HERE / "bench" / "without_downloads.cpp"
FOLDERS = ("common/", "include/", "ggml/include/", "src/llama-ext.h", "vendor/nlohmann/", "tools/llama-bench/")
SOURCES = (
    "tools/llama-bench/main.cpp",
    "tools/llama-bench/llama-bench.cpp",
    "common/common.cpp",
    "common/fit.cpp",
    "common/json.cpp",
    "common/log.cpp",
)
INCLUDES = ("common", "include", "ggml/include", "vendor")
# What the program references but never calls is dropped with its section instead of being compiled.
FLAGS = ("-std=c++17", "-O2", "-DNDEBUG", "-ffunction-sections", "-fdata-sections", "-Wl,--gc-sections", "-w")
LIBRARIES = ("-lllama", "-lggml", "-lggml-base", "-lpthread")
PROGRAM = "llama-bench"


def key(libraries: Path) -> str:
    """Name the cache folder: changes with the source, the flags, the compiler and the names of the libraries."""
    linked = sorted(path.name for path in libraries.glob("lib*.so*"))  # the program asks for them by these names
    _, source = llama_wheel.locked_source()
    stand_in = hashlib.sha256(STAND_IN.read_bytes()).hexdigest()
    parts = (source, stand_in, *SOURCES, *FLAGS, platform.machine(), compiler(), *platform.libc_ver(), *linked)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def compiler() -> str:
    """Name the C++ compiler.

    Raises:
        SetupError: There is none.

    """
    name = os.environ.get("CXX") or shutil.which("g++") or shutil.which("clang++")
    if name is None:
        raise SetupError("this machine lacks a C++ compiler; install it with: apt-get install g++")
    return name


def provide(libraries: Path, logs: Path) -> Path:
    """Give the path of llama-bench, from the cache or compiled now and put there.

    Run it with `LD_LIBRARY_PATH` set to `libraries`.

    Args:
        libraries: Folder of the engine's shared libraries.
        logs: Where the output of every command is kept.

    """
    program = llama_wheel.cache_folder() / "llama-bench" / key(libraries) / PROGRAM
    if program.is_file():
        return program
    program.parent.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="building-", dir=program.parent.parent) as temporary:
        work = Path(temporary)
        version, sha256 = llama_wheel.locked_source()
        archive = reference_converter.download(work, logs)
        llama_source.unpack(archive, version, sha256, work / "source", FOLDERS, SOURCES)
        built = compile_program(work, libraries, logs)
        shutil.rmtree(program.parent, ignore_errors=True)
        program.parent.mkdir()
        built.rename(program)  # last: a program that is there is whole
    return program


def compile_program(work: Path, libraries: Path, logs: Path) -> Path:
    """Compile and link in one command; give the program.

    Raises:
        SetupError: It does not compile.

    """
    source, program = work / "source", work / PROGRAM
    argv = [compiler(), *FLAGS, *(f"-I{source / folder}" for folder in INCLUDES), "-o", str(program)]
    argv += [*(str(source / name) for name in SOURCES), str(STAND_IN)]
    argv += [f"-L{libraries}", f"-Wl,-rpath-link,{libraries}", *LIBRARIES]
    try:
        run("llama-bench: compiling (a minute, once per machine)", ["nice", *argv], logs / "llama-bench.log")
    except CommandFailedError as error:
        raise SetupError(f"llama-bench does not compile on this machine; see {error.log}.") from error
    return program


def main(argv: Sequence[str] | None = None) -> int:
    """Build it if needed and print its path; give back the exit code."""
    parser = argparse.ArgumentParser(description="Build llama.cpp's llama-bench against the installed engine.")
    parser.add_argument("libraries", type=Path, help="folder of the engine's shared libraries")
    parser.add_argument("--logs", type=Path, default=HERE.parent / "build" / "setup")
    options = parser.parse_args(argv)
    try:
        program = provide(options.libraries, options.logs)
    except SetupError as error:
        return fail(str(error))
    except CommandFailedError as error:
        return fail(f"{error}; see {error.log}.")
    say(f"llama-bench is {program}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
