"""What can go wrong with the case store, each as one sentence for the user."""

from __future__ import annotations

from radonc_models.keyed.errors import (
    DiskFull,
    EscrowKeyRefused,
    EscrowRefused,
    NotEnoughMemory,
    PassphraseRefused,
    PrintedKeyRefused,
    TooManyAttempts,
    UserNameRefused,
    VaultAtWork,
    VaultBusy,
    VaultClosed,
    VaultDamaged,
    VaultError,
    VaultExists,
    VaultMissing,
    VaultTooNew,
    VaultUnwritable,
    WrongPassphrase,
)

__all__ = [
    "DiskFull",
    "EscrowKeyRefused",
    "EscrowRefused",
    "KeyFileOld",
    "KeychainRefused",
    "LastAdmin",
    "NotAllowed",
    "NotEnoughMemory",
    "PackNotForPatients",
    "PassphraseRefused",
    "PrintedKeyRefused",
    "RemovalUnfinished",
    "SignedFileRefused",
    "SignedReadOnly",
    "SlotsDiffer",
    "StaleVersion",
    "TemporaryPassphrase",
    "TextRefused",
    "TooManyAttempts",
    "UnknownRecord",
    "UnknownUser",
    "UserNameRefused",
    "VaultAtWork",
    "VaultBusy",
    "VaultClosed",
    "VaultDamaged",
    "VaultError",
    "VaultExists",
    "VaultMissing",
    "VaultRolledBack",
    "VaultTooNew",
    "VaultUnwritable",
    "WorkFailed",
    "WorkStopped",
    "WrongPassphrase",
]


class TemporaryPassphrase(VaultError):
    """The passphrase was set by an administrator, so what it proves is not yet the user's alone."""

    sentence = "Your passphrase was set by an administrator: choose your own before you sign."


class NotAllowed(VaultError):
    """The roles of the unlocked user do not carry the right."""

    sentence = "Your role does not allow this: ask an administrator."


class PackNotForPatients(VaultError):
    """A pack with models of synthetic cases would be approved for clinical use."""

    sentence = (
        "The models of this pack learned from synthetic cases alone, so it cannot be approved for clinical use: "
        "allow it for evaluation."
    )


class LastAdmin(VaultError):
    """The change would leave the store without an administrator."""

    sentence = "This is the last administrator of the case store: give another user the role admin first."


class UnknownUser(VaultError):
    """There is no such user."""

    sentence = "There is no user of this name in the case store: look at the list of users."


class SlotsDiffer(VaultError):
    """The slot file holds other public keys for a user than the database, so nothing is sealed to them."""

    sentence = "The key file slots.json holds other keys for a user than the case store: reset that user's passphrase."


class RemovalUnfinished(VaultError):
    """A user was removed, and the new data key could not be made yet."""

    sentence = (
        "The user is removed, but the cases are not yet under a new key: free some space on the disk, "
        "then lock and unlock the case store, which makes up for it."
    )


class KeychainRefused(VaultError):
    """The keychain of the operating system cannot be used."""

    sentence = "The keychain of this computer cannot be used: unlock with your passphrase."


class KeyFileOld(VaultDamaged):
    """The key slots are older than the database says they must be."""

    sentence = (
        "The key file slots.json is older than this case store, so an earlier passphrase would open it again: "
        "put back the newest slots.json, or ask an administrator to reset your passphrase."
    )


class VaultRolledBack(VaultDamaged):
    """The store is not as it was left: entries are missing, or a file is an older one; the store stays closed.

    Attributes:
        missing: Entries of the audit trail that are known to be missing; 0 where none is, although a file was changed.
        since: Time of the last entry that is left, ISO 8601 in UTC; empty where it is not known.

    """

    sentence = (
        "The case store is older than it was when it was last used, so it stays closed: "
        "keep a copy of its folder as evidence and restore the last good backup."
    )

    def __init__(self, sentence: str | None = None, *, missing: int = 0, since: str = "") -> None:
        super().__init__(sentence)
        self.missing = missing
        self.since = since


class SignedFileRefused(VaultError):
    """An exported signed file is not what was signed, or not signed with the expected key."""


class StaleVersion(VaultError):
    """The details were saved by someone else since they were read; nothing was overwritten."""

    sentence = (
        "These patient details were saved elsewhere in the meantime, so nothing was overwritten: "
        "copy your text, reload the case and merge it."
    )


class SignedReadOnly(VaultError):
    """A signed answer was to be changed."""

    sentence = "This answer is signed and can no longer be changed."


class UnknownRecord(VaultError):
    """The case, draft or suggestion does not exist in this store."""

    sentence = "This record is not in the case store: reload the case list."


class TextRefused(VaultError):
    """A text cannot be stored exactly as it is, so it was not stored at all."""


class WorkStopped(VaultError):
    """The user ended a work on the store before it was done."""

    sentence = "Stopped before it was done: nothing was changed."


class WorkFailed(VaultError):
    """A work on the store ended by a bug."""

    sentence = (
        "The work on the case store met a problem that the app does not know and was ended: "
        "lock the vault, unlock it again and try once more."
    )
