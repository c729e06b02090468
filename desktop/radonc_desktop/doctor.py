"""The self-report of an installation: can it run, how fast, and what to do if not; without a word of any case."""

from __future__ import annotations

import json
import os
import platform
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from importlib.machinery import PathFinder
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

import psutil

from radonc_desktop.display import is_remote
from radonc_desktop.paths import Folders
from radonc_desktop.vault import vault_exists
from radonc_desktop.vault.errors import VaultError
from radonc_models.errors import RadOncError
from radonc_models.keyed.slots import read_slots
from radonc_models.pack import Pack, PackFile, ReferencesFile, verify_file
from radonc_models.pack.trust import open_pack, signature_words
from radonc_models.runtime.about import EngineFacts, describe
from radonc_models.runtime.client import EngineClient
from radonc_models.runtime.cpu import default_threads
from radonc_models.runtime.network_trial import try_network
from radonc_models.runtime.sandbox import OPENS_NOTHING, READS_ONLY
from radonc_models.runtime.speed import EngineSpeed, measure_engine, memory_bandwidth
from radonc_models.runtime.variants import GPU, Tried, forget
from radonc_models.runtime.vulkan import NEEDED, Survey

__all__ = ["SCHEMA", "Section", "as_json", "as_text", "examine", "exit_code"]

SCHEMA = 2
"""Version of the JSON report; it grows when a name in it changes its meaning or goes away."""

Status = Literal["ok", "warning", "failed"]
Fact = str | int | float | bool | list[str]

_CODES: dict[Status, int] = {"ok": 0, "warning": 1, "failed": 2}
_PARTS = (
    "radonc-gpt",
    "PySide6_Essentials",
    "llama-cpp-python",
    "sqlcipher3",
    "argon2-cffi",
    "cryptography",
    "pydantic",
)
_INSTRUCTIONS = ("avx", "avx2", "fma", "f16c", "bmi2", "avx512f", "avx512_vnni", "avx_vnni", "avx512_bf16", "amx_int8")
_NETWORK_MODULES = ("ssl", "http.client", "urllib.request", "PySide6.QtNetwork", "requests", "httpx", "huggingface_hub")
_LEAST_MEMORY = 2 << 30  # bytes free: the app, its window and a small model
_SLOW = 2.0  # tokens/s: half a minute for a regimen


@dataclass(frozen=True)
class Section:
    """One part of the report.

    Attributes:
        name: Stable name, in lower case.
        status: ``ok``, ``warning`` (it runs, but look), or ``failed`` (it cannot run).
        verdict: One sentence; after a problem it says what to do.
        facts: What was found, by stable names; sizes in bytes, speeds per second.

    """

    name: str
    status: Status
    verdict: str
    facts: dict[str, Fact] = field(default_factory=dict)


def examine(folders: Folders, *, speed: bool = True, retest: bool = False) -> list[Section]:
    """Return all sections; takes the time to read the model files once, and some seconds for the speed.

    Args:
        folders: Vault and pack to report on.
        speed: Whether to start the engine and measure it.
        retest: Whether to forget the remembered self-test of the engine first.

    Raises:
        EngineError: The remembered self-test cannot be forgotten.

    """
    if retest:
        forget()
    found = describe()
    sections = [product(), processor(), variants(found), gpu(found), memory(), network()]
    sections += [vault(folders), *it_key(folders)]
    try:
        pack = open_pack(folders.pack)
    except RadOncError as error:
        return [*sections, Section("pack", "failed", str(error))]
    sections.append(model_pack(pack))
    if speed and exit_code(sections) < _CODES["failed"]:
        sections += engine(pack)
    return sections


def exit_code(sections: Sequence[Section]) -> int:
    """Return 0 when all is well, 1 after a warning, 2 when the app cannot run."""
    return max(_CODES[section.status] for section in sections)


def as_json(sections: Sequence[Section]) -> str:
    """Return the report for programs."""
    worst = exit_code(sections)
    status = next(status for status, code in _CODES.items() if code == worst)
    report = {"schema": SCHEMA, "status": status, "sections": [asdict(section) for section in sections]}
    return json.dumps(report, indent=2, ensure_ascii=False)


