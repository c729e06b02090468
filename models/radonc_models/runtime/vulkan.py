"""What the Vulkan driver of this computer says of itself: asked directly, in throw-away children alone.

ggml tells only that it found no device. To tell the user why, the loader is asked for its version and the drivers
for their devices. Drivers are native code that can crash, so no process with a window calls ``survey``.
Structures and numbers are those of the Vulkan 1.2 specification.
"""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

__all__ = ["NEEDED", "SOFTWARE", "Gpu", "Survey", "software_wanted", "survey", "why_not"]

NEEDED = (1, 2)
"""Version of Vulkan that ggml needs of the loader and of the driver."""

SOFTWARE = "RADONC_SOFTWARE_GPU"
"""Setting for tests and diagnosis: 1 lets a Vulkan driver that computes on the processor count as a GPU."""

_LOADERS = ("libvulkan.so.1", "vulkan-1.dll")
_NOTHING = "no GPU and no Vulkan driver found"
_KINDS = ("other", "integrated gpu", "gpu", "virtual gpu", "software")  # VkPhysicalDeviceType
_APPLICATION_INFO, _INSTANCE_CREATE_INFO = 0, 1  # VkStructureType
_FEATURES_1_1, _FEATURES_2, _PROPERTIES_2, _DRIVER = 49, 1000059000, 1000059001, 1000196000
_ROOM = 2048  # bytes; more than any structure that is asked for here, with its alignment
_NAME = 256
_MOST = 16


@dataclass(frozen=True)
class Gpu:
    """A device of a Vulkan driver.

    Attributes:
        name: The maker's name of it.
        kind: ``gpu``, ``integrated gpu``, ``virtual gpu``, ``software`` or ``other``.
        version: Version of Vulkan that its driver has, such as ``1.3.230``.
        driver: Name and version of the driver; empty when it is too old to tell.
        stores_16_bits: Whether it has the 16-bit storage that ggml cannot do without.
        visible: Whether ggml would use it.

    """

    name: str
    kind: str
    version: str
    driver: str = ""
    stores_16_bits: bool = False
    visible: bool = False

    @property
    def new_enough(self) -> bool:
        """Tell whether its driver has the version that ggml needs."""
        return _at_least(self.version)


@dataclass(frozen=True)
class Survey:
    """What Vulkan is on this computer.

    Attributes:
        loader: Version of the Vulkan loader; empty when there is none.
        driver: Whether a driver answered it.
        gpus: The devices of all drivers.

    """

    loader: str = ""
    driver: bool = False
    gpus: tuple[Gpu, ...] = ()


def software_wanted(environment: Mapping[str, str] = os.environ) -> bool:
    """Tell whether a driver that computes on the processor may count as a GPU: for tests, it is no gain."""
    return environment.get(SOFTWARE) == "1"


def why_not(found: Survey, cards: Sequence[str], *, software: bool = False) -> str:
    """Say why ggml can use no GPU, as a clause; empty when it can.

    Args:
        found: What ``survey`` returned.
        cards: Makers of the graphics cards that the kernel knows.
        software: Let a driver count that computes on the processor.

    """
    needed = ".".join(map(str, NEEDED))
    if not found.loader:
        return _though("no Vulkan driver is installed" if cards else _NOTHING, cards)
    if not _at_least(found.loader):
        return _though(f"the Vulkan loader is too old: version {found.loader}, the engine needs {needed}", cards)
    if not found.driver:
        return _though("no Vulkan driver is installed for it" if cards else _NOTHING, cards)
    usable = [gpu for gpu in found.gpus if software or gpu.kind != "software"]
    if not usable:
        only = next((gpu.name for gpu in found.gpus), "")
        none = "the installed Vulkan driver finds no GPU"
        return _though(f"the installed Vulkan driver finds no GPU, only {only}" if only else none, cards)
    visible = [gpu for gpu in usable if gpu.visible]
    if not visible:
        return f"{usable[0].name} is hidden by GGML_VK_VISIBLE_DEVICES"
    best = next((gpu for gpu in visible if gpu.new_enough), visible[0])
    if not best.new_enough:
        return f"{best.name}: its driver is too old: Vulkan {best.version}, the engine needs {needed}"
    if not any(gpu.new_enough and gpu.stores_16_bits for gpu in visible):
        return f"{best.name} lacks 16-bit storage, which the engine needs"
    return ""


def _though(why: str, cards: Sequence[str]) -> str:
    reason = f"GPU found ({', '.join(cards)}), but {why}"
    return reason if cards else why


