"""What the engine is on this computer: variants tried, the one in use, and devices; for reports, without case text."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from radonc_models.errors import EngineError
from radonc_models.runtime import backends, devices, variants
from radonc_models.runtime.backends import SAFEST_FIRST, Device
from radonc_models.runtime.process import child_command, child_environment
from radonc_models.runtime.variants import Choice, Tried

__all__ = ["EngineFacts", "describe"]

_SECONDS = 30.0


@dataclass(frozen=True)
class _Answer:
    devices: tuple[Device, ...] = ()


_ANSWER = TypeAdapter(_Answer)


@dataclass(frozen=True)
class EngineFacts:
    """What a report tells about the engine.

    Attributes:
        problem: Why the engine cannot run here, a sentence; empty when it can.
        variant: The CPU variant in use; empty for a build that has only one.
        tried: How each variant did in the self-test, the GPU among them when the build knows one.
        devices: What can compute, with free and total memory in bytes.
        why_no_gpu: Why no GPU is used, a clause; empty when one may be used.

    """

    problem: str
    variant: str
    tried: tuple[Tried, ...]
    devices: tuple[Device, ...]
    why_no_gpu: str

    @property
    def meaning(self) -> str:
        """Return the variant in use with the instructions that it takes."""
        return _meaning(self.variant)

    def device_lines(self) -> list[str]:
        """Return what can compute, one a line."""
        return [
            f"{device.name}: {device.description} ({device.kind}), "
            f"{device.free / 2**30:.1f} GiB free of {device.total / 2**30:.1f} GiB"
            for device in self.devices
        ]


def describe(state: Path | None = None) -> EngineFacts:
    """Return the facts; runs the self-test (some seconds) if this computer and build have no remembered outcome.

    Args:
        state: State file; by default that of this user.

    """
    try:
        choice = variants.choose(state)
    except EngineError as error:
        return EngineFacts(str(error), "", (), (), "the engine does not run")
    found = _devices(choice.variant)
    return EngineFacts("", choice.variant, choice.tried, found, _why_no_gpu(choice, found))


def _devices(variant: str) -> tuple[Device, ...]:
    """Ask a throw-away child: drivers are native code."""
    command = child_command("radonc_models.runtime.selftest", variant, "devices")
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=child_environment(), cwd=Path(__file__).parent, timeout=_SECONDS, check=False,
        )  # fmt: skip
        return _ANSWER.validate_json(done.stdout).devices
    except (OSError, subprocess.TimeoutExpired, ValidationError):
        return ()


def _why_no_gpu(choice: Choice, found: tuple[Device, ...]) -> str:
    if not devices.gpus(found):
        return devices.why_none(backends.library_folder())
    return choice.why_no_gpu


def _meaning(variant: str) -> str:
    if not variant:
        return "the only variant of this build"
    return f"{variant} ({SAFEST_FIRST[variant]})" if variant in SAFEST_FIRST else variant
