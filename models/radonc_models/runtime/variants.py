"""Which variant of the engine this computer uses: tried once in throw-away children, then remembered.

Every CPU variant of the build computes a tiny model with known answers, the widest first. One that crashes, hangs
or gives wrong tokens is never used; of the others the fastest is. The outcome lies in a state file of the user,
valid for this processor, this build and this graphics driver; it holds no case text and no file names.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import platform
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from radonc_models.disk import write_whole
from radonc_models.errors import EngineError
from radonc_models.runtime import backends, selftest
from radonc_models.runtime.devices import driver_version
from radonc_models.runtime.process import child_command, child_environment, how_it_ended
from radonc_models.runtime.vulkan import software_wanted

__all__ = [
    "GPU",
    "Choice",
    "Tried",
    "choose",
    "forget",
    "next_safer",
    "remembered",
    "state_file",
    "try_variant",
    "use_no_gpu",
]

GPU = "gpu"
"""The name under which the outcome of the GPU's own test is kept."""

# A test takes about one second; a loaded computer gets time, a hang is cut off. At a first start on Windows, a scanner
# for viruses reads every library.
_SECONDS = 30.0 if sys.platform != "win32" else 90.0
_GPU_SECONDS = 60.0  # the driver compiles the engine's programs first
_SOFTWARE_SECONDS = 600.0  # so does one that computes on the processor, and that takes it half a minute
_WORTH_IT = 0.95  # a less wide variant must be this much faster, or chance would choose

Try = Callable[[str, bool], "Tried"]


@dataclass(frozen=True)
class Tried:
    """How a variant did in the self-test.

    Attributes:
        variant: Its name, or ``gpu``.
        usable: Whether its answers were right.
        reason: Why it is not used, as a clause; empty when its answers were right.
        tokens_per_second: Its speed on the tiny model with one thread; 0 when unknown.
        device: The GPU that computed, for ``gpu``.

    """

    variant: str
    usable: bool
    reason: str = ""
    tokens_per_second: float = 0.0
    device: str = ""


@dataclass(frozen=True)
class Choice:
    """What the self-test found for this computer.

    Attributes:
        key: Processor, build and driver that it holds for.
        variant: The variant to load; empty for a build that has no variants.
        tried: All outcomes, the safest variant first, the GPU last.

    """

    key: str
    variant: str
    tried: tuple[Tried, ...]

    def outcome(self, variant: str) -> Tried | None:
        """Return the outcome of one variant, ``None`` when it was not tried."""
        return next((tried for tried in self.tried if tried.variant == variant), None)

    @property
    def why_no_gpu(self) -> str:
        """Return why the GPU is not to be used; empty when its test was right or there was none to test."""
        gpu = self.outcome(GPU)
        return "" if gpu is None or gpu.usable else gpu.reason


_CHOICE = TypeAdapter(Choice)


def choose(state: Path | None = None, try_one: Try | None = None, folder: Path | None = None) -> Choice:
    """Return the remembered choice, or try all variants (about a second each) and remember the outcome.

    Args:
        state: State file; by default that of this user.
        try_one: Tries one variant by name, on the GPU when the second argument is true.
        folder: The build's libraries; by default those of the installed package.

    Raises:
        EngineError: No variant gives right answers, or the engine is not installed.

    """
    folder = folder or _folder()
    known = remembered(state, folder)
    if known is not None:
        return known
    run = try_one or try_variant
    names = list(backends.cpu_variants(folder))
    # The widest first: the order only matters to those who watch.
    tried = [run(name, False) for name in reversed(names or [""])][::-1]
    variant = _fastest(tried)
    if variant is None:
        raise EngineError(
            "No variant of the engine gives right answers on this computer "
            f"({_summary(tried)}): install the app again, or use another computer."
        )
    if backends.gpu_backends(folder):
        tried.append(run(variant, True))
    choice = Choice(_key(folder), variant, tuple(tried))
    _remember(choice, state or state_file())
    return choice


def remembered(state: Path | None = None, folder: Path | None = None) -> Choice | None:
    """Return the choice of an earlier run if it holds for this processor, build and driver, else ``None``."""
    folder = folder or _folder()
    try:
        choice = _CHOICE.validate_json((state or state_file()).read_bytes())
    except (OSError, ValidationError):
        return None
    if choice.key != _key(folder) or choice.variant not in (backends.cpu_variants(folder) or ("",)):
        return None
    return choice


def forget(state: Path | None = None) -> None:
    """Forget the remembered choice: the next start tries everything again.

    Raises:
        EngineError: The state file cannot be removed.

    """
    try:
        (state or state_file()).unlink(missing_ok=True)
    except OSError:
        raise EngineError(
            "The remembered self-test cannot be removed: check the rights of your state folder."
        ) from None


