"""What the administrator of a machine has decided.

The machine's own policy counts, which a user without rights cannot change, and ``policy.toml`` in the vault's folder. A
name that is in both has the machine's value.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from radonc_desktop.settings import SettingRefused, checked, whole, worded
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

MACHINE_ONLY = frozenset({"demo", "escrow_fingerprint", "escrow_key", "unsigned_packs"})
"""What only the machine's policy may say: it counts where no vault is open, or would let a planted key in."""


@dataclass(frozen=True)
class Policy:
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
        escrow_key: File of the public IT key that every vault is opened with from then on; empty for none.
        escrow_fingerprint: The fingerprint that this key must have.
        demo: Whether the demo with its synthetic cases may be opened.
        unsigned_packs: Whether a model pack that no trusted key has signed may be used.
        managed: Names of what a file or the registry sets; the user cannot change it.

    """

    auto_lock_minutes: int = whole(5, 1, 60)
    clipboard_seconds: int = whole(30, 5, 300)
    keychain: bool = False
    plain_export: bool = True
    language: Literal["system", "en", "de"] = "system"
    own_answer_first: bool = False
    unapproved_packs: bool = False
    pack: str = worded("", "([0-9a-f]{64})?", "64 hex digits in small letters, or empty")
    escrow_key: str = worded(
        "", r"(([A-Za-z]:)?[/\\](?![/\\])[^\x00-\x1f]{1,400})?", "the whole path of a file, or empty"
    )
    escrow_fingerprint: str = worded("", "([0-9a-f]{4}(-[0-9a-f]{4}){7})?", "eight groups of four hex digits, or empty")
    demo: bool = True
    unsigned_packs: bool = True
    managed: frozenset[str] = field(default=frozenset(), compare=False)

    @classmethod
    def saying(cls, /, **values: object) -> Policy:
        """Return the policy that says these values, which are managed, and nothing else.

        Raises:
            SettingRefused: A name is unknown, or a value is not allowed.

        """
        return replace(checked(cls, values), managed=frozenset(values))


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
    _checked(said, own)
    policy = _checked(said | machine_values(path, registry), path)
    if bool(policy.escrow_key) != bool(policy.escrow_fingerprint):
        raise refusal(path, "escrow_key and escrow_fingerprint belong together")
    return policy


def _checked(values: dict[str, Any], path: Path) -> Policy:
    try:
        return Policy.saying(**values)
    except SettingRefused as error:
        raise refusal(path, str(error)) from None
