"""Where a store lies: the names of its files, and what can be told of it before it is opened."""

from __future__ import annotations

from pathlib import Path

from radonc_models.keyed.envelopes import SlotKind
from radonc_models.keyed.errors import VaultError
from radonc_models.keyed.files import sync_folder, translated
from radonc_models.keyed.slots import read_slots

__all__ = ["DATABASE", "READY", "SLOTS", "finish_restore", "has_slot", "it_key_of", "vault_exists"]

DATABASE = "cases.db"
"""Name of the database in the folder of a store."""
SLOTS = "slots.json"
"""Name of the slot file in the folder of a store."""
READY = ".restored"
"""How the name of a folder ends that is to take the place of the store."""


def vault_exists(folder: Path) -> bool:
    """Tell whether ``folder`` holds a case store, whole or damaged; a restore that was cut off is finished first."""
    finish_restore(folder)
    return (folder / SLOTS).exists() or (folder / DATABASE).exists()


def has_slot(folder: Path, *kinds: SlotKind) -> bool:
    """Tell whether the case store in ``folder`` has a slot of one of these kinds; False where it cannot be read."""
    try:
        return any(slot.kind in kinds for slot in read_slots(folder / SLOTS).slots)
    except VaultError:
        return False


def it_key_of(folder: Path) -> str:
    """Return the fingerprint of the IT key that the slot file names, not proved yet; empty where there is none."""
    try:
        slot = read_slots(folder / SLOTS).escrow
    except VaultError:
        return ""
    return slot.fingerprint if slot else ""


def finish_restore(folder: Path) -> None:
    """Make up for the last rename of a restore that was cut off between its two; otherwise do nothing."""
    ready = folder.with_name(folder.name + READY)
    if ready.is_dir() and not folder.exists():
        with translated():
            ready.rename(folder)
            sync_folder(folder.parent)