def next_safer(variant: str, why: str = "", state: Path | None = None, *, remember: bool = True) -> str | None:
    """Return the next safer variant that passed the self-test, ``None`` when there is none.

    Args:
        variant: The variant in use when native code ended the engine.
        why: What happened, as a clause, kept for ``radonc-desktop --doctor``.
        state: State file; by default that of this user.
        remember: Keep ``variant`` from being used again on this computer with this build.

    """
    choice = remembered(state)
    if choice is None:
        return None
    usable = [tried.variant for tried in choice.tried if tried.usable and tried.variant != GPU]
    if variant not in usable:
        return choice.variant if choice.variant != variant else None
    safer = usable[: usable.index(variant)]
    if not safer:
        return None
    if remember:
        tried = _excluded(choice, variant, why or "the engine ended while it was in use")
        _remember(Choice(choice.key, safer[-1], tried), state or state_file())
    return safer[-1]


def use_no_gpu(why: str, state: Path | None = None) -> None:
    """Remember that the GPU is not to be used on this computer with this build and driver, and why."""
    choice = remembered(state)
    if choice is not None and choice.outcome(GPU) is not None:
        _remember(replace(choice, tried=_excluded(choice, GPU, why)), state or state_file())


def try_variant(
    variant: str, gpu: bool = False, *, argv: list[str] | None = None, seconds: float | None = None
) -> Tried:
    """Try one variant in a throw-away child.

    Args:
        variant: Its name; empty for the only one of a build.
        gpu: Put the model on the GPU.
        argv: Command that starts the child.
        seconds: After so many it counts as hung; by default a time that depends on the device.

    """
    name = GPU if gpu else variant
    if seconds is None:
        seconds = _SECONDS if not gpu else _SOFTWARE_SECONDS if software_wanted() else _GPU_SECONDS
    command = argv or child_command("radonc_models.runtime.selftest", variant, *([GPU] if gpu else []))
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=child_environment(), cwd=Path(__file__).parent, timeout=seconds, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        reason = f"{'the GPU' if gpu else 'it'} gave no answer within {seconds:.0f} s in the self-test"
        return Tried(name, False, reason)
    except OSError:
        return Tried(name, False, "its test could not be started")
    if done.returncode:
        how = how_it_ended(done.returncode)
        return Tried(name, False, f"{'the GPU' if gpu else 'it'} crashed in the self-test: {how}")
    return _judge(name, done.stdout)


def _judge(name: str, line: bytes) -> Tried:
    try:
        answer = json.loads(line)
        if "refused" in answer:
            return Tried(name, False, str(answer["refused"])[:200])
        tokens, seconds, device = list(answer["tokens"]), float(answer["seconds"]), str(answer["device"])[:120]
    except (ValueError, KeyError, TypeError):
        return Tried(name, False, "its test gave no answer")
    if not selftest.is_right(tokens):
        return Tried(name, False, f"{'the GPU' if name == GPU else 'it'} computes wrong answers")
    if name == GPU and not device:
        return Tried(name, False, "no GPU that the engine can use was found")
    return Tried(name, True, "", round(len(selftest.TOKENS) / seconds, 1) if seconds > 0 else 0.0, device)


def _fastest(tried: list[Tried]) -> str | None:
    """Return the widest usable variant, or a less wide one that is clearly faster."""
    best: Tried | None = None
    for one in reversed(tried):
        if one.usable and (best is None or best.tokens_per_second < _WORTH_IT * one.tokens_per_second):
            best = one
    return best.variant if best else None


def _excluded(choice: Choice, variant: str, why: str) -> tuple[Tried, ...]:
    return tuple(
        replace(tried, usable=False, reason=why[:200]) if tried.variant == variant else tried for tried in choice.tried
    )


def _summary(tried: list[Tried]) -> str:
    return "; ".join(f"{one.variant or 'the only one'}: {one.reason}" for one in tried)


def _folder() -> Path:
    try:
        return backends.library_folder()
    except backends.BackendError as error:
        raise EngineError(f"The engine cannot start, {error}: install the app again.") from None


# The state file


def state_file() -> Path:
    """Return where this user's outcome is kept."""
    if sys.platform == "win32":
        home = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    elif sys.platform == "darwin":
        home = Path.home() / "Library" / "Application Support"
    else:
        home = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    return home / "radonc-gpt" / "engine.json"


def _key(folder: Path) -> str:
    """Return 32 hex digits for processor, build and graphics driver."""
    facts = "\n".join((_processor(), backends.build_hash(folder), driver_version()))
    return hashlib.sha256(facts.encode()).hexdigest()[:32]


def _processor() -> str:
    """Return the processor's name and abilities, as far as the system tells."""
    with contextlib.suppress(OSError):
        wanted = ("model name", "flags", "cpu model", "features")
        lines = Path("/proc/cpuinfo").read_text("utf-8", "replace").split("\n\n")[0].splitlines()
        return "\n".join(line for line in lines if line.split("\t")[0].strip().lower() in wanted)
    return f"{platform.machine()} {platform.processor()}"


def _remember(choice: Choice, state: Path) -> None:
    """Write the state file in one step; a folder that cannot be written only costs the next start a new test."""
    with contextlib.suppress(OSError):
        state.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(state, json.dumps(asdict(choice)).encode())
