"""The optional slot that the keychain of the operating system opens: a convenience, off unless a policy allows it.

A random 256-bit key lies in the keychain and opens a slot beside the user's own, with the same keys inside. Whoever is
logged in to the computer as this person opens the store then; signing and changing users still take the passphrase.
"""

from __future__ import annotations

import os
from base64 import b64decode, b64encode
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from radonc_desktop.policy import read_policy
from radonc_desktop.vault.errors import KeychainRefused
from radonc_models.keyed.keys import KEY_BYTES

__all__ = ["Keychain", "Ring", "system_ring"]

_SERVICE = "radonc-gpt"
_TRUSTED = ("keyring.backends.SecretService", "keyring.backends.Windows", "keyring.backends.macOS")
_NOT_ALLOWED = (
    "The policy of this computer does not allow keys in its keychain: unlock with your passphrase, "
    "or have the administrator set keychain = true."
)


class Ring(Protocol):
    """What is asked of a keychain; the module ``keyring`` has these functions."""

    def get_password(self, service: str, name: str) -> str | None:
        """Return what is kept under a name, or None."""

    def set_password(self, service: str, name: str, secret: str) -> None:
        """Keep a secret."""

    def delete_password(self, service: str, name: str) -> None:
        """Forget it."""


def system_ring() -> Ring:
    """Return the keychain of the operating system.

    Raises:
        KeychainRefused: The package ``keyring`` is not installed, or it would keep secrets in a plain file.

    """
    try:
        keyring: Any = import_module("keyring")
    except ImportError:
        raise KeychainRefused("The package keyring is not installed: install it to use the keychain.") from None
    backend = keyring.get_keyring()
    first = next(iter(getattr(backend, "backends", ())), backend)
    if not type(first).__module__.startswith(_TRUSTED):
        raise KeychainRefused
    ring: Ring = backend
    return ring


class Keychain:
    """The keys of one store in a keychain, as far as the policy of the machine and the store allows.

    Args:
        folder: Folder of the store; its policy is read at each use.
        ring: Gives the keychain.

    """

    def __init__(self, folder: Path, ring: Callable[[], Ring] = system_ring) -> None:
        self._folder = folder
        self._ring = ring

    def new_key(self, vault_id: str, user: str) -> bytes:
        """Keep a new random key for ``user`` and return it.

        Raises:
            KeychainRefused: The policy forbids it, or the keychain does not take it.

        """
        key = os.urandom(KEY_BYTES)
        self._ask("set_password", _name(vault_id, user), b64encode(key).decode())
        return key

    def key(self, vault_id: str, user: str) -> bytes:
        """Return the kept key.

        Raises:
            KeychainRefused: The policy forbids it, or there is none.

        """
        kept = self._ask("get_password", _name(vault_id, user))
        try:
            key = b64decode(kept or "", validate=True)
        except ValueError:
            key = b""
        if len(key) != KEY_BYTES:
            raise KeychainRefused
        return key

    def forget(self, vault_id: str, user: str) -> None:
        """Take the key out of the keychain; without one there is nothing to do, and the policy need not allow it."""
        try:
            self._ring().delete_password(_SERVICE, _name(vault_id, user))
        except KeychainRefused:
            raise
        except Exception:  # noqa: BLE001, S110 - each backend has its own; the slot, without which the key is nothing, is gone
            pass

    def _ask(self, method: str, *values: str) -> Any:
        if not read_policy(self._folder).keychain:
            raise KeychainRefused(_NOT_ALLOWED)
        ring = self._ring()
        try:
            return getattr(ring, method)(_SERVICE, *values)
        except Exception as error:
            raise KeychainRefused from error


def _name(vault_id: str, user: str) -> str:
    return f"{vault_id}/{user.casefold()}"