def survey(environment: Mapping[str, str] = os.environ) -> Survey:
    """Ask the Vulkan loader and all its drivers; may crash with them, so only a throw-away child does it."""
    library = _loader()
    if library is None:
        return Survey()
    version = ctypes.c_uint32(1 << 22)
    try:
        library.vkEnumerateInstanceVersion(ctypes.byref(version))
    except AttributeError:
        return Survey(loader="1.0")  # the first version had no such question
    loader = _version(version.value)
    if not _at_least(loader):
        return Survey(loader)
    instance = ctypes.c_void_p()
    info = _structure(_APPLICATION_INFO, struct.pack("PIPII4x", 0, 0, 0, 0, version.value))
    create = _structure(_INSTANCE_CREATE_INFO, struct.pack("I4xPI4xPI4xP", 0, ctypes.addressof(info), 0, 0, 0, 0))
    if library.vkCreateInstance(create, None, ctypes.byref(instance)) != 0:
        return Survey(loader)
    try:
        return Survey(loader, True, _gpus(library, instance, environment))
    finally:
        library.vkDestroyInstance(instance, None)


def _loader() -> ctypes.CDLL | None:
    for name in _LOADERS:
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    return None


def _gpus(library: ctypes.CDLL, instance: ctypes.c_void_p, environment: Mapping[str, str]) -> tuple[Gpu, ...]:
    handles, count = (ctypes.c_void_p * _MOST)(), ctypes.c_uint32(_MOST)
    library.vkEnumeratePhysicalDevices(instance, ctypes.byref(count), handles)
    gpus = [_gpu(library, ctypes.c_void_p(handle)) for handle in handles[: count.value]]
    chosen = _visible(gpus, environment.get("GGML_VK_VISIBLE_DEVICES"))
    return tuple(
        Gpu(gpu.name, gpu.kind, gpu.version, gpu.driver, gpu.stores_16_bits, place in chosen)
        for place, gpu in enumerate(gpus)
    )


def _visible(gpus: Sequence[Gpu], setting: str | None) -> set[int]:
    """Return the places of those that ggml uses: what the setting names, else GPUs, else what is no processor."""
    if setting is not None:
        return {int(word) for word in setting.replace(",", " ").split() if word.isdecimal()}
    cards = {place for place, gpu in enumerate(gpus) if gpu.kind in ("gpu", "integrated gpu") and gpu.stores_16_bits}
    others = [place for place, gpu in enumerate(gpus) if gpu.kind != "software"]
    return cards or set(others[:1])


def _gpu(library: ctypes.CDLL, handle: ctypes.c_void_p) -> Gpu:
    properties = ctypes.create_string_buffer(_ROOM)
    library.vkGetPhysicalDeviceProperties(handle, properties)
    version, _, _, _, kind = struct.unpack_from("5I", properties)
    gpu = Gpu(_text(properties, 20), _KINDS[kind] if kind < len(_KINDS) else "other", _version(version))
    if not gpu.new_enough:  # then it may not know the questions below
        return gpu
    driver = _structure(_DRIVER)
    library.vkGetPhysicalDeviceProperties2(handle, _structure(_PROPERTIES_2, after=driver))
    words = f"{_text(driver, 20)} {_text(driver, 20 + _NAME)}".strip()
    features = _structure(_FEATURES_1_1)
    library.vkGetPhysicalDeviceFeatures2(handle, _structure(_FEATURES_2, after=features))
    (stores,) = struct.unpack_from("I", features, 16)
    return Gpu(gpu.name, gpu.kind, gpu.version, words, bool(stores))


def _structure(
    kind: int, content: bytes = b"", after: ctypes.Array[ctypes.c_char] | None = None
) -> ctypes.Array[ctypes.c_char]:
    """Return a structure of Vulkan: its kind, the address of the one after it, and its content."""
    head = struct.pack("I4xP", kind, 0 if after is None else ctypes.addressof(after))
    return ctypes.create_string_buffer(head + content, _ROOM)


def _text(structure: ctypes.Array[ctypes.c_char], place: int) -> str:
    return structure.raw[place : place + _NAME].split(b"\0")[0].decode("utf-8", "replace").strip()


def _version(number: int) -> str:
    return f"{number >> 22 & 0x7F}.{number >> 12 & 0x3FF}.{number & 0xFFF}"


def _at_least(version: str) -> bool:
    return tuple(map(int, version.split(".")[:2])) >= NEEDED
