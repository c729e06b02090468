"""What the engine is on this computer: variants tried, the one in use, and devices; for reports, without case text."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from radonc_models.errors import EngineError
from radonc_models.runtime import devices, variants
from radonc_models.runtime.backends import SAFEST_FIRST, Device
from radonc_models.runtime.process import child_command, child_environment
from radonc_models.runtime.variants import GPU, Choice, Tried
from radonc_models.runtime.vulkan import Survey

__all__ = ["EngineFacts", "describe"]

_SECONDS = 30.0


@dataclass(frozen=True)
class _Answer:
    devices: tuple[Device, ...] = ()
    vulkan: Survey | None = None
    why_no_gpu: str = ""


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
        vulkan: What the Vulkan drivers say of themselves; ``None`` for a build without Vulkan.

    """

    problem: str
    variant: str
    tried: tuple[Tried, ...]
    devices: tuple[Device, ...]
    why_no_gpu: str
    vulkan: Survey | None = None

    @property
    def gpus(self) -> list[Device]:
        """Return the devices that the engine offloads to."""
        return devices.gpus(self.devices)

    @property
    def gpu_test(self) -> Tried | None:
        """Return how the GPU did in the self-test, ``None`` when the build knows none."""
        return next((tried for tried in self.tried if tried.variant == GPU), None)

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
    found = _ask(choice.variant)
    return EngineFacts("", choice.variant, choice.tried, found.devices, _why_no_gpu(choice, found), found.vulkan)


def _ask(variant: str) -> _Answer:
    """Ask a throw-away child: drivers are native code."""
    command = child_command("radonc_models.runtime.selftest", variant, "devices")
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=child_environment(), cwd=Path(__file__).parent, timeout=_SECONDS, check=False,
        )  # fmt: skip
        return _ANSWER.validate_json(done.stdout)
    except (OSError, subprocess.TimeoutExpired, ValidationError):
        return _Answer()


def _why_no_gpu(choice: Choice, found: _Answer) -> str:
    """Return what the engine would say: what the self-test found, and then whether the device is still there."""
    if choice.outcome(GPU) is None:
        return devices.NO_BACKEND
    if choice.why_no_gpu or found.why_no_gpu:
        return choice.why_no_gpu or found.why_no_gpu
    return "" if devices.gpus(found.devices) else "the GPU is not there any more"


def _meaning(variant: str) -> str:
    if not variant:
        return "the only variant of this build"
    return f"{variant} ({SAFEST_FIRST[variant]})" if variant in SAFEST_FIRST else variant