def as_text(sections: Sequence[Section]) -> str:
    """Return the report for people."""
    lines = []
    for section in sections:
        lines.append(f"[{section.status:^7}] {section.name:<10} {section.verdict}")
        lines += [
            f"            {name.replace('_', ' '):<32} {_words(name, fact)}" for name, fact in section.facts.items()
        ]
    return "\n".join(lines)


def product() -> Section:
    """Report the versions of the parts."""
    facts: dict[str, Fact] = {"python": platform.python_version(), "system": f"{sys.platform} {platform.machine()}"}
    facts |= {part: _version(part) for part in _PARTS}
    missing = [part for part in _PARTS if facts[part] == "not installed"]
    if missing:
        return Section("product", "failed", f"{', '.join(missing)} is not installed: install the app again.", facts)
    return Section("product", "ok", f"RadOnc-GPT {facts['radonc-gpt']} is complete.", facts)


def processor(cpuinfo: Path = Path("/proc/cpuinfo")) -> Section:
    """Report the processor; whether the engine runs on it is found out by ``variants``."""
    try:
        text = cpuinfo.read_text("utf-8", "replace")
    except OSError:
        text = ""
    flags = set((found[1] if (found := re.search(r"^flags\s*:(.*)$", text, re.MULTILINE)) else "").split())
    model = re.search(r"^model name\s*:\s*(.*)$", text, re.MULTILINE)
    facts: dict[str, Fact] = {
        "name": model[1] if model else platform.processor() or platform.machine(),
        "cores": psutil.cpu_count(logical=False) or 0,
        "logical_cores": os.cpu_count() or 0,
        "threads_of_the_engine": default_threads(),
        "instruction_sets": [name.upper() for name in _INSTRUCTIONS if name in flags],
    }
    return Section("processor", "ok", f"The engine may use {default_threads()} threads of this processor.", facts)


def variants(found: EngineFacts) -> Section:
    """Report how each variant of the engine for the processor did in its self-test."""
    if found.problem:
        return Section("variants", "failed", found.problem)
    facts: dict[str, Fact] = {"chosen": found.variant or "the only one"}
    for tried in reversed(found.tried):
        if tried.variant != GPU:
            facts[f"tried_{tried.variant or 'only'}"] = _outcome(tried)
    return Section("variants", "ok", f"The engine's fastest variant with right answers is {found.meaning}.", facts)


def gpu(found: EngineFacts) -> Section:
    """Report the GPU, its driver and its memory, how it did in its self-test, and why it is not used."""
    facts: dict[str, Fact] = {"used": not found.why_no_gpu}
    if found.gpu_test is not None:
        facts["self_test"] = _outcome(found.gpu_test)
    for number, device in enumerate(found.gpus):
        facts |= {
            f"gpu_{number}": f"{device.description} ({device.kind})",
            f"gpu_{number}_free_bytes": device.free,
            f"gpu_{number}_total_bytes": device.total,
        }
    if found.vulkan is not None:
        facts |= _drivers(found.vulkan)
    if found.why_no_gpu:
        return Section("gpu", "ok", f"No GPU is used: {found.why_no_gpu}.", facts)
    names = ", ".join(device.description for device in found.gpus)
    return Section("gpu", "ok", f"The engine may use {names}.", facts)


def _drivers(vulkan: Survey) -> dict[str, Fact]:
    """Tell versions as the drivers do; they stand beside the one that the engine needs."""
    facts: dict[str, Fact] = {
        "vulkan_needed": ".".join(map(str, NEEDED)),
        "vulkan_loader": vulkan.loader or "not installed",
    }
    for number, device in enumerate(vulkan.gpus):
        facts |= {
            f"driver_{number}": f"{device.driver or 'unknown'} for {device.name} ({device.kind})",
            f"driver_{number}_vulkan": device.version,
        }
    return facts


