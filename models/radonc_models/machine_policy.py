"""What the administrator of a machine has decided: a small read-only file and, on Windows, the registry's policies.

Group Policy writes below the registry's ``Software`` and ``Policies``, where users without rights cannot write. A name
that is in both has the registry's value. Which values are allowed is for the readers of each name to say.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from radonc_models.errors import RadOncError
from radonc_models.machine_folders import settings_folder

__all__ = [
    "NUMBERS",
    "POLICY",
    "REGISTRY_KEY",
    "SWITCHES",
    "TEXTS",
    "PolicyError",
    "Registry",
    "machine_policy",
    "machine_values",
    "read_file",
    "refusal",
]

POLICY = "policy.toml"
"""Name of the file on the machine, and in the folder of a vault."""
REGISTRY_KEY = r"SOFTWARE\Policies\RadOnc-GPT"
"""Below ``HKEY_LOCAL_MACHINE``."""
NUMBERS = {"AutoLockMinutes": "auto_lock_minutes", "ClipboardSeconds": "clipboard_seconds"}
"""Registry values that are numbers (REG_DWORD), and their names in the file."""
SWITCHES = {
    "Demo": "demo",
    "Keychain": "keychain",
    "OwnAnswerFirst": "own_answer_first",
    "PlainExport": "plain_export",
    "UnapprovedPacks": "unapproved_packs",
    "UnsignedPacks": "unsigned_packs",
}
"""Registry values that are 0 or 1 (REG_DWORD), and their names in the file."""
TEXTS = {
    "EscrowFingerprint": "escrow_fingerprint",
    "EscrowKey": "escrow_key",
    "Language": "language",
    "Pack": "pack",
}
"""Registry values that are words (REG_SZ), and their names in the file."""
_MAX_BYTES = 64 * 1024

Registry = Callable[[], dict[str, object]]
"""Reads the values below ``REGISTRY_KEY``, by name."""


class PolicyError(RadOncError):
    """A policy cannot be read or says something that is not allowed; nothing is opened under a guess."""


def machine_policy() -> Path:
    """Return where the policy file of this machine lies, whether it exists or not."""
    return settings_folder() / POLICY


def machine_values(path: Path | None = None, registry: Registry | None = None) -> dict[str, Any]:
    """Return what the machine says, by the names of the file, unchecked.

    Args:
        path: The machine's file; by default ``machine_policy()``.
        registry: Reads the registry's values; by default, on Windows, the system's.

    Raises:
        PolicyError: The file cannot be read or is no TOML; a value of the registry is unknown or of another type.

    """
    return read_file(path or machine_policy()) | _translated((registry or _registry)())


def read_file(path: Path) -> dict[str, Any]:
    """Return what a policy file says; nothing when there is none.

    Raises:
        PolicyError: It cannot be read, is too long or is no TOML.

    """
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise refusal(path, "it cannot be read") from error
    if len(data) > _MAX_BYTES:
        raise refusal(path, "it is too long")
    import tomllib  # here, as most machines have no such file, and the first window waits for what is imported

    try:
        return tomllib.loads(data.decode())
    except ValueError as error:  # TOMLDecodeError and UnicodeDecodeError
        raise refusal(path, "it is not TOML") from error


def refusal(path: Path | str, what: str) -> PolicyError:
    """Return the error that names the place and what is wrong there."""
    return PolicyError(f"The policy file {path} is not valid ({what}): have the administrator correct it.")


def _translated(values: dict[str, object]) -> dict[str, Any]:
    known = {name.lower(): name for name in (*NUMBERS, *SWITCHES, *TEXTS)}  # the registry knows no capitals
    found: dict[str, Any] = {}
    for given, value in values.items():
        name = known.get(given.lower())
        if name is None:
            raise _registry_refusal(f"{given[:40]!r} is no policy of this version")
        if name in TEXTS and not isinstance(value, str):
            raise _registry_refusal(f"{name} is not a REG_SZ")
        if name not in TEXTS and (isinstance(value, bool) or not isinstance(value, int)):
            raise _registry_refusal(f"{name} is not a REG_DWORD")
        if name in SWITCHES and value not in (0, 1):
            raise _registry_refusal(f"{name} is neither 0 nor 1")
        found[(NUMBERS | SWITCHES | TEXTS)[name]] = bool(value) if name in SWITCHES else value
    return found


def _registry_refusal(what: str) -> PolicyError:
    return PolicyError(
        f"The policy in the registry below HKLM\\{REGISTRY_KEY} is not valid ({what}): "
        "have the administrator correct it."
    )


def _registry() -> dict[str, object]:
    """Read the registry's values, empty where there is no registry or no such key."""
    if sys.platform == "win32":
        import winreg

        rights = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
        try:
            key = winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, REGISTRY_KEY, 0, rights)
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise _registry_refusal("it cannot be read") from error
        with key:
            found = [winreg.EnumValue(key, index) for index in range(winreg.QueryInfoKey(key)[1])]
        return {name: value for name, value, _ in found}
    return {}
