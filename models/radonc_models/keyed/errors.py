"""What can go wrong with an encrypted store, whatever is kept in it, each as one sentence for the user."""

from __future__ import annotations

from typing import ClassVar

from radonc_models.errors import RadOncError

__all__ = [
    "DiskFull",
    "EscrowKeyRefused",
    "EscrowRefused",
    "FileExists",
    "NotEnoughMemory",
    "PassphraseRefused",
    "PrintedKeyRefused",
    "TooManyAttempts",
    "UserNameRefused",
    "VaultAtWork",
    "VaultBusy",
    "VaultClosed",
    "VaultDamaged",
    "VaultError",
    "VaultExists",
    "VaultMissing",
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


class VaultTooNew(VaultError):
    """A newer version of the program has written this case store."""

    sentence = "This case store was written by a newer version of RadOnc-GPT: open it with that version."


class EscrowKeyRefused(VaultError):
    """A file with a key of the organisation's IT is not what it must be, or its passphrase is wrong."""


class EscrowRefused(VaultError):
    """The IT key does not open this case store; nothing was changed."""

    sentence = (
        "The IT slot of this case store was changed or belongs to another store, so the IT key cannot open it: "
        "use a printed recovery key, or restore slots.json from a good backup."
    )


class VaultBusy(VaultError):
    """Another process has this case store open."""

    sentence = "This case store is already open in another window or program: close it there and try again."


class VaultAtWork(VaultError):
    """Another thread of this program works with the store until it is done."""

    sentence = "The case store is at work: wait until that is done, or stop it, and try again."


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


class FileExists(VaultError):
    """The chosen file is there already, and nothing was overwritten."""
