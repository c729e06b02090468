"""Which devices compute a model: how many layers fit on a GPU, and in plain words why not all of them do."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from radonc_models.errors import EngineError, ModelPackError
from radonc_models.runtime.backends import Device
from radonc_models.runtime.vulkan import SOFTWARE

__all__ = [
    "MEMORY",
    "NO_BACKEND",
    "Needs",
    "Plan",
    "cards",
    "driver_version",
    "gpus",
    "limited",
    "needs_of",
    "plan_offload",
]

NO_BACKEND = "no GPU backend in this build"

MEMORY = "RADONC_GPU_MEMORY"
"""Setting: at most so many MiB of each GPU's memory, when other programs on it need the rest."""

_GIBIBYTE = 1 << 30
_LARGE_VOCABULARY = 160_000  # where the header tells no size
_RESERVE = 256 << 20  # bytes that the desktop and the driver may take meanwhile
_DRIVER_FILES = (
    "proc/driver/nvidia/version",
    "sys/module/nvidia/version",
    "sys/module/amdgpu/srcversion",
    "sys/module/i915/srcversion",
    "sys/module/xe/srcversion",
    "proc/sys/kernel/osrelease",
)
_ICD_FOLDERS = ("usr/share/vulkan/icd.d", "etc/vulkan/icd.d", "usr/local/share/vulkan/icd.d")
# What the user or the driver sets to choose a device: another one needs another self-test.
_CHOOSERS = ("GGML_VK_VISIBLE_DEVICES", "CUDA_VISIBLE_DEVICES", "VK_DRIVER_FILES", "VK_ICD_FILENAMES", SOFTWARE)
_MAKERS = {"0x10de": "NVIDIA", "0x1002": "AMD", "0x8086": "Intel"}


