"""Install a signed update of the program on Linux, and go back to the version before.

The package that was installed is kept in the machine's folder of updates, so that going back needs no medium.
``history.json`` there remembers the highest version; an update to a lower one is refused, going back is not.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from radonc_models.disk import write_whole
from radonc_models.machine_folders import packs_folder
from radonc_models.pack.files import file_sha256
from radonc_models.pack.keys import TrustedKey
from radonc_models.update.bundle import Bundle, Package, UpdateError, as_numbers, copy_verified, verify

__all__ = ["History", "Machine", "back", "install", "updates_folder"]

_HISTORY = "history.json"
_SECONDS = 900.0

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Numbers = Annotated[str, Field(pattern=r"^\d{1,5}\.\d{1,5}\.\d{1,5}$")]


@dataclass(frozen=True)
class History:
    """What this computer remembers of its updates.

    Attributes:
        highest: The highest version that was installed by an update.
        installed: The version that the last update led to; empty after going back.
        before: The version before it, whose package is kept; empty when there is none.
        kept: SHA-256 of each kept package, by its file's name.

    """

    highest: Numbers
    installed: str = ""
    before: str = ""
    kept: dict[str, Sha256] | None = None


_BOOK = TypeAdapter(History)


@dataclass(frozen=True)
class Machine:
    """The parts of the computer that an update touches; tests put others in their place.

    Attributes:
        kind: Kind of package that this computer takes.
        running: The version that is installed now.
        put: Installs a package file; its exit code.

    """

    kind: str
    running: str
    put: Callable[[Path], int]

    @classmethod
    def this(cls) -> Machine:
        """Return this computer.

        Raises:
            UpdateError: It does not install packages this way.

        """
        if sys.platform != "linux":
            raise UpdateError("On Windows msiexec or the setup installs an update: verify it, then run that file.")
        debian = Path("/usr/bin/dpkg").exists()
        argv = ["dpkg", "--force-confold", "-i"] if debian else ["rpm", "-U", "--oldpackage"]

        def put(package: Path) -> int:
            done = subprocess.run([*argv, str(package)], stdin=subprocess.DEVNULL, timeout=_SECONDS, check=False)
            return done.returncode

        return cls("deb" if debian else "rpm", version_of("radonc-gpt"), put)


def updates_folder() -> Path:
    """Return the folder in which packages are kept for going back."""
    return packs_folder().parent / "updates"


def install(folder: Path, keys: Sequence[TrustedKey], machine: Machine, place: Path | None = None) -> Bundle:
    """Verify an update, keep its package, and install it; when that fails, install the version before again.

    Args:
        folder: Folder with the update, such as on a USB stick.
        keys: Keys whose signature counts.
        machine: The computer.
        place: Folder of kept packages; by default ``updates_folder()``.

    Raises:
        UpdateError: The update was changed, is older, has no package for this computer, or was not installed.

    """
    place = place or updates_folder()
    bundle = verify(folder, keys)
    history = _read(place)
    _check_age(bundle, machine, history)
    package = bundle.package(machine.kind, bundle.version)
    if package is None:
        raise UpdateError(f"The update has no {machine.kind} package for this computer: ask for one that has.")
    running = ".".join(map(str, as_numbers(machine.running)))
    kept = dict(history.kept or {}) if history else {}
    try:
        place.mkdir(mode=0o755, parents=True, exist_ok=True)
        former = bundle.package(machine.kind, running) if running != bundle.version else None
        for one in (former, package):
            if one is not None:
                copy_verified(one, folder, _kept(place, machine.kind, one.version))
                kept[_kept(place, machine.kind, one.version).name] = one.sha256
        before = running if _kept(place, machine.kind, running).name in kept and running != bundle.version else ""
        _put(place, package, before, kept, machine)
        _write(place, History(_higher(bundle.version, history), bundle.version, before, kept))
        _forget_others(place, machine.kind, {bundle.version, before})
    except PermissionError:
        raise UpdateError("Only an administrator may install an update: use sudo.") from None
    except OSError as error:
        raise UpdateError(f"The update cannot be installed ({error.strerror}): check the free space.") from None
    return bundle


def back(machine: Machine, place: Path | None = None) -> str:
    """Install the version before the last update again and return it.

    Raises:
        UpdateError: There is none, or its kept package was changed or does not install.

    """
    place = place or updates_folder()
    history = _read(place)
    if history is None or not history.before:
        raise UpdateError("No package of the version before is kept: install it from its own update.")
    file = _kept(place, machine.kind, history.before)
    if not (file.is_file() and file_sha256(file) == (history.kept or {}).get(file.name)):
        raise UpdateError(
            f"The kept package of version {history.before} is missing or was changed: install that version's update."
        )
    if code := machine.put(file):
        raise UpdateError(f"The package of version {history.before} was not installed (exit code {code}).")
    _write(place, History(history.highest, history.before, "", history.kept))
    return history.before


def _put(place: Path, package: Package, before: str, kept: dict[str, str], machine: Machine) -> None:
    """Install a kept package; when that fails, the one before."""
    code = machine.put(_kept(place, machine.kind, package.version))
    if not code:
        return
    former = _kept(place, machine.kind, before) if before else None
    if former and former.is_file() and file_sha256(former) == kept[former.name] and not machine.put(former):
        raise UpdateError(f"The update was not installed (exit code {code}); version {before} is in place again.")
    raise UpdateError(f"The update was not installed (exit code {code}): look at the system's log of packages.")


def _check_age(bundle: Bundle, machine: Machine, history: History | None) -> None:
    """Refuse a version below any that this computer has had; the same again is a repair."""
    floor = max(as_numbers(machine.running), as_numbers(history.highest) if history else (0,))
    if as_numbers(bundle.version) < floor:
        has = ".".join(map(str, floor))
        raise UpdateError(f"The update leads to {bundle.version}, but this computer has had {has}: use a newer one.")


def _higher(version: str, history: History | None) -> str:
    if history is None or as_numbers(version) > as_numbers(history.highest):
        return version
    return history.highest


def _kept(place: Path, kind: str, version: str) -> Path:
    return place / f"radonc-gpt-{version}.{kind}"


def _forget_others(place: Path, kind: str, versions: set[str]) -> None:
    names = {_kept(place, kind, version).name for version in versions if version}
    for file in place.glob("radonc-gpt-*.*"):
        if file.name not in names:
            file.unlink()


def _read(place: Path) -> History | None:
    try:
        return _BOOK.validate_json((place / _HISTORY).read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValidationError):
        raise UpdateError(
            f"The history of updates {place / _HISTORY} is damaged: have the administrator restore or remove it."
        ) from None


def _write(place: Path, history: History) -> None:
    write_whole(place / _HISTORY, (json.dumps(asdict(history), indent=1, sort_keys=True) + "\n").encode(), mode=0o644)
