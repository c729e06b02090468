"""What the administrator of a machine has decided, in one small read-only file.

Two files count: the machine's own, which a user without rights cannot change, and ``policy.toml`` in the vault's
folder. A name that is in both has the machine's value.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from radonc_models.errors import RadOncError
from radonc_models.machine_folders import settings_folder

__all__ = ["POLICY", "Policy", "PolicyError", "machine_policy", "read_policy"]

POLICY = "policy.toml"
"""Name of the file in the folder of a vault and on the machine."""
_MAX_BYTES = 64 * 1024


class PolicyError(RadOncError):
    """A policy file cannot be read or says something that is not allowed; nothing is opened under a guess."""


class Policy(BaseModel):
    """What may be set, with the values that hold where nothing is.

    Attributes:
        auto_lock_minutes: Minutes without a key or a move of the mouse after which the vault is locked, 1 to 60.
        clipboard_seconds: Seconds after which a copied text is taken out of the clipboard, 5 to 300.
        keychain: Whether the keychain of the operating system may hold a key to the vault.
        plain_export: Whether a case may be exported unencrypted, as PDF, text or FHIR.
        own_answer_first: Whether the physician's own answer is asked for before a model's is shown.
        unapproved_packs: Whether a model pack may be asked that no administrator of the store has let in.

    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    auto_lock_minutes: int = Field(default=5, ge=1, le=60)
    clipboard_seconds: int = Field(default=30, ge=5, le=300)
    keychain: bool = False
    plain_export: bool = True
    own_answer_first: bool = False
    unapproved_packs: bool = False

    @property
    def managed(self) -> frozenset[str]:
        """What a file sets; the user cannot change it."""
        return frozenset(self.model_fields_set)


def machine_policy() -> Path:
    """Return where the policy of this machine lies, whether it exists or not."""
    return settings_folder() / POLICY


def read_policy(vault: Path, machine: Path | None = None) -> Policy:
    """Return the policy for the vault in the folder ``vault``; without any file, the defaults.

    Args:
        vault: Folder of the vault.
        machine: File of the machine's policy; by default ``machine_policy()``.

    Raises:
        PolicyError: A file cannot be read, is no TOML, or holds an unknown name or a value out of range.

    """
    policy = Policy()
    for path in (vault / POLICY, machine or machine_policy()):  # the later one wins
        policy = _checked(policy.model_dump(exclude_unset=True) | _read(path), path)
    return policy


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise _refusal(path, "it cannot be read") from error
    if len(data) > _MAX_BYTES:
        raise _refusal(path, "it is too long")
    try:
        return tomllib.loads(data.decode())
    except ValueError as error:  # TOMLDecodeError and UnicodeDecodeError
        raise _refusal(path, "it is not TOML") from error


def _checked(values: dict[str, Any], path: Path) -> Policy:
    try:
        return Policy.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        name = ".".join(str(part) for part in first["loc"])
        raise _refusal(path, f"{name}: {first['msg'].lower()}") from None


def _refusal(path: Path, what: str) -> PolicyError:
    return PolicyError(f"The policy file {path} is not valid ({what}): have the administrator correct it.")
