"""What can go wrong with a file that enters or leaves the store, each as one sentence for the user."""

from __future__ import annotations

from radonc_models.keyed.errors import FileExists, VaultError

__all__ = [
    "ArchiveDamaged",
    "BackupDamaged",
    "BackupFailed",
    "BackupStopped",
    "ExportRefused",
    "FileExists",
    "ImportRefused",
    "RestoreRefused",
]


class BackupDamaged(VaultError):
    """A backup file is not whole, was changed, or is none."""

    sentence = "This backup file is damaged or was changed, so nothing was restored: use an older backup."


class BackupFailed(VaultError):
    """A backup was written but does not hold what the store holds; it was removed."""

    sentence = (
        "The backup did not pass its check and was removed, and the case store is unchanged: "
        "try again in another folder, and verify the store if it happens again."
    )


class BackupStopped(VaultError):
    """Somebody stopped a backup."""

    sentence = "The backup was stopped and removed."


class RestoreRefused(VaultError):
    """A sound backup cannot be restored to the given place."""


class ArchiveDamaged(VaultError):
    """An encrypted archive is not whole, was changed, or is none."""

    sentence = "This archive is damaged or was changed, so nothing of it was read: use another copy of it."


class ExportRefused(VaultError):
    """An export was asked for that must not or cannot be made."""


class ImportRefused(VaultError):
    """A file, or what is in it, cannot be imported; nothing was stored."""
