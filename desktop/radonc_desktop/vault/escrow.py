"""The IT key and an open store: at each unlock the slot is made, replaced or mended as the machine's policy says.

Only the machine's policy can bring a key into a store, by a file and the fingerprint that it must have. Where the
policy is gone the slot stays until an administrator removes it: a store that is opened once without the policy must not
lose the way back. A slot that was damaged or taken away is made anew for the key that the database knows.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from radonc_desktop.policy import Policy
from radonc_desktop.vault.audit import AuditTrail
from radonc_desktop.vault.escrow_table import EscrowHolder, EscrowTable
from radonc_desktop.vault.place import SLOTS
from radonc_models.keyed.errors import EscrowKeyRefused
from radonc_models.keyed.escrow import EscrowSlot, escrow_fingerprint
from radonc_models.keyed.escrow_files import read_escrow_public
from radonc_models.keyed.keys import Keys
from radonc_models.keyed.slots import SlotFile, read_slots, write_slots

__all__ = ["EscrowState", "bring_up_to_date", "policy_key"]


@dataclass(frozen=True)
class EscrowState:
    """What the unlocked user is told about the IT key.

    Attributes:
        fingerprint: Of the key that holds the store; empty where none does.
        required: The policy of this computer asks for a key.
        problem: Why the key that the policy asks for could not be read, as one sentence; then nothing was written.
        changed: The audit event by which this unlock changed the slot; empty where all was as it must be.

    """

    fingerprint: str = ""
    required: bool = False
    problem: str = ""
    changed: str = ""


def policy_key(policy: Policy) -> bytes | None:
    """Return the public key that the policy asks for, or None where it asks for none.

    Raises:
        EscrowKeyRefused: The file cannot be read, or holds another key than the policy says.

    """
    if not policy.escrow_key:
        return None
    path = Path(policy.escrow_key)
    public = read_escrow_public(path)
    if escrow_fingerprint(public) != policy.escrow_fingerprint:
        raise EscrowKeyRefused(
            f"The policy of this computer asks for the IT key {policy.escrow_fingerprint}, and the file {path} holds "
            f"the key {escrow_fingerprint(public)}, so nothing was written: have the administrator correct one of them."
        )
    return public


def bring_up_to_date(folder: Path, audit: AuditTrail, table: EscrowTable, keys: Keys, policy: Policy) -> EscrowState:
    """Make the slot what policy and database say, with an audit row for each change, and return what holds now.

    The slot file is written inside the transaction: after a crash between the two it is ahead of the database, and the
    next unlock makes up for it. Slots of users are not touched.

    Raises:
        DiskFull: There is no room; nothing was changed.
        VaultDamaged: The tables of the IT key were changed outside the program.

    """
    wanted, problem = None, ""
    try:
        wanted = policy_key(policy)
    except EscrowKeyRefused as refused:
        problem = str(refused)
    file, newest = read_slots(folder / SLOTS), table.newest()
    holder = table.holder()
    state = EscrowState(holder.fingerprint if holder else "", bool(policy.escrow_key), problem)
    if table.was_removed(file.escrow):
        return state  # the new data key that is due takes the slot away
    step = _step(file, holder, keys, wanted)
    if step is None:
        return state
    recipient = b"" if step == "escrow.discard" else wanted or (holder.recipient if holder else b"")
    last = max(newest.number if newest else 0, _genuine_version(file, keys))
    slot = (
        EscrowSlot.new(keys.data, keys.chain, file.vault_id, file.generation, recipient, last + 1)
        if recipient
        else None
    )
    with audit.change() as change:
        if slot is None:
            change.record("escrow.discard")
        else:
            table.enter(change, slot.version, recipient)
            change.record(step, key=slot.fingerprint, version=slot.version)
        write_slots(folder / SLOTS, replace(file, escrow=slot))
    return replace(state, fingerprint=slot.fingerprint if slot else "", changed=step)


_Step = Literal["escrow.add", "escrow.replace", "escrow.renew", "escrow.discard"]


def _step(file: SlotFile, holder: EscrowHolder | None, keys: Keys, wanted: bytes | None) -> _Step | None:
    """Return what has to be done; None when all is as it must be."""
    if wanted is not None and (holder is None or holder.recipient != wanted):
        return "escrow.add" if holder is None else "escrow.replace"
    if holder is None:
        # Of an addition that was cut off before the database knew, or planted: nobody has decided for it.
        return "escrow.discard" if file.escrow else None
    return None if holder.holds(file.escrow) and _genuine_version(file, keys) else "escrow.renew"


def _genuine_version(file: SlotFile, keys: Keys) -> int:
    """Return the version of a slot that somebody with both keys made, 0 for any other: a forger may name any number."""
    slot = file.escrow
    whole = slot is not None and slot.is_genuine(keys.data, keys.chain, file.vault_id, file.generation)
    return slot.version if slot is not None and whole else 0