def _outcome(tried: Tried) -> str:
    if tried.usable:
        return f"right answers, {tried.tokens_per_second:.0f} tokens/s on the test model"
    return f"not used: {tried.reason}"


def memory() -> Section:
    """Report the memory."""
    found = psutil.virtual_memory()
    facts: dict[str, Fact] = {"free_bytes": found.available, "total_bytes": found.total}
    if found.available < _LEAST_MEMORY:
        return Section("memory", "warning", "Less than 2 GiB of memory is free: close other programs.", facts)
    return Section("memory", "ok", f"{found.available / 2**30:.1f} GiB of memory is free.", facts)


def network() -> Section:
    """Report who refuses this program a network, as a throw-away process of it found out."""
    remote = is_remote()
    found = try_network(kernel=not remote)
    facts: dict[str, Fact] = {
        "refused_by_system": found.kernel,
        "refused_by_interpreter": found.interpreter,
        "modules_for_networks": [name for name in _NETWORK_MODULES if _is_there(name)],
    }
    if not found.interpreter:
        sentence = "A test did not show that this program is kept from networks: install it again."
        return Section("network", "failed", sentence, facts)
    if found.kernel:
        return Section("network", "ok", "The system refuses this program every network; it was tried.", facts)
    if remote:
        sentence = "The display is reached over a network, so the system cannot refuse one: use a local display."
        return Section("network", "warning", sentence, facts)
    sentence = "The program refuses itself every network, but this system does not: block it in the firewall, too."
    return Section("network", "warning", sentence, facts)


def vault(folders: Folders) -> Section:
    """Report the case store without opening it; no names."""
    facts: dict[str, Fact] = {"folder": _place(folders.vault), "exists": vault_exists(folders.vault)}
    if not facts["exists"]:
        return Section("vault", "ok", "The case store is not created yet; the app offers to.", facts)
    try:
        file = read_slots(folders.vault / "slots.json")
        facts |= {"key_slots": file.count, "key_file": "whole", "it_key": file.escrow is not None}
    except VaultError as error:
        return Section("vault", "failed", str(error), facts)
    return Section("vault", "ok", "The case store is there and its key file is whole.", facts)


def it_key(folders: Folders) -> list[Section]:
    """Report the key of IT where the machine's policy asks for one; a policy that is not valid is told by the app."""
    from radonc_desktop.policy import PolicyError, read_policy

    try:
        policy = read_policy(folders.vault)
    except PolicyError:
        return []
    if not policy.escrow_key:
        return []
    from radonc_desktop.vault.escrow import policy_key  # which takes the libraries of the store

    try:
        policy_key(policy)
    except RadOncError:
        sentence = "The key of IT cannot be read or does not fit: correct escrow_key or escrow_fingerprint."
        return [Section("it_key", "warning", sentence, {"asked_for": policy.escrow_fingerprint})]
    sentence = "The policy brings a key of IT into each case store."
    return [Section("it_key", "ok", sentence, {"fingerprint": policy.escrow_fingerprint})]


def model_pack(pack: Pack) -> Section:
    """Report the model pack; every file is read and its hash compared."""
    facts: dict[str, Fact] = {
        "folder": _place(pack.folder),
        "name": pack.name,
        "state": pack.state,
        "signature": signature_words(pack.folder),
        "synthetic": pack.synthetic,
        "measured_tasks": [task.value for task, entry in pack.tasks.items() if entry.evaluation],
    }
    others = {"base": pack.base, "references": pack.references}
    for name, entry in (*pack.tasks.items(), *others.items()):
        if entry is None:
            continue
        facts[str(name)] = _file_words(entry)
        try:
            verify_file(pack, entry)
        except RadOncError as error:
            return Section("pack", "failed", str(error), facts)
    unmeasured = [task.value for task, entry in pack.tasks.items() if not entry.evaluation]
    if pack.synthetic:
        sentence = "The pack is whole, but tuned on synthetic cases: it is not for patients."
    elif unmeasured:
        sentence = f"The pack is whole, but nothing was measured for {', '.join(unmeasured)}: evaluate it first."
    else:
        return Section("pack", "ok", "The pack is whole and every task was measured.", facts)
    return Section("pack", "warning", sentence, facts)


