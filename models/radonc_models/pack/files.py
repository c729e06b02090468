"""Hashes of model files and adapters."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

from radonc_models.errors import ModelPackError

__all__ = [
    "TRAINING_CARD",
    "FileStamp",
    "Told",
    "adapter_sha256",
    "base_sha256",
    "file_sha256",
    "is_unchanged",
    "open_verified",
    "stamp_of",
    "weights_sha256",
]

TRAINING_CARD = "training_card.json"
"""Name of the file in an adapter folder that says how the adapter was made and what it scored."""

Told = Callable[[int], None]
"""Is told how many bytes of a file have been read."""

_ADAPTER_FILES = ("adapter_model.safetensors", "adapter_config.json")


@dataclass(frozen=True)
class FileStamp:
    """Identity of an open file at the moment its hash was right; a changed file has another stamp.

    Times are in nanoseconds, the size in bytes.
    """

    device: int
    inode: int
    size: int
    modified: int
    changed: int


def stamp_of(file: BufferedReader) -> FileStamp:
    """Return the stamp of an open file."""
    return _stamp(os.fstat(file.fileno()))


def _stamp(status: os.stat_result) -> FileStamp:
    return FileStamp(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def is_unchanged(path: Path, stamp: FileStamp) -> bool:
    """Tell whether ``path`` still leads to the file with this stamp, and nobody wrote to it since."""
    try:
        status = path.stat()
    except OSError:
        return False
    return _stamp(status) == stamp


def open_verified(
    path: Path, sha256: str | None, verified: FileStamp | None = None, told: Told | None = None
) -> tuple[BufferedReader, str]:
    """Open a model file, check its hash and return the open file with the hash.

    Load from this very file object, so that nobody can put other bytes under the name after the check.

    Args:
        path: File to open.
        sha256: Hash that the file must have; ``None`` accepts any.
        verified: Stamp of an earlier check against the same ``sha256``; while it is still right, the file is
            not read again.
        told: Is told after each mebibyte how many bytes have been read; what it raises ends the reading.

    Raises:
        ModelPackError: The file is missing, not a plain file, or has another hash.

    """
    try:
        # Without waiting: a named pipe in place of a model must not hang the engine.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        raise ModelPackError(
            f"The model file {path.name} is missing or cannot be read: install the model pack again."
        ) from None
    file = os.fdopen(handle, "rb")
    try:
        return file, _checked(file, path.name, sha256, verified, told)
    except BaseException:
        file.close()
        raise


def _checked(file: BufferedReader, name: str, sha256: str | None, verified: FileStamp | None, told: Told | None) -> str:
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        raise ModelPackError(f"{name} is not a plain file: install the model pack again.")
    if sha256 is not None and verified == stamp_of(file):
        return sha256
    before = stamp_of(file)
    try:
        found = _digest(file, told)
    except OSError:
        raise ModelPackError(f"The model file {name} cannot be read to its end: check the disk.") from None
    if sha256 is not None and found != sha256:
        raise ModelPackError(
            f"The model file {name} is damaged or was changed (its SHA-256 is not the expected one): "
            "install the model pack again."
        )
    if stamp_of(file) != before:
        raise ModelPackError(f"The model file {name} was changed while it was read: ask again.")
    file.seek(0)
    return found


def _digest(file: BufferedReader, told: Told | None) -> str:
    if told is None:
        return hashlib.file_digest(file, "sha256").hexdigest()
    digest, done = hashlib.sha256(), 0
    while block := file.read(1 << 20):
        digest.update(block)
        done += len(block)
        told(done)
    return digest.hexdigest()


def file_sha256(path: Path) -> str:
    """Return the hex SHA-256 of a file, read as a stream.

    Raises:
        ModelPackError: The file cannot be read.

    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        raise ModelPackError(f"The file {path.name} cannot be read: check that it is there and readable.") from None


def adapter_sha256(folder: Path) -> str:
    """Return the identity of a PEFT adapter: SHA-256 over its weights followed by its configuration.

    Raises:
        ModelPackError: One of the two files cannot be read.

    """
    digest = hashlib.sha256()
    for name in _ADAPTER_FILES:
        try:
            with (folder / name).open("rb") as file:
                while block := file.read(1 << 20):
                    digest.update(block)
        except OSError:
            raise ModelPackError(
                f"The adapter folder {folder.name} has no readable {name}: point to a folder in PEFT format."
            ) from None
    return digest.hexdigest()


def base_sha256(base: Path) -> str:
    """Return the identity of a base model: its GGUF file's hash, or one over the weight files of its folder."""
    if base.is_file():
        return file_sha256(base)
    return weights_sha256([(path.name, file_sha256(path)) for path in base.glob("model*.safetensors")])


def weights_sha256(digests: Iterable[tuple[str, str]]) -> str:
    """Return one hash over the (name, SHA-256) of several weight files."""
    return hashlib.sha256("".join(f"{name} {digest}\n" for name, digest in sorted(digests)).encode()).hexdigest()
