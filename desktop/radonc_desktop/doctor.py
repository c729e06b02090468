"""The self-report of an installation: versions, processor, pack and vault, without a word of any case."""

from __future__ import annotations

import os
import platform
import sys
from importlib.metadata import PackageNotFoundError, version

import psutil

from radonc_desktop.paths import Folders
from radonc_desktop.vault import vault_exists
from radonc_models.errors import RadOncError
from radonc_models.pack import read_pack
from radonc_models.runtime.cpu import check_processor

__all__ = ["report"]

_PARTS = (
    "radonc-gpt",
    "PySide6_Essentials",
    "llama-cpp-python",
    "sqlcipher3",
    "argon2-cffi",
    "cryptography",
    "pydantic",
)


def report(folders: Folders) -> str:
    """Return the report, one fact a line."""
    memory = psutil.virtual_memory()
    lines = [
        f"Python          {platform.python_version()} ({sys.platform}, {platform.machine()})",
        *(f"{part:<15} {_version(part)}" for part in _PARTS),
        f"Processor       {_processor()}, {os.cpu_count()} CPUs",
        f"Memory          {memory.available / 2**30:.1f} GiB free of {memory.total / 2**30:.1f} GiB",
        f"Vault           {_present(folders)} in {folders.vault}",
        *_pack(folders),
    ]
    return "\n".join(lines)


def _present(folders: Folders) -> str:
    return "present" if vault_exists(folders.vault) else "not created yet"


def _version(part: str) -> str:
    try:
        return version(part)
    except PackageNotFoundError:
        return "not installed"


def _processor() -> str:
    try:
        check_processor()
    except RadOncError as error:
        return str(error)
    return f"{platform.processor() or platform.machine()}, has what the engine needs"


def _pack(folders: Folders) -> list[str]:
    try:
        pack = read_pack(folders.pack)
    except RadOncError as error:
        return [f"Model pack      {error}"]
    kind = "synthetic training, not for clinical use" if pack.synthetic else "clinical training"
    lines = [f"Model pack      {pack.name} ({pack.state}; {kind}) in {folders.pack}"]
    for task, model in pack.tasks.items():
        size = f"{model.size / 2**20:.0f} MiB"
        lines.append(f"  {task.value:<13} {model.file} {model.quantization}, {size}, {model.sha256[:12]}")
    if pack.base is not None:
        lines.append(f"  {'base':<13} {pack.base.file} {pack.base.quantization}, {pack.base.sha256[:12]}")
    return lines
