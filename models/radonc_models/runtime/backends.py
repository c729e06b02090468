"""Loads ggml's backends by absolute path from the installed package: one CPU variant, a GPU only when asked.

Left to itself, ggml looks for backends beside the interpreter and in the current folder, and loads what an
environment variable names: anybody could plant a library there. So the wanted files are loaded here, before any
model is opened; ggml searches no more once it has a backend. Nothing here imports the package ``llama_cpp``.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import re
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

__all__ = [
    "SAFEST_FIRST",
    "BackendError",
    "Device",
    "Registry",
    "build_hash",
    "cpu_variants",
    "forget_environment",
    "gpu_backends",
    "library_folder",
    "load",
    "needs_vulkan",
    "safest_first",
]

SAFEST_FIRST = {
    "x64": "every x86-64 processor",
    "haswell": "AVX2",
    "alderlake": "AVX2 with VNNI",
    "icelake": "AVX-512 with VNNI",
    "zen4": "AVX-512 with VNNI and BF16",
}
"""The CPU variants of our build from the safest to the widest, with the instructions that each takes for granted."""

_NEVER = frozenset({"sapphirerapids"})  # AMX: announced by virtual machines whose kernel does not allow it
_GPU = ("cuda", "hip", "vulkan", "sycl", "metal")
_KINDS = ("cpu", "gpu", "integrated gpu", "accelerator")
_LOOKED_UP = ("GGML_BACKEND_PATH", "LLAMA_CPP_LIB_PATH")  # both name libraries to load


# ggml tells where it finds a library, on stderr unless somebody takes its lines.
_SILENCE = ctypes.CFUNCTYPE(None, ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p)(lambda *_: None)


class BackendError(Exception):
    """A backend cannot be loaded; the message is a clause without a full stop that says why."""


@dataclass(frozen=True)
class Device:
    """What ggml can compute on.

    Attributes:
        name: ggml's name, such as ``Vulkan0``.
        description: The maker's name of it.
        kind: ``cpu``, ``gpu``, ``integrated gpu`` or ``accelerator``.
        free: Bytes of memory that are free.
        total: Bytes of memory.

    """

    name: str
    description: str
    kind: str
    free: int
    total: int


def forget_environment() -> None:
    """Drop the variables that name libraries to load; call it before ``llama_cpp`` is imported."""
    for name in _LOOKED_UP:
        os.environ.pop(name, None)  # unsets it for native code as well


def library_folder() -> Path:
    """Return the folder with the libraries of the installed llama_cpp package.

    Raises:
        BackendError: The package is not installed.

    """
    spec = importlib.util.find_spec("llama_cpp")
    if spec is None or not spec.submodule_search_locations:
        raise BackendError("llama-cpp-python is not installed")
    return (Path(next(iter(spec.submodule_search_locations))) / "lib").resolve()


def cpu_variants(folder: Path) -> dict[str, Path]:
    """Return the CPU variants of a build and their files, safest first; empty when the build has only one."""
    pattern = re.compile(r"(?:lib)?ggml-cpu-([\w.]+?)\.(?:so|dll)")
    found = {match[1]: file for file in sorted(folder.iterdir()) if (match := pattern.fullmatch(file.name))}
    return {name: found[name] for name in safest_first(found) if name not in _NEVER}


def safest_first(names: dict[str, Path]) -> list[str]:
    """Sort names of variants: known ones from the safest to the widest, then unknown ones by name."""
    order = {name: place for place, name in enumerate(SAFEST_FIRST)}
    return sorted(names, key=lambda name: (order.get(name, len(order)), name))


def gpu_backends(folder: Path) -> list[Path]:
    """Return the files of the GPU backends of a build, the best first."""
    names = [f"{prefix}ggml-{kind}{suffix}" for kind in _GPU for prefix, suffix in (("lib", ".so"), ("", ".dll"))]
    return [folder / name for name in names if (folder / name).is_file()]


def needs_vulkan(folder: Path) -> bool:
    """Tell whether Vulkan is the only way to a GPU that a build has."""
    return bool(found := gpu_backends(folder)) and all("vulkan" in file.name for file in found)


@lru_cache(maxsize=4)
def build_hash(folder: Path) -> str:
    """Return what identifies this build as installed: 32 hex digits over names, sizes and times of its libraries."""
    digest = hashlib.sha256()
    for file in sorted(folder.iterdir()):
        facts = file.stat()
        digest.update(f"{file.name} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:32]


def load(variant: str | None, *, gpu: bool = False) -> Registry:
    """Load one CPU variant, and with ``gpu`` the GPU backends too; does nothing where a CPU backend is loaded.

    Args:
        variant: Name of the variant; ``None`` takes the widest that this processor has.
        gpu: Load the GPU backends that the build has.

    Raises:
        BackendError: The variant is missing, or the processor lacks its instructions.

    """
    forget_environment()
    folder = library_folder()
    registry = Registry(folder)
    if registry.has_cpu():
        return registry
    if gpu:
        for file in gpu_backends(folder):
            registry.load(file)
    variants = cpu_variants(folder)
    if variant is not None and variant not in variants:
        raise BackendError(f"this build has no variant {variant}")
    candidates = [variants[variant]] if variant is not None else list(reversed(variants.values()))
    if variant is None:
        candidates += [file for file in _lone_cpu(folder) if file.is_file()]
    if not any(registry.load(file) for file in candidates):
        raise BackendError("this processor lacks its instructions" if candidates else "the build has no CPU backend")
    return registry


def _lone_cpu(folder: Path) -> list[Path]:
    return [folder / "libggml-cpu.so", folder / "ggml-cpu.dll"]


class _Functions:
    """Functions of some libraries; each is taken from the first that has it."""

    def __init__(self, libraries: list[ctypes.CDLL]) -> None:
        self._libraries = libraries

    def __getattr__(self, name: str) -> Any:
        for library in self._libraries:
            if hasattr(library, name):
                return getattr(library, name)
        raise AttributeError(name)


class Registry:
    """ggml's list of backends: the one that libllama in this process uses.

    On Linux the functions are looked up through libllama's handle, which leads to the very copy of ggml that it
    is linked with; a handle of another copy of the file would have a list of its own. Windows finds a function only in
    the very library that has it.

    Raises:
        BackendError: The libraries cannot be loaded.

    """

    def __init__(self, folder: Path) -> None:
        names = ("ggml.dll", "ggml-base.dll") if sys.platform == "win32" else ("libllama.so",)
        try:
            library = _Functions([ctypes.CDLL(str(folder / name)) for name in names])
            self._load = library.ggml_backend_load
            self._count = library.ggml_backend_dev_count
            self._get = library.ggml_backend_dev_get
            self._name, self._description = library.ggml_backend_dev_name, library.ggml_backend_dev_description
            self._log_get, self._log_set = library.ggml_log_get, library.ggml_log_set
            self._type, self._memory = library.ggml_backend_dev_type, library.ggml_backend_dev_memory
        except (OSError, AttributeError):
            raise BackendError("the libraries of llama-cpp-python cannot be loaded") from None
        self._load.argtypes, self._load.restype = (ctypes.c_char_p,), ctypes.c_void_p
        self._count.argtypes, self._count.restype = (), ctypes.c_size_t
        self._get.argtypes, self._get.restype = (ctypes.c_size_t,), ctypes.c_void_p
        for function in (self._name, self._description):
            function.argtypes, function.restype = (ctypes.c_void_p,), ctypes.c_char_p
        self._type.argtypes, self._type.restype = (ctypes.c_void_p,), ctypes.c_int
        sizes = ctypes.POINTER(ctypes.c_size_t)
        self._memory.argtypes, self._memory.restype = (ctypes.c_void_p, sizes, sizes), None

    def load(self, file: Path) -> bool:
        """Load one backend; false when it or a driver of it is unusable on this computer."""
        callback, data = ctypes.c_void_p(), ctypes.c_void_p()
        self._log_get(ctypes.byref(callback), ctypes.byref(data))
        self._log_set(_SILENCE, None)
        try:
            return bool(self._load(_name_for_ggml(file)))
        except OSError:
            return False
        finally:
            self._log_set(callback, data)

    def devices(self) -> list[Device]:
        """Return the devices of all loaded backends with their memory as it is now."""
        return [self._device(index) for index in range(self._count())]

    def has_cpu(self) -> bool:
        """Tell whether a CPU backend is loaded or built in."""
        return any(self._type(self._get(index)) == 0 for index in range(self._count()))

    def _device(self, index: int) -> Device:
        handle = self._get(index)
        free, total = ctypes.c_size_t(), ctypes.c_size_t()
        self._memory(handle, free, total)
        kind = self._type(handle)
        return Device(
            (self._name(handle) or b"").decode("utf-8", "replace"),
            (self._description(handle) or b"").decode("utf-8", "replace").strip(),
            _KINDS[kind] if 0 <= kind < len(_KINDS) else "accelerator",
            free.value,
            total.value,
        )


def _name_for_ggml(file: Path) -> bytes:
    """Return what ggml is given to load a backend: its path.

    On Windows ggml takes no path with letters beyond ASCII. There the library is loaded here, by its path, and ggml is
    given the name alone: Windows looks for no library that is loaded already.

    Raises:
        OSError: Windows cannot load the library.

    """
    if sys.platform == "win32":
        ctypes.CDLL(str(file))
        return file.name.encode()
    return str(file).encode()
