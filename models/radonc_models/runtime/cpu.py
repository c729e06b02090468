"""What the processor can do, asked before native code finds out the hard way."""

from __future__ import annotations

import os
from pathlib import Path

import psutil

from radonc_models.errors import EngineError

__all__ = ["check_processor", "default_threads"]

# The portable build (GGML_NATIVE=OFF) still takes these for granted.
_REQUIRED = ("avx", "avx2", "fma", "f16c", "bmi2")


def check_processor(cpuinfo: Path = Path("/proc/cpuinfo")) -> None:
    """Refuse a processor that would end the engine with an illegal instruction.

    Systems that do not list their processor's abilities pass; there, a crash of the child is reported.

    Raises:
        EngineError: An instruction set is missing; the sentence names it.

    """
    try:
        text = cpuinfo.read_text("utf-8", "replace")
    except OSError:
        return
    for line in text.splitlines():
        name, _, value = line.partition(":")
        if name.strip() == "flags":
            present = set(value.split())
            missing = [flag.upper() for flag in _REQUIRED if flag not in present]
            if missing:
                raise EngineError(
                    f"This processor lacks {', '.join(missing)}, which the engine needs: "
                    "use a computer (or a virtual machine type) whose processor has AVX2."
                )
            return


def default_threads() -> int:
    """Return the number of threads that computes best: the physical cores that this process may use."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    physical = psutil.cpu_count(logical=False) or allowed
    return max(1, min(allowed, max(physical, 2)))  # two logical cores are worth two threads
