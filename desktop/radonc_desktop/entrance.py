"""The ways into the case store of this installation; what is at fault there is told to the system's log."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from radonc_desktop import vault as store
from radonc_desktop.system_log import failures_told
from radonc_desktop.vault import SlotKind

if TYPE_CHECKING:
    from radonc_desktop.vault import Vault

__all__ = ["Entrance"]


@dataclass(frozen=True)
class Entrance:
    """Opens or creates the store in ``folder``, in whatever thread it is asked; refusals as those of ``store``."""

    folder: Path

    @failures_told()
    def by_passphrase(self, user: str, passphrase: str, *, accept_loss: bool = False) -> Vault:
        """Unlock with the passphrase of a user."""
        return store.open_vault(self.folder, user, passphrase, accept_loss=accept_loss)

    @failures_told()
    def by_printed_key(self, kind: SlotKind, key: str) -> Vault:
        """Unlock with the recovery key, or with the one for an emergency."""
        opening = store.open_with_recovery if kind is SlotKind.RECOVERY else store.open_with_break_glass
        return opening(self.folder, key)

    @failures_told()
    def by_keychain(self, user: str) -> Vault:
        """Unlock with the key that the system's keychain holds."""
        from radonc_desktop.vault.keychain import Keychain

        return store.open_with_keychain(self.folder, user, Keychain(self.folder))

    def create(self, user: str, passphrase: str) -> Vault:
        """Create the store with its first user."""
        return store.create_vault(self.folder, user, passphrase)
