"""What the administrator of a machine has decided.

The machine's own policy counts, which a user without rights cannot change, and ``policy.toml`` in the vault's folder. A
name that is in both has the machine's value.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from radonc_models.machine_policy import (
    POLICY,
    PolicyError,
    Registry,
    machine_policy,
    machine_values,
    read_file,
    refusal,
)

__all__ = ["MACHINE_ONLY", "POLICY", "Policy", "PolicyError", "machine_policy", "read_policy"]

MACHINE_ONLY = frozenset({"demo", "unsigned_packs"})
"""What only the machine's policy may say, because it counts where no vault is open."""


class Policy(BaseModel):
    """What may be set, with the values that hold where nothing is.

    Attributes:
        auto_lock_minutes: Minutes without a key or a move of the mouse after which the vault is locked, 1 to 60.
        clipboard_seconds: Seconds after which a copied text is taken out of the clipboard, 5 to 300.
        keychain: Whether the keychain of the operating system may hold a key to the vault.
        plain_export: Whether a case may be exported unencrypted, as PDF, text or FHIR.
        language: What the windows speak: ``system``, or a language by its name.
        own_answer_first: Whether the physician's own answer is asked for before a model's is shown.
        unapproved_packs: Whether a model pack may be asked that no administrator of the store has let in.
        pack: Hex SHA-256 of the manifest of the one model pack that is asked; empty leaves the choice to each store.
        demo: Whether the demo with its synthetic cases may be opened.
        unsigned_packs: Whether a model pack that no trusted key has signed may be used.

    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    auto_lock_minutes: int = Field(default=5, ge=1, le=60)
    clipboard_seconds: int = Field(default=30, ge=5, le=300)
    keychain: bool = False
    plain_export: bool = True
    language: Literal["system", "en", "de"] = "system"
    own_answer_first: bool = False
    unapproved_packs: bool = False
    pack: str = Field(default="", pattern="^([0-9a-f]{64})?$")
    demo: bool = True
    unsigned_packs: bool = True

    @property
    def managed(self) -> frozenset[str]:
        """What a file or the registry sets; the user cannot change it."""
        return frozenset(self.model_fields_set)


def read_policy(vault: Path, machine: Path | None = None, registry: Registry | None = None) -> Policy:
    """Return the policy for the vault in the folder ``vault``; without any file, the defaults.

    Args:
        vault: Folder of the vault.
        machine: File of the machine's policy; by default ``machine_policy()``.
        registry: Reads the registry's policies; by default, on Windows, the system's.

    Raises:
        PolicyError: A policy cannot be read, or holds an unknown name or a value out of range.

    """
    own, path = vault / POLICY, machine or machine_policy()
    said = read_file(own)
    if misplaced := sorted(MACHINE_ONLY & said.keys()):
        raise refusal(own, f"{misplaced[0]} can only be decided for the whole machine")
    policy = _checked(said, own)
    return _checked(policy.model_dump(exclude_unset=True) | machine_values(path, registry), path)


def _checked(values: dict[str, Any], path: Path) -> Policy:
    try:
        return Policy.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        name = ".".join(str(part) for part in first["loc"])
        raise refusal(path, f"{name}: {first['msg'].lower()}") from None
