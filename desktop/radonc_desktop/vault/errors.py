"""What can go wrong with the case store, each as one sentence for the user."""

from __future__ import annotations

from typing import ClassVar

from radonc_models.errors import RadOncError

__all__ = [
    "DiskFull",
    "KeyFileOld",
    "KeychainRefused",
    "LastAdmin",
    "NotAllowed",
    "NotEnoughMemory",
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
    "VaultBusy",
    "VaultClosed",
    "VaultDamaged",
    "VaultError",
    "VaultExists",
    "VaultMissing",
    "VaultRolledBack",
    "VaultTooNew",
    "VaultUnwritable",
    "WrongPassphrase",
]


class VaultError(RadOncError):
    """The case store could not do what was asked; the message says why and what to do."""

    sentence: ClassVar[str] = "The case store could not do this."

    def __init__(self, sentence: str | None = None) -> None:
        super().__init__(sentence or self.sentence)


class WrongPassphrase(VaultError):
    """The user name is unknown or the passphrase does not open this user's key slot."""

    sentence = "The user name or the passphrase is not right: check both and try again."


class TooManyAttempts(VaultError):
    """Too many wrong passphrases in a row; nothing was tried.

    Attributes:
        seconds: How long to wait, whole seconds.

    """

    sentence = "Too many wrong passphrases: wait a moment and try again."

    def __init__(self, seconds: int | None = None) -> None:
        unit = "second" if seconds == 1 else "seconds"
        super().__init__(f"Too many wrong passphrases: wait {seconds} {unit} and try again." if seconds else None)
        self.seconds = seconds or 1


class PrintedKeyRefused(VaultError):
    """What was typed is not a whole printed key."""

    sentence = "This is not a whole printed key: compare it with the paper, group by group."


class TemporaryPassphrase(VaultError):
    """The passphrase was set by an administrator, so what it proves is not yet the user's alone."""

    sentence = "Your passphrase was set by an administrator: choose your own before you sign."


class NotAllowed(VaultError):
    """The roles of the unlocked user do not carry the right."""

    sentence = "Your role does not allow this: ask an administrator."


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


class PassphraseRefused(VaultError):
    """A new passphrase does not meet the rule."""


class UserNameRefused(VaultError):
    """A new user name cannot be used."""


class VaultMissing(VaultError):
    """There is no case store in the given folder, and none was created."""


class VaultExists(VaultError):
    """The folder already holds a case store or part of one, and nothing was overwritten."""


class VaultDamaged(VaultError):
    """A file of the case store was changed outside the program or has gone bad."""

    sentence = (
        "The case store is damaged, so nothing that it returns can be trusted: "
        "close it and restore the last good backup."
    )


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


class VaultTooNew(VaultError):
    """A newer version of the program has written this case store."""

    sentence = "This case store was written by a newer version of RadOnc-GPT: open it with that version."


class VaultBusy(VaultError):
    """Another process has this case store open."""

    sentence = "This case store is already open in another window or program: close it there and try again."


class VaultClosed(VaultError):
    """The case store was used after it had been closed."""

    sentence = "The case store is locked: unlock it to go on."


class VaultUnwritable(VaultError):
    """The files of the case store cannot be written for a reason other than space."""

    sentence = (
        "The case store cannot be written here: check that its folder is on this computer and that you may write to it."
    )


class DiskFull(VaultError):
    """The operating system refused to write or read; the change was taken back as a whole."""

    sentence = (
        "The disk is full or does not answer, so nothing was changed and everything saved before is kept: "
        "free some space and try again."
    )


class NotEnoughMemory(VaultError):
    """Key derivation could not get its memory."""

    sentence = "There is not enough free memory to unlock the case store: close other programs and try again."


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
