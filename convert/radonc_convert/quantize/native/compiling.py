"""Compile the fast kernels with the system's C compiler.

The build hook of the package loads this file by its path, so it uses the standard library alone.
"""

from __future__ import annotations

import hashlib
import os
import shlex
import shutil
import subprocess
from pathlib import Path

__all__ = ["LIBRARY", "SOURCE", "compile_library", "source_hash"]

SOURCE = Path(__file__).parent
LIBRARY = SOURCE.parent / "_lanes.so"

_FLAGS = ("-std=gnu11", "-O3", "-ffp-contract=off", "-fvisibility=hidden", "-fPIC", "-shared")
_TIMEOUT = 300  # seconds


def source_hash() -> str | None:
    """SHA-256 over the names and the text of the C files, compiled into the library; None without those files."""
    files = _files(".c", ".h")
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest() if files else None


def compile_library(target: Path = LIBRARY) -> str | None:
    """Compile the library; return None, or a clause that says why there is none now.

    The compiler is ``$CC``, else the first of cc, gcc and clang that is installed. Whatever lay at ``target``
    is replaced at once, or removed when compiling failed, so that nothing stale is left.
    """
    why_not = _compile(target)
    if why_not:
        target.unlink(missing_ok=True)
    return why_not


def _compile(target: Path) -> str | None:
    compiler = _compiler()
    if compiler is None:
        return "no C compiler was found (CC, cc, gcc, clang)"
    unfinished = target.with_suffix(f".{os.getpid()}.part")
    define = f'-DLANES_SOURCE="{source_hash()}"'
    command = [*compiler, *_FLAGS, define, "-o", str(unfinished), *map(str, _files(".c"))]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_TIMEOUT, check=False)
        if done.returncode:
            reason = next((line for line in done.stderr.splitlines() if "error" in line), "no error was named")
            return f"the C compiler {compiler[0]} refused the source: {reason.strip()}"
        unfinished.replace(target)
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"the C compiler {compiler[0]} did not run ({type(error).__name__})"
    finally:
        unfinished.unlink(missing_ok=True)
    return None


def _files(*endings: str) -> list[Path]:
    return sorted(file for file in SOURCE.iterdir() if file.suffix in endings)


def _compiler() -> list[str] | None:
    chosen = shlex.split(os.environ.get("CC", ""))
    if chosen:
        return chosen
    return next(([name] for name in ("cc", "gcc", "clang") if shutil.which(name)), None)