def _file_words(entry: PackFile) -> str:
    if isinstance(entry, ReferencesFile):
        return f"{entry.file} {entry.cases} cases, {entry.size >> 10} KiB, {entry.sha256[:12]}"
    return f"{entry.file} {entry.quantization}, {entry.size / 2**20:.0f} MiB, {entry.sha256[:12]}"


def engine(pack: Pack, start: Callable[[], EngineClient] = EngineClient) -> list[Section]:
    """Start the engine and report what it is, what confines it, and how fast it is."""
    try:
        with start() as client:
            found = measure_engine(pack, client)
    except RadOncError as error:
        return [Section("engine", "failed", str(error))]
    return [_device(found), _sandbox(found), _speed(found)]


def _device(found: EngineSpeed) -> Section:
    loaded = found.loaded
    facts: dict[str, Fact] = {
        "build": loaded.engine,
        "device": loaded.device,
        "layers_on_gpu": f"{loaded.layers_on_gpu} of {loaded.layers}",
        "why_not_all_on_gpu": loaded.reason or "all are",
        "threads": loaded.threads,
    }
    sentence = f"The engine computes on {loaded.device}."
    if loaded.reason:
        sentence = f"The engine computes on {loaded.device}: {loaded.reason}."
    return Section("engine", "ok", sentence, facts)


def _sandbox(found: EngineSpeed) -> Section:
    facts: dict[str, Fact] = {"enforced": list(found.guards), "why_files_stay_open": found.why_open or "they do not"}
    if found.guards:
        without = "a GPU is in use" if found.loaded.layers_on_gpu else "this system has no Landlock"
        reads = READS_ONLY if READS_ONLY in found.guards else f"can read what its user can, as {without}"
        opens = f"can open files, as {found.why_open}" if found.why_open else OPENS_NOTHING
        sentence = f"The system confines the engine's process: it {reads}; after loading, it {opens}."
        return Section("sandbox", "ok", sentence, facts)
    sentence = "The system does not confine the engine's process: use Linux 5.13 or later on x86-64."
    return Section("sandbox", "warning", sentence, facts)


def _speed(found: EngineSpeed) -> Section:
    bandwidth = memory_bandwidth(found.loaded.threads)
    facts: dict[str, Fact] = {
        "model_bytes": found.model_bytes,
        "prompt_tokens_per_second": round(found.prompt_tokens_per_second, 1),
        "tokens_per_second": round(found.tokens_per_second, 1),
        "memory_bytes_per_second": round(bandwidth),
        "tokens_per_second_by_memory": round(bandwidth / found.model_bytes, 1),
    }
    if found.tokens_per_second < _SLOW or not found.prompt_tokens_per_second:
        sentence = "Answers take longer than half a minute: close other programs, or use a smaller model or a GPU."
        return Section("speed", "warning", sentence, facts)
    return Section("speed", "ok", f"The engine writes {found.tokens_per_second:.0f} tokens a second.", facts)


def _is_there(module: str) -> bool:
    """Look for a module without importing the package that it lies in, as ``find_spec`` would: Qt takes a moment."""
    package, _, inside = module.partition(".")
    found = find_spec(package)
    if found is None or not inside:
        return found is not None
    return any(PathFinder.find_spec(module, [place]) for place in found.submodule_search_locations or ())


def _place(folder: Path) -> str:
    """Return a path without the name of its owner."""
    home = Path.home()
    return f"~/{folder.relative_to(home).as_posix()}" if folder.is_relative_to(home) else str(folder)


def _version(part: str) -> str:
    try:
        return version(part)
    except PackageNotFoundError:
        return "not installed"


def _words(name: str, fact: Fact) -> str:
    if isinstance(fact, bool):
        return "yes" if fact else "no"
    if isinstance(fact, list):
        return ", ".join(fact) or "none"
    if isinstance(fact, int) and "bytes" in name:
        return f"{fact / 2**30:.2f} GiB"
    return str(fact)