@dataclass(frozen=True)
class Needs:
    """What a model takes.

    Attributes:
        size: Bytes of its file.
        n_layer: Its layers, the output layer not counted.
        n_vocab: Size of the vocabulary.
        n_embd: Width of a layer.
        n_head: Attention heads.
        kv_bytes_per_token: Bytes of the KV cache for a token, over all layers.
        n_ctx: Tokens of the context.
        batch: Tokens of a batch.

    """

    size: int
    n_layer: int
    n_vocab: int
    n_embd: int
    n_head: int
    kv_bytes_per_token: int
    n_ctx: int
    batch: int

    @property
    def layer_bytes(self) -> int:
        """Bytes that one more layer takes on a GPU: weights and KV cache, rather too many than too few.

        The embeddings are counted among the layers' weights: the file's size is known before it is parsed.
        """
        return -(-self.size // self.n_layer) + -(-self.kv_bytes_per_token * self.n_ctx // self.n_layer)

    @property
    def compute_bytes(self) -> int:
        """Bytes of the buffers for a batch: logits, some rows of activations, and attention scores."""
        floats = self.batch * (self.n_vocab + 24 * self.n_embd + 2 * self.n_head * self.n_ctx)
        return 4 * floats


@dataclass(frozen=True)
class Plan:
    """How many of ``total`` layers, the output layer counted, go to the GPU; ``reason`` says why not all."""

    layers: int
    total: int
    reason: str


def needs_of(metadata: Mapping[str, str | int | float | bool], size: int, n_ctx: int, batch: int) -> Needs:
    """Read from a model's header what it takes.

    Args:
        metadata: Numbers and texts of the header.
        size: Bytes of the file.
        n_ctx: Tokens of the context.
        batch: Tokens of a batch.

    Raises:
        ModelPackError: The header tells no layers or no width.

    """
    kind = metadata.get("general.architecture", "")

    def number(key: str, other: int = 0) -> int:
        value = metadata.get(f"{kind}.{key}", other)
        return int(value) if isinstance(value, int | float) else other

    layers, width = number("block_count"), number("embedding_length")
    heads = max(1, number("attention.head_count", 1))
    if layers < 1 or width < 1:
        raise ModelPackError("The model's header tells no layers: make it with radonc-convert.")
    key_width = number("attention.key_length", width // heads)
    value_width = number("attention.value_length", key_width)
    kv_bytes = 2 * layers * number("attention.head_count_kv", heads) * (key_width + value_width)  # 16-bit floats
    vocabulary = number("vocab_size", _LARGE_VOCABULARY)
    return Needs(size, layers, vocabulary, width, heads, kv_bytes, n_ctx, batch)


def gpus(devices: Sequence[Device]) -> list[Device]:
    """Return the devices that the engine offloads to: GPUs of their own, or else an integrated one."""
    own = [device for device in devices if device.kind == "gpu"]
    return own or [device for device in devices if device.kind == "integrated gpu"][:1]


def plan_offload(devices: Sequence[Device], needs: Needs, *, why_no_device: str = "no GPU found") -> Plan:
    """Say how many layers fit into the GPU memory that is free.

    Args:
        devices: All devices, as ``Registry.devices`` gives them.
        needs: What the model takes.
        why_no_device: Reason to give when there is no GPU among them.

    """
    total = needs.n_layer + 1
    usable = gpus(devices)
    if not usable:
        return Plan(0, total, why_no_device)
    room = sum(max(0, device.free - _RESERVE - needs.compute_bytes) for device in usable)
    layers = min(total, room // max(1, needs.layer_bytes))
    if layers == total:
        return Plan(total, total, "")
    if layers == 0:
        free, least = (sum(device.free for device in usable)) / _GIBIBYTE, needs.layer_bytes / _GIBIBYTE
        return Plan(0, total, f"GPU memory: no layer fits ({free:.1f} GiB free, a layer takes {least:.2f} GiB)")
    return Plan(layers, total, f"GPU memory: {layers} of {total} layers fit")


def limited(devices: Sequence[Device], environment: Mapping[str, str] = os.environ) -> list[Device]:
    """Return the devices with no more free memory on a GPU than the setting ``RADONC_GPU_MEMORY`` allows.

    A driver that counts badly can tell more free than there is: that counts as nothing.

    Raises:
        EngineError: The setting is no number of MiB.

    """
    setting = environment.get(MEMORY, "")
    if setting and not setting.isdecimal():
        raise EngineError(f"{MEMORY} must be a whole number of MiB, such as 4096: correct or remove this setting.")
    most = int(setting) << 20 if setting else sys.maxsize
    return [
        device if device.kind == "cpu" else replace(device, free=min(device.free, most) * (device.free <= device.total))
        for device in devices
    ]


def driver_version(root: Path = Path("/"), environment: Mapping[str, str] = os.environ) -> str:
    """Return what changes with the graphics driver: versions that the kernel tells and the Vulkan drivers' files.

    Args:
        root: Where the system's files lie.
        environment: Its settings that choose a driver or a device count as well.

    """
    facts = [f"{name} {environment[name]}" for name in _CHOOSERS if name in environment]
    for name in _DRIVER_FILES:
        with contextlib.suppress(OSError):
            facts.append(f"{name} {(root / name).read_text('utf-8', 'replace').strip()}")
    for name in _ICD_FOLDERS:
        with contextlib.suppress(OSError):
            facts += [f"{file.name} {file.stat().st_mtime_ns}" for file in sorted((root / name).iterdir())]
    return "\n".join(facts)


def cards(root: Path = Path("/")) -> list[str]:
    """Return the makers of the graphics cards that the kernel knows.

    Args:
        root: Where the system's files lie.

    """
    found: dict[str, None] = {}
    for file in sorted((root / "sys/class/drm").glob("card*/device/vendor")):
        with contextlib.suppress(OSError):
            maker = _MAKERS.get(file.read_text().strip())
            if maker:
                found[maker] = None
    if (root / "proc/driver/nvidia/version").exists():
        found["NVIDIA"] = None
    return list(found)
